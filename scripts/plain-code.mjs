import { transform } from "@swc/core";

/**
 * The same program, for a Node that starts: without comments, which it would read every time, and in ASCII, which it
 * keeps in half the memory. Lines stay, so that a stack says where something was; so do the names of the sources.
 */
export async function plainCode(code) {
  const result = await transform(code, {
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
  return result.code;
}
