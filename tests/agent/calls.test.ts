import type { ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { expect, test } from "@jest/globals";
import { z } from "zod";
import { createRunCalls } from "../../src/agent/calls.ts";
import { ToolError } from "../../src/errors.ts";
import type { EventBody } from "../../src/events/event.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { defineTool, type ToolOutput } from "../../src/tools/tool.ts";

const plain = (text: string): ToolOutput => ({ text, truncated: false });

/** Tools whose calls end when the test says so: `look` reads, `change` writes. */
function openCalls(redact: (text: string) => string = (text) => text) {
  const events: EventBody[] = [];
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<ToolOutput>>();
  const end = (name: string) => {
    const known = ends.get(name) ?? Promise.withResolvers<ToolOutput>();
    ends.set(name, known);
    return known;
  };
  const stopping = new AbortController();
  const tool = (name: string, access: "read" | "write") =>
    defineTool({
      name,
      description: name,
      input: z.strictObject({ name: z.string() }),
      access: () => access,
      run: async (input) => {
        begun.push(input.name);
        return await end(input.name).promise;
      },
    });
  const run = createRunCalls({
    tools: [tool("look", "read"), tool("change", "write"), tool("finish", "write")],
    context: { sandbox: {} as Sandbox, signal: stopping.signal },
    prepare: async () => {},
    emit: (event) => void events.push(event),
    redact,
    inspect: () => {},
  });
  return {
    events,
    begun,
    stop: () => stopping.abort(),
    finish: (name: string, output: ToolOutput = plain(name)) => end(name).resolve(output),
    fail: (name: string, error: Error) => end(name).reject(error),
    /** `look a` is a call of look with the name a. */
    run: (...calls: string[]) =>
      run(
        calls.map((call, index) => {
          const [tool = "", name = ""] = call.split(" ");
          return {
            type: "tool_use",
            id: `id-${index}`,
            name: tool,
            input: { name },
          } as unknown as ToolUseBlock;
        }),
        1,
      ),
    steps: () =>
      events.map((event) => {
        if (event.type === "tool_call") return `call ${event.input["name"]}`;
        return event.type === "tool_result" ? `result ${event.result}` : event.type;
      }),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

test("reads that stand together run together; a write waits for them, and they for it", async () => {
  const calls = openCalls();
  const results = calls.run("look a", "look b", "change c", "look d");
  await calls.settle();
  expect(calls.begun).toEqual(["a", "b"]);
  calls.finish("b");
  await calls.settle();
  expect(calls.begun).toEqual(["a", "b"]);
  calls.finish("a");
  await calls.settle();
  expect(calls.begun).toEqual(["a", "b", "c"]);
  calls.finish("c");
  calls.finish("d");
  const blocks = await results;
  expect(blocks.map(({ tool_use_id }) => tool_use_id)).toEqual(["id-0", "id-1", "id-2", "id-3"]);
  expect(blocks.map(({ content }) => content)).toEqual(
    ["a", "b", "c", "d"].map((text) => [{ type: "text", text }]),
  );
  // As they happened: the calls in their order, each result when it was there.
  expect(calls.steps()).toEqual([
    ...["call a", "call b", "result b", "result a"],
    ...["call c", "result c", "call d", "result d"],
  ]);
});

test("no more than eight run at a time", async () => {
  const calls = openCalls();
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const results = calls.run(...names.map((name) => `look ${name}`));
  await calls.settle();
  expect(calls.begun).toEqual(names.slice(0, 8));
  calls.finish("n5");
  await calls.settle();
  expect(calls.begun).toEqual(names.slice(0, 9));
  for (const name of names) calls.finish(name);
  expect((await results).map(({ content }) => content)).toEqual(
    names.map((text) => [{ type: "text", text }]),
  );
});

test("a bug begins nothing more, and is told once what was running has ended", async () => {
  const calls = openCalls();
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
  let told = false;
  const results = calls.run(...names.map((name) => `look ${name}`), "change last").finally(() => {
    told = true;
  });
  const outcome = expect(results).rejects.toThrow("a bug");
  calls.fail("n3", new Error("a bug"));
  await calls.settle();
  expect(told).toBe(false);
  for (const name of names.filter((name) => name !== "n3")) calls.finish(name);
  await outcome;
  expect(calls.begun).toEqual(names.slice(0, 8));
});

test("a refusal is the model's to hear, shortened like every result", async () => {
  const calls = openCalls();
  calls.fail("a", new ToolError(`no such file ${"x".repeat(100_000)}`));
  calls.finish("b");
  const [refused, fine] = await calls.run("look a", "look b");
  expect(refused?.is_error).toBe(true);
  expect(JSON.stringify(refused).length).toBeLessThan(33_000);
  expect(fine).not.toHaveProperty("is_error");
});

test("what stands behind the call that hands in is not run", async () => {
  const calls = openCalls();
  calls.finish("a", { ...plain("Accepted."), ends: true });
  const blocks = await calls.run("finish a", "change b", "finish c");
  expect(calls.begun).toEqual(["a"]);
  expect(blocks.map(({ is_error }) => is_error === true)).toEqual([false, true, true]);
  expect(JSON.stringify(blocks[1])).toContain("the work was handed in before it");
});

test("handing in waits for a turn in which nothing failed", async () => {
  const calls = openCalls();
  calls.fail("a", new ToolError("no"));
  const blocks = await calls.run("look a", "finish b");
  expect(calls.begun).toEqual(["a"]);
  expect(JSON.stringify(blocks[1])).toContain("a call before it in this turn failed");
});

test("an image follows its text, and people are told the text alone", async () => {
  const calls = openCalls();
  calls.finish("a", { ...plain("An image."), image: { mediaType: "image/png", base64: "AAAA" } });
  const [block] = await calls.run("look a");
  expect(block?.content).toEqual([
    { type: "text", text: "An image." },
    { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } },
  ]);
  expect(calls.events.at(-1)).toMatchObject({ type: "tool_result", result: "An image." });
  expect(JSON.stringify(calls.events)).not.toContain("AAAA");
});

test("an image with a secret in its bytes is not shown", async () => {
  const calls = openCalls((text) => text.replaceAll("SECRET", "***"));
  calls.finish("a", { ...plain("An image."), image: { mediaType: "image/png", base64: "AASECRETAA" } });
  const [block] = await calls.run("look a");
  expect(block?.content).toEqual([
    { type: "text", text: "An image.\n[the image is not shown: a secret is in its bytes]" },
  ]);
});

test("when the run is ending, every call is answered and none is run", async () => {
  const calls = openCalls();
  calls.stop();
  const blocks = await calls.run("look a", "change b");
  expect(calls.begun).toEqual([]);
  expect(blocks.every(({ is_error }) => is_error)).toBe(true);
  expect(JSON.stringify(blocks)).toContain("the run is ending");
});

test("a result that the turn's others shorten is told when that is certain, as the model is shown it", async () => {
  const calls = openCalls();
  const long = "x".repeat(31_000);
  const results = calls.run("look a", "look b", "look c", "look d", "change e");
  await calls.settle();
  for (const name of ["a", "b", "c", "d"]) calls.finish(name, plain(long));
  await calls.settle();
  expect(calls.begun).toContain("e");
  const told = () => calls.events.flatMap((event) => (event.type === "tool_result" ? [event] : []));
  expect(told()).toEqual([]);
  calls.finish("e");
  const shown = (await results).map(({ content }) => (Array.isArray(content) ? content[0] : undefined));
  expect(told().map(({ id, truncated }) => [id, truncated])).toEqual([
    ["id-4", false],
    ...["id-0", "id-1", "id-2", "id-3"].map((id) => [id, true]),
  ]);
  for (const { id, result } of told()) {
    expect(shown[Number(id.slice(3))]).toEqual({ type: "text", text: result });
  }
  expect(told()[1]?.result).toContain("characters left out: this turn's results were too long together");
});

test("a result that no other can shorten is told at once, and so are all of a turn that ends with a bug", async () => {
  const calls = openCalls();
  const results = calls.run("look a", "look b", "look c", "look d", "change e");
  await calls.settle();
  calls.finish("a", plain("x".repeat(20_000)));
  calls.finish("b", plain("x".repeat(20_001)));
  await calls.settle();
  const told = () => calls.events.flatMap((event) => (event.type === "tool_result" ? [event.id] : []));
  expect(told()).toEqual(["id-0"]);
  calls.finish("c");
  calls.finish("d");
  calls.fail("e", new Error("a bug"));
  await expect(results).rejects.toThrow("a bug");
  expect(told()).toEqual(["id-0", "id-2", "id-3", "id-4", "id-1"]);
});
