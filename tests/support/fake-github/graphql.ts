import { readFileSync } from "node:fs";
import {
  buildSchema,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  OverlappingFieldsCanBeMergedRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { actorOf, type Refusal, type Viewer } from "./access.ts";
import { mutations } from "./graphql-mutations.ts";
import { queries } from "./graphql-queries.ts";
import type { World } from "./world.ts";

const schema = buildSchema(readFileSync(new URL("schema.graphql", import.meta.url), "utf8"));

// GitHub lets fragments on different types ask for fields of the same name and different types; gh does.
const rules = specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule);

export interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
}

/** Answers one GraphQL request as GitHub does: always with status 200, errors inside. */
export async function answerGraphQL(
  world: World,
  viewer: Viewer,
  request: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
): Promise<GraphQLAnswer> {
  let document: ReturnType<typeof parse>;
  try {
    document = parse(request.query);
  } catch (error) {
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
  const invalid = validate(schema, document, rules).map(inGitHubsWords);
  if (invalid.length > 0) {
    world.surprises.push(...invalid.map(({ message }) => `GraphQL: ${message}`));
    return { errors: invalid };
  }
  const result = await execute({
    schema,
    document,
    rootValue: { ...queries(world, viewer), ...mutations(world, viewer) },
    variableValues: request.variables,
  });
  const errors = (result.errors ?? []).map((error) => told(world, viewer, error));
  return { data: result.data, ...(errors.length > 0 ? { errors } : {}) };
}

/** Name of the operation that a request runs, for the log. */
export function operationName(query: string): string | undefined {
  try {
    return getOperationAST(parse(query))?.name?.value;
  } catch {
    return undefined;
  }
}

function inGitHubsWords(error: GraphQLError): GraphQLFormattedError {
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  const locations = error.locations;
  if (field === null) return { message: error.message, ...(locations ? { locations } : {}) };
  const [, fieldName, typeName] = field;
  return {
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    ...(locations ? { locations } : {}),
    extensions: { code: "undefinedField", typeName, fieldName },
  };
}

function told(world: World, viewer: Viewer, error: GraphQLError) {
  const { originalError: cause, path, locations } = error;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  // In a jest realm and out of it, so by name.
  if (cause?.name === "Refusal") {
    const refusal = cause as Refusal;
    return {
      type: refusal.type,
      ...place,
      message: graphqlMessage(viewer, refusal, String(path?.[0] ?? "")),
    };
  }
  if (cause !== undefined) world.surprises.push(`GraphQL: ${cause.stack ?? cause.message}`);
  return { ...place, message: error.message };
}

/** Some refusals are worded differently here than in REST. */
function graphqlMessage(viewer: Viewer, refusal: Refusal, field: string): string {
  const mutation = field.charAt(0).toUpperCase() + field.slice(1);
  if (refusal.message === "Must have admin rights to Repository.") {
    return `${actorOf(viewer)} does not have the correct permissions to execute \`${mutation}\``;
  }
  if (refusal.message === "Not Found") {
    return `Your token has not been granted the required scopes to execute this query. The '${field}' field requires one of the following scopes: ['public_repo', 'repo'], but your token has not been granted them.`;
  }
  return refusal.message.replace(/^(GitHub Actions is not permitted .*)\.$/, "$1");
}
