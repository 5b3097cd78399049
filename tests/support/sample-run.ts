import type { Event, EventBody } from "../../src/events/event.ts";

/** The events of a run, stamped as the emitter does. */
export function stamped(...bodies: EventBody[]): Event[] {
  return bodies.map((body, index) => ({
    ...body,
    seq: index + 1,
    timestamp: 1_790_000_000_000 + index,
    run: "7-1",
  }));
}

/** A short run that ends in a pull request, with one of everything. */
export function sampleRun(): Event[] {
  const usage = {
    ...{ model: "claude-opus-5-5", cache_write_tokens: 812 },
    ...{ max_turns: 60, deadline: 1_790_001_680_000 },
  };
  return stamped(
    { type: "status", message: "Using checked-out repository...", phase: "repository" },
    {
      type: "context",
      items: [
        {
          ...{ kind: "comment", what: "https://github.com/octo/parser/issues/12#issuecomment-345" },
          ...{ author: "ada", permission: "write", used: true, reason: "", sha256: "9f86d081884c7d65" },
          removed: ["1 × HTML comment"],
        },
        {
          ...{ kind: "comment", what: "https://github.com/octo/parser/issues/12#issuecomment-346" },
          ...{ author: "eve|", permission: "read", used: false, sha256: "", removed: [] },
          reason: "its author may not write here",
        },
      ],
      left_out: 3,
    },
    { type: "status", message: "Analyzing repository structure...", phase: "analysis" },
    { type: "thinking", text: "The parser drops the last argument.\nI'll ", turn: 1, block: 0, done: false },
    { type: "thinking", text: "look at index.js first.", turn: 1, block: 0, done: true },
    { type: "message", text: "I'll read the parser ", turn: 1, block: 1, done: false },
    { type: "message", text: "and its tests.", turn: 1, block: 1, done: true },
    {
      ...{ type: "usage", turn: 1, stop_reason: "tool_use", input_tokens: 120, output_tokens: 210 },
      ...{ ...usage, cache_read_tokens: 2300, cost_usd: 0.0123, total_cost_usd: 0.0123, max_cost_usd: 5 },
    },
    { type: "network_denied", host: "tracker.example", port: 443, reason: "host-not-allowed" },
    {
      type: "network",
      hosts: [
        {
          host: "packages.example",
          port: 443,
          connections: 12,
          bytes_sent: 20_480,
          bytes_received: 1_843_200,
        },
      ],
      refused: [{ host: "tracker.example", port: 443, reason: "host-not-allowed", count: 3 }],
      left_out: 0,
    },
    { type: "status", message: "Reading the code...", phase: "reading" },
    { type: "tool_call", tool: "read_file", input: { filepath: "index.js" }, id: "toolu_1", turn: 1 },
    {
      type: "tool_call",
      tool: "search",
      input: { pattern: "parse\\(", path: "test" },
      id: "toolu_2",
      turn: 1,
    },
    {
      ...{ type: "tool_result", tool: "read_file", result: "'use strict';\nmodule.exports = parse;\n" },
      ...{ id: "toolu_1", ok: true, duration_ms: 12, truncated: false },
    },
    {
      ...{ type: "tool_result", tool: "search", result: "test/parse.js:3: parse(['--a'])" },
      ...{ id: "toolu_2", ok: true, duration_ms: 31, truncated: false },
    },
    { type: "status", message: "Modifying code...", phase: "modification" },
    {
      type: "tool_call",
      tool: "run_command",
      input: { command: "npm test\necho done" },
      id: "toolu_3",
      turn: 2,
    },
    {
      ...{ type: "tool_output", tool: "run_command", output: "> test\n", id: "toolu_3" },
      omitted_bytes: 0,
    },
    {
      ...{ type: "tool_result", tool: "run_command" },
      ...{
        result: "exit code 1\n::error::not ok 1 - parse\nnot ok ##[error]x\r100%\n\u001b[31mred\u001b[0m",
      },
      ...{ id: "toolu_3", ok: false, duration_ms: 61_234, truncated: true },
    },
    {
      ...{ type: "tool_call", tool: "edit_file", id: "toolu_4", turn: 2 },
      input: { filepath: "index.js", old_text: "a\nb", new_text: "a\nc" },
    },
    {
      ...{ type: "tool_result", tool: "edit_file", result: "Edited index.js." },
      ...{ id: "toolu_4", ok: true, duration_ms: 4, truncated: false },
    },
    {
      ...{ type: "usage", turn: 2, stop_reason: "tool_use", input_tokens: 90, output_tokens: 1410 },
      ...{ ...usage, cache_read_tokens: 5210, cost_usd: 0.0333, total_cost_usd: 0.0456, max_cost_usd: 5 },
    },
    {
      type: "message",
      text: "The last argument is kept now.\n\nFixes #12, thanks @user.",
      turn: 3,
      block: 0,
      done: true,
    },
    { type: "machine_change", message: "Installed bubblewrap with apt-get." },
    { type: "warning", message: "100% of the checks\nwere skipped." },
    { type: "status", message: "Running the checks on the change...", phase: "checks" },
    {
      ...{ type: "check", where: "base", command: "npm test", outcome: "passed", reason: "", exit_code: 0 },
      ...{ duration_ms: 3120, tests: { passed: 12, failed: 0, skipped: 1 }, output: "" },
    },
    {
      ...{ type: "check", where: "change", command: "npm test", outcome: "failed", reason: "exit code 1" },
      ...{ exit_code: 1, duration_ms: 2980, tests: null, output: "::error::FAIL test/parse.js" },
    },
    {
      ...{ type: "verification", verdict: "newly-failing", fixed: [], still_failing: [], flaky: [] },
      message: "The checks fail with the change, and passed before.",
      ...{ newly_failing: ["parse @octo"], not_run: [], new_tests: "unknown", touched: ["package.json"] },
    },
    {
      type: "change",
      files: [
        { path: "index.js", status: "modified", added_lines: 1, deleted_lines: 1 },
        { path: "logo.png", status: "added", added_lines: null, deleted_lines: null },
      ],
      ...{ left_out: 0, added_lines: 1, deleted_lines: 1, truncated: false },
      patch:
        "diff --git a/index.js b/index.js\nindex 4f0c9a7..1b2d3c4 100644\n--- a/index.js\n+++ b/index.js\n@@ -1,2 +1,2 @@\n a\n-b\n+c\ndiff --git a/logo.png b/logo.png\nnew file mode 100644\nindex 0000000..4f0c9a7\nGIT binary patch\n",
    },
    { type: "status", message: "Creating branch feature/12-parser...", phase: "branch" },
    { type: "status", message: "Opening pull request...", phase: "pull-request" },
    {
      type: "dependencies",
      changes: [
        {
          ...{ ecosystem: "npm", name: "left-pad", version: "^1.3.0", before: null },
          ...{ file: "package.json", locked_only: false },
        },
      ],
      left_out: 0,
      unread: [],
    },
    {
      ...{
        type: "pull_request",
        operation: "created",
        number: 34,
        branch: "feature/12-parser",
        base: "main",
      },
      ...{
        url: "https://github.com/octo/parser/pull/34",
        head_sha: "4f0c9a7e1b2d3c4f5a6b7c8d9e0f1a2b3c4d5e6f",
      },
      ...{ title: "Keep the last argument", draft: false },
    },
    {
      ...{ type: "result", outcome: "pull-request", failure_code: null, turns: 3, input_tokens: 8532 },
      ...{ message: "Opened pull request #34: https://github.com/octo/parser/pull/34", output_tokens: 1620 },
      ...{
        pull_request_url: "https://github.com/octo/parser/pull/34",
        cost_usd: 0.0456,
        duration_ms: 92_345,
      },
    },
  );
}
