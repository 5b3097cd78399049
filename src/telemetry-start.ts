import type { ProcessEnvironment } from "./machine.ts";
import type { Redactor, Secret } from "./redact.ts";
import type { RunAbout, Telemetry } from "./sinks/telemetry/telemetry.ts";
import { promptOf, repositoryUrl, type StartedBy } from "./started.ts";
import { readTelemetry, telemetrySecrets } from "./telemetry-settings.ts";

/**
 * Opens the endpoints that the inputs and the environment name. What is wrong with one leaves it out here; it is told
 * where the other inputs are read.
 */
export function startTelemetry(
  telemetry: Telemetry,
  job: {
    readonly env: ProcessEnvironment;
    readonly event: StartedBy;
    readonly input: (name: string) => string;
    readonly hide: (secret: Secret) => void;
    readonly redact: Redactor["text"];
  },
): void {
  const settings = readTelemetry({
    input: (name) => job.input(name).trim(),
    nameOf: (name) => name,
    variable: (name) => job.env[name]?.trim() ?? "",
    problem: () => undefined,
    warning: () => undefined,
  });
  for (const secret of telemetrySecrets(settings)) job.hide(secret);
  telemetry.start(settings, aboutJob(job));
}

function aboutJob({ env, event, input, redact }: Parameters<typeof startTelemetry>[1]): RunAbout {
  const repoUrl = repositoryUrl(event, input);
  const prompt = promptOf(event, input);
  const pipeline = `${event.serverUrl}/${event.repository}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}`;
  return {
    repoUrl: redact(repoUrl),
    ...(prompt !== undefined && { prompt: redact(prompt) }),
    ...withProvider(input("provider")),
    resource: withoutEmpty({
      "cicd.pipeline.name": env["GITHUB_WORKFLOW"],
      "cicd.pipeline.run.id": env["GITHUB_RUN_ID"],
      "cicd.pipeline.run.url.full": pipeline,
      "vcs.repository.url.full": redact(repoUrl),
      "vcs.ref.head.name": env["GITHUB_REF_NAME"],
      "vcs.ref.head.revision": env["GITHUB_SHA"],
    }),
  };
}

/** As OpenTelemetry's conventions name who answers for the model. */
const providers: Readonly<Record<string, string>> = {
  anthropic: "anthropic",
  bedrock: "aws.bedrock",
  vertex: "gcp.vertex_ai",
  foundry: "azure.ai.inference",
};

export function withProvider(name: string): Pick<RunAbout, "provider"> {
  const provider = providers[name.replace(/-.*/, "")];
  return provider === undefined ? {} : { provider };
}

function withoutEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  );
}
