import { execFileSync } from "node:child_process";
import { linkSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ToolError } from "../../src/errors.ts";
import { type Machine, openMachine, parents } from "../support/open-sandbox.ts";

const maxBytes = 50_000;

describe.each(parents)("files in the sandbox of a parent that is %s", (parent) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openMachine({
      parent,
      files: {
        "a.txt": "one\ntwo\nthree\n",
        "no-end.txt": "one\ntwo",
        "empty.txt": "",
        "crlf.txt": "one\r\ntwo\r\n",
        "bom.txt": "\uFEFFone\n",
        "-dash": "dash\n",
        "new\nline": "newline\n",
        "binary.bin": Buffer.from([1, 2, 0, 3]),
        "latin1.txt": Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]),
        "run.sh": { text: "#!/bin/sh\n", mode: 0o755 },
        link: { link: "a.txt" },
        loop: { link: "loop" },
        environ: { link: "/proc/self/environ" },
        "src/deep/code.py": `${"def f():\n    pass\n".repeat(3)}`,
        "src/code.ts": "const f = 1;\n",
        "long.js": `${"x".repeat(5000)}needle${"y".repeat(5000)}\n`,
        "kept/tracked.txt": "tracked needle\n",
        ".gitignore": "*.log\nnode_modules/\n",
      },
      prepare: (workspace) => {
        execFileSync("mkfifo", [join(workspace, "pipe")]);
        execFileSync("truncate", ["-s", "8T", join(workspace, "sparse")]);
        execFileSync("mkdir", [
          "-p",
          join(workspace, "node_modules/pkg"),
          join(workspace, "empty-directory"),
        ]);
        writeFileSync(join(workspace, "node_modules/pkg/index.js"), "needle in a package\n");
        writeFileSync(join(workspace, "untracked.txt"), "needle\n");
        writeFileSync(Buffer.concat([Buffer.from(`${workspace}/caf`), Buffer.from([0xe9])]), "needle\n");
        linkSync(join(workspace, "a.txt"), join(workspace, "..", "hard"));
      },
    });
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
  });
  const read = (path: string, more: { firstLine?: number; lineCount?: number; maxBytes?: number } = {}) =>
    machine.sandbox.readFile({ path, maxBytes, ...more });
  const refusal = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ToolError);
    return (error as ToolError).message;
  };

  describe("reading", () => {
    test("gives a whole text as it is", async () => {
      const whole = { type: "text", firstLine: 1, truncated: false };
      expect(await read("a.txt")).toEqual({
        ...whole,
        text: "one\ntwo\nthree\n",
        lastLine: 3,
        totalLines: 3,
        sizeBytes: 14,
      });
      expect(await read("no-end.txt")).toMatchObject({ text: "one\ntwo", lastLine: 2, totalLines: 2 });
      expect(await read("crlf.txt")).toMatchObject({ text: "one\r\ntwo\r\n", totalLines: 2 });
      expect(await read("bom.txt")).toMatchObject({ text: "\uFEFFone\n" });
      expect(await read("empty.txt")).toMatchObject({ text: "", firstLine: 0, lastLine: 0, totalLines: 0 });
      expect(await read("link")).toMatchObject({ text: "one\ntwo\nthree\n" });
      expect(await read("-dash")).toMatchObject({ text: "dash\n" });
      expect(await read("new\nline")).toMatchObject({ text: "newline\n" });
      expect(await read(join(machine.workspace, "a.txt"))).toMatchObject({ totalLines: 3 });
      expect(await read("./src/../a.txt")).toMatchObject({ totalLines: 3 });
    });

    test("gives the asked lines", async () => {
      expect(await read("a.txt", { firstLine: 2, lineCount: 1 })).toMatchObject({
        text: "two\n",
        firstLine: 2,
        lastLine: 2,
        totalLines: 3,
      });
      expect(await read("a.txt", { firstLine: 3, lineCount: 100 })).toMatchObject({
        text: "three\n",
        lastLine: 3,
      });
      expect(await refusal(read("a.txt", { firstLine: 4 }))).toBe("a.txt has 3 lines; there is no line 4.");
    });

    test("is cut at a line end, within a long line between characters", async () => {
      expect(await read("a.txt", { maxBytes: 9 })).toMatchObject({
        text: "one\ntwo\n",
        lastLine: 2,
        truncated: true,
      });
      expect(await read("long.js", { maxBytes: 10 })).toMatchObject({
        text: "x".repeat(10),
        lastLine: 1,
        truncated: true,
      });
      expect(await read("a.txt", { maxBytes: 14 })).toMatchObject({ truncated: false });
    });

    test("names binary files as such", async () => {
      expect(await read("binary.bin")).toEqual({ type: "binary", sizeBytes: 4, format: "binary data" });
      expect(await read("latin1.txt")).toEqual({
        type: "binary",
        sizeBytes: 5,
        format: "text in another encoding than UTF-8",
      });
    });

    test("lists a directory", async () => {
      expect(await read("src")).toEqual({
        type: "directory",
        entries: ["code.ts", "deep/"],
        truncated: false,
      });
      expect(await read(".")).toMatchObject({
        entries: expect.arrayContaining(['"caf\\351"', '"new\\nline"', "node_modules/"]),
      });
    });

    test("does not wait for pipes, devices, sockets or giants", async () => {
      expect(await refusal(read("pipe"))).toBe("pipe is a named pipe, not a file.");
      expect(await refusal(read("/dev/zero"))).toBe("/dev/zero is a device, not a file.");
      expect(await read("sparse", { maxBytes: 100 })).toEqual({
        type: "binary",
        sizeBytes: 2 ** 43,
        format: "nothing but NUL bytes",
      });
      expect(await refusal(read("/proc/self/fd/0"))).toMatch(/not a file/);
    });

    test("says what is wrong with a path and what to do", async () => {
      expect(await refusal(read("missing.py"))).toBe(
        "There is no file missing.py. Use list_files to see what is there.",
      );
      expect(await refusal(read("a.txt/b"))).toContain("not a directory");
      expect(await refusal(read("loop"))).toContain("leads back to itself");
      expect(await refusal(read(""))).toContain("The path is empty");
      expect(await refusal(read("a\0b"))).toContain("NUL");
      expect(await refusal(read("\ud800"))).toContain("not valid Unicode");
      expect(await refusal(read(`${"d/".repeat(3000)}f`))).toContain("too long");
    });

    test("follows links only as far as the sandbox's own view goes", async () => {
      const found = await read("environ");
      expect(JSON.stringify(found)).not.toContain(machine.canary);
      expect(await refusal(read(join(machine.home, ".netrc")))).toContain("There is no file");
      expect(await refusal(read("../_temp/git-credentials-1.config"))).toContain("There is no file");
      expect(await refusal(read(`/proc/${machine.parentPid}/environ`))).toContain("There is no file");
    });
  });

  describe("writing", () => {
    const write = (path: string, text: string) => machine.sandbox.writeFile({ path, text });

    test("makes files and directories, and replaces what is there", async () => {
      expect(await write("made/deep/file.txt", "longer text\n")).toEqual({ created: true });
      expect(await write("made/deep/file.txt", "\uFEFFshort\r\n")).toEqual({ created: false });
      expect(await read("made/deep/file.txt")).toMatchObject({ text: "\uFEFFshort\r\n", sizeBytes: 10 });
      expect((await machine.run("stat -c %a made/deep/file.txt; cat made/deep/file.txt")).head).toBe(
        "644\n\uFEFFshort\r\n",
      );
    });

    test("and reading take large texts of awkward characters", async () => {
      const text = "\u0001é€\u{1f600}\n".repeat(200_000);
      await write("large.txt", text);
      const found = await read("large.txt", { maxBytes: 2 * 1024 * 1024 });
      expect(found.type === "text" && text.startsWith(found.text) && found.truncated).toBe(true);
      await machine.run("rm large.txt");
    });

    test("keeps mode and links", async () => {
      await write("run.sh", "#!/bin/sh\necho changed\n");
      expect((await machine.run("stat -c %a run.sh; ./run.sh")).head).toBe("755\nchanged\n");
      await write("link", "through the link\n");
      expect((await machine.run("readlink link; cat a.txt")).head).toBe("a.txt\nthrough the link\n");
      await machine.run("git checkout -q a.txt");
    });

    test("refuses what is no file", async () => {
      expect(await refusal(write("pipe", "x"))).toContain("named pipe");
      expect(await refusal(write("src", "x"))).toContain("src is a directory");
      expect(await refusal(write("src/", "x"))).toContain("names a directory");
      expect(await refusal(write("a.txt/b", "x"))).toContain("not a directory");
      expect(await refusal(write("/etc/made", "x"))).toContain("read-only in here");
      expect(await refusal(write("bad", "\ud800"))).toContain("Nothing was written");
      expect(await refusal(write("huge", "x".repeat(9 * 1024 * 1024)))).toContain("longer than 8 MiB");
    });

    test("ends nowhere outside", async () => {
      await machine.run("ln -s $PWD/../_temp/_runner_file_commands/set_env_1 out");
      await write("out", "BASH_ENV=/tmp/evil\n").catch(() => undefined);
      expect(readFileSync(join(machine.directory, "_temp/_runner_file_commands/set_env_1"), "utf8")).toBe("");
      await machine.run("rm out");
    });
  });

  describe("listing", () => {
    const list = (path: string, more: { glob?: string; depth?: number; limit?: number } = {}) =>
      machine.sandbox.listFiles({ path, limit: 1000, ...more });

    test("shows tracked and new files that git does not ignore", async () => {
      const { paths, total } = await list(".");
      expect(paths).toEqual(
        expect.arrayContaining(["src/deep/code.py", "untracked.txt", "-dash", '"new\\nline"', '"caf\\351"']),
      );
      expect(paths.filter((path) => path.startsWith("node_modules"))).toEqual([]);
      expect(paths.filter((path) => path.startsWith(".git/"))).toEqual([]);
      expect(total).toBe(paths.length);
      expect(paths).toEqual([...paths].sort());
    });

    test("takes globs as in .gitignore, and alternatives", async () => {
      expect((await list(".", { glob: "*.py" })).paths).toEqual(["src/deep/code.py"]);
      expect((await list(".", { glob: "src/*.ts" })).paths).toEqual(["src/code.ts"]);
      expect((await list("src", { glob: "**/*.{ts,py}" })).paths).toEqual([
        "src/code.ts",
        "src/deep/code.py",
      ]);
      expect((await list(".", { glob: "kept" })).paths).toEqual(["kept/tracked.txt"]);
      expect((await list(".", { glob: "/*.txt", limit: 2 })).paths).toEqual(["a.txt", "bom.txt"]);
    });

    test("goes as deep as asked, counts what it leaves out", async () => {
      expect((await list("src", { depth: 1 })).paths).toEqual(["src/code.ts", "src/deep/"]);
      const cut = await list(".", { limit: 3 });
      expect(cut.paths).toHaveLength(3);
      expect(cut.total).toBeGreaterThan(10);
    });

    test("leaves out deleted files and shows an ignored directory when asked for it", async () => {
      await machine.run("rm empty.txt");
      expect((await list(".")).paths).not.toContain("empty.txt");
      await machine.run("git checkout -q empty.txt");
      expect((await list("node_modules")).paths).toEqual(["node_modules/pkg/index.js"]);
      expect((await list("empty-directory")).paths).toEqual([]);
    });

    test("leaves out deleted files whatever they are called, and shows those once that are not merged", async () => {
      await machine.run(
        [
          "git init -q gone && cd gone && mkdir dir && touch dir/x $'dir/caf\\351' $'new\\nline' $'caf\\351' plain && git add -A",
          "git -c user.name=a -c user.email=b commit -qm one && rm -r dir $'new\\nline' $'caf\\351' && touch other",
          "object=$(git hash-object -w plain) && git update-index --force-remove plain",
          "for stage in 1 2 3; do printf '100644 %s %s\\tplain\\n' $object $stage; done | git update-index --index-info",
        ].join(" && "),
      );
      expect(await list("gone")).toEqual({ paths: ["gone/other", "gone/plain"], total: 2 });
      expect(await list("gone", { depth: 1 })).toEqual({ paths: ["gone/other", "gone/plain"], total: 2 });
      await machine.run("cd gone && mkdir dir && touch dir/y");
      expect((await list("gone", { depth: 1 })).paths).toEqual(["gone/dir/", "gone/other", "gone/plain"]);
      await machine.run("rm -rf gone");
    });

    test("refuses what is no directory", async () => {
      expect(await refusal(list("a.txt"))).toBe("a.txt is a file. Use read_file to see it.");
      expect(await refusal(list("missing"))).toContain("There is no file missing");
      expect(await refusal(list(".", { glob: "!x" }))).toContain("can't start with");
    });

    test("works outside the workspace and without a repository", async () => {
      await machine.run(
        "mkdir -p /tmp/other/sub && echo '*.log' > /tmp/other/.gitignore && touch /tmp/other/sub/{a,b.log}",
      );
      expect((await list("/tmp/other")).paths).toEqual(["/tmp/other/.gitignore", "/tmp/other/sub/a"]);
      await machine.run("mv .git/HEAD .git/HEAD-away");
      expect((await list(".", { glob: "*.py" })).paths).toEqual(["src/deep/code.py"]);
      expect(
        (await machine.sandbox.search({ ...asked, pattern: "def f", glob: "*.py" })).matches,
      ).toHaveLength(3);
      await machine.run("mv .git/HEAD-away .git/HEAD");
    });
  });

  const asked = { path: ".", ignoreCase: false, contextLines: 0, limit: 100 };

  describe("searching", () => {
    const search = (pattern: string, more: Partial<typeof asked & { glob: string }> = {}) =>
      machine.sandbox.search({ ...asked, pattern, ...more });

    test("finds lines in tracked and new files that git does not ignore", async () => {
      const { matches, truncated } = await search("needle");
      expect(matches.map(({ path }) => path).sort()).toEqual([
        '"caf\\351"',
        "kept/tracked.txt",
        "long.js",
        "untracked.txt",
      ]);
      expect(truncated).toBe(false);
      const long = matches.find(({ path }) => path === "long.js")?.text ?? "";
      expect(long).toHaveLength(400);
      expect(long).toContain("needle");
    });

    test("takes Perl's expressions, case, globs, paths and context", async () => {
      expect((await search("^t\\w{2}$", { glob: "*.txt" })).matches.map(({ path }) => path)).toEqual([
        "a.txt",
        "no-end.txt",
      ]);
      expect((await search("TWO", { ignoreCase: true, path: "a.txt", contextLines: 1 })).matches).toEqual([
        { path: "a.txt", line: 1, text: "one", match: false },
        { path: "a.txt", line: 2, text: "two", match: true },
        { path: "a.txt", line: 3, text: "three", match: false },
      ]);
      expect((await search("two", { path: "crlf.txt" })).matches[0]?.text).toBe("two");
      expect((await search("(?<=\\()\\)", { path: "src/deep" })).matches[0]).toMatchObject({
        path: "src/deep/code.py",
        line: 1,
      });
      expect((await search("-dash|^dash$", { path: "-dash" })).matches).toHaveLength(1);
      expect((await search("needle", { path: "node_modules/pkg" })).matches[0]?.path).toBe(
        "node_modules/pkg/index.js",
      );
    });

    test("stops at the limit and says so", async () => {
      const found = await search("def", { path: "src", limit: 2, contextLines: 1 });
      expect(found.matches.filter(({ match }) => match)).toHaveLength(2);
      expect(found.truncated).toBe(true);
      expect((await search("def", { path: "src", limit: 3 })).truncated).toBe(false);
      expect((await search("nothing like this")).matches).toEqual([]);
    });

    test("explains a bad pattern and gives up on a hopeless one", async () => {
      expect(await refusal(search("("))).toContain("missing closing parenthesis");
      await machine.sandbox.writeFile({ path: "evil.txt", text: `${"a".repeat(5000)}b\n` });
      const outcome = await search("^(a+)+$", { path: "evil.txt" }).catch((error: unknown) => error);
      expect(outcome instanceof ToolError || (outcome as { matches: unknown[] }).matches.length === 0).toBe(
        true,
      );
    });
  });

  test("files of every awkward kind have an answer in every operation", async () => {
    await machine.run(
      [
        "mkdir odd && cd odd && mkfifo pipe && truncate -s 200M sparse && ln -s /dev/zero device && ln -s gone dangling",
        "perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => q(socket), Listen => 1)'",
        "printf 'caf\\351 needle\\n' > latin1 && printf 'needle\\r\\nb\\r\\n' > crlf && head -c 40M /dev/zero | tr '\\0' x > long",
        "printf needle >> long",
      ].join(" && "),
    );
    const found = { text: "text", binary: "binary", directory: "directory" };
    const answer = (work: Promise<{ type?: keyof typeof found } | object>) =>
      work.then(
        (result) => ("type" in result ? result.type : "done"),
        (error: unknown) => (error instanceof ToolError ? error.message : Promise.reject(error)),
      );
    const names = ["pipe", "socket", "device", "dangling", "sparse", "latin1", "crlf", "long"];
    const reads = await Promise.all(names.map((name) => answer(read(`odd/${name}`))));
    expect(Object.fromEntries(names.map((name, index) => [name, reads[index]]))).toEqual({
      pipe: "odd/pipe is a named pipe, not a file.",
      socket: "odd/socket is a named pipe, a socket or a device, not a file.",
      device: "odd/device is a device, not a file.",
      dangling: "There is no file odd/dangling. Use list_files to see what is there.",
      ...{ sparse: "binary", latin1: "binary", crlf: "text", long: "text" },
    });
    const listed = await machine.sandbox.listFiles({ path: "odd", limit: 100 });
    expect(listed.paths).toEqual(
      ["crlf", "dangling", "device", "latin1", "long", "sparse"].map((name) => `odd/${name}`),
    );
    const { matches } = await machine.sandbox.search({ ...asked, path: "odd", pattern: "needle" });
    expect(matches.map(({ path }) => path)).toEqual(["odd/crlf", "odd/latin1", "odd/long"]);
    expect(matches.map(({ text }) => text)).toEqual([
      "needle",
      "caf\uFFFD needle",
      "… (the match is at byte 41943041 of this line)",
    ]);
    const writes = await Promise.all(
      ["pipe", "socket", "device"].map((name) =>
        answer(machine.sandbox.writeFile({ path: `odd/${name}`, text: "x" })),
      ),
    );
    expect(writes).toEqual([
      "odd/pipe is a named pipe, a socket or a device, not a file.",
      "odd/socket is a named pipe, a socket or a device, not a file.",
      "odd/device is a device, not a file.",
    ]);
    await machine.run("rm -r odd");
  });

  test("a link that flips while it is read leads nowhere outside", async () => {
    const targets = [
      `/proc/${machine.parentPid}/environ`,
      join(machine.home, ".netrc"),
      "/proc/self/environ",
    ];
    const flipping = machine.run(
      `cd /tmp; echo fine > benign; until [ -e stop ]; do for t in ${targets.join(" ")}; do ln -sfn benign flip; ln -sfn $t flip; done; done`,
      { readOnly: true },
    );
    const seen = new Set<string>();
    // The reads count from the first one on that meets the link.
    for (let rounds = 0; rounds < 300; ) {
      const result = await read("/tmp/flip").catch((error: unknown) => {
        if (!(error instanceof ToolError)) throw error;
        return error.message;
      });
      seen.add(JSON.stringify(result));
      if (seen.size > 1 || !JSON.stringify(result).includes("There is no file")) rounds += 1;
    }
    await machine.run("touch /tmp/stop", { readOnly: true });
    await flipping;
    expect([...seen].join()).toContain("fine");
    expect([...seen].join()).not.toContain(machine.canary);
  });

  test("a worker that was killed is replaced, and the request answered", async () => {
    const worker = () =>
      readdirSync("/proc").find((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, "latin1");
          return (
            command.startsWith("/run/tiny-backspace/node\0") && parentOf(pid, 6).includes(machine.parentPid)
          );
        } catch {
          return false;
        }
      });
    await read("a.txt");
    const before = worker();
    process.kill(Number(before), "SIGKILL");
    expect(await read("a.txt")).toMatchObject({ totalLines: 3 });
    expect(worker()).not.toBe(before);
  });

  test("many requests at once are each answered", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        if (index % 3 === 0) return await read("a.txt", { firstLine: 1 + (index % 2), lineCount: 1 });
        return (await machine.sandbox.listFiles({ path: "src", limit: 5 })).total;
      }),
    );
    expect(answers.filter((answer) => answer === 2)).toHaveLength(40);
  });
});

/** The process's ancestors, as far as asked. */
function parentOf(pid: string, generations: number): number[] {
  const found: number[] = [];
  for (let next = pid; found.length < generations; ) {
    next = /^.*\) \S (\d+)/s.exec(readFileSync(`/proc/${next}/stat`, "latin1"))?.[1] ?? "0";
    if (next === "0") break;
    found.push(Number(next));
  }
  return found;
}

test("a parent that is not root works on the checkout itself", async () => {
  await using machine = await openMachine({ parent: "unprivileged" });
  await machine.sandbox.writeFile({ path: "made.txt", text: "x" });
  expect(statSync(join(machine.workspace, "made.txt")).size).toBe(1);
});

test.each(parents)("a copy leaves the checkout as it was, for a parent that is %s", async (parent) => {
  await using machine = await openMachine({ parent, sandbox: { mode: "copy" } });
  await machine.run("rm -rf app.py; echo x > made");
  expect(readFileSync(join(machine.workspace, "app.py"), "utf8")).toContain("hello");
  expect(statSync(join(machine.workspace, "made"), { throwIfNoEntry: false })).toBeUndefined();
});
