import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { availableParallelism, freemem, release, totalmem } from "node:os";
import { dirname, isAbsolute, join, relative } from "node:path";
import { planBudget } from "./agent/budget.ts";
import { createPriceList } from "./agent/prices.ts";
import { filesOf, surchargeOf } from "./agent/providers/provider.ts";
import type { Config } from "./config.ts";
import { UserError } from "./errors.ts";
import type { Journal } from "./journal.ts";
import { useProxyFromEnvironment } from "./proxy.ts";
import { Secret } from "./redact.ts";
import { placesWithoutIsolation } from "./sandbox/without-isolation.ts";
import type { SolveOptions } from "./solve.ts";
import { type Environment, findProgram, runTrusted, trustedEnvironment } from "./trusted.ts";
import type { Person } from "./workspace/workspace.ts";

/** The first that is asked of somebody whose run went wrong. */
export function machineDetails(): string {
  const [whole, free] = [totalmem(), freemem()].map((bytes) => `${(bytes / 1024 ** 3).toFixed(1)} GB`);
  return [
    `Node ${process.version} on ${process.platform} ${release()} ${process.arch}`,
    `${availableParallelism()} processors, ${whole} of memory, ${free} of it free`,
    `user ${process.getuid?.()}, process ${process.pid}`,
  ].join(" · ");
}

/** The environment of a door's process. */
export type ProcessEnvironment = Readonly<Record<string, string | undefined>>;

/** What this machine has for a run: programs to trust, and the environment they get. */
export interface Machine {
  /** Absolute paths. */
  readonly programs: { readonly git: string; readonly gh?: string };
  readonly trusted: Environment;
  readonly provisioning: SolveOptions["provisioning"];
  readonly sandbox: SolveOptions["sandbox"];
  readonly network: Pick<SolveOptions["network"], "packageManagers" | "env">;
  /** Whether the model has to be reached through a proxy. */
  readonly proxied: boolean;
}

/**
 * Finds git (and gh), and where to look for what the sandbox needs, all of them outside `distrusted` directories.
 * Throws a UserError that names the program that is missing.
 */
export async function readMachine(
  env: ProcessEnvironment,
  options: {
    readonly tempDir: string;
    readonly distrusted: readonly string[];
    /** Of those, the ones with files of the repository. */
    readonly workspaces: readonly string[];
    /** Whether the agent works on the checkout itself. */
    readonly mode: "in-place" | "copy";
    readonly changes: SolveOptions["provisioning"]["changes"];
    /** Whether a pull request is to be opened, which takes gh. */
    readonly publishes: boolean;
  },
): Promise<Machine> {
  const { tempDir } = options;
  const path = env["PATH"] ?? "";
  const find = (name: string) => findProgram(name, path, options.distrusted);
  const need = (name: string) => {
    const program = find(name);
    if (program !== undefined) return program;
    throw new UserError(
      "program-missing",
      `The program ${name} is not installed on this machine (\`sudo apt-get install -y ${name}\`).`,
    );
  };
  const [choom, setpriv, socat] = ["choom", "setpriv", "socat"].map(find);
  const trackingId = env["RUNNER_TRACKING_ID"];
  const home = join(tempDir, "home");
  // There already when a run is gone on with.
  await mkdir(home, { mode: 0o700, recursive: true });
  const trusted = trustedEnvironment(env, home);
  const uid = process.getuid?.() ?? 0;
  return {
    programs: { git: need("git"), ...(options.publishes && { gh: need("gh") }) },
    trusted,
    provisioning: { find, env: trusted, uid, changes: options.changes },
    sandbox: {
      mode: options.mode,
      tempDir,
      path,
      env,
      home: env["HOME"] || "/nonexistent",
      programs: { ...(choom && { choom }), ...(setpriv && { setpriv }), ...(socat && { socat }) },
      node: process.execPath,
      worker: join(import.meta.dirname, "../worker/index.js"),
      program: dirname(import.meta.dirname),
      uid,
      gid: process.getgid?.() ?? 0,
      ...(trackingId && { runnerTrackingId: trackingId }),
    },
    network: {
      packageManagers: {
        path,
        home: env["HOME"] || home,
        env: { ...trustedEnvironment(env, env["HOME"] || home), ...matching(env, packageVariables) },
        // Not the tool cache: it is where workflows set up the tools that are asked, before the agent comes.
        distrusted: options.workspaces,
        directory: join(tempDir, "package-managers"),
      },
      env: certificatesIn(env),
    },
    proxied: isProxied(env),
  };
}

function isProxied(env: ProcessEnvironment): boolean {
  return Boolean(env["HTTPS_PROXY"] || env["https_proxy"]);
}

/** GitHub is asked through the proxy that the environment of this process names, if any. Throws UserError where it can't be. */
export function useProxyOf(env: ProcessEnvironment): void {
  if (isProxied(env)) useProxyFromEnvironment("github-unavailable");
}

/** What tells package managers where packages are, and where they and their configuration are themselves. */
const packageVariables =
  /^(?:XDG_CONFIG_HOME|npm_config_(?:.*:)?registry|(?:npm_config_)?(?:global|user)config|YARN_REGISTRY|YARN_NPM_REGISTRY_SERVER|PIP_(?:EXTRA_)?INDEX_URL|PIP_CONFIG_FILE|PYENV_ROOT|PYENV_VERSION|CARGO_HOME|RUSTUP_HOME|RUSTUP_TOOLCHAIN|CARGO_REGISTRIES_\w+_INDEX|GOROOT|GOENV|GOPROXY|GOSUMDB|GOPRIVATE|GONOPROXY|GONOSUMDB|JAVA_HOME|M2_HOME|MAVEN_HOME)$/i;
/** What tells clients which authorities to trust. */
const certificateVariables =
  /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|PIP_CERT|GIT_SSL_CAINFO|CARGO_HTTP_CAINFO)$/;

function matching(env: ProcessEnvironment, names: RegExp): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && names.test(name) ? [[name, value] as const] : [],
    ),
  );
}

/** The machine's own authorities, where they are visible inside too. */
function certificatesIn(env: ProcessEnvironment): Record<string, string> {
  const found = Object.entries(matching(env, certificateVariables));
  return Object.fromEntries(
    found.filter(([, path]) => /^\/(?:etc|usr)\//.test(path) && !path.includes("..") && existsSync(path)),
  );
}

/** What git asks for an identity: configuration and what stands in for it, no key. */
const identityVariables = /^(?:HOME|XDG_CONFIG_HOME|EMAIL|GIT_CONFIG.*|GIT_AUTHOR_(?:NAME|EMAIL))$/;

/** As whom the user's own git would commit in this checkout; a name of ours when git isn't told who the user is. */
export async function readIdentity(
  env: ProcessEnvironment,
  { programs, trusted }: Machine,
  directory: string,
): Promise<Person> {
  const own = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && identityVariables.test(name) ? [[name, value] as const] : [],
  );
  const { stdout } = await runTrusted(
    programs.git,
    // Never made up from the account and the machine's name.
    ["-C", directory, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"],
    {
      cwd: "/",
      env: { PATH: trusted["PATH"] ?? "", LC_ALL: "C", ...Object.fromEntries(own) },
      timeoutMs: 10_000,
    },
  );
  const [, name, email] = /^(.+) <(.+)> \d+ [+-]\d+\n$/.exec(stdout.toString("utf8")) ?? [];
  return name === undefined || email === undefined
    ? { name: "Tiny Backspace", email: "tiny-backspace@localhost" }
    : { name, email };
}

/** What `solve` needs that is the same on a runner and on one's own machine. */
export function solveOptions(
  machine: Machine,
  config: Config,
  context: {
    readonly directory: string;
    readonly startedAt: number;
    readonly record: SolveOptions["record"];
    readonly journal: Journal;
    readonly redact: SolveOptions["redact"];
    readonly hide: SolveOptions["model"]["hide"];
  },
): Omit<SolveOptions, "clear"> {
  const isolated = config.sandbox === "on";
  const open = placesWithoutIsolation(machine.sandbox);
  return {
    workspace: {
      directory: context.directory,
      tempDir: machine.sandbox.tempDir,
      git: machine.programs.git,
      env: machine.trusted,
      hiddenPaths: [...config.hiddenPaths, ...filesOf(config.provider).flatMap(pathIn(context.directory))],
      protectedPaths: config.protectedPaths,
      ...(!isolated && { inside: open.workspace, objectsInside: open.objects }),
    },
    isolated,
    provisioning: machine.provisioning,
    sandbox: machine.sandbox,
    network: { ...machine.network, mode: config.network, allowed: config.allowedDomains },
    model: {
      provider: config.provider,
      model: config.model,
      ...(config.fallbackModel !== undefined && { fallbackModel: config.fallbackModel }),
      ...(config.effort !== undefined && { effort: config.effort }),
      proxied: machine.proxied,
      hide: context.hide,
    },
    prices: createPriceList(config.prices, surchargeOf(config.provider)),
    budget: planBudget({ ...config, startedAt: context.startedAt }),
    checks: config.checks,
    commandTimeoutMs: config.commandTimeoutMs,
    maxCommandTimeoutMs: config.maxCommandTimeoutMs,
    record: context.record,
    journal: context.journal,
    redact: context.redact,
  };
}

/** Makes a function that gives what of a file's path follows a directory's; nothing for a file elsewhere. */
function pathIn(directory: string): (file: string) => string[] {
  return (file) => {
    const path = relative(directory, file);
    return path.startsWith("..") || isAbsolute(path) ? [] : [`/${path}`];
  };
}

const secretName =
  /TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API[-_]?KEY|(?:PRIVATE|ACCESS|SIGNING|DEPLOY|SSH)[-_]?KEY|CREDENTIAL|(?:^|_)PAT(?:$|_)/i;
/** What is given to us as a key is one, whatever it looks like. */
const keyNames = new Set([
  "INPUT_ANTHROPIC-API-KEY",
  "INPUT_GITHUB-TOKEN",
  "ANTHROPIC_API_KEY",
  "GITHUB_TOKEN",
  ...["INPUT_CONVEX-SECRET", "INPUT_WEBHOOK-SECRET", "INPUT_OTLP-HEADERS"],
  ...["OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS"],
]);
/** Words and addresses under such names (a kind of credentials, where a token is fetched) are no secrets. */
const plainValue = /^(?:[a-z-]+|https?:\/\/.*)$/i;
const minSecretLength = 12;

/**
 * Every value in the environment that is a key by its name and looks, and every password in an address, for the
 * redactor and the runner's masks.
 */
export function secretsIn(env: ProcessEnvironment): Secret[] {
  return Object.entries(env).flatMap(([name, value = ""]) => {
    if (keyNames.has(name)) return value.trim() === "" ? [] : [new Secret(value)];
    const password = passwordIn(value);
    const [secret, isKey] = password === undefined ? [value, secretName.test(name)] : [password, true];
    return isKey && secret.length >= minSecretLength && !isPlain(secret) ? [new Secret(secret)] : [];
  });
}

/** A key in base64 may begin like a path; a path that is meant is there. */
function isPlain(value: string): boolean {
  return plainValue.test(value) || (value.startsWith("/") && existsSync(value));
}

function passwordIn(address: string): string | undefined {
  const [, password] = /^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/i.exec(address) ?? [];
  return password;
}
