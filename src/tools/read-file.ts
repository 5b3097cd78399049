import { z } from "zod";
import { ToolError } from "../errors.ts";
import type { FileContent } from "../sandbox/sandbox.ts";
import { examineImage, maxImageBytes, maxSide } from "./image.ts";
import { count, lineCount, maxResultCharacters, toolOutput } from "./output.ts";
import { defineTool, type Tool, type ToolOutput } from "./tool.ts";

type Text = FileContent & { type: "text" };
type Binary = FileContent & { type: "binary" };

/** A text of more is shown by its beginning and its end, unless lines are asked for. */
const giantBytes = 4 * maxResultCharacters;
const giantTailBytes = 12_000;

/** What the images of one run may take together: all of them are sent with every request that follows. */
const maxImages = 40;
const maxBytesOfImages = 8 * 1024 * 1024;

/** `read_file`; to a model that sees images they are shown as such. */
export function createReadFile({ seesImages }: { readonly seesImages: boolean }): Tool {
  const images = seesImages ? createAllowance() : undefined;
  return defineTool({
    name: "read_file",
    description: `Read a UTF-8 text file exactly as it is, ${seesImages ? "see an image (PNG, JPEG, GIF, WebP), " : ""}or list a directory. A long file comes in parts; a note at the end says how to read on.`,
    input: z.strictObject({
      filepath: z.string().min(1).describe("Relative to the repository's top, or absolute."),
      first_line: z.int().min(1).optional().describe("Where to begin, counted from 1."),
      line_count: z.int().min(1).optional().describe("How many lines; by default as many as fit."),
    }),
    access: () => "read",
    phase: "reading",
    async run({ filepath, first_line, line_count }, { sandbox }) {
      const isWhole = first_line === undefined && line_count === undefined;
      try {
        const content = await sandbox.readFile({
          path: filepath,
          ...(first_line !== undefined && { firstLine: first_line }),
          ...(line_count !== undefined && { lineCount: line_count }),
          maxBytes: maxResultCharacters,
          ...(isWhole && { tail: { overBytes: giantBytes, maxBytes: giantTailBytes } }),
          ...(images !== undefined && { maxImageBytes }),
        });
        switch (content.type) {
          case "directory":
            return showDirectory(filepath, content);
          case "binary":
            return await showBinary(filepath, content, images);
          case "text":
            return showText(filepath, content, first_line ?? 1);
        }
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        throw new ToolError(`Error reading file: ${error.message}`, { cause: error });
      }
    },
  });
}

function showDirectory(path: string, content: FileContent & { type: "directory" }): ToolOutput {
  const what = content.entries.length === 0 ? "is an empty directory." : "is a directory. It holds:";
  const more = content.truncated ? "\n(and more: use list_files)" : "";
  return toolOutput([`${path} ${what}`, ...content.entries].join("\n") + more, content.truncated);
}

interface Allowance {
  /** False when there is no room for another image of this size. */
  readonly take: (bytes: number) => boolean;
}

function createAllowance(): Allowance {
  let left = { images: maxImages, bytes: maxBytesOfImages };
  return {
    take(bytes) {
      if (left.images === 0 || left.bytes < bytes) return false;
      left = { images: left.images - 1, bytes: left.bytes - bytes };
      return true;
    },
  };
}

async function showBinary(path: string, content: Binary, images: Allowance | undefined): Promise<ToolOutput> {
  const what = `${path} is not UTF-8 text (${content.format}, ${count(content.sizeBytes, "byte")})`;
  const isImage = /^(?:PNG|JPEG|GIF|WebP) image$/.test(content.format);
  if (!isImage || images === undefined) {
    throw new ToolError(
      `${what}. Use run_command to look at it, for instance \`file\`, \`strings\` or \`od -c\`.`,
    );
  }
  const smaller = "Make a smaller copy of it in /tmp with run_command, if a program for that is there";
  if (content.image === undefined) {
    throw new ToolError(`${what}. An image can be shown up to ${count(maxImageBytes, "byte")}. ${smaller}.`);
  }
  const examined = await examineImage(Buffer.from(content.image, "base64"));
  if (examined === undefined || examined.type === "broken") {
    throw new ToolError(`${what}. It is not shown, because it is broken, or of an unusual kind.`);
  }
  const { format, size } = examined;
  const described = `${format} image, ${size.width} × ${size.height} pixels, ${count(content.sizeBytes, "byte")}`;
  if (examined.type === "too-large") {
    throw new ToolError(
      `${path} is too large to be shown (${described}): a side may have ${count(maxSide, "pixel")}. ${smaller}.`,
    );
  }
  if (!images.take(examined.image.base64.length)) {
    throw new ToolError(
      `${path} (${described}) is not shown: the images that fit into one run have all been read.`,
    );
  }
  return { ...toolOutput(`${path}: ${described}; shown here.`), image: examined.image };
}

function showText(path: string, content: Text, asked: number): ToolOutput {
  const { text, firstLine, lastLine, totalLines, sizeBytes, truncated, tail } = content;
  if (text === "") {
    if (sizeBytes === 0) return toolOutput("(the file is empty)");
    const total = totalLines === undefined ? "" : `: it has ${count(totalLines, "line")}`;
    throw new ToolError(`${path} has no line ${asked}${total}.`);
  }
  const complete = firstLine === 1 && !truncated && (totalLines ?? lastLine) === lastLine;
  if (complete) return toolOutput(text);
  const ends = tail === undefined ? undefined : showEnds(content, tail);
  if (ends !== undefined) return ends;

  const end = text.endsWith("\n") ? "" : "\n";
  const of = totalLines === undefined ? "" : ` of ${number(totalLines)}`;
  const lines = firstLine === lastLine ? `Line ${firstLine}` : `Lines ${firstLine}-${lastLine}`;
  const atEnd = totalLines !== undefined && lastLine >= totalLines && !truncated;
  if (atEnd) return toolOutput(`${text}${end}[${lines}${of}: the end of the file]`);
  // A part that ends inside a line can only be the start of one line that is longer than a whole result.
  const next =
    truncated && firstLine === lastLine && !text.endsWith("\n")
      ? "cut short: read the rest of this long line with run_command (`cut -c`)"
      : `read on with first_line: ${lastLine + 1}`;
  return toolOutput(`${text}${end}[${lines}${of}; ${next}]`, truncated);
}

/** A log of megabytes is known by how it begins and how it ends. Undefined when there is no line that fits. */
function showEnds({ text, totalLines, sizeBytes }: Text, tail: string): ToolOutput | undefined {
  const head = text.slice(0, text.lastIndexOf("\n", maxResultCharacters - tail.length - 1) + 1);
  if (head === "") return undefined;
  const [first, last] = [lineCount(head), lineCount(tail)];
  const where =
    totalLines === undefined
      ? `Here the file's first ${count(first, "line")} end and its last ${count(last, "line")} begin; it has ${count(sizeBytes, "byte")}`
      : `Lines ${first + 1}-${totalLines - last} of ${number(totalLines)} left out here; the file has ${count(sizeBytes, "byte")}`;
  return toolOutput(`${head}[${where}; read on with first_line: ${first + 1}, or use search]\n${tail}`, true);
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
