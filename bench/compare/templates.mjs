import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** How many files of each kind of note there are, and how many lines that a run can edit. */
export const notesOfAKind = 60;
export const stepLines = 500;

const noteBytes = { notes: 15_100, short: 3_960, tiny: 900 };
const needles = 50;
const styleSheets = 40;

export function notePath(kind, number) {
  return `${kind}/part-${number}.txt`;
}

/** A repository of one commit with what the workloads need, and with `files` more files of source text. */
export function makeTemplate(directory, files) {
  const path = join(directory, `template-${files}`);
  const branch = "trunk";
  const contents = [...basics(), ...notes(), ...sources(files)];
  const blobs = contents.map(
    ([name, text]) => `M 644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  );
  const commit = `commit refs/heads/${branch}\ncommitter bench <bench@localhost> 1700000000 +0000\ndata 3\nall\n`;
  const git = (args, input) => execFileSync("git", args, { cwd: directory, input });
  git(["init", "--quiet", `--initial-branch=${branch}`, path]);
  git(["-C", path, "fast-import", "--quiet"], `${commit}${blobs.join("")}done\n`);
  git(["-C", path, "reset", "--quiet", "--hard"]);
  return { path, branch, files };
}

function basics() {
  return Object.entries({
    "README.md": "# Demo\n\nA sum, and notes about it.\n",
    ".gitignore": "out/\n",
    "src/sum.js": "exports.sum = (a, b) => a - b;\n",
    "test/sum.test.js":
      'const { sum } = require("../src/sum.js");\nif (sum(1, 2) !== 3) throw new Error("sum is wrong");\n',
    "src/steps.txt": Array.from({ length: stepLines }, (_, step) => `step ${step}: open\n`).join(""),
  });
}

function notes() {
  return Object.entries(noteBytes).flatMap(([kind, bytes]) =>
    Array.from({ length: notesOfAKind }, (_, number) => [
      notePath(kind, number),
      noteText(kind, number, bytes),
    ]),
  );
}

/** Lines that are all different, the last of which says that it is the last. */
function noteText(kind, number, bytes) {
  let text = `${kind}-marker-${number}.\n`;
  for (let line = 0; text.length < bytes; line += 1) {
    text += `${kind} ${number}, line ${line}: what is said here is said once, as ${(number * 7919 + line) ** 2}.\n`;
  }
  return `${text}the end of ${kind} ${number}.\n`;
}

/** Small source files in many folders; a few hold what is searched for, and a few are style sheets. */
function sources(files) {
  const every = Math.max(1, Math.floor(files / needles));
  const scripts = Array.from({ length: files }, (_, index) => {
    const needle = index % every === 7 % every ? `// the needle in file ${index}\n` : "";
    const text = `export const value${index} = ${index};\n`.repeat(20);
    return [`packages/p${index % 40}/src/d${index % 500}/file-${index}.js`, `${text}${needle}`];
  });
  const sheets = Array.from({ length: files === 0 ? 0 : styleSheets }, (_, index) => [
    `packages/p${index}/sheet-${index}.css`,
    `.a${index} { color: red; }\n`,
  ]);
  return [...scripts, ...sheets];
}

/** A text of so many bytes, in numbered lines of 64. */
export function writeBigFile(path, bytes) {
  const lines = Array.from({ length: bytes / 64 }, (_, line) =>
    `line ${String(line).padStart(9, "0")} `.padEnd(63, ".").concat("\n"),
  );
  writeFileSync(path, lines.join(""));
}
