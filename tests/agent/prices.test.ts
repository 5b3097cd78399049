import { describe, expect, test } from "@jest/globals";
import { capabilitiesOf } from "../../src/agent/capabilities.ts";
import { plainModel } from "../../src/agent/model-id.ts";
import { costOf, createPriceList, listPrices, readPrices } from "../../src/agent/prices.ts";
import { listModels } from "../support/fake-messages/models.ts";

describe("a model's plain name", () => {
  test.each([
    ["claude-opus-5-5", "claude-opus-5-5"],
    ["claude-haiku-4-5-20251001", "claude-haiku-4-5"],
    ["anthropic.claude-opus-5-5", "claude-opus-5-5"],
    ["us.anthropic.claude-opus-4-6-v1", "claude-opus-4-6"],
    ["us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"],
    ["global.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5"],
    [
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-5-5",
      "claude-opus-5-5",
    ],
    ["arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-opus-5", "claude-opus-5"],
    ["claude-opus-4-5@20251101", "claude-opus-4-5"],
    ["claude-opus-5-5@default", "claude-opus-5-5"],
  ])("of %s is %s", (id, plain) => {
    expect(plainModel(id)).toBe(plain);
  });

  test.each([
    "our-gateway/opus",
    "anthropic/claude-opus-5-5",
    "my-claude-opus-5-5",
    "us.claude-opus-5-5",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6",
    "constructor",
    "",
  ])("of %p is not guessed: nobody knows its price", (id) => {
    expect(plainModel(id)).toBe(id);
    expect(listPrices(id, 1)).toBeUndefined();
    expect(capabilitiesOf(id)).toMatchObject({ adaptiveThinking: false, maxOutputTokens: 64_000 });
  });

  test("leads to the same abilities and prices as the API's own id", () => {
    expect(capabilitiesOf("us.anthropic.claude-sonnet-4-6-v1")).toBe(capabilitiesOf("claude-sonnet-4-6"));
    expect(listPrices("claude-opus-4-5@20251101", 1)).toBe(listPrices("claude-opus-4-5", 1));
  });
});

test("every model that the API serves has a price and its own abilities", () => {
  for (const { id, maxOutputTokens, contextTokens } of listModels()) {
    expect([id, listPrices(id, 1)]).toEqual([id, expect.any(Object)]);
    expect([id, capabilitiesOf(id)]).toEqual([
      id,
      expect.objectContaining({ maxOutputTokens, contextTokens }),
    ]);
  }
});

test("the five kinds of tokens cost what the list says", () => {
  const price = listPrices("claude-opus-5-5", 1);
  const tokens = { input: 1, output: 10, cacheRead: 100, cacheWrite5m: 1_000, cacheWrite1h: 10_000 };
  if (price === undefined) throw new Error("the price of the default model is not known");
  const micros = 1 * 4 + 10 * 20 + 100 * 0.2 + 1_000 * 5 + 10_000 * 8;
  expect(costOf(tokens, price)).toBeCloseTo(micros / 1_000_000, 12);
});

describe("prices that are given", () => {
  test("are two for a model, from which the cache's follow, or all five", () => {
    const given = readPrices("claude-opus-5-5=3/15\n  our-gateway/opus=1.5/7/2/3/0.05, free=0/0\n");
    expect(given).toEqual(
      new Map([
        ["claude-opus-5-5", { input: 3, output: 15, cacheRead: 0.3, cacheWrite5m: 3.75, cacheWrite1h: 6 }],
        ["our-gateway/opus", { input: 1.5, output: 7, cacheWrite5m: 2, cacheWrite1h: 3, cacheRead: 0.05 }],
        ["free", { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 }],
      ]),
    );
    expect(readPrices("")).toEqual(new Map());
  });

  test.each([
    "claude-opus-5-5",
    "claude-opus-5-5=",
    "claude-opus-5-5=4",
    "claude-opus-5-5=4/",
    "claude-opus-5-5=4/20/5",
    "claude-opus-5-5=4/20/5/8",
    "claude-opus-5-5=4/20/5/8/0.2/1",
    "claude-opus-5-5=4/20/5/8/",
    "claude-opus-5-5=-4/20",
    "claude-opus-5-5=4/1e3",
    "claude-opus-5-5=4/10001",
    "claude-opus-5-5=4..1/20",
    "=4/20",
    '{"claude-opus-5-5":"4/20"}',
  ])("in another form are refused: %s", (entry) => {
    expect(readPrices(`claude-haiku-5-5=1/5 ${entry}`)).toEqual({ wrong: entry });
  });

  test("hold for the id as it is asked for and for the plain name, whatever the prompt's length", () => {
    const given = readPrices("claude-haiku-5-5=1/5 anthropic.claude-haiku-5-5=2/10");
    if ("wrong" in given) throw new Error(given.wrong);
    const prices = createPriceList(given, 1.1);
    expect(prices("claude-haiku-5-5", 500_000)?.input).toBe(1);
    expect(prices("anthropic.claude-haiku-5-5", 1)?.input).toBe(2);
    expect(prices("us.anthropic.claude-haiku-5-5", 1)?.input).toBe(1);
  });

  test("take no surcharge, and the list's do", () => {
    const given = readPrices("claude-haiku-5-5=1/5");
    if ("wrong" in given) throw new Error(given.wrong);
    const prices = createPriceList(given, 1.1);
    expect(prices("claude-haiku-5-5", 1)?.output).toBe(5);
    expect(prices("claude-opus-5-5", 1)).toEqual({
      input: expect.closeTo(4.4, 10),
      output: expect.closeTo(22, 10),
      cacheRead: expect.closeTo(0.22, 10),
      cacheWrite5m: expect.closeTo(5.5, 10),
      cacheWrite1h: expect.closeTo(8.8, 10),
    });
    expect(prices("constructor", 1)).toBeUndefined();
  });
});
