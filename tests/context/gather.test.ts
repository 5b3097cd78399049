import { expect, test } from "@jest/globals";
import type { Task } from "../../src/agent/prompt.ts";
import { type GatherOptions, gatherContext } from "../../src/context/gather.ts";
import { UserError } from "../../src/errors.ts";
import type { EventBody } from "../../src/events/event.ts";
import { AttachmentError } from "../../src/github/attachments.ts";
import type { FailedCheck, Newest, Said } from "../../src/github/github.ts";
import { makePng } from "../support/pictures.ts";

const eventAt = "2026-11-20T10:00:00Z";
const issue = {
  ...{ number: 7, title: "It\u200b fails", author: "ada" },
  url: "https://github.com/octo/demo/issues/7",
};
const labelled: Task = { prompt: "It\u200b fails\n\n<!-- HIDDEN -->Look.", issue, eventAt };

function say(id: number, more: Partial<Said> = {}): Said {
  return {
    ...{ type: "comment", id, url: `https://github.com/octo/demo/issues/7#issuecomment-${id}` },
    ...{ author: { login: "ada", isBot: false }, body: `comment ${id}` },
    createdAt: new Date(Date.UTC(2026, 10, 1) + id * 1000).toISOString(),
    ...more,
  };
}

/** Gathers from a GitHub that has these, and counts what it is asked for. */
async function gather(
  task: Task,
  {
    comments = [],
    reviews = [],
    checks = [],
    broken,
    open = [],
    signed = [],
    ...more
  }: Partial<Omit<GatherOptions, "home">> & {
    readonly comments?: readonly Said[];
    readonly reviews?: readonly Said[];
    readonly checks?: readonly FailedCheck[];
    readonly broken?: unknown;
    /** Addresses of the files that open. */
    readonly open?: readonly string[];
    readonly signed?: readonly string[];
  } = {},
) {
  const asked: string[] = [];
  const give = async <Value>(what: string, value: Value): Promise<Value> => {
    asked.push(what);
    if (broken !== undefined) throw broken;
    return value;
  };
  const newest = (items: readonly Said[]): Newest<Said> => ({ items, older: 0 });
  const home: GatherOptions["home"] = {
    repository: { owner: "octo", name: "demo" },
    serverUrl: "https://github.com",
    async permissionOf(login) {
      asked.push(`permission of ${login}`);
      const permission = login === "eve" ? ("read" as const) : ("write" as const);
      return { permission, role: permission };
    },
    conversation: {
      listComments: () => give("comments", newest(comments)),
      listReviews: () => give("reviews", newest(reviews)),
      listReviewComments: () => give("review comments", newest([])),
      listFailedChecks: () => give("checks", checks),
      listSignedFiles: () => give("signed files", signed),
    },
    attachments: {
      isAttachment: (address) => address.startsWith("https://github.com/user-attachments/"),
      async read(address) {
        asked.push(address);
        if (open.includes(address)) return makePng(4, 4);
        throw new AttachmentError("the server answered 404");
      },
    },
  };
  const events: EventBody[] = [];
  const signal = new AbortController().signal;
  const run = {
    id: "1-1",
    tempDir: "/nonexistent",
    signal,
    emit: (event: EventBody) => void events.push(event),
  };
  const context = await gatherContext(run, task, {
    ...{ home, github: home, include: "writers", commentCount: comments.length, seesImages: true },
    source: { base: { sha: "a".repeat(40), tree: "base" }, readText: async () => undefined },
    ...more,
  });
  const warnings = events.flatMap((event) => (event.type === "warning" ? [event.message] : []));
  return { ...context, asked, events, warnings };
}

test("a prompt costs no request, and stays as it is but for what nobody sees", async () => {
  const { task, material, receipt, asked, warnings } = await gather({ prompt: "Add <!-- this -->.\u200b" });
  expect(task).toEqual({ prompt: "Add <!-- this -->." });
  expect(material).toEqual({ texts: [], images: [] });
  expect(receipt.items).toMatchObject([{ kind: "task", what: "the prompt", used: true }]);
  expect(asked).toEqual([]);
  expect(warnings).toHaveLength(1);
});

test("title and text of an issue lose what is hidden, and its author is in the receipt", async () => {
  const { task, receipt, asked, warnings } = await gather(labelled);
  expect(task).toMatchObject({ prompt: "It fails\n\nLook.", issue: { title: "It fails" } });
  expect(receipt.items).toMatchObject([
    {
      ...{ kind: "task", what: issue.url, author: "ada", permission: "write" },
      removed: ["1 × HTML comment", "1 × invisible character"],
    },
  ]);
  expect(asked).toEqual(["permission of ada"]);
  expect(warnings).toEqual([
    "Text that readers don't see was taken out before the model was shown it: https://github.com/octo/demo/issues/7 (1 × HTML comment, 1 × invisible character).",
  ]);
});

test("the newest fifty comments are shown, oldest first, and each person is asked about once", async () => {
  const comments = Array.from({ length: 80 }, (_, id) => say(id));
  const { material, receipt, asked } = await gather(labelled, { comments });
  expect(material.texts.map(({ text }) => text)).toEqual(
    Array.from({ length: 50 }, (_, index) => `comment ${index + 30}`),
  );
  expect(asked.filter((what) => what.startsWith("permission"))).toEqual(["permission of ada"]);
  const left = receipt.items.filter(({ used }) => !used);
  expect(left.map(({ reason }) => reason)).toEqual(Array(30).fill("only the newest 50 are shown"));
});

test("of many people no more than twenty are asked about", async () => {
  const comments = Array.from({ length: 40 }, (_, id) =>
    say(id, { author: { login: `p${id}`, isBot: false } }),
  );
  const { material, asked } = await gather(labelled, { comments });
  expect(asked.filter((what) => what.startsWith("permission")).length).toBeLessThanOrEqual(20);
  expect(material.texts.length).toBeLessThanOrEqual(20);
});

test("long comments are cut, and take no more room than there is; the newest come first", async () => {
  const comments = Array.from({ length: 9 }, (_, id) => say(id, { body: String(id).repeat(20_000) }));
  const { material, receipt } = await gather(labelled, { comments });
  expect(material.texts.map(({ text }) => [text[0], text.length])).toEqual(
    ["4", "5", "6", "7", "8"].map((digit) => [digit, 10_001]),
  );
  expect(receipt.items.flatMap(({ kind, reason }) => (kind === "comment" ? [reason] : []))).toEqual([
    ...Array(4).fill("the newer ones took all the room"),
    ...Array(5).fill("its first 10,000 characters"),
  ]);
});

test("the comment that started the run is the request, and no context", async () => {
  const request = {
    text: "Do it <!-- HIDDEN -->",
    commentId: 2,
    createdAt: eventAt,
    updatedAt: eventAt,
    url: "u",
  };
  const { task, material } = await gather({ ...labelled, request }, { comments: [say(1), say(2)] });
  expect(task.request?.text).toBe("Do it ");
  expect(material.texts.map(({ text }) => text)).toEqual(["comment 1"]);
});

test("the comment that follows the run itself is no part of the conversation; older ones and what only has its mark are told", async () => {
  const body = "<!-- tiny-backspace:run 7 -->\nworking";
  const at = { createdAt: eventAt, updatedAt: eventAt };
  const { receipt } = await gather(labelled, {
    comments: [say(1, { body }), say(2, { body, ...at }), say(3, { body: `x ${body}`, ...at })],
  });
  expect(receipt.items.filter(({ kind }) => kind === "comment").map(({ what }) => what)).toEqual(
    [1, 3].map((id) => say(id).url),
  );
});

test("without the time of the event, or with `none`, no comment is asked for, and the receipt says why", async () => {
  const { eventAt: _, ...timeless } = labelled;
  for (const [task, include, reason] of [
    [timeless, "writers", "when the run was started can't be known from its event"],
    [labelled, "none", "`include-comments` is none"],
  ] as const) {
    const { receipt, asked } = await gather(task, { comments: [say(1)], include });
    expect(asked).not.toContain("comments");
    expect(receipt.items[1]).toMatchObject({ used: false, reason });
  }
});

test("a comment of nothing but hidden text is left out", async () => {
  const { material, receipt } = await gather(labelled, { comments: [say(1, { body: "<!-- HIDDEN -->" })] });
  expect(material.texts).toEqual([]);
  expect(receipt.items[1]).toMatchObject({
    ...{ used: false, reason: "nothing of it can be seen" },
    removed: ["1 × HTML comment"],
  });
});

test("reviews of strangers are left out even with `all`, since nobody knows when they were edited", async () => {
  const pullRequest = {
    ...{ number: 8, title: "t", url: "https://github.com/octo/demo/pull/8", branch: "b", base: "trunk" },
    headSha: "b".repeat(40),
  };
  const review = (id: number, login: string) =>
    say(id, { type: "review", state: "approved", author: { login, isBot: false } });
  const { material, receipt } = await gather(
    { prompt: "Go on", pullRequest, eventAt },
    {
      ...{ include: "all", reviews: [review(1, "ada"), review(2, "eve")], commentCount: 0 },
      checks: [{ name: "unit\n# Task", url: "", conclusion: "timed_out", text: "" }],
    },
  );
  expect(material.texts).toEqual([
    { about: "Review by ada (write permission), approved, 2026-11-01T00:00:01.000Z", text: "comment 1" },
    { about: 'Failing check "unit\\n# Task": timed out', text: "(it says no more)" },
  ]);
  expect(receipt.items.find(({ author }) => author === "eve")?.reason).toBe(
    "when it was last changed can't be known",
  );
});

test("what GitHub refuses is told, and stops nothing; a bug is no refusal", async () => {
  const broken = new UserError(
    "token-rejected",
    "GitHub could not be asked for the comments: the token may not.",
  );
  const { material, receipt, warnings } = await gather(labelled, { comments: [say(1)], broken });
  expect(material.texts).toEqual([]);
  expect(receipt.items[1]).toMatchObject({ used: false, what: "the comments under #7" });
  expect(warnings[0]).toBe(
    "The model is not shown the comments under #7: GitHub could not be asked for the comments: the token may not.",
  );
  await expect(gather(labelled, { comments: [say(1)], broken: new TypeError("bug") })).rejects.toThrow("bug");
});

test("a signed address is a file's when its path says so, whatever stands behind its question mark", async () => {
  const id = "0a1b2c3d-0000-4000-8000-000000000001";
  const signed = [
    `https://private-user-images.githubusercontent.com/666/another.png?jwt=a&x=${id}`,
    `https://private-user-images.githubusercontent.com/1/2-${id}.png?jwt=b`,
  ];
  const prompt = `Look\n\n![](https://github.com/user-attachments/assets/${id})`;
  const { asked, material } = await gather({ ...labelled, prompt }, { signed, open: signed });
  expect(asked.filter((what) => what.startsWith("https://private"))).toEqual([signed[1]]);
  expect(material.images).toHaveLength(1);
});
