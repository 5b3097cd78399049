import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { DashboardOptions } from "./dashboard.ts";

export const usage = `Usage: node server.ts [--port 4180] [--data DIRECTORY] [--github https://github.com]
                      [--host ADDRESS] [--name NAME]...

  --data    where the runs are kept; ./dashboard-data by default
  --github  your GitHub, if it isn't github.com: links lead there and nowhere else
  --host    the address to listen on; 127.0.0.1 by default, which only this machine reaches
  --name    a name that this server is reached by, behind a proxy for instance

Environment:
  DASHBOARD_WEBHOOK_SECRET  what the action signs its deliveries with; made once and kept in the data directory if unset
  DASHBOARD_PASSWORD        what a browser asks for; needed with --host or --name, at least 16 characters`;

const own = ["127.0.0.1", "localhost", "[::1]"];
const minPasswordCharacters = 16;

/** What is asked for, or in one sentence what is wrong with it. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { readonly options: DashboardOptions; readonly secretFile: string | undefined } | string {
  const values = parse(args);
  if (typeof values === "string") return values;
  const { host, port } = values;
  const password = env["DASHBOARD_PASSWORD"] || undefined;
  const isOpen = !["127.0.0.1", "::1", "localhost"].includes(host) || values.name.length > 0;
  if (isOpen && password === undefined) {
    return "Set DASHBOARD_PASSWORD: with --host or --name others than you can connect, and the runs show your code.";
  }
  if (password !== undefined && password.length < minPasswordCharacters) {
    return `DASHBOARD_PASSWORD has fewer than ${minPasswordCharacters} characters, and can be guessed: nothing counts the tries.`;
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return "--port is a number up to 65535.";
  const github = URL.parse(values.github);
  if (github?.protocol !== "https:") return "--github is an https address.";

  const directory = resolve(values.data);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const given = env["DASHBOARD_WEBHOOK_SECRET"];
  const secretFile = given ? undefined : join(directory, "webhook-secret");
  const names = [...own, host.includes(":") ? `[${host}]` : host, ...values.name];
  return {
    secretFile,
    options: {
      ...{ host, port: Number(port), github: github.origin, file: join(directory, "runs.sqlite") },
      secret: secretFile === undefined ? (given ?? "") : readOrMakeSecret(secretFile),
      access: { password, names: new Set(names.map((name) => name.toLowerCase())) },
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "4180" },
        data: { type: "string", default: "dashboard-data" },
        github: { type: "string", default: "https://github.com" },
        host: { type: "string", default: "127.0.0.1" },
        name: { type: "string", multiple: true, default: [] },
      },
    }).values;
  } catch (cause) {
    // Its messages are for people, and name the option.
    if (String((cause as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS")) {
      return (cause as Error).message;
    }
    throw cause;
  }
}

function readOrMakeSecret(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
  return readFileSync(file, "utf8").trim();
}
