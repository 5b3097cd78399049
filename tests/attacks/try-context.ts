import { readFileSync } from "node:fs";
import { join } from "node:path";
import { taskMessage } from "../../src/agent/prompt.ts";
import { choose } from "../../src/context/choose.ts";
import { readLinkedLines } from "../../src/context/code-lines.ts";
import { createGallery, fetchImages } from "../../src/context/images.ts";
import { openPermissions } from "../../src/context/permissions.ts";
import { sanitise } from "../../src/context/sanitise.ts";
import { openAttachments } from "../../src/github/attachments.ts";
import type { Said } from "../../src/github/github.ts";
import { Secret } from "../../src/redact.ts";
import { makePng } from "../support/pictures.ts";
import { git, makeTempDir, writeFiles } from "../support/repo.ts";
import type { Door } from "./emit-text.ts";

const unseen = /HIDDEN|[\u00ad\u200b\u202a-\u202e\u2060\u{e0000}-\u{e0fff}]|(?![\n\t])\p{Cc}/u;
const unseenEntity = /&#x?[0-9a-f]+;/i;

/** What a reader of the page doesn't see, and the model would. */
function unseenIn(text: string): string[] {
  return [unseen, unseenEntity].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

const roles: Readonly<Record<string, "write" | "read">> = { writer: "write", "writer[bot]": "write" };
const maxShown = 50;

function readSaid(text: string): Said[] {
  const {
    author,
    times = 1,
    ...more
  } = JSON.parse(text) as Partial<Said> & { author: never; times?: number };
  const written = "2026-11-20T09:00:00Z";
  return Array.from({ length: times }, (_, id) => ({
    ...{ type: "comment", id, url: "https://github.com/octo/demo/issues/1", body: "HIDDEN" },
    ...{ createdAt: written, updatedAt: (more.createdAt as string | undefined) ?? written, ...more },
    author: { login: String(author), isBot: String(author).endsWith("[bot]") },
  }));
}

async function chooseFrom(text: string): Promise<string[]> {
  const permissions = openPermissions([
    { permissionOf: async (login) => ({ permission: roles[login] ?? "read", role: roles[login] ?? "read" }) },
  ]);
  const all = readSaid(text);
  const options = { include: "writers", eventAt: "2026-11-20T10:00:00Z", request: undefined } as const;
  const { chosen } = await choose(all, { ...options, permissions });
  return all.length === 1
    ? chosen.map(({ said }) => said.body)
    : chosen.slice(maxShown).map(() => "too many");
}

function sectionsOf(text: string): string[] {
  const message = taskMessage(
    { prompt: text, requestedBy: text, issue: { number: 1, title: text, url: text, author: text } },
    {
      ...{ workspace: "/w", base: { sha: "0".repeat(40), shallow: false }, overview: "" },
      ...{ hidden: [], hiddenTotal: 0, instructions: [], furtherInstructions: [] },
    },
    { texts: [{ about: text, text }], images: [] },
  );
  return outsideFences(message)
    .filter((line) => /^# Task/.test(line))
    .slice(1);
}

function outsideFences(markdown: string): string[] {
  let fence: string | undefined;
  return markdown.split("\n").filter((line) => {
    const [marks] = /^`{3,}/.exec(line) ?? [];
    if (fence === undefined) fence = marks;
    else if (line === fence) fence = undefined;
    else if (marks !== undefined && line === marks && marks.length >= fence.length) fence = undefined;
    return fence === undefined;
  });
}

const hosts = [
  "github.com",
  "user-images.githubusercontent.com",
  "private-user-images.githubusercontent.com",
];
const bodies: Readonly<Record<string, () => Buffer>> = {
  png: () => makePng(8, 8),
  html: () => Buffer.from("<html><script>alert(1)</script>"),
  svg: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  huge: () => Buffer.alloc(8 * 1024 * 1024),
  wide: () => makePng(2400, 2),
};

/** What somebody asked for who may see a file of this address: hosts that are none of GitHub's, a token given away. */
async function look(text: string, kind: "product" | "bare"): Promise<string[]> {
  const { address, hops } = JSON.parse(text) as { address: string; hops: string[] };
  const found: string[] = [];
  let asked = 0;
  const answer = async (input: string, init: RequestInit = {}) => {
    const url = new URL(input);
    const isFile = url.protocol === "https:" && hosts.includes(url.host) && url.username === "";
    const isAttachment = url.host !== "github.com" || url.pathname.startsWith("/user-attachments/");
    if (!isFile || !isAttachment) found.push(`asked ${url.origin}`);
    const token = new Headers(init.headers).get("authorization");
    if (token !== null && (asked > 0 || url.host !== "github.com")) found.push("gave the token away");
    const hop = hops[asked] ?? "png";
    asked += 1;
    if (asked > 5) found.push("never ends");
    const make = bodies[hop];
    if (make === undefined) return new Response(null, { status: 302, headers: { location: hop } });
    const body = make();
    return new Response(new Uint8Array(body), {
      headers: { "content-type": "image/png", "content-length": "9" },
    });
  };
  if (kind === "bare") {
    let next: string | null = address;
    while (next !== null && asked < 6) {
      const response: Response = await answer(next);
      next = response.headers.get("location");
      if (next !== null) continue;
      const size = (await response.arrayBuffer()).byteLength;
      if (["html", "svg", "wide"].includes(hops.at(-1) ?? "") || size > 1e6) found.push("shows it");
    }
    return found;
  }
  const attachments = openAttachments(
    { fetch: answer as typeof fetch },
    { token: new Secret("ghs_secret"), serverUrl: "https://github.com" },
  );
  const gallery = createGallery(attachments);
  gallery.name(address);
  const signal = new AbortController().signal;
  const { images } = await fetchImages(gallery.named(), {
    attachments,
    seesImages: true,
    findSigned: async () => undefined,
    signal,
  });
  return [...found, ...images.map(() => "shows it")];
}

const secret = "HIDDEN=1\n";

async function follow(link: string, kind: "product" | "bare"): Promise<string[]> {
  await using temp = await makeTempDir();
  const directory = join(temp.path, "demo");
  await writeFiles(temp.path, { "outside.txt": secret, "demo/README.md": "hello\n" });
  await git(directory, "init", "--quiet", "--initial-branch=trunk");
  await git(directory, "add", ".");
  const { symlink } = await import("node:fs/promises");
  await symlink("../outside.txt", join(directory, "link"));
  await git(directory, "add", "link");
  await git(directory, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "m");
  await writeFiles(directory, { ".env": secret });
  const path = decodeURIComponent(link.split("/blob/")[1] ?? "")
    .split("#")[0]
    ?.split("/")
    .slice(1)
    .join("/");
  const asked: string[] = [];
  const show = async (tree: string, file: string) => {
    asked.push(`${tree}:${file}`);
    const listed = await git(directory, "--literal-pathspecs", "ls-tree", tree, "--", file);
    return /^100/.test(listed) ? await git(directory, "show", `${tree}:${file}`) : undefined;
  };
  if (kind === "bare") {
    // Who thinks no evil opens the path in the checkout, whatever the address.
    if (link.includes("/blob/--")) return ["an option"];
    const shown = readFileSync(join(directory, path ?? ""), "utf8");
    return shown === "" ? [] : ["shows it"];
  }
  const { texts } = await readLinkedLines([link], {
    repositoryUrl: "https://github.com/octo/demo",
    source: { base: { sha: "0".repeat(40), tree: "HEAD", branch: "trunk" }, readText: show },
  });
  const isReadme = link.includes("--output=");
  return [
    ...(isReadme ? [] : texts.map(() => "shows it")),
    ...asked.filter((object) => /\.\.|:-|^-|\.git\//.test(object)),
  ];
}

export const contextDoors = {
  "issue text": { product: (text) => unseenIn(sanitise(text).text), bare: unseenIn },
  comment: { product: chooseFrom, bare: (text) => readSaid(text).map(({ body }) => body) },
  prompt: {
    product: sectionsOf,
    bare: (text) =>
      `# Task\n\n\`\`\`\n${text}\n\`\`\``
        .split("\n")
        .filter((line) => line === "# Task")
        .slice(1),
  },
  attachment: { product: (text) => look(text, "product"), bare: (text) => look(text, "bare") },
  "linked lines": { product: (text) => follow(text, "product"), bare: (text) => follow(text, "bare") },
} satisfies Readonly<Record<string, Door>> as Readonly<Record<string, Door>>;
