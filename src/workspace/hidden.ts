import { constants } from "node:fs";
import { lstat, open, readdir, realpath } from "node:fs/promises";
import { join, relative } from "node:path";
import { UserError } from "../errors.ts";
import { isErrno } from "../process.ts";
import { printable } from "./changes.ts";
import type { Checkout } from "./git-directories.ts";
import { readPathPattern } from "./patterns.ts";
import type { WorkTrees } from "./work-trees.ts";

/** What the agent must not see of a checkout. */
export interface Hidden {
  /** Relative to its top, without symlinks; files and directories. */
  readonly paths: readonly string[];
  /** True when there was more to look through than is looked through. */
  readonly incomplete: boolean;
  /** Whether the checkout's own git directory, none of which is ever seen, says how to sign in. */
  readonly credential: boolean;
}

/** Mounts are made of them, and bubblewrap takes so many. */
const maxPaths = 500;
const maxEntries = 20_000;
const maxContents = 2000;
/** Below a directory that git knows nothing of. */
const maxDepth = 4;
const sniffedBytes = 64 * 1024;

/** Holds what was installed or built: much of it, and none of it anybody's secret. */
const passedOver = new Set([
  ...["node_modules", "bower_components", "site-packages", "vendor", "Pods", "__pycache__", "target"],
  ...["dist", "build", "out", "venv", ".venv", ".tox", ".nox", ".cache", ".gradle", ".m2", ".cargo"],
  ...[".next", ".nuxt", ".terraform", ".yarn", ".pnpm-store", ".bundle", ".svelte-kit"],
]);

/** Names under which tools keep credentials; whoever makes them for everybody commits them. */
const secretNames = [
  /^gha-creds-.*\.json$/,
  /^git-credentials-.*\.config$/,
  /^\.env(?:rc|\..+)?$/,
  /^\.(?:npmrc|pypirc|netrc|yarnrc\.yml|git-credentials|dockercfg|pgpass|my\.cnf|boto|s3cfg|vault-token)$/,
  /^_netrc$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
  /\.(?:key|p8|p12|pfx|jks|keystore|ppk|kdbx|tfvars|tfstate|tfstate\.backup)$/,
  /^(?:credentials|client_secret.*|application_default_credentials|service[-_]?account.*)\.json$/i,
  /^secrets?\.(?:json|ya?ml|toml)$/,
  /^kubeconfig$/,
];
const secretPaths =
  /(?:^|\/)\.(?:aws\/credentials|docker\/config\.json|kube\/config|config\/gh\/hosts\.yml|cargo\/credentials\.toml)$/;
const shownNames = /^\.env\.(?:example|sample|template|dist|defaults?)$/;

/** Files whose name says little: what they hold decides. */
const secretContents: readonly (readonly [path: RegExp, content: RegExp])[] = [
  [/\.pem$/, /PRIVATE KEY-----/],
  // A service account's key has the name of its project.
  [/\.json$/, /"private_key"\s*:\s*"-----BEGIN/],
  // A second checkout in a directory of this one, made by an older actions/checkout.
  [/(?:^|\/)\.git\/config$/, /extraheader|:\/\/[^/\s]*@/i],
];

/**
 * Finds what looks like a secret among the files that git doesn't track, and what `patterns` name. Patterns are read
 * as in .gitignore: the last one that fits decides, and `!` keeps a path visible.
 */
export async function findHidden(
  { directory }: Pick<Checkout, "directory">,
  { listed, ...options }: { readonly listed: WorkTrees; readonly patterns: readonly string[] },
): Promise<Omit<Hidden, "credential">> {
  const rules = options.patterns.map(readPathPattern);
  const { trees } = listed;
  const budget: Budget = { entries: maxEntries, contents: maxContents, unread: listed.incomplete };
  const others = trees.map(({ prefix, others: names }) => ({ prefix, names: names.map(readName) }));
  const untracked = await expand(directory, others, budget);
  const secret = new Set<string>();
  for (const path of untracked) if (await isSecret(directory, path, budget)) secret.add(path);

  const decide = (path: string, before: string | undefined) =>
    rules.reduce((decided, rule) => {
      const match = rule.expression.exec(path)?.[1];
      if (match === undefined) return decided;
      return rule.negated ? undefined : match;
    }, before);
  const tracked =
    rules.length === 0
      ? []
      : trees.flatMap(({ prefix, tracked: names }) => names.map((name) => prefix + readName(name)));
  const known = [...tracked, ...untracked];
  const literal = rules.flatMap(({ negated, literal: path }) =>
    negated || path === undefined ? [] : [path],
  );
  const asked = [...new Set([...known, ...literal])].flatMap((path) => {
    const decided = decide(path, secret.has(path) ? path : undefined);
    return decided === undefined ? [] : [decided];
  });
  const paths = await resolveAll(directory, [...new Set(asked)]);
  if (paths.length > maxPaths) {
    throw new UserError(
      "workspace-unusable",
      `More than ${maxPaths} files look like secrets or fit \`hidden-paths\`; hide their directories instead.`,
    );
  }
  return { paths, incomplete: budget.entries <= 0 || budget.unread };
}

/** What may still be looked through. */
interface Budget {
  entries: number;
  contents: number;
  /** Something was passed over. */
  unread: boolean;
}

/** A name that can't be given to bubblewrap could not be hidden. */
function readName(name: Buffer): string {
  const text = name.toString("utf8");
  if (Buffer.from(text, "utf8").equals(name)) return text;
  // Nothing else fits a pattern: it is met only if the name itself looks like a secret's.
  const ending = name.toString("latin1");
  const last = ending.slice(ending.lastIndexOf("/") + 1);
  if (!secretNames.some((pattern) => pattern.test(last))) return text;
  throw new UserError(
    "workspace-unusable",
    `${printable(name)} looks like a secret, and its name is not UTF-8, so it can't be hidden from the agent; rename or remove it in an earlier step.`,
  );
}

/** The files in directories that git knows nothing of, as far as it is worth looking. */
async function expand(
  top: string,
  trees: readonly { readonly prefix: string; readonly names: readonly string[] }[],
  budget: Budget,
): Promise<readonly string[]> {
  const files: string[] = [];
  const visit = async (directory: string, depth: number): Promise<void> => {
    if (depth > maxDepth || budget.entries <= 0) return;
    // Its name may be no UTF-8, or it is closed to us and so to the agent.
    const entries = await readdir(join(top, directory), { withFileTypes: true, encoding: "buffer" }).catch(
      (error: unknown) => {
        budget.unread ||= isErrno(error, "ENOENT");
        return [];
      },
    );
    if (entries.some(({ name }) => name.equals(virtualEnvironment))) return;
    budget.entries -= entries.length;
    for (const entry of entries) {
      const path = join(directory, readName(entry.name));
      if (!entry.isDirectory()) files.push(path);
      else if (entry.name.equals(gitDirectory)) files.push(join(path, "config"));
      else if (!passedOver.has(entry.name.toString("utf8"))) await visit(path, depth + 1);
    }
  };
  for (const { prefix, names } of trees) {
    // A submodule with a git directory of its own.
    if (prefix !== "") files.push(join(prefix, ".git/config"));
    for (const name of names) {
      if (!name.endsWith("/")) files.push(prefix + name);
      else if (!name.split("/").some((part) => passedOver.has(part)))
        await visit(join(prefix, name.slice(0, -1)), 1);
    }
  }
  return files;
}

const virtualEnvironment = Buffer.from("pyvenv.cfg");
const gitDirectory = Buffer.from(".git");

async function isSecret(top: string, path: string, budget: Budget): Promise<boolean> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (shownNames.test(name)) return false;
  if (secretNames.some((pattern) => pattern.test(name)) || secretPaths.test(path)) return true;
  const content = secretContents.find(([pattern]) => pattern.test(path))?.[1];
  if (content === undefined) return false;
  budget.contents -= 1;
  if (budget.contents < 0) {
    budget.unread = true;
    return false;
  }
  return content.test(await readBeginning(join(top, path)));
}

/** What an earlier step left there may be anything: no link is followed, and nothing is waited for. */
async function readBeginning(path: string): Promise<string> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, flags).catch(() => undefined);
  if (file === undefined) return "";
  await using opened = file;
  if (!(await opened.stat()).isFile()) return "";
  const { bytesRead, buffer } = await opened.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
  return buffer.toString("latin1", 0, bytesRead);
}

/** Where they really are, those that are there and in the checkout; none inside another. */
async function resolveAll(top: string, paths: readonly string[]): Promise<string[]> {
  const real = await Promise.all(
    paths.map(async (path) => {
      const found = await realpath(join(top, path)).catch(() => undefined);
      if (found === undefined || !(await isFileOrDirectory(found))) return [];
      const way = relative(top, found);
      // The checkout's own git directory is never seen.
      return way === "" || way.startsWith("../") || way.split("/")[0] === ".git" ? [] : [way];
    }),
  );
  const all = new Set(real.flat());
  const isInside = (path: string) => {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      if (all.has(path.slice(0, end))) return true;
    }
    return false;
  };
  return [...all].filter((path) => !isInside(path)).sort();
}

async function isFileOrDirectory(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && (found.isFile() || found.isDirectory());
}
