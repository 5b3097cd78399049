// What a release is made of: `notes VERSION` prints its section of CHANGELOG.md, `tag VERSION` tags the commit that is
// checked out as vVERSION, moves the tag of its major version to it, and pushes both. It needs nothing but Node and git.
import "./require-node.mjs";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A version with a suffix, such as 1.0.0-rc.1, is released, and nobody is moved to it. */
const form = /^(\d+)\.(\d+)\.(\d+)(-[\w.]+)?$/;

/** A version's section of the changelog, without its heading. Throws where there is none, or nothing in it. */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => /^\S+/.exec(text)?.[0] === version);
  if (section === undefined) {
    throw new Error(`CHANGELOG.md has no section "## ${version}"; give "Unreleased" that heading first.`);
  }
  const text = section.slice(section.indexOf("\n") + 1).trim();
  if (text === "") throw new Error(`The section "## ${version}" of CHANGELOG.md is empty.`);
  return text;
}

/** The tag of the major version, where this is the newest of its releases; undefined where it has to stay. */
export function majorTag(version, tags) {
  const [, major, minor, patch, suffix] = form.exec(version) ?? [];
  if (suffix !== undefined) return undefined;
  const newer = tags.some((tag) => {
    const [, ...other] = form.exec(tag.replace(/^v/, "")) ?? [];
    if (other[0] !== major || other[3] !== undefined) return false;
    const [byMinor, byPatch] = [other[1] - minor, other[2] - patch];
    return byMinor > 0 || (byMinor === 0 && byPatch > 0);
  });
  return newer ? undefined : `v${major}`;
}

/** What is to be released, checked against package.json. */
function readVersion(version) {
  if (!form.test(version ?? "")) throw new Error(`"${version}" is no version; give one such as 1.2.3.`);
  const own = JSON.parse(readFileSync("package.json", "utf8")).version;
  if (own !== version) throw new Error(`package.json says ${own}, not ${version}.`);
  return version;
}

function tagRelease(version) {
  const head = git("rev-parse", "HEAD");
  git(
    "fetch",
    "--quiet",
    "--force",
    "origin",
    "+refs/heads/main:refs/remotes/origin/main",
    "+refs/tags/*:refs/tags/*",
  );
  if (!succeeds("merge-base", "--is-ancestor", head, "refs/remotes/origin/main")) {
    throw new Error(`${head} is not on main; only what is there is released.`);
  }
  const tag = `v${version}`;
  const at = commitOf(tag);
  if (at !== undefined && at !== head) throw new Error(`${tag} is ${at} already; a release never moves.`);
  const major = majorTag(version, git("tag", "--list").split("\n"));
  const before =
    major === undefined ? "" : git("for-each-ref", "--format=%(objectname)", `refs/tags/${major}`);
  // One push for both, and none where somebody else moved the tag meanwhile.
  const leases = major === undefined ? [] : [`--force-with-lease=refs/tags/${major}:${before}`];
  const moved = major === undefined ? [] : [`${head}:refs/tags/${major}`];
  git("push", "--quiet", "--atomic", ...leases, "origin", `${head}:refs/tags/${tag}`, ...moved);
  return [tag, ...(major === undefined ? [] : [major])].map((name) => `${name} is ${head}`).join("\n");
}

function commitOf(tag) {
  return succeeds("rev-parse", "--quiet", "--verify", `refs/tags/${tag}`)
    ? git("rev-parse", `refs/tags/${tag}^{commit}`)
    : undefined;
}

function git(...args) {
  return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
}

function succeeds(...args) {
  try {
    execFileSync("git", args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

if (import.meta.filename === process.argv[1]) {
  const [, , command, given] = process.argv;
  try {
    const version = readVersion(given?.replace(/^v/, ""));
    if (command !== "notes" && command !== "tag")
      throw new Error(`"${command}" is no command; give notes or tag.`);
    const notes = sectionOf(readFileSync("CHANGELOG.md", "utf8"), version);
    console.log(command === "notes" ? notes : tagRelease(version));
  } catch (cause) {
    console.error(cause.message);
    process.exitCode = 1;
  }
}
