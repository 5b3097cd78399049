import { randomBytes } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ToolError } from "../errors.ts";
import { startProcess } from "../process.ts";
import { askProxy } from "./bridge.ts";
import type { IsolatedSandbox } from "./bubblewrap.ts";
import { isRunning } from "./processes.ts";
import { sandboxUnavailable } from "./unavailable.ts";

const timeoutMs = 20_000;

/**
 * Proves, with the arguments of every later command, that what the sandbox must stop is stopped: throws
 * UserError("sandbox-unavailable") that names what was not.
 */
export async function selfTest(sandbox: IsolatedSandbox): Promise<void> {
  const { canary, file } = await writeCanary(sandbox.tempDir);
  // The worker takes the longest to start.
  const reading = sandbox.readFile({ path: file, maxBytes: 4096 });
  reading.catch(() => undefined);
  await using bait = await layBait(canary, file);
  // Never asked of DNS, since it is nowhere allowed; where every host is, an address serves as well.
  const refusedHost = sandbox.egress?.policy.everyPublicHost ? "127.0.0.1" : `${bait.mark}.invalid`;
  using refusals = sandbox.egress?.expectRefusals(refusedHost);
  const [ran, read] = await Promise.allSettled([
    sandbox.runCommand({
      command: [probe(bait), ...(refusals === undefined ? [] : [probeProxy(bait, refusedHost)])].join("\n"),
      timeoutMs,
      maxOutputBytes: 64 * 1024,
      readOnly: false,
      signal: AbortSignal.timeout(timeoutMs),
    }),
    reading,
  ]);
  if (ran.status === "rejected") throw didNotStart(ran.reason);
  if (read.status === "rejected" && !(read.reason instanceof ToolError)) throw didNotStart(read.reason);
  const command = ran.value;
  const failures = [
    ...failuresIn(command.head, bait.mark),
    ...(command.end.type === "exit" ? [] : [`the test command ended by ${command.end.type}`]),
    ...(read.status === "rejected" ? [] : ["the file worker can read the run's own files"]),
    ...(refusals?.count() === 0 ? ["the proxy did not refuse a host that isn't allowed"] : []),
    ...(isRunning(bait.sleeper) ? ["a background process outlived its command"] : []),
  ];
  if (failures.length > 0) throw sandboxUnavailable(`its self-test failed (${failures.join("; ")})`);
}

function didNotStart(cause: unknown): Error {
  return sandboxUnavailable(Error.isError(cause) ? firstLine(cause.message) : "it did not start", cause);
}

interface Bait extends AsyncDisposable {
  /** Sets apart what the test prints from what a shell might. */
  readonly mark: string;
  /** In the environment of another process of ours, and in a file beside the run's own. */
  readonly canary: string;
  /** An argument of that process, which everybody may read who sees it at all. */
  readonly argument: string;
  readonly file: string;
  readonly port: number;
  /** Argument of the background process, to be found by on the host. */
  readonly sleeper: string;
}

async function writeCanary(tempDir: string): Promise<Pick<Bait, "canary" | "file">> {
  const canary = randomBytes(16).toString("hex");
  const file = join(tempDir, `canary-${canary.slice(0, 8)}`);
  await writeFile(file, canary, { mode: 0o644 });
  return { canary, file };
}

async function layBait(canary: string, file: string): Promise<Bait> {
  const argument = randomBytes(16).toString("hex");
  await using made = new AsyncDisposableStack();
  made.defer(() => rm(file, { force: true }));
  const sibling = await startProcess({
    // It lives until our end of the pipe closes: with us, whatever ends us.
    argv: ["/bin/sh", "-c", "read -r _", argument],
    env: { CANARY: canary },
    cwd: "/",
    descriptors: ["pipe", "ignore", "ignore"],
  });
  made.defer(async () => {
    sibling.kill();
    await sibling.exited;
  });
  const server = createServer((_, response) => response.end(canary));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(0, "127.0.0.1", resolve);
  await promise;
  made.defer(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const disposal = made.move();
  return {
    mark: randomBytes(8).toString("hex"),
    canary,
    argument,
    file,
    port,
    sleeper: `${6000 + (canary.charCodeAt(0) % 90)}.${BigInt(`0x${canary.slice(0, 12)}`)}`,
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  };
}

const readOnlyPlaces = [
  "/",
  "/usr",
  "/etc",
  "/opt",
  "/run",
  "/dev",
  "/proc",
  "/usr/*",
  "/etc/*",
  "/opt/*",
  "/run/*",
].join("|");

/** A script that says for each promise of the sandbox whether it holds: few programs, so that it takes no time. */
function probe(bait: Bait): string {
  const fails = (what: string, attack: string) =>
    `if { ${attack}; } >/dev/null 2>&1; then echo "${bait.mark} ${what}"; fi`;
  // The pattern is put together inside, so that the script doesn't find itself.
  const halves = (text: string) => `"${text.slice(0, text.length / 2)}""${text.slice(text.length / 2)}"`;
  const pid = process.pid;
  return [
    `setsid sleep ${bait.sleeper} >/dev/null 2>&1 &`,
    fails(
      "the environment of other processes can be read",
      `grep -qsF ${halves(bait.canary)} /proc/[0-9]*/environ`,
    ),
    // Not as an argument: grep would find itself.
    fails(
      "other processes can be seen",
      `grep -qsFf <(printf %s ${halves(bait.argument)}) /proc/[0-9]*/cmdline`,
    ),
    fails("the run's own files can be read", `[ -e '${bait.file.replaceAll("'", "'\\''")}' ]`),
    fails("this machine's network can be reached", `: </dev/tcp/127.0.0.1/${bait.port}`),
    // The mounts themselves: a try to write would fail for other reasons too, until it meets a directory open to all.
    'while read -r _ _ _ _ place flags _; do case "$place" in',
    `${readOnlyPlaces}) case ",$flags," in *,ro,*) ;; *) echo "${bait.mark} $place can be written";; esac;;`,
    "esac; done </proc/self/mountinfo",
    fails("user namespaces can be nested", "unshare -U true"),
    fails("file systems can be mounted", "mount -t tmpfs none /mnt"),
    fails("processes outside can be signalled", `[ ${pid} -gt 20 ] && kill -0 ${pid}`),
    fails("kernel settings can be written", "echo 1 >/proc/sys/vm/drop_caches"),
    fails("its own standing with the memory killer can be changed", "echo 0 >/proc/self/oom_score_adj"),
    'while read -r name value; do case "$name" in',
    `CapEff:|CapBnd:|CapPrm:|CapAmb:) [ "$value" = 0000000000000000 ] || echo "${bait.mark} it has capabilities";;`,
    `NoNewPrivs:) [ "$value" = 1 ] || echo "${bait.mark} it can gain privileges";;`,
    `Seccomp:) [ "$value" = 2 ] || echo "${bait.mark} system calls are not filtered";;`,
    "esac; done </proc/self/status",
    `echo "${bait.mark} done"`,
  ].join("\n");
}

/** Only for commands that have a network. */
function probeProxy({ mark }: Bait, host: string): string {
  return `status=$(${askProxy(host)}) 2>&1; [ "$status" = 403 ] || echo "${mark} the proxy answered $status for a host that isn't allowed"`;
}

function failuresIn(output: string, mark: string): string[] {
  const said = output
    .split("\n")
    .filter((line) => line.startsWith(`${mark} `))
    .map((line) => line.slice(mark.length + 1));
  const failures = said.filter((line) => line !== "done");
  return said.includes("done") ? failures : [...failures, `it did not run to its end: ${firstLine(output)}`];
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0]?.slice(0, 300) ?? "";
}
