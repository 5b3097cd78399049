import { type JSONValue, jsonToConvex } from "convex/values";
import { type Answer, type FaultyServer, type Received, startFaultyServer } from "./server.ts";

/** One row, as the mutation was called. */
export type Row = Readonly<Record<string, unknown>>;

export interface FakeConvex extends FaultyServer {
  readonly rows: readonly Row[];
}

interface Field {
  readonly type: "string" | "number" | "any";
  readonly optional?: boolean;
}

/** The two mutations that this kind of table is known with. */
const functions: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  "logs:create": {
    type: { type: "string" },
    data: { type: "any" },
    timestamp: { type: "number" },
    repoUrl: { type: "string", optional: true },
    prompt: { type: "string", optional: true },
    secret: { type: "string", optional: true },
  },
  "logs:add": { type: { type: "string" }, message: { type: "string" }, sessionId: { type: "string" } },
};

/**
 * A deployment that refuses what a real one refuses: other paths and methods, a key, values that Convex can't hold, and
 * arguments that are not exactly those of the function (560). It stores every accepted call, also a repeated one.
 */
export async function startFakeConvex(
  options: { readonly secret?: string; readonly without?: readonly string[] } = {},
): Promise<FakeConvex> {
  const rows: Row[] = [];
  const server = await startFaultyServer((request) => {
    const refused = examine(request);
    if (refused !== undefined) return refused;
    const { path, args } = JSON.parse(request.body) as { path: string; args: Row };
    const wrong = validate(path, args, options.without ?? []);
    if (wrong !== undefined) return failed(wrong);
    if (options.secret !== undefined && args["secret"] !== options.secret) return failed("Server Error");
    rows.push(args);
    return { status: 200, body: JSON.stringify({ status: "success", value: null, logLines: [] }) };
  });
  return Object.assign(server, { rows });
}

function examine({ path, headers, body }: Received): Answer | undefined {
  if (path !== "/api/mutation") return { status: 404, body: "Not found" };
  const bad = (message: string): Answer => ({
    status: 400,
    body: JSON.stringify({ code: "BadJsonBody", message }),
  });
  if (headers["content-type"] !== "application/json") return { status: 415, body: "Expected JSON" };
  if (headers["authorization"] !== undefined) return { status: 401, body: "Could not verify token" };
  const call = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (Object.keys(call).join() !== "path,args,format" || call["format"] !== "json") return bad("wrong keys");
  if (/\\ud[89a-f]/i.test(body.replaceAll("\\\\", ""))) return bad("lone surrogate in hex escape");
  const problem = noValue(call["args"], 0);
  if (problem !== undefined) return bad(problem);
  jsonToConvex(call["args"] as JSONValue);
  return undefined;
}

/** Names, depths and sizes that Convex has no room for. */
function noValue(value: unknown, depth: number): string | undefined {
  if (depth > 64) return "too deeply nested";
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) {
    if (value.length > 8192) return "array too long";
    return value.map((one) => noValue(one, depth + 1)).find((found) => found !== undefined);
  }
  for (const [name, one] of Object.entries(value)) {
    if (!/^(?![$_])[\x20-\x7e]{1,1024}$/.test(name)) return `Field name ${name} is not allowed`;
    const found = noValue(one, depth + 1);
    if (found !== undefined) return found;
  }
  return JSON.stringify(value).length > 1024 * 1024 ? "Value is too large" : undefined;
}

function validate(path: string, args: Row, without: readonly string[]): string | undefined {
  const fields = functions[path];
  if (fields === undefined) {
    return `Could not find public function for '${path}'. Did you forget to run \`npx convex dev\` or \`npx convex deploy\`?`;
  }
  const has = (name: string) => Object.hasOwn(fields, name) && !without.includes(name);
  const extra = Object.keys(args).find((name) => !has(name));
  const told = `\n\nObject: ${JSON.stringify(args).slice(0, 100)}\nValidator: v.object({…})`;
  if (extra !== undefined) {
    return `ArgumentValidationError: Object contains extra field \`${extra}\` that is not in the validator.${told}`;
  }
  for (const [name, { type, optional }] of Object.entries(fields)) {
    if (!has(name)) continue;
    const value = args[name];
    if (value === undefined && optional !== true) {
      return `ArgumentValidationError: Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.${told}`;
    }
    if (value !== undefined && type !== "any" && typeof value !== type) {
      return `ArgumentValidationError: Value does not match validator.\nPath: .${name}\nValue: …`;
    }
  }
  return undefined;
}

function failed(message: string): Answer {
  const errorMessage = `[Request ID: 0123456789abcdef] Server Error\n${message}`;
  return { status: 560, body: JSON.stringify({ status: "error", errorMessage, logLines: [] }) };
}
