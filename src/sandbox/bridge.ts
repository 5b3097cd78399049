import { UserError } from "../errors.ts";
import { contains } from "./tool-directories.ts";
import type { ViewRequest } from "./view.ts";

const address = "127.0.0.1";
const port = 3128;
const proxy = `http://${address}:${port}`;
const socketInside = "/run/proxy.sock";
/** How the kernel writes a socket that listens there, on little-endian machines. */
const listening = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")} 0A`;

/** What a command with network has beside others: the proxy's socket, variables that lead clients to it, the bridge. */
export interface Bridge extends Required<Pick<ViewRequest, "env" | "mounts">> {
  /** Shell text that starts the bridge before the command. It is as untrusted as the command. */
  readonly prepare: string;
}

const javaProxy = ["http", "https"]
  .flatMap((scheme) => [`-D${scheme}.proxyHost=${address}`, `-D${scheme}.proxyPort=${port}`])
  .join(" ");

/** What clients look for; Maven and Gradle know none of the usual variables, nor HOME. */
const proxyVariables = (home: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    ["HTTP_PROXY", "HTTPS_PROXY"].flatMap((name) => [
      [name, proxy],
      [name.toLowerCase(), proxy],
    ]),
  ),
  NO_PROXY: "localhost,127.0.0.1,::1",
  no_proxy: "localhost,127.0.0.1,::1",
  NODE_USE_ENV_PROXY: "1",
  MAVEN_OPTS: `${javaProxy} -Duser.home=${home}`,
  GRADLE_OPTS: `${javaProxy} -Duser.home=${home}`,
});

/** `socat` is its path on the host; throws UserError when there is none that is visible inside. */
export function createBridge(options: {
  readonly socket: string;
  readonly socat: string | undefined;
  /** HOME inside. */
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
}): Bridge {
  const { socat } = options;
  if (socat === undefined || !["/usr", "/bin"].some((root) => contains(root, socat))) {
    throw new UserError(
      "sandbox-unavailable",
      "The network for commands needs the program socat from the system's own packages, below /usr or /bin (`sudo apt-get install -y socat`); or set `network: none` and leave `allowed-domains` empty.",
    );
  }
  return {
    env: { ...proxyVariables(options.home), ...options.env },
    mounts: [{ source: options.socket, target: socketInside, writable: false }],
    prepare: [
      // In the background of a shell that ends at once: it is no child of the command, which may wait for its own.
      // Its end of the pipe gives us something to wait at; nothing is written there.
      `exec 3< <(${socat} -t 2 TCP4-LISTEN:${port},bind=${address},fork,reuseaddr,backlog=128 UNIX-CONNECT:${socketInside} </dev/null 2>/dev/null &)`,
      // Looked up instead of tried: a try would be a connection.
      "up=; while :; do",
      `while read -r _ at _ state _; do case "$at $state" in "${listening}") up=1;; esac; done </proc/net/tcp`,
      '[ -z "$up" ] || break; read -rt 0.001 -u 3',
      '[ $? -gt 128 ] && [ $SECONDS -lt 5 ] || { echo "the way to the network did not open" >&2; exit 125; }',
      "done; exec 3<&-",
    ].join("\n"),
  };
}

/** Shell text that asks the proxy for a host and prints the status code of its answer. */
export function askProxy(host: string): string {
  return [
    `exec 9<>/dev/tcp/${address}/${port}`,
    `printf 'CONNECT %s:443 HTTP/1.1\\r\\n\\r\\n' '${host}' >&9`,
    'IFS=" " read -r -t 10 _ status _ <&9; echo "$status"; exec 9>&-',
  ].join("; ");
}
