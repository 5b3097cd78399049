import { domainToASCII } from "node:url";

/** One entry of `allowed-domains`, or a host that a package manager of this machine is configured to use. */
export interface AllowedHost {
  /** Normalised: lower case, ASCII, no dot at the end. */
  readonly name: string;
  /** True for `*.name`: every host below it, and not the name itself. */
  readonly subdomains: boolean;
  readonly port: number;
}

/** Where commands may connect to. */
export interface NetworkPolicy {
  /** Whether hosts that aren't named may be reached too, on port 443 and at public addresses. */
  readonly everyPublicHost: boolean;
  readonly hosts: readonly AllowedHost[];
}

export type Verdict =
  | {
      readonly type: "allowed";
      /** Whether private addresses are good enough: the host is named in full by whoever runs the machine. */
      readonly privateAddresses: boolean;
    }
  | { readonly type: "refused"; readonly reason: "host-not-allowed" | "port-not-allowed" };

export const defaultPort = 443;

/** What the policy says of a normalised host name, before anything is asked of DNS. */
export function judge({ everyPublicHost, hosts }: NetworkPolicy, name: string, port: number): Verdict {
  const named = hosts.filter((host) => matches(host, name));
  const here = named.filter((host) => host.port === port);
  if (here.length > 0) return { type: "allowed", privateAddresses: here.some((host) => !host.subdomains) };
  if (everyPublicHost && port === defaultPort) return { type: "allowed", privateAddresses: false };
  const reason = everyPublicHost || named.length > 0 ? "port-not-allowed" : "host-not-allowed";
  return { type: "refused", reason };
}

function matches({ name, subdomains }: AllowedHost, asked: string): boolean {
  return subdomains ? asked.endsWith(`.${name}`) : asked === name;
}

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * A host name in its one spelling, or undefined for what is none. What ends in a number is an IPv4 address to some
 * parser (`127.1`, `2852039166`, `0xa9fea9fe`, `0251.0376.0251.0376`; WHATWG URL, "ends in a number"), so it is none.
 */
export function normaliseHost(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, "");
  if (name.length > 253 || isAddress(name)) return undefined;
  return name.split(".").every((part) => label.test(part)) ? name : undefined;
}

/** Whether any parser could take it for an IP address instead of a name. */
export function isAddress(text: string): boolean {
  return /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i.test(text) || /^\[.*\]$|:.*:/.test(text);
}

/** Reads an entry such as `host.example`, `host.example:8443` or `*.host.example`; undefined for what is none. */
export function readAllowedHost(entry: string): AllowedHost | undefined {
  const [, star, host = "", port] = /^(\*\.)?([^:*/@\s]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  // A host of one number would come out of this as an address.
  const name = isAddress(host) ? undefined : normaliseHost(domainToASCII(host));
  const number = port === undefined ? defaultPort : Number(port);
  const subdomains = star !== undefined;
  // `*.com` would be half the world.
  if (name === undefined || number < 1 || number > 65_535 || (subdomains && !name.includes("."))) {
    return undefined;
  }
  return { name, subdomains, port: number };
}

/** As a person would write it. */
export function showAllowedHost({ name, subdomains, port }: AllowedHost): string {
  return `${subdomains ? "*." : ""}${name}${port === defaultPort ? "" : `:${port}`}`;
}
