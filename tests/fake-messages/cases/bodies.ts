import { readFile } from "../client.ts";

/** One request that breaks one rule, and what the API says to it. */
export interface Case {
  readonly rule: number | string;
  readonly change?: object;
  /** The whole body, in place of a changed good one. */
  readonly raw?: string;
  readonly headers?: Record<string, string | undefined>;
  readonly path?: string;
  readonly method?: string;
  readonly status?: number;
  readonly type?: string;
  readonly says: string | RegExp;
}

export const user = (content: unknown) => ({ role: "user", content });
export const assistant = (content: unknown) => ({ role: "assistant", content });
export const text = (value: string, more: object = {}) => ({ type: "text", text: value, ...more });
export const use = (id = "toolu_1", more: object = {}) => ({
  type: "tool_use",
  id,
  name: "read_file",
  input: {},
  ...more,
});
export const result = (id = "toolu_1", more: object = {}) => ({
  type: "tool_result",
  tool_use_id: id,
  content: "x",
  ...more,
});
export const history = (...messages: unknown[]) => ({ messages: [user("a"), ...messages] });
export const tool = (change: object) => ({ tools: [{ ...readFile, ...change }] });
export const schema = (input_schema: unknown, more: object = {}) => tool({ input_schema, ...more });
export const mark = (ttl?: string) => ({ cache_control: { type: "ephemeral", ...(ttl && { ttl }) } });
export const old = { "anthropic-version": "2023-06-01" };
export const auth = { status: 401, type: "authentication_error" };
export const strict = { type: "object", additionalProperties: false };

/** The smallest PNG header that tells a size. */
export function png(width: number, height: number): string {
  const bytes = Buffer.alloc(40);
  bytes.write("\x89PNG\r\n\x1a\n", "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString("base64");
}
export const image = (data: string, media_type = "image/png") => ({
  type: "image",
  source: { type: "base64", media_type, data },
});
/** A PDF of so many pages, as far as anyone counts them. */
export const pdf = (pages: number) => ({
  type: "document",
  source: {
    type: "base64",
    media_type: "application/pdf",
    data: Buffer.from(`%PDF-1.7\n<< /Type /Pages >>\n${"<< /Type /Page >>\n".repeat(pages)}`).toString(
      "base64",
    ),
  },
});
