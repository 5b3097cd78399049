import { expect, test } from "@jest/globals";
import { call, turn } from "./support/fake-messages/index.ts";
import { openScene } from "./support/scene.ts";

test("commits on a branch that is not checked out any more are told, not published", async () => {
  await using scene = await openScene();
  const command =
    "git checkout -q -b feature/mine && echo 1 > made && git add made && git commit -qm mine && git checkout -q -";
  await using run = await scene.label([
    turn(call("run_command", { command })),
    turn(call("finish", { title: "Make it", description: "It is made." })),
  ]);
  expect(run.outputs["outcome"]).toBe("no-changes");
  const warnings = run.events.flatMap((event) => (event.type === "warning" ? [event.message] : []));
  expect(warnings).toEqual([
    expect.stringContaining("commits on its own branch feature/mine: they are not published"),
  ]);
  expect(run.repository.pullRequests).toEqual([]);
});
