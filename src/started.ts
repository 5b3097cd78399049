import type { Task } from "./agent/prompt.ts";
import type { EventBody } from "./events/event.ts";
import { firstLine } from "./first-line.ts";
import type { Redactor } from "./redact.ts";
import { readTask, type Trigger } from "./task.ts";

/** What started a job, and where. */
export interface StartedBy {
  readonly trigger: Trigger;
  /** `owner/name` of the repository whose event it is. */
  readonly repository: string;
  readonly serverUrl: string;
}

type Input = (name: string) => string;

/** What a job is about, as far as its event and its inputs tell by themselves. */
export function startedEvent(
  by: StartedBy,
  {
    input,
    runUrl,
    redact,
  }: { readonly input: Input; readonly runUrl: string; readonly redact: Redactor["text"] },
): EventBody {
  const { title = "", task } = readAbout(by, input) ?? {};
  return {
    type: "started",
    title: titleOf(redact(title)),
    repository_url: repositoryUrl(by, input),
    issue_url: (task?.issue ?? task?.request)?.url || null,
    run_url: runUrl,
    requested_by: task?.requestedBy ?? null,
  };
}

/** Page of the repository that the change goes to. */
export function repositoryUrl({ serverUrl, repository }: StartedBy, input: Input): string {
  return `${serverUrl}/${input("repository") || repository}`;
}

/** An address that git clones from as a page's, without what may be a key in it; undefined where it is none. */
export function pageOf(cloneUrl: string): string | undefined {
  const url = URL.parse(cloneUrl);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return undefined;
  return `${url.origin}${url.pathname}`;
}

/** What is asked for; undefined where that isn't known yet, or nothing is. */
export function promptOf(by: StartedBy, input: Input): string | undefined {
  return readAbout(by, input)?.task.prompt || undefined;
}

/** Undefined also for a wrong event: the run says so. */
function readAbout(
  { trigger }: StartedBy,
  input: Input,
): { readonly task: Task; readonly title: string } | undefined {
  try {
    const asking = { prompt: input("prompt"), promptFile: input("prompt-file"), label: input("label") };
    const asked = readTask(trigger, asking);
    if (asked.type !== "task") return undefined;
    const { task, lookUp } = asked;
    const file = lookUp?.type === "prompt-file" ? lookUp.path : "";
    return { task, title: task.issue?.title ?? (task.prompt || file) };
  } catch {
    return undefined;
  }
}

const maxTitleCharacters = 200;

/** What is asked for, in a line. The run's secrets must be out of it. */
export function titleOf(prompt: string): string {
  return firstLine(prompt, maxTitleCharacters);
}
