// Who may import whom. Everything that is not allowed here is refused; scripts/gates/boundaries.test.ts proves that it is.

/** Nouns of the domain in the order in which they may build on each other: each may import those before it. */
const NOUNS = [
  ...[
    'problems',
    'decimals',
    'durations',
    'access',
    'audit',
    'keys',
    'webhooks',
    'agents',
    'actions',
    'conditions',
  ],
  ...[
    'stops',
    'pacts',
    'evidence',
    'trust',
    'decisions',
    'probes',
    'overrides',
    'incidents',
    'reviews',
    'settlements',
    'packets',
  ],
  ...['backtests', 'shadows', 'governance', 'notices', 'overview', 'search', 'demos'],
];

const lib = (...names) => names.map((name) => `^lib/${name}/`);
const store = (...names) => names.map((name) => `^lib/store/${name}\\.ts$`);

/** Layer → our own folders it may import, besides itself. */
const LAYERS = {
  '^app/': [
    '^components/',
    '^messages/',
    ...lib('api', 'auth', 'client', 'contracts', 'format', 'operations'),
  ],
  '^components/': [...lib('client', 'contracts', 'format', 'domain'), '^messages/'],
  '^lib/client/': lib('contracts'),
  '^lib/format/': [...lib('contracts'), '^messages/'],
  '^lib/contracts/': lib('domain'),
  '^lib/api/': [
    ...lib('auth', 'contracts', 'platform', 'domain/problems', 'domain/access'),
    ...store('idempotency-keys', 'rate-windows'),
  ],
  '^lib/auth/': [
    ...lib('domain/access', 'domain/problems', 'domain/keys', 'platform'),
    ...store(
      'keys',
      'api-keys',
      'members',
      'sign-ins',
      'sign-in-attempts',
      'people',
      'link-tokens',
      'invitations',
      'rate-windows',
      'transaction',
    ),
  ],
  '^lib/operations/': lib('domain', 'store', 'platform'),
  // Mail and Slack say the bell's own sentences.
  '^lib/delivery/': [...lib('auth', 'contracts', 'format', 'store', 'platform'), '^messages/'],
  '^lib/gate/': lib('domain', 'store', 'platform'),
  '^lib/ledger/': lib('domain', 'store', 'platform'),
  // A job works in one workspace after the other, each time in the worker's own named scope.
  // The demo's history is made by the product's own operations and its own gate, in the scopes of the people in it.
  '^lib/demo/': [...lib('operations', 'gate', 'domain', 'store', 'platform'), '^lib/auth/authorise\\.ts$'],
  '^lib/jobs/': [...lib('operations', 'demo', 'ledger', 'delivery', 'platform'), '^lib/auth/authorise\\.ts$'],
  // Rows become domain types before they leave the store, so it knows their vocabulary, and none of their rules.
  '^lib/store/': [...lib('domain/problems', 'domain/access', 'platform'), '^lib/domain/[^/]+/types\\.ts$'],
  '^lib/platform/': [],
  '^gate/': lib('gate', 'api', 'auth', 'contracts', 'domain', 'platform'),
  '^console/': lib('platform'),
  '^worker/': [...lib('jobs', 'platform'), ...store('worker-lock')],
  '^supervisor/': [
    ...lib('platform'),
    ...store('database'),
    '^lib/operations/access/(ensure-first-owner|list-workspaces)\\.ts$',
    '^lib/operations/demos/ask-at-start\\.ts$',
  ],
  '^prisma\\.config\\.ts$': [],
};

/** Layer → folders of which it may import the types alone. */
const TYPES_ONLY = {
  '^lib/(client|format|delivery|store|jobs)/': lib('domain'),
};

/** What nothing that ships imports; it may import anything. */
const WORKSHOP =
  '^(lib/testing|e2e|bench|prisma/seed|scripts|supervisor/testing|[^/]+\\.config\\.(ts|js|mjs)$)|\\.(db\\.)?test\\.tsx?$';

const SHARED_COMPONENTS = '^components/(ui|layout|tables|forms|charts)/';

const ours = '^(app|components|console|gate|lib|messages|supervisor|worker)/';

const allowed = [
  { from: { path: WORKSHOP }, to: {} },
  { from: {}, to: { pathNot: `${ours}|^(bench|e2e|prisma|scripts|sdk)/` } },
  ...Object.entries(LAYERS).map(([from, to]) => ({
    from: { path: from, pathNot: '^lib/domain/' },
    to: { path: [from, ...to] },
  })),
  ...Object.entries(TYPES_ONLY).map(([from, to]) => ({
    from: { path: from },
    to: { path: to, dependencyTypes: ['type-only'] },
  })),
  ...NOUNS.map((noun, index) => ({
    from: { path: `^lib/domain/${noun}/` },
    to: { path: NOUNS.slice(0, index + 1).map((name) => `^lib/domain/${name}/`) },
  })),
  // Each package of the SDK stands alone.
  { from: { path: '^sdk/([^/]+)/' }, to: { path: '^sdk/$1/' } },
];

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const forbidden = [
  error(
    'no-cycles',
    'A cycle at run time hides the order in which things are built.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  error(
    'unresolved',
    'An import that leads nowhere fails only when it is reached.',
    { pathNot: WORKSHOP },
    { couldNotResolve: true },
  ),
  error(
    'one-verb-one-operation',
    'An operation is a whole write; two of them in one call are two writes that can part.',
    { path: '^lib/operations/([^/]+)/', pathNot: '\\.test\\.ts$' },
    { path: '^lib/operations/', pathNot: '^lib/operations/$1/' },
  ),
  error(
    'shared-components-know-no-noun',
    'Shared parts that know a noun cannot be shared.',
    { path: SHARED_COMPONENTS },
    {
      path: '^components/',
      pathNot: SHARED_COMPONENTS,
    },
  ),
  error(
    'prisma-in-the-store',
    'One layer talks to the database, so one layer applies the tenant’s scope.',
    { pathNot: ['^lib/store/', WORKSHOP, '^prisma\\.config'] },
    {
      path: ['node_modules/(@prisma|prisma|\\.prisma)/', '^lib/store/generated/'],
    },
  ),
  error(
    'raw-pg-in-few-places',
    'SQL by hand is for the recorder, locks, migrations and tests.',
    { pathNot: ['^lib/store/', '^lib/gate/', '^supervisor/', WORKSHOP] },
    {
      path: 'node_modules/pg/',
    },
  ),
  error(
    'domain-stays-pure',
    'The rules run the same in a test, a gate and a browser.',
    { path: '^lib/domain/', pathNot: WORKSHOP },
    {
      dependencyTypes: [
        'core',
        'npm',
        'npm-dev',
        'npm-optional',
        'npm-peer',
        'npm-no-pkg',
        'npm-unknown',
        'npm-bundled',
      ],
      pathNot: 'node_modules/(@marcbachmann/cel-js|re2js)/',
    },
  ),
  error(
    'nothing-ships-a-workshop',
    'What ships imports no test, bench or seed.',
    { pathNot: WORKSHOP },
    { path: WORKSHOP, pathNot: 'node_modules' },
  ),
  error(
    'tests-tools-stay-out',
    'A development dependency is missing where the product runs.',
    { path: ours, pathNot: WORKSHOP },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
    },
  ),
];

export default {
  forbidden,
  allowed,
  allowedSeverity: 'error',
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|node_modules/\\.cache|dist/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
    },
  },
};
