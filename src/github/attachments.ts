import type { Secret } from "../redact.ts";

/** Why a file was not read, in a few words. */
export class AttachmentError extends Error {
  override readonly name = "AttachmentError";
}

/** Files that people put into issues and comments. */
export interface Attachments {
  /** Whether the address is one that GitHub gives to such files; no other is ever asked. */
  readonly isAttachment: (address: string) => boolean;
  /** Rejects with AttachmentError. */
  readonly read: (
    address: string,
    limits: { readonly maxBytes: number; readonly signal: AbortSignal },
  ) => Promise<Buffer>;
}

const maxRedirects = 3;
const timeoutMs = 10_000;
/** Where github.com has what people attach, and where it sends those who ask for it. */
const fileHosts = ["user-images.githubusercontent.com", "private-user-images.githubusercontent.com"];
const storeHosts = [...fileHosts, "github-production-user-asset-6210df.s3.amazonaws.com"];
/** On the server itself: nothing but files. */
const ownPaths =
  /^\/(?:user-attachments\/assets|storage\/user\/\d+\/files|[\w.-]+\/[\w.-]+\/assets\/\d+)\/[\w-]{8,64}(?:\.\w{2,5})?$/;

/** The token goes to the server's own host alone, and never over a redirect. */
export function openAttachments(
  api: { readonly fetch: typeof fetch },
  { token, serverUrl }: { readonly token: Secret; readonly serverUrl: string },
): Attachments {
  const own = new URL(serverUrl).host;
  const isDotcom = own === "github.com";
  const isFile = (url: URL) =>
    isPlainHttps(url) &&
    ((url.host === own && ownPaths.test(url.pathname)) || (isDotcom && fileHosts.includes(url.host)));
  const isStore = (url: URL) =>
    isFile(url) || (isPlainHttps(url) && isDotcom && storeHosts.includes(url.host));

  return {
    isAttachment(address) {
      const url = URL.parse(address);
      return url !== null && isFile(url);
    },
    async read(address, { maxBytes, signal }) {
      const first = URL.parse(address);
      if (first === null || !isFile(first))
        throw new AttachmentError("it is nowhere that GitHub keeps such files");
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      let url = first;
      for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
        const signedIn = redirects === 0 && url.host === own;
        const response = await api
          .fetch(url.href, {
            headers: { accept: "image/*", ...(signedIn && { authorization: `token ${token.reveal()}` }) },
            ...{ redirect: "manual", signal: limit, credentials: "omit" },
          })
          .catch(tellFailure);
        const location = response.headers.get("location");
        if (response.status < 300 || response.status > 399 || location === null) {
          return await readBody(response, maxBytes).catch(tellFailure);
        }
        await response.body?.cancel();
        const next = URL.parse(location, url.href);
        if (next === null || !isStore(next)) throw new AttachmentError("it leads to another place");
        url = next;
      }
      throw new AttachmentError("it leads on and on");
    },
  };
}

function tellFailure(error: unknown): never {
  if (error instanceof AttachmentError) throw error;
  const isLate = Error.isError(error) && (error.name === "TimeoutError" || error.name === "AbortError");
  throw new AttachmentError(isLate ? "it took too long" : "it could not be reached", { cause: error });
}

function isPlainHttps(url: URL): boolean {
  return url.protocol === "https:" && url.port === "" && url.username === "" && url.password === "";
}

/** What it says of its length is not believed. */
async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new AttachmentError(`the server answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > maxBytes) throw new AttachmentError("it is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
