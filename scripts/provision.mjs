// `npm run provision`: does to this machine what the action does before a run, and says what it changed: installs
// bubblewrap and socat, and lets bubblewrap make user namespaces.
import "./require-node.mjs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { provision } = await import("../src/sandbox/provision.ts");
const { findProgram, trustedEnvironment } = await import("../src/trusted.ts");

const tempDir = await mkdtemp(join(tmpdir(), "provision-"));
const { signal } = new AbortController();
try {
  const found = await provision(
    { id: "provision", tempDir, signal, emit: ({ message }) => console.log(message) },
    ["bwrap", "socat"],
    {
      find: (name) => findProgram(name, process.env.PATH ?? "", []),
      env: trustedEnvironment(process.env, tempDir),
      uid: process.getuid(),
      changes: process.env.RUNNER_ENVIRONMENT === "github-hosted" ? "any" : "own",
      allowed: Promise.resolve(),
    },
  );
  console.log(`The sandbox has ${Object.values(found).join(" and ")}.`);
} catch (cause) {
  console.error(cause.message);
  process.exitCode = 1;
} finally {
  await rm(tempDir, { recursive: true });
}
