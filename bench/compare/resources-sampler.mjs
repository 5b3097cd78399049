// Started by resources.mjs: looks at a process and all it started, again and again, until it is told to stop.
import { readdirSync, readFileSync } from "node:fs";

const [parent, program] = process.argv.slice(2);
const intervalMs = 20;
const samples = [];
let root;

const timer = setInterval(() => {
  root ??= find(Number(parent), program);
  if (root === undefined) return;
  const processes = tree(root).flatMap((pid) => look(pid) ?? []);
  if (processes.length === 0) return;
  const worker = processes.find(isWorker);
  samples.push({
    at: performance.timeOrigin + performance.now(),
    root: memoryOf(processes.find(({ pid }) => pid === root)),
    worker: memoryOf(worker),
    largest: Math.max(...processes.map(({ peak }) => peak)),
    sum: processes.reduce((sum, { now }) => sum + now, 0),
    ticks: processes.reduce((sum, { ticks }) => sum + ticks, 0),
  });
}, intervalMs);

process.on("message", () => {
  clearInterval(timer);
  process.send(samples, () => process.exit());
});

/** The one of this action that works inside the sandbox; around it stand programs with the same last word. */
function isWorker({ command }) {
  return command[0]?.endsWith("/node") === true && command.at(-1).endsWith("/worker.mjs");
}

/** The child of `pid` that runs this program, once it does. */
function find(pid, text) {
  const others = children(pid).filter((child) => child !== process.pid);
  return others.find((child) => look(child)?.command.some((word) => word.endsWith(text)));
}

function tree(pid) {
  return [pid, ...children(pid).flatMap(tree)];
}

function children(pid) {
  return (
    read(() =>
      readdirSync(`/proc/${pid}/task`).flatMap((task) =>
        readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
      ),
    ) ?? []
  );
}

/** Resident set now and at its largest, in bytes; processor time so far, with that of children that have ended, in ticks. */
function look(pid) {
  return read(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 16);
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter(Boolean);
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
    return {
      pid,
      command,
      peak: field("VmHWM"),
      now: field("VmRSS"),
      ticks: ticks.reduce((sum, part) => sum + Number(part), 0),
    };
  });
}

function memoryOf(process) {
  return process && { peak: process.peak, now: process.now };
}

/** Processes end between one look and the next. */
function read(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}
