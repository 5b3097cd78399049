import type { Bedrock, Foundry, Vertex } from "./provider.ts";
import {
  isSafeAddress,
  quote,
  readAddress,
  readIdentity,
  readName,
  readSecret,
  type Sources,
} from "./read-setting.ts";

export function readBedrock(sources: Sources): Bedrock | undefined {
  const { variable, problem } = sources;
  const region = readName(sources, ["AWS_REGION", "AWS_DEFAULT_REGION"], {
    pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/,
    wanted: "the AWS region whose Bedrock is asked, such as us-east-1",
  });
  const address = readAddress(sources);
  const bearer = variable("AWS_BEARER_TOKEN_BEDROCK");
  if (bearer !== "") {
    const token = readSecret(sources, "AWS_BEARER_TOKEN_BEDROCK", bearer);
    if (region === undefined || token === undefined) return undefined;
    return { type: "bedrock", region, credentials: { type: "token", token }, ...address };
  }
  const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  const missing = names.filter((name) => variable(name) === "");
  if (missing.length > 0) {
    problem(
      `\`provider: bedrock\` needs ${missing.join(" and ")}; in a workflow put a step with aws-actions/configure-aws-credentials before this one, or set AWS_BEARER_TOKEN_BEDROCK to a Bedrock API key.`,
    );
    return undefined;
  }
  const session = variable("AWS_SESSION_TOKEN");
  const [accessKeyId, secretAccessKey] = names.map((name) => readSecret(sources, name, variable(name)));
  const sessionToken = session === "" ? undefined : readSecret(sources, "AWS_SESSION_TOKEN", session);
  if (!region || !accessKeyId || !secretAccessKey) return undefined;
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  return { type: "bedrock", region, credentials: { type: "keys", ...keys }, ...address };
}

export function readVertex(sources: Sources): Vertex | undefined {
  const { variable, problem } = sources;
  const region = readName(sources, ["CLOUD_ML_REGION"], {
    pattern: /^[a-z]+(?:-[a-z]+\d{1,2})?$/,
    wanted: "the Google Cloud region that is asked, such as global or europe-west1",
  });
  const projectId = readName(
    sources,
    ["ANTHROPIC_VERTEX_PROJECT_ID", "GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT"],
    {
      pattern: /^(?:[a-z\d.-]+:)?[a-z][a-z\d-]{4,28}[a-z\d]$/,
      wanted: "the id of the Google Cloud project that pays",
    },
  );
  const credentialsFile = variable("GOOGLE_APPLICATION_CREDENTIALS");
  if (credentialsFile === "") {
    problem(
      "`provider: vertex` needs GOOGLE_APPLICATION_CREDENTIALS, the path of a file with credentials; in a workflow put a step with google-github-actions/auth before this one.",
    );
  }
  const address = readAddress(sources);
  if (!region || !projectId || credentialsFile === "") return undefined;
  return { type: "vertex", region, projectId, credentialsFile, ...address };
}

export function readFoundry(sources: Sources): Foundry | undefined {
  const address = readAddress(sources);
  const key = sources.variable("ANTHROPIC_FOUNDRY_API_KEY");
  const credentials = key === "" ? readEntra(sources) : readFoundryKey(sources, key);
  if (address.baseUrl !== undefined) return credentials && { type: "foundry", credentials, ...address };
  const resource = readName(sources, ["ANTHROPIC_FOUNDRY_RESOURCE"], {
    pattern: /^[a-z\d][a-z\d-]{0,62}$/i,
    wanted: "the name of the Foundry resource, as in https://NAME.services.ai.azure.com",
  });
  if (resource === undefined || credentials === undefined) return undefined;
  return { type: "foundry", credentials, resource };
}

function readFoundryKey(sources: Sources, key: string): Foundry["credentials"] | undefined {
  const apiKey = readSecret(sources, "ANTHROPIC_FOUNDRY_API_KEY", key);
  return apiKey && { type: "key", apiKey };
}

function readEntra(sources: Sources): Foundry["credentials"] | undefined {
  const { variable, problem } = sources;
  if (variable("AZURE_TENANT_ID") === "" && variable("AZURE_CLIENT_ID") === "") {
    problem(
      "`provider: foundry` needs ANTHROPIC_FOUNDRY_API_KEY, or for federation AZURE_TENANT_ID and AZURE_CLIENT_ID; set them in the environment (in a workflow under the step's `env`).",
    );
    return undefined;
  }
  const id = { pattern: /^[\w.-]{1,100}$/, wanted: "the id that Microsoft Entra shows for it" };
  const tenantId = readName(sources, ["AZURE_TENANT_ID"], id);
  const clientId = readName(sources, ["AZURE_CLIENT_ID"], id);
  const authority = variable("AZURE_AUTHORITY_HOST") || "https://login.microsoftonline.com";
  const identity = readIdentity(sources, "AZURE_CLIENT_ID");
  if (!isSafeAddress(authority)) {
    problem(`AZURE_AUTHORITY_HOST is ${quote(authority)}; give an https:// address.`);
    return undefined;
  }
  if (!tenantId || !clientId || !identity) return undefined;
  return { type: "federation", tenantId, clientId, authority: authority.replace(/\/+$/, ""), identity };
}
