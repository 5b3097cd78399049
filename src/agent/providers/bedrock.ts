import { AnthropicBedrockMantle } from "@anthropic-ai/bedrock-sdk/mantle-client";
import type { ModelClient } from "./model-client.ts";
import { type Opening, withoutVariables } from "./opening.ts";
import type { Bedrock } from "./provider.ts";

/** Amazon Bedrock's endpoint that speaks the Messages API, with a Bedrock API key or signed with AWS keys. */
export function openBedrock({ region, baseUrl, credentials }: Bedrock, { settings }: Opening): ModelClient {
  const { messages } = withoutVariables(
    () =>
      new AnthropicBedrockMantle({
        ...settings,
        awsRegion: region,
        ...(baseUrl !== undefined && { baseURL: baseUrl }),
        ...(credentials.type === "token"
          ? { apiKey: credentials.token.reveal() }
          : {
              apiKey: null,
              awsAccessKey: credentials.accessKeyId.reveal(),
              awsSecretAccessKey: credentials.secretAccessKey.reveal(),
              awsSessionToken: credentials.sessionToken?.reveal() ?? null,
            }),
      }),
  );
  const name =
    credentials.type === "token"
      ? "the Bedrock API key in AWS_BEARER_TOKEN_BEDROCK"
      : "the AWS credentials in AWS_ACCESS_KEY_ID";
  return { messages, credentials: { name, renewable: false } };
}
