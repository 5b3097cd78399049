import { type Api, describe, type Octokit, type RequestOptions } from "./api.ts";
import { type Account, isSameAccount } from "./pulls.ts";

/** Comments under issues and pull requests of one repository. Everything rejects with UserError. */
export interface Comments {
  /** Writes a comment and gives its address. */
  readonly addComment: (issue: number, body: string) => Promise<string>;
  /** Lets whoever wrote a comment see that it was seen. */
  readonly acknowledge: (comment: number) => Promise<void>;
  /** Writes over the newest comment of our own that holds the mark, or writes a new one; gives its address. */
  readonly putComment: (
    issue: number,
    comment: { readonly mark: string; readonly body: string },
  ) => Promise<string>;
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
  }: { readonly owner: string; readonly name: string; readonly viewer: () => Promise<Account | undefined> },
): Comments {
  const place = (issue: number) => ({ owner, repo: name, issue_number: issue, per_page: pageSize });

  const addComment: Comments["addComment"] = async (issue, body) => {
    const since = new Date().toISOString();
    let repeated = false;
    const asked = api.ask(async (octokit, once) => {
      // The answer to an earlier attempt may have been lost.
      const { data: known } = repeated
        ? await octokit.request(`GET ${route}`, { ...place(issue), since, ...once })
        : { data: [] };
      repeated = true;
      const own = known.find((comment) => comment.body === body);
      return own ?? (await octokit.request(`POST ${route}`, { ...place(issue), body, ...once })).data;
    });
    const { html_url: url } = await asked.catch((error: unknown) => {
      throw describe(error, `a comment under issue #${issue}`);
    });
    return url;
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
          octokit.request(react, { owner, repo: name, comment_id: comment, content: "eyes", ...once }),
        )
        .catch((error: unknown) => {
          throw describe(error, "a reaction to the comment");
        });
    },
    async putComment(issue, { mark, body }) {
      const asked = Promise.all([viewer(), api.ask((octokit, once) => listAll(octokit, once, issue))]);
      const [us, comments] = await asked.catch((error: unknown) => {
        throw describe(error, `the comments under issue #${issue}`);
      });
      // Anybody can write our mark; what others wrote stays.
      const own = comments.findLast(
        ({ user, body: text }) =>
          us !== undefined &&
          user != null &&
          isSameAccount(us, { login: user.login, id: Number(user.id) }) &&
          text?.includes(mark),
      );
      if (own === undefined) return await addComment(issue, body);
      const edit = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
      await api
        .ask((octokit, once) =>
          octokit.request(edit, { owner, repo: name, comment_id: Number(own.id), body, ...once }),
        )
        .catch((error: unknown) => {
          throw describe(error, `a change of our comment under issue #${issue}`);
        });
      return own.html_url;
    },
  };
}
