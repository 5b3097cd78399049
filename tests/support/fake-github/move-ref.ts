import { Refusal, type Viewer } from "./access.ts";
import { syncPullRequests } from "./pull-requests.ts";
import { judgeUpdate, type RefUpdate } from "./push-rules.ts";
import type { FakeRepository } from "./repository.ts";
import type { World } from "./world.ts";

/** The name of nothing, where a ref doesn't exist yet or any more. */
export const noObject = "0".repeat(40);

/** Moves a ref through the API: under the same rules as a push, refused in the API's words. */
export async function moveRef(
  world: World,
  viewer: Viewer,
  repository: FakeRepository,
  update: RefUpdate,
): Promise<void> {
  const refused = await judgeUpdate(repository, viewer, update);
  if (refused !== undefined) throw inApiWords(viewer, refused);
  const { ref, from, to } = update;
  const deletes = to === noObject;
  await repository.read("update-ref", ...(deletes ? ["-d", ref, from] : [ref, to, from]));
  await syncPullRequests(world, repository);
}

function inApiWords(
  viewer: Viewer,
  refused: { readonly reason: string; readonly remote: readonly string[] },
) {
  const violations = refused.remote.filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
  if (violations.length > 0) {
    return new Refusal(422, `Repository rule violations found\n\n${violations.join("\n\n")}\n\n`);
  }
  const [, ...errors] = refused.remote;
  if (errors.length > 0) return new Refusal(422, errors.join("\n").replaceAll("error: ", ""));
  // A workflow file: the API says no more than that it isn't allowed.
  const kind = viewer.type === "app" ? "integration" : "personal access token";
  return new Refusal(403, `Resource not accessible by ${kind}`);
}
