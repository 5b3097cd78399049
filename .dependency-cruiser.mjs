// The floors of docs/architecture.md: an import may only go down.
const floors = [
  [
    "ground",
    "^src/(errors|outcome|run|details|redact|redact-pieces|proxy|process|pieces|first-line|trusted|git|neutralise|canaries|patch-text|terminal-text|protected-paths)[.]ts$|^src/(events|dependencies)/",
  ],
  ["places", "^src/(sandbox|workspace|github)(/|[.]ts$)"],
  ["mind", "^src/(agent|tools)/"],
  [
    "steps",
    "^src/(task|wishes|ceiling|allow-list|authorize|policy|publish|carry-out|by-hand|branch-name|marker|earlier|rival|triage|ci|telemetry-settings|otlp-settings|endpoint-address|keep|change-event|started|held-text|dependencies-text|evidence-text|pull-request-text|receipt-text|proposal-text)[.]ts$|^src/(sinks|verify|context)/",
  ],
  ["config", "^src/config[.]ts$"],
  [
    "story",
    "^src/(solve|review|salvage|journal|perform|land|watch-place|look-up|checkout|kept-task|question|tell|ending-text)[.]ts$|^src/(replay|doctor|hand-over)/",
  ],
  [
    "doors",
    "^src/(action|job|afterwards|main|post|cli|command-line|replay-command|doctor-command|desk|telemetry-command|telemetry-start|origin|place|state|machine|young-memory)[.]ts$",
  ],
];

const floorRules = floors.slice(0, -1).map(([name, path], floor) => ({
  name: `floors:${name}-imports-nothing-above`,
  severity: "error",
  from: { path },
  to: {
    path: floors
      .slice(floor + 1)
      .map(([, above]) => above)
      .join("|"),
  },
}));

const rule = (name, from, to) => ({ name, severity: "error", from, to });

export default {
  forbidden: [
    ...floorRules,
    {
      name: "every-file-has-a-floor",
      severity: "error",
      // The count makes this a rule about the file itself, whether or not it imports anything.
      module: {
        path: "^src/",
        pathNot: floors.map(([, path]) => path).join("|"),
        numberOfDependentsLessThan: 100,
      },
      from: {},
    },
    rule(
      "places:none-knows-another",
      { path: "^src/(sandbox|workspace|github)(?:/|[.]ts$)" },
      { path: "^src/(sandbox|workspace|github)(/|[.]ts$)", pathNot: "^src/$1(/|[.]ts$)" },
    ),
    rule("mind:tools-know-no-agent", { path: "^src/tools/" }, { path: "^src/agent/" }),
    rule(
      "sinks-only-for-doors",
      {
        path: "^src/",
        pathNot:
          "^src/(sinks/|(action|job|afterwards|main|post|cli|replay-command|doctor-command|desk|place|telemetry-command|telemetry-start)[.]ts$)",
      },
      { path: "^src/sinks/" },
    ),
    rule("nobody-imports-an-entry", { path: "^src/" }, { path: "^src/(main|post|cli)[.]ts$" }),
    rule(
      "processes-start-in-process.ts",
      { path: "^src/", pathNot: "^src/process[.]ts$" },
      { path: "^(node:)?child_process$" },
    ),
    rule(
      "actions-exec-only-in-trusted.ts",
      { path: "^src/", pathNot: "^src/trusted[.]ts$" },
      { path: "node_modules/@actions/exec/" },
    ),
    rule(
      "github-client-only-in-github",
      { path: "^src/", pathNot: "^src/github(/|[.]ts$)" },
      { path: "node_modules/(@actions/github|@octokit)/" },
    ),
    rule(
      "actions-core-only-in-doors",
      { path: "^src/", pathNot: "^src/(action|job|place|afterwards|main|post|cli)[.]ts$" },
      { path: "node_modules/@actions/core/" },
    ),
    rule(
      "model-client-only-in-agent",
      { path: "^src/", pathNot: "^src/agent/" },
      { path: "node_modules/@anthropic-ai/" },
    ),
    // A named import of `env` or `argv` would pass the lint rule about the doors.
    rule("process-is-a-global", { path: "^src/" }, { path: "^(node:)?process$" }),
    // Files that the agent can plant are opened by the worker, inside; these floors open none at all, but for these:
    // the change's own files (keep) and the credentials that a step before left (vertex).
    rule(
      "files-below-the-mind-and-in-doors",
      {
        path: "^src/(agent|tools|replay)/|^src/(task|wishes|look-up|checkout|authorize|verify|policy|publish|solve|question|land|perform)[.]ts$",
        pathNot: "^src/agent/providers/vertex[.]ts$",
      },
      { path: "^(node:)?fs(/promises)?$" },
    ),
    // What opens files of the sandbox is started there, and not called from outside.
    rule(
      "sandboxed-files-only-in-the-worker",
      {
        path: "^src/",
        pathNot:
          "^src/sandbox/worker[.]ts$|^src/sandbox/worker-(directory|files|format|git|list|read|search|write)[.]ts$",
      },
      { path: "^src/sandbox/worker", pathNot: "^src/sandbox/worker-(client|answers)[.]ts$" },
    ),
    rule("no-circular", {}, { circular: true }),
    rule("not-to-unresolvable", {}, { couldNotResolve: true }),
    rule("not-to-dev-dep", { path: "^src/" }, { dependencyTypes: ["npm-dev"] }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
