import { expect, test } from "@jest/globals";
import { findUnusedUser } from "../../src/sandbox/dropped-user.ts";

const whole = "         0          0 4294967295\n";
const rootless = "         0       1000          1\n         1     100000      65536\n";

test.each([
  ["a machine", whole],
  ["a container with a range of numbers", rootless],
])("on %s root drops to a number that no account has", async (_, map) => {
  const { uid, gid } = await findUnusedUser([map, map]);
  expect(uid).toBe(gid);
  expect(uid).toBeGreaterThanOrEqual(60_000);
  expect(uid).toBeLessThan(61_000);
});

test("in a container with few numbers it is one of those", async () => {
  const { uid } = await findUnusedUser(["0 100000 2000\n", whole]);
  expect(uid).toBeGreaterThanOrEqual(1000);
  expect(uid).toBeLessThan(2000);
});

test.each([
  ["users", "0 1000 1\n", rootless],
  ["groups", rootless, "0 1000 1\n"],
])(
  "in a container without other %s than root's the run ends in one sentence with the fix",
  async (_, ...maps) => {
    await expect(findUnusedUser(maps)).rejects.toMatchObject({
      code: "sandbox-unavailable",
      message: expect.stringMatching(
        /^The sandbox is not available: root is the only user .* without `container:`\.$/,
      ),
    });
  },
);
