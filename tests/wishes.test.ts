import { describe, expect, test } from "@jest/globals";
import { isCommand, isLabel, readCommand, readLabel } from "../src/wishes.ts";

describe("a command", () => {
  test.each([
    ["/backspace", { text: "" }],
    ["\n  /BackSpace  ", { text: "" }],
    ["/backspace\nFix it\nall", { text: "Fix it\nall" }],
    ["/backspace\u00a0Fix it", { text: "Fix it" }],
    ["/backspace\r\nbudget=3", { text: "budget=3" }],
    ["/backspace Please keep the old name", { text: "Please keep the old name" }],
    [
      "/backspace budget=3 draft effort=high Please keep the old name",
      { maxCostUsd: 3, draft: true, effort: "high", text: "Please keep the old name" },
    ],
    ["/backspace\tBUDGET=$2.50\tEffort=LOW\n\nx", { maxCostUsd: 2.5, effort: "low", text: "x" }],
    ["/backspace Please set foo=bar and budget=9", { text: "Please set foo=bar and budget=9" }],
    [
      "/backspace budget=1 see https://a.example/?budget=9",
      { maxCostUsd: 1, text: "see https://a.example/?budget=9" },
    ],
    ["/backspace drafts", { text: "drafts" }],
    ["/backspace =3", { text: "=3" }],
    ["/backspace /backspace budget=9", { text: "/backspace budget=9" }],
  ])("%j", (comment, command) => {
    expect(readCommand(comment)).toEqual(command);
    expect(isCommand(comment)).toBe(true);
  });

  test.each([
    "",
    "backspace",
    "/backspaces",
    "/backspace:draft",
    "/backspace,",
    "a /backspace",
    "> /backspace",
    "`/backspace`",
    "//backspace",
    "/back space",
  ])("is none: %j", (comment) => {
    expect(readCommand(comment)).toBeUndefined();
    expect(isCommand(comment)).toBe(false);
  });

  test.each([
    ["/backspace foo=bar", /option `foo=bar` means nothing to `\/backspace`; the options are/],
    ["/backspace sandbox=off", /`sandbox=off`/],
    ["/backspace budget=", /name a sum/],
    ["/backspace budget=0", /name a sum/],
    ["/backspace budget=3,50", /name a sum/],
    ["/backspace budget=1e9", /name a sum/],
    ["/backspace effort=xhigh", /give `effort=low`/],
    ["/backspace draft=yes", /`draft=yes`/],
    ["/backspace budget=1 budget=2", /gives an option twice/],
    [`/backspace a=${"x".repeat(500)}`, /`a=x{58}…` means nothing/],
  ])("with an option that means nothing says so: %s", (comment, words) => {
    expect(() => readCommand(comment)).toThrow(words);
    // Whoever wrote it hears of it there.
    expect(isCommand(comment)).toBe(true);
  });
});

describe("a label", () => {
  test.each([
    ["backspace", {}],
    ["backspace:$3", { maxCostUsd: 3 }],
    ["backspace:draft", { draft: true }],
    ["backspace:low", { effort: "low" }],
    ["Backspace: Medium , $2.50,DRAFT", { effort: "medium", maxCostUsd: 2.5, draft: true }],
  ])("%s", (name, wishes) => {
    expect(isLabel(name, "backspace")).toBe(true);
    expect(readLabel(name, "backspace")).toEqual(wishes);
  });

  test.each([
    "backspace:",
    "backspace:,",
    "backspace:3",
    "backspace:max",
    "backspace:$3,",
    "backspace:draft draft",
  ])("with an option that means nothing says so: %s", (name) => {
    expect(isLabel(name, "backspace")).toBe(true);
    expect(() => readLabel(name, "backspace")).toThrow(/The label `backspace:.*`.* asks for .*`backspace:/);
  });

  test.each(["bug", "backspaces", "my-backspace", "backspace-later", "", ":$3", "back"])(
    "is none: %s",
    (name) => {
      expect(isLabel(name, "backspace")).toBe(false);
      expect(readLabel(name, "backspace")).toEqual({});
    },
  );
});
