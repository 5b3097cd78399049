import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Owner } from "./run-directory.ts";
import type { Mount } from "./view.ts";

/**
 * /etc/passwd and /etc/group in which the sandbox's user has a name and the HOME that it has inside: Java takes HOME
 * from there, and Node, git and Python fail to name a user who isn't there.
 */
export async function writeAccounts(directory: string, user: Owner, home: string): Promise<readonly Mount[]> {
  const isOther = (id: number) => (line: string) => line !== "" && line.split(":")[2] !== String(id);
  const accounts = await linesOf("/etc/passwd");
  const groups = await linesOf("/etc/group");
  const name = nameOf(accounts, user.uid);
  const passwd = [
    `${name}:x:${user.uid}:${user.gid}::${home}:/bin/bash`,
    ...accounts.filter(isOther(user.uid)),
  ];
  const group = [`${nameOf(groups, user.gid)}:x:${user.gid}:`, ...groups.filter(isOther(user.gid))];
  return await Promise.all(
    Object.entries({ passwd, group }).map(async ([file, lines]) => {
      const source = join(directory, file);
      await writeFile(source, `${lines.join("\n")}\n`, { mode: 0o644 });
      return { source, target: join("/etc", file) };
    }),
  );
}

function nameOf(lines: readonly string[], id: number): string {
  return lines.find((line) => line.split(":")[2] === String(id))?.split(":")[0] || "agent";
}

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.split("\n");
}
