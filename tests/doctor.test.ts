import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Finding, settle } from "../src/doctor/finding.ts";
import { UserError } from "../src/errors.ts";
import { doctorChecks } from "../src/events/codes.ts";
import told from "./doctor/lines.json" with { type: "json" };
import { scenes } from "./doctor/scenes.ts";
import { type DoctorWorld, openDoctorWorld } from "./support/doctor-world.ts";

/** Whole, as docs/doctor.md has them. */
const lines = told as readonly { readonly when: string; readonly line: Finding }[];

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(async () => {
  // A refused key is what some of them are about.
  world.messages.problems();
  await world[Symbol.asyncDispose]();
});

/** Without what is another every time: the directory and the commit of a checkout. */
function settled(finding: Finding): Finding {
  const found = finding.found
    .replace(/\/\S+\/checkout-\d+/, "/home/runner/work/demo/demo")
    .replace(/127\.0\.0\.1:\d+/, "telemetry.example.com")
    .replace(/\b(commit) [0-9a-f]{10}\b/, "$1 4f0c9a7e1b");
  return { ...finding, found };
}

describe("the doctor tells of each way to set things up wrongly", () => {
  test.each(lines)("$when", async ({ when, line }) => {
    const look = scenes[when];
    if (look === undefined) throw new Error("tests/doctor/scenes.ts has no such scene.");
    expect(settled(await look(world))).toEqual(line);
  });

  test("and there is a line for each scene, in the order in which the doctor tells them", () => {
    expect(lines.map(({ when }) => when)).toEqual(Object.keys(scenes));
    const order = Object.keys(doctorChecks);
    const places = lines.map(({ line }) => order.indexOf(line.check));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test("and nothing was paid, nor written to GitHub", () => {
    expect(world.messages.messageRequests()).toEqual([]);
    const writes = world.hub.requests.filter(({ method, path }) => method !== "GET" && path !== "/graphql");
    expect(writes).toEqual([]);
  });
});

describe("a check that does not end as it should", () => {
  test("leaves its line open when GitHub does not answer", async () => {
    const never = new Promise<Finding>(() => undefined);
    expect(await settle("push", never, 1)).toMatchObject({
      ...{ type: "unknown", check: "push", found: "There was no answer within 0.001 s." },
    });
  });

  test("leaves its line open when what it hangs on is not to be had", async () => {
    const failed = Promise.reject(new UserError("github-unavailable", "GitHub did not answer."));
    expect(await settle("label", failed, 1000)).toMatchObject({
      ...{ type: "unknown", check: "label", found: "GitHub did not answer." },
    });
  });

  test("ends the doctor when it is a bug", async () => {
    await expect(settle("label", Promise.reject(new TypeError("no such thing")), 1000)).rejects.toThrow(
      "no such thing",
    );
  });
});
