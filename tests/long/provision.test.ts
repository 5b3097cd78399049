import { existsSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { rootTest } from "../support/as-root.ts";
import { call, turn } from "../support/fake-messages/index.ts";
import { openScene } from "../support/scene.ts";

// apt needs root here, and a mount namespace in which what it does is thrown away.
rootTest(
  "a machine without bubblewrap and socat gets them with apt, says so, and the run goes on",
  async () => {
    await using scene = await openScene();
    await using run = await scene.form(
      "Make sum add.",
      [
        turn(call("run_command", { command: "sed -i 's/a - b/a + b/' src/sum.js && node test/sum.test.js" })),
        turn(call("finish", { title: "Fix sum", description: "It adds now." })),
      ],
      {
        user: "root",
        removedPackages: ["bubblewrap", "socat"],
        inputs: { "allowed-domains": "packages.example" },
        timeoutMs: 300_000,
      },
    );
    expect(run.outputs["outcome"]).toBe("pull-request");
    expect(run.log).toContain("Installing bubblewrap and socat...");
    const changes = run.events.filter(({ type }) => type === "machine_change");
    expect(changes).toMatchObject([{ message: "Installed bubblewrap and socat with apt-get." }]);
    expect(run.summary).toContain("- 🔧 Installed bubblewrap and socat with apt-get.");
    expect(run.leftoverProcesses).toEqual([]);
    expect(run.leftoverFiles).toEqual([]);
    // The machine itself was left as it was.
    expect(["/usr/bin/bwrap", "/usr/bin/socat"].every((path) => existsSync(path))).toBe(true);
  },
  300_000,
);

test("a machine without socat, on which nothing can be installed, is told what to do", async () => {
  await using scene = await openScene();
  await using run = await scene.form("Make sum add.", [], {
    hiddenPrograms: ["/usr/bin/socat", "/usr/bin/sudo"],
    inputs: { "allowed-domains": "packages.example" },
  });
  expect(run.outputs["failure-code"]).toBe("sandbox-unavailable");
  expect(run.outputs["summary"]).toContain(
    "socat is not installed, and installing it takes root or a sudo that asks for no password. Install it first, with `sudo apt-get install -y socat`.",
  );
  expect(scene.messages.messageRequests()).toEqual([]);
});
