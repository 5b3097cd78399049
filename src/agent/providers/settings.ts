import { readBedrock, readFoundry, readVertex } from "./cloud-settings.ts";
import type { AnthropicFederation, AnthropicKey, NoProvider, Provider } from "./provider.ts";
import { quote, readAddress, readIdentity, readSecret, type Sources } from "./read-setting.ts";

/** Inputs that belong to the API itself. */
const federationInputs = ["federation-rule-id", "organization-id", "service-account-id", "workspace-id"];

/** Reads and checks what the chosen provider needs. Undefined when something is wrong, which was told. */
export function readProvider(sources: Sources): Provider | undefined {
  const { input, nameOf, problem } = sources;
  const given = input("provider");
  const read = readers.get(given);
  if (read === undefined) {
    problem(`${nameOf("provider")} is ${quote(given)}; give one of ${[...readers.keys()].join(", ")}.`);
    return undefined;
  }
  const foreign = ["anthropic-api-key", ...federationInputs].find((name) => input(name) !== "");
  if (given !== "anthropic" && foreign !== undefined) {
    problem(
      `${nameOf(foreign)} belongs to \`provider: anthropic\`, and the provider is ${given}; leave it out.`,
    );
    return undefined;
  }
  let isRight = true;
  const provider = read({
    ...sources,
    problem(sentence) {
      isRight = false;
      problem(sentence);
    },
  });
  return isRight ? provider : undefined;
}

/** Where nobody is asked no key is needed, and one that is there all the same is in reach for nothing. */
export function readNoProvider({
  input,
  nameOf,
  warning,
}: Pick<Sources, "input" | "nameOf" | "warning">): NoProvider {
  const given = ["anthropic-api-key", ...federationInputs].find((name) => input(name) !== "");
  if (given !== undefined) {
    warning(
      `${nameOf(given)} has no effect with \`mode: publish\`, which asks no model; leave it out there.`,
    );
  }
  return { type: "none" };
}

function readAnthropic(sources: Sources): AnthropicKey | AnthropicFederation | undefined {
  const { input, nameOf, problem } = sources;
  const federation = federationInputs.find((name) => input(name) !== "");
  if (federation === undefined) return readKey(sources);
  if (input("anthropic-api-key") !== "") {
    problem(
      `${nameOf("anthropic-api-key")} and ${nameOf(federation)} are both given; give the key or the federation.`,
    );
    return undefined;
  }
  const ids = Object.fromEntries(federationInputs.map((name) => [name, readId(sources, name)]));
  const { "federation-rule-id": ruleId, "organization-id": organizationId } = ids;
  const missing = ["federation-rule-id", "organization-id"].filter((name) => input(name) === "");
  if (missing.length > 0) {
    problem(
      `A federation needs ${missing.map((name) => `\`${name}\``).join(" and ")} too; give the ids that the Claude Console shows.`,
    );
  }
  const identity = readIdentity(sources, nameOf("federation-rule-id"));
  if (ruleId === undefined || organizationId === undefined || identity === undefined) return undefined;
  const { "service-account-id": serviceAccountId, "workspace-id": workspaceId } = ids;
  return {
    type: "anthropic-federation",
    ruleId,
    organizationId,
    ...(serviceAccountId !== undefined && { serviceAccountId }),
    ...(workspaceId !== undefined && { workspaceId }),
    identity,
    ...readInputAddress(sources),
  };
}

const readers = new Map<string, (sources: Sources) => Provider | undefined>([
  ["anthropic", readAnthropic],
  ["bedrock", readBedrock],
  ["vertex", readVertex],
  ["foundry", readFoundry],
]);

const addressVariable = "ANTHROPIC_BASE_URL";

/** What inputs give goes where inputs say, and whoever thinks that it goes elsewhere is told. */
function readInputAddress(sources: Sources): ReturnType<typeof readAddress> {
  const { input, nameOf, variable, warning } = sources;
  if (input("base-url") === "" && variable(addressVariable) !== "") {
    warning(
      `${addressVariable} is set and has no effect, because what an input gives goes to no address that a variable names; give the address as ${nameOf("base-url").replace(/^Input /, "the input ")} if the model is to be asked there.`,
    );
  }
  return readAddress(sources);
}

/** A key that an input gives goes where inputs say; only one from the environment goes where the environment says. */
function readKey(sources: Sources): AnthropicKey | undefined {
  const { input, nameOf, variable, problem } = sources;
  const isInput = input("anthropic-api-key") !== "";
  const key = isInput ? input("anthropic-api-key") : variable("ANTHROPIC_API_KEY");
  const source = isInput ? nameOf("anthropic-api-key") : "ANTHROPIC_API_KEY";
  if (key === "") {
    problem(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a line for a workflow file, in GitHub's own syntax
      "Input `anthropic-api-key` is empty; add the key as a repository secret and pass it as `anthropic-api-key: ${{ secrets.ANTHROPIC_API_KEY }}`.",
    );
    return undefined;
  }
  const apiKey = readSecret(sources, source, key);
  const address = isInput ? readInputAddress(sources) : readAddress(sources, addressVariable);
  const named = isInput ? "`anthropic-api-key`" : source;
  return apiKey && { type: "anthropic-key", apiKey, source: named, ...address };
}

function readId({ input, nameOf, problem }: Sources, name: string): string | undefined {
  const value = input(name);
  if (value === "" || /^[\w.:-]{1,200}$/.test(value)) return value || undefined;
  problem(`${nameOf(name)} is ${quote(value)}; give the id as the Claude Console shows it.`);
  return undefined;
}
