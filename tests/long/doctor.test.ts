import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { openScene, type Scene } from "../support/scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(async () => {
  await scene[Symbol.asyncDispose]();
});

test("all ok", async () => {
  await using run = await scene.form("", [], {
    inputs: { mode: "doctor" },
    checkout: { persistCredentials: false },
  });
  process.stdout.write(
    run.main.log +
      run.summary +
      JSON.stringify(run.outputs, null, 1) +
      JSON.stringify(
        scene.github.requests.map((r) => [r.method, r.path, r.operation, r.status]),
        null,
        1,
      ),
  );
  expect(run.main.exitCode).toBe(0);
});
