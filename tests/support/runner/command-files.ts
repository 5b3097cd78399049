import { randomUUID } from "node:crypto";
import { chown, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunUser } from "./user.ts";

/** The files through which one step speaks to the runner, by their variable. */
const kinds = {
  GITHUB_OUTPUT: "set_output",
  GITHUB_STATE: "save_state",
  GITHUB_ENV: "set_env",
  GITHUB_PATH: "add_path",
  GITHUB_STEP_SUMMARY: "step_summary",
} as const;

export interface CommandFiles {
  readonly env: Readonly<Record<keyof typeof kinds, string>>;
  readonly read: () => Promise<Written>;
}

/** What one step wrote. */
export interface Written {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Raw text of the files that set variables and PATH for later steps. */
  readonly env: string;
  readonly path: string;
  readonly summary: string;
}

/** Fresh, empty files for one step, owned by the user it runs as. */
export async function createCommandFiles(directory: string, user: RunUser): Promise<CommandFiles> {
  const id = randomUUID();
  const paths = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, join(directory, `${kind}_${id}`)]),
  ) as Record<keyof typeof kinds, string>;
  for (const path of Object.values(paths)) {
    await writeFile(path, "");
    await chown(path, user.uid, user.gid);
  }
  return {
    env: paths,
    async read() {
      const [outputs, state, env, path, summary] = await Promise.all(
        [
          paths.GITHUB_OUTPUT,
          paths.GITHUB_STATE,
          paths.GITHUB_ENV,
          paths.GITHUB_PATH,
          paths.GITHUB_STEP_SUMMARY,
        ].map((file) => readFile(file, "utf8")),
      );
      return {
        outputs: parsePairs(outputs ?? ""),
        state: parsePairs(state ?? ""),
        env: env ?? "",
        path: path ?? "",
        summary: summary ?? "",
      };
    },
  };
}

/** Reads `NAME=VALUE` and `NAME<<DELIMITER` as the runner does; it fails the step for anything else. */
export function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  // Every line with its end, since a value between delimiters keeps the ends inside it.
  const lines = text.replace(/^\uFEFF/, "").match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const withoutEnd = (line: string) => line.replace(/[\r\n]+$/, "");
  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutEnd(lines[index] ?? "");
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      pairs[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const name = line.slice(0, heredoc);
    const delimiter = line.slice(heredoc + 2);
    if (name === "" || delimiter === "") {
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
    }
    const end = lines.findIndex((later, at) => at > index && withoutEnd(later) === delimiter);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    pairs[name] = lines
      .slice(index + 1, end)
      .join("")
      .replace(/(?:\r\n|\r|\n)$/, "");
    index = end;
  }
  return pairs;
}
