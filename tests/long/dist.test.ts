import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "a directory of another name-"));
  for (const path of ["dist", "src", "scripts", "package.json", "tsconfig.json"]) {
    cpSync(path, join(copy, path), { recursive: true });
  }
  // Not a link: the bundler would follow it back here. Links to files where the file system allows them.
  for (const flags of ["-al", "-a"]) {
    const { status } = spawnSync("cp", [flags, "node_modules", copy]);
    if (status === 0) break;
    rmSync(join(copy, "node_modules"), { recursive: true, force: true });
  }
});
afterAll(() => rmSync(copy, { recursive: true }));

function checkDist() {
  // From a foreign directory, with another time zone and language.
  return spawnSync(process.execPath, [join(copy, "scripts/check-dist.mjs")], {
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env["PATH"], TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8" },
  });
}

test("a build in another directory makes the same bytes, and a changed one is noticed", () => {
  expect(checkDist()).toMatchObject({ status: 0, stderr: "" });

  appendFileSync(join(copy, "dist/program/index.js"), " ");
  appendFileSync(join(copy, "dist/stale.js"), "");
  const { status, stderr } = checkDist();
  expect(status).toBe(1);
  expect(stderr).toContain(
    "dist/ differs from a fresh build in program/index.js, stale.js: run npm run build.",
  );
});
