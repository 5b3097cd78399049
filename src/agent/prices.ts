import { plainModel } from "./model-id.ts";

/** US dollars per million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** The tokens of one answer, as the API reports them. */
export interface Tokens {
  /** Neither read from nor written to the cache. */
  readonly input: number;
  /** Thinking included, shown or not. */
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
}

/** The prices for a prompt of so many tokens, cached ones included; undefined where nobody knows them. */
export type PriceList = (model: string, promptTokens: number) => Prices | undefined;

/** Prices that a person gave, by the model's id as it is asked for or by its plain name. */
export type GivenPrices = ReadonlyMap<string, Prices>;

/** The day on which the list below was compared with the published prices. */
export const pricesAsOf = "2026-11-20";

interface Tier {
  /** The prices hold for prompts of at most so many tokens, cached ones included. */
  readonly upTo: number;
  readonly prices: Prices;
}

/** Writing to the cache costs 1.25 times the input for five minutes, twice the input for an hour. */
function prices(input: number, output: number, cacheRead: number): Prices {
  return { input, output, cacheRead, cacheWrite5m: input * 1.25, cacheWrite1h: input * 2 };
}

function flat(input: number, output: number, cacheRead: number): readonly Tier[] {
  return [{ upTo: Number.POSITIVE_INFINITY, prices: prices(input, output, cacheRead) }];
}

/** Each model's prices, for short prompts first. */
export const priceTiers: ReadonlyMap<string, readonly Tier[]> = new Map(
  Object.entries({
    "claude-fable-5-2": flat(8, 40, 0.2),
    "claude-mythos-5-2": flat(8, 40, 0.2),
    "claude-fable-5-1": flat(10, 50, 0.25),
    "claude-mythos-5-1": flat(10, 50, 0.25),
    "claude-fable-5": flat(10, 50, 1),
    "claude-mythos-5": flat(10, 50, 1),
    "claude-opus-5-5": flat(4, 20, 0.2),
    "claude-opus-5": flat(5, 25, 0.5),
    "claude-opus-4-8": flat(5, 25, 0.5),
    "claude-opus-4-7": flat(5, 25, 0.5),
    "claude-opus-4-6": flat(5, 25, 0.5),
    "claude-opus-4-5": flat(5, 25, 0.5),
    "claude-sonnet-5-5": flat(2, 10, 0.1),
    "claude-sonnet-5": flat(2, 10, 0.2),
    "claude-sonnet-4-6": flat(3, 15, 0.3),
    "claude-sonnet-4-5": flat(3, 15, 0.3),
    // The whole of a longer prompt costs five times as much, and so does its answer.
    "claude-haiku-5-5": [
      { upTo: 100_000, prices: prices(0.1, 0.5, 0.01) },
      { upTo: Number.POSITIVE_INFINITY, prices: prices(0.5, 2.5, 0.05) },
    ],
    "claude-haiku-4-5": flat(1, 5, 0.1),
  }),
);

/** The prices of the API itself. */
export const listPrices: PriceList = (model, promptTokens) =>
  priceTiers.get(plainModel(model))?.find(({ upTo }) => promptTokens <= upTo)?.prices;

/**
 * The prices that a run counts with: those that were given as they are, and the list's times `surcharge`, which a
 * provider may take for the place where it answers.
 */
export function createPriceList(given: GivenPrices, surcharge: number): PriceList {
  return (model, promptTokens) => {
    const listed = listPrices(model, promptTokens);
    return given.get(model) ?? given.get(plainModel(model)) ?? (listed && times(listed, surcharge));
  };
}

function times({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: Prices, factor: number): Prices {
  return {
    input: input * factor,
    output: output * factor,
    cacheRead: cacheRead * factor,
    cacheWrite5m: cacheWrite5m * factor,
    cacheWrite1h: cacheWrite1h * factor,
  };
}

/** What one answer cost in US dollars. */
export function costOf(tokens: Tokens, price: Prices): number {
  const cost =
    tokens.input * price.input +
    tokens.output * price.output +
    tokens.cacheRead * price.cacheRead +
    tokens.cacheWrite5m * price.cacheWrite5m +
    tokens.cacheWrite1h * price.cacheWrite1h;
  return cost / 1_000_000;
}

/** Everything that the model was given to read. */
export function promptTokensOf(tokens: Tokens): number {
  return tokens.input + tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h;
}

const maxPrice = 10_000;

/**
 * Reads `model=input/output` or `model=input/output/write5m/write1h/read`, one for each model, separated by white
 * space or commas. Where only two are given the cache's follow from the input's: 1.25 times, twice, a tenth.
 * Returns what can't be read as it stands there.
 */
export function readPrices(text: string): GivenPrices | { readonly wrong: string } {
  const given = new Map<string, Prices>();
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== "")) {
    const [, model = "", list = ""] = /^([\w.:/@-]+)=([\d./]+)$/.exec(entry) ?? [];
    const [input, output, write5m, write1h, read, ...more] = list.split("/").map(readPrice);
    if (model === "" || input === undefined || output === undefined || more.length > 0)
      return { wrong: entry };
    if (list.split("/").length === 2) given.set(model, prices(input, output, input / 10));
    else if (write5m === undefined || write1h === undefined || read === undefined) return { wrong: entry };
    else given.set(model, { input, output, cacheRead: read, cacheWrite5m: write5m, cacheWrite1h: write1h });
  }
  return given;
}

function readPrice(text: string): number | undefined {
  const price = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return price <= maxPrice ? price : undefined;
}
