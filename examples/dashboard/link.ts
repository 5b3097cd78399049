import { type Html, html } from "./html.ts";

/** A link to a page of GitHub; an address that leads anywhere else, or nowhere, is shown as the text that it is. */
export function githubLink(address: string, text: string, github: string): Html {
  const url = URL.parse(address);
  const isGitHub = url !== null && url.origin === github && url.username === "" && url.password === "";
  if (!isGitHub) return html`<bdi>${text}</bdi>`;
  return html`<a href="${url.href}" rel="noreferrer"><bdi>${text}</bdi></a>`;
}

/** `owner/name` of an address on GitHub. */
export function repositoryOf(address: string, github: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || url.origin !== github) return undefined;
  const [, owner, name] = url.pathname.split("/");
  return owner && name ? `${owner}/${name}` : undefined;
}
