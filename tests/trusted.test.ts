import { expect, test } from "@jest/globals";
import { OutputTooLong, runTrusted } from "../src/trusted.ts";

const zeros = (bytes: number, limits = {}) =>
  runTrusted("/usr/bin/head", ["-c", String(bytes), "/dev/zero"], {
    ...{ cwd: "/", env: { PATH: "/usr/bin:/bin" }, timeoutMs: 300_000 },
    limits,
  });

// Looked through for lines, it took minutes.
test("megabytes without a line end are taken as fast as they come", async () => {
  const bytes = 128 * 1024 ** 2;
  const { exitCode, stdout } = await zeros(bytes);
  expect(exitCode).toBe(0);
  expect(stdout.equals(Buffer.alloc(bytes))).toBe(true);
});

test("more output than was allowed ends the program", async () => {
  await expect(zeros(10_000_000, { outputBytes: 1_000_000 })).rejects.toBeInstanceOf(OutputTooLong);
});
