import { type Api, describe, type Octokit, type RequestOptions, statusOf } from "./api.ts";
import { type Account, isSameAccount } from "./pulls.ts";

/** Comments under issues and pull requests of one repository. Everything rejects with UserError, or as `signal` says. */
export interface Comments {
  readonly addComment: (issue: number, body: string, signal?: AbortSignal) => Promise<AddedComment>;
  /** Lets whoever wrote a comment see that it was seen. */
  readonly acknowledge: (comment: number) => Promise<void>;
  /** Number of the newest comment of our own that begins with the mark; undefined where there is none. */
  readonly findComment: (issue: number, mark: string, signal?: AbortSignal) => Promise<number | undefined>;
  /** Writes over a comment of our own, with one request; false when somebody has deleted it. */
  readonly editComment: (comment: number, body: string, signal?: AbortSignal) => Promise<boolean>;
}

interface AddedComment {
  readonly url: string;
  /** Undefined when the answer was lost and it can't be known whether what was found is ours. */
  readonly number: number | undefined;
}

const pageSize = 100;
const maxPages = 20;
const route = "/repos/{owner}/{repo}/issues/{issue_number}/comments";

export function openComments(
  api: Api,
  {
    owner,
    name,
    viewer,
  }: {
    readonly owner: string;
    readonly name: string;
    readonly viewer: (signal?: AbortSignal) => Promise<Account | undefined>;
  },
): Comments {
  const where = { owner, repo: name };
  const place = (issue: number) => ({ ...where, issue_number: issue, per_page: pageSize });

  const addComment: Comments["addComment"] = async (issue, body, signal) => {
    const since = new Date().toISOString();
    let repeated = false;
    const asked = api.ask(async (octokit, once) => {
      // The answer to an earlier attempt may have been lost.
      const { data: known } = repeated
        ? await octokit.request(`GET ${route}`, { ...place(issue), since, ...once })
        : { data: [] };
      repeated = true;
      const found = known.find((comment) => comment.body === body);
      if (found !== undefined) return { ...found, isMade: false };
      const { data } = await octokit.request(`POST ${route}`, {
        ...where,
        issue_number: issue,
        body,
        ...once,
      });
      return { ...data, isMade: true };
    }, signal);
    const { id, user, html_url, isMade } = await asked.catch((error: unknown) => {
      signal?.throwIfAborted();
      throw describe(error, `a comment under issue #${issue}`);
    });
    // Anybody can write what we were about to.
    const isOurs = isMade || isBy(await viewer(signal), user);
    return { url: html_url, number: isOurs ? Number(id) : undefined };
  };

  const listAll = async (octokit: Octokit, once: RequestOptions, issue: number) => {
    const all = [];
    for (let page = 1; page <= maxPages; page += 1) {
      const { data } = await octokit.request(`GET ${route}`, { ...place(issue), page, ...once });
      all.push(...data);
      if (data.length < pageSize) break;
    }
    return all;
  };

  return {
    addComment,
    async acknowledge(comment) {
      const react = "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
      await api
        .ask((octokit, once) =>
          octokit.request(react, { ...where, comment_id: comment, content: "eyes", ...once }),
        )
        .catch((error: unknown) => {
          throw describe(error, "a reaction to the comment");
        });
    },
    async findComment(issue, mark, signal) {
      const asked = Promise.all([
        viewer(signal),
        api.ask((octokit, once) => listAll(octokit, once, issue), signal),
      ]);
      const [us, comments] = await asked.catch((error: unknown) => {
        signal?.throwIfAborted();
        throw describe(error, `the comments under issue #${issue}`);
      });
      // Anybody can write our mark; what others wrote stays.
      const own = comments.findLast(({ user, body }) => isBy(us, user) && body?.startsWith(mark));
      return own && Number(own.id);
    },
    async editComment(comment, body, signal) {
      const edit = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
      const asked = api.ask(
        (octokit, once) => octokit.request(edit, { ...where, comment_id: comment, body, ...once }),
        signal,
      );
      return await asked.then(
        () => true,
        (error: unknown) => {
          signal?.throwIfAborted();
          if (statusOf(error) === 404) return false;
          throw describe(error, "a change of our comment");
        },
      );
    },
  };
}

type Writer = { readonly login: string; readonly id: number | bigint } | null;

function isBy(us: Account | undefined, writer: Writer | undefined): boolean {
  if (us === undefined || writer === null || writer === undefined) return false;
  return isSameAccount(us, { login: writer.login, id: Number(writer.id) });
}
