import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Bench, openBench } from "./fixture.ts";

const long = Array.from({ length: 3_000 }, (_, index) => `line ${index + 1} of a long file`).join("\n");
let bench: Bench;

beforeAll(async () => {
  bench = await openBench({
    files: {
      ".gitignore": "build/\n",
      "app.py": "import os\n\n\ndef main():\n    print(os.name)\n",
      "crlf.txt": "one\r\ntwo\r\nthree\r\n",
      "latin1.txt": Buffer.from("caf\xe9\n", "latin1"),
      "bom.txt": "\ufeffwith a mark\n",
      "logo.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      "long.txt": long,
      "src/one.ts": "export const one = 1;\n",
      "src/two.ts": "import { one } from './one.ts';\nexport const two = one + one;\n",
    },
    untracked: { "build/out.txt": "one\n", "new.txt": "new\n" },
  });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe("write_file and edit_file", () => {
  test("make, replace and change files", async () => {
    expect(await bench.text("write_file", { filepath: "a/b/c.txt", content: "one\ntwo\n" })).toBe(
      "Created a/b/c.txt (2 lines).",
    );
    expect(await bench.text("write_file", { filepath: "a/b/c.txt", content: "one\ntwo\nthree" })).toBe(
      "Replaced the content of a/b/c.txt (3 lines).",
    );
    const edits = [
      { old_text: "one", new_text: "1" },
      { old_text: "1\ntwo", new_text: "1\n2" },
    ];
    expect(await bench.text("edit_file", { filepath: "a/b/c.txt", edits })).toBe(
      "Edited a/b/c.txt (Edit 1: line 1; Edit 2: line 1).",
    );
    expect(await bench.text("read_file", { filepath: "a/b/c.txt" })).toBe("1\n2\nthree");
  });

  test("an edit keeps CRLF and a byte order mark", async () => {
    await bench.use("edit_file", {
      filepath: "crlf.txt",
      edits: [{ old_text: "two\nthree", new_text: "2\n2.5\nthree" }],
    });
    expect(await bench.text("read_file", { filepath: "crlf.txt" })).toBe("one\r\n2\r\n2.5\r\nthree\r\n");
    await bench.use("edit_file", { filepath: "bom.txt", edits: [{ old_text: "a mark", new_text: "one" }] });
    expect(await bench.text("run_command", { command: "head -c 3 bom.txt | od -An -tx1" })).toContain(
      "ef bb bf",
    );
  });

  test("when one edit fails none is made, and every problem is told", async () => {
    const refusal = await bench.refusal("edit_file", {
      filepath: "src/two.ts",
      edits: [
        { old_text: "two", new_text: "three" },
        { old_text: "one", new_text: "1" },
        { old_text: "export  const", new_text: "const" },
      ],
    });
    expect(refusal).toContain("Edit 2: old_text occurs 4 times, at lines 1, 1, 2, 2.");
    expect(refusal).toContain(
      "Edit 3: old_text is not in the file, but this differs from it only in white space",
    );
    expect(refusal).toContain("src/two.ts was not changed.");
    expect(await bench.text("read_file", { filepath: "src/two.ts" })).toContain("export const two");
  });

  test("what is not text is not edited", async () => {
    for (const filepath of ["latin1.txt", "logo.png"]) {
      const edits = [{ old_text: "a", new_text: "b" }];
      expect(await bench.refusal("edit_file", { filepath, edits })).toContain("not a UTF-8 text file");
    }
    const edits = [{ old_text: "a", new_text: "b" }];
    expect(await bench.refusal("edit_file", { filepath: "src", edits })).toContain("directory");
    expect(await bench.refusal("edit_file", { filepath: "nowhere.txt", edits })).toContain("nowhere.txt");
  });
});

describe("list_files and search", () => {
  test("list one directory, a pattern, and nothing that git ignores", async () => {
    expect(await bench.text("list_files", { path: "src" })).toBe("src/one.ts\nsrc/two.ts");
    const top = (await bench.text("list_files", { depth: 1 })).split("\n");
    expect(top).toEqual(expect.arrayContaining([".gitignore", "app.py", "new.txt", "src/"]));
    expect(top).not.toContain("build/");
    expect(await bench.text("list_files", { glob: "*.py" })).toBe("app.py");
    expect(await bench.text("list_files", { glob: "*.rs" })).toMatch(
      /^There are no files that match \*\.rs in \./,
    );
  });

  test("a long list is cut with the total", async () => {
    await bench.use("run_command", { command: "mkdir many && cd many && touch f{1..1200}" });
    const { text, truncated } = await bench.use("list_files", { path: "many" });
    expect(truncated).toBe(true);
    expect(text.split("\n")).toHaveLength(501);
    expect(text).toMatch(/\[500 paths of 1,200; narrow it with path, glob or depth\]$/);
  });

  test("matches are shown under their file", async () => {
    expect(await bench.text("search", { pattern: "\\bone\\b", path: "src" })).toBe(
      "src/one.ts\n1: export const one = 1;\n\nsrc/two.ts\n1: import { one } from './one.ts';\n2: export const two = one + one;",
    );
    expect(
      await bench.text("search", { pattern: "DEF", ignore_case: true, context_lines: 1, glob: "*.py" }),
    ).toBe("app.py\n3- \n4: def main():\n5-     print(os.name)");
  });

  test("no match, too many matches, a pattern that is none", async () => {
    expect(await bench.text("search", { pattern: "nonesuch", path: "src" })).toBe(
      "No match for nonesuch in src",
    );
    const many = await bench.use("search", { pattern: "line", path: "long.txt" });
    expect(many.truncated).toBe(true);
    expect(many.text).toMatch(/\[there are more matches: narrow it with pattern, path or glob\]$/);
    expect(await bench.refusal("search", { pattern: "(" })).not.toBe("");
  });
});

describe("run_command", () => {
  test("shows exit code, duration, and both streams", async () => {
    expect(await bench.text("run_command", { command: "echo out; echo err >&2; exit 3" })).toMatch(
      /^Exit code: 3 \(\d+\.\d s\)\nout\nerr\n$/,
    );
    expect(await bench.text("run_command", { command: "true" })).toMatch(
      /^Exit code: 0 \(.*\)\n\(no output\)$/,
    );
  });

  test("is killed at its limit, and says what the limit can be", async () => {
    expect(
      await bench.text("run_command", { command: "echo begun; sleep 60", timeout_seconds: 0.5 }),
    ).toMatch(
      /^Exit code: none: timed out after 0\.5 s, and everything it started was killed; timeout_seconds can be up to 60\nbegun\n$/,
    );
  });

  test("long output keeps head and tail", async () => {
    const { text, truncated } = await bench.use("run_command", { command: "seq 1 100000" });
    expect(truncated).toBe(true);
    expect(text).toMatch(/^Exit code: 0 \(.*\)\n1\n2\n/);
    expect(text).toMatch(
      /\n\[about [\d,]+ bytes left out here; to see them, send the output to a file in \/tmp/,
    );
    expect(text).toMatch(/\n99999\n100000\n$/);
    expect(text.length).toBeLessThan(32_000);
  });

  test("broken characters never reach the model", async () => {
    const text = await bench.text("run_command", {
      command: "printf '\\xff\\xed\\xa0\\x80 \\xf0\\x9f\\x98\\x80'",
    });
    expect(text.isWellFormed()).toBe(true);
    expect(text).toContain("😀");
  });

  test("shows what a terminal would show, without its colours", async () => {
    const command = "printf '\\e[31mred\\e[0m\\n10%%\\r100%%\\r\\ndone\\n'";
    expect(await bench.text("run_command", { command })).toMatch(/\)\nred\n100%\ndone\n$/);
  });

  test("has no input and no terminal, and what it starts ends with it", async () => {
    const command = "cat; read -r line; echo $?; test -t 1; echo $?; sleep 1000 & echo begun";
    expect(await bench.text("run_command", { command })).toMatch(/^Exit code: 0 \(.*\)\n1\n1\nbegun\n$/);
    expect(await bench.text("run_command", { command: "ps -e -o args | grep -c '[s]leep 1000'" })).toMatch(
      /\n0\n$/,
    );
  });

  test("says which signal an exit code stands for", async () => {
    expect(await bench.text("run_command", { command: "bash -c 'kill -SEGV $$'; exit $?" })).toMatch(
      /^Exit code: 139 \(\d+\.\d s; 139 stands for SIGSEGV\)\n/,
    );
    expect(await bench.text("run_command", { command: "exit 200" })).toMatch(
      /^Exit code: 200 \(\d+\.\d s\)\n/,
    );
  });

  test("read_only mounts the repository read-only and lets neighbours run beside it", async () => {
    expect(await bench.text("run_command", { command: "touch x", read_only: true })).toMatch(
      /^Exit code: 1 .*Read-only file system/s,
    );
    expect(bench.access("run_command", { command: "ls", read_only: true })).toBe("read");
    expect(bench.access("run_command", { command: "ls" })).toBe("write");
  });
});
