import type { Material, Task } from "../agent/prompt.ts";
import type { GitHub } from "../github/github.ts";
import type { Run } from "../run.ts";
import type { IncludeComments } from "./choose.ts";
import { type CodeSource, readLinkedLines } from "./code-lines.ts";
import { type Conversed, readConversation } from "./converse.ts";
import { createGallery, fetchImages } from "./images.ts";
import { openPermissions } from "./permissions.ts";
import { leftOutItem, makeReceipt, type Receipt, type ReceiptItem, usedItem } from "./receipt.ts";
import { hidesText, type Removed, removedWords } from "./removed.ts";
import { type Sanitised, sanitise, sanitisePlain } from "./sanitise.ts";

/** What the model is shown of a task, and the receipt of it. */
export interface Context {
  readonly task: Task;
  readonly material: Material;
  readonly receipt: Receipt;
}

export interface GatherOptions {
  /** The repository whose issue or pull request it is. */
  readonly home: Pick<GitHub, "repository" | "serverUrl" | "permissionOf" | "conversation" | "attachments">;
  /** The one that the change goes to; mostly the same. */
  readonly github: Pick<GitHub, "repository" | "permissionOf">;
  readonly include: IncludeComments;
  /** How many comments there were when the run was started, where the event says so. */
  readonly commentCount: number | undefined;
  /** Whether every model that may answer sees images. */
  readonly seesImages: boolean;
  readonly source: CodeSource;
}

/**
 * Reads what was said and shown around a task as it stood when the run was started, without what readers of the page
 * don't see. Call for people who may start runs. Nothing that can't be had stops a run: it is left out and told.
 */
export async function gatherContext(run: Run, asked: Task, options: GatherOptions): Promise<Context> {
  const { home, github, source } = options;
  const permissions = openPermissions(home === github ? [home] : [home, github]);
  const gallery = createGallery(home.attachments);
  const clean = (text: string) => sanitise(text, gallery.name);

  const { task, told } = cleanTask(asked, clean);
  const [conversed, author] = await Promise.all([
    readConversation(run, task, { ...options, permissions, clean }),
    task.issue === undefined ? "" : permissions.of(task.issue.author),
  ]);
  const texts = [task.prompt, task.request?.text ?? "", ...conversed.texts.map(({ text }) => text)];
  const repositoryUrl = `${home.serverUrl}/${home.repository.owner}/${home.repository.name}`;
  // Some stood in what is hidden, or in what there was no room for.
  const shown = gallery
    .named()
    .filter(({ number }) => texts.some((text) => text.includes(`[image ${number}]`)));
  const [fetched, lines] = await Promise.all([
    fetchImages(shown, {
      ...{ attachments: home.attachments, seesImages: options.seesImages, signal: run.signal },
      findSigned: signedFinder(home, task, options.commentCount),
    }),
    home === github ? readLinkedLines(texts, { repositoryUrl, source }) : { texts: [], items: [] },
  ]);
  const others = gallery.others();
  const elsewhere = leftOutItem({
    kind: "image",
    what: others === 1 ? "1 image" : `${others.toLocaleString("en-US")} images`,
    reason: "not fetched: not among the files that GitHub keeps for issues",
  });
  const items = [
    ...told.map(({ item, text, removed }) =>
      usedItem({ ...item, permission: item.author ? author : "" }, text, removed),
    ),
    ...conversed.items,
    ...lines.items,
    ...fetched.items,
    ...(others > 0 ? [elsewhere] : []),
  ];
  const receipt = makeReceipt(items, conversed.older);
  tell(run, receipt, [...told, ...conversed.texts], conversed);
  const material: Material = {
    texts: [...conversed.texts, ...lines.texts].map(({ about, text }) => ({ about, text })),
    images: fetched.images,
  };
  return { task, material, receipt };
}

/** Files of a private repository are opened by addresses that are good for some minutes; GitHub is asked once. */
function signedFinder(
  { conversation }: Pick<GitHub, "conversation">,
  { issue, pullRequest }: Task,
  commentCount: number | undefined,
): (address: string) => Promise<string | undefined> {
  const number = pullRequest?.number ?? issue?.number;
  let asked: Promise<readonly string[]> | undefined;
  return async (address) => {
    // What both addresses have in common.
    const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(address)?.[0];
    if (number === undefined || id === undefined) return undefined;
    asked ??= conversation.listSignedFiles(number, commentCount).catch(() => []);
    // Anybody can write any id behind the question mark of an address of theirs.
    return (await asked).find((signed) => signed.split(/[?#]/, 1)[0]?.includes(id) && signed !== address);
  };
}

/** A text that is shown, and what was taken out of it. */
interface ToldText extends Sanitised {
  readonly item: Pick<ReceiptItem, "kind" | "what"> & { readonly author: string };
}

/** The task's own texts. What a workflow or a form says is the asker's word and stays as it is, but for what nobody sees. */
function cleanTask(
  { issue, pullRequest, request, ...task }: Task,
  clean: (text: string) => Sanitised,
): { readonly task: Task; readonly told: readonly ToldText[] } {
  const wish = request === undefined ? undefined : clean(request.text);
  const isWish = pullRequest !== undefined && request?.text === task.prompt;
  const prompt = issue !== undefined || isWish ? clean(task.prompt) : sanitisePlain(task.prompt);
  const asker = { author: "" };
  const told: ToldText[] = [
    ...(isWish
      ? []
      : [
          {
            ...prompt,
            item: {
              ...{ kind: "task" as const, what: issue?.url ?? "the prompt" },
              ...(issue === undefined ? asker : { author: issue.author }),
            },
          },
        ]),
    ...(request === undefined || wish === undefined || wish.text === ""
      ? []
      : [{ ...wish, item: { kind: "task" as const, what: request.url, ...asker } }]),
  ];
  return {
    task: {
      ...task,
      prompt: prompt.text,
      ...(issue !== undefined && { issue: { ...issue, title: sanitisePlain(issue.title).text } }),
      ...(pullRequest !== undefined && {
        pullRequest: { ...pullRequest, title: sanitisePlain(pullRequest.title).text },
      }),
      ...(request !== undefined && wish !== undefined && { request: { ...request, text: wish.text } }),
    },
    told,
  };
}

const toldHidden = 5;

function tell(
  run: Run,
  { items, leftOut }: Receipt,
  shown: readonly { readonly item: Pick<ReceiptItem, "what">; readonly removed: Removed }[],
  { problems }: Conversed,
): void {
  run.emit({
    type: "context",
    items: items.map((item) => ({ ...item, removed: [...item.removed] })),
    left_out: leftOut,
  });
  for (const message of problems) run.emit({ type: "warning", message });
  const hiding = shown.filter(({ removed }) => hidesText(removed));
  if (hiding.length === 0) return;
  const named = hiding
    .slice(0, toldHidden)
    .map(({ item, removed }) => `${item.what} (${removedWords(removed).join(", ")})`);
  const more = hiding.length > toldHidden ? `; and ${hiding.length - toldHidden} more` : "";
  const message = `Text that readers don't see was taken out before the model was shown it: ${named.join("; ")}${more}.`;
  run.emit({ type: "warning", message });
}
