import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { secretsIn } from "../src/machine.ts";

const found = (env: Record<string, string>) => secretsIn(env).map((secret) => secret.reveal());

test.each([
  ["DEPLOY_TOKEN", "ghs_1234567890abcdef"],
  ["AWS_SECRET_ACCESS_KEY", "/abcdefghijklmnopqrstuvwxyz0123456789+A/B"],
  ["GH_PAT", "github_pat_11AAAA"],
  ["INPUT_ANTHROPIC-API-KEY", "only-letters"],
  ["INPUT_GITHUB-TOKEN", "/short"],
])("%s in the environment is a secret", (name, value) => {
  expect(found({ [name]: value })).toEqual([value]);
});

test("so is a password in an address", () => {
  const env = {
    HTTPS_PROXY: "http://me:correct-h0rse@proxy.test:3128",
    DATABASE_URL: "pg://u:p4ssw0rd1234@db/x",
  };
  expect(found(env)).toEqual(["correct-h0rse", "p4ssw0rd1234"]);
});

test.each([
  ["AZURE_CREDENTIAL_KIND", "managed-identity"],
  ["TOKEN_FILE", fileURLToPath(import.meta.url)],
  ["ACTIONS_ID_TOKEN_REQUEST_URL", "https://token.test/request?x=1"],
  ["TEST_DATABASE_URL", "postgres://postgres:postgres@localhost:5432/test"],
  ["COMPATIBLE", "1234567890abcdef"],
  ["INPUT_ANTHROPIC-API-KEY", ""],
])("%s in the environment is none", (name, value) => {
  expect(found({ [name]: value })).toEqual([]);
});
