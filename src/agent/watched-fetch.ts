/** The body of an answer sent no byte for too long. */
export class SilentStreamError extends Error {
  override readonly name = "SilentStreamError";

  constructor(maxSilenceMs: number) {
    super(`no byte came for ${Math.round(maxSilenceMs / 1000)} s`);
  }
}

/** Fetch that ends a streamed body which falls silent. The SDK has no such limit, and passes pings to nobody. */
export function watchedFetch(maxSilenceMs: number): typeof fetch {
  return async (input, init) => {
    const silence = new AbortController();
    const signals = init?.signal ? [init.signal, silence.signal] : [silence.signal];
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (response.body === null || isStream !== true) return response;

    const timer = setTimeout(() => silence.abort(new SilentStreamError(maxSilenceMs)), maxSilenceMs).unref();
    const watch = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        timer.refresh();
        controller.enqueue(chunk);
      },
      flush: () => clearTimeout(timer),
    });
    return new Response(response.body.pipeThrough(watch), response);
  };
}
