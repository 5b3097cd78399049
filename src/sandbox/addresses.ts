import { isIPv4, isIPv6 } from "node:net";

/**
 * What kind of place an IP address is: `private` ones belong to this machine or its network and need a permission by
 * name; `forbidden` ones are never connected to (link-local with its metadata services, multicast, nowhere).
 */
export type AddressKind = "public" | "private" | "forbidden";

type Range = readonly [prefix: readonly number[], bits: number, kind: AddressKind];

const ipv4 = (text: string, kind: AddressKind): Range => {
  const [address = "", bits = "32"] = text.split("/");
  return [bytesOfIpv4(address), Number(bits), kind];
};
const ipv6 = (text: string, kind: AddressKind): Range => {
  const [address = "", bits = "128"] = text.split("/");
  return [bytesOfIpv6(address) ?? [], Number(bits), kind];
};

// IANA's special-purpose registries (RFC 6890), narrower ranges first; the rest is public.
const ipv4Ranges: readonly Range[] = [
  // Metadata and host services of clouds that lie outside the link-local range: Azure, Alibaba, Oracle.
  ...["168.63.129.16", "100.100.100.200", "192.0.0.0/24"].map((text) => ipv4(text, "forbidden")),
  ...["0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"].map((text) => ipv4(text, "forbidden")),
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8"].map((text) => ipv4(text, "private")),
  ...["100.64.0.0/10", "198.18.0.0/15", "192.88.99.0/24"].map((text) => ipv4(text, "private")),
  ...["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"].map((text) => ipv4(text, "private")),
];
const ipv6Ranges: readonly Range[] = [
  ipv6("::1", "private"),
  // AWS and Google metadata, in the range of unique local addresses.
  ...["fd00:ec2::/32", "fd20:ce::254"].map((text) => ipv6(text, "forbidden")),
  ipv6("fc00::/7", "private"),
  // Documentation, benchmarks, Teredo and other tunnels.
  ...["2001:db8::/32", "3fff::/20"].map((text) => ipv6(text, "private")),
  ipv6("2001::/23", "forbidden"),
  ipv6("2000::/3", "public"),
];
/** Where an IPv4 address is carried inside, and which byte it begins at. */
const carriers: readonly (readonly [range: Range, at: number])[] = [
  [ipv6("::ffff:0:0/96", "public"), 12],
  [ipv6("::ffff:0:0:0/96", "public"), 12],
  [ipv6("64:ff9b::/96", "public"), 12],
  [ipv6("2002::/16", "public"), 2],
];

/** Decoded by hand: Node's BlockList takes `::ffff:0:0/96` for every IPv4 address. */
export function kindOfAddress(address: string): AddressKind {
  if (isIPv4(address)) return kindIn(ipv4Ranges, bytesOfIpv4(address), "public");
  const bytes = isIPv6(address) ? bytesOfIpv6(address) : undefined;
  if (bytes === undefined) return "forbidden";
  const carrier = carriers.find(([range]) => isIn(range, bytes));
  if (carrier !== undefined) {
    return kindIn(ipv4Ranges, bytes.slice(carrier[1], carrier[1] + 4), "public");
  }
  // Only the global unicast range is handed out at all.
  return kindIn(ipv6Ranges, bytes, "forbidden");
}

function kindIn(ranges: readonly Range[], bytes: readonly number[], otherwise: AddressKind): AddressKind {
  return ranges.find((range) => isIn(range, bytes))?.[2] ?? otherwise;
}

function isIn([prefix, bits]: Range, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => {
    const wanted = Math.min(8, Math.max(0, bits - index * 8));
    const mask = (0xff << (8 - wanted)) & 0xff;
    return (byte & mask) === ((prefix[index] ?? 0) & mask);
  });
}

function bytesOfIpv4(text: string): number[] {
  return text.split(".").map(Number);
}

/** Undefined for a zone (`fe80::1%eth0`) and what is no address. */
function bytesOfIpv6(text: string): number[] | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const [a = 0, b = 0, c = 0, d = 0] = bytesOfIpv4(dotted?.[2] ?? "0");
  const hex =
    dotted === null ? text : `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  const [head = "", tail] = hex.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number(`0x${group}`)));
  const [first, last] = [groups(head), groups(tail ?? "")];
  const all = [...first, ...Array<number>(Math.max(0, 8 - first.length - last.length)).fill(0), ...last];
  const valid = all.length === 8 && all.every((group) => Number.isInteger(group) && group <= 0xffff);
  return valid ? all.flatMap((group) => [group >> 8, group & 0xff]) : undefined;
}
