import type { GitHub } from "./github/github.ts";

/** Servers refuse much longer addresses, and a page can't be asked for with one. */
const longestUrl = 7000;
const cut = "\n\n(The rest did not fit into the address.)";

/**
 * Where a person opens the pull request that the token may not open: the page itself, and with title and text filled
 * in, as much of the text as fits.
 */
export function byHandUrl(
  { repository, serverUrl }: Pick<GitHub, "repository" | "serverUrl">,
  wanted: { readonly base: string; readonly branch: string; readonly title: string; readonly body: string },
): { readonly short: string; readonly filled: string } {
  const part = (ref: string) => ref.split("/").map(encodeURIComponent).join("/");
  const { origin } = new URL(serverUrl);
  const { owner, name } = repository;
  const short = `${origin}/${owner}/${name}/compare/${part(wanted.base)}...${part(wanted.branch)}?expand=1`;
  const titled = `${short}&title=${encodeURIComponent(wanted.title.toWellFormed())}`;
  const withBody = (text: string) => `${titled}&body=${encodeURIComponent(text.toWellFormed())}`;
  const whole = withBody(wanted.body);
  if (whole.length <= longestUrl) return { short, filled: whole };
  // A character takes up to twelve in an address.
  let length = Math.min(wanted.body.length, longestUrl);
  while (length > 0 && withBody(wanted.body.slice(0, length) + cut).length > longestUrl) {
    length -= 100;
  }
  return { short, filled: length <= 0 ? titled : withBody(wanted.body.slice(0, length) + cut) };
}
