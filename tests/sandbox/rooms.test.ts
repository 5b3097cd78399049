import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Machine, type OpenRoom, openMachine, parents } from "../support/open-sandbox.ts";

const fill = 'mkdir files files/.git && cp -r "$OLDPWD/src" files && echo room > files/whose';

describe.each(parents)("a room in the sandbox of a parent that is %s", (parent) => {
  let machine: Machine;
  let room: OpenRoom;
  beforeAll(async () => {
    machine = await openMachine({ parent, files: { "src/app.py": "print('hello')\n", whose: "agent\n" } });
    room = await machine.openRoom();
    await room.fill(fill);
  });
  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
  });

  test("has its own files at the workspace's path, and a HOME and a /tmp of its own", async () => {
    await machine.run("echo agent > ~/.npmrc; echo agent > /tmp/mark; echo agent > src/planted");
    const { head } = await room.run(
      "pwd; cat whose; ls src; ls -A ~; ls /tmp/mark; echo room > ~/mark; echo room > /tmp/mark; echo room > src/app.py",
    );
    expect(head).toBe(
      `${machine.workspace}
room
app.py
.gitconfig
ls: cannot access '/tmp/mark': No such file or directory
`,
    );
    expect((await machine.run("cat whose src/app.py /tmp/mark ~/.npmrc; ls ~/mark")).head).toBe(
      `agent\nprint('hello')\nagent\nagent\nls: cannot access '${machine.home}/mark': No such file or directory\n`,
    );
    expect((await room.run("cat ~/mark /tmp/mark src/app.py")).head).toBe("room\nroom\nroom\n");
  });

  test("shows neither its place nor the workspace to what runs in the other", async () => {
    for (const { run } of [machine, room]) {
      expect((await run("ls /run/room; ls /run")).head).toBe(
        "ls: cannot access '/run/room': No such file or directory\ngit-objects\ntiny-backspace\n",
      );
    }
  });

  test("has the sandbox's walls and limits", async () => {
    const seen = await room.run(
      `cat ${machine.tempDir}/* ${machine.home}/.netrc; grep -E 'CapEff|CapBnd|NoNewPrivs|Seccomp:' /proc/self/status; ulimit -u; echo x > /etc/x; env`,
    );
    expect(seen.head).not.toContain(machine.canary);
    expect(seen.head).toMatch(/CapEff:\t0+\nCapBnd:\t0+\nNoNewPrivs:\t1\nSeccomp:\t2\n512\n/);
    expect(seen.head).toContain("Read-only file system");
    const ended = await room.run("sleep 100", { timeoutMs: 300 });
    expect(ended.end).toEqual({ type: "timeout" });
    await room.run("(setsid sleep 7654.25 &) ; echo started");
    expect((await room.run("pgrep -f '^sleep 7654' || echo none")).head).toBe("none\n");
  });

  test("leaves nothing behind, and other rooms as they are", async () => {
    const other = await machine.openRoom();
    await other.fill(fill);
    await other.run("mkdir -p a/b; touch a/b/c; chmod 0 a; echo other > whose");
    await other.close();
    expect((await room.run("cat whose")).head).toBe("room\n");
    const runs = readdirSync(machine.tempDir).filter((name) => name.startsWith("sandbox-"));
    const left = runs.flatMap((name) => readdirSync(join(machine.tempDir, name)));
    if (parent === "unprivileged")
      expect(left.filter((name) => name.startsWith("room-"))).toEqual(["room-1"]);
    await expect(other.run("true")).rejects.toThrow();
  });
});
