import { once } from "node:events";
import { createServer } from "node:http";
import { checkedResults } from "./checked-results.mjs";

/**
 * As much of OpenAI's Responses API as an agent needs that streams and calls functions: it plays a script, and keeps what
 * was asked of it. Anything but POST /v1/responses gets a 404, and is told of at the end.
 */
export async function startResponsesModel(agent, workload, scene) {
  const turns = workload.turns.map((steps) => steps.map((step) => agent.call(step, scene)));
  const exchanges = [];
  const surprises = [];
  const server = createServer(async (request, response) => {
    const receivedAt = now();
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method !== "POST" || request.url !== "/v1/responses") {
      surprises.push(`${request.method} ${request.url}`);
      return void response.writeHead(404).end("{}");
    }
    const text = Buffer.concat(chunks);
    const exchange = { receivedAt, endedAt: undefined, bytes: text.length, text };
    const number = exchanges.push(exchange);
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of answer(number, turns[number - 1])) {
      response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    }
    response.end();
    await once(response, "finish");
    exchange.endedAt = now();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    key: "sk-bench-0123456789",
    exchanges() {
      if (surprises.length > 0) throw new Error(`Nothing is known of ${surprises.join(", ")}.`);
      const parsed = exchanges.map(({ text, ...exchange }) => ({ ...exchange, body: JSON.parse(text) }));
      return checkedResults(workload, parsed, resultsOf);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function now() {
  return performance.timeOrigin + performance.now();
}

/** The events of one answer: calls, or the last words. */
function answer(number, calls) {
  const id = `resp_${number}`;
  const items = calls?.map(([name, input], index) => itemOf(name, input, `${number}_${index}`)) ?? [
    {
      ...{ type: "message", id: `msg_${number}`, role: "assistant", status: "completed" },
      content: [{ type: "output_text", text: "Done.", annotations: [] }],
    },
  ];
  const usage = {
    ...{ input_tokens: 1000, input_tokens_details: { cached_tokens: 0 } },
    ...{ output_tokens: 100, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 1100 },
  };
  const response = { id, object: "response", status: "completed", output: items, usage };
  return [
    { type: "response.created", response: { ...response, status: "in_progress", output: [] } },
    ...items.flatMap((item, index) => [
      { type: "response.output_item.added", output_index: index, item: { ...item, status: "in_progress" } },
      { type: "response.output_item.done", output_index: index, item },
    ]),
    { type: "response.completed", response },
  ];
}

/** A call with an object goes to a function, one with a text to a tool without a schema. */
function itemOf(name, input, id) {
  const status = "completed";
  return typeof input === "string"
    ? { type: "custom_tool_call", id: `ctc_${id}`, call_id: `call_${id}`, name, input, status }
    : {
        ...{ type: "function_call", id: `fc_${id}`, call_id: `call_${id}`, name, status },
        arguments: JSON.stringify(input),
      };
}

/** The results behind the last calls of a request. */
function resultsOf({ input }) {
  const isResult = ({ type }) => type === "function_call_output" || type === "custom_tool_call_output";
  const first = input.findLastIndex((item) => !isResult(item)) + 1;
  return input.slice(first).map(({ output }) => ({ text: textOf(output), failed: false }));
}

function textOf(output) {
  if (typeof output === "string") return output;
  return output.map((part) => part.text ?? "").join("\n");
}
