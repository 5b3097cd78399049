import { readUses } from "./actions.ts";
import type { Ecosystem, Manifest } from "./dependency.ts";
import { readGoMod } from "./go.ts";
import { readPackageJson, readPackageLock, readPnpmLock, readYarnLock } from "./javascript.ts";
import { readPom } from "./maven.ts";
import { readComposerJson, readComposerLock } from "./php.ts";
import { readPyproject, readRequirements } from "./python.ts";
import { readGemfile, readGemfileLock } from "./ruby.ts";
import { readCargoToml } from "./rust.ts";
import { readLockTables } from "./toml.ts";

const asked = (ecosystem: Ecosystem, read: Manifest["read"]): Manifest => ({
  ecosystem,
  isLock: false,
  read,
});
const locked = (ecosystem: Ecosystem, read: Manifest["read"]): Manifest => ({
  ecosystem,
  isLock: true,
  read,
});

/** By path: the first that fits. */
const kinds: readonly (readonly [path: RegExp, manifest: Manifest])[] = [
  [/(?:^|\/)package\.json$/, asked("npm", readPackageJson)],
  [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, locked("npm", readPackageLock)],
  [/(?:^|\/)yarn\.lock$/, locked("npm", readYarnLock)],
  [/(?:^|\/)pnpm-lock\.yaml$/, locked("npm", readPnpmLock)],
  [/(?:^|\/)(?:[\w.-]*requirements[\w.-]*|constraints)\.(?:txt|in)$/, asked("PyPI", readRequirements)],
  [/(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$/, asked("PyPI", readRequirements)],
  [/(?:^|\/)pyproject\.toml$/, asked("PyPI", readPyproject)],
  [/(?:^|\/)(?:poetry|uv|pdm)\.lock$/, locked("PyPI", readLockTables)],
  [/(?:^|\/)go\.mod$/, asked("Go", readGoMod)],
  [/(?:^|\/)Cargo\.toml$/, asked("Cargo", readCargoToml)],
  [/(?:^|\/)Cargo\.lock$/, locked("Cargo", readLockTables)],
  [/(?:^|\/)pom\.xml$/, asked("Maven", readPom)],
  [/(?:^|\/)(?:Gemfile|gems\.rb|[\w.-]+\.gemspec)$/, asked("RubyGems", readGemfile)],
  [/(?:^|\/)(?:Gemfile|gems)\.lock(?:ed)?$/, locked("RubyGems", readGemfileLock)],
  [/(?:^|\/)composer\.json$/, asked("Packagist", readComposerJson)],
  [/(?:^|\/)composer\.lock$/, locked("Packagist", readComposerLock)],
  [/^\.github\/workflows\/.*\.ya?ml$|(?:^|\/)action\.ya?ml$/, asked("GitHub Actions", readUses)],
];

/** How a file declares dependencies; undefined when it doesn't. */
export function manifestAt(path: string): Manifest | undefined {
  return kinds.find(([pattern]) => pattern.test(path))?.[1];
}
