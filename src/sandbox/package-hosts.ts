import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Environment, isExecutable, runTrusted, trustedDirectories } from "../trusted.ts";

/** How the package managers of this machine are asked. */
export interface PackageQuestion {
  /** PATH of the job. */
  readonly path: string;
  /** The job's own HOME, with the machine's configuration. */
  readonly home: string;
  /** What they are told beside: variables that configure them, and no key of ours. */
  readonly env: Environment;
  /** Programs in here are never asked: someone else wrote them. */
  readonly distrusted: readonly string[];
  /** Absolute path of an empty directory: a repository's own configuration doesn't count. */
  readonly directory: string;
}

/** Where this machine's package managers get their packages. */
export interface PackageSources {
  /** Addresses, without credentials. */
  readonly urls: readonly URL[];
  /** Files for the HOME inside, by relative path, that tell the tools in there of the same sources. */
  readonly files: Readonly<Record<string, string>>;
  /** Variables for those that read no file. */
  readonly env: Readonly<Record<string, string>>;
}

const timeoutMs = 15_000;
const maxFileBytes = 1024 * 1024;

/** Asks them all at once; one that is not installed, fails or takes too long has no sources. */
export async function askPackageManagers(question: PackageQuestion): Promise<PackageSources> {
  const ask = createAsk(question);
  const answers = await Promise.all(
    [askNpm, askYarn, askPip, askCargo, askGo, askMaven, askGradle].map((one) =>
      one(ask).catch((): Answer => ({ urls: [] })),
    ),
  );
  return {
    urls: answers.flatMap(({ urls }) => urls.map(readUrl)).filter((url) => url !== undefined),
    files: Object.assign({}, ...answers.map(({ files }) => files ?? {})) as Record<string, string>,
    env: Object.assign({}, ...answers.map(({ env }) => env ?? {})) as Record<string, string>,
  };
}

interface Answer {
  readonly urls: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Ask {
  /** What a program prints on stdout and stderr; empty when it isn't there. */
  readonly run: (program: string, args: readonly string[], env?: Environment) => Promise<Printed>;
  /** A file below HOME; empty when it isn't there. */
  readonly read: (path: string) => Promise<string>;
}

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

function createAsk({ path, home, env, distrusted, directory }: PackageQuestion): Ask {
  // As the job would find them; what they start in turn (npm is a script for node) comes from the same places.
  const directories = trustedDirectories(path, distrusted);
  return {
    run: async (name, args, more = {}) => {
      const program = directories.map((one) => join(one, name)).find(isExecutable);
      if (program === undefined) return { stdout: "", stderr: "" };
      const { stdout, stderr } = await runTrusted(program, args, {
        cwd: directory,
        env: { ...env, ...more, HOME: home, PATH: directories.join(":"), LC_ALL: "C", NO_COLOR: "1" },
        timeoutMs,
      });
      return { stdout: stdout.toString("utf8"), stderr };
    },
    read: async (file) => {
      const text = await readFile(join(home, file), "utf8").catch(() => "");
      return text.length > maxFileBytes ? "" : text;
    },
  };
}

function readUrl(text: string): URL | undefined {
  const address = text.replace(/^(?:sparse\+|registry\+|git\+)/, "");
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url;
}

/** The address as it may be written into the sandbox; empty for what is none. */
function withoutCredentials(text: string): string {
  const url = readUrl(text);
  if (url === undefined) return "";
  return text.replace(/^(\w+\+)?([a-z]+:\/\/)[^/?#]*@/i, "$1$2");
}

/** pnpm and bun read the same configuration; corepack reads none. */
async function askNpm({ run, read }: Ask): Promise<Answer> {
  const { stdout } = await run("npm", ["config", "list", "--json"], { npm_config_update_notifier: "false" });
  if (stdout === "") return { urls: [] };
  const settings = new Map<string, string>();
  // npm keeps an address with a password in it to itself.
  for (const [, key = "", url = ""] of (await read(".npmrc")).matchAll(
    /^((?:@[\w.-]+:)?registry)\s*=\s*(\S+)/gm,
  )) {
    settings.set(key, withoutCredentials(url));
  }
  for (const [key, url] of Object.entries(JSON.parse(stdout) as Record<string, unknown>)) {
    if (/^(?:@[\w.-]+:)?registry$/.test(key) && typeof url === "string")
      settings.set(key, withoutCredentials(url));
  }
  const known = [...settings].filter(([, url]) => url !== "");
  const registry = settings.get("registry") ?? "";
  return {
    ...(registry !== "" && { env: { COREPACK_NPM_REGISTRY: registry.replace(/\/$/, "") } }),
    urls: known.map(([, url]) => url),
    files: { ".npmrc": known.map(([key, url]) => `${key}=${url}\n`).join("") },
  };
}

async function askYarn({ run }: Ask): Promise<Answer> {
  const offline = { COREPACK_ENABLE_NETWORK: "0", COREPACK_ENABLE_DOWNLOAD_PROMPT: "0" };
  const asked = ["registry", "npmRegistryServer"].map((key) => run("yarn", ["config", "get", key], offline));
  return { urls: (await Promise.all(asked)).map(({ stdout }) => stdout.trim()) };
}

const pipDefaults =
  "from pip._internal.models.index import PyPI; print(PyPI.simple_url, 'https://' + PyPI.file_storage_domain)";

async function askPip({ run }: Ask): Promise<Answer> {
  const [configured, defaults] = await Promise.all([
    run("python3", ["-m", "pip", "config", "list"], { PIP_DISABLE_PIP_VERSION_CHECK: "1" }),
    run("python3", ["-c", pipDefaults]),
  ]);
  // Later lines win, as they do for pip.
  const settings = new Map<string, string[]>();
  for (const [, key = "", value = ""] of configured.stdout.matchAll(
    /^[^=\n]*\.((?:extra-)?index-url)='([^'\n]*)'$/gm,
  )) {
    settings.set(
      key,
      value
        .split(/(?:\\n|\s)+/)
        .map(withoutCredentials)
        .filter((url) => url !== ""),
    );
  }
  const own = [...settings.values()].flat();
  // An index in the place of the usual one is asked for files too.
  const urls = settings.has("index-url") ? own : [...own, ...defaults.stdout.trim().split(" ")];
  const lines = [...settings].map(([key, values]) => `${key} = ${values.join("\n  ")}\n`);
  const files = lines.length === 0 ? {} : { ".config/pip/pip.conf": `[global]\n${lines.join("")}` };
  return { urls, files };
}

/** Answers nothing: cargo, sent there, says what it wanted to have. */
const deadEnd = "http://127.0.0.1:1";

async function askCargo({ run }: Ask): Promise<Answer> {
  const [settings, refused] = await Promise.all([
    run("cargo", ["-Zunstable-options", "config", "get", "--format", "json"], { RUSTC_BOOTSTRAP: "1" }),
    run("cargo", ["info", "--color", "never", "asking"], {
      HTTPS_PROXY: deadEnd,
      https_proxy: deadEnd,
      CARGO_HTTP_PROXY: deadEnd,
      CARGO_NET_RETRY: "0",
    }),
  ]);
  const index = /failed to download from `(https:\/\/[^`]+\/)config\.json`/.exec(refused.stderr)?.[1];
  const config = settings.stdout === "" ? {} : (JSON.parse(settings.stdout) as CargoConfig);
  const sections = [
    ...cargoSections("source", config.source, ["replace-with", "registry"]),
    ...cargoSections("registries", config.registries, ["index"]),
  ];
  const configured = sections.flatMap(({ values }) => Object.values(values));
  const indexes = [index, ...configured].filter((url) => url !== undefined);
  const downloads = await Promise.all(indexes.map(findCargoDownloads));
  const text = sections.map(
    ({ name, values }) =>
      `[${name}]\n${Object.entries(values)
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
        .join("")}`,
  );
  return {
    urls: [...indexes, ...downloads.flat()],
    files: text.length === 0 ? {} : { ".cargo/config.toml": text.join("\n") },
  };
}

interface CargoConfig {
  readonly source?: unknown;
  readonly registries?: unknown;
}

function cargoSections(kind: string, tables: unknown, keys: readonly string[]) {
  if (tables === null || typeof tables !== "object") return [];
  return Object.entries(tables).flatMap(([name, table]: [string, unknown]) => {
    if (table === null || typeof table !== "object") return [];
    const values = Object.fromEntries(
      Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
        if (!keys.includes(key) || typeof value !== "string") return [];
        return [[key, key === "replace-with" ? value : withoutCredentials(value)]];
      }),
    );
    return Object.keys(values).length === 0 ? [] : [{ name: `${kind}.${JSON.stringify(name)}`, values }];
  });
}

/** A sparse index says itself where its crates are. */
async function findCargoDownloads(index: string): Promise<string[]> {
  const url = readUrl(index);
  if (url?.protocol !== "https:" || !url.pathname.endsWith("/")) return [];
  try {
    const response = await fetch(new URL("config.json", url), { signal: AbortSignal.timeout(5000) });
    const { dl } = JSON.parse((await response.text()).slice(0, 65_536)) as { readonly dl?: unknown };
    return typeof dl === "string" ? [dl.replaceAll(/\{[^}]*\}/g, "")] : [];
  } catch {
    return [];
  }
}

async function askGo({ run }: Ask): Promise<Answer> {
  const names = ["GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB"] as const;
  const { stdout } = await run("go", ["env", "-json", ...names], { GOTOOLCHAIN: "local" });
  const settings = JSON.parse(stdout) as Partial<Record<(typeof names)[number], string>>;
  // A checksum database is written as its host's name, or as that, a key and an address.
  const [database = "", address] = (settings.GOSUMDB ?? "").split(" ");
  const host = database.split("+")[0] ?? "";
  const proxyText = (settings.GOPROXY ?? "").replace(/https?:\/\/[^,|]+/g, (url) => withoutCredentials(url));
  const lines = names.flatMap((key) => {
    const value = key === "GOPROXY" ? proxyText : (settings[key] ?? "");
    return value === "" ? [] : [`${key}=${value}\n`];
  });
  return {
    urls: [...(settings.GOPROXY ?? "").split(/[,|]/), address ?? (host === "off" ? "" : `https://${host}`)],
    files: { ".config/go/env": lines.join("") },
  };
}

/** In Maven's own model of a project that says nothing. */
const superPom = "org/apache/maven/model/pom-4.0.0.xml";

async function askMaven({ run, read }: Ask): Promise<Answer> {
  const home = /^Maven home: (.+)$/m.exec((await run("mvn", ["--version"])).stdout)?.[1];
  const defaults = home === undefined ? "" : await readSuperPom({ run }, home);
  const global =
    home === undefined ? "" : await readFile(join(home, "conf/settings.xml"), "utf8").catch(() => "");
  const [ofMachine = "", ofUser = ""] = [global, await read(".m2/settings.xml")].map((text) =>
    text
      .replaceAll(/<!--.*?-->/gs, "")
      .replaceAll(/<mirror>((?!<\/mirror>).)*<blocked>true.*?<\/mirror>/gs, ""),
  );
  const urls = [ofMachine, ofUser, defaults].flatMap((text) =>
    [...text.matchAll(/<url>\s*([^<\s]+)\s*<\/url>/g)].map(([, url = ""]) => url),
  );
  // Servers, with their passwords, stay outside.
  const mirrors = ofUser.match(/<mirror>.*?<\/mirror>/gs) ?? [];
  const text = `<settings><mirrors>${mirrors.map(withoutUrlCredentials).join("")}</mirrors></settings>\n`;
  return { urls, files: mirrors.length === 0 ? {} : { ".m2/settings.xml": text } };
}

function withoutUrlCredentials(mirror: string): string {
  return mirror.replace(
    /<url>\s*([^<\s]+)\s*<\/url>/,
    (_, url: string) => `<url>${withoutCredentials(url)}</url>`,
  );
}

async function readSuperPom({ run }: Pick<Ask, "run">, home: string): Promise<string> {
  const list = await run("find", ["-H", join(home, "lib"), "-name", "maven-model-builder-*.jar"]);
  const jar = list.stdout.split("\n")[0] ?? "";
  return jar === "" ? "" : (await run("unzip", ["-p", jar, superPom])).stdout;
}

/** Gradle has no way to be asked; what its user wrote down for all builds is read. */
async function askGradle({ read }: Ask): Promise<Answer> {
  const names = ["init.gradle", "init.gradle.kts"].map((name) => read(`.gradle/${name}`));
  const urls = (await Promise.all(names)).flatMap((text) => text.match(/https:\/\/[^\s"'`)]+/g) ?? []);
  return { urls };
}
