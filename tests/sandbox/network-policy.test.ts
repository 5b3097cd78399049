import { describe, expect, test } from "@jest/globals";
import { kindOfAddress } from "../../src/sandbox/addresses.ts";
import {
  type AllowedHost,
  judge,
  normaliseHost,
  readAllowedHost,
  showAllowedHost,
} from "../../src/sandbox/network-policy.ts";

function entries(...texts: string[]): AllowedHost[] {
  return texts.map((text) => {
    const host = readAllowedHost(text);
    if (host === undefined) throw new Error(`${text} is no entry`);
    return host;
  });
}

describe("an entry of allowed-domains", () => {
  test.each([
    ["packages.example", "packages.example"],
    ["Packages.EXAMPLE.", "packages.example"],
    ["packages.example:8443", "packages.example:8443"],
    ["packages.example:443", "packages.example"],
    ["*.example.com", "*.example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["mirror", "mirror"],
  ])("%s is read as %s", (text, shown) => {
    expect(entries(text).map(showAllowedHost)).toEqual([shown]);
  });

  test.each([
    ...["", "*", "*.", "*.com", "**.example.com", "a.*.example.com", "https://packages.example", "a/b"],
    ...["user@packages.example", "packages.example:", "packages.example:0", "packages.example:70000"],
    ...["127.0.0.1", "127.1", "2852039166", "0xa9fea9fe", "[::1]", "::1", "1.2.3.4:443", "a b", "-a.example"],
    ...["a..example", "a_b.example\n", "x".repeat(64), "a.0x10"],
  ])("%j is none", (text) => {
    expect(readAllowedHost(text)).toBeUndefined();
  });
});

describe("the policy", () => {
  const hosts = entries("registry.example", "mirror.example:8443", "*.allowed.example");
  const list = { everyPublicHost: false, hosts };

  test.each([
    ["registry.example", 443, true],
    ["mirror.example", 8443, true],
    ["a.allowed.example", 443, false],
    ["a.b.allowed.example", 443, false],
  ])("lets %s:%d through, private addresses: %s", (host, port, privateAddresses) => {
    expect(judge(list, host, port)).toEqual({ type: "allowed", privateAddresses });
  });

  test.each([
    ["registry.example.evil.example", 443, "host-not-allowed"],
    ["evilregistry.example", 443, "host-not-allowed"],
    ["allowed.example", 443, "host-not-allowed"],
    ["xallowed.example", 443, "host-not-allowed"],
    ["a.registry.example", 443, "host-not-allowed"],
    ["registry.example", 22, "port-not-allowed"],
    ["registry.example", 80, "port-not-allowed"],
    ["mirror.example", 443, "port-not-allowed"],
  ])("refuses %s:%d", (host, port, reason) => {
    expect(judge(list, host, port)).toEqual({ type: "refused", reason });
  });

  test("that lets every public host through keeps to port 443 and to public addresses", () => {
    const full = { everyPublicHost: true, hosts };
    expect(judge(full, "anything.example", 443)).toEqual({ type: "allowed", privateAddresses: false });
    expect(judge(full, "anything.example", 22)).toEqual({ type: "refused", reason: "port-not-allowed" });
    expect(judge(full, "mirror.example", 8443)).toEqual({ type: "allowed", privateAddresses: true });
    expect(judge(full, "registry.example", 443)).toEqual({ type: "allowed", privateAddresses: true });
  });
});

test.each([
  ["A.Example.", "a.example"],
  ["a_b.example", "a_b.example"],
  ["169.254.169.254.", undefined],
  ["0251.0376.0251.0376", undefined],
  ["127.1", undefined],
  ["a..b", undefined],
  ["a b", undefined],
  ["ä.example", undefined],
  [`${"a".repeat(63)}.`.repeat(4), undefined],
])("the host %j has the one name %j", (text, name) => {
  expect(normaliseHost(text)).toBe(name);
});

describe("an address", () => {
  test.each([
    ...["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "127.0.0.1", "127.255.0.1", "100.64.0.1"],
    ...["198.18.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.80"],
    ...["::1", "fc00::1", "fd12:3456::1", "2001:db8::1"],
    ...["::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::10.0.0.1", "2002:0a00:0001::1", "::ffff:0:127.0.0.1"],
  ])("%s is private", (address) => {
    expect(kindOfAddress(address)).toBe("private");
  });

  test.each([
    ...["0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"],
    ...["255.255.255.255", "168.63.129.16", "100.100.100.200", "192.0.0.192"],
    ...[
      "::",
      "fe80::1",
      "fec0::1",
      "ff02::1",
      "fd00:ec2::254",
      "fd20:ce::254",
      "100::1",
      "5f00::1",
      "::8.8.8.8",
    ],
    ...[
      "::ffff:169.254.169.254",
      "::ffff:a9fe:a9fe",
      "64:ff9b::a9fe:a9fe",
      "2002:a9fe:a9fe::1",
      "64:ff9b:1::1",
    ],
    ...["2001::1", "fe80::1%eth0", "not an address", ""],
  ])("%s is never connected to", (address) => {
    expect(kindOfAddress(address)).toBe("forbidden");
  });

  test.each([
    ...["1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.169.0.1", "223.255.255.1"],
    ...["2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:0808:0808::1"],
  ])("%s is public", (address) => {
    expect(kindOfAddress(address)).toBe("public");
  });
});
