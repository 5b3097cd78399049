// The user that a bench measures as: started as root it is an unprivileged one, as on a hosted runner.
import "../scripts/require-node.mjs";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
export const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * The command that runs a bench's file with `--measure` and the directory, which becomes the user's. As root: in a mount
 * namespace where the unprivileged user gets to Node and the checkout.
 */
export async function asMeasured(script, { directory, asRoot }) {
  const bench = (node, checkout) => [
    ...[node, "--no-warnings", join(checkout, "bench", script)],
    ...["--measure", directory],
  ];
  if (process.getuid() !== 0) return bench(process.execPath, root);
  const { chooseUser } = await import("../tests/support/runner/user.ts");
  const user = chooseUser(asRoot ? "root" : "unprivileged");
  const [node, checkout] = [join(directory, "node"), join(directory, "checkout")];
  fs.mkdirSync(checkout);
  fs.writeFileSync(node, "");
  execFileSync("chown", ["-hR", `${user.uid}:${user.gid}`, directory]);
  const mount = 'mount --bind "$1" "$2" && mount --bind "$3" "$4" || exit 125; shift 4; exec "$@"';
  return [
    ...["unshare", "--mount", "/bin/sh", "-c", mount, "sh", root, checkout, process.execPath, node],
    ...[...user.prefix, ...bench(node, checkout)],
  ];
}
