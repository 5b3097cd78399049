import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

/** What a log row may have, and nothing beside it. */
export const logFields = {
  /** `agent_output` for the events of a run. */
  type: v.string(),
  /** The event as docs/events.md has it. Its fields grow in time, so the table doesn't name them. */
  data: v.any(),
  /** Milliseconds since the epoch. */
  timestamp: v.number(),
  /** On the first event of a run alone. */
  repoUrl: v.optional(v.string()),
  prompt: v.optional(v.string()),
};

export default defineSchema({
  logs: defineTable(logFields).index("by_timestamp", ["timestamp"]).index("by_run", ["data.run", "data.seq"]),
});
