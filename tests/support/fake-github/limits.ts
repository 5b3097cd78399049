import type { Fault } from "./door.ts";

// How GitHub asks for a pause; given to `failNext`, because it depends on what everybody else does.

/** Too many things were made too fast: a mutation fails in an answer that is a success otherwise. */
export function submittedTooQuickly(mutation: string): Fault {
  const error = { type: "UNPROCESSABLE", path: [mutation], message: "was submitted too quickly" };
  return { status: 200, body: { data: { [mutation]: null }, errors: [error] } };
}

/** The secondary limit, for GraphQL and REST alike. */
export function secondaryLimit(options: { readonly retryAfterSeconds?: number } = {}): Fault {
  const { retryAfterSeconds = 60 } = options;
  return {
    status: 403,
    headers: { "retry-after": String(retryAfterSeconds) },
    body: {
      message:
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.",
      documentation_url:
        "https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
    },
  };
}
