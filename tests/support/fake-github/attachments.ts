import type { World } from "./world.ts";

/** Where github.com has files that people attached. */
export const attachmentHosts = [
  "user-images.githubusercontent.com",
  "private-user-images.githubusercontent.com",
];

/** An answer without JSON. */
export interface FileReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Whether files are kept there, so that what is asked for may be one. */
export function isAttachmentAddress({ serverUrl }: World, url: URL): boolean {
  const isOwn = url.origin === serverUrl && /\/assets\/|^\/storage\/user\//.test(url.pathname);
  return isOwn || attachmentHosts.some((host) => url.origin === `https://${host}`);
}

/** A text as a page shows it, as far as its files are concerned. */
export function bodyHtml({ attachments }: World, body: string): string {
  const shown = [...attachments].flatMap(([address, { signed }]) =>
    body.includes(address) ? [signed ?? address] : [],
  );
  return shown
    .map((address) => `<p><img src="${address.replaceAll("&", "&amp;")}" alt="image"></p>`)
    .join("\n");
}

/** The file, or where it is. */
export function serveAttachment(world: World, url: URL): FileReply {
  const found = world.attachments.get(url.origin + url.pathname);
  // What a page shows from elsewhere, its own address opens for people who are signed in alone.
  if (found === undefined || found.signed !== undefined) {
    return { status: 404, headers: { "content-type": "text/html" }, body: Buffer.from("Not Found") };
  }
  const { content, contentType, location } = found;
  if (location !== undefined) return { status: 302, headers: { location }, body: Buffer.alloc(0) };
  return { status: 200, headers: { "content-type": contentType }, body: content };
}
