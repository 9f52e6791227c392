/** Which rooms a room may reach, besides itself and domain (docs/architecture.md; shared design §3). */
const reach = {
  domain: [],
  contract: [],
  database: [],
  actionstep: [],
  microsoft: [],
  capture: [],
  drafting: [],
  matching: ['matters'],
  jobs: ['database'],
  firms: ['database', 'jobs'],
  conversations: ['database', 'jobs'],
  entries: ['firms', 'database', 'jobs'],
  connections: ['actionstep', 'firms', 'database', 'jobs'],
  matters: ['connections', 'actionstep', 'database', 'jobs'],
  push: ['entries', 'connections', 'actionstep', 'matters', 'database', 'jobs'],
  intake: ['capture', 'drafting', 'matching', 'entries', 'matters', 'firms'],
  meetings: ['intake', 'microsoft', 'conversations', 'firms', 'database', 'jobs'],
  presenting: ['entries', 'matters', 'push', 'contract'],
  server: ['intake', 'matching', 'entries', 'push', 'presenting', 'matters', 'firms', 'connections', 'jobs', 'contract'],
  cli: ['intake', 'matching', 'entries', 'push', 'matters', 'firms', 'connections', 'jobs', 'contract'],
  taskpane: ['contract'],
};

const roomRules = Object.entries(reach).map(([room, rooms]) => ({
  name: `room-${room}`,
  comment: `${room} reaches only ${[room, ...rooms, ...(room === 'domain' || room === 'contract' ? [] : ['domain'])].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '^src/(cli/(sandbox|package)\\.ts$|taskpane/vite\\.config\\.ts$)' },
  to: { path: '^(src|bot|tests)/', pathNot: `^src/(${[room, ...rooms, ...(room === 'domain' ? [] : ['domain'])].join('|')})/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'rooms-are-listed',
      comment: 'a room without a line in this file may reach nothing',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${[...Object.keys(reach), 'sandbox'].join('|')})/` },
      to: { path: '^src/' },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'sandbox-imports-nothing-of-the-product',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^(src|bot|tests)/', pathNot: '^src/sandbox/' },
    },
    {
      name: 'only-local-mode-and-the-sandbox-command-load-stand-ins',
      severity: 'error',
      from: { path: '^(src|bot)/', pathNot: '^src/(sandbox/|local-mode\\.ts$|cli/sandbox\\.ts$)' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'stand-ins-are-loaded-dynamically',
      severity: 'error',
      from: { path: '^src/(local-mode|cli/sandbox)\\.ts$' },
      to: { path: '^src/sandbox/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'cli-reaches-packages-it-names',
      comment: 'the sandbox and package commands reach nothing of the product but the stand-ins',
      severity: 'error',
      from: { path: '^src/cli/(sandbox|package)\\.ts$' },
      to: { path: '^(src|bot|tests)/', pathNot: '^src/(sandbox|domain|cli)/' },
    },
    {
      name: 'rooms-do-not-reach-the-root',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'other-rooms-come-in-by-the-door-file',
      comment: 'a room is entered by its index.ts; domain and contract have none, their files are the door',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/(domain|contract|sandbox)/', '^src/[^/]+/index\\.ts$'] },
    },
    { name: 'product-does-not-import-tests', severity: 'error', from: { path: '^(src|bot)/' }, to: { path: '^tests/' } },
    {
      name: 'only-the-host-knows-office',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/taskpane/host/' },
      to: { path: 'node_modules/@microsoft/(office-js|teams-js)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/sandbox/playground/page/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
