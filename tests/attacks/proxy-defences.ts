import { list } from "./defence.ts";

/** Of the way out of the sandbox. */
export const proxyDefences = list({
  "a list of hosts for the proxy": {
    without: {
      source: [
        {
          file: "src/sandbox/network-policy.ts",
          from: 'const reason = everyPublicHost || named.length > 0 ? "port-not-allowed" : "host-not-allowed"; return { type: "refused", reason };',
          to: 'return { type: "allowed", privateAddresses: true };',
        },
      ],
    },
    hits: [
      "a host that is not on the list",
      "another port of a host of the list",
      "data in a name that DNS is asked for",
    ],
  },
  "names only, no addresses": {
    without: {
      source: [
        {
          file: "src/sandbox/connect-request.ts",
          from: 'if (isAddress(raw)) return bad("ip-literal", raw, port);',
          to: "",
        },
        {
          file: "src/sandbox/network-policy.ts",
          from: "if (name.length > 253 || isAddress(name)) return undefined;",
          to: "if (name.length > 253) return undefined;",
        },
      ],
    },
    hits: ["an address in the place of a name", "an address as one number", "an address in hexadecimal"],
    backedBy: ["a list of hosts for the proxy"],
  },
  "a strict reader of requests": {
    without: {
      source: [
        {
          file: "src/sandbox/network-policy.ts",
          from: 'return name.split(".").every((part) => label.test(part)) ? name : undefined;',
          to: "return name;",
        },
      ],
    },
    hits: ["a host in front of another one"],
    backedBy: ["a list of hosts for the proxy", "the same name in the greeting"],
  },
  "the same name in the greeting": {
    without: {
      source: [
        {
          file: "src/sandbox/egress.ts",
          from: "if (normaliseHost(greeting.value.serverName) !== host) {",
          to: 'if (host === "") {',
        },
      ],
    },
    hits: ["another name in the greeting"],
  },
  "TLS with a name": {
    without: {
      source: [
        {
          file: "src/sandbox/egress.ts",
          from: 'if (greeting.value.type === "bad") return refused({ host, port, reason: greeting.value.reason }); if (normaliseHost(greeting.value.serverName) !== host) {',
          to: 'if (host === "") {',
        },
      ],
    },
    hits: ["no greeting at all", "no name in the greeting"],
  },
  "no hidden name in the greeting": {
    without: {
      source: [
        {
          file: "src/sandbox/client-hello.ts",
          from: "if (extensions.some(({ type }) => hiddenNameExtensions.has(type)))",
          to: "if (hiddenNameExtensions.size === 0)",
        },
      ],
    },
    hits: ["a name in the greeting that nobody can read"],
  },
  "tunnels only": {
    without: {
      source: [
        {
          file: "src/sandbox/connect-request.ts",
          from: 'if (method !== "CONNECT") return bad("not-https", hostOfAddress(target), null);',
          to: 'if (method !== "CONNECT") return readTarget(new URL(target).host, 0);',
        },
      ],
    },
    hits: ["a request without a tunnel"],
    backedBy: ["TLS with a name"],
  },
  "no private addresses behind patterns": {
    without: {
      source: [
        {
          file: "src/sandbox/egress.ts",
          from: '(kind === "private" && verdict.privateAddresses)',
          to: 'kind === "private"',
        },
      ],
    },
    hits: ["this machine behind a name that a pattern allows"],
  },
  "a limit on uploads": {
    without: {
      source: [
        { file: "src/sandbox/egress.ts", from: "if (left < 0 || uploadLeft < 0) {", to: "if (size < 0) {" },
      ],
    },
    hits: ["a repository through a host of the list"],
  },
});
