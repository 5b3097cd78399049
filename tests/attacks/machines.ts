import { drop } from "../support/weakened.ts";
import { type Trial, trialsOf } from "./trial.ts";

/** Machines on which bubblewrap does less than it was asked for; what changes it is Perl, as in weakened.ts. */
export const machines: readonly Trial[] = trialsOf(
  "privileges",
  { door: "sandbox", defence: "a self-test before the first request" },
  [
    { name: "a machine where bubblewrap leaves the network as it is", text: drop("--unshare-net") },
    { name: "a machine where bubblewrap loads no filter", text: drop("--seccomp", 1) },
    { name: "a machine where bubblewrap leaves /proc writable", text: drop("--remount-ro", 1) },
    { name: "a machine where bubblewrap leaves the system writable", text: "s/^--ro-bind$/--bind/ for @a;" },
    { name: "a machine where bubblewrap lets processes live on", text: drop("--unshare-pid") },
  ],
);
