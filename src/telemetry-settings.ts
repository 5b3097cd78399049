import { quote, readSecret, type Sources } from "./agent/providers/read-setting.ts";
import { isDeployKey, noDeployKey, readUrl, whyNoAddress } from "./endpoint-address.ts";
import { type OtlpSettings, readOtlp } from "./otlp-settings.ts";
import { Secret } from "./redact.ts";

/** Who is told every event of a run. */
export interface TelemetrySettings {
  readonly convex?: ConvexSettings;
  readonly otlp?: OtlpSettings;
  readonly webhooks: readonly WebhookSettings[];
}

export interface ConvexSettings {
  /** The deployment's address, without a slash at its end. */
  readonly url: string;
  /** The mutation, such as `logs:create`. */
  readonly path: string;
  /** What the mutation compares, so that nobody else writes. */
  readonly secret?: Secret;
}

export interface WebhookSettings {
  readonly url: string;
  /** What requests are signed with. */
  readonly secret?: Secret;
  readonly format: WebhookFormat;
}

/** One JSON object a line, or each in the framing of server-sent events. */
export type WebhookFormat = "json-lines" | "sse";

const formats = ["json-lines", "sse"] as const satisfies readonly WebhookFormat[];
const maxWebhooks = 8;

/**
 * Reads and checks the inputs, and the variables that stand in for them. A wrong input is a problem; a wrong variable,
 * which may be there for others, is a warning, and counts as not set.
 */
export function readTelemetry(sources: Sources): TelemetrySettings {
  const convex = ifRight(sources, readConvex);
  const otlp = ifRight(sources, readOtlp);
  return {
    ...(convex !== undefined && { convex }),
    ...(otlp !== undefined && { otlp }),
    webhooks: ifRight(sources, readWebhooks) ?? [],
  };
}

/** Nobody is told anything without the key that was meant for him: one wrong setting leaves the endpoint out. */
function ifRight<Settings>(
  sources: Sources,
  read: (sources: Sources) => Settings | undefined,
): Settings | undefined {
  let isRight = true;
  const settings = read({
    ...sources,
    problem(sentence) {
      isRight = false;
      sources.problem(sentence);
    },
  });
  return isRight ? settings : undefined;
}

/** What nobody may see of the settings: what was given as a secret, and what looks like one in an address. */
export function telemetrySecrets({ convex, otlp, webhooks }: TelemetrySettings): Secret[] {
  const given = [convex?.secret, ...webhooks.map(({ secret }) => secret)].filter(
    (secret) => secret !== undefined,
  );
  const headers = Object.values(otlp?.headers ?? {}).flatMap((value) => [
    value,
    // Behind a scheme (`Bearer …`) stands what is secret of it.
    ...value
      .reveal()
      .split(/\s+/)
      .slice(1)
      .map((word) => new Secret(word)),
  ]);
  const urls = [convex?.url, otlp?.url, ...webhooks.map(({ url }) => url)].filter((url) => url !== undefined);
  return [...given, ...headers, ...urls.flatMap(secretsInAddress)].filter(
    (secret) => secret.reveal().length >= minSecretLength,
  );
}

/** Shorter ones (a tenant's number among the headers) would take ordinary words out of the log. */
const minSecretLength = 8;

/** Parts of a path or a query that look like keys. */
function secretsInAddress(url: string): Secret[] {
  const { pathname, searchParams } = new URL(url);
  return [...pathname.split("/"), ...searchParams.values()]
    .filter((part) => part.length >= 16 && /\d/.test(part) && /[a-z]/i.test(part))
    .map((part) => new Secret(part));
}

function readConvex(sources: Sources): ConvexSettings | undefined {
  const { input, nameOf, problem } = sources;
  const url = readUrl(sources, "convex-url", "CONVEX_URL");
  const path = input("convex-path") || "logs:create";
  if (isDeployKey(path)) {
    problem(`${nameOf("convex-path")} ${noDeployKey}`);
  } else if (!/^[\w/]{1,100}(?:\.js)?:\w{1,100}$/.test(path)) {
    problem(
      `${nameOf("convex-path")} is ${quote(path)}; give a file and a mutation in it, such as logs:create.`,
    );
  }
  const secret = readGivenSecret(sources, "convex-secret");
  if (url === undefined) return undefined;
  const { origin, pathname } = new URL(url);
  return { url: `${origin}${pathname.replace(/\/+$/, "")}`, path, ...(secret !== undefined && { secret }) };
}

function readWebhooks(sources: Sources): WebhookSettings[] {
  const { input, nameOf, problem } = sources;
  const secret = readGivenSecret(sources, "webhook-secret");
  const format = formats.find((one) => one === (input("webhook-format") || "json-lines"));
  if (format === undefined) {
    problem(
      `${nameOf("webhook-format")} is ${quote(input("webhook-format"))}; give one of ${formats.join(", ")}.`,
    );
  }
  const addresses = input("webhook-url")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (addresses.length > maxWebhooks) {
    problem(`${nameOf("webhook-url")} has ${addresses.length} addresses; give at most ${maxWebhooks}.`);
    return [];
  }
  return addresses.flatMap((address) => {
    const why = whyNoAddress(address);
    if (why !== undefined) problem(`${nameOf("webhook-url")} ${why}`);
    if (why !== undefined || format === undefined) return [];
    return [{ url: address, format, ...(secret !== undefined && { secret }) }];
  });
}

function readGivenSecret(sources: Sources, name: string): Secret | undefined {
  const { input, nameOf, problem } = sources;
  const value = input(name);
  if (value === "") return undefined;
  if (isDeployKey(value)) {
    problem(`${nameOf(name)} ${noDeployKey}`);
    return undefined;
  }
  if (value.length >= minSecretLength) return readSecret(sources, nameOf(name), value);
  problem(
    `${nameOf(name)} is too short to keep; give at least ${minSecretLength} characters, better 32 random ones.`,
  );
  return undefined;
}
