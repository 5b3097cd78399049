import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The sandbox's worker as one file: the one in dist where it is newer than its sources, else a fresh bundle. */
export async function bundleWorker(): Promise<string> {
  const sources = [...globSync("src/**/*.ts", { cwd: root }), "scripts/bundle/worker.mjs"].sort();
  const built = join(root, "dist/worker/index.js");
  const newest = Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return built;
  const hash = createHash("sha256");
  for (const path of sources)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  const directory = join(root, "node_modules/.cache/tiny-backspace");
  const bundle = join(directory, `worker-${hash.digest("hex").slice(0, 16)}.js`);
  if (existsSync(bundle)) return bundle;
  const { default: ncc } = (await import("@vercel/ncc" as string)) as { default: Bundler };
  const { code } = await ncc(join(root, "scripts/bundle/worker.mjs"), {
    filename: "index.js",
    transpileOnly: true,
    cache: false,
    quiet: true,
  });
  await mkdir(directory, { recursive: true });
  await writeFile(`${bundle}.${process.pid}`, code);
  await rename(`${bundle}.${process.pid}`, bundle);
  return bundle;
}

type Bundler = (entry: string, options: Record<string, unknown>) => Promise<{ readonly code: string }>;
