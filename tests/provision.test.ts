import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { UserError } from "../src/errors.ts";
import type { EventBody } from "../src/events/event.ts";
import { type ProvisionOptions, provision } from "../src/sandbox/provision.ts";
import { makeTempDir } from "./support/repo.ts";

/** What a machine is like: programs are scripts that note their calls, and settings are files. */
interface Machine {
  readonly uid?: number;
  readonly changes?: ProvisionOptions["changes"];
  /** What the run needs; by default bubblewrap alone. */
  readonly needed?: readonly ("bwrap" | "socat")[];
  /** There before anything is done. */
  readonly programs?: readonly string[];
  /** What apt-get brings, and whether its lists must be fetched first. */
  readonly apt?: "brings" | "brings-after-update" | "fails";
  readonly sudo?: "allowed" | "asks";
  /** AppArmor's restriction: the setting, and what lets bubblewrap work in spite of it. */
  readonly restricted?: boolean;
  readonly helps?: "nothing-needed" | "profile" | "sysctl" | "nothing";
  readonly refused?: string;
  /** Whether apt-get brings no socat although it ends well. */
  readonly withoutSocat?: boolean;
}

interface Ended {
  readonly error?: UserError;
  /** Each program's calls that change something, in their order. */
  readonly calls: readonly string[];
  readonly told: readonly string[];
  readonly profile: string;
  readonly leftInTemp: readonly string[];
}

async function provisionOn(machine: Machine): Promise<Ended> {
  await using temp = await makeTempDir();
  const { path } = temp;
  const [bin, settings, tempDir] = ["bin", "sys", "temp"].map((name) => join(path, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(bin);
  await mkdir(tempDir);
  await mkdir(join(settings, "kernel"), { recursive: true });
  const setting = join(settings, "kernel/apparmor_restrict_unprivileged_userns");
  if (machine.restricted !== undefined) await writeFile(setting, machine.restricted ? "1\n" : "0\n");
  const program = async (name: string, script: string) => {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  };
  const note = (name: string) => `echo "${name} $*" >> ${path}/calls`;
  const bwrap = `#!/bin/sh\nexec test -e ${path}/permitted`;
  if (machine.restricted !== true || machine.helps === "nothing-needed")
    await writeFile(join(path, "permitted"), "");
  for (const name of machine.programs ?? []) await program(name, name === "bwrap" ? bwrap : "exit 0");
  if (machine.apt !== undefined) {
    const lists = machine.apt === "brings-after-update" ? `[ -e ${path}/updated ] || exit 100` : ":";
    // Each package brings its program, when it is asked for.
    const bring = `for word; do case $word in
bubblewrap) printf '%s\\n' '${bwrap.replace("\n", "' '")}' > ${bin}/bwrap; chmod 755 ${bin}/bwrap;;
socat) [ -e ${path}/no-socat ] || { echo '#!/bin/sh' > ${bin}/socat; chmod 755 ${bin}/socat; };;
esac; done`;
    await program(
      "apt-get",
      `${note("apt-get")}; for word; do [ "$word" = update ] && { : > ${path}/updated; exit 0; }; done
${lists}
${machine.apt === "fails" ? "echo 'E: no such package' >&2; exit 100" : bring}`,
    );
  }
  if (machine.sudo !== undefined) {
    await program(
      "sudo",
      machine.sudo === "asks" ? "exit 1" : `shift; [ "$1" = -- ] && shift; ${note("sudo")}; exec "$@"`,
    );
  }
  await program(
    "apparmor_parser",
    `${note("apparmor_parser")}; cp "$2" ${path}/profile; ${machine.helps === "profile" ? `: > ${path}/permitted` : ":"}`,
  );
  await program("sysctl", `${note("sysctl")}; ${machine.helps === "sysctl" ? `: > ${path}/permitted` : ":"}`);

  const told: string[] = [];
  const emit = (event: EventBody) => {
    if ("message" in event) told.push(`${event.type}: ${event.message}`);
  };
  const run = { id: "run", emit, signal: new AbortController().signal, tempDir };
  const find = (name: string) => (existsSync(join(bin, name)) ? join(bin, name) : undefined);
  const allowed =
    machine.refused === undefined ? Promise.resolve() : Promise.reject(new Error(machine.refused));
  allowed.catch(() => {});
  const needed = machine.needed ?? ["bwrap"];
  if (machine.withoutSocat === true) await writeFile(join(path, "no-socat"), "");
  const ended = await provision(run, needed, {
    ...{ find, settings, allowed, env: { PATH: "/usr/bin:/bin" } },
    uid: machine.uid ?? 0,
    changes: machine.changes ?? "any",
  }).then(
    (programs) => ({ programs }),
    (error: UserError) => ({ error }),
  );
  const read = (name: string) => readFile(join(path, name), "utf8").catch(() => "");
  if ("programs" in ended) {
    expect(ended.programs).toEqual(Object.fromEntries(needed.map((name) => [name, join(bin, name)])));
  }
  return {
    ...("error" in ended && { error: ended.error }),
    calls: (await read("calls"))
      .replaceAll(tempDir, "$TEMP")
      .replaceAll(bin, "$BIN")
      .split("\n")
      .slice(0, -1),
    told: told.map((line) => line.replaceAll(bin, "$BIN")),
    profile: (await read("profile")).replaceAll(bin, "$BIN"),
    leftInTemp: await readdir(tempDir),
  };
}

const install =
  "apt-get -o DPkg::Lock::Timeout=60 -o Acquire::Retries=2 install -y --no-install-recommends bubblewrap";
const installed = ["status: Installing bubblewrap...", "machine_change: Installed bubblewrap with apt-get."];

describe("nothing is done", () => {
  test.each<[string, Machine]>([
    ["where bubblewrap is installed and there is no AppArmor", { programs: ["bwrap"] }],
    ["where AppArmor restricts nothing", { programs: ["bwrap"], restricted: false }],
    [
      "where the image has a profile for bubblewrap already",
      { programs: ["bwrap"], restricted: true, helps: "nothing-needed" },
    ],
  ])("%s", async (_, machine) => {
    expect(await provisionOn(machine)).toEqual({ calls: [], told: [], profile: "", leftInTemp: [] });
  });

  test("for someone who may not start the run", async () => {
    const { error, calls } = await provisionOn({ apt: "brings", refused: "not you" });
    expect(error?.message).toBe("not you");
    expect(calls).toEqual([]);
  });
});

describe("bubblewrap is installed", () => {
  test("by root", async () => {
    const { error, calls, told } = await provisionOn({ apt: "brings" });
    expect({ error, calls, told }).toEqual({ calls: [install], told: installed });
  });

  test("with fresh lists where apt's are too old", async () => {
    const { calls, told } = await provisionOn({ apt: "brings-after-update" });
    expect(calls).toEqual([
      install,
      "apt-get -o DPkg::Lock::Timeout=60 -o Acquire::Retries=2 update",
      install,
    ]);
    expect(told).toEqual(installed);
  });

  test("through a sudo that asks for no password", async () => {
    const { calls, told } = await provisionOn({ uid: 1001, sudo: "allowed", apt: "brings" });
    expect(calls).toEqual([
      "sudo true",
      `sudo /usr/bin/env DEBIAN_FRONTEND=noninteractive $BIN/${install}`,
      install,
    ]);
    expect(told).toEqual(installed);
  });
});

describe("socat is installed where commands have a network", () => {
  const needed = ["bwrap", "socat"] as const;

  test("together with bubblewrap, in one go", async () => {
    const { error, calls, told } = await provisionOn({ needed, apt: "brings" });
    expect({ error, calls, told }).toEqual({
      calls: [`${install} socat`],
      told: [
        "status: Installing bubblewrap and socat...",
        "machine_change: Installed bubblewrap and socat with apt-get.",
      ],
    });
  });

  test("alone, where bubblewrap is there", async () => {
    const { calls, told } = await provisionOn({ needed, programs: ["bwrap"], apt: "brings" });
    expect(calls).toEqual([install.replace("bubblewrap", "socat")]);
    expect(told.at(-1)).toBe("machine_change: Installed socat with apt-get.");
  });

  test("not where it is there already", async () => {
    const { calls, told } = await provisionOn({ needed, programs: ["bwrap", "socat"], apt: "brings" });
    expect({ calls, told }).toEqual({ calls: [], told: [] });
  });

  test("or the run fails and says which one is missing", async () => {
    const { error } = await provisionOn({ needed, programs: ["bwrap"], apt: "brings", withoutSocat: true });
    expect(error?.message).toMatch(/: socat is not installed, and apt-get did not bring it/);
    expect(error?.message).toContain("`sudo apt-get install -y socat`");
    const own = await provisionOn({ needed, programs: ["bwrap"], changes: "none" });
    expect(own.error?.message).toMatch(/: socat is not installed\. Install it first/);
    expect(own.calls).toEqual([]);
  });
});

describe("user namespaces are allowed", () => {
  const restricted = { programs: ["bwrap"], restricted: true } as const;
  const profile =
    "machine_change: Loaded the AppArmor profile tiny-backspace-bwrap, which lets $BIN/bwrap make user namespaces; it is there until the machine restarts.";

  test("to bubblewrap alone, where a profile does", async () => {
    const ended = await provisionOn({ ...restricted, helps: "profile" });
    expect(ended).toMatchObject({
      calls: ["apparmor_parser -r $TEMP/bwrap.apparmor"],
      told: [profile],
      leftInTemp: [],
    });
    expect(ended.error).toBeUndefined();
    expect(ended.profile).toMatch(
      /^profile tiny-backspace-bwrap "\$BIN\/bwrap" flags=\(unconfined\) \{\n {2}userns,\n\}$/m,
    );
  });

  test("to everyone, on a machine that is thrown away, where a profile does not", async () => {
    const ended = await provisionOn({ ...restricted, helps: "sysctl" });
    expect(ended.calls.at(-1)).toBe("sysctl -w kernel.apparmor_restrict_unprivileged_userns=0");
    expect(ended.told).toEqual([
      profile,
      "machine_change: Set kernel.apparmor_restrict_unprivileged_userns to 0: every program on this machine may make user namespaces until it restarts.",
    ]);
  });

  test("right after bubblewrap was installed", async () => {
    const { told } = await provisionOn({ restricted: true, apt: "brings", helps: "profile" });
    expect(told).toEqual([...installed, profile]);
  });
});

describe("the run fails, saying why and what to do", () => {
  const toInstall = /Install it first, with `sudo apt-get install -y bubblewrap`/;
  const toAllow = /run `sudo sysctl -w kernel\.apparmor_restrict_unprivileged_userns=0`/;
  test.each<[string, Machine, RegExp, RegExp]>([
    ["on one's own machine", { changes: "none", apt: "brings" }, /bubblewrap is not installed\./, toInstall],
    ["without apt-get", {}, /there is no apt-get/, toInstall],
    [
      "without sudo",
      { uid: 1001, apt: "brings" },
      /takes root or a sudo that asks for no password/,
      toInstall,
    ],
    ["with a sudo that asks", { uid: 1001, sudo: "asks", apt: "brings" }, /takes root or a sudo/, toInstall],
    ["when apt-get fails", { apt: "fails" }, /apt-get did not bring it \(E: no such package\)/, toInstall],
    [
      "on one's own restricted machine",
      { programs: ["bwrap"], restricted: true, changes: "none" },
      /no user namespaces/,
      toAllow,
    ],
    [
      "without root to lift the restriction",
      { uid: 1001, programs: ["bwrap"], restricted: true },
      /takes root or a sudo/,
      toAllow,
    ],
    [
      "on a lasting runner, where only the sysctl would help",
      { programs: ["bwrap"], restricted: true, changes: "own", helps: "sysctl" },
      /an AppArmor profile for bubblewrap alone did not help/,
      toAllow,
    ],
    [
      "where nothing helps",
      { programs: ["bwrap"], restricted: true, helps: "nothing" },
      /restriction off did not help/,
      toAllow,
    ],
  ])("%s", async (_, machine, why, fix) => {
    const { error, told } = await provisionOn(machine);
    expect(error?.code).toBe("sandbox-unavailable");
    expect(error?.message).toMatch(why);
    expect(error?.message).toMatch(fix);
    if (machine.changes === "own") expect(told.join()).not.toContain("Set kernel");
  });
});
