import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { endpointVariables } from "./command-line.ts";
import { defaults } from "./config.ts";
import { UserError } from "./errors.ts";
import type { ProcessEnvironment } from "./machine.ts";
import { logLine } from "./neutralise.ts";
import { type Resent, resend } from "./sinks/telemetry/resend.ts";
import { openEndpoints } from "./sinks/telemetry/telemetry.ts";
import { readTelemetry } from "./telemetry-settings.ts";

const help = `Delivers what telemetry endpoints missed of a run, in order, and notes what was delivered.

Usage
  node dist/cli/index.js telemetry resend FILE [options]

  FILE                   the run's spool file (spool.jsonl, the output spool-file); what was delivered is noted in
                         FILE.delivered, and not sent again
  --convex-url URL       the Convex deployment (default: CONVEX_URL)
  --otlp-endpoint URL    the collector (default: OTEL_EXPORTER_OTLP_ENDPOINT)
  --webhook-url URL      the webhook (default: WEBHOOK_URL)
  --webhook-format NAME  json-lines or sse (default: json-lines)

Environment
  CONVEX_SECRET, WEBHOOK_SECRET, OTEL_EXPORTER_OTLP_HEADERS  what the endpoints know us by

Exit codes: 0 everything was delivered, 1 something was not, 2 the command line or the file is wrong.
docs/telemetry.md tells more.
`;

/** It is read at once. */
const maxSpoolBytes = 256 * 1024 * 1024;

/** `telemetry resend FILE`: from its arguments to its exit code. Throws UserError for wrong arguments or a wrong file. */
export async function telemetryCommand(args: readonly string[], env: ProcessEnvironment): Promise<number> {
  const asked = readArguments(args);
  if (asked === undefined) {
    process.stdout.write(help);
    return 0;
  }
  const { file, given } = asked;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true) throw wrong(`There is no file ${file}.`);
  if (found.size > maxSpoolBytes) throw wrong(`${file} is larger than any spool file (256 MiB).`);
  const endpoints = openEndpoints(readEndpoints(given, env), { env });
  let results: readonly Resent[];
  try {
    results = await resend(file, endpoints);
  } catch (cause) {
    throw wrong(`${file} is no spool file: ${Error.isError(cause) ? cause.message : String(cause)}.`);
  }
  if (results.length === 0) process.stdout.write("Everything in it was delivered before.\n");
  for (const result of results) process.stdout.write(`${logLine(tell(result))}\n`);
  return results.every(({ missing }) => missing === 0) ? 0 : 1;
}

function tell({ endpoint, delivered, missing, why }: Resent): string {
  const counts = `${endpoint}: ${delivered} delivered, ${missing} left.`;
  if (missing === 0 || why !== undefined) return `${counts}${why === undefined ? "" : ` ${why}`}`;
  const addresses = { convex: "--convex-url", otlp: "--otlp-endpoint" } as const;
  const flag = addresses[endpoint as keyof typeof addresses] ?? "--webhook-url";
  return delivered === 0 ? `${counts} Say where it is with ${flag}, then they are sent.` : counts;
}

function readEndpoints(given: Readonly<Record<string, string>>, env: ProcessEnvironment) {
  const problems: string[] = [];
  const settings = readTelemetry({
    input: (name) => (given[name] ?? env[endpointVariables[name] ?? ""] ?? defaults[name] ?? "").trim(),
    nameOf: (name) => endpointVariables[name] ?? `--${name}`,
    variable: (name) => env[name]?.trim() ?? "",
    problem: (sentence) => void problems.push(sentence),
    warning: (sentence) => void problems.push(sentence),
  });
  if (problems.length > 0) throw wrong(problems.join("\n"));
  return settings;
}

const flags = ["convex-url", "otlp-endpoint", "webhook-url", "webhook-format"];

/** Undefined when help is asked for. */
function readArguments(
  args: readonly string[],
): { readonly file: string; readonly given: Readonly<Record<string, string>> } | undefined {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(flags.map((flag) => [flag, { type: "string" as const }])),
      help: { type: "boolean", short: "h" },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values["help"] === true) return undefined;
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!flags.includes(token.name)) {
      throw wrong(`telemetry resend has no option ${token.rawName}; telemetry --help tells which there are.`);
    }
    if (token.value === undefined)
      throw wrong(`${token.rawName} needs a value, as in ${token.rawName}=VALUE.`);
  }
  const [command, file, ...more] = positionals;
  if (command !== "resend" || file === undefined || more.length > 0) {
    throw wrong("Name one spool file to resend: telemetry resend FILE.");
  }
  return { file, given: values as Record<string, string> };
}

function wrong(sentence: string): UserError {
  return new UserError("bad-input", sentence);
}
