/** Layer rules: imports go down only. Each rule says why. */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment:
        'The domain knows no Office, DOM, disk or network: the same verdict in Excel, on upload and on the command line.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(addin|server|test|tools)/' },
    },
    {
      name: 'shared-packages',
      comment: 'The domain depends on zod for schemas, and on hucre only where .xlsx bytes are read.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/xlsx/' },
      to: { path: 'node_modules', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'shared-no-node',
      comment: 'Pure functions: no Node modules in the domain.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'addin-not-server',
      comment: 'The add-in runs in Excel; what it shares with the server lives in shared/.',
      severity: 'error',
      from: { path: '^addin/' },
      to: { path: '^(server|test|tools)/' },
    },
    {
      name: 'server-not-addin',
      comment:
        'The server has no user interface; its pages under server/dashboard share only the browser’s HTTP client.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/dashboard/' },
      to: { path: '^(addin|test|tools)/|^server/dashboard/' },
    },
    {
      name: 'dashboard-client-only',
      comment: 'The province’s pages speak HTTP with the server and share the HTTP client with the pane, nothing else.',
      severity: 'error',
      from: { path: '^server/dashboard/' },
      to: { path: '^(addin|server|test|tools)/', pathNot: '^server/dashboard/|^addin/api/' },
    },
    {
      name: 'pane-behind-the-port',
      comment: 'Office is reached through addin/host only, so that the pane runs on any host and in tests.',
      severity: 'error',
      from: { path: '^addin/taskpane/' },
      to: { path: '^addin/workbench/' },
    },
    {
      name: 'product-not-tests',
      severity: 'error',
      comment: 'Product code never needs a test double.',
      from: { path: '^(addin|server|shared)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circular',
      comment: 'A cycle hides which module is the lower one. Type-only cycles carry no code.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that does not resolve fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
