import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const licenseFile = /^(licen[cs]e|copying)([.-]|$)/i;
const noticeFile = /^notice([.-]|$)/i;
/** Texts from the repositories of packages that publish without one, as `<name>.txt`. */
const missingTexts = "scripts/bundle/licenses";

/** Absolute paths of the source files that a compilation put into its output. */
export function bundledFiles(compilation) {
  const included = [...compilation.modules].filter(
    (module) => compilation.chunkGraph.getNumberOfModuleChunks(module) > 0,
  );
  return included
    .flatMap((module) => [...(module.modules ?? [module])])
    .flatMap((module) => module.resource?.split("?")[0] ?? []);
}

/** Name, version and full licence text of every package that the files belong to; throws when one has no text. */
export async function renderLicenses(root, files) {
  const directories = new Set(files.flatMap((file) => packageDirectory(relative(root, file)) ?? []));
  const packages = await Promise.all([...directories].map((directory) => readPackage(root, directory)));
  const texts = new Map(packages.map((pkg) => [pkg.title, pkg.text]));
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${title}\n${"-".repeat(title.length)}\n\n${text}\n`)
    .join("\n\n");
}

/** The innermost package that a file of node_modules belongs to; undefined for our own files. */
function packageDirectory(path) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.split(sep).join("/"))?.[0];
}

async function readPackage(root, directory) {
  const { name, version, license } = JSON.parse(
    await readFile(join(root, directory, "package.json"), "utf8"),
  );
  const texts = await Promise.all(
    (await licenseFiles(root, directory, name)).map((file) => readFile(file, "utf8")),
  );
  const text = texts.map((raw) => raw.replaceAll("\r\n", "\n").trim()).join("\n\n");
  return { title: `${name} ${version} (${license})`, text };
}

async function licenseFiles(root, directory, name) {
  const names = (await readdir(join(root, directory))).sort();
  const licenses = names.filter((file) => licenseFile.test(file)).map((file) => join(root, directory, file));
  const notices = names.filter((file) => noticeFile.test(file)).map((file) => join(root, directory, file));
  if (licenses.length > 0) return [...licenses, ...notices];
  const kept = join(root, missingTexts, `${name.replace("/", "__")}.txt`);
  if (existsSync(kept)) return [kept, ...notices];
  throw new Error(`${directory} has no licence text; put its repository's into ${relative(root, kept)}.`);
}
