import { since, tellDetail } from "../details.ts";

/** A fetch that tells whoever follows the details of a run what was asked, what came of it, and when it was whole. */
export function toldFetch(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const began = performance.now();
    const name = requestName(input, init);
    const response = await send(input, init).catch((error) => {
      tellDetail(() => `${name}: ${String(error)}, ${since(began)}`);
      throw error;
    });
    let isFollowed = false;
    tellDetail(() => {
      isFollowed = true;
      return `${name}: ${describeAnswer(response)}, ${since(began)}`;
    });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (!isFollowed || response.body === null || isStream !== true) return response;

    let bytes = 0;
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        controller.enqueue(chunk);
      },
      flush: () => tellDetail(() => `${name}: its answer is whole, ${bytes} bytes, ${since(began)}`),
    });
    return new Response(response.body.pipeThrough(count), response);
  };
}

/** A gateway's address may hold what identifies its customer; host and end say enough. */
function requestName(input: string | URL | Request, init: RequestInit | undefined): string {
  const { host, pathname } = new URL(input instanceof Request ? input.url : input);
  return `${init?.method ?? "GET"} ${host}/…/${pathname.split("/").slice(-2).join("/")}`;
}

/** What a provider's support asks for, and when to ask again. */
const toldHeaders = ["request-id", "x-amzn-requestid", "apim-request-id", "retry-after", "retry-after-ms"];

function describeAnswer({ status, headers }: Response): string {
  const told = toldHeaders.flatMap((name) => (headers.has(name) ? [`${name} ${headers.get(name)}`] : []));
  return [`status ${status}`, ...told].join(", ");
}
