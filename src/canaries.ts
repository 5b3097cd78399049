import { hkdfSync, randomBytes } from "node:crypto";
import { createRedactor, findInName, Secret } from "./redact.ts";

/** Decoy credentials of one run: worth nothing anywhere, and nothing that an honest tool prints or passes on. */
export interface Canaries {
  /** The same decoys come of it again, in a replay. */
  readonly seed: string;
  /** What to put where a thief would look, by path in HOME. */
  readonly files: Readonly<Record<string, string>>;
  /** The files (`~/.npmrc`) whose decoy the text holds, raw or in any encoding that the redactor knows. */
  readonly findIn: (text: string) => readonly string[];
  /** The same for the name of a branch or a host, where case is lost and a key has to be cut to fit. */
  readonly findInName: (name: string) => readonly string[];
}

/**
 * Makes them anew, or as an earlier run had them. They have the shape of real keys, under hosts and profiles that no tool asks for by itself. No
 * variable of the environment is a decoy: builds and tests print and inline the environment, and that is no theft.
 * The log shows decoys as they are: they open nothing, and hiding them would hide the evidence.
 */
export function createCanaries(seed = randomBytes(32).toString("hex")): Canaries {
  const letters = createLetters(seed);
  const [keyId, key] = [`AKIA${letters(base32, 16)}`, letters(base62, 40)];
  const [github, npm] = [`ghp_${letters(base62, 36)}`, `npm_${letters(base62, 36)}`];
  const claude = `sk-ant-api03-${letters(base62, 93)}AA`;
  const [password, registry] = [letters(base62, 24), letters(hex, 36)];
  // Behind the others: of an older run's seed those must come out as they were.
  const [git, ssh] = [letters(base62, 32), Array.from({ length: 3 }, () => letters(base62, 70))];
  const refresh = `1//0${letters(base62, 90)}`;
  const decoys: readonly (readonly [path: string, text: string, keys: readonly string[]])[] = [
    [
      ".aws/credentials",
      `[production]\naws_access_key_id = ${keyId}\naws_secret_access_key = ${key}\n`,
      [keyId, key],
    ],
    [
      ".config/gh/hosts.yml",
      `github.corp.internal:\n    user: deploy\n    oauth_token: ${github}\n`,
      [github],
    ],
    [".npmrc", `//npm.corp.internal/:_authToken=${npm}\n`, [npm]],
    [".netrc", `machine vault.corp.internal login deploy password ${password}\n`, [password]],
    [
      ".docker/config.json",
      `${JSON.stringify({ auths: { "registry.corp.internal": { auth: base64(`deploy:${registry}`) } } })}\n`,
      [registry],
    ],
    [".anthropic/api_key", `${claude}\n`, [claude]],
    [".git-credentials", `https://deploy:${git}@git.corp.internal\n`, [git]],
    // Under no name that ssh tries by itself.
    [
      ".ssh/deploy_key",
      ["-----BEGIN OPENSSH PRIVATE KEY-----", ...ssh, "-----END OPENSSH PRIVATE KEY-----", ""].join("\n"),
      ssh,
    ],
    // Not the default one, which Google's libraries read; as little is there a ~/.kube/config, which clients of
    // Kubernetes read.
    [
      ".config/gcloud/legacy_credentials/deploy@corp.internal/adc.json",
      `${JSON.stringify({ type: "authorized_user", client_id: "deploy.corp.internal", refresh_token: refresh })}\n`,
      [refresh],
    ],
  ];
  const any = finder(decoys.flatMap(([, , keys]) => keys));
  const each = decoys.map(([path, , keys]) => ({ path, isIn: finder(keys), isInName: findInName(keys) }));
  return {
    seed,
    files: Object.fromEntries(decoys.map(([path, text]) => [path, text])),
    findIn: (text) => (any(text) ? each.filter(({ isIn }) => isIn(text)).map(placeOf) : []),
    findInName: (name) => each.filter(({ isInName }) => isInName(name)).map(placeOf),
  };
}

const placeOf = ({ path }: { readonly path: string }) => `~/${path}`;

function finder(keys: readonly string[]): (text: string) => boolean {
  const redactor = createRedactor(keys.map((key) => new Secret(key)));
  return (text) => redactor.text(text) !== text;
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const hex = "0123456789abcdef";

/** Each call gives other letters, and the same seed gives the same to the same calls. */
function createLetters(seed: string): (alphabet: string, count: number) => string {
  let calls = 0;
  return (alphabet, count) => {
    calls += 1;
    // Eight bytes a letter: what the alphabet's length doesn't divide evenly shows nowhere.
    const bytes = Buffer.from(hkdfSync("sha256", seed, "", `decoy ${calls}`, count * 8));
    return Array.from({ length: count }, (_, at) => {
      const index = bytes.readBigUInt64BE(at * 8) % BigInt(alphabet.length);
      return alphabet[Number(index)];
    }).join("");
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
