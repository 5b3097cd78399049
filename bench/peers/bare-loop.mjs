import * as fs from "node:fs";
import { join } from "node:path";
import ncc from "@vercel/ncc";
import { runHeadless } from "./headless.mjs";

/** The program in bare-loop/, as one bundle, which is written to `directory` first. */
export async function createBareLoop(directory) {
  const { code } = await ncc(join(import.meta.dirname, "bare-loop/program.mjs"), {
    ...{ filename: "index.js", cache: false, quiet: true },
  });
  const bundle = join(directory, "bare-loop");
  fs.mkdirSync(bundle);
  fs.writeFileSync(join(bundle, "package.json"), '{ "type": "module" }\n');
  fs.writeFileSync(join(bundle, "index.js"), code);
  return {
    id: "bare-loop",
    title: "a bare loop on the SDK, bundled",
    note: "no sandbox, no budget, no events",
    api: "messages",
    call(step) {
      switch (step.type) {
        case "read":
          return ["read_file", { path: step.path }];
        case "edit":
          return ["edit_file", { path: step.path, old_text: step.from, new_text: step.to }];
        case "search":
          return ["search", { pattern: step.pattern }];
        case "list":
          return ["list_files", { glob: step.glob }];
        case "run":
          return ["run_command", { command: step.command }];
      }
    },
    run: ({ workspace, home, model, prompt }) =>
      runHeadless({
        ...{ workspace, home: join(home, "bare-loop") },
        argv: [process.execPath, join(bundle, "index.js"), prompt],
        env: { ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: model.key, BENCH_MODEL: model.name },
      }),
  };
}
