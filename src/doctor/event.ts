import { authorize, type Behind, type Permission } from "../authorize.ts";
import { UserError } from "../errors.ts";
import type { GitHub } from "../github/github.ts";
import { type Asked, type Asking, readTask } from "../task.ts";
import { type Finding, wrongBy } from "./finding.ts";

export interface EventOptions extends Behind {
  readonly github: GitHub;
  /** The repository whose event this is. */
  readonly home: GitHub;
  /** The inputs that say what an event asks for. */
  readonly asking: Asking;
}

/** Who is behind the event, and what it would do in a run. */
export async function checkEvent({ github, home, asking, ...behind }: EventOptions): Promise<Finding> {
  const { trigger } = behind;
  let permission: Permission;
  try {
    permission = await authorize(github, behind, home);
  } catch (error) {
    const change =
      "Pass a `github-token` that is valid and may see the repository, or leave it out for the job's own.";
    return wrongBy("event", error, change);
  }
  if (permission.type === "refused") {
    return {
      ...{ type: "wrong", check: "event", stops: "not-authorized", found: permission.reason },
      effect: "Nothing else is looked at or told (`not-authorized`).",
      change: "Have a person with write permission start it, with the label or the form.",
    };
  }
  const people = permission.people.join(" and ");
  return {
    ...{ type: "ok", check: "event" },
    found: `\`${trigger.event}\` by ${people}, who may start runs. ${whatItWouldDo(() => readTask(trigger, asking))}`,
  };
}

function whatItWouldDo(read: () => Asked): string {
  try {
    const asked = read();
    if (asked.type === "nothing") return `As a run it would do nothing: ${asked.reason}`;
    return `As a run it would ${whatAbout(asked)}.`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `As a run it would stop: ${error.message}`;
  }
}

function whatAbout({ task: { issue }, lookUp }: Extract<Asked, { readonly type: "task" }>): string {
  switch (lookUp?.type) {
    case "prompt-file":
      return `do what the file \`${lookUp.path}\` says`;
    case "pull-request":
      return `go on with pull request #${lookUp.number}, if that is one of its own`;
    case undefined:
      return issue === undefined ? "work on the prompt that it carries" : `work on issue #${issue.number}`;
  }
}
