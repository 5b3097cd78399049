import { readFileSync } from "node:fs";
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import { parse } from "yaml";

/** What the runner reads in action.yml. */
export interface ActionFile {
  /** Every declared input with its default as written, "" where there is none. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  readonly main: string;
  readonly post?: string;
  readonly postIf: string;
}

export function readActionFile(path: string): ActionFile {
  const file = parse(readFileSync(path, "utf8")) as {
    inputs?: Record<string, { default?: unknown } | null>;
    outputs?: Record<string, unknown>;
    runs: { using: string; main: string; post?: string; "post-if"?: string };
  };
  if (file.runs.using !== "node24") throw new Error(`action.yml uses ${file.runs.using}, not node24.`);
  return {
    inputs: Object.fromEntries(
      Object.entries(file.inputs ?? {}).map(([name, input]) => [name, asText(input?.default)]),
    ),
    outputs: Object.keys(file.outputs ?? {}),
    main: file.runs.main,
    ...(file.runs.post !== undefined && { post: file.runs.post }),
    postIf: file.runs["post-if"] ?? "always()",
  };
}

/** The runner turns YAML's booleans and numbers into text. */
function asText(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

/** Values for the expressions in defaults: `github.*`. */
export type GitHubContext = Readonly<Record<string, string>>;

/**
 * The `INPUT_…` variables of a step: given values, else defaults with their expressions evaluated.
 * Upper case, spaces as `_`, hyphens and dots kept. Unknown names are passed on and warned about.
 */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  github: GitHubContext,
): { readonly env: Record<string, string>; readonly warnings: readonly string[] } {
  const byLowerCase = new Map(Object.keys(action.inputs).map((name) => [name.toLowerCase(), name]));
  const values = new Map(
    Object.entries(action.inputs).map(([name, text]) => [name.toLowerCase(), evaluateText(text, github)]),
  );
  const unexpected = Object.keys(given).filter((name) => !byLowerCase.has(name.toLowerCase()));
  for (const [name, value] of Object.entries(given)) values.set(name.toLowerCase(), value);
  return {
    env: Object.fromEntries(
      [...values].map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
    ),
    warnings:
      unexpected.length === 0
        ? []
        : [`Unexpected input(s) ${list(unexpected)}, valid inputs are [${list(Object.keys(action.inputs))}]`],
  };
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}

function evaluateText(text: string, github: GitHubContext): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, github, {}).coerceString(),
  );
}

/** Whether a step with this `if` runs after a job that so far went so. */
export function evaluateCondition(
  expression: string,
  job: { readonly status: "success" | "failure" | "cancelled" },
): boolean {
  const value = evaluate(
    expression,
    {},
    {
      always: true,
      success: job.status === "success",
      failure: job.status === "failure",
      cancelled: job.status === "cancelled",
    },
  );
  return value.coerceString() === "true";
}

function evaluate(expression: string, github: GitHubContext, answers: Readonly<Record<string, boolean>>) {
  const functions = Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }));
  const pairs = Object.entries(github).map(([key, value]) => ({ key, value: new data.StringData(value) }));
  const context = new data.Dictionary({ key: "github", value: new data.Dictionary(...pairs) });
  const parser = new Parser(new Lexer(expression).lex().tokens, ["github"], functions);
  return new Evaluator(parser.parse(), context, new Map(functions.map((one) => [one.name, one]))).evaluate();
}
