import { UserError } from "../errors.ts";
import { type Api, describe, type Octokit, type RequestOptions, statusOf } from "./api.ts";

export interface WorkflowRun {
  readonly id: number;
  readonly url: string;
  /** Undefined while it is not over. */
  readonly conclusion?: string;
}

export interface CommitStatus {
  readonly state: "pending" | "success" | "failure" | "error";
  readonly context: string;
  readonly description: string;
  readonly url: string;
}

/** Workflows of one repository and the statuses of its commits. Everything rejects with UserError. */
export interface Workflows {
  /** Starts a workflow, by the name of its file, on a branch that is at this commit. */
  readonly dispatch: (file: string, on: { readonly branch: string; readonly sha: string }) => Promise<void>;
  /** Its runs on a commit of a branch that were started so, newest first. */
  readonly dispatched: (
    file: string,
    on: { readonly branch: string; readonly sha: string },
  ) => Promise<readonly WorkflowRun[]>;
  readonly run: (id: number) => Promise<WorkflowRun>;
  readonly setStatus: (sha: string, status: CommitStatus) => Promise<void>;
}

export function openWorkflows(
  api: Api,
  { owner, name }: { readonly owner: string; readonly name: string },
): Workflows {
  const where = { owner, repo: name };
  const ofFile = "/repos/{owner}/{repo}/actions/workflows/{workflow_id}";
  const listDispatched = async (
    octokit: Octokit,
    once: RequestOptions,
    file: string,
    { branch, sha }: { readonly branch: string; readonly sha: string },
  ) => {
    const { data } = await octokit.request(`GET ${ofFile}/runs`, {
      ...{ ...where, workflow_id: file, branch, head_sha: sha, event: "workflow_dispatch", ...once },
    });
    return data.workflow_runs.map(readRun);
  };
  return {
    async dispatch(file, on) {
      let repeated = false;
      const asked = api.ask(async (octokit, once) => {
        // The answer to an earlier attempt may have been lost.
        const started = repeated && (await listDispatched(octokit, once, file, on)).length > 0;
        repeated = true;
        if (started) return;
        await octokit.request(`POST ${ofFile}/dispatches`, {
          ...{ ...where, workflow_id: file, ref: on.branch, ...once },
        });
      });
      await asked.catch((error: unknown) => {
        throw refusal(error, file);
      });
    },
    async dispatched(file, on) {
      return await api
        .ask((octokit, once) => listDispatched(octokit, once, file, on))
        .catch((error: unknown) => {
          throw refusal(error, file);
        });
    },
    async run(id) {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { ...where, run_id: id, ...once }),
      );
      const { data } = await asked.catch((error: unknown) => {
        throw describe(error, `run ${id}`);
      });
      return readRun(data);
    },
    async setStatus(sha, { state, context, description, url }) {
      const asked = api.ask((octokit, once) =>
        octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
          ...{ ...where, sha, state, context, description, target_url: url, ...once },
        }),
      );
      await asked.catch((error: unknown) => {
        if (statusOf(error) !== 403) throw describe(error, "a status of the commit");
        const sentence =
          "The token may not set a commit's status; the job needs `permissions: statuses: write`.";
        throw new UserError("token-rejected", sentence, { cause: error });
      });
    },
  };
}

function readRun(run: {
  readonly id: number | bigint;
  readonly html_url: string;
  readonly status: string | null;
  readonly conclusion: string | null;
}): WorkflowRun {
  const over = run.status === "completed" && run.conclusion !== null;
  return {
    id: Number(run.id),
    url: run.html_url,
    ...(over && run.conclusion && { conclusion: run.conclusion }),
  };
}

/** Each with the lines of YAML that are missing. */
function refusal(error: unknown, file: string): UserError {
  const sentences: Readonly<Record<number, string>> = {
    403: "The token may not start workflows; the job needs `permissions: actions: write`.",
    404: `There is no workflow .github/workflows/${file} on the default branch that the token can see.`,
    422: `The workflow .github/workflows/${file} can't be started on the branch; it needs \`workflow_dispatch:\` under \`on:\`.`,
  };
  const status = statusOf(error) ?? 0;
  const sentence = sentences[status];
  if (sentence === undefined) return describe(error, `the workflow ${file}`);
  return new UserError(status === 403 ? "token-rejected" : "bad-input", sentence, { cause: error });
}
