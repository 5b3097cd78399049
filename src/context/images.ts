import { AttachmentError, type Attachments } from "../github/attachments.ts";
import { examineImage, maxImageBytes, maxSide } from "../tools/image.ts";
import type { ToolImage } from "../tools/tool.ts";
import { leftOutItem, type ReceiptItem, usedItem } from "./receipt.ts";

/** An image that a text names. */
export interface NamedImage {
  readonly number: number;
  readonly address: string;
}

export interface FetchedImages {
  readonly images: readonly { readonly number: number; readonly image: ToolImage }[];
  readonly items: readonly ReceiptItem[];
}

const maxImages = 5;
/** Of all: they are sent again with every request of the run. */
const maxTotalBytes = 4 * 1024 * 1024;
const totalTimeoutMs = 20_000;

/** Numbers the images of all texts; one that is named twice has one number. */
export function createGallery(attachments: Pick<Attachments, "isAttachment">) {
  const numbers = new Map<string, number>();
  let others = 0;
  return {
    /** What stands in a text in an image's place. */
    name(address: string | undefined): string {
      if (address === undefined || !attachments.isAttachment(address)) {
        others += 1;
        return "[image]";
      }
      const number = numbers.get(address) ?? numbers.size + 1;
      numbers.set(address, number);
      return `[image ${number}]`;
    },
    named: (): readonly NamedImage[] => [...numbers].map(([address, number]) => ({ address, number })),
    /** How many lie where nothing is fetched from. */
    others: () => others,
  };
}

/** Fetches side by side, by the trusted side; what fails is told and never stops a run. */
export async function fetchImages(
  named: readonly NamedImage[],
  options: {
    readonly attachments: Pick<Attachments, "read">;
    /** Gives another address of a file that its own doesn't open, where there is one. */
    readonly findSigned: (address: string) => Promise<string | undefined>;
    /** Whether every model that may answer sees images. */
    readonly seesImages: boolean;
    readonly signal: AbortSignal;
  },
): Promise<FetchedImages> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(totalTimeoutMs)]);
  const read = await Promise.all(
    named.map(async ({ number, address }) => {
      const what = `image ${number}, ${withoutSecrets(address)}`;
      const failed = (reason: string) => ({ item: leftOutItem({ kind: "image", what, reason }) });
      if (!options.seesImages) return failed("not fetched: the model may see no images");
      if (number > maxImages) return failed(`not fetched: only the first ${maxImages} are`);
      try {
        const limits = { maxBytes: maxImageBytes, signal };
        const bytes = await options.attachments.read(address, limits).catch(async (error: unknown) => {
          const signed = error instanceof AttachmentError ? await options.findSigned(address) : undefined;
          if (signed === undefined) throw error;
          return await options.attachments.read(signed, limits);
        });
        const examined = await examineImage(bytes);
        if (examined === undefined) return failed("not shown: it is no PNG, JPEG, GIF or WebP image");
        if (examined.type === "broken") return failed("not shown: it is broken, or of an unusual kind");
        if (examined.type === "too-large") {
          return failed(`not shown: a side has more than ${maxSide.toLocaleString("en-US")} pixels`);
        }
        return {
          item: usedItem({ kind: "image", what }, bytes),
          bytes: bytes.length,
          number,
          image: examined.image,
        };
      } catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof AttachmentError) return failed(`not fetched: ${error.message}`);
        throw error;
      }
    }),
  );
  let left = maxTotalBytes;
  const images: { number: number; image: ToolImage }[] = [];
  const items = read.map((one) => {
    if (!("image" in one)) return one.item;
    if (one.bytes > left) {
      return leftOutItem({ ...one.item, reason: "not shown: the images before it took all the room" });
    }
    left -= one.bytes;
    images.push({ number: one.number, image: one.image });
    return one.item;
  });
  return { images, items };
}

/** Some addresses have what opens them behind a question mark. */
function withoutSecrets(address: string): string {
  return address.replace(/[?#].*$/s, "");
}
