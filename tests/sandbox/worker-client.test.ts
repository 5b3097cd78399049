import { describe, expect, test } from "@jest/globals";
import { ToolError } from "../../src/errors.ts";
import { startProcess } from "../../src/process.ts";
import type { Started } from "../../src/sandbox/launcher.ts";
import { openWorkerClient } from "../../src/sandbox/worker-client.ts";
import { workerProperties } from "../support/properties/worker-client.ts";

/** A worker in the agent's hands: what it answers to each line, as Perl; `$id` is the request's. */
async function hostile(answer: string): Promise<Started> {
  const script = `$| = 1; while (<STDIN>) { my ($id) = /"id":(\\d+)/; ${answer} }`;
  const child = await startProcess({
    argv: ["/usr/bin/perl", "-e", script],
    env: {},
    cwd: "/",
    descriptors: ["pipe", "pipe", "ignore"],
  });
  return {
    ...child,
    ended: child.exited.then(({ code, signal }) => ({ started: true, code, signal })),
  };
}

const say = (json: string) => `print q(${json}) =~ s/ID/$id/r, "\\n";`;
const read = { op: "read", path: "a", maxBytes: 100 } as const;
const text =
  '{"id":ID,"type":"result","result":{"type":"text","text":"fine","firstLine":1,"lastLine":1,"sizeBytes":4,"truncated":false}}';

describe("answers of the file worker", () => {
  test.each(Object.entries(workerProperties))("%s", async (_, holds) => {
    await holds();
  });

  test("of the right shape are passed on", async () => {
    await using client = openWorkerClient(() => hostile(say(text)));
    expect(await client.ask(read)).toMatchObject({ text: "fine" });
  });

  test("that refuse are for the model; that tell of a fault are not", async () => {
    await using refusing = openWorkerClient(() =>
      hostile(say('{"id":ID,"type":"refused","message":"no such file"}')),
    );
    await expect(refusing.ask(read)).rejects.toThrow(ToolError);
    await using failing = openWorkerClient(() => hostile(say('{"id":ID,"type":"failed","message":"oops"}')));
    await expect(failing.ask(read)).rejects.toThrow("the sandbox's file worker failed: oops");
  });

  test.each([
    ["no JSON", say("ls: no such file")],
    ["of an unknown type", say('{"id":ID,"type":"other"}')],
    ["to a question that was not asked", say('{"id":99,"type":"refused","message":"x"}')],
    ["without an id", say('{"type":"refused","message":"x"}')],
    ["of the wrong shape", say('{"id":ID,"type":"result","result":{"type":"text","text":7}}')],
    ["of another operation", say('{"id":ID,"type":"result","result":{"created":true}}')],
    ["with negative counts", say(text.replace('"sizeBytes":4', '"sizeBytes":-4'))],
    [
      "with a message that is too long",
      `print qq({"id":$id,"type":"refused","message":"), "x" x 3000, qq("}\\n);`,
    ],
    ["without end", `print "x" x 1000000 while 1;`],
    ["that never come", "exit 1;"],
    ["given twice", say(text) + say(text) + say(text).repeat(2)],
  ])("%s break the worker, and the request is put to a new one", async (_, answer) => {
    let starts = 0;
    await using client = openWorkerClient(() => {
      starts += 1;
      return hostile(starts === 1 ? answer : say(text));
    });
    const first = await client.ask(read);
    const second = await client.ask(read);
    expect([first, second]).toEqual([
      expect.objectContaining({ text: "fine" }),
      expect.objectContaining({ text: "fine" }),
    ]);
    expect(starts).toBe(2);
  });

  test("that stay broken end the request with an error that is not for the model", async () => {
    let starts = 0;
    await using client = openWorkerClient(() => {
      starts += 1;
      return hostile(say("{}"));
    });
    const error = await client.ask(read).catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(ToolError);
    expect((error as Error).message).toContain("gave an answer that was not asked for");
    expect(starts).toBe(2);
    for (let round = 0; round < 5; round += 1) await client.ask(read).catch(() => undefined);
    expect(starts).toBeLessThan(8);
  });

  test("that took too much memory are refused, however often, and a new worker is there for the next", async () => {
    let starts = 0;
    await using client = openWorkerClient(async () => {
      starts += 1;
      const worker = await hostile(starts > 8 ? say(text) : "exit 1;");
      const exceeded = { usedBytes: 2, limitBytes: 1 };
      return { ...worker, ended: worker.ended.then((end) => ({ ...end, exceeded })) };
    });
    for (let round = 0; round < 8; round += 1) {
      await expect(client.ask(read)).rejects.toThrow(ToolError);
    }
    expect(await client.ask(read)).toMatchObject({ text: "fine" });
  });

  test("come for many requests at once, in any order", async () => {
    const swap = `push @ids, $id; if (@ids == 3) { for $id (reverse @ids) { ${say(text.replace('"fine"', '"ID"').replace("ID", "ID"))} } }`;
    await using client = openWorkerClient(() => hostile(swap));
    expect(await Promise.all([client.ask(read), client.ask(read), client.ask(read)])).toHaveLength(3);
  });

  test("are waited for no longer once it is closed", async () => {
    const client = openWorkerClient(() => hostile(""));
    const asked = client.ask(read);
    const outcome = expect(asked).rejects.toThrow("was closed");
    await new Promise((resolve) => setImmediate(resolve));
    await client[Symbol.asyncDispose]();
    await outcome;
    await expect(client.ask(read)).rejects.toThrow("closed");
  });
});
