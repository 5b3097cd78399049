import { APIConnectionError, APIError } from "@anthropic-ai/sdk/core/error";
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { Secret } from "../../redact.ts";
import type { JobIdentity } from "./provider.ts";

const timeoutMs = 30_000;
const maxTokenBytes = 16 * 1024;
const answerSchema = z.object({ value: z.string().min(1).max(maxTokenBytes) });

/**
 * Asks the runner's service for a new token that says which workflow this job is. Each is for one exchange only.
 * Rejects with a UserError for what a person must mend, and with the SDK's errors for what passes.
 */
export async function requestIdToken(
  { requestUrl, requestToken }: JobIdentity,
  audience: string,
  signal: AbortSignal,
): Promise<Secret> {
  const url = new URL(requestUrl);
  url.searchParams.set("audience", audience);
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${requestToken.reveal()}`, accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  }).catch((cause: unknown) => {
    throw unreachable("GitHub's service for identity tokens", cause);
  });
  const text = await response.text().catch((cause: unknown) => {
    throw unreachable("GitHub's service for identity tokens", cause);
  });
  if (response.status >= 500)
    throw APIError.generate(response.status, undefined, "GitHub gave no identity token", response.headers);
  if (!response.ok) {
    throw new UserError(
      "model-rejected",
      `GitHub gives this job no identity token (${response.status}); add the line \`id-token: write\` under the job's \`permissions:\`.`,
    );
  }
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success)
    throw new UserError("model-rejected", "GitHub's service for identity tokens gave no token.");
  return new Secret(answer.data.value);
}

/** For what is worth trying again. */
export function unreachable(what: string, cause: unknown): APIConnectionError {
  return new APIConnectionError({
    message: `${what} could not be reached.`,
    ...(Error.isError(cause) && { cause }),
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
