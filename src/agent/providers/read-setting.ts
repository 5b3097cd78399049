import { Secret } from "../../redact.ts";
import type { JobIdentity } from "./provider.ts";

/** Where settings come from, and where it is said what is wrong with them. */
export interface Sources {
  /** An input's text, "" when it isn't given. */
  readonly input: (name: string) => string;
  /** An input, as people know it. */
  readonly nameOf: (input: string) => string;
  /** A variable's text, "" when it isn't set. */
  readonly variable: (name: string) => string;
  /** Takes one sentence: what is wrong, and the fix. */
  readonly problem: (sentence: string) => void;
  /** Takes one sentence on what has no effect, and the fix. */
  readonly warning: (sentence: string) => void;
}

/** What a job that may have it is given to prove which workflow it is; `reader` is what asks for it. */
export function readIdentity({ variable, problem }: Sources, reader: string): JobIdentity | undefined {
  const requestUrl = variable("ACTIONS_ID_TOKEN_REQUEST_URL");
  const requestToken = variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
  if (requestUrl !== "" && requestToken !== "" && isSafeAddress(requestUrl)) {
    return { requestUrl, requestToken: new Secret(requestToken) };
  }
  problem(
    `${reader} takes the identity token of a job on GitHub Actions, and this job may not have one; add the line \`id-token: write\` under the job's \`permissions:\`.`,
  );
  return undefined;
}

/** The first of these variables that is set. It becomes part of an address, so it is held to its form. */
export function readName(
  { variable, problem }: Sources,
  names: readonly [string, ...string[]],
  { pattern, wanted }: { readonly pattern: RegExp; readonly wanted: string },
): string | undefined {
  const name = names.find((one) => variable(one) !== "") ?? names[0];
  const value = variable(name);
  if (pattern.test(value)) return value;
  problem(
    value === ""
      ? `${name} is not set; set it to ${wanted}, in the environment (in a workflow under the step's \`env\`).`
      : `${name} is ${quote(value)}; set it to ${wanted}.`,
  );
  return undefined;
}

export function readSecret({ problem }: Sources, source: string, value: string): Secret | undefined {
  if (/^[\x21-\x7e]+$/.test(value)) return new Secret(value);
  problem(`${source} holds white space or other characters that no key has; paste it again.`);
  return undefined;
}

/** The address that the input gives, else the variable; empty for the provider's own. */
export function readAddress(
  { input, nameOf, variable, problem }: Sources,
  otherwise?: string,
): { readonly baseUrl?: string } {
  const given = input("base-url");
  const address = given !== "" || otherwise === undefined ? given : variable(otherwise);
  if (address === "") return {};
  if (isSafeAddress(address)) return { baseUrl: address };
  const source = given === "" ? otherwise : nameOf("base-url");
  problem(
    `${source} is ${quote(address.replace(/\/\/[^/]*@/, "//***@"))}; give an https:// address (http:// only for this machine).`,
  );
  return {};
}

/** Keys travel to this address, so they are encrypted unless they stay on this machine. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  return (
    protocol === "https:" ||
    (protocol === "http:" && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname))
  );
}

export function quote(value: string): string {
  return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
}
