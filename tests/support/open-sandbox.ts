import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ToolError, UserError } from "../../src/errors.ts";
import type { SandboxOptions } from "../../src/sandbox/bubblewrap.ts";
import type { NetworkReport, Refusal } from "../../src/sandbox/connection-log.ts";
import type { NetworkOptions } from "../../src/sandbox/network.ts";
import type {
  CommandResult,
  OutputPart,
  ProgramRequest,
  ProgramResult,
  Sandbox,
} from "../../src/sandbox/sandbox.ts";
import { type Mutation, mutatedNode } from "./mutations.ts";
import { type Files, git, writeFiles } from "./repo.ts";
import { chooseUser, isReachableByAll, systemPath } from "./runner/user.ts";
import { bundleWorker } from "./worker-bundle.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Whom the sandbox's parent runs as; root is tried where the tests run as root. */
export const parents =
  process.getuid?.() === 0 ? (["unprivileged", "root"] as const) : (["unprivileged"] as const);
export type Parent = (typeof parents)[number];

/** Gives the sandbox's commands a network. */
export interface DriverNetwork
  extends Partial<Pick<NetworkOptions, "env" | "limits" | "files" | "ownCaches">> {
  readonly policy: NetworkOptions["policy"];
  /** What DNS answers; without it the machine's own is asked. */
  readonly addresses?: Readonly<Record<string, readonly string[]>>;
}

/** What the driver saw of the network. */
export interface DriverReport extends NetworkReport {
  /** As they were told when they happened. */
  readonly refusals: readonly Refusal[];
  /** Names that DNS was asked for. */
  readonly asked: readonly string[];
}

export interface OpenOptions {
  readonly network?: DriverNetwork;
  readonly parent: Parent;
  readonly files?: Files;
  /** Done to the workspace after its first commit. */
  readonly prepare?: (workspace: string) => void;
  readonly sandbox?: Partial<SandboxOptions>;
  /** Put before the sandbox's parent, after it has become the user it runs as. */
  readonly prefix?: readonly string[];
  /** Name of the run's own directory in the runner's temporary one. */
  readonly temp?: string;
  /** Path of the workspace below the machine's own directory. */
  readonly workspace?: string;
  /** Changes of the sources that the sandbox's parent runs. */
  readonly mutations?: readonly Mutation[];
}

export interface Machine extends AsyncDisposable {
  /** Holds everything below; gone at the end of the test. */
  readonly directory: string;
  readonly workspace: string;
  readonly home: string;
  readonly tempDir: string;
  /** In the environment of the sandbox's parent, in HOME and in the runner's own files. */
  readonly canary: string;
  readonly parentPid: number;
  readonly options: Omit<SandboxOptions, "signal">;
  readonly sandbox: Omit<Sandbox, "runCommand" | "runProgram" | "openSeries" | "workspace">;
  readonly open: () => Promise<void>;
  readonly selfTest: () => Promise<void>;
  readonly network: () => Promise<DriverReport>;
  readonly run: (command: string, options?: RunOptions) => Promise<CommandResult>;
  readonly runProgram: (
    request: Omit<Parameters<Sandbox["runProgram"]>[0], "signal" | "timeoutMs" | "maxOutputBytes"> & {
      readonly timeoutMs?: number;
      readonly maxOutputBytes?: number;
    },
  ) => Promise<{ readonly exitCode: number; readonly stdout: Buffer; readonly stderr: string }>;
  /** All asked for at once. */
  readonly runSeries: (
    requests: readonly SeriesRun[],
    options?: Pick<ProgramRequest, "mounts"> & Pick<RunOptions, "cancelAfter">,
  ) => Promise<readonly SeriesAnswer[]>;
  readonly openRoom: () => Promise<OpenRoom>;
  /** Memory of the sandbox's parent, in bytes. */
  readonly memory: () => Promise<number>;
}

export type SeriesRun = Pick<ProgramRequest, "argv" | "env" | "input"> &
  Partial<Pick<ProgramRequest, "timeoutMs" | "maxOutputBytes">>;

export type SeriesAnswer = ProgramResult | { readonly error: string };

/** As it goes to the driver: bytes in Base64. */
export type SeriesCall = (request: {
  readonly mounts: NonNullable<ProgramRequest["mounts"]>;
  readonly requests: readonly (Omit<ProgramRequest, "mounts" | "signal" | "input"> & {
    readonly input?: string;
  })[];
}) => Promise<
  readonly ((Omit<ProgramResult, "stdout"> & { readonly stdout: string }) | { readonly error: string })[]
>;

/** A room, with commands as the machine has them. */
export interface OpenRoom {
  readonly run: Machine["run"];
  /** Runs a shell script that fills it, in a directory where `files` is the one to make; rejects when it fails. */
  readonly fill: (script: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface RunOptions {
  readonly timeoutMs?: number;
  readonly maxOutputBytes?: number;
  readonly readOnly?: boolean;
  readonly cancelAfter?: Promise<unknown>;
  readonly onOutput?: (part: OutputPart) => void;
}

/** A machine with a checkout, a HOME with decoys and a runner's temporary directory; the sandbox isn't open yet. */
export async function makeMachine(options: OpenOptions): Promise<Machine> {
  const user = chooseUser(options.parent);
  const canary = `canary${randomBytes(12).toString("hex")}`;
  const directory = mkdtempSync("/tmp/tb-sandbox-");
  chmodSync(directory, 0o755);
  const workspace = join(directory, options.workspace ?? "repo");
  const [home, runner] = [join(directory, "home"), join(directory, "_temp")];
  const tempDir = join(runner, options.temp ?? "tiny-backspace");
  for (const path of [workspace, home, runner]) mkdirSync(path, { recursive: true });
  mkdirSync(tempDir, { mode: 0o700 });
  await writeFiles(home, { ".netrc": canary, ".ssh/id_ed25519": canary, ".docker/config.json": canary });
  await writeFiles(runner, { "_runner_file_commands/set_env_1": "", "git-credentials-1.config": canary });
  await writeFiles(workspace, options.files ?? { "app.py": "print('hello')\n" });
  await git(workspace, "init", "-q");
  await git(workspace, "add", "-A");
  await git(workspace, "commit", "-q", "-m", "first");
  options.prepare?.(workspace);
  const throwaway = join(tempDir, "git");
  cpSync(join(workspace, ".git"), throwaway, { recursive: true });
  const worker = join(directory, "worker.js");
  copyFileSync(await bundleWorker(), worker);
  if (process.getuid?.() === 0) execFileSync("chown", ["-hR", `${user.uid}:${user.gid}`, directory]);

  const place = placeDriver(user.uid !== process.getuid?.(), directory);
  const sandboxOptions: Omit<SandboxOptions, "signal"> = {
    workspace,
    mode: "in-place",
    git: { directory: throwaway, objects: join(workspace, ".git/objects") },
    tempDir,
    path: systemPath,
    home,
    programs: {
      bwrap: "/usr/bin/bwrap",
      choom: "/usr/bin/choom",
      setpriv: "/usr/bin/setpriv",
      socat: "/usr/bin/socat",
    },
    node: place.node,
    worker,
    uid: user.uid,
    gid: user.gid,
    hide: [],
    ...options.sandbox,
  };
  const mutated = mutatedNode(options.mutations ?? [], place.checkout);
  const driver = startDriver(
    [...place.mirror, ...user.prefix, ...(options.prefix ?? []), place.node, ...mutated.flags],
    join(place.checkout, driverFile),
    { HOME: home, PATH: systemPath, MODEL_KEY: canary, ...mutated.env },
  );
  const driverOver = Promise.race([once(driver, "exit"), once(driver, "close")]).catch(() => undefined);
  const call = createCaller(driver);
  const ask = (method: string) => async (request?: unknown) => (await call(method, request)) as never;
  return {
    directory,
    workspace,
    home,
    tempDir,
    canary,
    parentPid: driver.pid ?? 0,
    options: sandboxOptions,
    sandbox: {
      readFile: ask("readFile"),
      writeFile: ask("writeFile"),
      listFiles: ask("listFiles"),
      search: ask("search"),
      [Symbol.asyncDispose]: ask("dispose"),
    },
    open: async () => void (await call("open", { ...sandboxOptions, driverNetwork: options.network })),
    selfTest: ask("selfTest"),
    network: ask("network"),
    run: runIn(call, undefined),
    openRoom: async () => {
      const room = (await call("openRoom", undefined)) as number;
      return {
        run: runIn(call, room),
        fill: async (script) => {
          const argv = ["/bin/sh", "-c", `cd /run/room && ${script}`];
          const limits = { timeoutMs: 20_000, maxOutputBytes: 64 * 1024 };
          const filled = (await call("fillRoom", { room, argv, ...limits })) as {
            readonly exitCode: number;
            readonly output: string;
          };
          if (filled.exitCode !== 0) throw new Error(filled.output);
          return filled.output;
        },
        close: async () => void (await call("closeRoom", room)),
      };
    },
    runProgram: async (request) => {
      const ran = (await call("runProgram", {
        timeoutMs: 20_000,
        maxOutputBytes: 1024 * 1024,
        ...request,
        ...(request.input !== undefined && { input: request.input.toString("base64") }),
      })) as { exitCode: number; stdout: string; stderr: string };
      return { ...ran, stdout: Buffer.from(ran.stdout, "base64") };
    },
    runSeries: async (requests, { mounts = [], cancelAfter } = {}) => {
      const asked = requests.map(({ input, ...request }) => ({
        ...{ timeoutMs: 20_000, maxOutputBytes: 1024 * 1024 },
        ...request,
        ...(input !== undefined && { input: input.toString("base64") }),
      }));
      const sent: Parameters<SeriesCall>[0] = { mounts, requests: asked };
      const more = cancelAfter === undefined ? {} : { cancelAfter };
      const answers = (await call("runSeries", sent, more)) as Awaited<ReturnType<SeriesCall>>;
      return answers.map((answer) =>
        "error" in answer ? answer : { ...answer, stdout: Buffer.from(answer.stdout, "base64") },
      );
    },
    memory: ask("memory"),
    async [Symbol.asyncDispose]() {
      driver.stdin?.end();
      await driverOver;
      rmSync(directory, { recursive: true, force: true });
      if (driver.exitCode) throw new Error(`the sandbox's parent ended with ${driver.exitCode}`);
    },
  };
}

function runIn(call: Call, room: number | undefined): Machine["run"] {
  return async (command, run = {}) =>
    (await call(
      "runCommand",
      {
        ...(room !== undefined && { room }),
        command,
        timeoutMs: run.timeoutMs ?? 20_000,
        maxOutputBytes: run.maxOutputBytes ?? 64 * 1024,
        readOnly: run.readOnly ?? false,
      },
      run,
    )) as CommandResult;
}

/** The same with the sandbox opened. */
export async function openMachine(options: OpenOptions): Promise<Machine> {
  const machine = await makeMachine(options);
  try {
    await machine.open();
    return machine;
  } catch (error) {
    await machine[Symbol.asyncDispose]();
    throw error;
  }
}

const driverFile = relative(root, fileURLToPath(new URL("./sandbox-driver.ts", import.meta.url)));

interface DriverPlace {
  readonly node: string;
  readonly checkout: string;
  /** Put before the user's prefix. */
  readonly mirror: readonly string[];
}

/** A checkout that only root can get to shows in a place that everyone can, in the driver's own mount namespace. */
function placeDriver(isOtherUser: boolean, directory: string): DriverPlace {
  const reachable = isReachableByAll(join(root, driverFile)) && isReachableByAll(process.execPath);
  if (!isOtherUser || reachable) return { node: process.execPath, checkout: root, mirror: [] };
  const [checkout, node] = [join(directory, "checkout"), join(directory, "node")];
  mkdirSync(checkout);
  writeFileSync(node, "");
  const script = 'mount --bind "$1" "$2" && mount --bind "$3" "$4" || exit 125; shift 4; exec "$@"';
  const mirror = [
    "unshare",
    "--mount",
    "--",
    "/bin/sh",
    "-c",
    script,
    "sh",
    root,
    checkout,
    process.execPath,
    node,
  ];
  return { node, checkout, mirror };
}

function startDriver(
  command: readonly string[],
  file: string,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const [program = "", ...args] = [...command, "--no-warnings", file];
  return spawn(program, args, { env: { ...env }, cwd: "/", stdio: ["pipe", "pipe", "inherit"] });
}

type Call = (method: string, request: unknown, run?: RunOptions) => Promise<unknown>;

function createCaller(driver: ChildProcess): Call {
  const pending = new Map<
    number,
    {
      readonly resolve: (value: unknown) => void;
      readonly reject: (error: Error) => void;
      readonly onOutput: RunOptions["onOutput"];
    }
  >();
  let lastId = 0;
  let ended: Error | undefined;
  if (driver.stdin === null || driver.stdout === null) throw new Error("the driver has no pipes");
  const { stdin, stdout } = driver;
  createInterface({ input: stdout }).on("line", (line) => {
    const answer = JSON.parse(line);
    const waiting = pending.get(answer.id);
    if (answer.part !== undefined) return waiting?.onOutput?.(answer.part);
    pending.delete(answer.id);
    if (answer.error === undefined) waiting?.resolve(answer.result);
    else waiting?.reject(revive(answer.error));
  });
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  };
  driver.once("error", end);
  driver.once("exit", (code, signal) => end(new Error(`the driver ended with ${code ?? signal}`)));
  // It may end between a question and its answer.
  stdin.on("error", () => undefined);
  const send = (method: string, request: unknown): number => {
    lastId += 1;
    stdin.write(`${JSON.stringify({ id: lastId, method, request })}\n`);
    return lastId;
  };
  return async (method, request, run) => {
    if (ended !== undefined) throw ended;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = send(method, request);
    pending.set(id, { resolve, reject, onOutput: run?.onOutput });
    void run?.cancelAfter?.then(() => send("cancel", id));
    return await promise;
  };
}

function revive({ name, message, code }: { name: string; message: string; code: string | null }): Error {
  if (name === "ToolError") return new ToolError(message);
  if (name === "UserError") return new UserError(code as UserError["code"], message);
  return new Error(message);
}
