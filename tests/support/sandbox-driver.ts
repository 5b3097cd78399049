// A process that opens a sandbox and does what it is told, one JSON object a line: so that tests can be root and
// the sandbox's parent need not be. Started by open-sandbox.ts.
import { createInterface } from "node:readline";
import { type IsolatedSandbox, openSandbox, type SandboxOptions } from "../../src/sandbox/bubblewrap.ts";
import type { Refusal } from "../../src/sandbox/connection-log.ts";
import type { OutputPart, Room } from "../../src/sandbox/sandbox.ts";
import { selfTest } from "../../src/sandbox/self-test.ts";
import type { DriverNetwork, SeriesCall } from "./open-sandbox.ts";

interface Order {
  readonly id: number;
  readonly method: string;
  readonly request: never;
}

let sandbox: IsolatedSandbox | undefined;
const rooms: Room[] = [];
const refusals: Refusal[] = [];
/** Names that DNS was asked for. */
const asked: string[] = [];
const cancels = new Map<number, AbortController>();

for await (const line of createInterface({ input: process.stdin })) void follow(JSON.parse(line) as Order);
await sandbox?.[Symbol.asyncDispose]();

async function follow({ id, method, request }: Order): Promise<void> {
  try {
    const result = await perform(id, method, request);
    say({ id, result: result ?? null });
  } catch (error) {
    if (!Error.isError(error)) throw error;
    say({
      id,
      error: { name: error.name, message: error.message, code: "code" in error ? error.code : null },
    });
  }
}

async function perform(id: number, method: string, request: never): Promise<unknown> {
  const control = new AbortController();
  cancels.set(id, control);
  const { signal } = control;
  switch (method) {
    case "open":
      sandbox = await openSandbox({ ...readOptions(request), signal });
      return null;
    case "cancel":
      return cancels.get(request)?.abort();
    case "memory":
      return process.memoryUsage.rss();
  }
  if (sandbox === undefined) throw new Error("no sandbox is open");
  switch (method) {
    case "selfTest":
      return await selfTest(sandbox);
    case "network":
      return { ...sandbox.egress?.report(), refusals, asked };
    case "dispose":
      return await sandbox[Symbol.asyncDispose]();
    case "readFile":
      return await sandbox.readFile(request);
    case "writeFile":
      return await sandbox.writeFile(request);
    case "listFiles":
      return await sandbox.listFiles(request);
    case "search":
      return await sandbox.search(request);
    case "openRoom":
      return rooms.push(await sandbox.openRoom()) - 1;
    case "closeRoom":
      return await rooms[request]?.[Symbol.asyncDispose]();
    case "fillRoom": {
      const { room, ...filling } = request as { readonly room: number };
      const ran = await rooms[room]?.fill({ ...filling, signal } as never);
      return { exitCode: ran?.exitCode, output: `${ran?.stdout}${ran?.stderr}` };
    }
    case "runCommand":
      return await roomOf(sandbox, request).runCommand({
        ...(request as object),
        signal,
        onOutput: (part: OutputPart) => say({ id, part }),
      } as never);
    case "runProgram": {
      const { input, ...rest } = request as { readonly input?: string };
      const bytes = input === undefined ? {} : { input: Buffer.from(input, "base64") };
      const ran = await sandbox.runProgram({ ...rest, ...bytes, signal } as never);
      return { ...ran, stdout: ran.stdout.toString("base64") };
    }
    case "runSeries": {
      const { mounts, requests } = request as Parameters<SeriesCall>[0];
      await using series = await sandbox.openSeries({ mounts, signal });
      const ran = requests.map(({ input, ...rest }) =>
        series.run({ ...rest, ...(input !== undefined && { input: Buffer.from(input, "base64") }) }),
      );
      return (await Promise.allSettled(ran)).map((one) =>
        one.status === "rejected"
          ? { error: String(one.reason) }
          : { ...one.value, stdout: one.value.stdout.toString("base64") },
      );
    }
    default:
      throw new Error(`unknown method ${method}`);
  }
}

/** The one that the request names, or the sandbox itself. */
function roomOf(sandbox: IsolatedSandbox, { room }: { readonly room?: number }): Pick<Room, "runCommand"> {
  return room === undefined ? sandbox : (rooms[room] ?? sandbox);
}

/** The resolver is a function, which JSON can't carry: it comes as a table. */
function readOptions(
  request: Omit<SandboxOptions, "signal"> & { readonly driverNetwork?: DriverNetwork },
): Omit<SandboxOptions, "signal"> {
  const { driverNetwork, ...options } = request;
  if (driverNetwork === undefined) return options;
  const { addresses, ...network } = driverNetwork;
  const lookup = async (host: string) => {
    asked.push(host);
    const found = addresses?.[host];
    if (found === undefined) throw new Error(`${host} is not in the table`);
    return found;
  };
  return {
    ...options,
    network: {
      env: {},
      ...network,
      onRefused: (refusal) => refusals.push(refusal),
      ...(addresses !== undefined && { lookup }),
    },
  };
}

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
