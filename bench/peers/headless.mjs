import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { watchResources } from "../compare/resources.mjs";

const maxMs = 120_000;
const shownOfOutput = 2000;

/**
 * Runs a program once, without a terminal, in a workspace, with a home of its own that is empty but for `files`. What it
 * prints is read and thrown away. Rejects when it fails, or needs longer than two minutes.
 */
export async function runHeadless({ argv, workspace, home, env, files = {} }) {
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(join(home, path, ".."), { recursive: true });
    fs.writeFileSync(join(home, path), text);
  }
  const resources = await watchResources(argv.find((word) => word.endsWith(".js")) ?? argv[0]);
  try {
    const startedAt = performance.timeOrigin + performance.now();
    const child = spawn(argv[0], argv.slice(1), {
      cwd: workspace,
      env: { PATH: process.env.PATH, LANG: "C.UTF-8", HOME: home, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: maxMs,
      killSignal: "SIGKILL",
    });
    let end = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        end = (end + text).slice(-shownOfOutput);
      });
    }
    const exit = Promise.withResolvers();
    child.on("error", exit.reject);
    child.on("exit", (code, signal) => exit.resolve({ code, signal, at: performance.now() }));
    const { code, signal, at } = await exit.promise;
    if (code !== 0) throw new Error(`${argv[0]} ended with ${code ?? signal}:\n${end}`);
    return { startedAt, exitedAt: performance.timeOrigin + at, samples: await resources.stop() };
  } finally {
    resources.end();
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
