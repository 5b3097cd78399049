export const id = 761;
export const ids = [761];
export const modules = {

/***/ 5087:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openCheckout)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


/**
 * The checkout to work in, said as what it is: the job's own, or a clone of ours, made once `clearance` allows it. Work
 * on a pull request begins at its newest commit, which is cloned where the job has another one checked out.
 */
async function openCheckout(run, { github, cloneFirst, solve, readBaseCommit }, { pullRequest }, clearance) {
    const isElsewhere = cloneFirst || (pullRequest !== undefined && (await shaOf(readBaseCommit)) !== pullRequest.headSha);
    if (!isElsewhere) {
        run.emit({ type: "status", message: "Using checked-out repository...", phase: "repository" });
        return solve.workspace.directory;
    }
    await clearance;
    run.emit({ type: "status", message: "Cloning repository...", phase: "repository" });
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(run.tempDir, "repository");
    await github.clone(directory, pullRequest?.branch);
    return directory;
}
/** Undefined where nothing fit is checked out. */
async function shaOf(readBaseCommit) {
    try {
        return (await readBaseCommit()).sha;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 3848:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ gatherContext)
});

// EXTERNAL MODULE: ./src/context/receipt.ts
var context_receipt = __webpack_require__(407);
;// CONCATENATED MODULE: ./src/context/code-lines.ts

const maxLinks = 10;
const maxLines = 100;
const longestLine = 400;
const longestPath = 400;
/** Lines of this repository that texts link to, as the base commit has them. */
async function readLinkedLines(texts, { repositoryUrl, source }) {
    const found = [...new Set(texts.flatMap((text) => linksIn(text, repositoryUrl)))];
    const read = await Promise.all(found.slice(0, maxLinks).map((link) => readLines(link, repositoryUrl, source)));
    const more = found
        .slice(maxLinks)
        .map((link) => (0,context_receipt/* leftOutItem */.L6)({ kind: "code", what: link, reason: `only the first ${maxLinks} links are followed` }));
    return {
        texts: read.flatMap((one) => ("text" in one ? [{ about: one.about, text: one.text }] : [])),
        items: [...read.map(({ item }) => item), ...more],
    };
}
function linksIn(text, repositoryUrl) {
    const links = text.matchAll(/https?:\/\/[^\s<>()"'`\]]{1,1000}#L\d{1,7}(?:C\d{1,5})?(?:-L?\d{1,7})?/g);
    const beginning = `${repositoryUrl}/blob/`.toLowerCase();
    return Array.from(links, ([link]) => link).filter((link) => link.toLowerCase().startsWith(beginning));
}
async function readLines(link, repositoryUrl, source) {
    const failed = (reason) => ({ item: (0,context_receipt/* leftOutItem */.L6)({ kind: "code", what: link, reason }) });
    const [place = "", lines = ""] = link.slice(`${repositoryUrl}/blob/`.length).split("#");
    const wanted = readPlace(place, source.base.branch);
    if (wanted === undefined)
        return failed("its path is none of a file in a repository");
    const { ref, path } = wanted;
    const isSha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
    const isBase = ref === source.base.sha || ref === source.base.branch || ref === "HEAD";
    // A commit's own tree, where it is here; every other name may mean another version than the one that is linked.
    const linked = isSha && !isBase ? await source.readText(ref, path).catch(() => undefined) : undefined;
    const text = linked ?? (await source.readText(source.base.tree, path).catch(() => undefined));
    if (text === undefined)
        return failed("no small text file of the base commit");
    const [from = 1, asked = from] = Array.from(lines.matchAll(/L?(\d+)(?:C\d+)?/g), ([, number]) => Number(number));
    const [first, last] = [
        Math.min(from, asked),
        Math.min(Math.max(from, asked), Math.min(from, asked) + maxLines - 1),
    ];
    const shown = text
        .split("\n")
        .slice(Math.max(0, first - 1), last)
        .map(shorten);
    if (shown.length === 0)
        return failed("the file has no such lines");
    const isAnother = !isBase && linked === undefined;
    const version = isAnother ? "; the link names another version, and this is the base commit's" : "";
    const until = first + shown.length - 1;
    const about = `${path}, lines ${first} to ${until}${version}`;
    const reason = isAnother ? "as the base commit has it; the link names another version" : "";
    const numbered = shown.map((line, index) => `${first + index}: ${line}`).join("\n");
    return { item: (0,context_receipt/* usedItem */.$m)({ kind: "code", what: link, reason }, numbered), about, text: numbered };
}
/** Undefined for what is no path below a repository's top. */
function readPlace(place, branch) {
    const decoded = decode(place);
    if (decoded === undefined || decoded.length > longestPath || /[\p{C}\\]/u.test(decoded))
        return undefined;
    const ref = branch !== undefined && decoded.startsWith(`${branch}/`) ? branch : (decoded.split("/", 1)[0] ?? "");
    const path = decoded.slice(ref.length + 1);
    const parts = path.split("/");
    const isPath = ref !== "" && parts.every((part) => part !== "" && part !== "." && part !== "..");
    return isPath && parts[0]?.toLowerCase() !== ".git" ? { ref, path } : undefined;
}
function decode(place) {
    try {
        return decodeURIComponent(place.replace(/\?.*$/, ""));
    }
    catch {
        return undefined;
    }
}
function shorten(line) {
    return line.length > longestLine
        ? `${line.slice(0, longestLine).toWellFormed()}…`
        : line.replace(/\r$/, "");
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/context/choose.ts
var choose = __webpack_require__(5382);
;// CONCATENATED MODULE: ./src/context/html.ts
const openTag = /<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y;
const closeTag = /<\/[A-Za-z][A-Za-z0-9-]*\s*>/y;
const declaration = /<\?[\s\S]*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>/y;
const comment = /<!--(?:-?>|[\s\S]*?-->)/y;
/** As a browser reads it, that quotes only hide `>` in. */
const anyTag = /<\/?[A-Za-z](?:[^"'>]|"[^"]*"|'[^']*')*>/y;
/** HTML as CommonMark finds it inside a paragraph; undefined for what stays text. */
function inlineHtmlAt(text, at) {
    for (const [type, pattern] of [
        ["comment", comment],
        ["declaration", declaration],
        ["tag", openTag],
        ["tag", closeTag],
    ]) {
        const end = endOf(pattern, text, at);
        if (end === undefined)
            continue;
        // A browser takes it for over where Markdown doesn't, and what follows for HTML.
        const isOver = type === "comment" ? /--!>/ : type === "declaration" ? />./s : undefined;
        const ended = isOver === undefined || !isOver.test(text.slice(at, end));
        return { type, end: ended ? end : text.length, ended };
    }
    return undefined;
}
/** HTML as a browser finds it in what Markdown lets through: what is never closed takes all that follows with it. */
function rawHtmlAt(text, at) {
    const [, type, pattern] = raw.find(([beginning]) => beginning.test(text.slice(at, at + 4))) ?? [];
    if (type === undefined || pattern === undefined)
        return undefined;
    const end = endOf(pattern, text, at);
    return { type, end: end ?? text.length, ended: end !== undefined };
}
const raw = [
    [/^<!--/, "comment", /<!--(?:-?>|(?:(?!--!>)[\s\S])*?-->)/y],
    [/^<\/?[A-Za-z]/, "tag", anyTag],
    [/^<[!?/]/, "declaration", /<[!?/][^>]*>/y],
];
function endOf(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
}
const blockNames = "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|source|summary|table|tbody|td|template|tfoot|th|thead|title|tr|track|ul";
const blockStart = new RegExp(`^</?(?:${blockNames})(?:[\\s>]|/>|$)`, "i");
const wholeTag = /^<\/?[A-Za-z][^<>]*>[ \t]*$/;
/** Whether a line, without what puts it into a quote or list, begins HTML that goes on to the next blank line. */
function beginsHtmlBlock(line) {
    return blockStart.test(line) || wholeTag.test(line);
}
/** What goes on over blank lines: to the closing tag, or to an end of its own. */
function beginsLongHtml(line) {
    if (/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i.test(line))
        return "verbatim";
    return /^<(?:\?|![A-Za-z[])/.test(line) ? "other" : undefined;
}
const endsVerbatimHtml = /<\/(?:pre|script|style|textarea)>/i;
/** Elements whose content a page doesn't show. */
const unshown = /^(?:audio|canvas|datalist|embed|head|iframe|map|math|noembed|noframes|noscript|object|rp|script|select|style|svg|template|textarea|title|video|xmp)$/;
const hiddenByAttribute = /\s(?:hidden(?=[\s=/>])|aria-hidden\s*=\s*["']?true|style\s*=\s*(?:"[^"]*|'[^']*|[^\s>]*)(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d]*[1-9])|color\s*:\s*(?:transparent|white|#fff(?:fff)?\b)))/i;
/** What a tag is, as far as it matters to what is shown. */
function readTag(source) {
    const name = (/^<\/?([A-Za-z][^\s/>]*)/.exec(source)?.[1] ?? "").toLowerCase();
    const closes = source.startsWith("</");
    return {
        name,
        closes,
        hides: !closes && !source.endsWith("/>") && (unshown.test(name) || hiddenByAttribute.test(source)),
        described: /\s(?:alt|title|aria-label)\s*=/i.test(source),
    };
}
/** The address of an `<img>`; undefined when it has none that can be read. */
function imageSource(source) {
    const [, double, single, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(source) ?? [];
    return (double ?? single ?? bare)?.replaceAll("&amp;", "&").trim();
}

;// CONCATENATED MODULE: ./src/context/blocks.ts

/** What puts a line into quotes, lists and footnotes. */
const containers = /^(?:[ \t>]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)*/;
const fenceLine = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\n]*)$/;
const blank = /^[ \t]*$/;
const indented = /^(?: {4}|\t| {1,3}\t)/;
/**
 * Splits a text where no reading of it differs. Where its structure is not certain (a fence in a list that ends early,
 * a fence in HTML), nothing that follows counts as code: rather too little of what is code than something hidden.
 */
function splitBlocks(source, tally) {
    const text = source.replace(/\r\n?/g, "\n");
    const pieces = [];
    const put = (type, line) => {
        const last = pieces.at(-1);
        if (last?.type === type && type !== "code")
            last.lines.push(line);
        else
            pieces.push({ type, lines: [line] });
    };
    let afterBlank = true;
    let inList = false;
    let inHtml = false;
    let unsure = false;
    /** What stands before a comment in its line, once that is taken out. */
    let before;
    for (let at = 0; at <= text.length;) {
        const lineEnd = ends(text, at);
        let line = (before ?? "") + text.slice(at, lineEnd);
        const prefix = containers.exec(line)?.[0] ?? "";
        const content = line.slice(prefix.length);
        const isRaw = inHtml || unsure || before !== undefined;
        const isBlank = before === undefined && blank.test(line);
        const isCode = !isRaw && !inList && afterBlank && !isBlank && indented.test(line);
        if (isCode) {
            put("code", line);
            at = lineEnd + 1;
            // The next line belongs to it, if it is like this one.
            continue;
        }
        const opening = isRaw ? line.indexOf("<!--") : content.startsWith("<!--") ? prefix.length : -1;
        if (opening !== -1) {
            const start = at + opening - (before ?? "").length;
            const close = closingOf(text, start);
            tally.add(close === undefined ? "unclosed" : "comment");
            before = line.slice(0, opening);
            at = close ?? text.length;
            continue;
        }
        before = undefined;
        if (isBlank) {
            put("inline", line);
            [afterBlank, inHtml] = [true, false];
            at = lineEnd + 1;
            continue;
        }
        const fence = fenceLine.exec(content);
        if (fence !== null && !isRaw) {
            const [, marks = "", info = ""] = fence;
            const close = closingFence(text, lineEnd + 1, { prefix, marks, inList });
            if (close !== undefined) {
                put("code", fencedBlock(`${prefix}${marks}`, info, text.slice(lineEnd + 1, close), tally));
                [afterBlank, inList] = [false, inList && prefix !== ""];
                at = close + 1;
                continue;
            }
        }
        if (fence !== null) {
            unsure = true;
            line = `${prefix}${fence[1]}${languageOf(fence[2] ?? "", tally)}`;
        }
        const long = isRaw ? undefined : beginsLongHtml(content);
        if (long !== undefined) {
            const rest = text.slice(at);
            const end = long === "verbatim" && prefix === "" ? endsVerbatimHtml.exec(rest)?.index : undefined;
            if (end !== undefined && !rest.slice(0, end).includes("<!--")) {
                const last = ends(text, at + end);
                put("raw", text.slice(at, last));
                afterBlank = false;
                at = last + 1;
                continue;
            }
            unsure = true;
        }
        if (!isRaw && beginsHtmlBlock(content))
            inHtml = true;
        const isListed = /[-*+.):]/.test(prefix);
        inList = isListed || (inList && !(afterBlank && prefix === ""));
        put(isRaw || inHtml || unsure ? "raw" : "inline", line);
        afterBlank = false;
        at = lineEnd + 1;
    }
    return pieces.map(({ type, lines }) => ({ type, text: lines.join("\n") }));
}
function ends(text, at) {
    const end = text.indexOf("\n", at);
    return end === -1 ? text.length : end;
}
/** Index behind the comment that opens at `start`. */
function closingOf(text, start) {
    const short = /^<!---?>/.exec(text.slice(start, start + 7));
    if (short !== null)
        return start + short[0].length;
    const end = text.indexOf("-->", start + 4);
    // For a browser it ends here too, and Markdown goes on.
    return end === -1 || text.slice(start, end).includes("--!>") ? undefined : end + 3;
}
/** Where the block ends that a fence opens, the closing fence included; undefined where that is not certain. */
function closingFence(text, from, { prefix, marks, inList }) {
    const closes = (line) => new RegExp(`^ {0,3}[${marks[0]}]{${marks.length},}[ \\t]*$`).test(line);
    const isTop = prefix === "" || (!inList && /^ {1,3}$/.test(prefix));
    // A marker is in the first line alone; what follows is moved in by as much.
    const inside = prefix.replace(/[^\s>]/g, " ");
    for (let at = from; at <= text.length;) {
        const end = ends(text, at);
        const line = text.slice(at, end);
        if (isTop && closes(line))
            return end;
        if (!isTop && line.startsWith(inside) && closes(line.slice(inside.length)))
            return end;
        if (!isTop && !line.startsWith(inside.trimEnd() || inside) && !blank.test(line))
            return undefined;
        if (!isTop && blank.test(line) && inside.includes(">"))
            return undefined;
        at = end + 1;
    }
    return isTop ? text.length : undefined;
}
/** Behind the language may stand words that no page shows, and so may comments in what is drawn as a picture. */
function fencedBlock(opening, info, body, tally) {
    const language = languageOf(info, tally);
    if (language.toLowerCase() !== "mermaid")
        return `${opening}${language}\n${body}`;
    const lines = body.split("\n");
    const shown = lines.filter((line) => !/^[\s>]*%%/.test(line));
    tally.add("comment", lines.length - shown.length);
    return [`${opening}${language}`, ...shown].join("\n");
}
function languageOf(info, tally) {
    const [language = ""] = /^[\w+#.-]{1,24}(?=\s|$)/.exec(info.trim()) ?? [];
    if (language !== info.trim())
        tally.add("info");
    return language;
}

;// CONCATENATED MODULE: ./src/context/link-target.ts
/** As deep as Markdown follows round brackets. */
const deepest = 32;
const closings = { '"': '"', "'": "'", "(": ")" };
/**
 * Reads `](address "title")`, whose first bracket is at `at`; undefined for what is no such thing. One pass without
 * turning back: a pattern for it takes minutes for some texts.
 */
function readTarget(text, at) {
    if (!text.startsWith("](", at))
        return undefined;
    const begin = skipSpace(text, at + 2);
    const addressEnd = text[begin] === "<" ? endOfBracketed(text, begin) : endOfBare(text, begin);
    if (addressEnd === undefined)
        return undefined;
    const address = text.slice(begin, addressEnd);
    const titleBegin = skipSpace(text, addressEnd);
    if (text[titleBegin] === ")")
        return { address, end: titleBegin + 1 };
    const titleEnd = titleBegin === addressEnd ? undefined : endOfTitle(text, titleBegin);
    if (titleEnd === undefined)
        return undefined;
    const end = skipSpace(text, titleEnd);
    return text[end] === ")" ? { address, title: text.slice(titleBegin, titleEnd), end: end + 1 } : undefined;
}
function skipSpace(text, from) {
    let at = from;
    while (/\s/.test(text[at] ?? ""))
        at += 1;
    return at;
}
function endOfBracketed(text, begin) {
    for (let at = begin + 1; at < text.length; at += 1) {
        const character = text[at];
        if (character === "\\" && text[at + 1] !== "\n")
            at += 1;
        else if (character === ">")
            return at + 1;
        else if (character === "<" || character === "\n")
            return undefined;
    }
    return undefined;
}
function endOfBare(text, begin) {
    let open = 0;
    for (let at = begin; at < text.length; at += 1) {
        const character = text[at] ?? "";
        if (character === "\\" && /\S/.test(text[at + 1] ?? ""))
            at += 1;
        else if (character === "(") {
            open += 1;
            if (open > deepest)
                return undefined;
        }
        else if (character === ")") {
            if (open === 0)
                return at;
            open -= 1;
        }
        else if (/\s/.test(character))
            return open === 0 ? at : undefined;
    }
    return undefined;
}
function endOfTitle(text, begin) {
    const opening = text[begin] ?? "";
    const closing = closings[opening];
    if (closing === undefined)
        return undefined;
    for (let at = begin + 1; at < text.length; at += 1) {
        const character = text[at];
        if (character === "\\")
            at += 1;
        else if (character === closing)
            return at + 1;
        else if (character === opening)
            return undefined;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/context/inline.ts


const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,30}));/y;
const unseenEntities = /^(?:shy|zwj|zwnj|lrm|rlm|ZeroWidthSpace|NoBreak|ApplyFunction|af|InvisibleTimes|it|InvisibleComma|ic|Negative\w+Space)$/;
const unseen = /[\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\n\t\r])\p{Cc}/u;
const autolink = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>/y;
const none = new Map();
/** Prose without what a page doesn't show of it; `raw` where it is, or may be, HTML in which Markdown has no say. */
function cleanInline(text, raw, cleaning) {
    const code = raw ? none : certainCode(text);
    // Brackets as they are, and as they are outside of code: what takes more with it is what counts.
    const brackets = [none, code].map((spans) => matchBrackets(text, spans));
    let out = "";
    const put = (piece) => {
        if (cleaning.hidden === undefined)
            out += piece;
    };
    for (let at = 0; at < text.length && !cleaning.over;) {
        const codeEnd = code.get(at);
        if (codeEnd !== undefined) {
            put(text.slice(at, codeEnd));
            at = codeEnd;
            continue;
        }
        const character = text[at] ?? "";
        if (!raw && character === "\\" && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? "")) {
            put(text.slice(at, at + 2));
            at += 2;
            continue;
        }
        const next = character === "<"
            ? cleanHtml(text, at, raw, cleaning)
            : character === "&"
                ? cleanEntity(text, at, cleaning)
                : character === "!" && text[at + 1] === "["
                    ? cleanImage(text, at, brackets.map((closings) => closings.get(at + 1)), cleaning)
                    : character === "]" && text[at + 1] === "("
                        ? cleanTarget(text, at, cleaning)
                        : undefined;
        if (next === undefined) {
            put(character);
            at += 1;
        }
        else {
            put(next.shown);
            at = next.end;
        }
    }
    return out;
}
function cleanHtml(text, at, raw, cleaning) {
    const { tally } = cleaning;
    autolink.lastIndex = at;
    if (!raw && autolink.test(text))
        return { shown: text.slice(at, autolink.lastIndex), end: autolink.lastIndex };
    const piece = raw ? rawHtmlAt(text, at) : inlineHtmlAt(text, at);
    if (piece === undefined)
        return undefined;
    const { end } = piece;
    if (!piece.ended) {
        tally.add("unclosed");
        cleaning.over = true;
        return { shown: "", end };
    }
    if (piece.type !== "tag") {
        tally.add("comment");
        return { shown: "", end };
    }
    const source = text.slice(at, end);
    const { name, closes, hides, described } = readTag(source);
    tally.add("markup");
    if (described)
        tally.add("description");
    const { hidden } = cleaning;
    if (hidden !== undefined) {
        if (name !== hidden.name)
            return { shown: "", end };
        const open = hidden.open + (closes ? -1 : source.endsWith("/>") ? 0 : 1);
        cleaning.hidden = open === 0 ? undefined : { name, open };
        return { shown: "", end };
    }
    if (hides && cleaning.isClosed(name)) {
        tally.add("element");
        cleaning.hidden = { name, open: 1 };
        return { shown: "", end };
    }
    return { shown: name === "img" && !closes ? cleaning.image(imageSource(source)) : "", end };
}
/** Entities are left as they are, but for those that stand for what no reader sees. */
function cleanEntity(text, at, { tally }) {
    entity.lastIndex = at;
    const [whole, decimal, hex, name] = entity.exec(text) ?? [];
    if (whole === undefined)
        return undefined;
    const point = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
    const isUnseen = point === undefined
        ? unseenEntities.test(name ?? "")
        : point > 0x10_ff_ff || unseen.test(String.fromCodePoint(point));
    if (!isUnseen)
        return undefined;
    tally.add("invisible");
    return { shown: "", end: at + whole.length };
}
function cleanImage(text, at, closings, cleaning) {
    const found = closings.flatMap((closing) => {
        if (closing === undefined)
            return [];
        const words = text.slice(at + 2, closing);
        const target = readTarget(text, closing);
        if (target !== undefined)
            return [{ ...target, words }];
        const [reference = "", label = ""] = /^\[([^[\]]*)\]/.exec(text.slice(closing + 1, closing + 1002)) ?? [];
        const defined = cleaning.definitions.get(labelOf(label.trim() === "" ? words : label));
        return defined === undefined ? [] : [{ end: closing + 1 + reference.length, address: defined, words }];
    });
    const image = found.sort((a, b) => b.end - a.end)[0];
    if (image === undefined)
        return undefined;
    if (image.words.trim() !== "")
        cleaning.tally.add("description");
    // One in what is hidden is not asked for either: a number in the text could bring it back.
    const isHidden = cleaning.hidden !== undefined;
    return { shown: isHidden ? "" : cleaning.image(plainAddress(image.address)), end: image.end };
}
/** Where each bracket closes, by where it opens. */
function matchBrackets(text, code) {
    const closings = new Map();
    if (!text.includes("!["))
        return closings;
    const open = [];
    for (let at = 0; at < text.length; at += 1) {
        const codeEnd = code.get(at);
        const character = text[at];
        if (codeEnd !== undefined)
            at = codeEnd - 1;
        else if (character === "\\")
            at += 1;
        else if (character === "[")
            open.push(at);
        else if (character === "]") {
            const opening = open.pop();
            if (opening !== undefined)
                closings.set(opening, at);
        }
    }
    return closings;
}
function cleanTarget(text, at, { tally }) {
    const target = readTarget(text, at);
    if (target === undefined)
        return undefined;
    const { address, title, end } = target;
    if (title !== undefined)
        tally.add("title");
    const plain = plainAddress(address);
    if (plain === undefined) {
        tally.add("title");
        return { shown: "]()", end };
    }
    return { shown: `](${plain})`, end };
}
/** An address without its brackets; undefined where it holds words. */
function plainAddress(address) {
    const plain = address.replace(/^<([\s\S]*)>$/, "$1").trim();
    return /[\s<>]/.test(plain) ? undefined : plain;
}
/** As Markdown compares labels. */
function labelOf(label) {
    return label.replace(/\s+/g, " ").trim().toLowerCase();
}
/**
 * Spans of code, start to end, that are code in every reading: each begins and ends in one line, and nothing before it
 * in its paragraph (which may be longer than Markdown's) is left open, so that no other pairing of backticks is
 * possible. Cells of tables end where a pipe stands, in code too.
 */
function certainCode(text) {
    const spans = new Map();
    const isTable = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t:-]*)*$/m.test(text);
    let isCertain = true;
    const token = /\\[!-/:-@[-`{-~]|`+|<|\]\(/g;
    for (let match = token.exec(text); match !== null; match = token.exec(text)) {
        const [found] = match;
        const at = match.index;
        if (found.startsWith("\\"))
            continue;
        const lineEnd = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
        if (found === "](") {
            token.lastIndex = readTarget(text, at)?.end ?? token.lastIndex;
            continue;
        }
        if (found === "<") {
            autolink.lastIndex = at;
            const end = autolink.test(text) ? autolink.lastIndex : inlineHtmlAt(text, at)?.end;
            if (end !== undefined) {
                token.lastIndex = end;
                if (end > lineEnd)
                    isCertain = false;
            }
            else if (/^<[A-Za-z/!?]/.test(text.slice(at, at + 2)) && text.indexOf(">", at) > lineEnd)
                isCertain = false;
            continue;
        }
        const close = closingRun(text, at + found.length, found.length);
        if (close === undefined)
            continue;
        if (close > lineEnd)
            isCertain = false;
        const end = close + found.length;
        const isShown = isCertain && !(isTable && text.slice(at, end).includes("|"));
        if (isShown)
            spans.set(at, end);
        token.lastIndex = close > lineEnd ? at + found.length : end;
    }
    return spans;
}
function closingRun(text, from, length) {
    const runs = /`+/g;
    runs.lastIndex = from;
    for (let match = runs.exec(text); match !== null; match = runs.exec(text)) {
        if (match[0].length === length)
            return match.index;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/context/footnotes.ts



/** A line that begins a footnote, in a quote, a list or another footnote too. */
const opening = /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t]))*)\[\^[^\]\s]+\]:(?:[ \t]*\[\^[^\]\s]+\]:)*/;
const label = /\[\^([^\]\s]+)\]/g;
/** What belongs to a footnote behind a blank line of it. */
const continued = /^[ >]*(?: {4}|\t)/;
const footnotes_blank = /^[ \t>]*$/;
/**
 * Without footnotes that no page shows: those that nothing refers to, and further ones of the same name. What only may
 * be a reference (in code, in an address, behind a backslash) is none.
 */
function withoutUnseenFootnotes(blocks, tally) {
    if (!blocks.some(({ text }) => text.includes("[^")))
        return blocks;
    const unused = referredTo(blocks);
    let dropping = false;
    let afterBlank = false;
    const keeps = (line) => {
        if (footnotes_blank.test(line)) {
            afterBlank = true;
            return line;
        }
        const isInside = dropping && (continued.test(line) || !afterBlank);
        const [whole, prefix = ""] = opening.exec(line) ?? [];
        afterBlank = false;
        if (whole === undefined || (isInside && continued.test(line))) {
            dropping = isInside;
            return isInside ? undefined : line;
        }
        const names = labelsIn(whole.slice(prefix.length));
        dropping = !names.every((name) => unused.delete(name));
        if (!dropping)
            return line;
        tally.add("definition");
        return prefix.trimEnd();
    };
    return blocks.flatMap(({ type, text }) => {
        if (type === "code") {
            dropping &&= continued.test(text);
            afterBlank = false;
            return dropping ? [] : [{ type, text }];
        }
        const lines = text.split("\n").flatMap((line) => keeps(line) ?? []);
        return [{ type, text: lines.join("\n") }];
    });
}
function labelsIn(text) {
    return Array.from(text.matchAll(label), ([, name = ""]) => labelOf(name));
}
/** Names of footnotes that something certainly refers to. */
function referredTo(blocks) {
    const paragraphs = blocks
        .filter(({ type }) => type === "inline")
        .flatMap(({ text }) => text.split(/\n(?:[ \t]*\n)+/));
    const found = paragraphs.flatMap((paragraph) => {
        const lines = paragraph.split("\n").map((line) => line.replace(opening, ""));
        const words = plainWords(lines.join("\n")).split(/\s/);
        return words.flatMap((word) => labelsIn(word.replace(/(?::\/\/|www\.).*$/i, "")));
    });
    return new Set(found);
}
/** What of a paragraph is nothing but words, as far as that is certain. */
function plainWords(text) {
    const code = certainCode(text);
    let words = "";
    for (let at = 0; at < text.length;) {
        const character = text[at] ?? "";
        const codeEnd = code.get(at);
        const html = character === "<" ? inlineHtmlAt(text, at) : undefined;
        if (codeEnd !== undefined)
            at = codeEnd;
        else if (character === "`" || html?.ended === false)
            break;
        else if (html !== undefined)
            at = html.end;
        else if (character === "<" && /[A-Za-z/!?]/.test(text[at + 1] ?? ""))
            break;
        else if (character === "\\")
            at += 2;
        else {
            words += character;
            at = (character === "]" ? readTarget(text, at)?.end : undefined) ?? at + 1;
        }
    }
    return words;
}

// EXTERNAL MODULE: ./src/terminal-text.ts
var terminal_text = __webpack_require__(1863);
;// CONCATENATED MODULE: ./src/context/invisible.ts

const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const tag = /[\u{e0000}-\u{e0fff}]/u;
const lineSeparators = /[\v\f\x85\u2028\u2029]/g;
const unwanted = /(?![\n\t])\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffc}\u{e0000}-\u{e0fff}]/gu;
/** The flags of England, Scotland and Wales are the only ones that are spelled in tags. */
const flag = /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu;
/** A single joiner between two emoji, or between letters of scripts that are written with them. */
const joined = /(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})|(?<=(?=\p{L}|\p{M})[\p{scx=Arab}\p{scx=Syrc}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}])[\u200c\u200d](?=(?:\p{L}|\p{M}))/gu;
/** One that says whether a sign is drawn as text or as a picture, or how a Mongolian letter looks. */
const selected = /(?<=\p{Emoji})[\ufe0e\ufe0f](?!\ufe0f|\ufe0e)|(?<=\p{scx=Mong})[\u180b-\u180d\u180f](?![\u180b-\u180d\u180f])/gu;
/** The text without what nobody sees; separators of lines that Markdown doesn't know become spaces. */
function withoutInvisible(text, tally) {
    const visible = text
        .toWellFormed()
        .replace(terminal_text/* escapeSequence */.X, () => {
        tally.add("control");
        return "";
    })
        .replace(lineSeparators, " ");
    if (visible.search(unwanted) === -1)
        return visible;
    const kept = new Set([flag, joined, selected].flatMap((pattern) => positions(visible, pattern)));
    return visible.replace(unwanted, (character, at) => {
        if (kept.has(at))
            return character;
        tally.add(kindOf(character));
        return "";
    });
}
/** Of every code unit of what the pattern finds. */
function positions(text, pattern) {
    return [...text.matchAll(pattern)].flatMap(({ 0: { length }, index }) => Array.from({ length }, (_, at) => index + at));
}
function kindOf(character) {
    if (direction.test(character))
        return "direction";
    if (tag.test(character) || /[\ufe00-\ufe0f]/.test(character))
        return "tag";
    return /\p{Cc}/u.test(character) ? "control" : "invisible";
}

// EXTERNAL MODULE: ./src/context/removed.ts
var context_removed = __webpack_require__(7227);
;// CONCATENATED MODULE: ./src/context/tables.ts
/** Under a table's first row; it says how many columns there are. */
const delimiters = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
/** A paragraph whose tables have no cells beyond their last column, which no page shows. */
function withoutExcessCells(paragraph, tally) {
    if (!paragraph.includes("|"))
        return paragraph;
    let columns = Number.POSITIVE_INFINITY;
    const lines = paragraph.split("\n").map((line) => {
        const shown = columns === Number.POSITIVE_INFINITY ? line : cutRow(line, columns);
        if (shown !== line)
            tally.add("cell");
        if (/[|:]/.test(line) && delimiters.test(line)) {
            columns = Math.min(columns, (line.match(/-+/g) ?? []).length);
        }
        return shown;
    });
    return lines.join("\n");
}
function cutRow(line, columns) {
    const begin = /^[ \t>]*\|?/.exec(line)?.[0].length ?? 0;
    let cells = 0;
    for (let at = begin; at < line.length; at += 1) {
        const character = line[at];
        if (character === "\\")
            at += 1;
        else if (character === "|") {
            cells += 1;
            if (cells === columns)
                return line.slice(at + 1).trim() === "" ? line : line.slice(0, at + 1);
        }
    }
    return line;
}

;// CONCATENATED MODULE: ./src/context/sanitise.ts






/** What is left after so many rounds is made of nothing but pieces of HTML. */
const maxRounds = 12;
/**
 * A text of GitHub's Markdown as people see it: without comments, invisible characters, elements, descriptions and
 * titles. Blocks and spans of code keep what they hold, but for invisible characters. `image` gives what stands in the
 * place of an image with this address. Cleaning what comes out once more changes nothing.
 */
function sanitise(source, image = () => "[image]") {
    let text = source;
    let removed = {};
    for (let round = 0; round < maxRounds; round += 1) {
        const tally = (0,context_removed/* createTally */.Xf)();
        const next = withoutInvisible(cleanMarkdown(text, image, tally), tally);
        removed = (0,context_removed/* addRemoved */.C_)(removed, tally.removed());
        if (next === text)
            return { text, removed };
        text = next;
    }
    return { text: text.replace(/[<&]|!(?=\[)|\](?=[(:])/g, ""), removed };
}
/** Text that is shown as it is written, such as a title or the words of a form. */
function sanitisePlain(source) {
    const tally = (0,context_removed/* createTally */.Xf)();
    return { text: withoutInvisible(source, tally), removed: tally.removed() };
}
function cleanMarkdown(text, image, tally) {
    const blocks = withoutUnseenFootnotes(splitBlocks(text, tally), tally);
    const definitions = findDefinitions(blocks);
    const closed = new Set(Array.from(text.matchAll(/<\/([A-Za-z][^\s/>]*)/g), ([, name = ""]) => name.toLowerCase()));
    const cleaning = {
        ...{ tally, image, definitions },
        isClosed: (name) => closed.has(name),
        hidden: undefined,
        over: false,
    };
    const used = usedLabels(blocks);
    const cleaned = [];
    for (const { type, text: piece } of blocks) {
        if (cleaning.over)
            break;
        if (type === "code") {
            if (cleaning.hidden === undefined)
                cleaned.push(piece);
            continue;
        }
        const paragraphs = piece
            .split(/(\n(?:[ \t]*\n)+)/)
            .map((paragraph) => withoutDefinitions(withoutExcessCells(paragraph, tally), used, tally));
        const chunks = type === "raw" ? [paragraphs.join("")] : paragraphs;
        const shown = chunks.map((chunk) => cleanInline(chunk, type === "raw", cleaning));
        cleaned.push(shown.join(""));
    }
    return cleaned.join("\n").replace(/\n{3,}/g, "\n\n");
}
/** A link's address and title, apart from it: at the beginning of a line, over several of them. */
const definition = /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t])|\[\^[^\]\s]+\]:)*)\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:[ \t]*(?:\n[ \t>]*)?(<(?:[^<>\n\\]|\\[^\n])*>|[^ \t\n<][^ \t\n]*)((?:[ \t]+|[ \t]*\n[ \t>]*)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)))?[ \t]*$/gm;
function findDefinitions(blocks) {
    const prose = blocks.filter(({ type }) => type !== "code").map(({ text }) => text);
    const found = prose.flatMap((text) => [...text.matchAll(definition)]);
    return new Map(found.map(([, , label = "", address = ""]) => [labelOf(label), address]));
}
/** Labels that something refers to. */
function usedLabels(blocks) {
    const prose = blocks.filter(({ type }) => type !== "code").map(({ text }) => text.replace(definition, ""));
    const labels = prose.flatMap((text) => [...text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\](?!:)/g)]);
    return new Set(labels.map(([, label = ""]) => labelOf(label)));
}
/** Without definitions that nothing refers to: people write comments that way, since no page shows them. */
function withoutDefinitions(text, used, tally) {
    return text.replace(definition, (whole, prefix, label, address, title) => {
        if (label.startsWith("^"))
            return whole;
        const plain = plainAddress(address);
        if (!used.has(labelOf(label)) || plain === undefined) {
            tally.add("definition");
            return prefix.trimEnd();
        }
        if (title !== undefined)
            tally.add("title");
        return `${prefix}[${label}]: ${plain}`;
    });
}

;// CONCATENATED MODULE: ./src/context/converse.ts




const longestText = 10_000;
const longestHunk = 1_500;
const longestCheck = 3_000;
/** Of all comments: the whole conversation is sent again in every turn. */
const longestTexts = 60_000;
const timeoutMs = 30_000;
/** What people said under an issue or a pull request; of a pull request its failing checks as well. */
async function readConversation(run, { issue, pullRequest, request, eventAt }, options) {
    const { include, commentCount, permissions } = options;
    const { listComments, listReviews, listReviewComments, listFailedChecks } = options.home.conversation;
    const number = pullRequest?.number ?? issue?.number;
    const problems = [];
    const missing = [];
    const limit = AbortSignal.timeout(timeoutMs);
    const read = async (kind, what, otherwise, work) => {
        try {
            return await within(work(), limit);
        }
        catch (error) {
            run.signal.throwIfAborted();
            if (!(error instanceof errors/* UserError */.y) && error !== limit.reason)
                throw error;
            const why = error instanceof errors/* UserError */.y ? error.message : "GitHub took too long.";
            problems.push(`The model is not shown ${what}: ${why}`);
            missing.push((0,context_receipt/* leftOutItem */.L6)({ kind, what, reason: "GitHub did not give them" }));
            return otherwise;
        }
    };
    const nothing = { items: [], older: 0 };
    if (number === undefined)
        return { texts: [], items: [], older: 0, problems };
    const isWanted = include !== "none" && eventAt !== undefined;
    const [comments, reviews, reviewComments, checks] = await Promise.all([
        isWanted && commentCount !== 0
            ? read("comment", `the comments under #${number}`, nothing, () => listComments(number, commentCount))
            : nothing,
        isWanted && pullRequest !== undefined
            ? read("review", `the reviews of #${number}`, nothing, () => listReviews(number))
            : nothing,
        isWanted && pullRequest !== undefined
            ? read("review-comment", `the review comments on #${number}`, nothing, () => listReviewComments(number))
            : nothing,
        pullRequest === undefined
            ? []
            : read("check", `the failing checks of #${number}`, [], () => listFailedChecks(pullRequest.headSha)),
    ]);
    const all = [
        ...comments.items,
        ...reviews.items.filter(({ body }) => body !== ""),
        ...reviewComments.items,
    ];
    const { chosen, leftOut } = include === "none" || eventAt === undefined
        ? { chosen: [], leftOut: notAsked(commentCount, number, include) }
        : await (0,choose/* choose */.S)(all, { include, eventAt, request: request?.commentId, permissions });
    const { texts, cut } = takeNewest(chosen, options.clean);
    const failed = checks.map((check) => checkText(check, options.clean));
    return {
        texts: [...texts, ...failed],
        items: [
            ...leftOut,
            ...cut,
            ...texts.map(({ item }) => item),
            ...failed.map(({ item }) => item),
            ...missing,
        ],
        older: comments.older + reviews.older,
        problems,
    };
}
function notAsked(count, number, include) {
    if (count === 0)
        return [];
    const reason = include === "none"
        ? "`include-comments` is none"
        : "when the run was started can't be known from its event";
    return [(0,context_receipt/* leftOutItem */.L6)({ kind: "comment", what: `the comments under #${number}`, reason })];
}
/** The newest that fit, oldest first. */
function takeNewest(chosen, clean) {
    const texts = [];
    const cut = [];
    let left = longestTexts;
    for (const { said, permission } of chosen.toReversed()) {
        const { text: whole, removed } = clean(said.body);
        const body = converse_shorten(whole.trim(), longestText);
        const lines = sanitisePlain(said.place?.hunk.slice(-longestHunk) ?? "").text;
        const hunk = lines === "" ? "" : `${lines}\n\n`;
        const text = `${hunk}${body}`;
        const author = said.author?.login ?? "";
        const about = { kind: said.type, what: said.url, author, permission };
        if (text.length > left || whole.trim() === "") {
            const reason = whole.trim() === "" ? "nothing of it can be seen" : "the newer ones took all the room";
            cut.push({
                ...(0,context_receipt/* leftOutItem */.L6)({ ...about, reason }),
                ...(text.length <= left && { removed: (0,context_receipt/* usedItem */.$m)(about, "", removed).removed }),
            });
            continue;
        }
        left -= text.length;
        const reason = body === whole.trim() ? "" : `its first ${longestText.toLocaleString("en-US")} characters`;
        texts.unshift({
            about: aboutSaid(said, permission),
            text,
            removed,
            item: (0,context_receipt/* usedItem */.$m)({ ...about, reason }, text, removed),
        });
    }
    return { texts, cut: cut.toReversed() };
}
const kinds = { comment: "Comment", review: "Review", "review-comment": "Review comment" };
function aboutSaid({ type, author, createdAt, state, place }, permission) {
    const who = `${author?.login ?? "nobody"} (${permission === "unknown" ? "permission unknown" : `${permission} permission`})`;
    const where = place === undefined
        ? ""
        : ` on ${nameIn(place.path)}${place.line === undefined ? "" : `, line ${place.line}`}`;
    const ended = state === undefined ? "" : `, ${state.replaceAll("_", " ")}`;
    return sanitisePlain(`${kinds[type]} by ${who}${where}${ended}, ${createdAt}`).text;
}
function checkText(check, clean) {
    const { text: whole, removed } = clean(check.text);
    const text = converse_shorten(whole.trim(), longestCheck) || "(it says no more)";
    const what = check.url === "" ? `the check ${check.name}` : check.url;
    return {
        about: sanitisePlain(`Failing check ${nameIn(check.name)}: ${check.conclusion.replaceAll("_", " ")}`)
            .text,
        ...{ text, removed, item: (0,context_receipt/* usedItem */.$m)({ kind: "check", what }, text, removed) },
    };
}
/** A name that somebody chose, in quotes where it could be read as more than a name. */
function nameIn(name) {
    return /^[\w./-]{1,200}$/.test(name) ? name : JSON.stringify(name);
}
function converse_shorten(text, longest) {
    return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
async function within(work, signal) {
    const late = Promise.withResolvers();
    signal.addEventListener("abort", () => late.reject(signal.reason), { once: true });
    return await Promise.race([work, late.promise]);
}

// EXTERNAL MODULE: ./src/github/attachments.ts
var attachments = __webpack_require__(8405);
// EXTERNAL MODULE: ./src/tools/image.ts + 5 modules
var tools_image = __webpack_require__(4914);
;// CONCATENATED MODULE: ./src/context/images.ts



const maxImages = 5;
/** Of all: they are sent again with every request of the run. */
const maxTotalBytes = 4 * 1024 * 1024;
const totalTimeoutMs = 20_000;
/** Numbers the images of all texts; one that is named twice has one number. */
function createGallery(attachments) {
    const numbers = new Map();
    let others = 0;
    return {
        /** What stands in a text in an image's place. */
        name(address) {
            if (address === undefined || !attachments.isAttachment(address)) {
                others += 1;
                return "[image]";
            }
            const number = numbers.get(address) ?? numbers.size + 1;
            numbers.set(address, number);
            return `[image ${number}]`;
        },
        named: () => [...numbers].map(([address, number]) => ({ address, number })),
        /** How many lie where nothing is fetched from. */
        others: () => others,
    };
}
/** Fetches side by side, by the trusted side; what fails is told and never stops a run. */
async function fetchImages(named, options) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(totalTimeoutMs)]);
    const read = await Promise.all(named.map(async ({ number, address }) => {
        const what = `image ${number}, ${withoutSecrets(address)}`;
        const failed = (reason) => ({ item: (0,context_receipt/* leftOutItem */.L6)({ kind: "image", what, reason }) });
        if (!options.seesImages)
            return failed("not fetched: the model may see no images");
        if (number > maxImages)
            return failed(`not fetched: only the first ${maxImages} are`);
        try {
            const limits = { maxBytes: tools_image/* maxImageBytes */.dI, signal };
            const bytes = await options.attachments.read(address, limits).catch(async (error) => {
                const signed = error instanceof attachments/* AttachmentError */.m ? await options.findSigned(address) : undefined;
                if (signed === undefined)
                    throw error;
                return await options.attachments.read(signed, limits);
            });
            const examined = await (0,tools_image/* examineImage */.Tl)(bytes);
            if (examined === undefined)
                return failed("not shown: it is no PNG, JPEG, GIF or WebP image");
            if (examined.type === "broken")
                return failed("not shown: it is broken, or of an unusual kind");
            if (examined.type === "too-large") {
                return failed(`not shown: a side has more than ${tools_image/* maxSide */.I2.toLocaleString("en-US")} pixels`);
            }
            return {
                item: (0,context_receipt/* usedItem */.$m)({ kind: "image", what }, bytes),
                bytes: bytes.length,
                number,
                image: examined.image,
            };
        }
        catch (error) {
            options.signal.throwIfAborted();
            if (error instanceof attachments/* AttachmentError */.m)
                return failed(`not fetched: ${error.message}`);
            throw error;
        }
    }));
    let left = maxTotalBytes;
    const images = [];
    const items = read.map((one) => {
        if (!("image" in one))
            return one.item;
        if (one.bytes > left) {
            return (0,context_receipt/* leftOutItem */.L6)({ ...one.item, reason: "not shown: the images before it took all the room" });
        }
        left -= one.bytes;
        images.push({ number: one.number, image: one.image });
        return one.item;
    });
    return { images, items };
}
/** Some addresses have what opens them behind a question mark. */
function withoutSecrets(address) {
    return address.replace(/[?#].*$/s, "");
}

// EXTERNAL MODULE: ./src/context/permissions.ts
var context_permissions = __webpack_require__(9975);
;// CONCATENATED MODULE: ./src/context/gather.ts







/**
 * Reads what was said and shown around a task as it stood when the run was started, without what readers of the page
 * don't see. Call for people who may start runs. Nothing that can't be had stops a run: it is left out and told.
 */
async function gatherContext(run, asked, options) {
    const { home, github, source } = options;
    const permissions = (0,context_permissions/* openPermissions */.L)(home === github ? [home] : [home, github]);
    const gallery = createGallery(home.attachments);
    const clean = (text) => sanitise(text, gallery.name);
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
    const elsewhere = (0,context_receipt/* leftOutItem */.L6)({
        kind: "image",
        what: others === 1 ? "1 image" : `${others.toLocaleString("en-US")} images`,
        reason: "not fetched: not among the files that GitHub keeps for issues",
    });
    const items = [
        ...told.map(({ item, text, removed }) => (0,context_receipt/* usedItem */.$m)({ ...item, permission: item.author ? author : "" }, text, removed)),
        ...conversed.items,
        ...lines.items,
        ...fetched.items,
        ...(others > 0 ? [elsewhere] : []),
    ];
    const receipt = (0,context_receipt/* makeReceipt */.VU)(items, conversed.older);
    tell(run, receipt, [...told, ...conversed.texts], conversed);
    const material = {
        texts: [...conversed.texts, ...lines.texts].map(({ about, text }) => ({ about, text })),
        images: fetched.images,
    };
    return { task, material, receipt };
}
/** Files of a private repository are opened by addresses that are good for some minutes; GitHub is asked once. */
function signedFinder({ conversation }, { issue, pullRequest }, commentCount) {
    const number = pullRequest?.number ?? issue?.number;
    let asked;
    return async (address) => {
        // What both addresses have in common.
        const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(address)?.[0];
        if (number === undefined || id === undefined)
            return undefined;
        asked ??= conversation.listSignedFiles(number, commentCount).catch(() => []);
        // Anybody can write any id behind the question mark of an address of theirs.
        return (await asked).find((signed) => signed.split(/[?#]/, 1)[0]?.includes(id) && signed !== address);
    };
}
/** The task's own texts. What a workflow or a form says is the asker's word and stays as it is, but for what nobody sees. */
function cleanTask({ issue, pullRequest, request, ...task }, clean) {
    const wish = request === undefined ? undefined : clean(request.text);
    const isWish = pullRequest !== undefined && request?.text === task.prompt;
    const prompt = issue !== undefined || isWish ? clean(task.prompt) : sanitisePlain(task.prompt);
    const asker = { author: "" };
    const told = [
        ...(isWish
            ? []
            : [
                {
                    ...prompt,
                    item: {
                        ...{ kind: "task", what: issue?.url ?? "the prompt" },
                        ...(issue === undefined ? asker : { author: issue.author }),
                    },
                },
            ]),
        ...(request === undefined || wish === undefined || wish.text === ""
            ? []
            : [{ ...wish, item: { kind: "task", what: request.url, ...asker } }]),
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
function tell(run, { items, leftOut }, shown, { problems }) {
    run.emit({
        type: "context",
        items: items.map((item) => ({ ...item, removed: [...item.removed] })),
        left_out: leftOut,
    });
    for (const message of problems)
        run.emit({ type: "warning", message });
    const hiding = shown.filter(({ removed }) => (0,context_removed/* hidesText */.xk)(removed));
    if (hiding.length === 0)
        return;
    const named = hiding
        .slice(0, toldHidden)
        .map(({ item, removed }) => `${item.what} (${(0,context_removed/* removedWords */.Qx)(removed).join(", ")})`);
    const more = hiding.length > toldHidden ? `; and ${hiding.length - toldHidden} more` : "";
    const message = `Text that readers don't see was taken out before the model was shown it: ${named.join("; ")}${more}.`;
    run.emit({ type: "warning", message });
}


/***/ }),

/***/ 5400:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ handOver),
/* harmony export */   d: () => (/* binding */ runNumber)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _land_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(663);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(154);
/* harmony import */ var _proposal_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5257);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(489);







/**
 * What an agent came to, as files for a job that publishes it; nothing is written to GitHub. An end that no solution
 * came of is handed over too, so that whoever waits hears of it, and rejects all the same.
 */
async function handOver(run, working, options) {
    try {
        const solution = await working;
        refuseUnfit(solution, options.redactor);
        run.emit({ type: "status", message: "Handing over...", phase: "result" });
        const end = await describe(solution, options.redactor);
        await write(options, { ...aboutRun(run, options), end }, patchesOf(solution));
        return outcomeOf(solution);
    }
    catch (error) {
        const end = { type: "failure", ...failureOf(run, error) };
        await write(options, { ...aboutRun(run, options), end }, {});
        throw error;
    }
}
/** The model's key is known in this job alone, so it is here that it is looked for. */
function refuseUnfit(solution, redactor) {
    (0,_land_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseThief */ .LE)(solution);
    const { changes, canaries, result } = solution;
    const texts = result.proposal === undefined ? {} : (0,_proposal_text_js__WEBPACK_IMPORTED_MODULE_5__/* .proposalTexts */ .Z4)(result.proposal);
    (0,_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseSecrets */ .un)({ redactor, canaries }, changes ?? { additions: Buffer.alloc(0) }, texts);
}
function outcomeOf({ changes, result: { stopped, proposal } }) {
    if (stopped !== undefined) {
        const { code, reason } = stopped;
        if (changes === undefined)
            return { type: "failed", code, reason };
        return { type: "unfinished", code, reason: `${reason} What there is is handed over.` };
    }
    if (proposal?.question !== undefined)
        return { type: "handed-over", what: "question" };
    if (changes !== undefined)
        return { type: "handed-over", what: "change" };
    return { type: "no-changes", reason: proposal?.description ?? "" };
}
/** The number of a workflow's run, the same for all of its jobs and attempts. */
function runNumber({ id }) {
    return id.split("-")[0] ?? "";
}
function aboutRun(run, { repository, task }) {
    return { version: 1, run: runNumber(run), repository, issue: task.issue?.number ?? null };
}
async function describe(solution, redactor) {
    const { workspace, canaries, result, network, exposed, changes } = solution;
    const { usage, stopped, proposal } = result;
    const branch = await workspace.agentBranch();
    const isNamed = branch !== undefined && !redactor.isInName(branch);
    return {
        type: "solution",
        base: workspace.base.sha,
        decoys: canaries.seed,
        usage,
        ...(proposal !== undefined && { proposal: cut(proposal) }),
        ...(stopped !== undefined && {
            stopped: { code: stopped.code, reason: cutTo(stopped.reason, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.reason) },
        }),
        ...(network !== undefined && {
            network: {
                hosts: network.hosts.slice(0, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.hosts),
                refused: network.refused.slice(0, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.hosts),
                leftOut: network.leftOut,
            },
        }),
        ...(exposed !== undefined && { exposed: cutTo(exposed, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.reason) }),
        omitted: (changes?.omitted ?? []).slice(0, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.omitted).map(({ path, reason }) => ({
            path: cutTo(path, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.path),
            reason: cutTo(reason, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.reason),
        })),
        ...(isNamed && { branch }),
    };
}
function cut(proposal) {
    const { title, description, checks, left, nothingToDo, question } = proposal;
    return {
        title: cutTo(title, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.title),
        description: cutTo(description, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.description),
        ...(checks !== undefined && { checks: cutTo(checks, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.part) }),
        ...(left !== undefined && { left: cutTo(left, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.part) }),
        ...(nothingToDo !== undefined && { nothingToDo }),
        ...(question !== undefined && { question: cutTo(question, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.part) }),
    };
}
/** So many characters, the sign of a cut included. */
function cutTo(text, length) {
    return text.length > length ? (0,_proposal_text_js__WEBPACK_IMPORTED_MODULE_5__/* .shortened */ .vI)(text, length - 1) : text;
}
function patchesOf({ changes }) {
    if (changes === undefined)
        return {};
    const { patch, held } = changes;
    if (patch === undefined || (held !== undefined && held.patch === undefined)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y("change-rejected", "The change is too large to be handed over.");
    }
    return {
        [_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .handOverFiles */ .LZ.change]: patch,
        ...(held?.patch !== undefined && { [_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .handOverFiles */ .LZ.held]: held.patch }),
    };
}
async function write({ directory, redactor }, what, patches) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { mode: 0o700, recursive: true });
    for (const [name, patch] of Object.entries(patches)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name), patch, { mode: 0o600 });
    }
    const text = JSON.stringify(what, (_, value) => typeof value === "string" ? redactor.text(value) : value);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .handOverFiles */ .LZ.manifest), text, { mode: 0o600 });
}
function failureOf(run, error) {
    if (run.signal.aborted) {
        return { code: "cancelled", reason: "The agent's job was cancelled before there was anything." };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y)
        return { code: error.code, reason: cutTo(error.message, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.reason) };
    const [what = ""] = (Error.isError(error) ? error.message : String(error)).split("\n");
    return { code: "bug", reason: cutTo(what, _manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .limits */ .Fy.reason) };
}


/***/ }),

/***/ 489:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ limits),
/* harmony export */   LZ: () => (/* binding */ handOverFiles),
/* harmony export */   eu: () => (/* binding */ manifest)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
/* harmony import */ var _events_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7137);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4671);



/** The files of a hand-over, all of them in one directory. */
const handOverFiles = {
    manifest: "manifest.json",
    /** What is proposed, from the base. */
    change: "change.patch",
    /** What was held back, from there. */
    held: "protected.patch",
};
/** What of a text and of a list is handed over; more is cut by who writes it, and refused by who reads it. */
const limits = {
    title: 200,
    description: 20_000,
    part: 10_000,
    reason: 2_000,
    omitted: 500,
    path: 1_000,
    hosts: 1_000,
    host: 253,
    manifestBytes: 4 * 1024 ** 2,
    patchBytes: 256 * 1024 ** 2,
};
const count = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0);
const port = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).max(65_535);
const host = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.host);
const part = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.part).exactOptional();
const stopped = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    code: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(Object.keys(_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .nextSteps */ .Z)),
    reason: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.reason),
});
const solution = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("solution"),
    /** The commit that the agent worked on. */
    base: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    /** Makes the decoys again that were in the agent's reach. */
    decoys: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/),
    usage: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        turns: count,
        inputTokens: count,
        outputTokens: count,
        cacheReadTokens: count,
        cacheWriteTokens: count,
        costUsd: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(1_000_000).nullable(),
    }),
    proposal: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        title: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.title),
        description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.description),
        checks: part,
        left: part,
        nothingToDo: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(true).exactOptional(),
        question: part,
    })
        .exactOptional(),
    stopped: stopped.exactOptional(),
    network: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        hosts: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ host, port, connections: count, bytesSent: count, bytesReceived: count }))
            .max(limits.hosts),
        refused: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
            host,
            port: port.nullable(),
            reason: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(Object.keys(_events_event_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalReasons */ .u_)),
            count,
        }))
            .max(limits.hosts),
        leftOut: count,
    })
        .exactOptional(),
    /** What stood open because there was no sandbox. */
    exposed: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.reason).exactOptional(),
    omitted: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ path: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.path), reason: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(limits.reason) }))
        .max(limits.omitted),
    /** The branch that the agent itself made. */
    branch: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .regex(/^[\w./-]{1,200}$/)
        .exactOptional(),
});
const failure = stopped.extend({ type: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz("failure") });
/** What one job tells the other. Nothing in it decides where the change goes or how it is proposed. */
const manifest = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    /** GITHUB_RUN_ID. */
    run: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(30),
    /** The repository that the change is for, `owner/name`. */
    repository: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(200),
    issue: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().nullable(),
    end: zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt("type", [solution, failure]),
});


/***/ }),

/***/ 7394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ takeOver)
});

// EXTERNAL MODULE: ./src/canaries.ts
var src_canaries = __webpack_require__(2951);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/solve.ts + 18 modules
var solve = __webpack_require__(9514);
// EXTERNAL MODULE: ./src/verify/tell.ts
var tell = __webpack_require__(126);
// EXTERNAL MODULE: ./src/verify/time.ts
var time = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/verify/verify.ts + 6 modules
var verify = __webpack_require__(9537);
// EXTERNAL MODULE: ./src/workspace/workspace.ts + 37 modules
var workspace_workspace = __webpack_require__(6440);
// EXTERNAL MODULE: ./src/hand-over/hand-over.ts
var hand_over = __webpack_require__(5400);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/neutralise.ts
var neutralise = __webpack_require__(5465);
// EXTERNAL MODULE: ./src/process.ts
var process = __webpack_require__(4006);
// EXTERNAL MODULE: ./src/hand-over/manifest.ts
var manifest = __webpack_require__(489);
;// CONCATENATED MODULE: ./src/hand-over/read.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/**
 * Reads a hand-over. Nothing but its three files is looked at, and no link is followed. Throws UserError when there is
 * none, or when it is not what a hand-over may be.
 */
async function readHandOver(directory) {
    const text = await readFile(directory, manifest/* handOverFiles */.LZ.manifest, manifest/* limits */.Fy.manifestBytes);
    if (text === undefined) {
        throw new errors/* UserError */.y("handover-missing", "The agent's job has handed nothing over.");
    }
    const [change, held] = [
        await readFile(directory, manifest/* handOverFiles */.LZ.change, manifest/* limits */.Fy.patchBytes),
        await readFile(directory, manifest/* handOverFiles */.LZ.held, manifest/* limits */.Fy.patchBytes),
    ];
    if (change === undefined && held !== undefined) {
        throw rejected(`there is ${manifest/* handOverFiles */.LZ.held} without ${manifest/* handOverFiles */.LZ.change}`);
    }
    return { manifest: parse(text), patches: [change, held].filter((patch) => patch !== undefined) };
}
/** What is handed over is of no use; ends the sentence "What was handed over is not used: …". */
function rejected(reason, cause) {
    return new errors/* UserError */.y("handover-rejected", `What was handed over is not used: ${reason}.`, { cause });
}
function parse(text) {
    let value;
    try {
        value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
    }
    catch (cause) {
        throw rejected(`${manifest/* handOverFiles */.LZ.manifest} is no JSON`, cause);
    }
    const parsed = manifest/* manifest */.eu.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const where = (0,neutralise/* logLine */.BP)(issue?.path.join(".").slice(0, 100) ?? "");
    throw rejected(`${manifest/* handOverFiles */.LZ.manifest} is not as it should be${where === "" ? "" : ` (at ${where})`}`);
}
/** Undefined where there is none. */
async function readFile(directory, name, maxBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
        const opened = await (0,promises_.open)((0,external_node_path_.join)(directory, name), flags).catch((error) => {
            if ((0,process/* isErrno */.r)(error, "ENOENT"))
                return undefined;
            if ((0,process/* isErrno */.r)(error, "ELOOP"))
                throw rejected(`${name} is a link`, error);
            throw rejected(`${name} can't be opened`, error);
        });
        if (opened === undefined)
            return undefined;
        const file = __addDisposableResource(env_1, opened, true);
        const found = await file.stat();
        if (!found.isFile())
            throw rejected(`${name} is no file`);
        if (found.size > maxBytes)
            throw rejected(`${name} is larger than ${maxBytes / 1024 ** 2} MiB`);
        const buffer = Buffer.alloc(found.size);
        let length = 0;
        while (length < buffer.length) {
            const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
            if (bytesRead === 0)
                break;
            length += bytesRead;
        }
        return buffer.subarray(0, length);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./src/hand-over/take-over.ts
var take_over_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var take_over_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/**
 * What another job handed over, as if it had been made here. Nothing of it is believed: who may ask, what is asked and
 * where it goes come from this job's own event; the change is applied to this job's own checkout and judged anew; its
 * checks are run here. Throws UserError when it is not taken.
 */
async function takeOver(run, task, options) {
    const workspace = await (0,workspace_workspace/* openWorkspace */.O)(options.workspace);
    await options.clear(workspace);
    run.emit({ type: "status", message: "Taking over from the agent's job...", phase: "repository" });
    const { manifest, patches } = await readHandOver(options.directory);
    const handed = belongs(manifest, { run, task, ...options, workspace });
    const { usage, proposal, stopped, network, exposed, omitted, branch } = handed;
    const changes = patches.some(({ length }) => length > 0)
        ? await workspace.importChanges(patches, omitted).catch((error) => {
            if (!(error instanceof errors/* UserError */.y))
                throw error;
            throw new errors/* UserError */.y("handover-rejected", error.message, { cause: error });
        })
        : undefined;
    const isChange = changes !== undefined && changes.whole !== workspace.base.tree;
    const [proof, context] = await Promise.all([
        isChange ? prove(run, changes, { ...options, workspace }) : undefined,
        // What the agent was shown is told from this job's own event.
        options.gather?.(workspace),
    ]);
    return {
        workspace: { ...workspace, agentBranch: async () => branch },
        result: {
            usage,
            ...(proposal !== undefined && { proposal }),
            ...(stopped !== undefined && { stopped }),
        },
        canaries: (0,src_canaries/* createCanaries */.J)(handed.decoys),
        decoysAsked: proof?.decoysAsked ?? [],
        handedOver: true,
        ...(context?.receipt !== undefined && { receipt: context.receipt }),
        ...(isChange && { changes }),
        ...(proof?.verification !== undefined && { verification: proof.verification }),
        ...(network !== undefined && { network }),
        ...(exposed !== undefined && { exposed }),
    };
}
/** The end of the agent's work, if it is that of this very run; a failure of that job is this one's too. */
function belongs({ run: number, repository, issue, end }, ours) {
    if (number !== (0,hand_over/* runNumber */.d)(ours.run))
        throw rejected("it is of another run");
    if (repository.toLowerCase() !== ours.repository.toLowerCase())
        throw rejected("it is for another repository");
    if (issue !== (ours.task.issue?.number ?? null))
        throw rejected("it is for another issue");
    if (end.type === "failure") {
        // Whoever cancels a run cancels both jobs: people here still wait to be told.
        const code = end.code === "cancelled" ? "handover-missing" : end.code;
        throw new errors/* UserError */.y(code, `The agent's job failed. ${end.reason}`);
    }
    const { sha } = ours.workspace.base;
    if (end.base !== sha) {
        throw rejected(`the agent worked on the commit ${end.base.slice(0, 10)}, and ${sha.slice(0, 10)} is checked out here`);
    }
    return end;
}
/** The repository's own checks on the base and on the change, both of them run here. */
async function prove(run, changes, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { workspace, checks, isolated } = options;
        if (changes.files.length === 0)
            return { decoysAsked: [] };
        const chosen = await (0,solve/* chooseFor */.FL)(workspace, checks);
        const unchecked = (reason) => ({
            verification: { type: "unchecked", reason },
            decoysAsked: [],
        });
        (0,tell/* tellChecks */.zy)(run, chosen, checks);
        if (chosen.type === "none")
            return unchecked(chosen.reason);
        if (!isolated) {
            return unchecked("They run in a sandbox alone where something is published, and it is off (`sandbox: off`).");
        }
        // Others than the agent's: what a command does here tells nothing of what was done there.
        const canaries = (0,src_canaries/* createCanaries */.J)();
        const decoysAsked = new Set();
        const mayAsk = (host) => {
            const found = canaries.findInName(host);
            for (const decoy of found)
                decoysAsked.add(decoy);
            return found.length === 0;
        };
        const opened = take_over_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const opening = { ...options, canaries, clearing: Promise.resolve(), mayAsk };
        const sandbox = await (0,solve/* openTested */._2)(run, opening, opened).catch((error) => {
            run.signal.throwIfAborted();
            if (error instanceof errors/* UserError */.y)
                return error;
            throw error;
        });
        if (sandbox instanceof errors/* UserError */.y) {
            run.emit({ type: "warning", message: `The checks are not run. ${sandbox.message}` });
            return unchecked(`There is no sandbox for them here. ${sandbox.message}`);
        }
        const clock = (0,time/* shareTime */.Z)(options.deadline);
        const verifier = opened.use((0,verify/* openVerifier */.b)(run, { checks: chosen.checks, workspace, rooms: sandbox, clock }));
        await verifier.prepare();
        const verification = await verifier.conclude(changes);
        const network = sandbox.egress?.report();
        if (network !== undefined)
            (0,solve/* tellNetwork */.gV)(run, network);
        return { verification, decoysAsked: [...decoysAsked] };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = take_over_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 5552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ lookUp)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _earlier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(931);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);



/** As long as an issue's text can be. */
const longestPromptBytes = 64 * 1024;
/** The task with all that its event only points to. Call for people who may start runs; rejects with UserError. */
async function lookUp(sources, { task, lookUp: wanted }) {
    switch (wanted?.type) {
        case undefined:
            return { type: "task", task };
        case "prompt-file":
            return { type: "task", task: { ...task, prompt: await readPromptFile(sources, wanted.path) } };
        case "pull-request":
            return await findPullRequest(sources, task, wanted.number);
    }
}
/** From the commit, never from the work tree: what a step before left there, or a link, is no text of the repository. */
async function readPromptFile({ runnerWorkspace, readBaseCommit }, file) {
    const base = await readBaseCommit();
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(base.directory, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(runnerWorkspace, file));
    const outside = path === "" || path.startsWith("..") || /\p{Cc}/u.test(path);
    const found = outside
        ? { type: "none", why: "is no path below the checkout" }
        : await base.readText(path, longestPromptBytes);
    const prompt = found.type === "text" ? found.text.trim() : "";
    if (prompt !== "")
        return prompt;
    const why = found.type === "text" ? "is empty" : found.why;
    const name = file.replace(/\p{Cc}+/gu, " ");
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y("bad-input", `Input \`prompt-file\` is "${name}", which ${why}; give the path, from the workspace on, of a committed text file of at most ${longestPromptBytes / 1024} KiB.`);
}
async function findPullRequest({ github, home }, task, number) {
    const nothing = (reason) => ({ type: "nothing", reason });
    if (github !== home) {
        const { owner, name } = github.repository;
        return nothing(`Pull request #${number} can't be gone on with, because the input \`repository\` sends changes to ${owner}/${name}.`);
    }
    const [us, pullRequest] = await Promise.all([home.viewer(), home.pulls.readOpen(number)]);
    if (pullRequest === undefined)
        return nothing(`Pull request #${number} is closed.`);
    if (us === undefined || !(0,_earlier_js__WEBPACK_IMPORTED_MODULE_1__/* .isOurs */ .M)(home, us, pullRequest)) {
        return nothing(`Pull request #${number} is not one that Tiny Backspace opened here with this token, so nothing is pushed to it; ask for the change on an issue.`);
    }
    // What is pushed to it could be merged before anybody has looked.
    if (pullRequest.mergesItself) {
        return nothing(`Pull request #${number} is set to merge by itself, so nothing is pushed to it; turn auto-merge off, and ask again.`);
    }
    const { title, url, branch, base, headSha } = pullRequest;
    return { type: "task", task: { ...task, pullRequest: { number, title, url, branch, base, headSha } } };
}


/***/ }),

/***/ 1730:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7264);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83);
/* harmony import */ var _authorize_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4196);
/* harmony import */ var _checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5087);
/* harmony import */ var _context_gather_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3848);
/* harmony import */ var _doctor_clearance_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7081);
/* harmony import */ var _doctor_doctor_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8015);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3916);
/* harmony import */ var _hand_over_hand_over_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5400);
/* harmony import */ var _hand_over_take_over_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7394);
/* harmony import */ var _job_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8224);
/* harmony import */ var _kept_task_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8153);
/* harmony import */ var _land_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(663);
/* harmony import */ var _look_up_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(5552);
/* harmony import */ var _machine_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(3618);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7465);
/* harmony import */ var _salvage_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9418);
/* harmony import */ var _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(9086);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(192);



















/** The action: an event becomes a task, the task a change, the change a pull request. */
async function main() {
    const action = await (0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .openAction */ .Ft)(process.env);
    return await action.perform(async (run, { trigger, mode: wanted, asking, readJob }) => {
        if (wanted === "doctor") {
            return await (0,_doctor_doctor_js__WEBPACK_IMPORTED_MODULE_6__/* .examine */ .s)(run, async () => {
                const job = await readJob();
                const why = (0,_authorize_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNotWithoutSandbox */ .ps)(trigger, process.env);
                const { allowed } = job.config;
                return {
                    ...job,
                    endpoints: (0,_sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_17__/* .openEndpoints */ .t)(job.config.telemetry, { env: process.env }),
                    job: { ...job, asking, allowed, ...(why !== undefined && { refusedWithout: why }) },
                };
            });
        }
        // First of all: an event that asks for nothing needs no key, no git and no gh.
        const asked = (0,_task_js__WEBPACK_IMPORTED_MODULE_18__/* .readTask */ .gv)(trigger, asking);
        if (asked.type === "nothing")
            return { type: "skipped", reason: asked.reason };
        const job = await readJob();
        const { config } = job;
        const { mode } = config;
        // Where something is published, only checks would run, and they don't without a sandbox.
        const why = config.sandbox === "off" && mode !== "publish" ? (0,_authorize_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNotWithoutSandbox */ .ps)(trigger, process.env) : undefined;
        if (why !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .y("bad-input", why);
        const { base, branch } = config;
        const dryRun = config.dryRun || mode === "agent";
        const clearance = (0,_doctor_clearance_js__WEBPACK_IMPORTED_MODULE_5__/* .openClearance */ .T)(run, {
            ...{ ...config, ...job, base, branch, dryRun, model: job.solve.model },
        });
        // Nobody is told what there is before it is clear that they may ask.
        if (asked.lookUp !== undefined)
            await clearance.begun;
        const found = await (0,_look_up_js__WEBPACK_IMPORTED_MODULE_13__/* .lookUp */ .T)(job, asked);
        if (found.type === "nothing")
            return { type: "skipped", reason: found.reason };
        const { task } = found;
        const directory = await (0,_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .openCheckout */ .H)(run, job, task, clearance.begun);
        await (0,_kept_task_js__WEBPACK_IMPORTED_MODULE_11__/* .keepTask */ .d)(run.tempDir, { task, directory });
        const options = {
            ...{ ...(0,_job_js__WEBPACK_IMPORTED_MODULE_10__/* .solveIn */ .z_)(job, directory), ...job, evenCancelled: mode === "agent" },
            clear: clearance.complete,
            gather: async (workspace) => {
                await clearance.begun;
                return await (0,_context_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .gatherContext */ .x)(run, task, (0,_job_js__WEBPACK_IMPORTED_MODULE_10__/* .contextOf */ .Vm)(job, workspace));
            },
        };
        const working = mode === "publish"
            ? (0,_hand_over_take_over_js__WEBPACK_IMPORTED_MODULE_9__/* .takeOver */ .w)(run, task, { ...options, ...(0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .takingOf */ .OU)(job) })
            : (0,_salvage_js__WEBPACK_IMPORTED_MODULE_16__/* .solveOrSalvage */ .cw)(run, task, options);
        const kept = working.then(async (solution) => {
            await job.keep(task, solution);
            return solution;
        });
        if (mode === "agent")
            return await (0,_hand_over_hand_over_js__WEBPACK_IMPORTED_MODULE_8__/* .handOver */ .C)(run, kept, (0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .handingOf */ .fj)(job, run, task));
        return await (0,_land_js__WEBPACK_IMPORTED_MODULE_12__/* .land */ .ob)(run, await kept, (0,_action_js__WEBPACK_IMPORTED_MODULE_1__/* .landingOf */ .ls)(job, task));
    });
}
try {
    process.exitCode = await main();
}
catch (error) {
    const { text } = (0,_redact_js__WEBPACK_IMPORTED_MODULE_15__/* .createRedactor */ .lY)((0,_machine_js__WEBPACK_IMPORTED_MODULE_14__/* .secretsIn */ .VY)(process.env));
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(text(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .y ? error.message : String(Error.isError(error) ? error.stack : error)));
}
// Idle keep-alive sockets would hold the process for seconds, and everything is written by now.
process.exit();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2462:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ savedState)
/* harmony export */ });
/** What main leaves for post in the runner's saved state, by name. */
const savedState = {
    /** Absolute path of the run's temporary directory; saved before it is made. */
    tempDir: "temp-dir",
    /** "yes" when main has told how the run ended, and nobody has to go on. */
    ended: "ended",
};


/***/ })

};
