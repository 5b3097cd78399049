import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { showAllowedHost } from "../../src/sandbox/network-policy.ts";
import { type NetworkWish, prepareNetwork } from "../../src/sandbox/prepare-network.ts";
import { writeFiles } from "../support/repo.ts";
import { systemPath } from "../support/runner/user.ts";

/** A machine whose package managers print what the real ones print, about hosts that nobody has. */
async function makeMachine(
  programs: Readonly<Record<string, string>>,
  home: Readonly<Record<string, string>> = {},
) {
  const directory = await mkdtempDisposable(join(tmpdir(), "packages-"));
  const bin = join(directory.path, "bin");
  await mkdir(bin);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  await mkdir(join(directory.path, "home"));
  await writeFiles(join(directory.path, "home"), home);
  const wish = (more: Partial<NetworkWish> = {}): NetworkWish => ({
    mode: "packages",
    allowed: [],
    env: {},
    packageManagers: {
      path: bin,
      home: join(directory.path, "home"),
      env: { LANG: "C" },
      distrusted: [join(directory.path, "workspace")],
      directory: join(directory.path, "empty"),
    },
    ...more,
  });
  return { path: directory.path, wish, [Symbol.asyncDispose]: () => directory.remove() };
}

const hostsOf = ({ options }: Awaited<ReturnType<typeof prepareNetwork>>) =>
  options?.policy.hosts.map(showAllowedHost);

test("without network nobody is asked, and there is no policy", async () => {
  await using machine = await makeMachine({ npm: ": > ../asked" });
  expect(await prepareNetwork(machine.wish({ mode: "none" }))).toEqual({ warnings: [] });
  expect(existsSync(join(machine.path, "asked"))).toBe(false);
});

test("package managers are asked for their hosts, and credentials stay outside", async () => {
  await using machine = await makeMachine(
    {
      npm: `printf '{"registry":"https://npm.example/","@corp:registry":"https://u:sekrit@corp.example:8443/npm/","//npm.example/:_authToken":"(protected)"}'`,
      yarn: `[ "$3" = registry ] && echo https://yarn.example`,
      python3: `case "$*" in *config*) printf "global.index-url='https://u:sekrit@pip.example/simple'\\n:env:.extra-index-url='https://one.example/simple https://two.example/simple'\\n";; *) echo https://unused.example/simple https://unused-files.example;; esac`,
      cargo: `case "$*" in *config*) printf '{"source":{"crates-io":{"replace-with":"m"},"m":{"registry":"sparse+https://crates.example/index"}},"registries":{"own":{"index":"https://own.example","token":"sekrit"}}}';; *) printf 'Caused by:\\n  failed to download from \`https://index.example/config.json\`\\n' >&2; exit 101;; esac`,
      go: `printf '{"GOPROXY":"https://u:sekrit@go.example|https://second.example,direct","GOSUMDB":"sum.example","GOPRIVATE":"*.corp.example"}'`,
    },
    {
      ".m2/settings.xml":
        "<settings><servers><server><password>sekrit</password></server></servers><mirrors><!-- <mirror><url>https://comment.example</url></mirror> --><mirror><id>m</id><url>https://u:sekrit@maven.example/m2</url></mirror></mirrors></settings>",
      ".gradle/init.gradle": 'allprojects { repositories { maven { url "https://gradle.example/m2" } } }',
    },
  );
  const prepared = await prepareNetwork(machine.wish());
  expect(hostsOf(prepared)).toEqual([
    ...[
      "corp.example:8443",
      "crates.example",
      "go.example",
      "gradle.example",
      "index.example",
      "maven.example",
    ],
    ...["npm.example", "one.example", "own.example", "pip.example", "second.example", "sum.example"],
    ...["two.example", "yarn.example"],
  ]);
  expect(prepared.options?.policy.everyPublicHost).toBe(false);
  expect(prepared.warnings).toEqual([]);
  expect(JSON.stringify(prepared)).not.toContain("sekrit");
  expect(prepared.options?.env).toEqual({ COREPACK_NPM_REGISTRY: "https://npm.example" });
  expect(prepared.options?.files).toEqual({
    ".npmrc": "registry=https://npm.example/\n@corp:registry=https://corp.example:8443/npm/\n",
    ".config/pip/pip.conf":
      "[global]\nindex-url = https://pip.example/simple\nextra-index-url = https://one.example/simple\n  https://two.example/simple\n",
    ".cargo/config.toml":
      '[source."crates-io"]\nreplace-with = "m"\n\n[source."m"]\nregistry = "sparse+https://crates.example/index"\n\n[registries."own"]\nindex = "https://own.example"\n',
    ".config/go/env":
      "GOPROXY=https://go.example|https://second.example,direct\nGOSUMDB=sum.example\nGOPRIVATE=*.corp.example\n",
    ".m2/settings.xml":
      "<settings><mirrors><mirror><id>m</id><url>https://maven.example/m2</url></mirror></mirrors></settings>\n",
  });
});

test("their own defaults count where nothing is configured", async () => {
  await using machine = await makeMachine({
    python3: `case "$*" in *config*) ;; *) echo https://index.example/simple https://files.example;; esac`,
    go: `printf '{"GOPROXY":"https://proxy.example,direct","GOSUMDB":"off"}'`,
  });
  expect(hostsOf(await prepareNetwork(machine.wish()))).toEqual([
    ...["files.example", "index.example", "proxy.example"],
  ]);
});

test("what can't be reached by HTTPS, and a machine that says nothing, are told", async () => {
  await using plain = await makeMachine({ npm: `printf '{"registry":"http://u:sekrit@npm.example:4873/"}'` });
  const { options, warnings } = await prepareNetwork(plain.wish());
  expect(options).toBeUndefined();
  expect(warnings).toEqual([
    expect.stringMatching(/http:\/\/npm\.example:4873, which commands can't reach/),
    expect.stringMatching(/found no package manager/),
  ]);
  expect(JSON.stringify(warnings)).not.toContain("sekrit");
});

test("one that fails, talks nonsense or lies in the workspace says nothing, and holds nobody up", async () => {
  await using machine = await makeMachine({
    npm: "echo nonsense",
    go: "exit 3",
    yarn: "echo https://yarn.example/",
  });
  const workspace = join(machine.path, "workspace");
  await writeFiles(workspace, { "bin/cargo": "#!/bin/sh\n: > ../asked\n" });
  await chmod(join(workspace, "bin/cargo"), 0o755);
  const { packageManagers } = machine.wish();
  const path = `${join(workspace, "bin")}:${packageManagers.path}`;
  const prepared = await prepareNetwork(machine.wish({ packageManagers: { ...packageManagers, path } }));
  expect(hostsOf(prepared)).toEqual(["yarn.example"]);
  expect(existsSync(join(machine.path, "asked"))).toBe(false);
});

test("they get an environment without keys, and a directory without a repository's configuration", async () => {
  await using machine = await makeMachine({
    yarn: '/usr/bin/env > "$HOME/env"; pwd >> "$HOME/env"; /bin/ls -A >> "$HOME/env"; echo https://yarn.example',
  });
  await prepareNetwork(machine.wish());
  const seen = await readFile(join(machine.path, "home/env"), "utf8");
  const variables = [...seen.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  expect(variables.toSorted()).toEqual([
    ...["COREPACK_ENABLE_DOWNLOAD_PROMPT", "COREPACK_ENABLE_NETWORK", "HOME", "LANG", "LC_ALL", "NO_COLOR"],
    ...["PATH", "PWD"],
  ]);
  expect(seen).toMatch(/\/empty\n$/);
});

test("the real npm is asked for the registry of the machine's user", async () => {
  await using machine = await makeMachine({}, { ".npmrc": "registry=https://u:sekrit@npm.example/\n" });
  const { packageManagers } = machine.wish();
  const path = [dirname(process.execPath), systemPath].join(":");
  const prepared = await prepareNetwork(
    machine.wish({ packageManagers: { ...packageManagers, path, env: { XDG_CONFIG_HOME: machine.path } } }),
  );
  expect(hostsOf(prepared)).toContain("npm.example");
  expect(prepared.options?.files?.[".npmrc"]).toBe("registry=https://npm.example/\n");
});

test("an index of crates that isn't HTTPS is told and never fetched", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end('{"dl":"https://crates.example/dl"}');
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  try {
    await using machine = await makeMachine({
      cargo: `printf '{"registries":{"own":{"index":"sparse+http://127.0.0.1:${port}/"}}}'`,
    });
    const { warnings } = await prepareNetwork(machine.wish());
    expect(warnings[0]).toContain(`http://127.0.0.1:${port}`);
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
});

test("an entry with a star is warned of, and full needs no package manager", async () => {
  await using machine = await makeMachine({ npm: ": > ../asked" });
  const allowed = [
    { name: "example.com", subdomains: true, port: 443 },
    { name: "packages.example", subdomains: false, port: 443 },
    { name: "packages.example", subdomains: false, port: 443 },
  ];
  const { options, warnings } = await prepareNetwork(machine.wish({ mode: "full", allowed }));
  expect(options?.policy).toEqual({ everyPublicHost: true, hosts: allowed.slice(0, 2) });
  expect(warnings).toEqual([
    expect.stringMatching(/^allowed-domains has \*\.example\.com: .*carry data out/),
  ]);
  expect(existsSync(join(machine.path, "asked"))).toBe(false);
  expect((await prepareNetwork(machine.wish({ mode: "none", allowed }))).options?.policy).toMatchObject({
    everyPublicHost: false,
  });
});
