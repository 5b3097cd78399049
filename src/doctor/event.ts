import { authorize, type Behind } from "../authorize.ts";
import { UserError } from "../errors.ts";
import type { GitHub } from "../github/github.ts";
import { type Asked, type Asking, readTask } from "../task.ts";
import type { Finding } from "./finding.ts";

export interface EventOptions extends Behind {
  readonly github: GitHub;
  /** The repository whose event this is. */
  readonly home: GitHub;
  /** The inputs that say what an event asks for. */
  readonly asking: Asking;
}

/** Who is behind the event, and what it would do in a run. Rejects with UserError when GitHub can't say who may. */
export async function checkEvent({ github, home, asking, ...behind }: EventOptions): Promise<Finding> {
  const permission = await authorize(github, behind, home);
  if (permission.type === "refused") {
    return {
      ...{ type: "wrong", check: "event", stops: "not-authorized", found: permission.reason },
      effect: "Nothing else is looked at or told (`not-authorized`).",
      change: "Have someone with write permission start it, with the label or the form.",
    };
  }
  const { trigger } = behind;
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
    const { issue } = asked.task;
    return issue === undefined
      ? "As a run it would work on the prompt that it carries."
      : `As a run it would work on issue #${issue.number}.`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `As a run it would stop: ${error.message}`;
  }
}
