import type { ClientOptions } from "@anthropic-ai/sdk";
import type { Secret } from "../../redact.ts";

/** What every provider's client is made with. */
export interface Opening {
  /** The same for all of them: how it fetches, waits and logs. It never repeats a request by itself. */
  readonly settings: Pick<
    ClientOptions,
    "maxRetries" | "timeout" | "fetch" | "openTelemetry" | "logLevel" | "logger"
  >;
  /** Told every token that the client gets on its way, so that nobody sees it. */
  readonly hide: (secret: Secret) => void;
  /** Aborted when the run is. */
  readonly signal: AbortSignal;
}

/**
 * Makes a client of the SDK as its options say. Each reads variables that no option overrides: extra headers, which may
 * replace the credential, and addresses. None of them is seen while it is being made.
 */
export function withoutVariables<Client>(make: () => Client): Client {
  const hidden = Object.entries(process.env).filter(([name]) => variables.test(name));
  for (const [name] of hidden) delete process.env[name];
  try {
    return make();
  } finally {
    Object.assign(process.env, Object.fromEntries(hidden));
  }
}

const variables = /^(?:ANTHROPIC_|AWS_|CLOUD_ML_REGION$)/;
