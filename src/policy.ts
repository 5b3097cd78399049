import type { Canaries } from "./canaries.ts";
import { UserError } from "./errors.ts";
import { type AddedText, addedTexts } from "./patch-text.ts";
import type { Redactor } from "./redact.ts";
import type { Changes } from "./workspace/workspace.ts";

/** What may not leave with a change. */
export interface Policy {
  /** Knows the run's secrets: none of them is published. */
  readonly redactor: Pick<Redactor, "text" | "isInName">;
  /** Decoys, none of which has a way into what is published but theft. */
  readonly canaries: Pick<Canaries, "findIn" | "findInName">;
}

/** Throws UserError when there is more in the change than is ever published. */
export function refuseExcess({ excess }: Pick<Changes, "excess">): void {
  if (excess === undefined) return;
  throw new UserError(
    "change-rejected",
    `The change ${excess}, so nothing was published; it is in the patch file.`,
  );
}

/**
 * Throws UserError when a secret or a decoy is in one of the texts, by name, or in what the change adds; parts that
 * are held back are handed on too.
 */
export function refuseSecrets(
  { redactor, canaries }: Policy,
  { additions }: Pick<Changes, "additions">,
  texts: Readonly<Record<string, string>>,
): void {
  const told = Object.entries(texts).map(([name, text]) => ({ path: `the ${name}`, text }));
  const all = [...told, ...addedTexts(additions)];
  refuseDecoys(canaries, all);
  if (!holdSecret(redactor, all)) return;
  throw new UserError(
    "change-rejected",
    "A secret of this run was found in what would have been published, so nothing was.",
  );
}

/** Whether a secret is in what the change adds. */
export function addsSecret(
  redactor: Pick<Redactor, "text">,
  { additions }: Pick<Changes, "additions">,
): boolean {
  return holdSecret(redactor, addedTexts(additions));
}

function holdSecret(redactor: Pick<Redactor, "text">, texts: readonly AddedText[]): boolean {
  return texts.some(({ text }) => redactor.text(text) !== text);
}

/** The same for the name of a branch, where case is lost and a key has to be cut to fit. */
export function refuseSecretName({ redactor, canaries }: Policy, branch: string): void {
  refuse(located(canaries.findInName(branch), "the branch's name"));
  if (!redactor.isInName(branch)) return;
  throw new UserError(
    "change-rejected",
    "A secret of this run was found in the name of the branch, so nothing was published.",
  );
}

/** Throws UserError("exfiltration") that names every decoy that one of the texts holds, and where. */
export function refuseDecoys(canaries: Pick<Canaries, "findIn">, texts: readonly AddedText[]): void {
  // The name may be the decoy itself, and people are told where it was under the issue.
  const nameOf = (path: string) => (canaries.findIn(path).length > 0 ? "a file's name" : path);
  refuse(texts.flatMap(({ path, text }) => located(canaries.findIn(text), nameOf(path))));
}

function located(decoys: readonly string[], where: string): string[] {
  return decoys.map((decoy) => `${decoy} in ${where.slice(0, 200)}`);
}

function refuse(found: readonly string[]): void {
  if (found.length === 0) return;
  const more = found.length > 10 ? ` and ${found.length - 10} more` : "";
  throw new UserError(
    "exfiltration",
    `A decoy credential was about to be published, so nothing was: ${found.slice(0, 10).join(", ")}${more}.`,
  );
}
