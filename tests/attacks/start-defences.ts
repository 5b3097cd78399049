import { list } from "./defence.ts";

/** Of what starts a run, and of what is ours to go on with. */
export const startDefences = list({
  "the permission of everyone behind an event": {
    without: {
      source: [
        {
          file: "src/authorize.ts",
          from: 'const short = found.find(({ permission }) => permission !== "admin" && permission !== "write");',
          to: 'const short = found.find(({ permission }) => permission === "admin" && permission !== "admin");',
        },
      ],
    },
    hits: [
      ...["a label from somebody who may only triage", "a command from a stranger"],
      ...["a writer's label, run again by a stranger", "a role that is called admin and may only read"],
    ],
  },
  "exact names of bots": {
    without: {
      source: [
        {
          file: "src/authorize.ts",
          from: "isBotName(login) && !allowed.bots.includes(login.toLowerCase())",
          to: 'isBotName(login) && !login.endsWith("[bot]")',
        },
      ],
    },
    hits: ["any app at all", "an app whose name ends like an allowed one's"],
    backedBy: ["the permission of everyone behind an event"],
  },
  "a comment's author who is its sender": {
    without: {
      source: [
        {
          file: "src/authorize.ts",
          from: "author.toLowerCase() !== sender?.login.toLowerCase()",
          to: "author.toLowerCase() === sender?.login",
        },
      ],
    },
    hits: ["a stranger's comment in a writer's event"],
  },
  "commands that are new and come first": {
    without: {
      source: [
        {
          file: "src/wishes.ts",
          from: "const commandName = /^\\/backspace",
          to: "const commandName = /\\/backspace",
        },
        {
          file: "src/task.ts",
          from: 'if (action !== "created") return nothing',
          to: 'if (action === "") return nothing',
        },
      ],
    },
    hits: [
      "a comment that is changed into a command afterwards",
      "a stranger's command that a writer quotes",
    ],
  },
  "events that strangers can't cause": {
    without: {
      source: [
        {
          file: "src/authorize.ts",
          from: 'const refusedEvents = ["pull_request_target", "workflow_run"];',
          to: "const refusedEvents: string[] = [];",
        },
        {
          file: "src/authorize.ts",
          from: "if (isFromFork(trigger.payload)) {",
          to: "if (isFromFork(null)) {",
        },
      ],
    },
    hits: ["a pull request from a fork", "a run after a stranger's run"],
  },
  "marks that go with their account": {
    without: {
      source: [{ file: "src/earlier.ts", from: "isSameAccount(us, author) &&", to: "" }],
    },
    hits: ["a stranger's pull request with our mark", "an account without a number"],
  },
});
