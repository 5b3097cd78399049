import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Machine } from "../support/open-sandbox.ts";
import { writeFiles } from "../support/repo.ts";
import type { Services } from "./services.ts";

/** What lies around the checkout on a runner, with the secret in it, and what must stay as it is. */
export interface Layout extends Disposable {
  /** Starts a program as the user of the job. */
  readonly prefix: readonly string[];
  readonly fingerprint: () => string;
  readonly restore: () => void;
}

const kept = ["home", "_actions", "_tool", "_temp", "repo/.git"];
/** Where an attack may leave something of its own, by its mark. */
const reached = ["/tmp", "/var/tmp", "/dev/shm", "/usr", "/usr/bin", "/usr/local/bin", "/etc", "/opt"];

export async function layOut(
  machine: Pick<Machine, "directory" | "workspace" | "canary" | "options">,
  services: Services,
  mark: string,
): Promise<Layout> {
  const { directory, workspace, canary, options } = machine;
  const isRoot = process.getuid?.() === 0;
  await writeFiles(directory, {
    "home/.aws/credentials": canary,
    "home/.config/gh/hosts.yml": canary,
    "home/.npmrc": `//registry.example/:_authToken=${canary}\n`,
    "home/actions-runner/.credentials": canary,
    "home/actions-runner/run.sh": "#!/bin/sh\n",
    "_temp/_github_workflow/event.json": canary,
    "_temp/next-step.sh": "#!/bin/sh\n",
    "_actions/octo/setup/v1/index.js": "",
    "_tool/node/24/x64/bin/node": "",
    "repo/.env": canary,
    "repo/gha-creds-1.json": canary,
    "repo/conf/key.json": canary,
  });
  for (const name of ["add_path_1", "set_output_1", "save_state_1", "step_summary_1"]) {
    writeFileSync(join(directory, "_temp/_runner_file_commands", name), "");
  }
  const config = join(workspace, ".git/config");
  const header = `[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic ${canary}\n`;
  writeFileSync(config, readFileSync(config, "utf8") + header);
  execFileSync("mkfifo", [join(directory, "listener")]);
  if (isRoot) {
    execFileSync("chown", ["-hR", `${options.uid}:${options.gid}`, directory]);
    execFileSync("cp", ["/usr/bin/id", join(workspace, "as-root")]);
    chmodSync(join(workspace, "as-root"), 0o4755);
  }
  services.open();

  const pristine = mkdtempSync("/tmp/tb-pristine-");
  for (const name of kept) {
    copy(join(directory, name), join(pristine, name));
    rmSync(join(pristine, name, ours), { recursive: true, force: true });
  }
  // As hosted runners have them: /opt/hostedtoolcache is everyone's.
  const open = isRoot ? ["/usr/share", "/etc", "/opt"].map((path) => join(path, `tb-open-${mark}`)) : [];
  for (const path of open) {
    mkdirSync(path);
    chmodSync(path, 0o777);
  }
  const left = [...reached, ...open].map((path) => join(path, `tb-left-${mark}`));
  const removeLeft = () => {
    for (const path of left) rmSync(path, { force: true });
  };
  return {
    prefix: isRoot
      ? ["setpriv", `--reuid=${options.uid}`, `--regid=${options.gid}`, "--clear-groups", "--"]
      : [],
    fingerprint: () => {
      const hash = createHash("sha256");
      for (const name of kept) visit(hash, join(directory, name));
      hash.update(readdirSync(directory).join()).update(left.filter((path) => existsSync(path)).join());
      return hash.update(readFileSync("/proc/sys/kernel/core_pattern")).digest("hex");
    },
    restore: () => {
      removeLeft();
      for (const name of kept) {
        empty(join(directory, name));
        copy(join(pristine, name), join(directory, name));
      }
    },
    [Symbol.dispose]: () => {
      removeLeft();
      for (const path of open) rmSync(path, { recursive: true });
      rmSync(pristine, { recursive: true });
    },
  };
}

/** The run's own directory, which an open sandbox needs. */
const ours = "tiny-backspace";

function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  // cp -a, because owners count.
  execFileSync("cp", ["-aT", from, to]);
}

function empty(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    for (const name of readdirSync(path)) if (name !== ours) rmSync(join(path, name), { recursive: true });
  } else rmSync(path, { force: true });
}

function visit(hash: ReturnType<typeof createHash>, path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  hash.update(`${path}\0${found?.mode}\0${found?.uid}\0`);
  if (found?.isSymbolicLink()) hash.update(readlinkSync(path));
  else if (found?.isFile()) hash.update(readFileSync(path));
  else if (found?.isDirectory()) {
    for (const name of readdirSync(path).sort()) if (name !== ours) visit(hash, join(path, name));
  }
}
