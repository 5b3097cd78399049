/** A server-sent event of a page. */
export interface Frame {
  readonly id: string;
  readonly content: {
    /** The whole page. */
    readonly all?: string;
    readonly parts?: readonly (readonly [id: string, markup: string])[];
  };
}

/** Watches as a browser does; ends with the caller's loop. */
export async function* watch(url: string, headers: Record<string, string> = {}): AsyncGenerator<Frame> {
  const stop = new AbortController();
  try {
    const response = await fetch(url, { headers, signal: stop.signal });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        const fields = new Map(frame.split("\n").map((line) => line.split(/: (.*)/s) as [string, string]));
        const data = fields.get("data");
        if (data !== undefined) yield { id: fields.get("id") ?? "", content: JSON.parse(data) };
      }
    }
  } finally {
    stop.abort();
  }
}
