import { describe, expect, test } from "@jest/globals";
import { withoutVolatile } from "../../src/replay/volatile.ts";

const same = (one: string, other: string) => withoutVolatile(one) === withoutVolatile(other);

describe("volatile is", () => {
  test.each([
    ["how long a command took", "Exit code: 0 (0.1 s)\nok", "Exit code: 0 (12.9 s)\nok"],
    ["a time-out's length", "timed out after 30 s, and", "timed out after 31 s, and"],
    ["a test's duration", "✔ adds (0.41ms)\n# duration_ms 52.12", "✔ adds (11.08ms)\n# duration_ms 61"],
    ["a suite's", "Time:        1.234 s, estimated 2 s", "Time:        9 s, estimated 10 s"],
    ["pytest's", "1 passed in 0.03s", "1 passed in 1.20s"],
    ["make's", "real\t0m1.234s", "real\t1m0.002s"],
    ["a duration in JSON", '{"duration": 12.5, "ok": 1}', '{"duration": 0.1, "ok": 1}'],
    ["a timestamp", "at 2026-11-22T10:00:01.123Z", "at 2027-01-02T23:59:59.000Z"],
    ["date(1)", "Sun Nov 22 10:00:01 UTC 2026", "Mon Nov 23 11:11:11 UTC 2026"],
    ["git's date", "Date:   Sun Nov 22 10:00:01 2026 +0000", "Date:   Mon Nov 23 11:00:00 2026 +0200"],
    ["ls's", "-rw-r--r-- 1 a a 5 Nov 22 10:00 x", "-rw-r--r-- 1 a a 5 Jan  3 23:01 x"],
    ["the time of day", "[10:00:01] done", "[23:59:59] done"],
    ["mktemp's name", "/tmp/tmp.AbCdEfGhIj/x", "/tmp/tmp.0123456789/x"],
    ["mkdtemp's name", "/tmp/jest-Ab12Cd/x", "/tmp/jest-xyzXYZ/x"],
    ["a port of the system's choice", "http://127.0.0.1:43211/", "http://127.0.0.1:39999/"],
    ["a process id", "(node:17) Warning", "(node:23) Warning"],
    ["what is left out", "[about 1,234 bytes left out here; x", "[about 999 bytes left out here; x"],
    ["lines left out", "[12 lines (345 bytes) left out here; x", "[1 line (3 bytes) left out here; x"],
  ])("%s", (_, one, other) => {
    expect(same(one, other)).toBe(true);
  });
});

describe("volatile is not", () => {
  test.each([
    ["an exit code", "Exit code: 0 (0.1 s)", "Exit code: 1 (0.1 s)"],
    ["a number", "5 passed", "6 passed"],
    ["a count of failures", "1 failed in 0.03s", "2 failed in 0.03s"],
    ["a version", "v24.1.0", "v24.2.0"],
    ["a commit", "commit 4f0c9a7", "commit 5f0c9a7"],
    ["a size", "12 bytes", "13 bytes"],
    ["a path", "/tmp/a/x", "/tmp/b/x"],
    ["a server's own port", "http://127.0.0.1:80/", "http://127.0.0.1:81/"],
    ["an address", "10.0.0.1:43211", "10.0.0.2:43211"],
    ["a line more", "a\n", "a\nb\n"],
  ])("%s", (_, one, other) => {
    expect(same(one, other)).toBe(false);
  });
});

test("takes time in proportion to the text, whatever it is", () => {
  const hostile = ["1".repeat(200_000), "/tmp/-".repeat(40_000), "Mon ".repeat(50_000), "1,".repeat(100_000)];
  // Backtracking over texts as these would take minutes.
  for (const text of hostile) expect(withoutVolatile(text).length).toBeGreaterThan(0);
});
