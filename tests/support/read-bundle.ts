import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { git, makeTempDir } from "./repo.ts";

/** The commit of a run's bundle, as someone finds it who has the server's repositories; "" without a bundle. */
export async function readBundle(bundle: string | undefined, repositories: string): Promise<string> {
  if (bundle === undefined || bundle === "") return "";
  await using temp = await makeTempDir();
  const clone = join(temp.path, "clone.git");
  await git(temp.path, "init", "--quiet", "--bare", "clone.git");
  const names = (await readdir(repositories)).filter((name) => name.endsWith(".git"));
  for (const name of names) {
    await git(
      clone,
      "fetch",
      "--quiet",
      join(repositories, name),
      `refs/heads/*:refs/heads/of-${name.replace(".git", "")}/*`,
    );
  }
  await git(clone, "fetch", "--quiet", bundle, "tiny-backspace:kept");
  return await git(clone, "log", "-p", "--binary", "--full-index", "-1", "kept");
}
