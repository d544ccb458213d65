/** The lowest Node that is supported (package.json, engines; docs/besluiten/0004). */
const FLOOR = [20, 19];

/** @throws Error in Dutch when this Node is too old to run Stuurhuis. */
export function assertNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isEnough = major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1]);
  if (isEnough) return;
  throw new Error(
    `Stuurhuis heeft Node ${FLOOR.join('.')} of nieuwer nodig; dit is Node ${version}. Wij raden Node 24 aan.`,
  );
}
