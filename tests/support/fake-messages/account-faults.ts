import { type StatusTurn, status } from "./play.ts";

// Refusals that have nothing to do with the request (rules 107 to 114): what the account may, and how the service is.

/** Rule 107: so many input tokens a minute are used up. */
export function rateLimited(
  options: { readonly tokensPerMinute?: number; readonly retryAfterSeconds?: number } = {},
): StatusTurn {
  const { tokensPerMinute = 30_000, retryAfterSeconds = 7 } = options;
  const reset = new Date(Date.now() + retryAfterSeconds * 1000).toISOString();
  return status(429, {
    message: `This request would exceed your organization's rate limit of ${tokensPerMinute.toLocaleString("en-US")} input tokens per minute (org: 5f0c3ad2-0000-4000-8000-000000000000, model: claude-opus-5-5). For details, refer to: https://docs.claude.com/en/api/rate-limits.`,
    headers: {
      "retry-after": String(retryAfterSeconds),
      "anthropic-ratelimit-input-tokens-limit": String(tokensPerMinute),
      "anthropic-ratelimit-input-tokens-remaining": "0",
      "anthropic-ratelimit-input-tokens-reset": reset,
    },
  });
}

/** Rule 108: no header says when to come again, because waiting doesn't help. */
export function spendCapReached(): StatusTurn {
  return status(429, {
    message: "You have reached your specified API usage limits.",
    errorCode: "enforced_spend_limit_reached",
  });
}

/** Rule 109: as it is seen (400), or as it is documented (402). */
export function creditEmpty(as: "seen" | "documented" = "seen"): StatusTurn {
  const message =
    "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.";
  return status(as === "seen" ? 400 : 402, { message });
}

/** Rule 110. */
export function retentionNeeded(): StatusTurn {
  return status(400, {
    message:
      "In order to access this model, your organization or workspace must have data retention enabled.",
  });
}

/** Rule 111. */
export function accessGrantMissing(): StatusTurn {
  return status(403, {
    message: "Access to this model requires an access grant your request does not have.",
  });
}

/** Rule 113. */
export function internalError(): StatusTurn {
  return status(500, { message: "Internal server error" });
}

/** Rule 114. */
export function upstreamTimeout(): StatusTurn {
  return status(504, { message: "The upstream service did not answer in time" });
}
