/** Where in the run a status belongs; the log and the summary use these as headings. */
export const phases = [
  "doctor",
  "prepare",
  "repository",
  "analysis",
  "reading",
  "modification",
  "checks",
  "branch",
  "commit",
  "push",
  "pull-request",
  "result",
] as const;

/** Why the sandbox's proxy refused a connection, by a stable code. */
export const refusalReasons = {
  "host-not-allowed": "the host is not allowed",
  "port-not-allowed": "the port is not allowed",
  "ip-literal": "an address instead of a host's name",
  "not-https": "not HTTPS",
  "bad-request": "a request that no honest client makes",
  "private-address": "the host's address is private, and the host isn't named in `allowed-domains`",
  "forbidden-address": "the host's address is one that is never connected to",
  "not-tls": "no TLS in the connection",
  "no-server-name": "no server name in the TLS handshake",
  "hidden-server-name": "an encrypted server name in the TLS handshake",
  "other-server-name": "the TLS handshake names another host",
  "upload-limit": "too much was sent",
  "connection-limit": "too many connections",
  decoy: "the name holds a decoy credential",
} as const;

export type RefusalReason = keyof typeof refusalReasons;

/** What is looked at before a run pays for anything, by a stable name; in this order it is told, and the first decides. */
export const doctorChecks = {
  inputs: "Inputs",
  event: "Event and actor",
  repository: "Token and repository",
  base: "Base branch",
  checkout: "Checkout",
  credentials: "Credentials in the checkout",
  push: "Push",
  "pull-request": "Pull request",
  issues: "Labels and comments on issues",
  label: "Label",
  "workflow-files": "Workflow files",
  "branch-rules": "Branch rules",
  "ci-workflow": "CI on the branch",
  milestone: "Milestone",
  assignees: "Assignees",
  reviewers: "Reviewers",
  model: "Model and credentials",
  "fallback-model": "Fallback model",
  prices: "Prices",
  credit: "Account's credit",
  sandbox: "Sandbox",
  telemetry: "Telemetry",
  time: "Time",
  programs: "Programs",
  disk: "Disk",
} as const;

export type DoctorCheck = keyof typeof doctorChecks;
