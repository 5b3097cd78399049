import { createHash, randomFillSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { capabilitiesOf } from "../../src/agent/capabilities.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { call, expects, refused, turn } from "../support/fake-messages/index.ts";
import { makePng } from "../support/pictures.ts";
import { openScene, type Scene } from "./fixture.ts";

const finish = call("finish", { title: "Fix the logo", description: "It is round now." });
const look = (filepath = "logo.png") => call("read_file", { filepath });

/** Its files are all this image. */
const showing = ({ sandbox }: Scene, image: Buffer): Sandbox => ({
  ...sandbox,
  readFile: async () => ({
    type: "binary",
    sizeBytes: image.length,
    format: "PNG image",
    image: image.toString("base64"),
  }),
});

/** Random bytes don't get smaller: as much data as an image may have. */
function largePng(): Buffer {
  const [width, height] = [1400, 1400];
  const rows = Buffer.alloc((width + 1) * height);
  randomFillSync(rows);
  for (let at = 0; at < rows.length; at += width + 1) rows[at] = 0;
  return makePng(width, height, { rows });
}

test("images reach the model behind their text, and are sent back unchanged", async () => {
  await using scene = await openScene();
  const { api } = scene;
  const image = makePng(640, 480);
  api.play(
    turn(look("a.png"), look("b.png")),
    turn(
      expects(({ results }) => {
        expect(results.map(({ isError }) => isError)).toEqual([false, false]);
        expect(results[0]?.text).toContain("a.png: PNG image, 640 × 480 pixels");
      }),
      look(),
    ),
    turn(finish),
  );
  expect(await scene.work({ sandbox: showing(scene, image) })).toMatchObject({
    proposal: { title: "Fix the logo" },
  });
  api.assertFinished();
  const source = { type: "base64", media_type: "image/png", data: image.toString("base64") };
  const reply = api.messageRequests().at(-1)?.body?.messages[2]?.content as unknown as {
    content: unknown[];
  }[];
  expect(reply.map(({ content }) => content[1])).toEqual([
    { type: "image", source },
    { type: "image", source },
  ]);
});

test("events and transcript name an image and hold none of it", async () => {
  await using scene = await openScene();
  scene.api.play(turn(look()), turn(finish));
  const image = makePng(64, 64);
  await scene.work({ sandbox: showing(scene, image) });
  scene.api.assertFinished();
  const base64 = image.toString("base64");
  expect(JSON.stringify(scene.events)).not.toContain(base64.slice(0, 40));
  expect(JSON.stringify(scene.transcript)).not.toContain(base64.slice(0, 40));
  expect(scene.eventsOf("tool_result")[0]?.result).toContain("logo.png: PNG image, 64 × 64 pixels");
  const sha256 = createHash("sha256").update(image).digest("hex");
  expect(JSON.stringify(scene.transcript)).toContain(
    `{"type":"image","source":{"type":"base64","media_type":"image/png","bytes":${image.length},"sha256":"${sha256}"}}`,
  );
});

test("an image that the API refuses does not end the run", async () => {
  const image = makePng(64, 64);
  await using scene = await openScene({}, { undecodable: [image.toString("base64")] });
  const { api } = scene;
  api.play(
    turn(look("a.png"), look("b.png")),
    refused(/Could not process image/),
    turn(
      expects(({ results }) => {
        for (const { text, isError } of results) {
          expect(isError).toBe(false);
          expect(text).toMatch(/PNG image, 64 × 64 pixels.*\[the image could not be shown\]$/s);
        }
      }),
      finish,
    ),
  );
  expect(await scene.work({ sandbox: showing(scene, image) })).toMatchObject({
    proposal: { title: "Fix the logo" },
  });
  api.assertFinished();
  expect(scene.eventsOf("warning").map(({ message }) => message)).toEqual([
    expect.stringMatching(/Could not process image.* Asking again without the images that were read last\.$/),
  ]);
  const last = scene.transcript.filter((entry) => (entry as { type: string }).type === "request").at(-1);
  expect(JSON.stringify(last)).toContain("the image could not be shown");
});

test("images of the task come behind its text, and one that the API refuses does not end the run", async () => {
  const image = makePng(64, 64);
  await using scene = await openScene({}, { undecodable: [image.toString("base64")] });
  const { api } = scene;
  api.play(refused(/Could not process image/), turn(finish));
  const material = {
    texts: [{ about: "Comment by ada", text: "[image 2]" }],
    images: [{ number: 2, image: { mediaType: "image/png" as const, base64: image.toString("base64") } }],
  };
  expect(await scene.work({ material })).toMatchObject({ proposal: { title: "Fix the logo" } });
  api.assertFinished();
  const [before, after] = api.messageRequests().map(({ body }) => body?.messages[0]?.content);
  const named = { type: "text", text: "[image 2], data like the text that names it:" };
  expect(before).toMatchObject([{ type: "text" }, named, { type: "image" }]);
  expect(after).toMatchObject([{ type: "text" }, named, { text: "[the image could not be shown]" }]);
  expect(JSON.stringify(scene.transcript)).not.toContain(image.toString("base64").slice(0, 40));
});

test("a large image counts by its pixels, not as megabytes of text", async () => {
  await using scene = await openScene();
  const { api } = scene;
  const image = largePng();
  expect(image.length).toBeGreaterThan(1_500_000);
  api.play(turn(look()), turn(look()), turn(finish));
  // As text, the first would not have fitted into what may be spent.
  const result = await scene.work({ sandbox: showing(scene, image), budget: { maxCostUsd: 1.5 } });
  api.assertFinished();
  expect(result.stopped).toBeUndefined();
});

test("a model of which nothing is known is shown none", () => {
  expect(capabilitiesOf("our-gateway/opus").seesImages).toBe(false);
  expect(capabilitiesOf("claude-haiku-4-5").seesImages).toBe(true);
});
