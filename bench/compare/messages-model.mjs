import { checkedResults } from "./checked-results.mjs";

const { call, say, startFakeMessages, turn } = await import("../../tests/support/fake-messages/index.ts");

/** What an agent may do differently from ours: features in beta, settings in messages, and what is only our own rule. */
const notHeldTo = [8, 17, ...Array.from({ length: 12 }, (_, index) => `L${index + 1}`)];

/** The strict fake of the Messages API with a script; `exchanges` gives what was asked, once the run has ended. */
export async function startMessagesModel(agent, workload, scene) {
  const fake = await startFakeMessages({ off: notHeldTo });
  const turns = workload.turns.map((steps) => turn(...steps.map((step) => call(...agent.call(step, scene)))));
  fake.play(...turns, agent.end === undefined ? turn(say("Done.")) : turn(call(...agent.end(workload))));
  return {
    name: "claude-opus-5-5",
    url: fake.url,
    key: fake.apiKey,
    exchanges() {
      fake.assertFinished();
      const exchanges = fake.messageRequests().map(({ receivedAt, endedAt, bodyBytes, body }) => ({
        ...{ receivedAt, endedAt, bytes: bodyBytes, body },
      }));
      return checkedResults(workload, exchanges, resultsOf);
    },
    close: () => fake[Symbol.asyncDispose]().catch(() => undefined),
  };
}

/** Text and success of the tool results that the last message of a request holds. */
function resultsOf({ messages }) {
  const blocks = messages.findLast(({ role }) => role === "user").content;
  return (Array.isArray(blocks) ? blocks : [])
    .filter(({ type }) => type === "tool_result")
    .map(({ content, is_error }) => ({ text: textOf(content), failed: is_error === true }));
}

function textOf(content) {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => part.text ?? "").join("\n");
}
