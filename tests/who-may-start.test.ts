import { describe, expect, test } from "@jest/globals";
import { nobody, readAllowList } from "../src/allow-list.ts";
import { authorize } from "../src/authorize.ts";
import { UserError } from "../src/errors.ts";
import { readTask, type Trigger } from "../src/task.ts";
import {
  commented,
  dispatch,
  labelledIssue,
  push,
  repositoryDispatch,
  schedule,
} from "./support/runner/payloads.ts";

// Event × text × sender × actor × setting. What is expected is said here a second time, from the row's own words
// alone, in the order in which it counts: what the text asks for, the event, its sender, then what GitHub says.

/** Everybody there is, what GitHub says of them, and how they are known to it. */
const people = {
  owner: { role: "admin", permission: "admin", type: "User" },
  maintainer: { role: "maintain", permission: "write", type: "User" },
  writer: { role: "write", permission: "write", type: "User" },
  triager: { role: "triage", permission: "read", type: "User" },
  reader: { role: "read", permission: "read", type: "User" },
  stranger: { role: "none", permission: "none", type: "User" },
  friend: { role: "none", permission: "none", type: "User" },
  "helper[bot]": { role: "none", permission: "none", type: "Bot" },
  "evil[bot]": { role: "none", permission: "none", type: "Bot" },
  // Nobody can be called so; a payload that says it isn't GitHub's.
  "writer[bot]": { role: "none", permission: "none", type: "User" },
  Copilot: { role: "none", permission: "none", type: "Bot" },
  octo: { role: "none", permission: "none", type: "Organization" },
} as const;
type Name = keyof typeof people;
const names = Object.keys(people) as Name[];

const settings = {
  "nobody named": nobody,
  "some named": readAllowList(
    (input) => ({ "allow-users": "Friend", "allow-bots": "Helper[bot]" })[input] ?? "",
  ),
};
type Setting = keyof typeof settings;

const at = { repository: "octo/demo", defaultBranch: "trunk" };
const issue = { number: 7, title: "sum subtracts", body: "It does.", author: "reporter" };

type Ask = "task" | { readonly nothing: string } | { readonly bad: string };
interface Text {
  readonly event: string;
  /** What is written, for the test's name. */
  readonly text: string;
  readonly trigger: (sender: string) => Trigger;
  readonly asks: Ask;
  /** The inputs besides. */
  readonly prompt?: string;
  /** The event is closed to everybody. */
  readonly closed?: string;
}

const labels: readonly (readonly [string, Ask])[] = [
  ["backspace", "task"],
  ["BACKSPACE", "task"],
  ["backspace:$3", "task"],
  ["backspace:$2.50, Draft ,LOW", "task"],
  ["bug", { nothing: "The label is `bug`, not `backspace`." }],
  ["backspacer", { nothing: "The label is `backspacer`, not `backspace`." }],
  [
    "backspace:now",
    {
      bad: "The label `backspace:now` asks for `now`; behind `backspace:` can stand a sum such as `$3`, `draft`, and `low`, `medium` or `high`, with commas between them.",
    },
  ],
  [
    "backspace:$many",
    {
      bad: "The label `backspace:$many` asks for `$many`; write the sum like `backspace:$3` or `backspace:$2.50`.",
    },
  ],
  ["backspace:$1,$2", { bad: "The label `backspace:$1,$2` gives an option twice; give each once." }],
];
const noCommand = { nothing: "The comment does not begin with `/backspace`." } as const;
const comments: readonly (readonly [string, Ask])[] = [
  ["/backspace", "task"],
  ["  /Backspace\nkeep the name", "task"],
  ["/backspace budget=3 draft effort=high Please keep foo=bar", "task"],
  ["please /backspace", noCommand],
  ["/backspaced", noCommand],
  ["> /backspace", noCommand],
  ["", noCommand],
  [
    "/backspace allow-users=stranger do it",
    {
      bad: "The comment's option `allow-users=stranger` means nothing to `/backspace`; the options are `budget=3`, `draft` and `effort=low`; what else you want, say in words.",
    },
  ],
  [
    "/backspace budget=-3",
    {
      bad: "The comment's option `budget=-3` means nothing to `/backspace`; name a sum, as in `budget=3` or `budget=2.50`.",
    },
  ],
  [
    "/backspace effort=max",
    {
      bad: "The comment's option `effort=max` means nothing to `/backspace`; give `effort=low`, `effort=medium` or `effort=high`.",
    },
  ],
  ["/backspace draft draft", { bad: "The comment gives an option twice; give each once." }],
];

const pullRequest = (event: string, head: object | null) => (sender: string) => ({
  event,
  payload: {
    action: "opened",
    pull_request: { number: 8, head: { ref: "topic", repo: head } },
    repository: { id: 1, full_name: at.repository },
    sender: senderOf(sender),
  },
});
const strangersEvent = (event: string) =>
  `Runs can't be started by \`${event}\`, because strangers can trigger it; use a label, a form or a schedule.`;
const fork = "Runs can't be started by a pull request from a fork; push the branch to this repository.";
const none = (event: string) => ({
  nothing: `The event \`${event}\` carries no task, and the input \`prompt\` is empty.`,
});

const texts: readonly Text[] = [
  ...labels.map(([text, asks]) => ({
    ...{ event: "issues", text, asks },
    trigger: (sender: string) => labelledIssue({ ...at, issue, label: text, sender }),
  })),
  ...labels.slice(0, 5).map(([text]) => ({
    ...{ event: "issues", text: `${text}, with a prompt`, asks: "task" as const, prompt: "Do it." },
    trigger: (sender: string) => labelledIssue({ ...at, issue, label: text, sender }),
  })),
  ...[false, true].flatMap((onPullRequest) =>
    comments.map(([text, asks]) => ({
      ...{ event: "issue_comment", text: `${text} ${onPullRequest ? "(pull request)" : ""}`, asks },
      trigger: (sender: string) =>
        commented({ ...at, issue, onPullRequest, comment: { id: 5, body: text }, sender }),
    })),
  ),
  ...(["edited", "deleted"] as const).map((action) => ({
    ...{ event: "issue_comment", text: `/backspace, ${action}`, prompt: "Do it." },
    asks: { nothing: `The comment was ${action}, not written.` },
    trigger: (sender: string) =>
      commented({ ...at, issue, action, comment: { id: 5, body: "/backspace" }, sender }),
  })),
  {
    ...{ event: "issue_comment", text: "thanks, with a prompt", asks: noCommand, prompt: "Do it." },
    trigger: (sender) => commented({ ...at, issue, comment: { id: 5, body: "thanks" }, sender }),
  },
  {
    ...{ event: "workflow_dispatch", text: "Do it.", asks: "task" },
    trigger: (sender) => dispatch({ ...at, inputs: { prompt: "Do it." }, sender }),
  },
  {
    ...{ event: "workflow_dispatch", text: "an empty form" },
    asks: { bad: "Input `prompt` is empty; say in the form what should be changed." },
    trigger: (sender) => dispatch({ ...at, inputs: { prompt: " " }, sender }),
  },
  ...(
    [
      [{ prompt: "Do it.", budget: 3 }, "task"],
      [{ prompt: ["Do it."] }, { bad: "`client_payload.prompt` of the event is no text; send a string." }],
      [
        { prompt: "Do it.", budget: "all" },
        {
          bad: "`client_payload.budget` of the event is to limit what the run costs, and is no sum; send one like 3 or 2.50.",
        },
      ],
      [
        {},
        {
          nothing:
            "The event `repository_dispatch` carries no `client_payload.prompt`, and the input `prompt` is empty.",
        },
      ],
    ] satisfies [Record<string, unknown>, Ask][]
  ).map(([clientPayload, asks]) => ({
    ...{ event: "repository_dispatch", text: JSON.stringify(clientPayload), asks },
    trigger: (sender: string) => repositoryDispatch({ ...at, sender, clientPayload }),
  })),
  {
    ...{ event: "schedule", text: "a prompt", asks: "task", prompt: "Do it." },
    trigger: () => schedule(at),
  },
  { ...{ event: "schedule", text: "nothing", asks: none("schedule") }, trigger: () => schedule(at) },
  {
    ...{ event: "push", text: "a prompt", asks: "task", prompt: "Do it." },
    trigger: (sender) => push({ ...at, sender }),
  },
  {
    ...{ event: "push", text: "nothing", asks: none("push") },
    trigger: (sender) => push({ ...at, sender }),
  },
  {
    ...{ event: "pull_request", text: "of this repository", asks: "task", prompt: "Do it." },
    trigger: pullRequest("pull_request", { id: 1 }),
  },
  {
    ...{ event: "pull_request", text: "from a fork", asks: "task", prompt: "Do it.", closed: fork },
    trigger: pullRequest("pull_request", { id: 2 }),
  },
  {
    ...{ event: "pull_request", text: "from a fork that is gone", asks: "task", prompt: "Do it." },
    ...{ closed: fork, trigger: pullRequest("pull_request", null) },
  },
  ...["pull_request_target", "workflow_run"].map((event) => ({
    ...{ event, text: "a prompt", asks: "task" as const, prompt: "Do it.", closed: strangersEvent(event) },
    trigger: pullRequest(event, { id: 1 }),
  })),
];

/** Who asked for this attempt, if not the sender. */
const actors = ["the sender", "owner", "triager", "helper[bot]", "friend"] as const;

interface Row {
  readonly text: Text;
  readonly sender: Name;
  readonly actor: Name;
  readonly setting: Setting;
}

/** What is to come of a row. */
function expected({ text, sender, actor, setting }: Row): string {
  if (text.asks !== "task") {
    return "bad" in text.asks ? `bad input: ${text.asks.bad}` : `nothing: ${text.asks.nothing}`;
  }
  if (text.closed !== undefined) return `refused: ${text.closed}`;
  const isNamed = (name: Name) => setting === "some named" && ["friend", "helper[bot]"].includes(name);
  const behind: Name[] = text.event === "schedule" ? [actor] : [...new Set([sender, actor])];
  if (text.event !== "schedule") {
    if (sender === "writer[bot]") return `refused: ${misnamed(sender, "User")}`;
    if (sender === "Copilot") return `refused: ${misnamed(sender, "Bot")}`;
    if (sender === "octo") {
      return "refused: Runs can't be started by octo, which is no person (Organization).";
    }
  }
  const bot = behind.find((name) => name.endsWith("[bot]") && !isNamed(name));
  if (bot !== undefined) {
    return `refused: Runs can't be started by a bot (${bot}) unless \`allow-bots\` names it.`;
  }
  for (const name of behind) {
    const { role } = people[name];
    if (isNamed(name) || ["admin", "maintain", "write"].includes(role)) continue;
    const what =
      role === "none" ? "no role on octo/demo that the token can see" : `the role "${role}" on octo/demo`;
    return `refused: ${name} has ${what}; only people with write permission may start a run.`;
  }
  return `run for ${behind.join(" and ")}`;
}

function misnamed(name: Name, type: string): string {
  return `The sender ${name} is called a ${type}, which doesn't go with the name; runs are started by people, and by bots named in \`allow-bots\`.`;
}

/** What comes of it, and of whom GitHub was asked. */
async function actual({ text, sender, actor, setting }: Row): Promise<{ end: string; asked: Name[] }> {
  const trigger = withSender(text.trigger(sender), sender);
  const asked: Name[] = [];
  const github = {
    repository: { owner: "octo", name: "demo" },
    async permissionOf(login: string) {
      asked.push(login as Name);
      return people[login as Name];
    },
  };
  try {
    const ask = readTask(trigger, { prompt: text.prompt ?? "", label: "backspace" });
    if (ask.type === "nothing") return { end: `nothing: ${ask.reason}`, asked };
    const permission = await authorize(github, { trigger, actor, allowed: settings[setting] });
    const end =
      permission.type === "granted"
        ? `run for ${permission.people.join(" and ")}`
        : `refused: ${permission.reason}`;
    return { end, asked };
  } catch (error) {
    if (error instanceof UserError && error.code === "bad-input") {
      return { end: `bad input: ${error.message}`, asked };
    }
    throw error;
  }
}

function senderOf(name: string) {
  return { login: name, type: people[name as Name].type };
}

/** As GitHub knows them. */
function withSender({ event, payload }: Trigger, sender: Name): Trigger {
  const fields = payload as Record<string, unknown>;
  return { event, payload: { ...fields, ...("sender" in fields && { sender: senderOf(sender) }) } };
}

const rows = texts.flatMap((text) =>
  names.flatMap((sender) =>
    actors.flatMap((actor) =>
      (Object.keys(settings) as Setting[]).map(
        (setting): Row => ({ text, sender, setting, actor: actor === "the sender" ? sender : actor }),
      ),
    ),
  ),
);

describe("who gets a run, and who which words", () => {
  test.each(texts.map((text) => [text.event, text.text, text] as const))("%s: %s", async (_, __, text) => {
    const ours = rows.filter((row) => row.text === text);
    const ends = await Promise.all(ours.map(actual));
    const show = ({ sender, actor, setting }: Row, end: string) => `${sender}/${actor}/${setting} → ${end}`;
    expect(ours.map((row, index) => show(row, ends[index]?.end ?? ""))).toEqual(
      ours.map((row) => show(row, expected(row))),
    );
    // Nobody is asked about for nothing, and bots, of whom GitHub knows no permission, never.
    const asked = ends.flatMap((end) => end.asked);
    expect(asked.filter((name) => name.endsWith("[bot]") && name !== "writer[bot]")).toEqual([]);
    if (text.asks !== "task" || text.closed !== undefined) expect(asked).toEqual([]);
  });

  test("is tried in thousands of rows, of which few are runs", () => {
    const ends = rows.map(expected);
    expect(rows.length).toBeGreaterThan(5000);
    expect(ends.filter((end) => end.startsWith("run")).length).toBeLessThan(rows.length / 4);
    for (const kind of ["run", "refused", "nothing", "bad input"]) {
      expect(ends.filter((end) => end.startsWith(kind)).length).toBeGreaterThan(200);
    }
  });
});

describe("an event that GitHub does not send so", () => {
  const github = {
    repository: { owner: "octo", name: "demo" },
    permissionOf: async () => ({ permission: "admin" as const, role: "admin" }),
  };
  const asked = (event: string, payload: unknown, actor = "owner") =>
    authorize(github, { trigger: { event, payload }, actor, allowed: settings["some named"] });

  test.each([
    ["issues", {}],
    ["issues", null],
    ["issues", { sender: { login: "", type: "User" } }],
    ["issue_comment", { comment: { user: { login: "owner" } } }],
    ["push", { sender: { type: "User" } }],
    ["workflow_dispatch", { sender: "owner" }],
  ])("starts nothing where it names nobody: %s %j", async (event, payload) => {
    expect(await asked(event, payload)).toEqual({
      type: "refused",
      reason: `The event \`${event}\` doesn't say who sent it.`,
    });
  });

  test.each([
    ["somebody else's", { user: { login: "stranger" } }, "stranger's"],
    ["nobody's", { user: null }, "nobody's"],
    ["of no known author", {}, "nobody's"],
  ])("starts nothing for a comment that is %s", async (_, comment, whose) => {
    expect(await asked("issue_comment", { comment, sender: { login: "owner", type: "User" } })).toEqual({
      type: "refused",
      reason: `The comment is ${whose} and the event owner's; a comment starts a run only for who wrote it.`,
    });
  });

  test.each([
    ["a bot's name in a person's account", { login: "helper[bot]", type: "User" }],
    ["a bot of another name", { login: "helper2[bot]", type: "Bot" }],
    ["a bot without the ending", { login: "helper", type: "Bot" }],
    ["a person of no known kind", { login: "owner" }],
    ["a mannequin", { login: "owner", type: "Mannequin" }],
  ])("starts nothing for %s", async (_, sender) => {
    expect(await asked("push", { sender }, sender.login)).toMatchObject({ type: "refused" });
  });

  test("takes names as GitHub does, whatever their case", async () => {
    const sender = { login: "HELPER[bot]", type: "Bot" };
    expect(await asked("push", { sender }, "helper[BOT]")).toEqual({
      type: "granted",
      people: ["HELPER[bot]"],
    });
  });
});

describe("the names that a workflow allows", () => {
  const read = (values: Record<string, string>) => {
    const wrong: string[] = [];
    const allowed = readAllowList(
      (input) => values[input] ?? "",
      (input, entry) => wrong.push(`${input}: ${entry}`),
    );
    return { allowed, wrong };
  };

  test("are separated by spaces, commas and lines, and compared without case", () => {
    expect(
      read({ "allow-users": "Ann, bea\n  c-d_corp ", "allow-bots": "dependabot[bot],Renovate[bot]" }),
    ).toEqual({
      allowed: { users: ["ann", "bea", "c-d_corp"], bots: ["dependabot[bot]", "renovate[bot]"] },
      wrong: [],
    });
  });

  test.each(["*", "**", "a*", "@ann", "octo/team", "ann[bot]", "[bot]", "-ann", "ann;bea", "ann\u202e", "é"])(
    "are never a pattern, a team or a bot among people: %s",
    (entry) => {
      expect(read({ "allow-users": entry })).toEqual({ allowed: nobody, wrong: [`allow-users: ${entry}`] });
    },
  );

  test.each(["*", "[bot]", "*[bot]", "dependabot", "a[bot]b", "a[bot][bot]", "a_b[bot]", "app/dependabot"])(
    "are never a pattern or a person among bots: %s",
    (entry) => {
      expect(read({ "allow-bots": entry })).toEqual({ allowed: nobody, wrong: [`allow-bots: ${entry}`] });
    },
  );
});
