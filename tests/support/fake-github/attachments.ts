import { access, type Viewer } from "./access.ts";
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

/** The file, or where it is; not found for whoever may not see it. */
export function serveAttachment(world: World, url: URL, viewer: Viewer | undefined): FileReply {
  const found = world.attachments.get(url.origin + url.pathname);
  const repository = found?.repository === undefined ? undefined : world.repositories.find(found.repository);
  const may =
    repository === undefined ||
    (viewer !== undefined &&
      access(viewer, repository, { permission: "contents", level: "read" }) === "granted");
  if (found === undefined || !may) {
    return { status: 404, headers: { "content-type": "text/html" }, body: Buffer.from("Not Found") };
  }
  const { content, contentType, location } = found;
  if (location !== undefined) return { status: 302, headers: { location }, body: Buffer.alloc(0) };
  return { status: 200, headers: { "content-type": contentType }, body: content };
}
