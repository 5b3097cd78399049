import { parse, transform } from "@swc/core";

/**
 * The same program, for a Node that starts: without comments, which it would read every time, and in ASCII, which it
 * keeps in half the memory. Lines stay, so that a stack says where something was; so do the names of the sources.
 */
export async function plainCode(code) {
  const plain = await transform(code, {
    swcrc: false,
    configFile: false,
    isModule: true,
    sourceMaps: false,
    jsc: {
      parser: { syntax: "ecmascript" },
      target: "esnext",
      output: { charset: "ascii" },
      minify: { compress: false, mangle: false, format: { comments: { regex: "^ CONCATENATED MODULE: " } } },
    },
  });
  return await withEagerModules(plain.code);
}

/**
 * Every module of a bundle is a function that is called when it is imported. In brackets the engine compiles it where
 * it stands; without them it reads it twice, once to find its end and once more when it is called.
 */
async function withEagerModules(code) {
  const { body, span } = await parse(code, { syntax: "ecmascript", target: "esnext", isModule: true });
  const ends = body
    .flatMap((statement) => (statement.declaration ?? statement).declarations ?? [])
    .flatMap(({ init }) => init?.properties ?? [])
    .filter(({ key, value }) => key?.type === "NumericLiteral" && functions.has(value.type))
    .flatMap(({ value }) => [
      { at: value.span.start - span.start, bracket: "(" },
      { at: value.span.end - span.start, bracket: ")" },
    ]);
  const cuts = [0, ...ends.map(({ at }) => at), code.length];
  const pieces = cuts.slice(1).map((end, index) => code.slice(cuts[index], end));
  return pieces.map((piece, index) => piece + (ends[index]?.bracket ?? "")).join("");
}

const functions = new Set(["ArrowFunctionExpression", "FunctionExpression"]);
