import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";

/** Bytes of the memory for new objects, after many that lived on, in a process of its own. */
async function bytesAfterLoad(imported: string): Promise<number> {
  const script = `
    ${imported}
    import v8 from "node:v8";
    const kept = [];
    for (let index = 0; index < 500_000; index += 1) kept.push({ index, text: [index] });
    const space = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    console.log(kept.length, space.space_size);`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--disable-warning=ExperimentalWarning", "-e", script],
    { cwd: join(import.meta.dirname, "..") },
  );
  expect(stderr).toBe("");
  return Number(stdout.split(" ")[1]);
}

test("the memory for new objects stays small, where without that it grows", async () => {
  const megabyte = 1024 ** 2;
  expect(await bytesAfterLoad("")).toBeGreaterThan(8 * megabyte);
  expect(await bytesAfterLoad('import "./src/young-memory.ts";')).toBeLessThan(4 * megabyte);
});
