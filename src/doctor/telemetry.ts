import type { Finding } from "./finding.ts";

/** Someone who would be told of a run. */
export interface TelemetryEndpoint {
  /** For people, the beginning of a sentence. */
  readonly name: string;
  /** Asks with a request that leaves nothing there. Never rejects; a reason begins with a verb (`answered 503`). */
  readonly probe: (signal: AbortSignal) => Promise<
    | { readonly type: "delivered" }
    | { readonly type: "failed"; readonly reason: string }
    | {
        readonly type: "refused";
        readonly reason: string;
        /** Whether only this request, or any other too. */
        readonly what: "request" | "everything";
      }
  >;
}

/** Whether each endpoint answers; one that doesn't never stops a run. */
export async function checkTelemetry(
  endpoints: readonly TelemetryEndpoint[],
  signal: AbortSignal,
): Promise<Finding> {
  const asked = await Promise.all(
    endpoints.map(async ({ name, probe }) => ({ name, answer: await probe(signal) })),
  );
  const wrong = asked.flatMap(({ name, answer }) =>
    // One that only wants no empty request is there.
    answer.type === "delivered" || (answer.type === "refused" && answer.what === "request")
      ? []
      : [`${name} ${answer.reason}.`],
  );
  const check = "telemetry";
  if (wrong.length > 0) {
    return {
      ...{ type: "wrong", check, found: wrong.join(" ") },
      effect: "A run goes on; what such an endpoint misses is in `spool-file`, to be resent.",
      change: "Correct its address and its secret, or start it: docs/telemetry.md.",
    };
  }
  const names = asked.map(({ name }) => name).join(", ");
  return { type: "ok", check, found: `Answered: ${names}.` };
}
