/** `1,234`. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** `1 line`, `2 lines`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** `$0.0123`; small amounts keep four decimals. */
export function dollars(value: number | null): string {
  if (value === null) return "price unknown";
  return `$${value.toFixed(value < 10 ? 4 : 2)}`;
}

/** `12 ms`, `1.2 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `12 bytes`, `3 KB`, `1.5 MB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return counted(bytes, "byte");
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The figures of one answer: `1,234 tokens in (95 % cached) · 210 out · $0.0123`. */
export function answerFigures(usage: {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_read_tokens: number;
  readonly cache_write_tokens: number;
  readonly cost_usd: number | null;
}): string {
  const input = usage.input_tokens + usage.cache_read_tokens + usage.cache_write_tokens;
  const cached = input === 0 ? 0 : Math.floor((usage.cache_read_tokens / input) * 100);
  return [
    `${count(input)} tokens in (${cached} % cached)`,
    `${count(usage.output_tokens)} out`,
    dollars(usage.cost_usd),
  ].join(" · ");
}

/** ` · left: $4.98, 57 turns, 26 min 5 s`; nothing of what has no limit, or an unknown price. */
export function budgetLeft(usage: {
  readonly turn: number;
  readonly total_cost_usd: number | null;
  readonly max_cost_usd?: number | undefined;
  readonly max_turns?: number | undefined;
  /** Both in milliseconds since the epoch. */
  readonly deadline?: number | undefined;
  readonly timestamp: number;
}): string {
  const { total_cost_usd: spent, max_cost_usd: limit, max_turns: turns, deadline } = usage;
  const left = [
    ...(spent === null || limit === undefined ? [] : [`$${Math.max(0, limit - spent).toFixed(2)}`]),
    ...(turns === undefined ? [] : [counted(Math.max(0, turns - usage.turn), "turn")]),
    ...(deadline === undefined ? [] : [duration(Math.max(0, deadline - usage.timestamp))]),
  ];
  return left.length === 0 ? "" : ` · left: ${left.join(", ")}`;
}

/** On what checks ran, in words. */
export const checkedPlaces = {
  base: "the base",
  change: "the change",
  "old-code": "the old code with the change's tests",
} as const;

/** `11 passed, 1 failed`. */
export function testCounts(tests: {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}): string {
  const skipped = tests.skipped === 0 ? "" : `, ${count(tests.skipped)} skipped`;
  return `${count(tests.passed)} passed, ${count(tests.failed)} failed${skipped}`;
}
