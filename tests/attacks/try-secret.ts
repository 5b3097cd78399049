import { randomBytes } from "node:crypto";
import { createCanaries } from "../../src/canaries.ts";
import type { Sink } from "../../src/events/emitter.ts";
import type { Event, EventBody } from "../../src/events/event.ts";
import { refuseSecretName, refuseSecrets } from "../../src/policy.ts";
import { createRedactor, Secret } from "../../src/redact.ts";
import { type Door, emitAll, eventsOf, type Try } from "./emit-text.ts";

/** A key such as GitHub's, and a search for it. */
const key = `ghs_${"a1"}${randomBytes(17).toString("hex").slice(0, 34)}`;
const decoys = createCanaries();
const decoy = /_authToken=(\S+)/.exec(decoys.files[".npmrc"] ?? "")?.[1] ?? "";
const ours = { redactor: createRedactor([new Secret(key)]), canaries: decoys };
/** What a runner does with the masks it knows. */
const maskedBare = (text: string) => text.replaceAll(key, "***");

function unless(refuse: () => void): string[] {
  try {
    refuse();
  } catch (error) {
    // A decoy must end the run as what it is.
    if (Error.isError(error) && "code" in error) return [];
    throw error;
  }
  return ["nothing stops it"];
}

const asPatch = (text: string) =>
  Buffer.from(
    [
      "diff --git a/a.txt b/a.txt",
      "new file mode 100644",
      "--- /dev/null",
      "+++ b/a.txt",
      `@@ -0,0 +1,${text.split("\n").length} @@`,
      ...text.split("\n").map((line) => `+${line}`),
      "",
    ].join("\n"),
  );

const inText: Try = (text) =>
  unless(() => refuseSecrets(ours, { additions: Buffer.alloc(0) }, { description: text }));
const inPatch: Try = (text) => unless(() => refuseSecrets(ours, { additions: asPatch(text) }, {}));
const always: Try = () => ["nothing stops it"];

async function inEvents(text: string): Promise<readonly string[]> {
  const shown: Event[] = [];
  const parts = (text.match(/.{1,7}/gs) ?? []).map(
    (output): EventBody => ({
      ...{ type: "tool_output", tool: "run_command", output, id: "1", omitted_bytes: 0 },
    }),
  );
  const sink: Sink = { name: "all", take: (event) => void shown.push(event) };
  await emitAll([...eventsOf(text).slice(0, 1), ...parts], [sink], [new Secret(key)]);
  const printed = shown.map((event) => ("output" in event ? event.output : "")).join("");
  // So little of it that nobody could use it.
  const left = printed.replace(/[^A-Za-z0-9]/g, "");
  return left.includes(key.slice(14, 34)) ? ["the key is in the events"] : [];
}

export const secretDoors = {
  "secret in text": {
    product: (text) => [
      ...(inText(text) as string[]),
      ...(ours.redactor.text(text) === text ? ["it is shown"] : []),
    ],
    bare: (text) => (maskedBare(text) === text ? ["it is shown"] : []),
  },
  "secret in patch": { product: inPatch, bare: always },
  "secret in events": { product: inEvents, bare: always },
  "decoy in text": { product: inText, bare: always },
  "decoy in patch": { product: inPatch, bare: always },
  "branch of a secret": { product: (text) => unless(() => refuseSecretName(ours, text)), bare: always },
} satisfies Readonly<Record<string, Door>>;

/** The key that a door looks for. */
export function keyOf(door: string): string {
  return door.startsWith("decoy") ? decoy : key;
}
