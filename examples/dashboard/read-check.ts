import type { Check } from "./entry.ts";
import { asFields, asNumber, type Fields } from "./fields.ts";
import type { Room } from "./room.ts";

/** What a `check` event says. */
export function readCheck(event: Fields, room: Room): Check {
  const tests = asFields(event["tests"]);
  const figure = (name: string) => asNumber(tests[name]) ?? 0;
  const isCounted = asNumber(tests["passed"]) !== undefined;
  return {
    where: room.short(event["where"]),
    command: room.short(event["command"]),
    outcome: room.short(event["outcome"]),
    reason: room.short(event["reason"]),
    durationMs: asNumber(event["duration_ms"]) ?? 0,
    tests: isCounted
      ? { passed: figure("passed"), failed: figure("failed"), skipped: figure("skipped") }
      : undefined,
    output: room.long(event["output"]),
  };
}
