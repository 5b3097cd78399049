import { describe, expect, test } from "@jest/globals";
import { pullRequestBody, type Told } from "../src/pull-request-text.ts";
import type { NetworkReport } from "../src/sandbox/connection-log.ts";

const usage = {
  turns: 1,
  inputTokens: 1,
  outputTokens: 1,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  costUsd: 0,
};

function bodyOf(told: Partial<Told>): string {
  const all: Told = {
    task: { prompt: "Make sum add." },
    proposal: { title: "Add", description: "It adds now." },
    changes: {
      files: [],
      omitted: [],
      tree: "0".repeat(40),
      dependencies: { changes: [], more: 0, unread: [] },
    },
    ...told,
  };
  return pullRequestBody(all, { repository: "octo/demo", usage });
}

/** So many hosts of so long a name, contacted and refused. */
function busy(count: number, nameLength: number, leftOut = 0): NetworkReport {
  const names = Array.from({ length: count }, (_, index) => `h${index}.${"x".repeat(nameLength)}`);
  return {
    hosts: names.map((host) => ({ host, port: 443, connections: 1, bytesSent: 1, bytesReceived: 1 })),
    refused: names.map((host) => ({ host, port: 443, reason: "host-not-allowed", count: 2 })),
    leftOut,
  };
}

describe("the network in a pull request's text", () => {
  test("is a hundred hosts of each kind, how many more there are, and what was not kept", () => {
    const body = bodyOf({ network: busy(1000, 10, 12_345) });
    expect(body).toContain("<summary>Network: 1,000 hosts contacted, 1,000 refused</summary>");
    expect(body.match(/^- `h\d+\.x+:443`/gm)).toHaveLength(200);
    expect(body.match(/^- …and 900 more, in the events of the run$/gm)).toHaveLength(2);
    expect(body).toContain(
      "12,345 more connections and refusals, of still other hosts, were counted and not kept.",
    );
  });

  test("says nothing of what isn't there", () => {
    const body = bodyOf({ network: busy(1, 10) });
    expect(body).not.toMatch(/more|not kept/);
    expect(bodyOf({})).not.toContain("Network");
  });

  test("leaves room for the rest, however long the names are", () => {
    const description = "word ".repeat(8000);
    const body = bodyOf({ network: busy(1000, 240), proposal: { title: "Add", description } });
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain("word word");
    expect(body).toMatch(/^- …and \d{3} more, in the events of the run$/m);
  });
});

test("a change that was made without a sandbox says so before anything else of the agent's", () => {
  const body = bodyOf({ exposed: "Commands <b>ran</b> as @root." });
  expect(body.indexOf("> **Made without a sandbox.**")).toBeLessThan(body.indexOf("It adds now."));
  expect(body).not.toMatch(/<b>| @root/);
  expect(bodyOf({})).not.toContain("sandbox");
});
