import type { Effort } from "./model.ts";
import { plainModel } from "./model-id.ts";

/** What a model's request may hold. */
export interface Capabilities {
  /** Takes `thinking: {type: "adaptive"}`. */
  readonly adaptiveThinking: boolean;
  readonly efforts: readonly Effort[];
  /** Takes images in the results of tools. */
  readonly seesImages: boolean;
  /** Asked for in an ordinary turn. */
  readonly usualOutputTokens: number;
  /** The most that the model gives. */
  readonly maxOutputTokens: number;
  /** What prompt and answer may be together. */
  readonly contextTokens: number;
}

const allEfforts: readonly Effort[] = ["low", "medium", "high", "xhigh", "max"];
const current: Capabilities = {
  adaptiveThinking: true,
  efforts: allEfforts,
  seesImages: true,
  usualOutputTokens: 64_000,
  maxOutputTokens: 128_000,
  contextTokens: 1_000_000,
};
const generation46: Capabilities = { ...current, efforts: ["low", "medium", "high", "max"] };
const generation45: Capabilities = {
  adaptiveThinking: false,
  efforts: [],
  seesImages: true,
  usualOutputTokens: 32_000,
  maxOutputTokens: 64_000,
  contextTokens: 200_000,
};
/** Thinking is left to a model that we don't know, and the API says when its window is full. An image might end the run. */
const unknown: Capabilities = {
  ...generation45,
  efforts: allEfforts,
  seesImages: false,
  contextTokens: Number.POSITIVE_INFINITY,
};

const table: ReadonlyMap<string, Capabilities> = new Map(
  Object.entries({
    "claude-fable-5-2": current,
    "claude-mythos-5-2": current,
    "claude-fable-5-1": current,
    "claude-mythos-5-1": current,
    "claude-fable-5": current,
    "claude-mythos-5": current,
    "claude-opus-5-5": current,
    "claude-opus-5": current,
    "claude-opus-4-8": current,
    "claude-opus-4-7": current,
    "claude-opus-4-6": generation46,
    "claude-opus-4-5": { ...generation45, efforts: ["low", "medium", "high"] },
    "claude-sonnet-5-5": current,
    "claude-sonnet-5": current,
    "claude-sonnet-4-6": generation46,
    "claude-sonnet-4-5": generation45,
    "claude-haiku-5-5": current,
    "claude-haiku-4-5": generation45,
  }),
);

/** By the published model table; a model that is not in it gets what every model takes. */
export function capabilitiesOf(model: string): Capabilities {
  return table.get(plainModel(model)) ?? unknown;
}
