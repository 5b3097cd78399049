import { expect, test } from "@jest/globals";
import { call, drop, hang, say, turn } from "../support/fake-messages/index.ts";
import { openScene } from "./fixture.ts";

test("while the model answers", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(say("So."), hang()));
  const working = scene.work();
  await scene.until(() => scene.eventsOf("message").length > 0);
  scene.cancel();
  expect(await working).toMatchObject({ stopped: { code: "cancelled" } });
  api.assertFinished();
});

test("before the answer's headers", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(hang({ headers: false }));
  const working = scene.work();
  await scene.until(() => api.requests[0]?.verdict.type === "played");
  scene.cancel();
  expect(await working).toMatchObject({ stopped: { code: "cancelled" } });
  api.assertFinished();
});

test("while a command runs: it is stopped, and no request follows", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(call("run_command", { command: "touch begun; exec sleep 60" })));
  const working = scene.work();
  await scene.until(async () => (await scene.read("begun").catch(() => undefined)) !== undefined);
  scene.cancel();
  expect(await working).toMatchObject({ stopped: { code: "cancelled" } });
  api.assertFinished();
  expect(scene.eventsOf("tool_result")).toMatchObject([
    { result: expect.stringContaining("the run is ending") },
  ]);
});

test("while waiting to ask again", async () => {
  await using scene = await openScene();
  const { api } = scene;
  api.play(turn(say("So."), drop()));
  const working = scene.work({ retryDelays: { broken: [60_000], unavailable: [] } });
  await scene.until(() => scene.eventsOf("warning").length > 0);
  scene.cancel();
  expect(await working).toMatchObject({ stopped: { code: "cancelled" } });
  api.assertFinished();
});
