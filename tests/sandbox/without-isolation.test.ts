import { chmodSync, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { UserError } from "../../src/errors.ts";
import {
  exposedWithoutIsolation,
  openWithoutIsolation,
  placesWithoutIsolation,
  type Unisolated,
  type UnisolatedOptions,
} from "../../src/sandbox/without-isolation.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { makeRepository, makeTempDir } from "../support/repo.ts";
import { bundleWorker } from "../support/worker-bundle.ts";
import { openAt, statuses } from "../support/workspace-scene.ts";

const { signal } = new AbortController();
const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];

interface Opened extends AsyncDisposable {
  readonly workspace: Workspace;
  readonly sandbox: Unisolated;
  readonly run: (command: string, timeoutMs?: number) => ReturnType<Unisolated["runCommand"]>;
}

async function open(more: Partial<UnisolatedOptions> = {}): Promise<Opened> {
  await using resources = new AsyncDisposableStack();
  const { path } = resources.use(await makeTempDir());
  chmodSync(path, 0o755);
  const directory = await makeRepository(join(path, "repo"), {
    "src/app.py": "print('hello')\n",
    whose: "agent\n",
  });
  const tempDir = join(path, basename(path));
  const { workspace: inside, objects: objectsInside } = placesWithoutIsolation({ tempDir, uid });
  const workspace = await openAt(directory, tempDir, { inside, objectsInside });
  const sandbox = resources.use(
    await openWithoutIsolation({
      workspace: workspace.directory,
      git: workspace.throwawayGit,
      ...{ tempDir, uid, gid, signal, hide: [], home: "/nonexistent", path: "/usr/bin:/bin" },
      programs: { setpriv: "/usr/bin/setpriv", choom: "/usr/bin/choom" },
      node: process.execPath,
      worker: await bundleWorker(),
      ...more,
    }),
  );
  const held = resources.move();
  return {
    ...{ workspace, sandbox },
    run: (command, timeoutMs = 20_000) =>
      sandbox.runCommand({ command, timeoutMs, maxOutputBytes: 64 * 1024, readOnly: false, signal }),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

describe("without isolation", () => {
  let it: Opened;
  beforeAll(async () => {
    it = await open();
  });
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
  });

  test("the agent works on a copy, and its change comes out as a patch", async () => {
    const { sandbox, workspace, run } = it;
    await workspace.recordBaseline(sandbox, signal);
    await sandbox.writeFile({ path: "new.txt", text: "new\n" });
    await run("sed -i s/hello/bye/ src/app.py; git commit -qam mine");
    expect(await sandbox.readFile({ path: "src/app.py", maxBytes: 100 })).toMatchObject({
      text: "print('bye')\n",
    });
    const changes = await workspace.exportChanges(sandbox, signal);
    expect(statuses(changes)).toEqual(["added new.txt", "modified src/app.py"]);
    expect(existsSync(join(workspace.directory, "new.txt"))).toBe(false);
  });

  test("a room has its own files, HOME and TMPDIR, and the workspace's path leads to it", async () => {
    const { sandbox, workspace, run } = it;
    await using room = await sandbox.openRoom();
    const { directory, fill } = room;
    await workspace.layOut({ tree: workspace.base.tree, directory, runProgram: fill, signal });
    const request = { timeoutMs: 20_000, maxOutputBytes: 4096, readOnly: false, signal };
    const seen = await room.runCommand({
      ...request,
      command: `pwd; cat ${sandbox.workspace}/src/app.py; git status --short; echo room > whose; echo x > ~/mark`,
    });
    expect(seen.head).toBe(`${directory}\nprint('hello')\n`);
    const program = await room.runProgram({
      ...{
        argv: ["/bin/cat", `${sandbox.workspace}/whose`],
        timeoutMs: 20_000,
        maxOutputBytes: 4096,
        signal,
      },
    });
    expect(program.stdout.toString()).toBe("room\n");
    expect((await run("cat whose; ls ~/mark; cat ~/.gitconfig | head -1")).head).toMatch(
      /^agent\nls: cannot access .*\n\[url "backspace::"\]\n$/,
    );
  });

  test("a program that sees more than others is told where that is", async () => {
    await using temp = await makeTempDir();
    const mounts = [{ source: temp.path, target: "/run/shown", writable: true }];
    const program = (made: string) => ({
      argv: [
        "/bin/sh",
        "-c",
        `echo "$1 $SHOWN /run/shownother"; : > "$1/${made}"`,
        "sh",
        "/run/shown",
      ] as const,
      env: { SHOWN: "/run/shown/deeper:/run/shown" },
      ...{ timeoutMs: 20_000, maxOutputBytes: 4096 },
    });
    await using series = await it.sandbox.openSeries({ mounts, signal });
    for (const [made, ran] of [
      ["alone", await it.sandbox.runProgram({ ...program("alone"), mounts, signal })],
      ["in-series", await series.run(program("in-series"))],
    ] as const) {
      const text = ran.stdout.toString();
      const [at = ""] = text.split(" ");
      expect(text).toBe(`${at} ${at}/deeper:${at} /run/shownother\n`);
      expect(existsSync(join(temp.path, made))).toBe(true);
    }
  });

  test("limits hold: time, memory, output, processes, core dumps", async () => {
    expect((await it.run("(setsid sleep 60 &); sleep 60", 300)).end).toEqual({ type: "timeout" });
    const flood = await it.run("head -c 300000 /dev/zero | tr '\\0' x");
    expect(flood.omittedBytes).toBeGreaterThan(200_000);
    expect((await it.run("echo $(ulimit -c) $(ulimit -f) $(ulimit -n)")).head).toBe("0 2097152 4096\n");
    const bomb = await it.run("b() { b | b & b; }; b 2>/dev/null", 1500);
    expect(bomb.end.type).not.toBe("cancelled");
    expect((await it.run("echo alive")).head).toBe("alive\n");
  });

  test("what uses too much memory is ended, with the orphans that use it", async () => {
    await using small = await open({ maxMemoryBytes: 200 * 1024 * 1024 });
    const hungry = `(setsid perl -e '$x = "x" x 300_000_000; sleep 60' &); sleep 60`;
    expect((await small.run(hungry)).end).toMatchObject({ type: "memory" });
  });

  test("an exit code and a signal are told", async () => {
    expect((await it.run("exit 7")).end).toEqual({ type: "exit", code: 7 });
    expect((await it.run("kill -SEGV $$")).end).toEqual({ type: "exit", code: 139 });
  });
});

test("without setpriv it runs as whoever runs the action", async () => {
  await using plain = await open({ programs: {} });
  expect((await plain.run("id -u; git status --short; cat whose")).head).toBe(`${uid}\nagent\n`);
});

test("where not even a command can be started, the run fails, and nothing is left", async () => {
  const opening = open({ programs: { setpriv: "/bin/false", choom: "/bin/false" } });
  await expect(opening).rejects.toMatchObject({ code: "sandbox-unavailable" } satisfies Partial<UserError>);
});

test("what is exposed depends on who runs it", () => {
  const setpriv = "/usr/bin/setpriv";
  expect(exposedWithoutIsolation({ uid: 1001, setpriv })).toContain("the model's key and the GitHub token");
  expect(exposedWithoutIsolation({ uid: 0, setpriv })).not.toContain("the model's key");
  expect(exposedWithoutIsolation({ uid: 0, setpriv: undefined })).toContain("everything on this machine");
});
