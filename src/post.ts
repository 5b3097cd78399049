import { existsSync } from "node:fs";
import { join } from "node:path";
import * as core from "@actions/core";
import { endLeftovers, removeLeftovers } from "./sandbox/leftovers.ts";
import { savedState, untoldName } from "./state.ts";

// main saved the directory's name before it made anything else; nothing saved means that nothing was made.
const tempDir = core.getState(savedState.tempDir);
if (tempDir === "") {
  core.info("Nothing to clean up.");
} else {
  await endLeftovers(tempDir);
  if (core.getState(savedState.ended) !== "yes") {
    const { finishRun } = await import("./afterwards.ts");
    process.exitCode = await finishRun(process.env, tempDir);
  } else if (existsSync(join(tempDir, untoldName))) {
    const { tellLate } = await import("./afterwards.ts");
    await tellLate(process.env, tempDir);
  }
  await removeLeftovers(tempDir);
  core.info("Removed the run's temporary files.");
}
// Idle keep-alive sockets would hold the process for seconds, and everything is written by now.
process.exit();
