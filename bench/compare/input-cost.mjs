const { positionsOf } = await import("../../tests/support/fake-messages/prompt.ts");
const { createPromptCache } = await import("../../tests/support/fake-messages/prompt-cache.ts");
const { findModel } = await import("../../tests/support/fake-messages/models.ts");

/** What a token costs, in units of an uncached one: the same for all models but for reads, which some have cheaper. */
const price = { uncached: 1, written: { "5m": 1.25, "1h": 2 }, read: 0.1 };
const bytesPerToken = 4;

/**
 * The input cost of requests to the Messages API that came one after the other, in units, after each of them. Prefixes
 * are found as the API finds them, from the markers that the requests carry: at most 20 positions back, where `reading`
 * says whether a run of results is one position ("runs") or each block ("blocks"). A token is four bytes of JSON.
 */
export function inputCost(bodies, reading) {
  // Runs of a scripted model end long before anything is forgotten.
  const cache = createPromptCache(() => 0, reading);
  let units = 0;
  return bodies.map((body) => {
    const { report, commit } = cache.look(body, positionsOf(body), findModel(body.model));
    commit();
    units += report.uncachedTokens * price.uncached + report.readTokens * price.read;
    for (const [life, tokens] of Object.entries(report.writtenTokens)) units += tokens * price.written[life];
    return units;
  });
}

/**
 * The same for the Responses API, whose cache needs no markers and whose writes cost nothing more: what a request has in
 * common with the one before it, from the first byte on, is read.
 */
export function inputCostOfResponses(bodies) {
  let units = 0;
  let before = [];
  return bodies.map((body) => {
    const parts = [body.tools, body.instructions ?? "", ...body.input].map((part) => JSON.stringify(part));
    const changed = parts.findIndex((part, index) => part !== before[index]);
    const known = changed === -1 ? parts.length : changed;
    const tokens = (some) => some.reduce((sum, part) => sum + Buffer.byteLength(part), 0) / bytesPerToken;
    units += tokens(parts.slice(0, known)) * price.read + tokens(parts.slice(known)) * price.uncached;
    before = parts;
    return units;
  });
}
