import { COMPUTED } from './sources.mjs';

/**
 * The rooms of the house and what each may know. Arrows point inward: outlets -> questions and acts
 * -> core, facts, register. A room that is not in this list may not exist; a new one is a decision.
 *
 * `knows`: rooms it may import; `knowsTypesOf`: with `import type` only. `npm`: packages it may import. `node`: whether Node's own modules
 * are allowed. Sub-rooms (`facts/duckdb`) come before the room they lie in.
 *
 * @typedef {{room: string, why: string, knows: string[], knowsTypesOf?: string[], npm?: string[], node?: boolean}} Room
 * @type {Room[]}
 */
export const ROOMS = [
  {
    room: 'core',
    why: 'Calculation must be repeatable and usable alone, so core knows nothing but itself.',
    knows: [],
  },
  {
    room: 'normen',
    why: 'Dated parameters and code lists are data with types; they need no more than the basis.',
    knows: ['core'],
  },
  {
    room: 'definitie',
    why: 'What a question or an act is, is stated apart from how it is served or stored.',
    knows: ['core', 'normen', 'facts', 'register'],
    npm: ['zod'],
  },
  {
    room: 'facts/duckdb',
    why: 'An engine implements the facts port and never knows another engine.',
    knows: ['core', 'normen', 'facts'],
    npm: ['@duckdb/node-api'],
    node: true,
  },
  {
    room: 'facts/clickhouse',
    why: 'An engine implements the facts port and never knows another engine.',
    knows: ['core', 'normen', 'facts'],
    npm: ['@clickhouse/client'],
    node: true,
  },
  {
    room: 'facts',
    why: 'The facts port is engine-neutral: questions ask measures and dimensions, never SQL.',
    knows: ['core', 'normen'],
    node: true,
  },
  {
    room: 'register/sqlite',
    why: 'An engine implements the register port and never knows another engine.',
    knows: ['core', 'normen', 'register'],
    npm: ['libsql', 'kysely'],
    node: true,
  },
  {
    room: 'register/postgres',
    why: 'An engine implements the register port and never knows another engine.',
    knows: ['core', 'normen', 'register'],
    npm: ['pg', 'kysely'],
    node: true,
  },
  {
    room: 'register',
    why: 'What people decide is kept by one query builder in plain SQL, whichever engine runs it.',
    knows: ['core', 'normen'],
    // The product table is decided here and read by the facts: they share the shape of its rows.
    knowsTypesOf: ['facts'],
    npm: ['kysely'],
    node: true,
  },
  {
    room: 'intake',
    why: "A format's own names stop here; keys come from access, facts go to the port, budgets go through the acts' one door.",
    knows: ['core', 'normen', 'facts', 'register', 'access', 'definitie'],
    npm: ['saxes', 'papaparse', 'yauzl'],
    node: true,
  },
  {
    room: 'generator',
    why: 'The synthetic municipality leaves the house as messages and files, so it knows the writer.',
    knows: ['core', 'normen', 'intake'],
    node: true,
  },
  {
    room: 'prognoses',
    why: 'Forecasts are jobs: their input is gathered through the ports and they run in a worker.',
    knows: ['core', 'normen', 'definitie', 'facts', 'register'],
    node: true,
  },
  {
    room: 'access',
    why: 'Who may do what is decided apart from where the call came in.',
    knows: ['core', 'normen', 'register', 'definitie'],
    knowsTypesOf: ['facts'],
    node: true,
  },
  {
    room: 'vernietigen',
    why: 'Destruction and access requests span facts, register, quarantine and backups; only the ports are used.',
    knows: ['core', 'normen', 'definitie', 'facts', 'register', 'intake'],
    npm: ['zod'],
    node: true,
  },
  {
    room: 'bewaren',
    why: 'A backup is made and put back through the ports; the file format and its lock stop here. What was destroyed since is destroyed again.',
    knows: ['core', 'definitie', 'vernietigen'],
    npm: ['yazl', 'yauzl', 'zod'],
    node: true,
  },
  {
    room: 'questions',
    why: 'A question is a pure reading through the ports: no engine, no file, no outlet.',
    knows: ['core', 'normen', 'definitie', 'facts', 'register'],
    npm: ['zod'],
  },
  {
    room: 'acts',
    why: 'An act is the only way to change the register; it goes through the ports as well.',
    knows: ['core', 'normen', 'definitie', 'facts', 'register'],
    npm: ['zod'],
  },
  {
    room: 'documents',
    why: 'Tables, charts and documents are drawn from answers; echarts and exceljs stop here.',
    knows: ['core', 'normen', 'definitie'],
    npm: ['echarts', 'exceljs', '@resvg/resvg-js'],
    node: true,
  },
  {
    room: 'http',
    why: 'An outlet reads definitions and answers; it never sees an engine.',
    knows: [
      'core',
      'normen',
      'definitie',
      'questions',
      'acts',
      'facts',
      'register',
      'access',
      'intake',
      'documents',
    ],
    npm: [
      'fastify',
      '@fastify/compress',
      '@fastify/helmet',
      '@fastify/multipart',
      '@fastify/static',
      'pino',
      'zod',
    ],
    node: true,
  },
  {
    room: 'cli',
    why: 'An outlet reads definitions and answers; it never sees an engine.',
    knows: [
      'core',
      'normen',
      'definitie',
      'questions',
      'acts',
      'facts',
      'register',
      'access',
      'intake',
      'documents',
      'bewaren',
      'vernietigen',
      'generator',
    ],
    npm: ['commander', 'cli-table3', 'zod'],
    node: true,
  },
  {
    room: 'web',
    why: 'The browser gets definitions and answers through HTTP only; it shares types and core.',
    knows: ['core', 'definitie'],
    npm: [
      'react',
      'react-dom',
      'react-router',
      'echarts',
      '@utrecht/component-library-react',
      '@utrecht/component-library-css',
      '@nl-design-system-unstable/voorbeeld-design-tokens',
    ],
  },
];

/** The one file that knows every room. */
export const COMPOSITION_ROOT = 'src/main.ts';

/** Packages that one file may use beyond its room, each with its reason. */
export const FILE_PACKAGES = {
  // Calendar arithmetic has too many traps to write ourselves; Temporal is pure (no clock is read).
  'src/core/basis/datum.ts': ['temporal-polyfill'],
  // Questions and acts are found by folder, so that a new one needs no index to be edited.
  'src/definitie/catalogus.ts': ['node:fs/promises', 'node:path', 'node:url', COMPUTED],
};

/** Rooms whose code is pure: no clock, no chance, no waiting, no globals of the machine. */
export const PURE_ROOMS = ['core', 'normen'];

/** Globals that one file of a pure room may use, each with its reason. */
export const FILE_GLOBALS = {
  // Names of countries come from the Unicode data of the platform; they are labels, no figures.
  'src/normen/codelijsten/land.ts': ['Intl'],
};

/** Rooms that may wait for a port, but never look at a clock or throw dice: peildatum is given. */
export const CLOCKLESS_ROOMS = ['definitie', 'questions', 'acts'];

/** The room a path of `src` lies in, the most specific first; null when there is none. */
export function roomOf(path) {
  return ROOMS.find((r) => path.startsWith(`src/${r.room}/`)) ?? null;
}
