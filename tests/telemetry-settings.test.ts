import { describe, expect, test } from "@jest/globals";
import { readTelemetry, type TelemetrySettings, telemetrySecrets } from "../src/telemetry-settings.ts";

function read(inputs: Record<string, string>, variables: Record<string, string> = {}) {
  const problems: string[] = [];
  const warnings: string[] = [];
  const settings = readTelemetry({
    input: (name) => inputs[name] ?? "",
    nameOf: (name) => `Input \`${name}\``,
    variable: (name) => variables[name] ?? "",
    problem: (sentence) => problems.push(sentence),
    warning: (sentence) => warnings.push(sentence),
  });
  return { settings, problems, warnings };
}

function readWell(inputs: Record<string, string>, variables: Record<string, string> = {}): TelemetrySettings {
  const { settings, problems, warnings } = read(inputs, variables);
  expect([...problems, ...warnings]).toEqual([]);
  return settings;
}

test("nothing given is nobody told", () => {
  expect(readWell({})).toEqual({ webhooks: [] });
});

test("all kinds at once, several webhooks among them", () => {
  const settings = readWell({
    "convex-url": "https://happy-animal-123.convex.cloud/",
    "convex-secret": "ingest-secret",
    "otlp-endpoint": "https://otel.example.com/",
    "otlp-headers": "authorization=Bearer%20abcdefghijkl,x-scope=1",
    "webhook-url": "https://a.example/hook\n\nhttp://localhost:8080/",
    "webhook-secret": "whsec_0123456789",
    "webhook-format": "sse",
  });
  expect(settings).toMatchObject({
    convex: { url: "https://happy-animal-123.convex.cloud", path: "logs:create" },
    otlp: { url: "https://otel.example.com/v1/traces", serviceName: "tiny-backspace" },
    webhooks: [
      { url: "https://a.example/hook", format: "sse" },
      { url: "http://localhost:8080/", format: "sse" },
    ],
  });
  expect(JSON.stringify(settings)).not.toMatch(/ingest-secret|abcdefghijkl|whsec/);
  expect(telemetrySecrets(settings).map((secret) => secret.reveal())).toEqual([
    ...["ingest-secret", "whsec_0123456789", "whsec_0123456789"],
    ...["Bearer abcdefghijkl", "abcdefghijkl"],
  ]);
});

test("what looks like a key in an address is hidden, words are not", () => {
  const settings = readWell({
    "webhook-url":
      "https://hooks.example/services/tiny-backspace-events/B01XYZ45678901234?key=k3y-0123456789abcdef",
  });
  expect(telemetrySecrets(settings).map((secret) => secret.reveal())).toEqual([
    "B01XYZ45678901234",
    "k3y-0123456789abcdef",
  ]);
});

describe("a deploy key is refused in every input, with the reason, and is not repeated", () => {
  const keys = [
    "prod:happy-animal-123|eyJ2MiI6IjAxMjM0NTY3ODkifQ==",
    "dev:happy-animal-123|eyJ2MiI6IjAxMjM0NTY3ODkifQ==",
    "preview:team:project|eyJ2MiI6IjAxMjM0NTY3ODkifQ==",
    "happy-animal-123|0123456789abcdef0123456789abcdef",
    "Convex prod:happy-animal-123|eyJ2MiI6IjAxMjM0NTY3ODkifQ==",
    "Convex eyJ2MiI6IjAxMjM0NTY3ODkifQ==",
  ];
  const inputs = [
    "convex-url",
    "convex-path",
    "convex-secret",
    "webhook-url",
    "webhook-secret",
    "otlp-endpoint",
  ];
  test.each(inputs)("%s", (name) => {
    for (const key of keys) {
      const { problems } = read({ [name]: key });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(
        new RegExp(`^Input \`${name}\` is a Convex deploy key, .* revoke that key`),
      );
      expect(problems[0]).not.toMatch(/eyJ2|0123456789abcdef/);
    }
  });

  test("otlp-headers", () => {
    for (const key of keys) {
      const { problems } = read({ "otlp-headers": `authorization=${encodeURIComponent(key)}` });
      expect(problems[0]).toMatch(/^Input `otlp-headers` is a Convex deploy key/);
    }
  });
});

describe("an address", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["hooks.example/x?key=SECRET", "is not an address"],
    ["https://hooks.example/a\u0000b?key=SECRET", "is not an address"],
    ["https://hooks.example/a b?key=SECRET", "is not an address"],
    ["https://me:SECRET@hooks.example/", "has a user name or a password"],
    ["http://hooks.example/?key=SECRET", "is not encrypted"],
    ["http://10.0.0.1/?key=SECRET", "is not encrypted"],
    ["file:///etc/passwd?SECRET", "is not encrypted"],
  ];
  test.each(cases)("%j is refused without being repeated", (address, words) => {
    for (const name of ["convex-url", "otlp-endpoint", "webhook-url"]) {
      const { problems, settings } = read({ [name]: address });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`Input \`${name}\` ${words}`);
      expect(problems[0]).not.toContain("SECRET");
      expect(settings).toEqual({ webhooks: [] });
    }
  });

  test("with a line end in it is two addresses for a webhook, and none for the others", () => {
    expect(read({ "webhook-url": "https://a.example/\nevil" }).problems).toHaveLength(1);
    expect(read({ "convex-url": "https://a.example/\r\nhost: b" }).problems).toHaveLength(1);
  });

  test.each(["http://127.0.0.1:4318", "http://localhost:4318", "http://[::1]:4318", "https://10.0.0.7"])(
    "%s is taken: this machine, or encrypted, wherever it is",
    (address) => {
      expect(readWell({ "otlp-endpoint": address }).otlp?.url).toBe(`${address}/v1/traces`);
    },
  );
});

test("one wrong setting leaves its endpoint out, and no other", () => {
  const { settings, problems } = read({
    "convex-url": "https://happy-animal-123.convex.cloud",
    "convex-secret": "short",
    "otlp-endpoint": "https://otel.example.com",
    "otlp-headers": "nonsense",
    "webhook-url": "https://hooks.example.com",
  });
  expect(problems).toHaveLength(2);
  expect(settings).toEqual({ webhooks: [{ url: "https://hooks.example.com", format: "json-lines" }] });
});

describe("other inputs that are wrong", () => {
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [{ "convex-path": "logs", "convex-url": "https://a.convex.cloud" }, '`convex-path` is "logs"'],
    [{ "convex-secret": "short" }, "`convex-secret` is too short"],
    [{ "webhook-secret": "has white space" }, "`webhook-secret` holds white space"],
    [{ "webhook-format": "xml" }, '`webhook-format` is "xml"; give one of json-lines, sse'],
    [{ "webhook-url": Array(9).fill("https://a.example").join("\n") }, "`webhook-url` has 9 addresses"],
    [{ "otlp-headers": "Bearer abcdefghijkl" }, "`otlp-headers` is not a list of headers"],
    [{ "otlp-headers": "a=b%0d%0ahost:%20evil" }, "`otlp-headers` is not a list of headers"],
    [{ "otlp-headers": "content-length=0" }, "`otlp-headers` is not a list of headers"],
    [{ "otlp-headers": "a=%zz" }, "`otlp-headers` is not a list of headers"],
  ];
  test.each(cases)("%j", (inputs, words) => {
    const { problems } = read(inputs);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });
});

describe("variables", () => {
  test("stand in for inputs, by OpenTelemetry's own rules", () => {
    const settings = readWell(
      {},
      {
        CONVEX_URL: "https://happy-animal-123.convex.cloud",
        OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.example.com/otlp/",
        OTEL_EXPORTER_OTLP_HEADERS: "x-a=general,x-b=general",
        OTEL_EXPORTER_OTLP_TRACES_HEADERS: "x-b=traces",
        OTEL_SERVICE_NAME: "bots",
        OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=ci,team=a%20b",
        TRACEPARENT: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      },
    );
    expect(settings.convex?.url).toBe("https://happy-animal-123.convex.cloud");
    expect(settings.otlp).toMatchObject({
      url: "https://otel.example.com/otlp/v1/traces",
      serviceName: "bots",
      resource: { "deployment.environment.name": "ci", team: "a b" },
      parent: {
        traceId: "0af7651916cd43dd8448eb211c80319c",
        spanId: "b7ad6b7169203331",
        sampled: true,
      },
    });
    const headers = Object.entries(settings.otlp?.headers ?? {}).map(([name, value]) => [
      name,
      value.reveal(),
    ]);
    expect(headers).toEqual([
      ["x-a", "general"],
      ["x-b", "traces"],
    ]);
  });

  test("a traces endpoint is the whole address", () => {
    const variables = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.example.com",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "https://traces.example.com/in",
    };
    expect(readWell({}, variables).otlp?.url).toBe("https://traces.example.com/in");
    const given = { "otlp-endpoint": "https://mine.example/v1/traces" };
    expect(readWell(given, variables).otlp?.url).toBe("https://mine.example/v1/traces");
  });

  test.each([{ OTEL_SDK_DISABLED: "TRUE" }, { OTEL_TRACES_EXPORTER: "none" }])(
    "%j turns traces off",
    (off) => {
      expect(readWell({}, { OTEL_EXPORTER_OTLP_ENDPOINT: "https://a.example", ...off }).otlp).toBeUndefined();
    },
  );

  test("that are wrong are told and count as not set: they may be there for others", () => {
    const wrong = {
      CONVEX_URL: "not one",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318",
    };
    const { settings, problems, warnings } = read({}, wrong);
    expect({ settings, problems }).toEqual({ settings: { webhooks: [] }, problems: [] });
    expect(warnings).toHaveLength(2);
    const headers = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "https://a.example",
      OTEL_EXPORTER_OTLP_HEADERS: "nonsense",
    };
    expect(read({}, headers)).toMatchObject({
      settings: { webhooks: [] },
      warnings: [expect.stringContaining("OTEL_EXPORTER_OTLP_HEADERS is not a list of headers")],
    });
    const grpc = { OTEL_EXPORTER_OTLP_ENDPOINT: "https://a.example", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" };
    expect(read({}, grpc).warnings[0]).toMatch(/over gRPC/);
  });

  test.each([
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "nonsense",
  ])("the trace context %j is none", (TRACEPARENT) => {
    const inputs = { "otlp-endpoint": "https://a.example" };
    expect(readWell(inputs, { TRACEPARENT }).otlp?.parent).toBeUndefined();
  });
});
