import { describe, test } from "@jest/globals";
import { logProperties, markdownProperties } from "../support/properties/neutralise.ts";
import { proxyProperties } from "../support/properties/proxy.ts";
import { redactProperties } from "../support/properties/redact.ts";
import { workerProperties } from "../support/properties/worker-client.ts";
import { seed } from "../support/random.ts";

const groups = {
  "log neutralised": logProperties,
  "Markdown neutralised": markdownProperties,
  "secrets redacted": redactProperties,
  "requests to the proxy": proxyProperties,
  "the file worker's answers": workerProperties,
};
/** All together. */
const totalMs = 100_000;
const forMs = totalMs / Object.values(groups).flatMap(Object.keys).length;

describe(`SEED=${seed}`, () => {
  describe.each(Object.entries(groups))("%s", (_, properties) => {
    test.each(Object.entries(properties))("%s", async (_name, holds) => {
      await holds({ forMs, seed });
    });
  });
});
