import { lstat, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { FakeRepository } from "../fake-github/repository.ts";
import type { JobDirectories } from "./job.ts";

/** Messages and whole patches of the commits that were pushed during the run. */
export async function readPublished(
  repository: FakeRepository,
  before: Readonly<Record<string, string>>,
): Promise<string> {
  return await repository.read(
    "log",
    "-p",
    "--text",
    "--branches",
    "--format=fuller",
    "--not",
    ...Object.values(before),
  );
}

/** Requests as text, less the headers that are there to carry a credential. */
export function withoutCredentials(requests: readonly unknown[]): string {
  return JSON.stringify(requests, (key, value: unknown) =>
    /^(?:authorization|x-api-key|x-amz-security-token|proxy-authorization)$/i.test(key) ? undefined : value,
  );
}

const maxLeftoverBytes = 10 * 1024 * 1024;

export async function readLeftovers(
  files: readonly string[],
  directories: JobDirectories,
): Promise<Record<string, string>> {
  const read = files
    .filter((file) => !file.endsWith("/"))
    .map(async (file) => {
      const path = file.startsWith("~/")
        ? join(directories.home, file.slice(2))
        : resolve(directories.temp, file);
      // Whoever opens a named pipe waits for its other end.
      const found = await lstat(path).catch(() => undefined);
      const text = found?.isFile() === true ? await readFile(path, "latin1").catch(() => "") : "";
      return [`the file ${file}`, text.slice(0, maxLeftoverBytes)] as const;
    });
  return Object.fromEntries(await Promise.all(read));
}
