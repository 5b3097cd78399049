import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readMachine } from "../../src/machine.ts";
import { type PreparedNetwork, prepareNetwork } from "../../src/sandbox/prepare-network.ts";
import { type DriverNetwork, type Machine, makeMachine, parents } from "../support/open-sandbox.ts";
import { systemPath } from "../support/runner/user.ts";
import {
  ask,
  fetchedBefore,
  find,
  hasPackages,
  isHere,
  offline,
  online,
  type Toolchain,
} from "../support/toolchains.ts";

interface Way {
  readonly parent: (typeof parents)[number];
  readonly mode: "in-place" | "copy";
}

/** As the action itself chooses: root works on a copy. */
const ways = parents.map((parent): Way => ({ parent, mode: parent === "root" ? "copy" : "in-place" }));

async function openWith(
  toolchain: Toolchain,
  { parent, mode }: Way,
  network?: DriverNetwork,
): Promise<Machine> {
  const machine = await makeMachine({
    parent,
    files: { "README.md": "demo\n", ...toolchain.files },
    sandbox: { mode },
    ...(network !== undefined && { network }),
  });
  try {
    const added = toolchain.bring?.(machine) ?? [];
    const path = [...added, systemPath].join(":");
    Object.assign(machine.options, { path });
    if (toolchain.before !== undefined) {
      const [program = "", ...args] = [...asUser(machine), "/bin/bash", "-c", toolchain.before];
      const env = { PATH: path, HOME: machine.home, LANG: "C.UTF-8", ...configuration(machine) };
      execFileSync(program, args, { cwd: machine.workspace, env, stdio: "pipe" });
    }
    await machine.open();
    return machine;
  } catch (error) {
    await machine[Symbol.asyncDispose]();
    throw error;
  }
}

/** Of the job: where it gets packages, and its HOME, which Java asks the user's entry for that ours doesn't have. */
function configuration({ home }: Machine): Record<string, string> {
  const registry = find("npm") === undefined ? "" : ask("npm", "config", "get", "registry");
  return { MAVEN_OPTS: `-Duser.home=${home}`, ...(registry !== "" && { npm_config_registry: registry }) };
}

/** The job's user is the one that the sandbox's parent runs as. */
function asUser({ options: { uid, gid } }: Machine): string[] {
  if (uid === process.getuid?.()) return [];
  return ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--"];
}

async function build(machine: Machine, { command, prints }: Toolchain): Promise<void> {
  const { head, tail, end } = await machine.run(command, { timeoutMs: 400_000 });
  expect({ output: head + tail, end }).toEqual({
    output: expect.stringMatching(prints),
    end: { type: "exit", code: 0 },
  });
}

describe.each(ways)("inside, for a parent that is $parent, $mode,", (way) => {
  test.each(offline.filter(isHere))("$name builds and tests a project", async (toolchain) => {
    await using machine = await openWith(toolchain, way);
    await build(machine, toolchain);
  });

  test.each(fetchedBefore.filter(isHere))("$name finds what the job fetched before", async (toolchain) => {
    await using machine = await openWith(toolchain, way);
    await build(machine, toolchain);
  });
});

test.each(offline.filter(isHere))(
  "$name builds and tests in a copy of an ordinary user",
  async (toolchain) => {
    await using machine = await openWith(toolchain, { parent: "unprivileged", mode: "copy" });
    await build(machine, toolchain);
  },
);

const connected = (await hasPackages()) ? online.filter(isHere) : [];

const describeConnected = () => {
  let prepared: PreparedNetwork;
  const directory = mkdtempSync(join(tmpdir(), "tb-managers-"));
  beforeAll(async () => {
    const tools = online.flatMap(({ programs }) => programs).map((name) => find(name));
    const path = tools.flatMap((file) => (file === undefined ? [] : [dirname(file)]));
    // As the action itself reads a machine.
    const { network } = await readMachine(
      { ...process.env, PATH: [...new Set(path), systemPath].join(":"), HOME: homedir() },
      { tempDir: directory, distrusted: [], workspaces: [], mode: "copy", changes: "none", publishes: false },
    );
    prepared = await prepareNetwork({ mode: "packages", allowed: [], ...network });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test("the real package managers of this machine say where they get their packages", () => {
    expect(prepared.warnings).toEqual([]);
    expect(prepared.options?.policy.hosts.length).toBeGreaterThan(0);
  });

  test.each(connected)("the real $name gets packages through the proxy", async (toolchain) => {
    const { options } = prepared;
    if (options === undefined) throw new Error("no package manager said anything");
    const [way] = ways;
    if (way === undefined) throw new Error("there is nobody to run as");
    await using machine = await openWith(toolchain, way, options);
    await build(machine, toolchain);
    const { hosts, refused } = await machine.network();
    expect(hosts.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });
};

if (connected.length > 0) describe("with `network: packages`", describeConnected);
