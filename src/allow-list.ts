/** Who may start runs beside people with write permission; the workflow's author names each. */
export interface AllowList {
  /** Logins of people without write permission, lower case. */
  readonly users: readonly string[];
  /** Logins of apps, lower case, such as `dependabot[bot]`. */
  readonly bots: readonly string[];
}

export const nobody: AllowList = { users: [], bots: [] };

const userName = /^[a-z\d][a-z\d_-]{0,99}$/;
const botName = /^[a-z\d][a-z\d-]{0,98}\[bot\]$/;

/** Reads both inputs, with each entry that is no exact login told as its input and what is wrong with it. */
export function readAllowList(
  read: (input: string) => string,
  problem: (input: string, entry: string, wanted: string) => void = () => undefined,
): AllowList {
  const logins = (input: string, name: RegExp, wanted: string) =>
    read(input)
      .split(/[\s,]+/)
      .filter((entry) => entry !== "")
      .flatMap((entry) => {
        const login = entry.toLowerCase();
        if (name.test(login)) return [login];
        problem(input, entry, wanted);
        return [];
      });
  return {
    users: logins(
      "allow-users",
      userName,
      "logins of people, each in full, such as octocat (bots go into `allow-bots`; there is no way to allow everybody)",
    ),
    bots: logins(
      "allow-bots",
      botName,
      "logins of apps, each in full, such as dependabot[bot] (there is no way to allow all of them)",
    ),
  };
}
