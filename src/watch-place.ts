import { authorize, type Behind } from "./authorize.ts";
import { UserError } from "./errors.ts";
import type { GitHub } from "./github/github.ts";
import type { Run } from "./run.ts";
import type { Place } from "./task.ts";

/** Whether everyone behind the event may start a run; one that nobody was allowed to start changes nothing. */
export async function mayStart(
  github: Pick<GitHub, "permissionOf" | "repository">,
  behind: Behind,
): Promise<boolean> {
  return await authorize(github, behind).then(
    ({ type }) => type === "granted",
    () => false,
  );
}

interface Watched {
  readonly allowed: Promise<boolean>;
  readonly place: Place;
}

/** Shows whoever asked that the run has begun, and takes the label off when it is over: see `takeLabelOff`. */
export function watchPlace(
  run: Run,
  github: Pick<GitHub, "removeLabel" | "acknowledge">,
  watched: Watched,
): AsyncDisposable {
  const { allowed, place } = watched;
  const { comment } = place;
  // A courtesy: not worth a word where the token may not.
  const shown = allowed
    .then((isAllowed) => (isAllowed && comment !== undefined ? github.acknowledge(comment) : undefined))
    .catch(() => undefined);
  const label = takeLabelOff(run, github, watched);
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all([shown, label[Symbol.asyncDispose]()]);
    },
  };
}

/**
 * When the run is over, however it ended and however early, the label comes off the issue, so that it can be put on
 * again. `github` must not end with the run: a cancelled one takes it off too.
 */
export function takeLabelOff(
  run: Run,
  github: Pick<GitHub, "removeLabel">,
  { allowed, place: { number, label } }: Watched,
): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      if (label === undefined || !(await allowed)) return;
      await github.removeLabel(number, label).catch((error: unknown) => {
        const why = !(error instanceof UserError)
          ? ""
          : error.code === "token-rejected"
            ? " The token may not, or has expired; the job needs `permissions: issues: write`."
            : ` ${error.message}`;
        run.emit({
          type: "warning",
          message: `The label ${label} could not be taken off issue #${number}; take it off by hand to use it again.${why}`,
        });
      });
    },
  };
}
