import type { FileList, Sandbox } from "../sandbox/sandbox.ts";
import { overview } from "./overview.ts";
import type { Instructions, Repository } from "./prompt.ts";

/** What the trusted side knows of the checkout. */
export interface Checkout {
  readonly base: Repository["base"];
  /** Paths in the workspace that the sandbox shows empty. */
  readonly hidden: readonly string[];
  /** The beginning of a text file as the base commit has it; undefined when it has none such. */
  readonly readBaseFile: (
    path: string,
    maxBytes: number,
  ) => Promise<{ readonly text: string; readonly cut: boolean } | undefined>;
  /** Where the base commit has files of these names, nearest to the top first. */
  readonly findBaseFiles: (names: readonly string[]) => Promise<readonly string[]>;
}

type BaseFiles = Pick<Checkout, "readBaseFile" | "findBaseFiles">;

/** The same, each question put once: a commit has no other answer later. */
export function remember({ readBaseFile, findBaseFiles }: BaseFiles): BaseFiles {
  return { readBaseFile: once(readBaseFile), findBaseFiles: once(findBaseFiles) };
}

/** Puts the questions that `describeRepository` will put to a checkout that remembers, while others work. */
export function readAhead(checkout: BaseFiles): void {
  for (const reading of [readInstructions(checkout), listNestedInstructions(checkout)]) {
    // Whoever needs it hears of it.
    reading.catch(() => undefined);
  }
}

function once<Question extends readonly unknown[], Answer>(
  ask: (...question: Question) => Promise<Answer>,
): (...question: Question) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (...question) => {
    const key = JSON.stringify(question);
    const answer = asked.get(key) ?? ask(...question);
    asked.set(key, answer);
    return answer;
  };
}

const maxTopLevelPaths = 200;
const maxNestedPaths = 3000;
const maxHiddenPaths = 100;
const maxNestedInstructions = 20;
/** Of one file, and of all; the whole conversation is sent again in every turn. */
const maxInstructionBytes = 16_384;
const maxInstructionsBytes = 24_576;

/** Where repositories tell agents how to work on them, agents in general first. */
const instructionFiles = ["AGENTS.md", "CLAUDE.md", ".github/copilot-instructions.md"];
const nestedInstructionFiles = ["AGENTS.md", "CLAUDE.md"];

/**
 * What the agent is told of the repository. Files are listed by the sandbox; the instructions come from the base
 * commit, and so does where there are more, because what earlier steps or an outsider's change left in the work tree
 * gives the agent no orders.
 */
export async function describeRepository(sandbox: Sandbox, checkout: Checkout): Promise<Repository> {
  const [{ top, nested }, { shown, unshown }, nestedInstructions] = await Promise.all([
    listBeginning(sandbox),
    readInstructions(checkout),
    listNestedInstructions(checkout),
  ]);
  return {
    workspace: sandbox.workspace,
    base: checkout.base,
    overview: overview(top, nested),
    hidden: checkout.hidden.slice(0, maxHiddenPaths),
    hiddenTotal: checkout.hidden.length,
    instructions: shown,
    furtherInstructions: [...unshown, ...nestedInstructions],
  };
}

/** What lies at the top, and two deep. */
async function listBeginning(
  sandbox: Pick<Sandbox, "listFiles">,
): Promise<{ readonly top: FileList; readonly nested: FileList }> {
  const nested = await sandbox.listFiles({ path: ".", depth: 2, limit: maxNestedPaths });
  // To list them git looks at every file: once is enough where all are there and none has its name in quotes.
  if (nested.paths.length < nested.total || nested.paths.some((path) => path.startsWith('"'))) {
    return { nested, top: await sandbox.listFiles({ path: ".", depth: 1, limit: maxTopLevelPaths }) };
  }
  const names = new Set(nested.paths.map((path) => path.slice(0, path.indexOf("/") + 1) || path));
  return { nested, top: { paths: [...names].slice(0, maxTopLevelPaths), total: names.size } };
}

/** Which instructions the agent is given with its task, and which there was no room for. */
export async function readInstructions({ readBaseFile }: Pick<Checkout, "readBaseFile">): Promise<{
  readonly shown: readonly Instructions[];
  readonly unshown: readonly string[];
}> {
  const read = await Promise.all(
    instructionFiles.map(async (path) => ({ path, file: await readBaseFile(path, maxInstructionBytes) })),
  );
  const shown: Instructions[] = [];
  const unshown: string[] = [];
  let left = maxInstructionsBytes;
  for (const { path, file } of read) {
    const text = file?.text.trim() ?? "";
    // One is often a link to another, or a copy of it.
    if (file === undefined || text === "" || shown.some((other) => other.text === text)) continue;
    const kept = beginning(text, left);
    left -= Buffer.byteLength(kept);
    if (kept === "") unshown.push(path);
    else shown.push({ path, text: kept, cut: file.cut || kept !== text });
  }
  return { shown, unshown };
}

function beginning(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  return new TextDecoder().decode(bytes.subarray(0, maxBytes), { stream: true });
}

/** Instructions for parts of the repository are read by the agent itself, when it works there. */
async function listNestedInstructions({ findBaseFiles }: Pick<Checkout, "findBaseFiles">): Promise<string[]> {
  const paths = await findBaseFiles(nestedInstructionFiles);
  return paths.filter((path) => path.includes("/")).slice(0, maxNestedInstructions);
}
