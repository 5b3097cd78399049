import { existsSync, statSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, normalize, relative, resolve } from "node:path";

export interface ToolDirectories {
  /** Directories of the job's PATH that exist inside, in their order. */
  readonly path: readonly string[];
  /** What must be mounted read-only, at its own place, for those to work. */
  readonly mounts: readonly string[];
  /** Where package managers keep what the job has fetched: read-only, so that builds find it without a network. */
  readonly packages: readonly string[];
}

export interface ToolQuestion {
  /** PATH of the job. */
  readonly path: string;
  readonly home: string;
  /** Roots that are visible inside anyway. */
  readonly visible: readonly string[];
  /** Directories that no mount may show as a whole: the run's own, the runner's, HOME, the workspace. */
  readonly guarded: readonly string[];
  /** Nothing in here is shown either. */
  readonly hidden: string;
}

const systemPath = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/**
 * Which directories the programs on PATH need, where HOME hides them or the sandbox's view leaves them out.
 * Credentials lie beside tools (`~/.cargo/credentials.toml`, `~/.docker/config.json`): never a whole
 * directory of HOME, unless it is known to hold a tool and nothing else.
 */
export function findToolDirectories(question: ToolQuestion): ToolDirectories {
  const wanted = question.path
    .split(delimiter)
    .filter((directory) => isAbsolute(directory) && isDirectory(directory))
    .map((directory) => resolve(normalize(directory)))
    .filter((directory) => !question.guarded.some((guarded) => contains(directory, guarded)))
    .filter((directory) => !contains(question.hidden, directory));
  const mounts = wanted
    .filter((directory) => !question.visible.some((root) => contains(root, directory)))
    .flatMap((directory) => rootsOf(directory, question.home))
    .filter((root) => existsSync(root) && !question.guarded.some((guarded) => contains(root, guarded)));
  const inHome = (places: readonly string[]) =>
    places
      .map((place) => join(question.home, place))
      .filter((place) => isDirectory(place) && !contains(question.hidden, place))
      .filter((place) => ![...question.visible, ...mounts].some((root) => contains(root, place)))
      .filter((place) => !question.guarded.some((guarded) => contains(place, guarded)));
  return {
    path: unique([...wanted, ...systemPath]),
    mounts: withoutNested([...mounts, ...inHome(installed)]).sort(),
    packages: inHome(packageStores).sort(),
  };
}

/** Below HOME: what package managers and test tools have installed for the user. */
const installed = [
  ...[".local/lib", ".local/share/virtualenvs", ".cache/pypoetry/virtualenvs", ".gem/ruby"],
  ...[".cache/ms-playwright", ".cache/puppeteer", ".cache/Cypress"],
];

/** Below HOME: packages, in directories of their own. The credentials lie beside them. */
const packageStores = [
  ...[".npm/_cacache", ".cache/node/corepack", ".cache/yarn", ".yarn/berry/cache", ".local/share/pnpm/store"],
  ...[".bun/install/cache", ".cache/deno", "go/pkg/mod", ".cargo/registry", ".cargo/git"],
  ...[".m2/repository", ".m2/wrapper", ".gradle/wrapper", ".ivy2/cache", ".cache/coursier", ".sbt/boot"],
  ...[".nuget/packages", ".pub-cache", ".composer/cache", ".cache/composer"],
];

/** Directories of HOME that hold one tool chain and no credentials. */
const toolHomes = new Set([
  ...[".pyenv", ".rbenv", ".nodenv", ".goenv", ".jenv", ".asdf", ".nvm", ".volta", ".fnm", ".proto"],
  ...[".bun", ".deno", ".rustup", ".ghcup", ".juliaup", ".dotnet", ".foundry", ".elan", ".swiftly", ".rye"],
  ...[".linuxbrew", ".krew", ".opam", ".yarn"],
]);

/** Tools that keep more than one place; the rest of their directory may hold credentials. */
const knownParts: readonly (readonly [start: string, parts: readonly string[]])[] = [
  [".cargo/bin", [".cargo/bin", ".cargo/env", ".rustup"]],
  [".sdkman/candidates", [".sdkman/candidates"]],
  ["go/bin", ["go/bin"]],
  [".gem/ruby", [".gem/ruby"]],
  [".composer/vendor", [".composer/vendor"]],
  [".config/composer/vendor", [".config/composer/vendor"]],
  [
    ".local/bin",
    [
      ".local/bin",
      ".local/lib",
      ".local/pipx",
      ...["pipx", "uv", "pnpm", "mise", "fnm"].map((name) => `.local/share/${name}`),
    ],
  ],
];

/** Variables by which tools find themselves, where they don't stand in their usual place. */
const toolVariables = new Set([
  ...[
    "JAVA_HOME",
    "GOROOT",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "PYENV_ROOT",
    "RBENV_ROOT",
    "NVM_DIR",
    "VOLTA_HOME",
  ],
  ...["ASDF_DIR", "ASDF_DATA_DIR", "SDKMAN_DIR", "BUN_INSTALL", "DOTNET_ROOT", "MAVEN_HOME", "M2_HOME"],
  ...["GRADLE_HOME", "ANDROID_HOME", "COREPACK_HOME", "VIRTUAL_ENV"],
]);

/** Of the job's variables those that name a tool's directory which can be seen inside, below one of `visible`. */
export function findToolVariables(
  env: Readonly<Record<string, string | undefined>>,
  visible: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const isTool = toolVariables.has(name) || /^JAVA_HOME_\d+_(?:X64|ARM64)$/i.test(name);
      if (!isTool || value === undefined || !isAbsolute(value) || !isDirectory(value)) return [];
      const directory = resolve(value);
      return visible.some((root) => contains(root, directory)) ? [[name, directory] as const] : [];
    }),
  );
}

function rootsOf(directory: string, home: string): string[] {
  const modules = /^(.*\/node_modules)\/\.bin$/.exec(directory);
  if (modules?.[1] !== undefined) return [modules[1]];
  const parent = dirname(directory);
  const holdsPrograms = ["bin", "sbin", "shims"].includes(basename(directory));
  if (!contains(home, directory) || /\/(?:_tool|hostedtoolcache|sdk)\//.test(directory)) {
    // A prefix of one tool (/tools/node/bin), not a top-level directory.
    return [holdsPrograms && dirname(parent) !== "/" && parent !== home ? parent : directory];
  }
  const inHome = relative(home, directory);
  const first = inHome.split("/")[0] ?? "";
  if (toolHomes.has(first)) return [join(home, first)];
  const known = knownParts.find(([start]) => contains(join(home, start), directory));
  if (known !== undefined) return known[1].map((part) => join(home, part));
  const share = /^\.local\/share\/[^/]+/.exec(inHome);
  if (share !== null) return [join(home, share[0])];
  if (!holdsPrograms || parent === home) return [directory];
  const siblings = ["lib", "lib64", "libexec", "include", "share"].map((name) => join(parent, name));
  return [directory, ...siblings];
}

/** Whether `path` is `root` or lies below it. */
export function contains(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith("../") && !isAbsolute(way));
}

function withoutNested(paths: readonly string[]): string[] {
  return unique(paths).filter((path, _, all) =>
    all.every((other) => other === path || !contains(other, path)),
  );
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
