import { notePath, notesOfAKind, stepLines } from "./templates.mjs";

// What every agent is told to do, in no agent's words: each has its own for the same steps.

const longTurns = 60;
const parallel = { turns: 5, calls: 12 };
const kibibyte = 1024;

/** A few steps of every kind, as most issues need. */
export const short = {
  id: "short",
  changes: true,
  turns: [
    [read("src/sum.js", "exports.sum")],
    [find("exports.sum", "src/sum.js")],
    [read("test/sum.test.js", "sum is wrong")],
    [edit("src/sum.js", "exports.sum = (a, b) => a - b;", "exports.sum = (a, b) => a + b;")],
    [run("cat src/sum.js", "a + b")],
  ],
};

/** Sixty turns that bring about 8 KB each: files read whole, commands that print as much, searches and edits. */
export const long = { id: "long", changes: true, turns: cycle(longTurns - 1, "notes") };

/** The same with little in each, so that nothing but the number of turns grows. */
export const endless = { id: "endless", changes: true, turns: cycle(stepLines - 1, "tiny") };

/** Sixty files of 4 KB, twelve to a turn. */
export const wide = {
  id: "wide",
  changes: false,
  turns: Array.from({ length: parallel.turns }, (_, turn) =>
    Array.from({ length: parallel.calls }, (_, index) => readNote("short", turn * parallel.calls + index)),
  ),
};

/** A search and a list in a repository of so many files. */
export function search(files) {
  return {
    id: `files-${files}`,
    changes: false,
    files,
    turns: [[find("the.needle.in.file", "the needle in file 7")], [list("*.css", "sheet-3.css")]],
  };
}

/** A command that prints so many MiB. */
export function output(mebibytes) {
  return {
    id: `output-${mebibytes}`,
    changes: false,
    bigFileBytes: Math.max(64, Math.min(mebibytes, 50) * kibibyte ** 2),
    turns: [[run(mebibytes <= 50 ? "cat out/big.txt" : repeated(mebibytes / 50))]],
  };
}

/** Eight commands of half a second in one turn, which change nothing and may run beside each other. */
export const beside = {
  id: "beside",
  changes: false,
  turns: [Array.from({ length: 8 }, () => ({ ...run("sleep 0.5; echo slept", "slept"), readOnly: true }))],
};

function repeated(times) {
  return `for i in $(seq ${Math.ceil(times)}); do cat out/big.txt; done`;
}

/** A row of turns: two notes read, two printed by a command, a search and an edit, and again. */
function cycle(turns, notes) {
  return Array.from({ length: turns }, (_, turn) => {
    if (turn === 0) return [read("src/steps.txt", "step 0: open")];
    switch (turn % 6) {
      case 1:
        return [find(`${notes}-marker-${turn % notesOfAKind}.$`, `${notes}-marker-${turn % notesOfAKind}`)];
      case 2:
        return [edit("src/steps.txt", `step ${turn}: open`, `step ${turn}: done`)];
      case 3:
      case 5:
        return [
          run(`cat ${notePath(notes, turn % notesOfAKind)}`, `the end of ${notes} ${turn % notesOfAKind}.`),
        ];
      default:
        return [readNote(notes, turn % notesOfAKind)];
    }
  });
}

function readNote(notes, number) {
  return read(notePath(notes, number), `the end of ${notes} ${number}.`);
}

/** `shows` is what the result must have in it. */
function read(path, ...shows) {
  return { type: "read", path, shows };
}

function find(pattern, ...shows) {
  return { type: "search", pattern, shows };
}

function list(glob, ...shows) {
  return { type: "list", glob, shows };
}

function run(command, ...shows) {
  return { type: "run", command, shows };
}

function edit(path, from, to) {
  return { type: "edit", path, from, to };
}
