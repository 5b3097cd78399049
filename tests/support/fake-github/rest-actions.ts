import { actorOf, type Need, Refusal } from "./access.ts";
import { type CheckRun, type CommitStatus, timestamp, type WorkflowRun } from "./model.ts";
import type { FakeRepository } from "./repository.ts";
import type { RestCall, Routes } from "./rest.ts";
import { missing } from "./rest-issues.ts";
import { userJson } from "./rest-json.ts";

const base = "/repos/{owner}/{repo}";
const oneRun = `${base}/actions/runs/{id}`;
const read: Need = { permission: "actions", level: "read" };
const write: Need = { permission: "actions", level: "write", role: "write" };
const states = ["error", "failure", "pending", "success"] as const;

/** Checks and statuses of commits, workflows and their runs, dispatched events. */
export const actionsRoutes: Routes = {
  [`POST ${base}/check-runs`]: async (call) => {
    const repository = call.repository({ permission: "checks", level: "write", role: "write" });
    if (call.viewer.type !== "app") throw new Refusal(403, "You must authenticate via a GitHub App.");
    const name = call.text("name");
    const headSha = await repository.resolve(`${call.text("head_sha") ?? "none"}^{commit}`);
    if (!name) throw missing("CheckRun", "name");
    if (headSha === undefined) throw new Refusal(422, `No commit found for SHA: ${call.text("head_sha")}`);
    const check: CheckRun = {
      ...{ id: call.world.nextId(), name, headSha, app: call.viewer.slug },
      ...{
        status: "queued",
        conclusion: null,
        output: { title: null, summary: null },
        annotations: [],
        detailsUrl: null,
      },
      ...{ startedAt: timestamp(), completedAt: null },
    };
    repository.checkRuns.push(check);
    change(call, check);
    return { status: 201, body: checkJson(repository, check) };
  },
  [`PATCH ${base}/check-runs/{id}`]: (call) => {
    const repository = call.repository({ permission: "checks", level: "write", role: "write" });
    const check = repository.checkRuns.find(({ id }) => id === call.number("id"));
    if (check === undefined) throw new Refusal(404, "Not Found");
    change(call, check);
    return { status: 200, body: checkJson(repository, check) };
  },
  [`GET ${base}/check-runs/{id}/annotations`]: (call) => {
    const repository = call.repository({ permission: "checks", level: "read" });
    const check = repository.checkRuns.find(({ id }) => id === call.number("id"));
    if (check === undefined) throw new Refusal(404, "Not Found");
    return call.page(check.annotations);
  },
  [`GET ${base}/commits/{ref}/check-runs`]: async (call) => {
    const repository = call.repository({ permission: "checks", level: "read" });
    const sha = await commit(repository, call.param("ref"));
    const found = repository.checkRuns.filter(({ headSha }) => headSha === sha);
    return counted(
      call,
      "check_runs",
      found.map((check) => checkJson(repository, check)),
    );
  },
  [`POST ${base}/statuses/{sha}`]: async (call) => {
    const repository = call.repository({ permission: "statuses", level: "write", role: "write" });
    const state = states.find((each) => each === call.text("state"));
    if (state === undefined) throw missing("Status", "state");
    const status: CommitStatus = {
      id: call.world.nextId(),
      sha: await commit(repository, call.param("sha")),
      state,
      context: call.text("context") ?? "default",
      description: call.text("description") ?? null,
      targetUrl: call.text("target_url") ?? null,
      creator: actorOf(call.viewer),
      createdAt: timestamp(),
    };
    repository.statuses.push(status);
    return { status: 201, body: statusJson(status) };
  },
  [`GET ${base}/commits/{ref}/statuses`]: async (call) => {
    const repository = call.repository({ permission: "statuses", level: "read" });
    const sha = await commit(repository, call.param("ref"));
    return call.page(
      repository.statuses
        .filter((status) => status.sha === sha)
        .map(statusJson)
        .reverse(),
    );
  },
  [`GET ${base}/commits/{ref}/status`]: async (call) => {
    const repository = call.repository({ permission: "statuses", level: "read" });
    const sha = await commit(repository, call.param("ref"));
    const all = repository.statuses.filter((status) => status.sha === sha);
    const latest = [...new Map(all.map((status) => [status.context, status])).values()];
    const failed = latest.some(({ state }) => state === "failure" || state === "error");
    const pending = latest.length === 0 || latest.some(({ state }) => state === "pending");
    const state = failed ? "failure" : pending ? "pending" : "success";
    return {
      status: 200,
      body: { state, sha, total_count: latest.length, statuses: latest.map(statusJson) },
    };
  },

  [`GET ${base}/actions/workflows`]: async (call) => {
    const repository = call.repository(read);
    const workflows = await workflowsOf(repository, repository.defaultBranch);
    return counted(
      call,
      "workflows",
      workflows.map((name) => workflowJson(repository, name)),
    );
  },
  [`GET ${base}/actions/workflows/{workflow}`]: async (call) => {
    const repository = call.repository(read);
    return { status: 200, body: workflowJson(repository, await findWorkflow(call, repository)) };
  },
  [`POST ${base}/actions/workflows/{workflow}/dispatches`]: async (call) => {
    const repository = call.repository(write);
    const workflow = await findWorkflow(call, repository);
    const ref = (call.text("ref") ?? "").replace(/^refs\/(heads|tags)\//, "");
    const headSha =
      (await repository.branchSha(ref)) ?? (await repository.resolve(`refs/tags/${ref}^{commit}`));
    if (headSha === undefined) throw new Refusal(422, `No ref found for: ${call.text("ref")}`);
    const text = await repository.run("cat-file", "blob", `${headSha}:.github/workflows/${workflow}`);
    if (!/\bworkflow_dispatch\b/.test(text.stdout.toString("utf8"))) {
      throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
    }
    repository.workflowRuns.push({
      ...{ id: call.world.nextId(), workflow, event: "workflow_dispatch", branch: ref, headSha },
      actor: actorOf(call.viewer),
      inputs: Object.fromEntries(
        Object.entries((call.input("inputs") ?? {}) as object).map(([name, value]) => [name, String(value)]),
      ),
      ...{ status: "queued", conclusion: null, createdAt: timestamp() },
    });
    return { status: 204 };
  },
  [`GET ${base}/actions/workflows/{workflow}/runs`]: (call) =>
    listRuns(call, ({ workflow }) => workflow === call.param("workflow")),
  [`GET ${base}/actions/runs`]: (call) => listRuns(call, () => true),
  [`GET ${oneRun}`]: (call) => {
    const { repository, run } = findRun(call, read);
    const reply = { status: 200, body: runJson(call, repository, run) };
    if (repository.dispatchedRunsEnd !== undefined && run.status !== "completed") {
      run.status = run.status === "queued" ? "in_progress" : "completed";
      run.conclusion = run.status === "completed" ? repository.dispatchedRunsEnd : null;
    }
    return reply;
  },
  [`POST ${oneRun}/cancel`]: (call) => {
    const { run } = findRun(call, write);
    if (run.status === "completed") throw new Refusal(409, "Cannot cancel a workflow run that is completed.");
    run.status = "completed";
    run.conclusion = "cancelled";
    return { status: 202, body: {} };
  },
  [`POST ${oneRun}/approve`]: (call) => {
    const { run } = findRun(call, write);
    if (run.conclusion !== "action_required") {
      throw new Refusal(
        403,
        "This run is not from a fork pull request or queued by the Copilot coding agent",
      );
    }
    run.status = "queued";
    run.conclusion = null;
    return { status: 201, body: {} };
  },
  [`POST ${base}/dispatches`]: (call) => {
    const repository = call.repository({ permission: "contents", level: "write", role: "write" });
    const eventType = call.text("event_type");
    if (!eventType) throw missing("RepositoryDispatch", "event_type");
    const payload = call.input("client_payload") ?? {};
    if (Object.keys(payload).length > 10) {
      throw new Refusal(422, "No more than 10 properties are allowed; `client_payload` has more.");
    }
    repository.dispatches.push({ eventType, payload, actor: actorOf(call.viewer) });
    return { status: 204 };
  },
};

function counted(call: RestCall, name: string, items: readonly unknown[]) {
  const page = call.page(items);
  return { ...page, body: { total_count: items.length, [name]: page.body } };
}

async function commit(repository: FakeRepository, name: string): Promise<string> {
  const sha = (await repository.branchSha(name)) ?? (await repository.resolve(`${name}^{commit}`));
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${name}`);
  return sha;
}

function change(call: RestCall, check: CheckRun): void {
  const status = call.text("status");
  if (status === "queued" || status === "in_progress" || status === "completed") check.status = status;
  const conclusion = call.text("conclusion");
  if (conclusion !== undefined) {
    check.status = "completed";
    check.conclusion = conclusion;
    check.completedAt = call.text("completed_at") ?? timestamp();
  }
  check.detailsUrl = call.text("details_url") ?? check.detailsUrl;
  const output = call.input("output") as
    | { title?: string; summary?: string; annotations?: CheckRun["annotations"] }
    | undefined;
  if (output === undefined) return;
  check.output = { title: output.title ?? null, summary: output.summary ?? null };
  check.annotations = [...check.annotations, ...(output.annotations ?? [])];
}

function checkJson(repository: FakeRepository, check: CheckRun) {
  return {
    id: check.id,
    node_id: `CR_${check.id}`,
    name: check.name,
    head_sha: check.headSha,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    details_url: check.detailsUrl,
    html_url: `${repository.url}/runs/${check.id}`,
    url: `${repository.apiUrl}/check-runs/${check.id}`,
    output: { ...check.output, annotations_count: check.annotations.length },
    app: { slug: check.app },
  };
}

function statusJson({ id, sha, state, context, description, targetUrl, creator, createdAt }: CommitStatus) {
  return {
    ...{ id, sha, state, context, description, target_url: targetUrl },
    ...{ creator: { login: creator }, created_at: createdAt },
  };
}

async function workflowsOf(repository: FakeRepository, ref: string): Promise<string[]> {
  const listed = await repository.run("ls-tree", "--name-only", `${ref}:.github/workflows`);
  const names = listed.exitCode === 0 ? listed.stdout.toString("utf8").split("\n") : [];
  return names.filter((name) => /\.ya?ml$/.test(name));
}

async function findWorkflow(call: RestCall, repository: FakeRepository): Promise<string> {
  const wanted = call.param("workflow");
  const known = await workflowsOf(repository, repository.defaultBranch);
  const found = known.find((name) => name === wanted || String(workflowId(name)) === wanted);
  if (found === undefined) throw new Refusal(404, "Not Found");
  return found;
}

/** A number that stays the same for a file name. */
function workflowId(name: string): number {
  return [...Buffer.from(name)].reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7);
}

function workflowJson(repository: FakeRepository, name: string) {
  const path = `.github/workflows/${name}`;
  const id = workflowId(name);
  return {
    id,
    node_id: `W_${id}`,
    name,
    path,
    state: "active",
    html_url: `${repository.url}/actions/workflows/${name}`,
  };
}

function listRuns(call: RestCall, wanted: (run: WorkflowRun) => boolean) {
  const repository = call.repository(read);
  if (repository.workflowRuns.length > 0 && repository.runsAppearAfter > 0) {
    repository.runsAppearAfter -= 1;
    return counted(call, "workflow_runs", []);
  }
  const filters = {
    branch: call.query("branch"),
    event: call.query("event"),
    headSha: call.query("head_sha"),
  };
  const found = repository.workflowRuns.filter(
    (run) =>
      wanted(run) &&
      (filters.branch === undefined || filters.branch === run.branch) &&
      (filters.event === undefined || filters.event === run.event) &&
      (filters.headSha === undefined || filters.headSha === run.headSha),
  );
  return counted(
    call,
    "workflow_runs",
    found.reverse().map((run) => runJson(call, repository, run)),
  );
}

function findRun(call: RestCall, need: Need) {
  const repository = call.repository(need);
  const run = repository.workflowRuns.find(({ id }) => id === call.number("id"));
  if (run === undefined) throw new Refusal(404, "Not Found");
  return { repository, run };
}

function runJson(call: RestCall, repository: FakeRepository, run: WorkflowRun) {
  return {
    id: run.id,
    name: run.workflow,
    path: `.github/workflows/${run.workflow}`,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.branch,
    head_sha: run.headSha,
    workflow_id: workflowId(run.workflow),
    actor: userJson(call.world, run.actor),
    triggering_actor: userJson(call.world, run.actor),
    html_url: `${repository.url}/actions/runs/${run.id}`,
    url: `${repository.apiUrl}/actions/runs/${run.id}`,
    run_attempt: 1,
    created_at: run.createdAt,
  };
}
