import { join } from "node:path";
import { type Bridge, createBridge } from "./bridge.ts";
import { type Egress, type EgressOptions, openEgress } from "./egress.ts";
import type { Host } from "./host.ts";
import { addToHome } from "./run-directory.ts";

/** Gives commands a way out; without it they have none. */
export interface NetworkOptions
  extends Pick<EgressOptions, "policy" | "onRefused" | "mayAsk" | "lookup" | "limits"> {
  /** Added to the environment of commands: where package managers find their mirrors and authorities. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether packages are to be downloaded: clients then write to caches of their own, and don't see the machine's. */
  readonly ownCaches?: boolean;
  /** Written into the HOME inside, by relative path, before the agent comes. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Network {
  readonly egress: Egress;
  readonly bridge: Bridge;
}

/** Opens the proxy in a directory of ours; throws UserError when the programs for it are missing. */
export async function openNetwork(
  { env, files = {}, ownCaches: _, ...options }: NetworkOptions,
  place: { readonly host: Host; readonly socat: string | undefined },
  resources: AsyncDisposableStack,
): Promise<Network> {
  const { run, owner, view } = place.host;
  const socket = join(run.path, "proxy.sock");
  const bridge = createBridge({ socket, socat: place.socat, home: view.home.target, env });
  await addToHome(run.home, files);
  const egress = resources.use(await openEgress({ ...options, socket, owner }));
  return { egress, bridge };
}
