import { text } from "node:stream/consumers";
import { openGitHub } from "../../src/github/github.ts";
import { useProxyFromEnvironment } from "../../src/proxy.ts";
import { Secret } from "../../src/redact.ts";

/** Calls methods of `GitHub` one after another, in a process that has the proxy and certificates from its start. */
export interface Calls {
  readonly token: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly repository: string;
  readonly tempDir: string;
  readonly calls: readonly (readonly [method: string, ...args: unknown[]])[];
}

export type Answer = { readonly value: unknown } | { readonly code: string; readonly message: string };

const input = JSON.parse(await text(process.stdin)) as Calls;
useProxyFromEnvironment("github-unavailable");
const github = openGitHub({
  ...input,
  token: new Secret(input.token),
  programs: { git: "/usr/bin/git", gh: "/usr/bin/gh" },
  env: { PATH: "/usr/bin:/bin", HOME: input.tempDir },
});
const answers: Answer[] = [];
for (const [method, ...args] of input.calls) {
  const call = (github as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[method];
  if (call === undefined) throw new Error(`GitHub has no ${method}`);
  answers.push(
    await call(...args).then(
      (value) => ({ value: value ?? null }),
      (error: { code?: string; message: string }) => ({ code: String(error.code), message: error.message }),
    ),
  );
}
process.stdout.write(JSON.stringify(answers));
process.exit();
