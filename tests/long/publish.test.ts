import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import type { PublishAnswer, PublishRequest } from "../support/publish-change.ts";
import {
  elsewhere,
  issue,
  permissions,
  proposal,
  publishScene as scene,
  statuses,
  task,
  warnings,
} from "../support/publish-scene.ts";
import { git } from "../support/repo.ts";

describe("a change that is published", () => {
  test("is one commit by the action and whoever asked, on a branch named after the issue, and a pull request", async () => {
    await using it = await scene();
    const answer = await it.publish();
    const sha = await it.repository.branchSha("feature/7-parse-empty-input-as-an-empty-document");
    expect(answer.result).toEqual({
      ...{
        number: 1,
        url: "https://github.com/octo/demo/pull/1",
        operation: "created",
        base: "main",
        draft: false,
      },
      ...{ branch: "feature/7-parse-empty-input-as-an-empty-document", headSha: sha },
    });
    expect(statuses(answer)).toEqual([
      "branch: Creating branch feature/7-parse-empty-input-as-an-empty-document",
      "commit: Committing changes...",
      "push: Pushing branch...",
      "pull-request: Creating pull request...",
    ]);
    expect(answer.events.at(-1)).toMatchObject({
      type: "pull_request",
      number: 1,
      head_sha: sha,
      title: proposal.title,
    });
    const [commit, base] = await it.repository.log("feature/7-parse-empty-input-as-an-empty-document");
    const bot = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>";
    expect(commit).toMatchObject({ author: bot, committer: bot, parents: [base?.sha] });
    expect(commit?.message).toMatch(
      /^Parse empty input as an empty document\n\nThe tokenizer read past the end\.\n.*\n\nCo-authored-by: wendy <\d+\+wendy@users\.noreply\.github\.com>$/s,
    );
    expect(commit?.message).not.toContain("Closes");
    const body = it.repository.pullRequest(1)?.body ?? "";
    expect(body).toMatch(/^The tokenizer read past the end\.\n\n- now it \*\*stops\*\*/);
    expect(body).toContain("| parser.js | changed | +1 −1 |");
    expect(body).toMatch(/^Closes #7$/m);
    expect(body).toContain("asked for by wendy · 12 turns · $0.42 · 24,000 tokens read, 500 written");
    expect(body).toContain("[log of the run](https://github.com/octo/demo/actions/runs/1)");
    it.fake.assertNoSurprises();
  });

  test("keeps the agent's own branch when its name is one of ours and free", async () => {
    await using it = await scene();
    const command = (branch: string) =>
      `git checkout -q -b ${branch}; echo ${branch} > parser.js; git commit -qam x`;
    const own = { command: command("feature/my-own-2") };
    const other = ["main2", "feature/UPPER", "feature/a/b", `feature/${"x".repeat(61)}`].map((name) => ({
      command: command(name),
      local: true,
    }));
    const answers = await it.publishAll(own, { ...own, task: elsewhere("a") }, ...other);
    const name = "feature/7-parse-empty-input-as-an-empty-document";
    expect(answers.slice(0, 5).map(({ result }) => result?.["branch"])).toEqual([
      ...["feature/my-own-2", name, name, `${name}-2`, `${name}-3`],
    ]);
    expect(answers[5]?.result?.["branch"]).toMatch(new RegExp(`^${name}-[0-9a-f]{6}$`));
  }, 30_000);

  test("takes another name when its branch exists, and when another run takes it first", async () => {
    await using it = await scene();
    const name = "feature/7-parse-empty-input-as-an-empty-document";
    await it.repository.read("branch", name, "main");
    const second = await it.publish();
    expect(second.result).toMatchObject({ branch: `${name}-2` });
    // The API says that the name is free, but the push finds it taken.
    it.fake.failNext(/GET .*\/git\/ref/, { status: 404, body: { message: "Not Found" } });
    const third = await it.publish({ task: elsewhere("a") });
    expect(third.result?.["branch"]).toMatch(new RegExp(`^${name}-[0-9a-f]{6}$`));
    expect(await it.repository.branchSha(name)).toBe(await it.repository.branchSha("main"));
  }, 30_000);

  test("names its branch after whatever there is to name it after", async () => {
    await using it = await scene();
    const titled = (title: string) => ({ proposal: { title, description: "" } });
    const names: readonly (readonly [Partial<PublishRequest>, string])[] = [
      [{ task: { prompt: "Add a licence" } }, "feature/parse-empty-input-as-an-empty-document"],
      [
        { proposal: undefined as never, unfinished: "Out of turns." },
        "feature/7-parser-crashes-on-empty-input",
      ],
      [titled("Größe ändern → «100 %» 🎉 über Café"), "feature/7-gro-e-andern-100-uber-cafe"],
      [titled("修复 解析器"), "feature/7-change"],
      [titled("x".repeat(300)), `feature/7-${"x".repeat(40)}`],
      [titled("--web x:refs/heads/main; $(id) `id` ../.."), "feature/7-web-x-refs-heads-main-id-id"],
    ];
    const answers = await it.publishAll(...names.map(([request]) => ({ ...request, local: true })));
    expect(answers.map(({ result }) => result?.["branch"])).toEqual(names.map(([, branch]) => branch));
  }, 30_000);

  test("is a draft that says so first and closes nothing when it is unfinished", async () => {
    await using it = await scene();
    const answers = await it.publishAll(
      { unfinished: "The budget of 60 turns is used up. Ask @ann." },
      { unfinished: "x", settings: { draft: "never" }, task: elsewhere("a") },
      { settings: { draft: "always" }, task: elsewhere("b") },
    );
    expect(answers.map(({ result }) => result?.["draft"])).toEqual([true, false, true]);
    const pull = it.repository.pullRequest(1);
    expect(pull?.title).toBe("[unfinished] Parse empty input as an empty document");
    expect(pull?.body).toMatch(/^> \[!WARNING\]\n> \*\*This is unfinished work\.\*\* The budget .*`@ann`/);
    expect(pull?.body).not.toMatch(/closes/i);
    expect(pull?.body).toContain("Part of #7");
  }, 30_000);

  test("closes an issue of another repository by its full name", async () => {
    await using it = await scene();
    const other = { ...issue, url: "https://github.com/octo/tracker/issues/7" };
    await it.publish({ task: { ...task, issue: other } });
    expect(it.repository.pullRequest(1)?.body).toMatch(/^Closes octo\/tracker#7$/m);
  });

  test("carries no mention, keyword, image, HTML, trailer or skip of the model's making", async () => {
    await using it = await scene();
    await it.publish({
      proposal: {
        title: "Fix it [skip ci] for @octo/team, closes #1",
        description: [
          "Fixes #2 and @everyone <img src=x onerror=alert(1)> ![p](https://evil.example/?d=1)",
          "<!-- hidden --> bi\u202edi",
          "[no ci]",
          "skip-checks: true",
          "Co-authored-by: Linus <torvalds@example.com>",
          "Signed-off-by: Mallory <m@example.com>",
        ].join("\n\n"),
      },
    });
    const pull = it.repository.pullRequest(1);
    expect(pull?.title).toBe("Fix it (skip ci) for @ octo/team, closes # 1");
    for (const live of [/(?<![`\w])@everyone/, /fixes #2(?!`)/i, /<img/, /!\[/, /<!--/, /\u202e/]) {
      expect(pull?.body.replace(/\n<!-- tiny-backspace:pull-request \S+ [0-9a-f]{40} -->$/, "")).not.toMatch(
        live,
      );
    }
    const [commit] = await it.repository.log(pull?.pull.head ?? "");
    expect(commit?.message).not.toMatch(
      /\[(skip|no) ci\]|^skip-checks:|#\d|@(?!users)(?!\S+\.noreply)[a-z]/m,
    );
    const trailers = await it.repository.read("log", "-1", "--format=%(trailers)", pull?.pull.head ?? "");
    expect(trailers.trim()).toMatch(/^Co-authored-by: wendy <\S+>$/);
  });

  test("keeps its facts when the model had much to say", async () => {
    await using it = await scene();
    await it.publish({ proposal: { title: "Say much", description: "<b>*@x* ".repeat(20_000) } });
    const body = it.repository.pullRequest(1)?.body ?? "";
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/^Closes #7$/m);
    expect(body).toContain("12 turns");
  });

  test("names what was left out, in the log and in the pull request", async () => {
    await using it = await scene();
    const command = "echo 1 > parser.js; git init -q nested; echo x > nested/x; echo x > $'a\\nb'";
    const answer = await it.publish({ command });
    expect(warnings(answer)).toEqual([
      "a\\u{a}b is left out of the change because its name holds control characters.",
      "nested/ is left out of the change because it is a repository of its own.",
    ]);
    expect(it.repository.pullRequest(1)?.body).toContain("**Left out of the change**");
  });

  test("carries no trailer of the model's making where it has none of ours", async () => {
    await using it = await scene();
    const trailers = [
      "Signed-off-by : M <m@x>",
      "Co-authored-by\t: L <l@x>",
      "Change-Id: 1",
      "skip-checks :true",
    ];
    await it.publish({
      task: { ...task, requestedBy: "ghost-of-nobody" },
      proposal: { title: "Fix it", description: `It is fixed.\n\n${trailers.join("\n")}` },
    });
    const branch = it.repository.pullRequest(1)?.pull.head ?? "";
    expect((await it.repository.read("log", "-1", "--format=%(trailers)", branch)).trim()).toBe("");
    expect((await it.repository.log(branch))[0]?.message).toContain("Signed-off by : M");
  });

  test("a person who can't be found asks for it without being named co-author", async () => {
    await using it = await scene();
    const answer = await it.publish({ task: { ...task, requestedBy: "ghost-of-nobody" } });
    const [commit] = await it.repository.log(String(answer.result?.["branch"]));
    expect(commit?.message).not.toContain("Co-authored-by");
  });
});

describe("a change of protected files", () => {
  const command = `mkdir -p .github/workflows; printf 'on: push\\njobs: {}\\n' > .github/workflows/x.yml
    echo "it's \\$(id) \\\`id\\\` and @octo/team" > CLAUDE.md; echo 1 > parser.js`;
  const workflows = (access: "write" | "read") => ({
    kind: "app" as const,
    app: "own",
    permissions: { ...permissions, ...(access === "write" && { workflows: "write" as const }) },
  });

  test("is published without them, and the pull request has the command that applies them", async () => {
    await using it = await scene();
    const answer = await it.publish({ command });
    const branch = String(answer.result?.["branch"]);
    const body = it.repository.pullRequest(1)?.body ?? "";
    expect(body).toContain("| parser.js | changed | +1 −1 |");
    expect(body).toContain("**Protected, so not part of this pull request**");
    expect(body).toContain("- .github/workflows/x.yml (added)");
    expect(warnings(answer)).toEqual([
      "Protected files were changed, and what was changed there is not published: .github/workflows/x.yml, CLAUDE.md. To apply it by hand: `git apply protected.patch`, with the file of that name that the run keeps.",
    ]);
    const script = /\n(`{3,})sh\n(.*?)\n\1/s.exec(body)?.[2] ?? "";
    const clone = join(it.checkout, "..", "reviewer");
    await git(it.checkout, "clone", "--quiet", `--branch=${branch}`, `file://${it.repository.gitDir}`, clone);
    expect(await git(clone, "ls-files")).toBe("README.md\nparser.js");
    await promisify(execFile)("/bin/sh", ["-c", script], { cwd: clone });
    await git(clone, "add", "-A");
    expect(await git(clone, "ls-files")).toBe(".github/workflows/x.yml\nCLAUDE.md\nREADME.md\nparser.js");
    expect(await git(clone, "cat-file", "blob", ":CLAUDE.md")).toBe("it's $(id) `id` and @octo/team");
  });

  test("shows no patch that a page would not show as it is", async () => {
    await using it = await scene();
    const odd = [
      "printf 'bi\\342\\200\\256di\\n' > CLAUDE.md",
      "printf 'tab\\tbed\\n' > CLAUDE.md",
      "printf 'line\\r\\n' > CLAUDE.md",
      "head -c 20000 /dev/zero | tr '\\0' x > CLAUDE.md",
      "printf 'la\\377tin\\n' > CLAUDE.md",
      "printf 'es\\033[31mc\\n' > CLAUDE.md",
    ];
    const requests = odd.map((one) => ({ command: `${one}; echo 1 > parser.js` }));
    const answers = await it.publishAll(...requests);
    for (const { result } of answers) {
      const body = it.repository.pullRequest(Number(result?.["number"]))?.body;
      expect(body).toContain("- CLAUDE.md (added)\n\nTo apply it by hand: `git apply protected.patch`");
      expect(body).not.toContain("git apply <<");
    }
  }, 60_000);

  test("is published whole where they are not protected and the token may, else without what it may not", async () => {
    await using it = await scene();
    const request = { command, protectedPaths: ["none"] };
    const files = async (answer: PublishAnswer) =>
      (await it.repository.read("ls-tree", "-r", "--name-only", String(answer.result?.["branch"]))).split(
        "\n",
      );
    const without = await it.publish({ ...request, token: it.fake.addToken(workflows("read")) });
    expect(await files(without)).toEqual(["CLAUDE.md", "README.md", "parser.js"]);
    expect(it.repository.pullRequest(1)?.body).toContain("- .github/workflows/x.yml (added)");
    const whole = await it.publish({
      ...{ ...request, task: elsewhere("a") },
      token: it.fake.addToken(workflows("write")),
    });
    expect(await files(whole)).toEqual([".github/workflows/x.yml", "CLAUDE.md", "README.md", "parser.js"]);
    expect(it.repository.pullRequest(2)?.body).not.toContain("not part of this pull request");
    const onlyWorkflow = { command: "mkdir -p .github/workflows; echo 1 > .github/workflows/x.yml" };
    const none = await it.publish({
      ...{ ...request, task: elsewhere("b") },
      ...onlyWorkflow,
      token: it.fake.addToken(workflows("read")),
    });
    expect(none.error).toMatchObject({ code: "workflow-scope" });
  }, 60_000);

  test("is not published at all when they hold a secret: they are handed on too", async () => {
    await using it = await scene();
    const key = "sk-ant-api03-abcdefghijklmnopqrstuvwxyz";
    const answer = await it.publish({
      command: `echo ${key} > CLAUDE.md; echo 1 > parser.js`,
      secrets: [key],
    });
    expect(answer.error).toMatchObject({ code: "change-rejected" });
    expect(Object.keys(await it.repository.branches())).toEqual(["main"]);
  });
});

describe("a change that is not published", () => {
  const key = "sk-ant-api03-abcdefghijklmnopqrstuvwxyz";

  test("because a secret is in it, wherever and however it is written", async () => {
    await using it = await scene();
    const answers = await it.publishAll(
      ...[
        { command: `echo 'key = "${key}"' > parser.js` },
        { command: `printf %s 'x${key}' | base64 -w0 > parser.js` },
        { command: `printf %s 'x${key}${key}' | base64 -w20 > parser.js` },
        { command: `echo ${key} | rev > parser.js` },
        { command: `echo 'key = "${key.slice(0, 20)}" + "${key.slice(20)}"' > parser.js` },
        { command: `echo ${key} | fold -w7 | sed "s/.*/  '&',/" > parser.js` },
        { command: `printf %s ${key} | od -An -v -tx1 | sed 's/ /\\\\x/g' > parser.js` },
        { command: `printf %s ${key} | od -An -v -tx1 | tr -d '\\n' | tr ' ' % > parser.js` },
        { proposal: { title: "t", description: [...key].join(" ") } },
        { command: `git checkout -q -b feature/${[...key].reverse().join("")}; echo x > parser.js` },
        { command: `echo x > '${key}'` },
        { proposal: { title: key, description: "" } },
        { proposal: { title: "t", description: Buffer.from(key).toString("hex") } },
        { command: `git checkout -q -b feature/${key}; echo x > parser.js` },
        { command: `git checkout -q -b feature/part-${key.slice(10, 30)}; echo x > parser.js` },
      ].map((request) => ({ ...request, secrets: [key] })),
    );
    for (const answer of answers) {
      expect(answer.error).toMatchObject({ name: "UserError", code: "change-rejected" });
      expect(JSON.stringify(answer)).not.toContain(key);
      expect(statuses(answer)).toEqual([]);
    }
    expect(Object.keys(await it.repository.branches())).toEqual(["main"]);
  }, 30_000);

  test("is no reason to stop: a secret of the base that the change removes", async () => {
    await using it = await scene({ files: { "parser.js": `key = "${key}"\n` } });
    expect((await it.publish({ secrets: [key] })).result).toMatchObject({ number: 1 });
  });

  test("keeps the pushed branch and says where to open the pull request when that was refused", async () => {
    await using it = await scene({ actionsMayCreatePullRequests: false });
    const answer = await it.publish();
    const branch = "feature/7-parse-empty-input-as-an-empty-document";
    expect(answer.error).toMatchObject({
      code: "pr-not-permitted",
      branch,
      compareUrl: expect.stringMatching(/^https:\/\/github\.com\/octo\/demo\/compare\/main\.\.\.feature\//),
    });
    expect(answer.error?.["message"]).toContain(`The branch ${branch} is pushed`);
    expect(Object.keys(await it.repository.branches())).toEqual([branch, "main"]);
  });
});

describe("a change on one's own machine", () => {
  test("ends on a local branch, beside what is checked out", async () => {
    await using it = await scene();
    const first = await it.publish({ local: true, task: { prompt: "Mend the parser" } });
    const branch = "feature/parse-empty-input-as-an-empty-document";
    expect(first.result).toMatchObject({ branch });
    expect(await git(it.checkout, "rev-parse", branch)).toBe(first.result?.["headSha"]);
    expect(await git(it.checkout, "symbolic-ref", "--short", "HEAD")).toBe("main");
    await git(it.checkout, "checkout", "--quiet", "--", ".");
    const second = await it.publish({ local: true, task: { prompt: "Mend the parser" } });
    expect(second.result).toMatchObject({ branch: `${branch}-2` });
    expect(it.fake.requests.filter(({ operation }) => operation === "receive-pack")).toEqual([]);
  });
});
