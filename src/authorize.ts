import { type AllowList, nobody } from "./allow-list.ts";
import type { GitHub } from "./github/github.ts";
import type { Trigger } from "./task.ts";

export type Permission =
  | { readonly type: "granted"; readonly people: readonly string[] }
  | { readonly type: "refused"; readonly reason: string };

/** Events whose payload or checkout a stranger can bend while the job holds the repository's own token. */
const refusedEvents = ["pull_request_target", "workflow_run"];

/** Events that GitHub itself lets only people with write permission on the workflow's repository cause. */
export const writersEvents = ["workflow_dispatch", "repository_dispatch", "schedule", "push"];

type Asked = Pick<GitHub, "permissionOf" | "repository">;

/** The only event that nobody sends. */
const senderless = "schedule";

/** Whom the event comes from, and who asked for this attempt of the run. */
export interface Behind {
  readonly trigger: Trigger;
  /** Login; differs from the event's sender on a re-run. */
  readonly actor: string;
  readonly allowed?: AllowList;
}

/**
 * May these people start this run? Everyone behind the event needs write permission on the repository: the
 * sender (triage may label, anyone may comment) and, on a re-run, the person who asked for it. Where the change goes
 * to another repository than `home`, whose workflow and keys these are, they need it on both. Whom the workflow allows
 * by name isn't asked about: bots, which have no permissions of that kind, and people who need none.
 * Rejects when GitHub can't say: a run never starts on a guess.
 */
export async function authorize(
  github: Asked,
  { trigger, actor, allowed = nobody }: Behind,
  home: Asked = github,
): Promise<Permission> {
  if (refusedEvents.includes(trigger.event)) {
    return refused(
      `Runs can't be started by \`${trigger.event}\`, because strangers can trigger it; use a label, a form or a schedule.`,
    );
  }
  if (isFromFork(trigger.payload)) {
    return refused(
      "Runs can't be started by a pull request from a fork; push the branch to this repository.",
    );
  }
  const sender = senderOf(trigger.payload);
  if (sender === undefined && trigger.event !== senderless) {
    return refused(`The event \`${trigger.event}\` doesn't say who sent it.`);
  }
  const people = unique([sender?.login ?? "", actor]);
  if (people.length === 0) return refused("GitHub doesn't say who started this run.");
  const author = commentAuthorOf(trigger);
  if (author !== undefined && author.toLowerCase() !== sender?.login.toLowerCase()) {
    return refused(
      `The comment is ${author || "nobody"}'s and the event ${sender?.login}'s; a comment starts a run only for who wrote it.`,
    );
  }
  if (sender !== undefined && isBotName(sender.login) !== (sender.type === "Bot")) {
    return refused(
      `The sender ${sender.login} is called a ${sender.type || "nobody"}, which doesn't go with the name; runs are started by people, and by bots named in \`allow-bots\`.`,
    );
  }
  if (sender !== undefined && sender.type !== "User" && sender.type !== "Bot") {
    return refused(
      `Runs can't be started by ${sender.login}, which is no person (${sender.type || "unknown"}).`,
    );
  }
  const bot = people.find((login) => isBotName(login) && !allowed.bots.includes(login.toLowerCase()));
  if (bot !== undefined) {
    return refused(`Runs can't be started by a bot (${bot}) unless \`allow-bots\` names it.`);
  }
  const exempt = [...allowed.users, ...allowed.bots];
  const asked = people.filter((login) => !exempt.includes(login.toLowerCase()));

  const places = home === github || writersEvents.includes(trigger.event) ? [github] : [home, github];
  const found = await Promise.all(
    places.flatMap((place) =>
      asked.map(async (login) => ({
        login,
        repository: place.repository,
        ...(await place.permissionOf(login)),
      })),
    ),
  );
  const short = found.find(({ permission }) => permission !== "admin" && permission !== "write");
  if (short !== undefined) {
    const { owner, name } = short.repository;
    const role = short.permission === "none" ? "no role" : `the role "${short.role}"`;
    const seen = short.permission === "none" ? " that the token can see" : "";
    return refused(
      `${short.login} has ${role} on ${owner}/${name}${seen}; only people with write permission may start a run.`,
    );
  }
  return { type: "granted", people };
}

/**
 * Why a run may not give up its sandbox, in one sentence; undefined when it may. Whoever wrote what the agent reads
 * could do there whatever the job can: so only events whose text comes from people with write permission, and no job
 * that can say to others who it is.
 */
export function whyNotWithoutSandbox(
  { event }: Pick<Trigger, "event">,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const off = 'Input `sandbox` is "off", and without the sandbox';
  if (!writersEvents.includes(event)) {
    return `${off} a run can't be started by \`${event}\`, whose text may come from anybody; start it with ${writersEvents.join(", ")}, or leave the sandbox on.`;
  }
  if (env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]) {
    return `${off} the agent could get identity tokens of this job; take \`id-token: write\` out of its permissions, or leave the sandbox on.`;
  }
  return undefined;
}

function refused(reason: string): Permission {
  return { type: "refused", reason };
}

interface Payload {
  readonly sender?: { readonly login?: string; readonly type?: string };
  readonly comment?: { readonly user?: { readonly login?: string } | null };
  readonly repository?: { readonly id?: number };
  readonly pull_request?: { readonly head?: { readonly repo?: { readonly id?: number } | null } };
}

function unique(logins: readonly string[]): readonly string[] {
  return logins.filter(
    (login, index) =>
      login !== "" && logins.findIndex((one) => one.toLowerCase() === login.toLowerCase()) === index,
  );
}

/** No person's name can hold a bracket. */
function isBotName(login: string): boolean {
  return /[[\]]/.test(login);
}

/** Undefined for events that are about no comment; empty where it has no author. */
function commentAuthorOf({ event, payload }: Trigger): string | undefined {
  if (event !== "issue_comment") return undefined;
  const login = (payload as Payload | null)?.comment?.user?.login;
  return typeof login === "string" ? login : "";
}

function senderOf(payload: unknown): { login: string; type: string } | undefined {
  const sender = (payload as Payload | null)?.sender;
  return typeof sender?.login === "string" && sender.login !== ""
    ? { login: sender.login, type: String(sender.type) }
    : undefined;
}

function isFromFork(payload: unknown): boolean {
  const { pull_request: pullRequest, repository } = (payload ?? {}) as Payload;
  if (pullRequest === undefined) return false;
  return pullRequest.head?.repo?.id === undefined || pullRequest.head.repo.id !== repository?.id;
}
