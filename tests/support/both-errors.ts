/**
 * What a test throws when its body fails and its clean-up too. The compiled form of `await using` looks for this name,
 * and jest prints one error only, so its message has both.
 */
class BothErrors extends SuppressedError {
  constructor(cleanUp: unknown, body: unknown) {
    super(cleanUp, body, `${words(body)}\n\nThen the clean-up failed too: ${words(cleanUp)}`);
  }
}

function words(error: unknown): string {
  return Error.isError(error) ? (error.stack ?? error.message) : String(error);
}

Object.assign(globalThis, { _SuppressedError: BothErrors });
