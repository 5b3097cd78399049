import { list } from "./defence.ts";

/** Of the trusted side, in what it reads and what it lets out. */
export const readerDefences = list({
  "texts as their readers see them": {
    without: {
      source: [
        {
          file: "src/context/sanitise.ts",
          from: "const next = withoutInvisible(cleanMarkdown(text, image, tally), tally);",
          to: "const next = text;",
        },
      ],
    },
    hits: ["an order in an HTML comment", "an order in invisible letters of Unicode's tags"],
  },
  "comments of people who may write": {
    without: {
      source: [
        {
          file: "src/context/choose.ts",
          from: "if (mayWrite(permission) ||",
          to: 'if (permission !== "" ||',
        },
      ],
    },
    hits: ["a comment by a stranger", "a comment by somebody who may only sort issues"],
  },
  "comments as they stood": {
    without: {
      source: [{ file: "src/context/choose.ts", from: "whyNot(said, startedAt) ??", to: "" }],
    },
    hits: [
      "a comment that was edited after the label was put on",
      "a comment written after the label was put on",
    ],
  },
  "fences in the prompt": {
    without: {
      source: [{ file: "src/agent/prompt.ts", from: '"`".repeat(longest + 1)', to: '"`".repeat(3)' }],
    },
    hits: ["a comment that ends the fence of the prompt"],
  },
  "files from GitHub's own hosts": {
    without: {
      source: [
        {
          file: "src/github/attachments.ts",
          from: "if (next === null || !isStore(next))",
          to: "if (next === null)",
        },
      ],
    },
    hits: ["a redirect to the cloud's own addresses", "a redirect to a service of this machine"],
  },
  "an examination of images": {
    without: {
      source: [
        {
          file: "src/context/images.ts",
          from: "const examined = await examineImage(bytes);",
          to: 'const examined = { type: "fine", image: { mediaType: "image/png", base64: bytes.toString("base64") } };',
        },
      ],
    },
    hits: ["a page that says it is an image", "a drawing that runs scripts", "a small image of giant size"],
  },
  "linked lines from git's objects": {
    without: {
      source: [{ file: "src/context/code-lines.ts", from: 'part !== ".."', to: 'part !== "..."' }],
    },
    hits: ["lines of a file outside the repository"],
  },
  "a fence around untrusted lines": {
    without: {
      source: [
        {
          file: "src/sinks/log-output.ts",
          from: "if (runner && token === undefined) {",
          to: "if (token !== undefined) {",
        },
      ],
    },
    hits: ["a command in the older spelling, anywhere in a line", "a folded group that never ends"],
    backedBy: ["a neutraliser for the log"],
  },
  "a prefix on every untrusted line": {
    without: {
      source: [
        {
          file: "src/neutralise.ts",
          from: 'export const logPrefix = "│ ";',
          to: 'export const logPrefix = "";',
        },
      ],
    },
    hits: ["a heading of the log, and that all is well", "a pull request in the log that nobody opened"],
  },
  "a neutraliser for the log": {
    without: {
      source: [{ file: "src/neutralise.ts", from: '.replaceAll("##[", "# #[")', to: "" }],
    },
    hits: ["a command of the older spelling in a file's name"],
  },
  "a neutraliser for Markdown": {
    without: {
      source: [
        {
          file: "src/neutralise.ts",
          from: 'export function markdownText(text: string): string { const lines = plain(text).split("\\n");',
          to: 'export function markdownText(text: string): string { if (text !== "") return text; const lines = plain(text).split("\\n");',
        },
      ],
    },
    hits: [
      "a mention in the summary",
      "an image that tells who looks at the summary",
      "a comment that hides the rest of the pull request",
      "a closing keyword in the pull request",
    ],
  },
  "a neutraliser for commits": {
    without: {
      source: [{ file: "src/neutralise.ts", from: '.replace(/@(?=\\S)/g, "@ ")', to: "" }],
    },
    hits: ["a closing keyword and a mention in the commit"],
  },
  "events written as JSON, one a line": {
    without: {
      source: [
        {
          file: "src/sinks/events-file.ts",
          from: "take: (event) => file.line(eventLine(event)),",
          to: 'take: (event) => file.line("output" in event ? event.output : eventLine(event)),',
        },
      ],
    },
    hits: [
      "an event of the run's end in a command's output",
      "an event of a pull request in a command's output",
    ],
  },
  "a bound on an event's line": {
    without: {
      source: [
        {
          file: "src/sinks/event-line.ts",
          from: "!fits(json, maxBytes);",
          to: "json === undefined;",
        },
      ],
    },
    hits: ["a line longer than any reader takes"],
  },
  "a search for secrets": {
    without: {
      source: [
        {
          file: "src/redact.ts",
          from: "function redact(raw: string, { pattern, pieces }: Known): string { if (pattern === undefined) return raw;",
          to: "function redact(raw: string, { pattern, pieces }: Known): string { if (raw.length > 0) return raw;",
        },
      ],
    },
    hits: [
      ...["a key as it is", "a key in JSON in JSON", "a key in an address", "a key in base64"],
      "a key in a file of the change",
    ],
  },
  "a search for secrets in pieces": {
    without: {
      source: [
        {
          file: "src/redact-pieces.ts",
          from: "find: (text) => merge(writings.flatMap((writing) => findAll(text, writing))),",
          to: "find: () => [],",
        },
      ],
    },
    hits: ["a key in two halves of a program", "a key letter by letter", "a key as bytes with colons"],
  },
  "a policy on what is published": {
    without: {
      source: [
        { file: "src/policy.ts", from: "if (!holdSecret(redactor, all)) return;", to: "return;" },
        { file: "src/policy.ts", from: "if (!redactor.isInName(branch)) return;", to: "return;" },
      ],
    },
    hits: [
      ...["a key in a file of the change", "a key in two lines of the change"],
      "a key in the name of the branch",
    ],
  },
  "decoy keys": {
    without: { source: [{ file: "src/policy.ts", from: "refuseDecoys(canaries, all);", to: "" }] },
    hits: ["a decoy in a text to be published", "a decoy in the change, in base64"],
  },
  "checks of what the worker answers": {
    without: {
      source: [{ file: "src/sandbox/worker-client.ts", from: "if (guard(result))", to: "if (guard)" }],
    },
    hits: [
      "an object in the place of a text",
      "more names than a directory may have",
      "an image that is none",
    ],
  },
  "a bound on the worker's lines": {
    without: {
      source: [
        {
          file: "src/sandbox/worker-client.ts",
          from: "if (length > bounds.responseLine)",
          to: "if (length < 0)",
        },
      ],
    },
    hits: ["a line that never ends"],
  },
  "a git directory that the agent never sees": {
    without: {
      source: [
        {
          file: "src/workspace/workspace.ts",
          from: "throwawayGit: { directory: throwaway, objects: checkout.objects },",
          to: "throwawayGit: { directory: gitDir, objects: checkout.objects },",
        },
      ],
    },
    hits: ["git's hook when the index changes"],
    backedBy: ["settings under which git runs nothing"],
  },
  "settings under which git runs nothing": {
    without: {
      source: [
        {
          file: "src/git.ts",
          from: '"core.hooksPath=/dev/null", "core.fsmonitor=false",',
          to: "",
        },
      ],
    },
    hits: ["git's hook when the index changes"],
    backedBy: ["a git directory that the agent never sees"],
  },
  "a branch of our own naming": {
    without: {
      source: [
        {
          file: "src/branch-name.ts",
          from: "const ownName = /^feature\\/[a-z0-9-]{1,60}$/;",
          to: "const ownName = /./;",
        },
      ],
    },
    hits: ["a branch whose name starts a release"],
  },
  "arguments, never a shell's text": {
    without: {
      source: [
        {
          file: "src/workspace/workspace.ts",
          from: '["commit-tree", tree, "-p", sha, "-F", messageFile]',
          to: '["commit-tree", tree, "-p", sha, "-m", JSON.stringify(message)]',
        },
        {
          file: "src/trusted.ts",
          from: 'exec "$@" <"$0"`;',
          to: 'case "$*" in *commit-tree*) eval "exec $*";; esac; exec "$@" <"$0"`;',
        },
      ],
    },
    hits: ["a title that a shell takes for a command"],
  },
});
