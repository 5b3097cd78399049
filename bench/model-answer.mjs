// One answer of the API as it streams them, for benches that need a model which answers at once.

/** The stream's text: some thinking, then the calls, in deltas of so many characters. */
export function answer(turn, calls, deltaBytes) {
  const events = [];
  const send = (type, fields) =>
    events.push(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
  const deltas = (index, text, make) => {
    for (let at = 0; at < text.length; at += deltaBytes) {
      send("content_block_delta", { index, delta: make(text.slice(at, at + deltaBytes)) });
    }
    send("content_block_stop", { index });
  };
  const usage = {
    input_tokens: 100,
    cache_read_input_tokens: 20_000,
    cache_creation_input_tokens: 3_000,
    output_tokens: 300,
  };
  const message = {
    id: `msg_${turn}`,
    type: "message",
    role: "assistant",
    model: "claude-opus-5-5",
    content: [],
    stop_reason: null,
    usage,
  };
  send("message_start", { message });
  send("content_block_start", { index: 0, content_block: { type: "thinking", thinking: "", signature: "" } });
  send("content_block_delta", {
    index: 0,
    delta: { type: "signature_delta", signature: "c2lnbmF0dXJl".repeat(40) },
  });
  deltas(0, "First look at what calls it.\n".repeat(20), (thinking) => ({
    type: "thinking_delta",
    thinking,
  }));
  for (const [index, { name, input }] of calls.entries()) {
    const block = {
      type: "tool_use",
      id: `toolu_${turn}_${index}`,
      name,
      input: {},
      caller: { type: "direct" },
    };
    send("content_block_start", { index: index + 1, content_block: block });
    deltas(index + 1, JSON.stringify(input), (partial_json) => ({ type: "input_json_delta", partial_json }));
  }
  send("message_delta", {
    delta: { stop_reason: "tool_use", stop_sequence: null, stop_details: null },
    usage: { output_tokens: 300 },
  });
  send("message_stop", {});
  return events.join("");
}
