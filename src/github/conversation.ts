import { type Api, describe, type Octokit, type RequestOptions, statusOf } from "./api.ts";

/** Something that somebody wrote on an issue or a pull request. */
export interface Said {
  readonly type: "comment" | "review" | "review-comment";
  readonly id: number;
  readonly url: string;
  /** Undefined when the account is gone. */
  readonly author?: { readonly login: string; readonly isBot: boolean };
  readonly body: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; undefined where GitHub doesn't tell. */
  readonly updatedAt?: string;
  /** Of a review: `approved`, `changes_requested` and the like. */
  readonly state?: string;
  /** Of a review comment: the lines it is about. */
  readonly place?: { readonly path: string; readonly line?: number; readonly hunk: string };
}

/** What failed on a commit. */
export interface FailedCheck {
  readonly name: string;
  readonly url: string;
  readonly conclusion: string;
  /** What it says of itself: title, summary, lines. */
  readonly text: string;
}

/** A list's newest entries, oldest first. */
export interface Newest<Item> {
  readonly items: readonly Item[];
  /** How many older ones were not read. */
  readonly older: number;
}

/** What is said on issues and pull requests of one repository. Everything rejects with UserError. */
export interface Conversation {
  /** Comments, the newest hundred at least; `count` is how many there are, where that is known. */
  readonly listComments: (issue: number, count: number | undefined) => Promise<Newest<Said>>;
  readonly listReviews: (pull: number) => Promise<Newest<Said>>;
  readonly listReviewComments: (pull: number) => Promise<Newest<Said>>;
  /** Checks and statuses of a commit that failed, the first twenty of each. */
  readonly listFailedChecks: (sha: string) => Promise<readonly FailedCheck[]>;
  /** Addresses that open the files of a private repository's issue and of its newest comments for some minutes. */
  readonly listSignedFiles: (issue: number, count: number | undefined) => Promise<readonly string[]>;
}

const pageSize = 100;
const maxFailed = 20;
const maxAnnotated = 5;
const maxAnnotations = 10;
const failures = ["failure", "timed_out", "startup_failure", "action_required"];

export function openConversation(
  api: Api,
  { owner, name }: { readonly owner: string; readonly name: string },
): Conversation {
  const where = { owner, repo: name };
  const ask = async <T>(
    what: string,
    request: (octokit: Octokit, once: RequestOptions) => Promise<T>,
  ): Promise<T> =>
    await api.ask(request).catch((error: unknown) => {
      throw describe(error, what);
    });

  return {
    async listComments(issue, count) {
      const page = (number: number) =>
        ask(`the comments under #${issue}`, (octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
            ...{ ...where, issue_number: issue, per_page: pageSize, page: number, ...once },
          }),
        );
      const { pages, older } = await readLast(page, count);
      const items = pages
        .flatMap(({ data }) => data)
        .map((comment) => ({
          ...{ type: "comment" as const, id: Number(comment.id), url: comment.html_url },
          ...{ body: comment.body ?? "", createdAt: comment.created_at, updatedAt: comment.updated_at },
          ...authorOf(comment.user),
        }));
      return { items, older };
    },
    async listSignedFiles(issue, count) {
      const full = { headers: { accept: "application/vnd.github.full+json" } };
      const last = Math.max(1, Math.ceil((count ?? 0) / pageSize));
      const [about, comments] = await Promise.all([
        ask(`issue #${issue}`, (octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
            ...{ ...where, issue_number: issue, ...full, ...once },
          }),
        ),
        ask(`the comments under #${issue}`, (octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
            ...{ ...where, issue_number: issue, per_page: pageSize, page: last, ...full, ...once },
          }),
        ),
      ]);
      const shown = [about.data, ...comments.data].map(({ body_html: html }) => html ?? "").join("\n");
      return Array.from(shown.matchAll(/\ssrc="(https:[^"]{1,4000})"/g), ([, address = ""]) =>
        address.replaceAll("&amp;", "&"),
      );
    },
    async listReviews(pull) {
      const page = (number: number) =>
        ask(`the reviews of #${pull}`, (octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
            ...{ ...where, pull_number: pull, per_page: pageSize, page: number, ...once },
          }),
        );
      const { pages, older } = await readLast(page, undefined);
      const items = pages
        .flatMap(({ data }) => data)
        .map((review) => ({
          ...{
            type: "review" as const,
            id: Number(review.id),
            url: review.html_url ?? "",
            body: review.body,
          },
          ...{ createdAt: review.submitted_at ?? "", state: review.state.toLowerCase() },
          ...authorOf(review.user),
        }));
      return { items, older };
    },
    async listReviewComments(pull) {
      const { data } = await ask(`the review comments on #${pull}`, (octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/comments", {
          ...{ ...where, pull_number: pull, per_page: pageSize, sort: "created", direction: "desc", ...once },
        }),
      );
      const items = data.toReversed().map((comment) => {
        const line = comment.line ?? comment.original_line;
        return {
          ...{ type: "review-comment" as const, id: Number(comment.id), url: comment.html_url },
          ...{ body: comment.body, createdAt: comment.created_at, updatedAt: comment.updated_at },
          place: {
            ...{ path: comment.path, hunk: comment.diff_hunk },
            ...(line !== undefined && line !== null && { line: Number(line) }),
          },
          ...authorOf(comment.user),
        };
      });
      return { items, older: 0 };
    },
    async listFailedChecks(sha) {
      const [checks, statuses] = await Promise.all([
        ask("the commit's checks", (octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
            ...{ ...where, ref: sha, per_page: pageSize, ...once },
          }),
        ),
        ask("the commit's statuses", (octokit, once) =>
          octokit.request("GET /repos/{owner}/{repo}/commits/{ref}/status", {
            ...{ ...where, ref: sha, per_page: pageSize, ...once },
          }),
        ),
      ]);
      const failed = checks.data.check_runs
        .filter(({ conclusion }) => failures.includes(conclusion ?? ""))
        .slice(0, maxFailed);
      const annotations = await Promise.all(
        failed.slice(0, maxAnnotated).map(async ({ id, output }) => {
          if (!(Number(output.annotations_count) > 0)) return [];
          const asked = api.ask((octokit, once) =>
            octokit.request("GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations", {
              ...{ ...where, check_run_id: Number(id), per_page: maxAnnotations, ...once },
            }),
          );
          return await asked.then(
            ({ data }) => data,
            (error: unknown) => {
              if (statusOf(error) !== undefined) return [];
              throw describe(error, "what a check says of lines");
            },
          );
        }),
      );
      return [
        ...failed.map((check, index) => ({
          ...{ name: check.name, url: check.html_url ?? "", conclusion: check.conclusion ?? "" },
          text: [
            check.output.title ?? "",
            check.output.summary ?? "",
            ...(annotations[index] ?? []).map(
              ({ path, start_line: line, message }) => `${path}:${line}: ${message ?? ""}`,
            ),
          ]
            .filter((part) => part.trim() !== "")
            .join("\n\n"),
        })),
        ...statuses.data.statuses
          .filter(({ state }) => state === "failure" || state === "error")
          .slice(0, maxFailed)
          .map((status) => ({
            ...{ name: status.context, url: status.target_url ?? "", conclusion: status.state },
            text: status.description ?? "",
          })),
      ];
    },
  };
}

interface Page<Data> {
  readonly data: readonly Data[];
  readonly headers: { readonly link?: string };
}

/** The last two pages; where the count isn't known, the first one tells how many there are. */
async function readLast<Data>(
  page: (number: number) => Promise<Page<Data>>,
  count: number | undefined,
): Promise<{ readonly pages: readonly Page<Data>[]; readonly older: number }> {
  const first = count === undefined ? await page(1) : undefined;
  const last =
    first === undefined
      ? Math.max(1, Math.ceil((count ?? 0) / pageSize))
      : Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(first.headers.link ?? "")?.[1] ?? 1);
  const wanted = [last - 1, last].filter((number) => number > 0);
  const pages = await Promise.all(
    wanted.map(async (number) => (number === 1 && first !== undefined ? first : await page(number))),
  );
  return { pages, older: ((wanted[0] ?? 1) - 1) * pageSize };
}

function authorOf(user: { readonly login: string; readonly type?: string } | null | undefined) {
  if (user === null || user === undefined) return {};
  const { login, type } = user;
  return { author: { login, isBot: type === "Bot" || login.endsWith("[bot]") } };
}
