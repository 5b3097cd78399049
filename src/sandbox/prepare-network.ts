import { mkdir } from "node:fs/promises";
import type { NetworkOptions } from "./network.ts";
import { type AllowedHost, defaultPort, normaliseHost, showAllowedHost } from "./network-policy.ts";
import { askPackageManagers, type PackageQuestion } from "./package-hosts.ts";

/** What the person who starts a run wants of the network. */
export type NetworkMode = "none" | "packages" | "full";

export interface NetworkWish {
  readonly mode: NetworkMode;
  /** From `allowed-domains`; beside what the mode allows. */
  readonly allowed: readonly AllowedHost[];
  /** Asked only when the mode is `packages`; the directory is made. */
  readonly packageManagers: PackageQuestion;
  /** Added to the environment of commands. */
  readonly env: Readonly<Record<string, string>>;
}

export interface PreparedNetwork {
  /** Undefined when commands get no network. */
  readonly options?: Omit<NetworkOptions, "onRefused" | "mayAsk">;
  /** One sentence each, for people. */
  readonly warnings: readonly string[];
}

/** Makes a policy of a wish. Package managers are asked by programs that the agent has not been near yet. */
export async function prepareNetwork(wish: NetworkWish): Promise<PreparedNetwork> {
  const { mode, allowed, env } = wish;
  if (mode === "none" && allowed.length === 0) return { warnings: [] };
  const packages = mode === "packages" ? await findPackageHosts(wish.packageManagers) : undefined;
  const hosts = [...allowed, ...(packages?.hosts ?? [])];
  const unique = [...new Map(hosts.map((host) => [showAllowedHost(host), host])).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, host]) => host);
  const warnings = [
    ...allowed.filter(({ subdomains }) => subdomains).map(warnOfWildcard),
    ...(packages?.warnings ?? []),
  ];
  const everyPublicHost = mode === "full";
  if (unique.length === 0 && !everyPublicHost) return { warnings };
  return {
    options: {
      policy: { everyPublicHost, hosts: unique },
      env: { ...packages?.env, ...env },
      ownCaches: mode !== "none",
      files: packages?.files ?? {},
    },
    warnings,
  };
}

function warnOfWildcard(host: AllowedHost): string {
  return `allowed-domains has ${showAllowedHost(host)}: a command can carry data out in the names that it asks for below ${host.name}, even if nothing answers. Name hosts in full where you can.`;
}

async function findPackageHosts(question: PackageQuestion) {
  await mkdir(question.directory, { recursive: true, mode: 0o700 });
  const { urls, files, env } = await askPackageManagers(question);
  const hosts: AllowedHost[] = [];
  const warnings = new Set<string>();
  for (const url of urls) {
    const name = normaliseHost(url.hostname);
    if (url.protocol === "https:" && name !== undefined) {
      hosts.push({ name, subdomains: false, port: url.port === "" ? defaultPort : Number(url.port) });
    } else {
      warnings.add(
        `A package manager of this machine is configured to use ${url.origin}, which commands can't reach: only HTTPS to a host's name is let through.`,
      );
    }
  }
  if (hosts.length === 0) {
    warnings.add(
      "`network: packages` found no package manager on this machine that says which hosts it uses; name them in `allowed-domains`.",
    );
  }
  return { hosts, files, env, warnings: [...warnings] };
}
