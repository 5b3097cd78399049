import { randomBytes } from "node:crypto";
import { chown, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { JobDirectories } from "./job.ts";
import type { RunUser } from "./user.ts";

/** Every value that must not be seen outside, by the name used in a failure's message. */
export type Secrets = Readonly<Record<string, string>>;

export interface Decoys {
  readonly secrets: Secrets;
  readonly runtimeToken: string;
  readonly oidcToken: string;
  /** Added to the environment of every step of the job. */
  readonly env: Readonly<Record<string, string>>;
}

/** Leaves credentials where a job has them: in HOME, in RUNNER_TEMP and in the environment. */
export async function plantDecoys(directories: JobDirectories, user: RunUser): Promise<Decoys> {
  const secrets = {
    "the runtime token": webToken(),
    "the OIDC request token": webToken(),
    "the key in HOME/.ssh": random(),
    "the token in HOME/.npmrc": random(),
    "the password in HOME/.docker/config.json": random(),
    "the credentials file in RUNNER_TEMP": random(),
    "the secret in the job's environment": random(),
  };
  const files = {
    [join(directories.home, ".ssh", "id_ed25519")]: secrets["the key in HOME/.ssh"],
    [join(directories.home, ".npmrc")]:
      `//registry.invalid/:_authToken=${secrets["the token in HOME/.npmrc"]}\n`,
    [join(directories.home, ".docker", "config.json")]: JSON.stringify({
      auths: { "registry.invalid": { auth: secrets["the password in HOME/.docker/config.json"] } },
    }),
    [join(directories.temp, "gha-creds-1f2e3d4c.json")]: JSON.stringify({
      private_key: secrets["the credentials file in RUNNER_TEMP"],
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode: 0o644 });
    await chown(path, user.uid, user.gid);
    await chown(dirname(path), user.uid, user.gid);
  }
  return {
    secrets,
    runtimeToken: secrets["the runtime token"],
    oidcToken: secrets["the OIDC request token"],
    env: { DEPLOY_TOKEN: secrets["the secret in the job's environment"] },
  };
}

function random(): string {
  return `canary${randomBytes(24).toString("hex")}`;
}

function webToken(): string {
  return ["header", "claims", "signature"].map(() => randomBytes(32).toString("base64url")).join(".");
}

/**
 * Where a secret shows in the given texts: raw, base64 at every offset (also when broken over lines), hex or
 * URL-encoded. One sentence for each place; the secret itself is not repeated.
 */
export function findSecrets(texts: Readonly<Record<string, string>>, secrets: Secrets): string[] {
  return Object.entries(texts).flatMap(([place, text]) => {
    const joined = text.replaceAll(/\s|\\[nrt]/g, "");
    return Object.entries(secrets).flatMap(([name, secret]) =>
      Object.entries(spellings(secret))
        .filter(([, forms]) => forms.some((form) => text.includes(form) || joined.includes(form)))
        .map(([encoding]) => `${place} shows ${name} (${encoding})`),
    );
  });
}

function spellings(secret: string): Record<string, string[]> {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  const urlEncoded = encodeURIComponent(secret);
  return {
    raw: [secret],
    reversed: [[...secret].reverse().join("")],
    "URL-encoded": urlEncoded === secret ? [] : [urlEncoded],
    "URL-encoded, every byte": [hex.replaceAll(/../g, "%$&"), hex.toUpperCase().replaceAll(/../g, "%$&")],
    hex: [hex, hex.toUpperCase(), hex.replaceAll(/../g, "$& ").trim(), hex.replaceAll(/../g, "\\x$&")],
    base64: [0, 1, 2].flatMap((offset) => {
      const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
      // The first and last groups also depend on what stands before and after the secret.
      const end = (offset + bytes.length) % 3 === 0 ? undefined : -4;
      const inner = text.slice(offset === 0 ? 0 : 4, end);
      return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
    }),
  };
}
