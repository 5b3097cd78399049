import { basename } from "node:path";
import type { Sink } from "../../events/emitter.ts";
import type { Event } from "../../events/event.ts";
import type { OtlpSettings } from "../../otlp-settings.ts";
import type { TelemetrySettings } from "../../telemetry-settings.ts";
import { eventLine } from "../event-line.ts";
import { convexItem, openConvex, type RunOrigin } from "./convex.ts";
import type { Endpoint } from "./endpoint.ts";
import { openOtlp } from "./otlp.ts";
import type { ConnectionOptions } from "./post.ts";
import { createPoster, type Poster, type PosterOptions } from "./poster.ts";
import type { RunFacts } from "./spans.ts";
import { createSpool } from "./spool.ts";
import { openWebhook } from "./webhook.ts";

/** Tells a run to any number of endpoints, none of which ever holds it up. */
export interface Telemetry {
  readonly sink: Sink;
  /** Opens the endpoints. What happened until then is told to them too. */
  readonly start: (settings: TelemetrySettings, about: RunAbout) => void;
  /** The run was cancelled: its end can't wait for long. */
  readonly hurry: () => void;
  /** The file with what endpoints did not get; undefined when they got everything. */
  readonly spoolFile: () => string | undefined;
}

/** What endpoints are told of a run besides its events; redacted. */
export interface RunAbout extends RunOrigin {
  /** As OpenTelemetry's conventions name the model's provider. */
  readonly provider?: string;
  /** Attributes of OpenTelemetry's conventions for jobs and repositories. */
  readonly resource: Readonly<Record<string, string>>;
}

export interface TelemetryOptions extends ConnectionOptions, Pick<PosterOptions, "delays" | "limits"> {
  /** Where the file with what was not delivered is made, if there is any. */
  readonly spoolFile: string;
  /** Takes a sentence for people; at most one for each endpoint. */
  readonly warn: (sentence: string) => void;
  readonly patienceMs?: number;
}

/** For all endpoints together, when the run is over: with what is then written to the spool file, five seconds. */
const defaultPatienceMs = 4_000;
/** A cancelled run is killed after ten seconds, and has more to do. */
const hurriedPatienceMs = 1_000;
/** Before there is anyone to tell. */
const maxEarlyEvents = 1_000;
const maxEventBytes = 512 * 1024;

/** One endpoint, from an event to its poster. */
interface Channel {
  readonly take: (event: Event) => void;
  readonly close: (patienceMs: number) => Promise<void>;
}

export function createTelemetry(options: TelemetryOptions): Telemetry {
  const spool = createSpool(options.spoolFile, (cause) =>
    options.warn(`What endpoints missed could not be kept: ${String(cause)}.`),
  );
  let patienceMs = options.patienceMs ?? defaultPatienceMs;
  let early: Event[] | undefined = [];
  let channels: readonly Channel[] = [];

  const post = (endpoint: Endpoint): Poster =>
    createPoster({
      ...options,
      endpoint,
      onMissed: (items) => spool.keep(endpoint.id, items),
      warn: (sentence) =>
        options.warn(
          `${sentence} What it lacks is kept in ${basename(options.spoolFile)}, to be resent (docs/telemetry.md).`,
        ),
    });

  return {
    sink: {
      name: "telemetry",
      take(event) {
        if (early === undefined) for (const channel of channels) channel.take(event);
        else if (early.length < maxEarlyEvents) early.push(event);
      },
      async close() {
        await Promise.all(channels.map((channel) => channel.close(patienceMs)));
        spool.close();
      },
    },
    start({ convex, otlp, webhooks }, about) {
      if (early === undefined) return;
      channels = [
        ...(convex === undefined ? [] : [toConvex(post(openConvex(convex, options)), convex.path, about)]),
        ...(otlp === undefined ? [] : [toOtlp(post(openOtlp(otlp, options)), otlp, about, options.warn)]),
        ...webhooks.map((one, at) => toWebhook(post(openWebhook(webhookId(at), one, options)))),
      ];
      for (const event of early) for (const channel of channels) channel.take(event);
      early = undefined;
    },
    hurry() {
      patienceMs = Math.min(patienceMs, hurriedPatienceMs);
    },
    spoolFile: spool.file,
  };
}

/** The endpoints of the settings, by the ids that a spool file names them with. */
export function openEndpoints(
  { convex, otlp, webhooks }: TelemetrySettings,
  options: ConnectionOptions,
): Endpoint[] {
  return [
    ...(convex === undefined ? [] : [openConvex(convex, options)]),
    ...(otlp === undefined ? [] : [openOtlp(otlp, options)]),
    ...webhooks.map((one, at) => openWebhook(webhookId(at), one, options)),
  ];
}

function webhookId(at: number): string {
  return at === 0 ? "webhook" : `webhook-${at + 1}`;
}

function toConvex(poster: Poster, path: string, origin: RunOrigin): Channel {
  let isFirst = true;
  return {
    take(event) {
      poster.take(convexItem(event, path, isFirst ? origin : undefined));
      isFirst = false;
    },
    close: poster.close,
  };
}

function toWebhook(poster: Poster): Channel {
  return {
    take: (event) => poster.take(eventLine(event, maxEventBytes)),
    close: poster.close,
  };
}

/** The SDK is loaded only for this; events wait for it. */
function toOtlp(
  poster: Poster,
  settings: OtlpSettings,
  about: RunAbout,
  warn: TelemetryOptions["warn"],
): Channel {
  const facts: RunFacts & Pick<RunAbout, "resource"> = { agentName: "tiny-backspace", ...about };
  const waiting: Event[] = [];
  let take = (event: Event): void => void waiting.push(event);
  const load = async () => {
    const { createTraces } = await import("./traces.ts");
    take = createTraces(settings, facts, poster.take);
    for (const event of waiting.splice(0)) take(event);
  };
  const loaded = load().catch((cause: unknown) => {
    take = () => undefined;
    warn(`No traces are made: ${String(cause)}.`);
  });
  return {
    take: (event) => take(event),
    async close(patienceMs) {
      const startedAt = Date.now();
      await loaded;
      await poster.close(Math.max(0, patienceMs - (Date.now() - startedAt)));
    },
  };
}
