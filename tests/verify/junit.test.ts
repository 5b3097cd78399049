import { describe, expect, test } from "@jest/globals";
import { readJunit } from "../../src/verify/junit.ts";

async function read(...documents: string[]) {
  const results = await readJunit(documents);
  return typeof results === "string" ? results : Object.fromEntries(results);
}

describe("a JUnit report", () => {
  test("of pytest is read test by test", async () => {
    expect(
      await read(`<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="5" timestamp="2026-01-01">
<testcase classname="tests.test_sum" name="test_adds" time="0.001" />
<testcase classname="tests.test_sum" name="test_more[&lt;a&gt;-&quot;b&quot;]" time="0.1"><failure message="assert 1 == 2">def test():
&gt; assert 1 == 2</failure></testcase>
<testcase classname="tests.test_sum" name="test_broken"><error message="fixture"><![CDATA[<x>]]></error></testcase>
<testcase classname="tests.test_sum" name="test_later"><skipped type="pytest.skip" message="x">y</skipped></testcase>
<testcase classname="tests.test_sum" name="test_prints"><system-out>FAILED <![CDATA[<failure/>]]></system-out></testcase>
</testsuite></testsuites>`),
    ).toEqual({
      "tests.test_sum › test_adds": "passed",
      'tests.test_sum › test_more[<a>-"b"]': "failed",
      "tests.test_sum › test_broken": "failed",
      "tests.test_sum › test_later": "skipped",
      "tests.test_sum › test_prints": "passed",
    });
  });

  test("of Node's test runner has the names of the suites around a test", async () => {
    expect(
      await read(`<testsuites><testsuite name="sum" tests="2"><testsuite name="of two">
<testcase name="adds" time="0.1" classname="test"/><testcase name="is new" classname="test"><failure type="x"/></testcase>
</testsuite></testsuite><testcase name="alone" classname="test"/></testsuites>`),
    ).toEqual({ "sum › of two › adds": "passed", "sum › of two › is new": "failed", alone: "passed" });
  });

  test("counts a test that failed once and was run again as it ended, and one that stands there twice as failed", async () => {
    expect(
      await read(
        '<testsuite><testcase classname="A" name="x"><flakyFailure/></testcase><testcase classname="A" name="y"/></testsuite>',
        '<testsuite><testcase classname="A" name="y"><failure/></testcase><testcase classname="A" name="y"/></testsuite>',
      ),
    ).toEqual({ "A › x": "passed", "A › y": "failed" });
  });

  test("without a test is one all the same", async () => {
    expect(await read("<testsuites/>")).toEqual({});
  });
});

describe("a hostile report", () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>`;
  test.each([
    ["an entity bomb", `${bomb}<testsuite><testcase name="&c;"/></testsuite>`],
    [
      "an entity that is a file",
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><testsuite name="&a;"/>',
    ],
  ])("with %s is not read", async (_, text) => {
    expect(await read(text)).toBe("one defines entities of its own");
  });

  test.each([
    ["suites without an end", '<testsuite name="x">'.repeat(100_000)],
    ["nothing but the beginnings of tags", "<".repeat(1_000_000)],
    ["no end of an attribute", `<testcase name="${"x".repeat(1_000_000)}`],
    ["names that objects have already", "<testsuite><__proto__><testcase/></__proto__></testsuite>"],
  ])("with %s is no XML", async (_, text) => {
    expect(await read(text)).toBe("one is no XML");
  });

  test("changes nothing of our own objects, and has short names of one line", async () => {
    const long = `${"x".repeat(2_000)}&#10;::error::y`;
    const results = await readJunit([
      `<testsuite><testcase name="constructor" classname="toString"/><testcase name="a&#10;b&#x1F600;&#xFFFFFF;&#0;&evil;" classname="c"/><testcase classname="d" name="${long}"/></testsuite>`,
    ]);
    const names = typeof results === "string" ? [] : [...results.keys()];
    expect(names.slice(0, 2)).toEqual(["toString › constructor", "c › a b😀&#xFFFFFF;&#0;&evil;"]);
    expect(names[2]).toHaveLength(501);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("has no more tests than anyone reads", async () => {
    const tests = Array.from({ length: 60_000 }, (_, index) => `<testcase name="${index}"/>`);
    const results = await readJunit([`<testsuite>${tests.join("")}</testsuite>`]);
    expect(typeof results === "string" ? results : results.size).toBe(50_000);
  });

  test("beside many others does not hold up the run", async () => {
    const slow = `<testcase ${"a=".repeat(1_000_000)}/>`;
    const startedAt = performance.now();
    const read = await readJunit(Array.from({ length: 60 }, () => slow));
    expect(read).toBe("they take too long to read");
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});
