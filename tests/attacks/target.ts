import { randomInt } from "node:crypto";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Machine, makeMachine, type Parent, type RunOptions } from "../support/open-sandbox.ts";
import { type Weakening, weaken } from "../support/weakened.ts";
import type { Attack } from "./attack.ts";
import { createBareShell } from "./bare.ts";
import { layOut } from "./layout.ts";
import { type Services, startServices } from "./services.ts";
import { type Sibling, startSibling } from "./sibling.ts";
import { endAll, survivorsOf } from "./survivors.ts";
import { startUpstream } from "./upstream.ts";

/** A runner's work directory, a process of another step and services, with a fresh secret in all of them. */
export interface Target extends AsyncDisposable {
  readonly canary: string;
  /** Tries it, and tells how it hit: nothing when it was stopped. */
  readonly attempt: (attack: Attack) => Promise<Attempt>;
}

export interface Attempt {
  readonly hits: readonly string[];
  readonly output: string;
  readonly end: string;
}

export interface TargetOptions {
  /** A sandbox, or the same machine without one. */
  readonly kind: Parent | "bare";
  /** Whether commands have a network; a proxy, where there is no sandbox. */
  readonly network?: boolean;
  /** Opens the sandbox without these defences. */
  readonly without?: readonly Weakening[];
}

const timeoutMs = 60_000;
const sandboxProxyPort = 3128;
const maxOutputBytes = 64 * 1024;
/** Where nothing ends an attack any more, we do. */
const patienceMs = 5000;

export async function openTarget({ kind, network = false, without = [] }: TargetOptions): Promise<Target> {
  await using opened = new AsyncDisposableStack();
  const upstream = network ? opened.use(await startUpstream()) : undefined;
  const machine = opened.use(
    await makeMachine({
      parent: kind === "bare" ? "unprivileged" : kind,
      prefix: inheritance,
      ...(upstream !== undefined && { network: upstream.network }),
      mutations: without.flatMap(({ source }) => source ?? []),
      sandbox: {
        hide: [".env", "gha-creds-1.json", "conf/key.json"],
        maxMemoryBytes: 512 * 1024 * 1024,
        runnerTrackingId: `github_${randomInt(10_000_000, 99_999_999)}`,
      },
    }),
  );
  const mark = `7${randomInt(10_000_000, 99_999_999)}`;
  const services = opened.use(await startServices(machine));
  const layout = opened.use(await layOut(machine, services, mark));
  let sibling = opened.use(await startSibling(machine, layout.prefix));
  if (kind !== "bare") {
    weaken(machine, without);
    await machine.open();
  }
  const shell = kind === "bare" ? createBareShell(machine, [...layout.prefix, ...inheritance]) : undefined;

  const run = async (command: string, options: RunOptions): Promise<{ output: string; end: string }> => {
    const ports = {
      PROXY: String(kind === "bare" ? upstream?.proxyPort : sandboxProxyPort),
      UPSTREAM: String(upstream?.port),
    };
    const given = Object.entries({ ...variablesOf(machine, services, sibling, mark), ...ports });
    const text = `${given.map(([name, value]) => `export ${name}=${value}\n`).join("")}${command}`;
    if (shell !== undefined) return await shell(text, options.timeoutMs ?? timeoutMs);
    const { head, tail, end } = await machine.run(text, { timeoutMs, maxOutputBytes, ...options });
    return { output: head + tail, end: end.type };
  };
  const useFiles = async ({ read = [], write = [] }: Attack): Promise<string> => {
    if (shell !== undefined) {
      const commands = [...read.map((path) => `cat ${path}`), ...write.map((path) => `echo evil > ${path}`)];
      return (await run(commands.join("\n"), {})).output;
    }
    const { sandbox } = machine;
    const refused = (error: Error) => error.message;
    const answers: unknown[] = [];
    for (const path of read) answers.push(await sandbox.readFile({ path, maxBytes: 9999 }).catch(refused));
    for (const path of write) answers.push(await sandbox.writeFile({ path, text: "evil" }).catch(refused));
    return JSON.stringify(answers);
  };

  /** How many names were asked for that nobody allowed. */
  const namesAsked = async (): Promise<number> => {
    if (upstream === undefined) return 0;
    const asked = kind === "bare" ? upstream.asked : (await machine.network()).asked;
    return asked.filter((name) => /evil/.test(name)).length;
  };

  const disposal = opened.move();
  return {
    canary: machine.canary,
    async attempt(attack) {
      const before = layout.fingerprint();
      const asked = services.asked();
      const reached = upstream?.received() ?? 0;
      const named = await namesAsked();
      const first = await run(attack.command, {
        readOnly: attack.readOnly ?? false,
        ...(attack.timeoutMs !== undefined && { timeoutMs: attack.timeoutMs }),
        ...(attack.end !== undefined && without.length > 0 && { cancelAfter: setTimeout(patienceMs) }),
      });
      const files = attack.read || attack.write ? await useFiles(attack) : "";
      const changed = layout.fingerprint() !== before;
      const next = attack.next === undefined ? "" : (await run(attack.next, {})).output;
      const output = first.output + files + next;
      const survivors = await survivorsOf(mark);
      endAll(survivors);
      await services.settle();
      const lost = !sibling.isRunning();
      const hits = [
        output.includes(machine.canary) && "the secret is in the output",
        /^HIT/m.test(output) && "the command says so",
        changed && "something outside has changed",
        services.asked() !== asked && "a service was reached",
        (upstream?.received() ?? 0) - reached > (attack.mayReach ?? 0) && "a server was given data",
        (await namesAsked()) !== named && "DNS was asked for a name that holds data",
        survivors.length > 0 && "a process outlives it",
        lost && "another process has ended",
        first.output.length > 2 * maxOutputBytes && "its output was not bounded",
      ].filter((hit) => hit !== false);
      if (changed) layout.restore();
      if (lost) sibling = disposal.use(await startSibling(machine, layout.prefix));
      return { hits, output, end: first.end };
    },
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

function variablesOf(machine: Machine, services: Services, sibling: Sibling, mark: string) {
  return {
    JOB: machine.directory,
    TEMP: join(machine.directory, "_temp"),
    REPO: machine.workspace,
    HOST_HOME: machine.home,
    PARENT: String(machine.parentPid),
    SIBLING: String(sibling.pid),
    MARK: mark,
    ...services.variables,
  };
}

/**
 * What whoever starts us may have left: a terminal in control of us, and open descriptors that nothing closes by itself,
 * one of a file with the secret.
 */
const inheritance = [
  "perl",
  "-e",
  `use POSIX; use Fcntl; $^F = 255;
   open(my $file, "<", "$ENV{HOME}/.netrc") or die "no file: $!"; dup2(fileno($file), 251) or die "$!";
   open(my $master, "+<", "/dev/ptmx") or die "no terminal: $!"; dup2(fileno($master), 252) or die "$!";
   my $number = pack("i", 0);
   ioctl($master, 0x40045431, $number) or die "$!"; ioctl($master, 0x80045430, $number) or die "$!";
   POSIX::setsid(); open(my $terminal, "+<", "/dev/pts/" . unpack("i", $number)) or die "no terminal: $!";
   exec @ARGV or die "$!"`,
  "--",
];
