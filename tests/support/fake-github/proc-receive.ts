import { readSync, writeSync } from "node:fs";
import { connect } from "node:net";

// Git runs this as its proc-receive hook: the only hook that can give a refused ref a reason of its own.
// It takes the pushed commands from git, asks the fake GitHub for a verdict on each, and passes that on.
// Protocol: gitprotocol "proc-receive" in githooks(5).

interface Verdict {
  readonly remote: readonly string[];
  readonly reasons: Readonly<Record<string, string>>;
}

const [socketPath = "", push = ""] = process.argv.slice(2);
const version = readPackets()[0] ?? "";
writePackets([`version=1\0${version.includes("push-options") ? "push-options" : ""}\n`]);
const commands = readPackets().map((line) => line.trimEnd().split(" "));
const pushOptions = version.includes("push-options") ? readPackets() : [];

const socket = connect(socketPath);
socket.end(`${JSON.stringify({ push, commands, pushOptions })}\n`);
let answer = "";
for await (const chunk of socket) answer += String(chunk);
const verdict = JSON.parse(answer) as Verdict;

for (const line of verdict.remote) writeSync(2, `${line}\n`);
writePackets(
  commands.flatMap(([, , ref = ""]) => {
    const reason = verdict.reasons[ref];
    return reason === undefined ? [`ok ${ref}\n`, "option fall-through\n"] : [`ng ${ref} ${reason}\n`];
  }),
);

/** Reads up to the next flush packet. */
function readPackets(): string[] {
  const lines: string[] = [];
  for (;;) {
    const length = Number.parseInt(readBytes(4).toString("latin1"), 16);
    if (!(length >= 4)) return lines;
    lines.push(readBytes(length - 4).toString("utf8"));
  }
}

function readBytes(count: number): Buffer {
  const buffer = Buffer.alloc(count);
  let filled = 0;
  while (filled < count) {
    const read = readSync(0, buffer, filled, count - filled, null);
    if (read === 0) return buffer.subarray(0, filled);
    filled += read;
  }
  return buffer;
}

function writePackets(lines: readonly string[]): void {
  const packets = lines.map((line) => {
    const bytes = Buffer.from(line);
    return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, "0")), bytes]);
  });
  writeSync(1, Buffer.concat([...packets, Buffer.from("0000")]));
}
