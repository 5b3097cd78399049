import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";

/** Exact versions: figures of different days are about the same peers. */
export const versions = {
  "@anthropic-ai/claude-code": "2.1.332",
  "@openai/codex": "0.171.0",
  "@mariozechner/pi-coding-agent": "0.73.1",
};

/** Kept between benches, and in no commit. */
export const cache = join(import.meta.dirname, "../.peers");

/** Installs what is not there yet; gives the peers that are there, and why others are not. */
export function installPeers() {
  const reasons = new Map();
  for (const [name, version] of Object.entries(versions)) {
    if (!isInstalled(name, version)) {
      const why = install(name, version);
      if (why !== undefined) reasons.set(name, why);
    }
  }
  return reasons;
}

/** The directory of an installed peer's package, or of one that it brought along. */
export function packageDirectory(peer, name = peer) {
  return join(folder(peer, versions[peer]), "node_modules", name);
}

function folder(name, version) {
  return join(cache, `${name.replaceAll(/\W+/g, "-").replace(/^-/, "")}-${version}`);
}

/** Put there last, so that an installation that was broken off is made again. */
const mark = ".installed";

function isInstalled(name, version) {
  return fs.existsSync(join(folder(name, version), mark));
}

/** Each in a folder of its own, so that none decides which versions another gets; undefined when it worked. */
function install(name, version) {
  const directory = folder(name, version);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(join(directory, "package.json"), '{ "private": true }\n');
  console.log(`Installing ${name} ${version} …`);
  // Npm itself is not brought along by npm ci, and runs on the Node that it came with.
  const path = process.env.PATH.split(":").filter((entry) => !entry.includes("node_modules"));
  const { status, stderr, error } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", `${name}@${version}`],
    {
      cwd: directory,
      env: { ...process.env, PATH: path.join(":") },
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      timeout: 300_000,
    },
  );
  if (status === 0) {
    fs.writeFileSync(join(directory, mark), "");
    return undefined;
  }
  fs.rmSync(directory, { recursive: true, force: true });
  return error?.message ?? /^npm error .*$/m.exec(stderr)?.[0] ?? `npm ended with ${status}`;
}
