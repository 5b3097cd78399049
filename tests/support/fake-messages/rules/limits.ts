import type { ModelRules } from "../models.ts";
import type { Position } from "../prompt.ts";
import type { Block, MessagesBody, Refuse } from "../wire.ts";
import { checkImage } from "./images.ts";
import { innerBlocks } from "./messages.ts";

const smallWindow = 200_000;

/** Rules 22, 25 and 26: numbers and settings that exclude each other. */
export function checkSettings(body: MessagesBody, model: ModelRules, refuse: Refuse): void {
  if (body.max_tokens !== undefined && body.max_tokens > model.maxOutputTokens) {
    refuse(
      22,
      `max_tokens: ${body.max_tokens} > ${model.maxOutputTokens}, ` +
        `which is the maximum allowed number of output tokens for ${model.id}`,
    );
  }
  const stops = (body["stop_sequences"] ?? []) as readonly string[];
  if (stops.some((stop) => stop.trim() === "")) {
    refuse(25, "stop_sequences: each stop sequence must contain non-whitespace");
  }
  if (body.max_tokens !== 0) return;
  const excluded = [
    body.stream === true && "stream",
    body.thinking?.type === "enabled" && "thinking",
    body.output_config?.format && "output_config.format",
    (body.tool_choice?.type === "any" || body.tool_choice?.type === "tool") && "tool_choice",
    (body["compaction"] ?? body["context_management"]) && "compaction",
  ].find((field) => typeof field === "string");
  if (excluded !== undefined) refuse(26, `max_tokens: 0 cannot be combined with ${excluded}`);
}

/** Pages of a PDF in base64; 0 for any other document. */
function countPages(block: Block): number {
  const source = block["source"] as { type?: string; media_type?: string; data?: string } | undefined;
  if (source?.type !== "base64" || source.media_type !== "application/pdf") return 0;
  const text = Buffer.from(source.data ?? "", "base64").toString("latin1");
  return text.match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
}

/** Rules 98 to 106: images, and the size of it all. */
export function checkLimits(
  body: MessagesBody,
  context: {
    readonly positions: readonly Position[];
    readonly model: ModelRules;
    readonly undecodable: ReadonlySet<string>;
    readonly maxImageMegabytes: number;
    readonly refuse: Refuse;
  },
): void {
  const { positions, model, undecodable, maxImageMegabytes: maxMegabytes, refuse } = context;
  const pictures = positions.flatMap(({ block, path }) =>
    [
      { block, path },
      ...innerBlocks(block).map((inner, index) => ({
        block: inner,
        path: `${path}.${block.type}.content.${index}`,
      })),
    ].filter((place) => place.block.type === "image" || place.block.type === "document"),
  );
  const most = model.contextTokens > smallWindow ? 600 : 100;
  if (pictures.length > most) refuse(104, `messages: at most ${most} images and documents are allowed`);
  const isMany = pictures.length > 20;
  for (const { block, path } of pictures) {
    if (block.type === "image") checkImage(block, path, { isMany, undecodable, maxMegabytes, refuse });
    else if (countPages(block) > most) refuse(104, `${path}.document: at most ${most} PDF pages are allowed`);
  }
  const tokens = positions.reduce((sum, position) => sum + position.tokens, 0);
  if (tokens > model.contextTokens) {
    refuse(105, `prompt is too long: ${tokens} tokens > ${model.contextTokens} maximum`);
  }
  const output = body.max_tokens ?? 0;
  if (model.contextTokens === smallWindow && tokens + output > smallWindow) {
    refuse(
      106,
      `input length and \`max_tokens\` exceed context limit: ${tokens} + ${output} > ${smallWindow}, ` +
        "decrease input length or `max_tokens` and try again",
    );
  }
}
