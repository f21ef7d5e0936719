/** The walls of the house, made from the floor plan. */
import { packagesOf, rooms, workshops } from './build/floor-plan.ts'

const houses = '^(shared|electron|renderer|build|tests)/'
const inside = (room) => (room.endsWith('.ts') ? `^${room}$` : `^${room}/`)
const wall = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

const wallsOf = ([room, uses]) => [
  wall(`rooms-of-${room}`, { path: inside(room) }, { path: houses, pathNot: [room, ...uses].map(inside) }),
  ...(workshops.includes(room) ? [] : [packagesWall(room)]),
]

const packagesWall = (room) =>
  wall(
    `packages-of-${room}`,
    { path: inside(room) },
    {
      dependencyTypesNot: ['core', 'local'],
      path: 'node_modules/',
      pathNot: packagesOf(room).map((name) => `node_modules/${name}/`),
    },
  )

export default {
  forbidden: [
    // Types are gone when the program runs; only what is executed may not go round in circles.
    wall('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    ...Object.entries(rooms).flatMap(wallsOf),
    wall(
      'every-file-has-a-room',
      { path: '^(shared|electron|renderer)/', pathNot: Object.keys(rooms).map(inside) },
      { path: '.' },
    ),
    wall(
      'every-import-leads-somewhere',
      { path: '^(shared|electron|renderer|build)/' },
      { couldNotResolve: true, pathNot: '\\?(url|inline|raw)$' },
    ),
    wall('node-stays-with-the-machine', { path: '^(shared|renderer)/' }, { dependencyTypes: ['core'] }),
    wall(
      'the-vault-holds-no-vue',
      { path: '^renderer/vault/' },
      { path: 'node_modules/(@vue|vue|pinia|vue-router)/' },
    ),
    wall(
      'only-the-vault-knows-dexie',
      { path: houses, pathNot: '^(renderer/vault|tests)/' },
      { path: 'node_modules/dexie/' },
    ),
    wall('the-preload-knows-only-the-contract', { path: '^electron/preload\\.ts$' }, { path: '^electron/' }),
    wall(
      'the-typesetter-is-a-program-of-its-own',
      {
        path: '^electron/typesetter/',
        pathNot: '^electron/typesetter/(document-targets|typesetter-process)',
      },
      { path: '^node_modules/electron/', dependencyTypesNot: ['type-only'] },
    ),
    wall(
      'what-is-shipped-does-not-lean-on-what-tests',
      { path: '^(shared|electron|renderer)/' },
      { path: '^(tests|build)/' },
    ),
    wall(
      'the-core-is-tested',
      { path: '^tests/(unit|integration)/' },
      { path: '^shared/.+\\.ts$', reachable: false },
    ),
  ],
  required: [
    {
      name: 'unit-tests-mirror-the-house',
      severity: 'error',
      module: { path: '^tests/unit/(.+)\\.test\\.ts$' },
      to: { path: '^$1\\.(ts|vue)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.json', '.d.ts'],
    },
  },
}
