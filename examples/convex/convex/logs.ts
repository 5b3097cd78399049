import {
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  mutationGeneric,
  type QueryBuilder,
  queryGeneric,
} from "convex/server";
import { v } from "convex/values";
import { checkBounds } from "./bounds.ts";
import type schema from "./schema.ts";
import { logFields } from "./schema.ts";
import { requireSecret } from "./secret.ts";

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
// Typed by the schema alone, so that the folder needs no generated code.
const mutation: MutationBuilder<DataModel, "public"> = mutationGeneric;
const query: QueryBuilder<DataModel, "public"> = queryGeneric;

const maxRows = 100;
/** A query may read 16 MiB; rows can be nearly 1 MiB each. */
const maxAnswerCharacters = 4_000_000;

/** Stores one event and returns its row. An event that is there already (same run, same `seq`) stays as it is. */
export const create = mutation({
  args: { ...logFields, secret: v.optional(v.string()) },
  returns: v.id("logs"),
  handler: async (context, { secret, ...log }) => {
    requireSecret(secret, process.env["INGEST_SECRET"]);
    checkBounds(log);
    const { run, seq } = (log.data ?? {}) as { readonly run?: unknown; readonly seq?: unknown };
    if (typeof run === "string" && typeof seq === "number") {
      const known = await context.db
        .query("logs")
        .withIndex("by_run", (range) => range.eq("data.run", run).eq("data.seq", seq))
        .first();
      if (known !== null) return known._id;
    }
    return await context.db.insert("logs", log);
  },
});

/** The newest 100 rows of all runs, the newest first; fewer where they are very large. */
export const getAll = query({
  args: { secret: v.optional(v.string()) },
  handler: async (context, { secret }) => {
    requireSecret(secret, process.env["READ_SECRET"]);
    return await takeBounded(context.db.query("logs").withIndex("by_timestamp").order("desc"));
  },
});

/** Rows of one run in the order of `seq`, 100 at a time; `after` is the last `seq` that the caller has. */
export const byRun = query({
  args: { run: v.string(), after: v.optional(v.number()), secret: v.optional(v.string()) },
  handler: async (context, { run, after = 0, secret }) => {
    requireSecret(secret, process.env["READ_SECRET"]);
    const rows = context.db
      .query("logs")
      .withIndex("by_run", (range) => range.eq("data.run", run).gt("data.seq", after));
    return await takeBounded(rows);
  },
});

async function takeBounded<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const taken: Row[] = [];
  let characters = 0;
  for await (const row of rows) {
    characters += JSON.stringify(row).length;
    if (taken.length > 0 && characters > maxAnswerCharacters) break;
    taken.push(row);
    if (taken.length === maxRows) break;
  }
  return taken;
}
