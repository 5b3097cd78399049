import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { findToolDirectories, findToolVariables } from "../../src/sandbox/tool-directories.ts";
import { makeTempDir } from "../support/repo.ts";

async function inHome(directories: readonly string[], path: readonly string[], more: readonly string[] = []) {
  await using temp = await makeTempDir();
  const home = join(temp.path, "home");
  for (const name of [...directories, ...path]) mkdirSync(join(home, name), { recursive: true });
  const workspace = join(home, "work/repo");
  const tempDir = join(home, "work/_temp/run");
  for (const name of [workspace, tempDir, ...more.map((one) => join(temp.path, one))]) {
    mkdirSync(name, { recursive: true });
  }
  const found = findToolDirectories({
    path: [
      ...path.map((name) => join(home, name)),
      ...more.map((one) => join(temp.path, one)),
      "relative",
      "/usr/bin",
    ].join(":"),
    home,
    visible: ["/usr", workspace],
    guarded: [home, workspace, tempDir, join(home, "work/_temp")],
    hidden: tempDir,
  });
  const strip = (paths: readonly string[]) =>
    paths
      .filter((one) => one.startsWith(temp.path))
      .map((one) => one.slice(temp.path.length + 1).replace(/^home/, "~"));
  return {
    mounts: strip(found.mounts),
    packages: strip(found.packages),
    path: strip(found.path),
    whole: found.path,
  };
}

describe("directories of tools that HOME hides", () => {
  test("cargo comes with rustup, without its credentials", async () => {
    const found = await inHome([".rustup", ".cargo/registry"], [".cargo/bin"]);
    expect(found.mounts).toEqual(["~/.cargo/bin", "~/.rustup"]);
    expect(found.packages).toEqual(["~/.cargo/registry"]);
  });

  test("what package managers have fetched is shown, what lies beside it is not", async () => {
    const { packages } = await inHome(
      [".m2/repository", ".npm/_cacache", ".npm/_logs", "go/pkg/mod", ".cargo/registry", ".gradle/wrapper"],
      [".cargo/bin"],
    );
    expect(packages).toEqual(
      [".cargo/registry", ".gradle/wrapper", ".m2/repository", ".npm/_cacache", "go/pkg/mod"].map(
        (name) => `~/${name}`,
      ),
    );
  });

  test("variables say where tools are, when that can be seen", async () => {
    await using temp = await makeTempDir();
    const [jdk, token] = [join(temp.path, "jdk"), join(temp.path, "token")];
    for (const directory of [jdk, token]) mkdirSync(directory);
    const env = {
      JAVA_HOME: `${jdk}/`,
      JAVA_HOME_21_X64: jdk,
      GOROOT: "relative",
      NVM_DIR: join(jdk, "none"),
    };
    expect(findToolVariables({ ...env, NPM_TOKEN: jdk, RUSTUP_HOME: token }, [jdk])).toEqual({
      JAVA_HOME: jdk,
      JAVA_HOME_21_X64: jdk,
    });
  });

  test.each([
    [".nvm/versions/node/v20/bin", ["~/.nvm"]],
    [".pyenv/shims", ["~/.pyenv"]],
    [".bun/bin", ["~/.bun"]],
    ["setup-pnpm/node_modules/.bin", ["~/setup-pnpm/node_modules"]],
    ["actions-runner/_work/_tool/node/24.1.0/x64/bin", ["~/actions-runner/_work/_tool/node/24.1.0/x64"]],
    ["sdk/go1.26/bin", ["~/sdk/go1.26"]],
    ["bin", ["~/bin"]],
    [".docker/bin", ["~/.docker/bin"]],
  ])("%s is shown with %j", async (directory, mounts) => {
    expect((await inHome([], [directory])).mounts).toEqual(mounts);
  });

  test("an unknown tool brings its libraries, not what else lies beside it", async () => {
    const found = await inHome([".tool/lib", ".tool/secrets"], [".tool/bin"]);
    expect(found.mounts).toEqual(["~/.tool/bin", "~/.tool/lib"]);
  });

  test("a tool elsewhere is shown with its prefix", async () => {
    expect((await inHome([], [], ["tools/node/bin"])).mounts).toEqual(["tools/node"]);
  });

  test("neither HOME, the runner's files nor the run's own are ever shown", async () => {
    const found = await inHome([], ["", "work", "work/_temp", "work/_temp/run/bin"]);
    expect(found).toMatchObject({ mounts: [], path: [] });
  });

  test("PATH keeps its order, loses what isn't there and ends with the system's own", async () => {
    const { whole } = await inHome([], []);
    expect(whole[0]).toBe("/usr/bin");
    expect(whole).toContain("/bin");
    expect(whole).not.toContain("relative");
  });
});
