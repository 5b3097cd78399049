import { expect, test } from "@jest/globals";
import { createGallery, fetchImages } from "../../src/context/images.ts";
import { AttachmentError, openAttachments } from "../../src/github/attachments.ts";
import { Secret } from "../../src/redact.ts";
import { makePng } from "../support/pictures.ts";

const address = (number: number) =>
  `https://github.com/user-attachments/assets/0a1b2c3d-0000-4000-8000-00000000000${number}`;
const signal = new AbortController().signal;
type Answer = (url: URL, init: RequestInit) => Response | Promise<Response>;

function open(answer: Answer, serverUrl = "https://github.com") {
  const asked: { readonly url: string; readonly token: string | null }[] = [];
  const attachments = openAttachments(
    {
      fetch: (async (input: string, init: RequestInit) => {
        asked.push({ url: input, token: new Headers(init.headers).get("authorization") });
        return await answer(new URL(input), init);
      }) as typeof fetch,
    },
    { token: new Secret("ghs_secret"), serverUrl },
  );
  return { attachments, asked };
}
const file = (content: Buffer) => new Response(new Uint8Array(content));
const limits = { maxBytes: 100, signal };

test("which addresses are files of GitHub's, on github.com and on a server of one's own", () => {
  const isFile = (serverUrl: string) => open(() => file(Buffer.alloc(0)), serverUrl).attachments.isAttachment;
  const [dotcom, own] = [isFile("https://github.com"), isFile("https://git.example")];
  const found = [
    address(1),
    "https://github.com/octo/demo/assets/12/0a1b2c3d-0000-4000-8000-000000000001",
    "https://user-images.githubusercontent.com/1/2.png",
    "https://private-user-images.githubusercontent.com/1/2.png?jwt=x",
    "https://git.example/user-attachments/assets/0a1b2c3d-0000",
    "https://git.example/storage/user/4/files/0a1b2c3d-0000",
    ...[
      "http://github.com/user-attachments/assets/0a1b2c3d-0000",
      "https://github.com:444/user-attachments/assets/0a1b2c3d-0000",
    ],
    ...[
      "https://github.com/octo/demo/blob/main/a.png",
      "https://raw.githubusercontent.com/o/r/main/a.png",
      "file:///etc/passwd",
      "not an address",
    ],
  ].map((one) => [dotcom(one), own(one)]);
  expect(found).toEqual([
    ...Array(4).fill([true, false]),
    ...Array(2).fill([false, true]),
    ...Array(6).fill([false, false]),
  ]);
});

test("the token goes to the server alone, and over no redirect, not even back to it", async () => {
  const { attachments, asked } = open((url) =>
    asked.length < 3
      ? new Response(null, {
          status: 302,
          headers: {
            location: asked.length === 1 ? "https://private-user-images.githubusercontent.com/1" : address(2),
          },
        })
      : file(Buffer.from(url.href)),
  );
  expect((await attachments.read(address(1), limits)).toString()).toBe(address(2));
  expect(asked.map(({ token }) => token)).toEqual(["token ghs_secret", null, null]);
});

test.each<[string, Answer, string]>([
  ["a file that is not there", () => new Response("", { status: 404 }), "the server answered 404"],
  ["a connection that fails", () => Promise.reject(new TypeError("fetch failed")), "it could not be reached"],
  [
    "a server that takes too long",
    () => Promise.reject(new DOMException("late", "TimeoutError")),
    "it took too long",
  ],
  ["more bytes than are wanted", () => file(Buffer.alloc(101)), "it is too large"],
  [
    "a redirect to nowhere",
    () => new Response(null, { status: 302, headers: { location: "https://" } }),
    "it leads to another place",
  ],
  [
    "redirects without an end",
    () => new Response(null, { status: 302, headers: { location: address(1) } }),
    "it leads on and on",
  ],
])("%s is told in a few words", async (_, answer, why) => {
  const { attachments } = open(answer);
  await expect(attachments.read(address(1), limits)).rejects.toThrow(why);
});

test("an endless answer is left as soon as it is too large", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(60));
    },
  });
  const { attachments } = open(() => new Response(endless));
  await expect(attachments.read(address(1), limits)).rejects.toThrow("it is too large");
  expect(sent).toBeLessThan(6);
});

test("five images at most, and those before take the room of those behind; each is told", async () => {
  const gallery = createGallery({ isAttachment: (one) => one.startsWith("https://github.com/") });
  const names = [1, 2, 1, 3, 4, 5, 6].map((number) => gallery.name(address(number)));
  expect(names).toEqual(["1", "2", "1", "3", "4", "5", "6"].map((number) => `[image ${number}]`));
  expect([gallery.name("https://x.example/a.png"), gallery.name(undefined)]).toEqual(["[image]", "[image]"]);
  expect(gallery.others()).toBe(2);

  const contents: Readonly<Record<string, Buffer>> = {
    [address(1)]: makePng(4, 4),
    [address(2)]: makePng(2001, 1),
    [address(3)]: Buffer.from("<svg/>"),
    [address(4)]: Buffer.from("\x89PNG\r\n\x1a\n broken", "latin1"),
    [address(5)]: makePng(5, 5),
  };
  const read = async (one: string) => {
    const content = contents[one];
    if (content === undefined) throw new AttachmentError("it took too long");
    return content;
  };
  const { images, items } = await fetchImages(gallery.named(), {
    attachments: { read },
    seesImages: true,
    findSigned: async () => undefined,
    signal,
  });
  expect(images.map(({ number }) => number)).toEqual([1, 5]);
  expect(items.map(({ used, reason }) => [used, reason])).toEqual([
    [true, ""],
    [false, "not shown: a side has more than 2,000 pixels"],
    [false, "not shown: it is no PNG, JPEG, GIF or WebP image"],
    [false, "not shown: it is broken, or of an unusual kind"],
    [true, ""],
    [false, "not fetched: only the first 5 are"],
  ]);
  const blind = await fetchImages(gallery.named(), {
    attachments: { read },
    seesImages: false,
    findSigned: async () => undefined,
    signal,
  });
  expect(blind.images).toEqual([]);
  expect(new Set(blind.items.map(({ reason }) => reason))).toEqual(
    new Set(["not fetched: the model may see no images"]),
  );
});
