/** Who may enter whom, through index.ts only. A module not named here may enter none. */
const mayEnter = {
  homes: [],
  people: ['homes'],
  standards: [],
  monitoring: ['homes', 'people', 'standards'],
  safeguarding: ['homes', 'people', 'standards'],
  liberty: ['homes', 'people', 'standards'],
  voice: ['homes', 'people', 'standards'],
  intelligence: ['homes', 'people', 'standards', 'monitoring', 'safeguarding', 'liberty', 'voice'],
  practice: [
    'homes',
    'people',
    'standards',
    'monitoring',
    'safeguarding',
    'liberty',
    'voice',
    'intelligence',
  ],
  commissioning: [
    'homes',
    'people',
    'standards',
    'monitoring',
    'safeguarding',
    'liberty',
    'voice',
    'intelligence',
  ],
  board: [
    'homes',
    'people',
    'standards',
    'monitoring',
    'safeguarding',
    'liberty',
    'voice',
    'intelligence',
    'practice',
    'commissioning',
  ],
  public: ['homes'],
}

const reach = Object.entries(mayEnter).map(([name, allowed]) => ({
  name: `${name}-enters-only-its-own`,
  comment: `src/modules/${name} may import: ${allowed.join(', ') || 'no other module'}. What it must tell others it says as an event; what it shows on their pages is a panel.`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: { path: '^src/modules/[^/]+/', pathNot: `^src/modules/(${[name, ...allowed].join('|')})/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform is the ground: it may not know what stands on it.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(modules|modules\\.ts|demo|main|app|cli)' },
    },
    {
      name: 'law-knows-nothing',
      comment: 'Law is pure, dated data and the sums on it.',
      severity: 'error',
      from: { path: '^src/law/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(modules|platform|demo)/' },
    },
    {
      name: 'modules-by-their-index',
      comment: 'A module is entered through its index.ts only.',
      severity: 'error',
      from: { path: '^src/(?!modules/)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'modules-by-each-others-index',
      comment: 'A module is entered through its index.ts only.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'pure-stays-pure',
      comment: 'schema, workflow, policy and signals have no I/O, no clock, no database.',
      severity: 'error',
      from: { path: '^src/modules/.*/(schema|workflow|policy|signals)\\.ts$' },
      to: {
        path: '(node_modules/(kysely|pg|fastify)|^src/platform/(database|http)|^(node:)?(fs|net|http|child_process))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      comment: 'What only tests use stays out of the product.',
      from: { path: '^src/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '(^tests/|^src/.*/testing/|\\.test\\.ts$)' },
    },
    ...reach,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
