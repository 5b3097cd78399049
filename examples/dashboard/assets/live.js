// Adds to a page what is new. Without it the page shows what there was when it was loaded.
const main = document.querySelector("main[data-live]");
const connection = document.getElementById("connection");
// The server's own markup, in which every text of an event is escaped already.
const policy = globalThis.trustedTypes?.createPolicy("parts", { createHTML: (markup) => markup });

if (main instanceof HTMLElement) {
  let mark = main.dataset.mark ?? "";
  let source;

  const watch = () => {
    // A browser gives a server six connections, for all tabs together: pages that nobody sees give theirs back.
    if (document.hidden || source !== undefined) return;
    source = new EventSource(`${main.dataset.live}?mark=${encodeURIComponent(mark)}`);
    source.onopen = () => say("");
    source.onerror = () => {
      say("Connection lost, trying again");
      // A browser gives up after a refusal.
      if (source?.readyState !== EventSource.CLOSED) return;
      rest();
      setTimeout(watch, 10_000);
    };
    source.onmessage = ({ data, lastEventId }) => {
      mark = lastEventId;
      const { all, parts = [] } = JSON.parse(data);
      if (all !== undefined) keepPlace(main, () => main.replaceChildren(fragment(all)));
      for (const [id, markup] of parts) put(id, markup);
      document.documentElement.dataset.mark = mark;
    };
  };
  const rest = () => {
    source?.close();
    source = undefined;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : watch()));
  watch();
}

function say(words) {
  if (connection !== null && connection.textContent !== words) connection.textContent = words;
}

function fragment(markup) {
  return document.createRange().createContextualFragment(policy?.createHTML(markup) ?? markup);
}

/** Puts a part in the place of what it was before, or where new ones grow. */
function put(id, markup) {
  const before = document.getElementById(id);
  if (before !== null) {
    keepPlace(before, () => before.replaceWith(fragment(markup)));
    return;
  }
  const list = document.querySelector("[data-grow]");
  if (!(list instanceof HTMLElement)) return;
  if (list.dataset.grow === "end") {
    const isAtEnd = innerHeight + scrollY > document.documentElement.scrollHeight - 80;
    list.append(fragment(markup));
    // Whoever reads the end goes on reading it.
    if (isAtEnd && scrollY > 0) scrollTo(0, document.documentElement.scrollHeight);
  } else {
    list.prepend(fragment(markup));
    while (list.children.length > Number(list.dataset.most)) list.lastElementChild?.remove();
  }
}

/** What a reader has opened stays open, and the focus stays where it is. */
function keepPlace(element, replace) {
  const places = (root, selector) => [...(root?.querySelectorAll(selector) ?? [])];
  const id = element.id;
  const touched = places(element, "details").map((details) => details.dataset.touched);
  const focusable = "a, summary, pre[tabindex]";
  const focused = places(element, focusable).indexOf(document.activeElement);
  replace();
  const now = document.getElementById(id);
  for (const [index, details] of places(now, "details").entries()) {
    if (touched[index] === undefined) continue;
    details.open = touched[index] === "open";
    details.dataset.touched = touched[index];
  }
  if (focused >= 0) places(now, focusable)[focused]?.focus({ preventScroll: true });
}

// What a reader opens or closes, as against what is open because it is going on.
document.addEventListener("click", ({ target }) => {
  const summary = target instanceof Element ? target.closest("summary") : null;
  const details = summary?.parentElement;
  if (details instanceof HTMLDetailsElement) details.dataset.touched = details.open ? "closed" : "open";
});
