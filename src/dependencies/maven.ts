import { XMLParser } from "fast-xml-parser";
import { type Declared, isRecord } from "./dependency.ts";

const kinds = new Set(["dependency", "plugin", "parent", "extension", "annotationProcessorPath", "path"]);

/** pom.xml: dependencies and plugins wherever they stand, and the parent. Properties are not resolved. */
export function readPom(text: string): Declared[] {
  // No entity of the file's own is ever put in.
  const options = { processEntities: false, parseTagValue: false, ignoreAttributes: true, trimValues: true };
  return [...artifacts(new XMLParser(options).parse(text, true))];
}

function* artifacts(node: unknown): Iterable<Declared> {
  if (Array.isArray(node)) for (const one of node) yield* artifacts(one);
  if (!isRecord(node)) return;
  for (const [name, value] of Object.entries(node)) {
    if (kinds.has(name)) yield* [value].flat().flatMap(readArtifact);
    yield* artifacts(value);
  }
}

function readArtifact(node: unknown): Declared[] {
  if (!isRecord(node)) return [];
  const [group, artifact, version] = ["groupId", "artifactId", "version"].map((key) => node[key]);
  if (typeof artifact !== "string") return [];
  const name = typeof group === "string" ? `${group}:${artifact}` : artifact;
  return [{ name, version: typeof version === "string" ? version : "" }];
}
