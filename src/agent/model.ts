import { useProxyFromEnvironment } from "../proxy.ts";
import type { Secret } from "../redact.ts";
import type { ModelClient } from "./providers/model-client.ts";
import type { Opening } from "./providers/opening.ts";
import type { Provider } from "./providers/provider.ts";
import { toldFetch } from "./told-fetch.ts";
import { createTransport } from "./transport.ts";

export type { ModelClient } from "./providers/model-client.ts";

/** How much the model thinks and says before it acts; models take some or all of these. */
export type Effort = "low" | "medium" | "high" | "xhigh" | "max";

export interface ModelOptions {
  readonly provider: Provider;
  /** As the provider spells it. */
  readonly model: string;
  /** Asked instead once that one has had no room too often. */
  readonly fallbackModel?: string;
  readonly effort?: Effort;
}

/** Node cuts a connection that is silent for 300 s; a little less, and the cause has a name. Pings count as bytes. */
const usualSilenceMs = 240_000;

/**
 * Makes the provider's client, and gets it a token where it needs one. Rejects with a UserError when the credentials
 * don't fit. `proxied` says that the environment names an HTTP proxy, which Node's fetch uses only when told to.
 */
export async function openModel(
  options: Pick<ModelOptions, "provider"> & {
    readonly proxied: boolean;
    /** Aborted when the run is. */
    readonly signal: AbortSignal;
    /** Told every token that is got on the way, so that nobody sees it. */
    readonly hide: (secret: Secret) => void;
    /** Told what the SDK would print. */
    readonly warn?: (message: string) => void;
    /** How long the API may send no byte, be it of the headers or of the answer, before a request counts as failed. */
    readonly maxSilenceMs?: number;
  },
): Promise<ModelClient> {
  const { maxSilenceMs = usualSilenceMs } = options;
  if (options.proxied) useProxyFromEnvironment("model-unavailable");
  const warn = (message: string) => options.warn?.(message);
  const open = await loadClient(options.provider);
  return await open({
    settings: {
      maxRetries: 0,
      timeout: maxSilenceMs,
      fetch: toldFetch(createTransport({ maxSilenceMs, proxied: options.proxied })),
      openTelemetry: false,
      logLevel: "warn",
      logger: { error: warn, warn, info: () => {}, debug: () => {} },
    },
    hide: options.hide,
    signal: options.signal,
  });
}

/**
 * Reads the provider's own client, which takes a while and asks nobody: each is loaded when it is chosen, so that no run
 * pays for the others.
 */
export async function loadClient(
  provider: Provider,
): Promise<(opening: Opening) => ModelClient | Promise<ModelClient>> {
  switch (provider.type) {
    case "anthropic-key":
    case "anthropic-federation": {
      const { openAnthropic } = await import("./providers/anthropic.ts");
      return (opening) => openAnthropic(provider, opening);
    }
    case "bedrock": {
      const { openBedrock } = await import("./providers/bedrock.ts");
      return (opening) => openBedrock(provider, opening);
    }
    case "vertex": {
      const { openVertex } = await import("./providers/vertex.ts");
      return (opening) => openVertex(provider, opening);
    }
    case "foundry": {
      const { openFoundry } = await import("./providers/foundry.ts");
      return (opening) => openFoundry(provider, opening);
    }
    case "none":
      throw new Error("a model was asked where nobody answers");
  }
}
