import { existsSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { COMPOSITION_ROOT, FILE_PACKAGES, ROOMS, roomOf } from './rooms.mjs';
import { COMPUTED } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */
/** @typedef {import('./sources.mjs').Finding} Finding */

/** `@scope/name/deep` -> `@scope/name`. */
export function packageName(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

const finding = (rule, source, line, message) => ({ rule, path: source.path, line, message });
const isProduct = (s) => s.path.startsWith('src/') && !s.isTest;

/** Every folder of src is a room of the list, so that no code lives outside the rules. */
export function unknownRoom(sources) {
  return sources
    .filter((s) => s.path.startsWith('src/') && s.path !== COMPOSITION_ROOT && !roomOf(s.path))
    .map((s) =>
      finding(
        'known-room',
        s,
        1,
        'lies in no room of scripts/check/rooms.mjs; add it with a reason',
      ),
    );
}

/** Arrows between rooms, as the `knows` of the room allows. */
export function roomArrows(sources) {
  return sources.filter(isProduct).flatMap((s) => {
    const from = roomOf(s.path);
    if (!from) return [];
    return s.imports.flatMap((i) => {
      if (!i.target?.startsWith('src/')) return [];
      const to = roomOf(i.target);
      if (to?.room === from.room || (to && from.knows.includes(to.room))) return [];
      if (to && i.typeOnly && from.knowsTypesOf?.includes(to.room)) return [];
      const name = to?.room ?? i.target;
      return [
        finding('room-arrows', s, i.line, `${from.room} may not import ${name}. ${from.why}`),
      ];
    });
  });
}

/** Product code imports no tests, scripts or anything else outside src. */
export function staysInSource(sources) {
  return sources
    .filter(isProduct)
    .flatMap((s) =>
      s.imports
        .filter((i) => i.target && (!i.target.startsWith('src/') || /\.test\.tsx?$/.test(i.target)))
        .map((i) =>
          finding(
            'stays-in-src',
            s,
            i.line,
            `${i.specifier} is no product code: the built product lacks it`,
          ),
        ),
    );
}

/** Packages, Node modules and computed imports only where the room or the file says so. */
export function packagesPerRoom(sources) {
  return sources.filter(isProduct).flatMap((s) => {
    const room = roomOf(s.path);
    if (!room) return [];
    const allowed = new Set([...(room.npm ?? []), ...(FILE_PACKAGES[s.path] ?? [])]);
    return s.imports
      .filter((i) => i.target === null && !allowed.has(i.specifier))
      .filter((i) => !allowed.has(packageName(i.specifier)))
      .filter((i) => !(room.node && (isBuiltin(i.specifier) || i.specifier === COMPUTED)))
      .map((i) =>
        finding('room-packages', s, i.line, `${room.room} may not use ${i.specifier}. ${room.why}`),
      );
  });
}

/** A package that the product loads is a dependency; one that is bundled or a tool is a devDependency. */
export function declaredPackages(sources, manifest) {
  const production = new Set(Object.keys(manifest.dependencies ?? {}));
  const all = new Set([...production, ...Object.keys(manifest.devDependencies ?? {})]);
  return sources.flatMap((s) => {
    const bundled = s.path.startsWith('src/web/');
    const known = isProduct(s) && !bundled ? production : all;
    return s.imports
      .filter((i) => i.target === null && i.specifier !== COMPUTED && !isBuiltin(i.specifier))
      .filter(
        (i) =>
          !known.has(packageName(i.specifier)) &&
          !(i.typeOnly && all.has(packageName(i.specifier))),
      )
      .map((i) =>
        finding(
          'declared-package',
          s,
          i.line,
          `${i.specifier} is not in package.json as ${known === all ? 'a package' : 'a dependency'}`,
        ),
      );
  });
}

/** A mistyped import would slip past every rule that looks at paths, so each must exist. */
export function resolvable(sources, root) {
  return sources.flatMap((s) =>
    s.imports
      .filter((i) => i.target !== null && !i.target.startsWith('dist/'))
      .filter((i) => !existsSync(join(root, i.target.replace(/\?.*$/, ''))))
      .map((i) => finding('resolvable', s, i.line, `${i.specifier} leads nowhere`)),
  );
}

/** Groups of files that import each other in a ring (Tarjan 1972, strongly connected components). */
export function cycles(sources) {
  const byPath = new Map(sources.map((s) => [s.path, s]));
  const index = new Map();
  const low = new Map();
  const stack = [];
  const rings = [];
  const visit = (path) => {
    index.set(path, index.size);
    low.set(path, index.get(path));
    stack.push(path);
    for (const { target } of byPath.get(path).imports) {
      if (target === null || !byPath.has(target)) continue;
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(path, Math.min(low.get(path), low.get(target)));
    }
    if (low.get(path) !== index.get(path)) return;
    const ring = stack.splice(stack.indexOf(path));
    if (ring.length > 1) rings.push(ring.toSorted());
  };
  for (const s of sources) if (!index.has(s.path)) visit(s.path);
  return rings.map((ring) =>
    finding('no-cycles', byPath.get(ring[0]), 1, `imports in a ring: ${ring.join(' -> ')}`),
  );
}

/** Looks at the disk itself, apart from the reader whose sight is judged. */
const hasCode = (folder) =>
  existsSync(folder) && readdirSync(folder).some((name) => /\.tsx?$/.test(name));

/**
 * A checker that sees nothing reports success, so it must prove that it sees: files, arrows, and
 * each room that exists on disk.
 */
export function sees(sources, root) {
  const product = sources.filter(isProduct);
  const arrows = product.reduce((n, s) => n + s.imports.length, 0);
  const blind = ROOMS.filter(
    (r) => hasCode(join(root, 'src', r.room)) && !sources.some((s) => roomOf(s.path) === r),
  ).map((r) => r.room);
  const findings = [];
  const report = (message) =>
    findings.push({ rule: 'checker-sees', path: 'scripts/check/sources.mjs', line: 1, message });
  if (product.length === 0) report('the checker sees no module at all');
  if (product.length > 1 && arrows === 0) report('the checker sees modules but no import at all');
  for (const room of blind) report(`the checker sees no file of room ${room}`);
  return { findings, modules: product.length, arrows };
}

/** All import rules at once. */
export function importRules(sources, { root, manifest }) {
  return [
    ...unknownRoom(sources),
    ...roomArrows(sources),
    ...staysInSource(sources),
    ...packagesPerRoom(sources),
    ...declaredPackages(sources, manifest),
    ...resolvable(sources, root),
    ...cycles(sources),
  ];
}
