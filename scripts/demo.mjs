// `npm run demo`: one run from a labelled issue to a tested pull request, on real code and a local GitHub.
import "./require-node.mjs";
import { ensureSystemPackages } from "./setup.mjs";

try {
  ensureSystemPackages();
} catch (cause) {
  console.error(cause.message);
  process.exit(1);
}
const { readDemoOptions, runDemo } = await import("../demo/main.ts");
process.exitCode = await runDemo({
  ...readDemoOptions(process.argv.slice(2)),
  apiKey: process.env.ANTHROPIC_API_KEY || undefined,
  baseUrl: process.env.ANTHROPIC_BASE_URL || undefined,
  debug: process.env.RUNNER_DEBUG === "1",
  colour: process.stdout.isTTY && !process.env.NO_COLOR,
  write: (text) => process.stdout.write(text),
});
