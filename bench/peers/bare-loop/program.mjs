// The least that an agent can be: the SDK, a loop, six tools, no sandbox, no budget, no events. What the others need on
// top of it is what they add. Bundled before it is measured.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import Anthropic from "@anthropic-ai/sdk";

const maxCharacters = 30_000;
const marker = { type: "ephemeral" };
const text = { type: "string" };
const tool = (name, description, properties) => ({
  name,
  description,
  input_schema: { type: "object", properties, required: Object.keys(properties) },
});
const tools = [
  tool("edit_file", "Replace a text that occurs once in a file.", {
    path: text,
    old_text: text,
    new_text: text,
  }),
  tool("list_files", "List the files that match a pattern.", { glob: text }),
  tool("read_file", "Read a file.", { path: text }),
  tool("run_command", "Run a command with bash.", { command: text }),
  tool("search", "Search all files for a regular expression.", { pattern: text }),
  tool("write_file", "Write a file.", { path: text, content: text }),
];
const work = {
  edit_file({ path, old_text, new_text }) {
    const parts = readFileSync(path, "utf8").split(old_text);
    if (parts.length !== 2) throw new Error(`The text occurs ${parts.length - 1} times.`);
    writeFileSync(path, parts.join(new_text));
    return "Edited.";
  },
  list_files: ({ glob }) => run("git", ["ls-files", "--", glob]),
  read_file: ({ path }) => readFileSync(path, "utf8"),
  run_command: ({ command }) => run("bash", ["-c", command]),
  search: ({ pattern }) => run("git", ["grep", "-nP", "-e", pattern]),
  write_file({ path, content }) {
    writeFileSync(path, content);
    return "Written.";
  },
};

const client = new Anthropic();
const messages = [{ role: "user", content: process.argv[2] }];
const system = [
  {
    type: "text",
    text: "You work on the repository in the current directory. Do what is asked, check it, and say what you did.",
    cache_control: marker,
  },
];

for (;;) {
  const { content, stop_reason } = await client.messages
    .stream({
      model: process.env.BENCH_MODEL,
      max_tokens: 64_000,
      system,
      tools,
      messages: withPreviousMarker(messages),
      cache_control: marker,
    })
    .finalMessage();
  messages.push({ role: "assistant", content });
  if (stop_reason !== "tool_use") break;
  const calls = content.filter(({ type }) => type === "tool_use");
  messages.push({ role: "user", content: await Promise.all(calls.map(answer)) });
}
// Sockets that are kept alive would hold it up.
process.exit();

async function answer({ id, name, input }) {
  try {
    const output = shorten(await work[name](input)).toWellFormed();
    return { type: "tool_result", tool_use_id: id, content: output === "" ? "(nothing)" : output };
  } catch (error) {
    return { type: "tool_result", tool_use_id: id, content: error.message, is_error: true };
  }
}

/** What was cached in the turn before may be more than 20 blocks away from the end. */
function withPreviousMarker(all) {
  const at = all.length - 3;
  if (at < 0 || typeof all[at].content === "string") return all;
  const last = { ...all[at].content.at(-1), cache_control: marker };
  return all.with(at, { role: "user", content: [...all[at].content.slice(0, -1), last] });
}

function shorten(output) {
  if (output.length <= maxCharacters) return output;
  const half = maxCharacters / 2;
  return `${output.slice(0, half)}\n[${output.length - maxCharacters} characters left out]\n${output.slice(-half)}`;
}

/** All that a command prints, but for what lies between its first and its last 30,000 bytes. */
async function run(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let bytes = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      bytes += chunk.length;
      const room = Math.max(0, maxCharacters - head.length);
      if (room > 0) head = Buffer.concat([head, chunk.subarray(0, room)]);
      if (chunk.length > room) tail = Buffer.concat([tail, chunk.subarray(room)]).subarray(-maxCharacters);
    });
  }
  await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  const left = bytes - head.length - tail.length;
  return `${head}${left > 0 ? "\n[…]\n" : ""}${tail}`;
}
