import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as core from "@actions/core";
import { readAllowList } from "./allow-list.ts";
import { endingOf } from "./ending-text.ts";
import { UserError } from "./errors.ts";
import { type GitHubApi, openGitHubApi } from "./github/github.ts";
import { readInput, runUrlOf, type StartingEvent } from "./job.ts";
import type { ProcessEnvironment } from "./machine.ts";
import { type Redactor, Secret } from "./redact.ts";
import type { Run } from "./run.ts";
import type { Progress } from "./sinks/progress.ts";
import { untoldName } from "./state.ts";
import { type Place, placeOf } from "./task.ts";
import { type RunComment, type TellOptions, tellPlace, untold } from "./tell.ts";
import { mayStart } from "./watch-place.ts";

/** The issue or pull request that a run was started on, which hears of its way and of its end. */
export interface OpenedPlace {
  readonly place: Place;
  readonly allowed: Promise<boolean>;
  readonly github: GitHubApi;
  /** Shows there how far the run has come, once it is cleared. Waits for nothing and never throws. */
  readonly show: (progress: Progress, cleared: Promise<void>) => void;
  /** Tells there how the run ended, when no progress is shown any more; answers whether it is told. Never rejects. */
  readonly tell: (ending: Omit<TellOptions, "place" | "runUrl" | "redact">) => Promise<boolean>;
  /** Writes over the progress what could not be written when the run ended. Never rejects. */
  readonly tellLate: (text: string) => Promise<void>;
}

/** What post's writing may take: nobody waits for it. */
export const latePatienceMs = 20_000;

/** What a cancelled run may still take: the runner kills it after ten seconds. */
const cancelGraceMs = 3000;

/** Made before anything is read that may be wrong; undefined where nothing is to be written there. */
export function openPlace(
  run: Run,
  env: ProcessEnvironment,
  { trigger, actor, ...where }: StartingEvent,
  redactor: Pick<Redactor, "text">,
): OpenedPlace | undefined {
  const token = core.getInput("github-token");
  const place = placeOf(trigger, readInput("label"));
  const mode = readInput("mode");
  const writes = readInput("dry-run") !== "true" && mode !== "doctor" && mode !== "agent";
  if (place === undefined || token === "" || !writes) return undefined;
  const patience = new AbortController();
  run.signal.addEventListener("abort", () => setTimeout(() => patience.abort(), cancelGraceMs).unref());
  const github = openGitHubApi({ ...where, token: new Secret(token), signal: patience.signal });
  const allowed = mayStart(github, { trigger, actor, allowed: readAllowList(readInput) });
  const runUrl = runUrlOf(env, where);
  const comment = openRunComment(github, { place, redactor, runKey: env["GITHUB_RUN_ID"] ?? "0" });
  /** Why the progress could not be shown. */
  let failure: unknown;
  let isThere = false;

  const begin = async (progress: Progress, cleared: Promise<void>) => {
    const [isAllowed] = await Promise.all([allowed, cleared]);
    if (!isAllowed) return;
    progress.begin({
      runUrl,
      async put(text, signal) {
        if (isThere) return await comment.edit(text, signal);
        await comment.put(text, signal);
        isThere = true;
        return true;
      },
      onFailure(cause) {
        failure = cause;
        if (run.signal.aborted) return;
        run.emit({ type: "warning", message: untold("How the run goes on", place, cause) });
      },
    });
  };

  return {
    ...{ place, allowed, github },
    show(progress, cleared) {
      // What stops the run is told by whoever waits for it.
      begin(progress, cleared).catch(() => undefined);
    },
    async tell(ending) {
      if (failure instanceof UserError && failure.code === "token-rejected") return false;
      const options = { ...ending, place, runUrl, redact: redactor.text };
      const told = endingOf(options);
      // Where no progress is shown there is nothing to be written over.
      if (told === undefined || (!told.isNews && readInput("progress-comment") !== "true")) return false;
      // One warning is enough, and what still shows the progress is tried again.
      const telling = failure === undefined && !isThere ? run : { ...run, emit: () => undefined };
      const isTold = await tellPlace(telling, comment, options);
      if (!isTold && isThere) await writeFile(join(run.tempDir, untoldName), told.text, { mode: 0o600 });
      return isTold;
    },
    async tellLate(text) {
      try {
        if (await allowed) await comment.edit(text, AbortSignal.timeout(latePatienceMs));
      } catch (cause) {
        run.emit({ type: "warning", message: untold("How the run ended", place, cause) });
      }
    },
  };
}

/** The one comment of a run, whichever of its attempts and steps writes it. */
function openRunComment(
  github: Pick<GitHubApi, "addComment" | "editComment" | "findComment">,
  {
    place: { number },
    redactor,
    runKey,
  }: {
    readonly place: Pick<Place, "number">;
    readonly redactor: Pick<Redactor, "text">;
    /** The same for every attempt: a further one writes over what the one before wrote. */
    readonly runKey: string;
  },
): RunComment {
  const mark = `<!-- tiny-backspace:run ${runKey.replace(/[^\w-]/g, "")} -->`;
  const bodyOf = (text: string) => redactor.text(`${mark}\n${text}`);
  let known: number | undefined;
  const edit: RunComment["edit"] = async (text, signal) => {
    known ??= await github.findComment(number, mark, signal);
    if (known !== undefined && !(await github.editComment(known, bodyOf(text), signal))) known = undefined;
    return known !== undefined;
  };
  return {
    edit,
    async put(text, signal) {
      if (await edit(text, signal)) return;
      known = (await github.addComment(number, bodyOf(text), signal)).number;
    },
  };
}
