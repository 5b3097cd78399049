import type { Config } from "jest";
import base from "./jest.config.ts";

/** The tests of `npm run test:long`: kills, fuzzing, the whole attack suite. */
const config: Config = {
  ...base,
  testMatch: ["<rootDir>/tests/long/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
  testTimeout: 600_000,
};

export default config;
