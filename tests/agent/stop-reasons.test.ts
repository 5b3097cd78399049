import { expect, test } from "@jest/globals";
import { block, call, expects, say, stop, think, turn } from "../support/fake-messages/index.ts";
import { openScene } from "./fixture.ts";

const finish = call("finish", { title: "Done", description: "It is done." });
const write = (json?: string) =>
  call("write_file", { filepath: "a.txt", content: "all of it" }, json === undefined ? {} : { json });

test("max_tokens inside a call: the answer is dropped and asked for once more with a higher limit", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(think("Long."), call("write_file", { filepath: "a.txt", content: "all of it" }, { cutAfter: 30 })),
    turn(write()),
    turn(finish),
  );
  await scene.work();
  api.assertFinished();
  expect(await scene.read("a.txt")).toBe("all of it");
  expect(api.messageRequests().map(({ body }) => body?.max_tokens)).toEqual([64_000, 128_000, 64_000]);
});

test("max_tokens inside a call twice: the model is told to make smaller calls", async () => {
  await using scene = await openScene();
  const { api } = scene;
  const cut = () => call("write_file", { filepath: "a.txt", content: "all of it" }, { cutAfter: 30 });
  api.play(
    turn(cut()),
    turn(say("Again."), cut()),
    turn(
      expects(({ results }) => {
        expect(results).toHaveLength(1);
        expect(results[0]).toMatchObject({
          isError: true,
          text: expect.stringContaining("Make them smaller"),
        });
      }),
      finish,
    ),
  );
  await scene.work();
  api.assertFinished();
  expect(scene.eventsOf("tool_call").map(({ tool }) => tool)).toEqual(["finish"]);
});

test("max_tokens in a text: the text is kept and the model goes on", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(say("A long story"), stop("max_tokens")),
    turn(
      expects(({ text }) => expect(text).toContain("Go on where it stopped")),
      finish,
    ),
  );
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  api.assertFinished();
});

test("refusal: nothing it called is run, and the reason is told", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(
      write(),
      stop("refusal", { details: { type: "refusal", category: "cyber", explanation: "Not this." } }),
    ),
  );
  const result = await scene.work();
  expect(result).toMatchObject({
    stopped: { code: "model-refused", reason: "The model declined to go on (cyber): Not this." },
  });
  expect(scene.eventsOf("tool_call")).toEqual([]);
  api.assertFinished();
});

test("pause_turn: the answer is sent back and the model goes on", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(say("A moment."), stop("pause_turn")), turn(finish));
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  api.assertFinished();
});

test("empty content: asked again, given up after three", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(stop("end_turn")), turn(finish));
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  api.assertFinished();

  await using empty = await openScene();
  empty.api.play(turn(stop("end_turn")), turn(stop("end_turn")), turn(stop("end_turn")));
  expect(await empty.work()).toMatchObject({ stopped: { code: "model-unavailable" } });
  empty.api.assertFinished();
});

test("tool_use without a call: asked again", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(say("Now I call."), stop("tool_use")), turn(finish));
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  api.assertFinished();
});

test("an unknown stop reason is an end, with a warning", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(say("So."), stop("tea_break")), turn(finish));
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  expect(scene.eventsOf("warning")).toMatchObject([{ message: expect.stringContaining("tea_break") }]);
  api.assertFinished();
});

test("a call in an answer that ended for another reason is answered and not run", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(write(), stop("stop_sequence")), turn(finish));
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  expect(scene.eventsOf("tool_call").map(({ tool }) => tool)).toEqual(["finish"]);
  api.assertFinished();
});

test("a full context window ends the run with its own code", async () => {
  await using scene = await openScene();
  scene.api.play(turn(say("So"), stop("model_context_window_exceeded")));
  expect(await scene.work()).toMatchObject({ stopped: { code: "context-full" } });
  scene.api.assertFinished();
});

test("text of nothing but white space is not sent back", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(block({ type: "text", text: "\n\n", citations: null }), call("run_command", { command: "true" })),
    turn(finish),
  );
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  api.assertFinished();
});

test("input that is not JSON is answered as such; the rest of the turn runs", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(
    turn(
      call("write_file", {}, { json: '{"filepath": "a.txt", "content": nonsense}' }),
      call("write_file", { filepath: "b.txt", content: "b" }),
    ),
    turn(
      expects(({ results, messages }) => {
        expect(results.map(({ isError }) => isError)).toEqual([true, false]);
        expect(results[0]?.text).toContain('{"INVALID_JSON":"{\\"filepath\\": \\"a.txt\\"');
        expect(messages[1]?.content).toMatchObject([{ input: {} }, { input: { content: "b" } }]);
      }),
      finish,
    ),
  );
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  expect(await scene.read("b.txt")).toBe("b");
  api.assertFinished();
});

test("half a character in what the model says is not sent back", async () => {
  await using scene = await openScene();
  const { api } = scene;
  const json = '{"filepath":"a.txt","content":"\\ud83d!"}';
  api.play(turn(call("write_file", { filepath: "a.txt", content: "\ufffd!" }, { json })), turn(finish));
  expect(await scene.work()).toMatchObject({ proposal: { title: "Done" } });
  expect(await scene.read("a.txt")).toBe("\ufffd!");
  api.assertFinished();
});
