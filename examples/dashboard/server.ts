// A page on which a team watches its runs: `node examples/dashboard/server.ts`, with Node 24 and nothing else.
import { openDashboard } from "./dashboard.ts";
import { readOptions, usage } from "./options.ts";

if (process.argv.includes("--help")) {
  process.stdout.write(`${usage}\n`);
} else {
  const read = readOptions(process.argv.slice(2), process.env);
  if (typeof read === "string") {
    process.stderr.write(`${read}\n`);
    process.exitCode = 2;
  } else {
    await start(read);
  }
}

async function start({
  options,
  secretFile,
}: Exclude<ReturnType<typeof readOptions>, string>): Promise<void> {
  const dashboard = await openDashboard(options);
  process.stdout.write(
    [
      `Runs:    ${dashboard.url}`,
      `Webhook: ${dashboard.url}/events`,
      `Secret:  ${secretFile ?? "DASHBOARD_WEBHOOK_SECRET"}`,
      "",
    ].join("\n"),
  );
  const close = () => void dashboard[Symbol.asyncDispose]();
  process.once("SIGINT", close);
  process.once("SIGTERM", close);
}
