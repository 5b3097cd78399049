import { resolve } from "node:path";
import type { Secret } from "../../redact.ts";

/** Who answers for the model, and with what it is asked. */
export type Provider = AnthropicKey | AnthropicFederation | Bedrock | Vertex | Foundry | NoProvider;

/** A setting of every provider. */
interface Address {
  /** Of a gateway, or of a server that stands in; by default the provider's own. */
  readonly baseUrl?: string;
}

export interface AnthropicKey extends Address {
  readonly type: "anthropic-key";
  readonly apiKey: Secret;
  /** Where the key came from: an input or a variable. */
  readonly source: string;
}

/** The API without a key: the job proves which workflow it is, and gets a token that lives for minutes. */
export interface AnthropicFederation extends Address {
  readonly type: "anthropic-federation";
  readonly ruleId: string;
  readonly organizationId: string;
  readonly serviceAccountId?: string;
  readonly workspaceId?: string;
  readonly identity: JobIdentity;
}

export interface Bedrock extends Address {
  readonly type: "bedrock";
  readonly region: string;
  readonly credentials:
    | { readonly type: "token"; readonly token: Secret }
    | {
        readonly type: "keys";
        readonly accessKeyId: Secret;
        readonly secretAccessKey: Secret;
        readonly sessionToken?: Secret;
      };
}

export interface Vertex extends Address {
  readonly type: "vertex";
  readonly region: string;
  readonly projectId: string;
  /** JSON, as google-github-actions/auth and gcloud write it. */
  readonly credentialsFile: string;
}

export interface Foundry extends Address {
  readonly type: "foundry";
  /** The name before `.services.ai.azure.com`; undefined where `baseUrl` says all. */
  readonly resource?: string;
  readonly credentials:
    | { readonly type: "key"; readonly apiKey: Secret }
    | {
        readonly type: "federation";
        readonly tenantId: string;
        readonly clientId: string;
        /** Where tokens are given out: `https://login.microsoftonline.com`. */
        readonly authority: string;
        readonly identity: JobIdentity;
      };
}

/** Nobody is asked: what an agent did elsewhere is published. */
export interface NoProvider {
  readonly type: "none";
}

/** Where a job on GitHub's runners gets a token that says which workflow it is. */
export interface JobIdentity {
  readonly requestUrl: string;
  readonly requestToken: Secret;
}

/** Every key that the settings hold. */
export function secretsOf(provider: Provider): Secret[] {
  switch (provider.type) {
    case "anthropic-key":
      return [provider.apiKey];
    case "anthropic-federation":
      return [provider.identity.requestToken];
    case "bedrock": {
      const { credentials } = provider;
      if (credentials.type === "token") return [credentials.token];
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      return [accessKeyId, secretAccessKey, ...(sessionToken === undefined ? [] : [sessionToken])];
    }
    case "vertex":
    case "none":
      return [];
    case "foundry": {
      const { credentials } = provider;
      return credentials.type === "key" ? [credentials.apiKey] : [credentials.identity.requestToken];
    }
  }
}

/** Absolute paths of the files that hold keys: nothing for the agent, even where they lie in the checkout. */
export function filesOf(provider: Provider): string[] {
  return provider.type === "vertex" ? [resolve(provider.credentialsFile)] : [];
}

/** What a provider asks above the list, where it answers in one region instead of anywhere. */
const regionalSurcharge = 1.1;

/** By what the list's prices are multiplied. */
export function surchargeOf(provider: Provider): number {
  switch (provider.type) {
    case "anthropic-key":
    case "anthropic-federation":
    case "foundry":
    case "none":
      return 1;
    case "bedrock":
      return regionalSurcharge;
    case "vertex":
      return provider.region === "global" ? 1 : regionalSurcharge;
  }
}

/** The model's id as the provider spells it; an id that is spelled in some way of its own already stays as it is. */
export function spellModel(provider: Provider, model: string): string {
  if (!/^claude-[a-z\d-]+$/.test(model)) return model;
  switch (provider.type) {
    case "anthropic-key":
    case "anthropic-federation":
    case "foundry":
    case "none":
      return model;
    case "bedrock":
      return `anthropic.${model}`;
    case "vertex":
      return model.replace(/-(\d{8})$/, "@$1");
  }
}
