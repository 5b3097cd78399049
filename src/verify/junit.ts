import { setImmediate } from "node:timers/promises";

/** How a test ended. */
export type TestResult = "passed" | "failed" | "skipped";

/** By a name that is the same in every run. */
export type TestResults = ReadonlyMap<string, TestResult>;

/** More than any repository's; what comes after is passed over. */
const maxTests = 50_000;
const maxNameCharacters = 500;
const maxDepth = 50;
/** No single file takes longer than a few seconds; many of them together could hold up the run. */
const maxReadMs = 5_000;

/** One element, as the parser gives it: its children under its name, its attributes beside them. */
type Element = Readonly<Record<string, unknown>>;

/**
 * The tests of JUnit reports (the XML that most test runners can write). A test that stands in there several times has
 * failed when one of them has. Or why they can't be read: the end of a sentence. Everything in one is untrusted.
 */
export async function readJunit(documents: readonly string[]): Promise<TestResults | string> {
  const { XMLParser } = await import("fast-xml-parser");
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    // A report needs none of its own, and those of an attacker multiply.
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    removeNSPrefix: true,
  });
  const results = new Map<string, TestResult>();
  const startedAt = performance.now();
  for (const text of documents) {
    if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) return "one defines entities of its own";
    try {
      collect(parser.parse(text) as readonly Element[], results);
    } catch {
      return "one is no XML";
    }
    if (performance.now() - startedAt > maxReadMs) return "they take too long to read";
    // Whoever cancels the run is heard in between.
    await setImmediate();
  }
  return results;
}

interface Place {
  readonly children: readonly Element[];
  readonly suites: readonly string[];
}

/** By hand instead of by calls: depth is the report's choice. */
function collect(document: readonly Element[], results: Map<string, TestResult>): void {
  const open: Place[] = [{ children: document, suites: [] }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const element of place.children) {
      const suite = childrenOf(element, "testsuite") ?? childrenOf(element, "testsuites");
      const test = childrenOf(element, "testcase");
      if (suite !== undefined && place.suites.length < maxDepth) {
        open.push({ children: suite, suites: [...place.suites, attribute(element, "name")] });
      }
      if (test === undefined || results.size >= maxTests) continue;
      const name = nameOf(element, place.suites);
      results.set(name, worse(results.get(name), resultOf(test)));
    }
  }
}

function childrenOf(element: Element, name: string): readonly Element[] | undefined {
  const children = Object.hasOwn(element, name) ? element[name] : undefined;
  return Array.isArray(children) ? (children as readonly Element[]) : undefined;
}

function attribute(element: Element, name: string): string {
  const attributes = element[":@"] as Readonly<Record<string, unknown>> | undefined;
  const value = attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return typeof value === "string" ? decoded(value.slice(0, maxNameCharacters * 6)) : "";
}

/** Its class and its own name; the suites around it where it has no class that says anything. */
function nameOf(test: Element, suites: readonly string[]): string {
  const group = attribute(test, "classname");
  const groups = group === "" || group === "test" ? suites.filter((suite) => suite !== "") : [group];
  const name = [...groups, attribute(test, "name")].join(" › ").replace(/\s+/g, " ").trim();
  return name.length > maxNameCharacters ? `${name.slice(0, maxNameCharacters).toWellFormed()}…` : name;
}

function resultOf(children: readonly Element[]): TestResult {
  const has = (...names: readonly string[]) =>
    children.some((child) => names.some((name) => Object.hasOwn(child, name)));
  if (has("failure", "error")) return "failed";
  return has("skipped", "disabled") ? "skipped" : "passed";
}

function worse(one: TestResult | undefined, other: TestResult): TestResult {
  if (one === "failed" || other === "failed") return "failed";
  return one === "passed" ? one : other;
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The references that XML itself has. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, ten, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
    const code = ten !== undefined ? Number(ten) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : all;
  });
}
