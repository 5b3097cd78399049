import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
  type WorkflowTemplate,
} from "@actions/workflow-parser";

/** The runner's own reading of a workflow: its problems, and the parsed workflow when there are none. */
export async function readWorkflow(
  name: string,
  content: string,
): Promise<{ readonly problems: readonly string[]; readonly template?: WorkflowTemplate }> {
  const parsed = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const template =
    parsed.value === undefined ? undefined : await convertWorkflowTemplate(parsed.context, parsed.value);
  const problems = parsed.context.errors.getErrors().map((error) => error.message);
  return { problems, ...(template !== undefined && { template }) };
}

/** Whether a workflow's `on:` names this event and its activity; without `types` any activity will do. */
export function listensTo(on: Readonly<Record<string, unknown>>, event: string, action?: string): boolean {
  if (!Object.hasOwn(on, event)) return false;
  const { types } = (on[event] ?? {}) as { readonly types?: readonly string[] };
  return types === undefined || (action !== undefined && types.includes(action));
}

/** The contexts that an expression may name, such as `github` and `inputs`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the jobs or steps before went. */
export type Status = "success" | "failure" | "cancelled";

/** Evaluates an expression as the runner does; all earlier steps and jobs succeeded unless another status is given. */
export function evaluate(expression: string, contexts: Contexts, status: Status = "success"): unknown {
  const answers = {
    success: status === "success",
    always: true,
    failure: status === "failure",
    cancelled: status === "cancelled",
  };
  const functions = Object.entries(answers).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const result = new Evaluator(tree, values, new Map(functions.map((f) => [f.name, f]))).evaluate();
  return JSON.parse(JSON.stringify(result, data.replacer));
}

/** Evaluates the `${{ … }}` parts of a text. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => String(evaluate(expression, contexts)));
}
