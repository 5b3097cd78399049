import { isSafeAddress, type Sources } from "./agent/providers/read-setting.ts";

/** The address that an input gives, else a variable; a wrong one is told, and is none. */
export function readUrl(sources: Sources, name: string | undefined, otherwise: string): string | undefined {
  const { input, nameOf, variable, problem, warning } = sources;
  const given = name === undefined ? "" : input(name);
  const address = given || variable(otherwise);
  if (address === "") return undefined;
  const why = whyNoAddress(address);
  if (why === undefined) return address;
  if (given !== "") problem(`${nameOf(name ?? "")} ${why}`);
  else warning(`${otherwise} ${why} Nothing is sent there.`);
  return undefined;
}

/** Undefined for an address that may be posted to. It may hold a key, so it is never quoted. */
export function whyNoAddress(address: string): string | undefined {
  if (isDeployKey(address)) return noDeployKey;
  if (/[\s\p{Cc}]/u.test(address) || !URL.canParse(address)) {
    return "is not an address; give one that begins with https://.";
  }
  const { username, password } = new URL(address);
  if (username !== "" || password !== "") {
    return "has a user name or a password in it, which shows in logs; give the address without, and the key as a secret of its own.";
  }
  if (!isSafeAddress(address))
    return "is not encrypted; give an https:// address (http:// only for this machine).";
  return undefined;
}

/** `prod:name|key`, as the dashboard shows it, the older `name-123|key`, or either behind the scheme of its header. */
export function isDeployKey(text: string): boolean {
  return /^(?:Convex\s+\S+|(?:prod|dev|preview|project|tenant|team|local):[\w:-]+\|\S+|[a-z]+-[a-z]+-\d+\|\S+)$/i.test(
    text.trim(),
  );
}

/** What is said of one, behind the input's name. */
export const noDeployKey =
  "is a Convex deploy key, which may read and change the whole deployment and has no place on a runner; give the deployment's address and a secret that your function checks, and revoke that key, since this job has seen it.";
