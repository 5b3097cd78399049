import type { Try } from "./emit-text.ts";
import type { Trial, TrialDoor } from "./trial.ts";
import { contextDoors } from "./try-context.ts";
import { commitBare, plantBare, plantInside, proposeInside, pushBare } from "./try-git.ts";
import { openTested, openUntested } from "./try-sandbox.ts";
import { keyOf } from "./try-secret.ts";
import { startDoors } from "./try-start.ts";
import { textDoors } from "./try-text.ts";
import { askClient, askTrustfully } from "./try-worker.ts";

export type TrialKind = "product" | "bare";

const others: Partial<Record<TrialDoor, Readonly<Record<TrialKind, Try>>>> = {
  worker: { product: askClient, bare: askTrustfully },
  git: { product: plantInside, bare: plantBare },
  branch: { product: (plant) => proposeInside(plant, "Change it"), bare: pushBare },
  sandbox: { product: openTested, bare: openUntested },
  title: { product: (title) => proposeInside("true", title), bare: commitBare },
};

/** How it hits: nothing when it was stopped. */
export async function tryTrial({ door, text }: Trial, kind: TrialKind): Promise<readonly string[]> {
  const found = others[door] ?? startDoors[door] ?? contextDoors[door] ?? textDoors[door];
  if (found === undefined) throw new Error(`There is no door ${door}`);
  return await found[kind](typeof text === "string" ? text : text(keyOf(door)));
}
