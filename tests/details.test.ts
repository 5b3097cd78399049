import { expect, test } from "@jest/globals";
import { followDetails, tellDetail } from "../src/details.ts";
import { runTrusted } from "../src/trusted.ts";

const env = { PATH: "/usr/bin:/bin" };

test("whoever follows is told, until they end it; for nobody no text is made", () => {
  const told: string[] = [];
  {
    using _ = followDetails((detail) => told.push(detail));
    tellDetail(() => "one");
  }
  tellDetail(() => {
    throw new Error("made for nobody");
  });
  expect(told).toEqual(["one"]);
});

test("a trusted program is told with its arguments, but for git's settings, and with its end", async () => {
  const told: string[] = [];
  using _ = followDetails((detail) => told.push(detail));
  const settings = ["-c", "core.hooksPath=/dev/null"];
  await runTrusted("/usr/bin/git", [...settings, "no-such-command", "a b"], {
    ...{ cwd: "/", env, timeoutMs: 10_000 },
  });
  expect(told).toEqual([
    expect.stringMatching(/^git no-such-command "a b": exit code 1, 0 bytes, took \d+ ms$/),
  ]);
});
