export const id = 761;
export const ids = [
    761
];
export const modules = {
    5087: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            H: ()=>openCheckout
        });
        var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
        var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
        async function openCheckout(run, { github, cloneFirst, solve, readBaseCommit }, { pullRequest }, clearance) {
            const isElsewhere = cloneFirst || pullRequest !== undefined && await shaOf(readBaseCommit) !== pullRequest.headSha;
            if (!isElsewhere) {
                run.emit({
                    type: "status",
                    message: "Using checked-out repository...",
                    phase: "repository"
                });
                return solve.workspace.directory;
            }
            await clearance;
            run.emit({
                type: "status",
                message: "Cloning repository...",
                phase: "repository"
            });
            const directory = (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(run.tempDir, "repository");
            await github.clone(directory, pullRequest?.branch);
            return directory;
        }
        async function shaOf(readBaseCommit) {
            try {
                return (await readBaseCommit()).sha;
            } catch (error) {
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__.y) return undefined;
                throw error;
            }
        }
    }),
    3848: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            x: ()=>gatherContext
        });
        var context_receipt = __webpack_require__(407);
        ; // CONCATENATED MODULE: ./src/context/code-lines.ts
        const maxLinks = 10;
        const maxLines = 100;
        const longestLine = 400;
        const longestPath = 400;
        async function readLinkedLines(texts, { repositoryUrl, source }) {
            const found = [
                ...new Set(texts.flatMap((text)=>linksIn(text, repositoryUrl)))
            ];
            const read = await Promise.all(found.slice(0, maxLinks).map((link)=>readLines(link, repositoryUrl, source)));
            const more = found.slice(maxLinks).map((link)=>(0, context_receipt.L6)({
                    kind: "code",
                    what: link,
                    reason: `only the first ${maxLinks} links are followed`
                }));
            return {
                texts: read.flatMap((one)=>"text" in one ? [
                        {
                            about: one.about,
                            text: one.text
                        }
                    ] : []),
                items: [
                    ...read.map(({ item })=>item),
                    ...more
                ]
            };
        }
        function linksIn(text, repositoryUrl) {
            const links = text.matchAll(/https?:\/\/[^\s<>()"'`\]]{1,1000}#L\d{1,7}(?:C\d{1,5})?(?:-L?\d{1,7})?/g);
            const beginning = `${repositoryUrl}/blob/`.toLowerCase();
            return Array.from(links, ([link])=>link).filter((link)=>link.toLowerCase().startsWith(beginning));
        }
        async function readLines(link, repositoryUrl, source) {
            const failed = (reason)=>({
                    item: (0, context_receipt.L6)({
                        kind: "code",
                        what: link,
                        reason
                    })
                });
            const [place = "", lines = ""] = link.slice(`${repositoryUrl}/blob/`.length).split("#");
            const wanted = readPlace(place, source.base.branch);
            if (wanted === undefined) return failed("its path is none of a file in a repository");
            const { ref, path } = wanted;
            const isSha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
            const isBase = ref === source.base.sha || ref === source.base.branch || ref === "HEAD";
            const linked = isSha && !isBase ? await source.readText(ref, path).catch(()=>undefined) : undefined;
            const text = linked ?? await source.readText(source.base.tree, path).catch(()=>undefined);
            if (text === undefined) return failed("no small text file of the base commit");
            const [from = 1, asked = from] = Array.from(lines.matchAll(/L?(\d+)(?:C\d+)?/g), ([, number])=>Number(number));
            const [first, last] = [
                Math.min(from, asked),
                Math.min(Math.max(from, asked), Math.min(from, asked) + maxLines - 1)
            ];
            const shown = text.split("\n").slice(Math.max(0, first - 1), last).map(shorten);
            if (shown.length === 0) return failed("the file has no such lines");
            const isAnother = !isBase && linked === undefined;
            const version = isAnother ? "; the link names another version, and this is the base commit's" : "";
            const until = first + shown.length - 1;
            const about = `${path}, lines ${first} to ${until}${version}`;
            const reason = isAnother ? "as the base commit has it; the link names another version" : "";
            const numbered = shown.map((line, index)=>`${first + index}: ${line}`).join("\n");
            return {
                item: (0, context_receipt.$m)({
                    kind: "code",
                    what: link,
                    reason
                }, numbered),
                about,
                text: numbered
            };
        }
        function readPlace(place, branch) {
            const decoded = decode(place);
            if (decoded === undefined || decoded.length > longestPath || /[\p{C}\\]/u.test(decoded)) return undefined;
            const ref = branch !== undefined && decoded.startsWith(`${branch}/`) ? branch : decoded.split("/", 1)[0] ?? "";
            const path = decoded.slice(ref.length + 1);
            const parts = path.split("/");
            const isPath = ref !== "" && parts.every((part)=>part !== "" && part !== "." && part !== "..");
            return isPath && parts[0]?.toLowerCase() !== ".git" ? {
                ref,
                path
            } : undefined;
        }
        function decode(place) {
            try {
                return decodeURIComponent(place.replace(/\?.*$/, ""));
            } catch  {
                return undefined;
            }
        }
        function shorten(line) {
            return line.length > longestLine ? `${line.slice(0, longestLine).toWellFormed()}\u{2026}` : line.replace(/\r$/, "");
        }
        var errors = __webpack_require__(3916);
        var choose = __webpack_require__(5382);
        ; // CONCATENATED MODULE: ./src/context/html.ts
        const openTag = /<[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y;
        const closeTag = /<\/[A-Za-z][A-Za-z0-9-]*\s*>/y;
        const declaration = /<\?[\s\S]*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>/y;
        const comment = /<\x21--(?:-?>|[\s\S]*?--\x3e)/y;
        const anyTag = /<\/?[A-Za-z](?:[^"'>]|"[^"]*"|'[^']*')*>/y;
        function inlineHtmlAt(text, at) {
            for (const [type, pattern] of [
                [
                    "comment",
                    comment
                ],
                [
                    "declaration",
                    declaration
                ],
                [
                    "tag",
                    openTag
                ],
                [
                    "tag",
                    closeTag
                ]
            ]){
                const end = endOf(pattern, text, at);
                if (end === undefined) continue;
                const isOver = type === "comment" ? /--!>/ : type === "declaration" ? />./s : undefined;
                const ended = isOver === undefined || !isOver.test(text.slice(at, end));
                return {
                    type,
                    end: ended ? end : text.length,
                    ended
                };
            }
            return undefined;
        }
        function rawHtmlAt(text, at) {
            const [, type, pattern] = raw.find(([beginning])=>beginning.test(text.slice(at, at + 4))) ?? [];
            if (type === undefined || pattern === undefined) return undefined;
            const end = endOf(pattern, text, at);
            return {
                type,
                end: end ?? text.length,
                ended: end !== undefined
            };
        }
        const raw = [
            [
                /^<\x21--/,
                "comment",
                /<\x21--(?:-?>|(?:(?!--!>)[\s\S])*?--\x3e)/y
            ],
            [
                /^<\/?[A-Za-z]/,
                "tag",
                anyTag
            ],
            [
                /^<[!?/]/,
                "declaration",
                /<[!?/][^>]*>/y
            ]
        ];
        function endOf(pattern, text, at) {
            pattern.lastIndex = at;
            return pattern.test(text) ? pattern.lastIndex : undefined;
        }
        const blockNames = "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|source|summary|table|tbody|td|template|tfoot|th|thead|title|tr|track|ul";
        const blockStart = new RegExp(`^</?(?:${blockNames})(?:[\\s>]|/>|$)`, "i");
        const wholeTag = /^<\/?[A-Za-z][^<>]*>[ \t]*$/;
        function beginsHtmlBlock(line) {
            return blockStart.test(line) || wholeTag.test(line);
        }
        function beginsLongHtml(line) {
            if (/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i.test(line)) return "verbatim";
            return /^<(?:\?|![A-Za-z[])/.test(line) ? "other" : undefined;
        }
        const endsVerbatimHtml = /<\/(?:pre|script|style|textarea)>/i;
        const unshown = /^(?:audio|canvas|datalist|embed|head|iframe|map|math|noembed|noframes|noscript|object|rp|script|select|style|svg|template|textarea|title|video|xmp)$/;
        const hiddenByAttribute = /\s(?:hidden(?=[\s=/>])|aria-hidden\s*=\s*["']?true|style\s*=\s*(?:"[^"]*|'[^']*|[^\s>]*)(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0(?![.\d]*[1-9])|color\s*:\s*(?:transparent|white|#fff(?:fff)?\b)))/i;
        function readTag(source) {
            const name = (/^<\/?([A-Za-z][^\s/>]*)/.exec(source)?.[1] ?? "").toLowerCase();
            const closes = source.startsWith("</");
            return {
                name,
                closes,
                hides: !closes && !source.endsWith("/>") && (unshown.test(name) || hiddenByAttribute.test(source)),
                described: /\s(?:alt|title|aria-label)\s*=/i.test(source)
            };
        }
        function imageSource(source) {
            const [, double, single, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(source) ?? [];
            return (double ?? single ?? bare)?.replaceAll("&amp;", "&").trim();
        }
        ; // CONCATENATED MODULE: ./src/context/blocks.ts
        const containers = /^(?:[ \t>]|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)*/;
        const fenceLine = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*([^\n]*)$/;
        const blank = /^[ \t]*$/;
        const indented = /^(?: {4}|\t| {1,3}\t)/;
        function splitBlocks(source, tally) {
            const text = source.replace(/\r\n?/g, "\n");
            const pieces = [];
            const put = (type, line)=>{
                const last = pieces.at(-1);
                if (last?.type === type && type !== "code") last.lines.push(line);
                else pieces.push({
                    type,
                    lines: [
                        line
                    ]
                });
            };
            let afterBlank = true;
            let inList = false;
            let inHtml = false;
            let unsure = false;
            let before;
            for(let at = 0; at <= text.length;){
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
                    [afterBlank, inHtml] = [
                        true,
                        false
                    ];
                    at = lineEnd + 1;
                    continue;
                }
                const fence = fenceLine.exec(content);
                if (fence !== null && !isRaw) {
                    const [, marks = "", info = ""] = fence;
                    const close = closingFence(text, lineEnd + 1, {
                        prefix,
                        marks,
                        inList
                    });
                    if (close !== undefined) {
                        put("code", fencedBlock(`${prefix}${marks}`, info, text.slice(lineEnd + 1, close), tally));
                        [afterBlank, inList] = [
                            false,
                            inList && prefix !== ""
                        ];
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
                if (!isRaw && beginsHtmlBlock(content)) inHtml = true;
                const isListed = /[-*+.):]/.test(prefix);
                inList = isListed || inList && !(afterBlank && prefix === "");
                put(isRaw || inHtml || unsure ? "raw" : "inline", line);
                afterBlank = false;
                at = lineEnd + 1;
            }
            return pieces.map(({ type, lines })=>({
                    type,
                    text: lines.join("\n")
                }));
        }
        function ends(text, at) {
            const end = text.indexOf("\n", at);
            return end === -1 ? text.length : end;
        }
        function closingOf(text, start) {
            const short = /^<\x21---?>/.exec(text.slice(start, start + 7));
            if (short !== null) return start + short[0].length;
            const end = text.indexOf("-->", start + 4);
            return end === -1 || text.slice(start, end).includes("--!>") ? undefined : end + 3;
        }
        function closingFence(text, from, { prefix, marks, inList }) {
            const closes = (line)=>new RegExp(`^ {0,3}[${marks[0]}]{${marks.length},}[ \\t]*$`).test(line);
            const isTop = prefix === "" || !inList && /^ {1,3}$/.test(prefix);
            const inside = prefix.replace(/[^\s>]/g, " ");
            for(let at = from; at <= text.length;){
                const end = ends(text, at);
                const line = text.slice(at, end);
                if (isTop && closes(line)) return end;
                if (!isTop && line.startsWith(inside) && closes(line.slice(inside.length))) return end;
                if (!isTop && !line.startsWith(inside.trimEnd() || inside) && !blank.test(line)) return undefined;
                if (!isTop && blank.test(line) && inside.includes(">")) return undefined;
                at = end + 1;
            }
            return isTop ? text.length : undefined;
        }
        function fencedBlock(opening, info, body, tally) {
            const language = languageOf(info, tally);
            if (language.toLowerCase() !== "mermaid") return `${opening}${language}\n${body}`;
            const lines = body.split("\n");
            const shown = lines.filter((line)=>!/^[\s>]*%%/.test(line));
            tally.add("comment", lines.length - shown.length);
            return [
                `${opening}${language}`,
                ...shown
            ].join("\n");
        }
        function languageOf(info, tally) {
            const [language = ""] = /^[\w+#.-]{1,24}(?=\s|$)/.exec(info.trim()) ?? [];
            if (language !== info.trim()) tally.add("info");
            return language;
        }
        ; // CONCATENATED MODULE: ./src/context/link-target.ts
        const deepest = 32;
        const closings = {
            '"': '"',
            "'": "'",
            "(": ")"
        };
        function readTarget(text, at) {
            if (!text.startsWith("](", at)) return undefined;
            const begin = skipSpace(text, at + 2);
            const addressEnd = text[begin] === "<" ? endOfBracketed(text, begin) : endOfBare(text, begin);
            if (addressEnd === undefined) return undefined;
            const address = text.slice(begin, addressEnd);
            const titleBegin = skipSpace(text, addressEnd);
            if (text[titleBegin] === ")") return {
                address,
                end: titleBegin + 1
            };
            const titleEnd = titleBegin === addressEnd ? undefined : endOfTitle(text, titleBegin);
            if (titleEnd === undefined) return undefined;
            const end = skipSpace(text, titleEnd);
            return text[end] === ")" ? {
                address,
                title: text.slice(titleBegin, titleEnd),
                end: end + 1
            } : undefined;
        }
        function skipSpace(text, from) {
            let at = from;
            while(/\s/.test(text[at] ?? ""))at += 1;
            return at;
        }
        function endOfBracketed(text, begin) {
            for(let at = begin + 1; at < text.length; at += 1){
                const character = text[at];
                if (character === "\\" && text[at + 1] !== "\n") at += 1;
                else if (character === ">") return at + 1;
                else if (character === "<" || character === "\n") return undefined;
            }
            return undefined;
        }
        function endOfBare(text, begin) {
            let open = 0;
            for(let at = begin; at < text.length; at += 1){
                const character = text[at] ?? "";
                if (character === "\\" && /\S/.test(text[at + 1] ?? "")) at += 1;
                else if (character === "(") {
                    open += 1;
                    if (open > deepest) return undefined;
                } else if (character === ")") {
                    if (open === 0) return at;
                    open -= 1;
                } else if (/\s/.test(character)) return open === 0 ? at : undefined;
            }
            return undefined;
        }
        function endOfTitle(text, begin) {
            const opening = text[begin] ?? "";
            const closing = closings[opening];
            if (closing === undefined) return undefined;
            for(let at = begin + 1; at < text.length; at += 1){
                const character = text[at];
                if (character === "\\") at += 1;
                else if (character === closing) return at + 1;
                else if (character === opening) return undefined;
            }
            return undefined;
        }
        ; // CONCATENATED MODULE: ./src/context/inline.ts
        const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,30}));/y;
        const unseenEntities = /^(?:shy|zwj|zwnj|lrm|rlm|ZeroWidthSpace|NoBreak|ApplyFunction|af|InvisibleTimes|it|InvisibleComma|ic|Negative\w+Space)$/;
        const unseen = /[\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\n\t\r])\p{Cc}/u;
        const autolink = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+>/y;
        const none = new Map();
        function cleanInline(text, raw, cleaning) {
            const code = raw ? none : certainCode(text);
            const brackets = [
                none,
                code
            ].map((spans)=>matchBrackets(text, spans));
            let out = "";
            const put = (piece)=>{
                if (cleaning.hidden === undefined) out += piece;
            };
            for(let at = 0; at < text.length && !cleaning.over;){
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
                const next = character === "<" ? cleanHtml(text, at, raw, cleaning) : character === "&" ? cleanEntity(text, at, cleaning) : character === "!" && text[at + 1] === "[" ? cleanImage(text, at, brackets.map((closings)=>closings.get(at + 1)), cleaning) : character === "]" && text[at + 1] === "(" ? cleanTarget(text, at, cleaning) : undefined;
                if (next === undefined) {
                    put(character);
                    at += 1;
                } else {
                    put(next.shown);
                    at = next.end;
                }
            }
            return out;
        }
        function cleanHtml(text, at, raw, cleaning) {
            const { tally } = cleaning;
            autolink.lastIndex = at;
            if (!raw && autolink.test(text)) return {
                shown: text.slice(at, autolink.lastIndex),
                end: autolink.lastIndex
            };
            const piece = raw ? rawHtmlAt(text, at) : inlineHtmlAt(text, at);
            if (piece === undefined) return undefined;
            const { end } = piece;
            if (!piece.ended) {
                tally.add("unclosed");
                cleaning.over = true;
                return {
                    shown: "",
                    end
                };
            }
            if (piece.type !== "tag") {
                tally.add("comment");
                return {
                    shown: "",
                    end
                };
            }
            const source = text.slice(at, end);
            const { name, closes, hides, described } = readTag(source);
            tally.add("markup");
            if (described) tally.add("description");
            const { hidden } = cleaning;
            if (hidden !== undefined) {
                if (name !== hidden.name) return {
                    shown: "",
                    end
                };
                const open = hidden.open + (closes ? -1 : source.endsWith("/>") ? 0 : 1);
                cleaning.hidden = open === 0 ? undefined : {
                    name,
                    open
                };
                return {
                    shown: "",
                    end
                };
            }
            if (hides && cleaning.isClosed(name)) {
                tally.add("element");
                cleaning.hidden = {
                    name,
                    open: 1
                };
                return {
                    shown: "",
                    end
                };
            }
            return {
                shown: name === "img" && !closes ? cleaning.image(imageSource(source)) : "",
                end
            };
        }
        function cleanEntity(text, at, { tally }) {
            entity.lastIndex = at;
            const [whole, decimal, hex, name] = entity.exec(text) ?? [];
            if (whole === undefined) return undefined;
            const point = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
            const isUnseen = point === undefined ? unseenEntities.test(name ?? "") : point > 0x10_ff_ff || unseen.test(String.fromCodePoint(point));
            if (!isUnseen) return undefined;
            tally.add("invisible");
            return {
                shown: "",
                end: at + whole.length
            };
        }
        function cleanImage(text, at, closings, cleaning) {
            const found = closings.flatMap((closing)=>{
                if (closing === undefined) return [];
                const words = text.slice(at + 2, closing);
                const target = readTarget(text, closing);
                if (target !== undefined) return [
                    {
                        ...target,
                        words
                    }
                ];
                const [reference = "", label = ""] = /^\[([^[\]]*)\]/.exec(text.slice(closing + 1, closing + 1002)) ?? [];
                const defined = cleaning.definitions.get(labelOf(label.trim() === "" ? words : label));
                return defined === undefined ? [] : [
                    {
                        end: closing + 1 + reference.length,
                        address: defined,
                        words
                    }
                ];
            });
            const image = found.sort((a, b)=>b.end - a.end)[0];
            if (image === undefined) return undefined;
            if (image.words.trim() !== "") cleaning.tally.add("description");
            const isHidden = cleaning.hidden !== undefined;
            return {
                shown: isHidden ? "" : cleaning.image(plainAddress(image.address)),
                end: image.end
            };
        }
        function matchBrackets(text, code) {
            const closings = new Map();
            if (!text.includes("![")) return closings;
            const open = [];
            for(let at = 0; at < text.length; at += 1){
                const codeEnd = code.get(at);
                const character = text[at];
                if (codeEnd !== undefined) at = codeEnd - 1;
                else if (character === "\\") at += 1;
                else if (character === "[") open.push(at);
                else if (character === "]") {
                    const opening = open.pop();
                    if (opening !== undefined) closings.set(opening, at);
                }
            }
            return closings;
        }
        function cleanTarget(text, at, { tally }) {
            const target = readTarget(text, at);
            if (target === undefined) return undefined;
            const { address, title, end } = target;
            if (title !== undefined) tally.add("title");
            const plain = plainAddress(address);
            if (plain === undefined) {
                tally.add("title");
                return {
                    shown: "]()",
                    end
                };
            }
            return {
                shown: `](${plain})`,
                end
            };
        }
        function plainAddress(address) {
            const plain = address.replace(/^<([\s\S]*)>$/, "$1").trim();
            return /[\s<>]/.test(plain) ? undefined : plain;
        }
        function labelOf(label) {
            return label.replace(/\s+/g, " ").trim().toLowerCase();
        }
        function certainCode(text) {
            const spans = new Map();
            const isTable = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t:-]*)*$/m.test(text);
            let isCertain = true;
            const token = /\\[!-/:-@[-`{-~]|`+|<|\]\(/g;
            for(let match = token.exec(text); match !== null; match = token.exec(text)){
                const [found] = match;
                const at = match.index;
                if (found.startsWith("\\")) continue;
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
                        if (end > lineEnd) isCertain = false;
                    } else if (/^<[A-Za-z/!?]/.test(text.slice(at, at + 2)) && text.indexOf(">", at) > lineEnd) isCertain = false;
                    continue;
                }
                const close = closingRun(text, at + found.length, found.length);
                if (close === undefined) continue;
                if (close > lineEnd) isCertain = false;
                const end = close + found.length;
                const isShown = isCertain && !(isTable && text.slice(at, end).includes("|"));
                if (isShown) spans.set(at, end);
                token.lastIndex = close > lineEnd ? at + found.length : end;
            }
            return spans;
        }
        function closingRun(text, from, length) {
            const runs = /`+/g;
            runs.lastIndex = from;
            for(let match = runs.exec(text); match !== null; match = runs.exec(text)){
                if (match[0].length === length) return match.index;
            }
            return undefined;
        }
        ; // CONCATENATED MODULE: ./src/context/footnotes.ts
        const opening = /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t]))*)\[\^[^\]\s]+\]:(?:[ \t]*\[\^[^\]\s]+\]:)*/;
        const label = /\[\^([^\]\s]+)\]/g;
        const continued = /^[ >]*(?: {4}|\t)/;
        const footnotes_blank = /^[ \t>]*$/;
        function withoutUnseenFootnotes(blocks, tally) {
            if (!blocks.some(({ text })=>text.includes("[^"))) return blocks;
            const unused = referredTo(blocks);
            let dropping = false;
            let afterBlank = false;
            const keeps = (line)=>{
                if (footnotes_blank.test(line)) {
                    afterBlank = true;
                    return line;
                }
                const isInside = dropping && (continued.test(line) || !afterBlank);
                const [whole, prefix = ""] = opening.exec(line) ?? [];
                afterBlank = false;
                if (whole === undefined || isInside && continued.test(line)) {
                    dropping = isInside;
                    return isInside ? undefined : line;
                }
                const names = labelsIn(whole.slice(prefix.length));
                dropping = !names.every((name)=>unused.delete(name));
                if (!dropping) return line;
                tally.add("definition");
                return prefix.trimEnd();
            };
            return blocks.flatMap(({ type, text })=>{
                if (type === "code") {
                    dropping &&= continued.test(text);
                    afterBlank = false;
                    return dropping ? [] : [
                        {
                            type,
                            text
                        }
                    ];
                }
                const lines = text.split("\n").flatMap((line)=>keeps(line) ?? []);
                return [
                    {
                        type,
                        text: lines.join("\n")
                    }
                ];
            });
        }
        function labelsIn(text) {
            return Array.from(text.matchAll(label), ([, name = ""])=>labelOf(name));
        }
        function referredTo(blocks) {
            const paragraphs = blocks.filter(({ type })=>type === "inline").flatMap(({ text })=>text.split(/\n(?:[ \t]*\n)+/));
            const found = paragraphs.flatMap((paragraph)=>{
                const lines = paragraph.split("\n").map((line)=>line.replace(opening, ""));
                const words = plainWords(lines.join("\n")).split(/\s/);
                return words.flatMap((word)=>labelsIn(word.replace(/(?::\/\/|www\.).*$/i, "")));
            });
            return new Set(found);
        }
        function plainWords(text) {
            const code = certainCode(text);
            let words = "";
            for(let at = 0; at < text.length;){
                const character = text[at] ?? "";
                const codeEnd = code.get(at);
                const html = character === "<" ? inlineHtmlAt(text, at) : undefined;
                if (codeEnd !== undefined) at = codeEnd;
                else if (character === "`" || html?.ended === false) break;
                else if (html !== undefined) at = html.end;
                else if (character === "<" && /[A-Za-z/!?]/.test(text[at + 1] ?? "")) break;
                else if (character === "\\") at += 2;
                else {
                    words += character;
                    at = (character === "]" ? readTarget(text, at)?.end : undefined) ?? at + 1;
                }
            }
            return words;
        }
        var terminal_text = __webpack_require__(1863);
        ; // CONCATENATED MODULE: ./src/context/invisible.ts
        const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
        const tag = /[\u{e0000}-\u{e0fff}]/u;
        const lineSeparators = /[\v\f\x85\u2028\u2029]/g;
        const unwanted = /(?![\n\t])\p{Cc}|[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffc}\u{e0000}-\u{e0fff}]/gu;
        const flag = /\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/gu;
        const joined = /(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})|(?<=(?=\p{L}|\p{M})[\p{scx=Arab}\p{scx=Syrc}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}])[\u200c\u200d](?=(?:\p{L}|\p{M}))/gu;
        const selected = /(?<=\p{Emoji})[\ufe0e\ufe0f](?!\ufe0f|\ufe0e)|(?<=\p{scx=Mong})[\u180b-\u180d\u180f](?![\u180b-\u180d\u180f])/gu;
        function withoutInvisible(text, tally) {
            const visible = text.toWellFormed().replace(terminal_text.X, ()=>{
                tally.add("control");
                return "";
            }).replace(lineSeparators, " ");
            if (visible.search(unwanted) === -1) return visible;
            const kept = new Set([
                flag,
                joined,
                selected
            ].flatMap((pattern)=>positions(visible, pattern)));
            return visible.replace(unwanted, (character, at)=>{
                if (kept.has(at)) return character;
                tally.add(kindOf(character));
                return "";
            });
        }
        function positions(text, pattern) {
            return [
                ...text.matchAll(pattern)
            ].flatMap(({ 0: { length }, index })=>Array.from({
                    length
                }, (_, at)=>index + at));
        }
        function kindOf(character) {
            if (direction.test(character)) return "direction";
            if (tag.test(character) || /[\ufe00-\ufe0f]/.test(character)) return "tag";
            return /\p{Cc}/u.test(character) ? "control" : "invisible";
        }
        var context_removed = __webpack_require__(7227);
        ; // CONCATENATED MODULE: ./src/context/tables.ts
        const delimiters = /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
        function withoutExcessCells(paragraph, tally) {
            if (!paragraph.includes("|")) return paragraph;
            let columns = Number.POSITIVE_INFINITY;
            const lines = paragraph.split("\n").map((line)=>{
                const shown = columns === Number.POSITIVE_INFINITY ? line : cutRow(line, columns);
                if (shown !== line) tally.add("cell");
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
            for(let at = begin; at < line.length; at += 1){
                const character = line[at];
                if (character === "\\") at += 1;
                else if (character === "|") {
                    cells += 1;
                    if (cells === columns) return line.slice(at + 1).trim() === "" ? line : line.slice(0, at + 1);
                }
            }
            return line;
        }
        ; // CONCATENATED MODULE: ./src/context/sanitise.ts
        const maxRounds = 12;
        function sanitise(source, image = ()=>"[image]") {
            let text = source;
            let removed = {};
            for(let round = 0; round < maxRounds; round += 1){
                const tally = (0, context_removed.Xf)();
                const next = withoutInvisible(cleanMarkdown(text, image, tally), tally);
                removed = (0, context_removed.C_)(removed, tally.removed());
                if (next === text) return {
                    text,
                    removed
                };
                text = next;
            }
            return {
                text: text.replace(/[<&]|!(?=\[)|\](?=[(:])/g, ""),
                removed
            };
        }
        function sanitisePlain(source) {
            const tally = (0, context_removed.Xf)();
            return {
                text: withoutInvisible(source, tally),
                removed: tally.removed()
            };
        }
        function cleanMarkdown(text, image, tally) {
            const blocks = withoutUnseenFootnotes(splitBlocks(text, tally), tally);
            const definitions = findDefinitions(blocks);
            const closed = new Set(Array.from(text.matchAll(/<\/([A-Za-z][^\s/>]*)/g), ([, name = ""])=>name.toLowerCase()));
            const cleaning = {
                ...{
                    tally,
                    image,
                    definitions
                },
                isClosed: (name)=>closed.has(name),
                hidden: undefined,
                over: false
            };
            const used = usedLabels(blocks);
            const cleaned = [];
            for (const { type, text: piece } of blocks){
                if (cleaning.over) break;
                if (type === "code") {
                    if (cleaning.hidden === undefined) cleaned.push(piece);
                    continue;
                }
                const paragraphs = piece.split(/(\n(?:[ \t]*\n)+)/).map((paragraph)=>withoutDefinitions(withoutExcessCells(paragraph, tally), used, tally));
                const chunks = type === "raw" ? [
                    paragraphs.join("")
                ] : paragraphs;
                const shown = chunks.map((chunk)=>cleanInline(chunk, type === "raw", cleaning));
                cleaned.push(shown.join(""));
            }
            return cleaned.join("\n").replace(/\n{3,}/g, "\n\n");
        }
        const definition = /^((?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t])|\[\^[^\]\s]+\]:)*)\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:[ \t]*(?:\n[ \t>]*)?(<(?:[^<>\n\\]|\\[^\n])*>|[^ \t\n<][^ \t\n]*)((?:[ \t]+|[ \t]*\n[ \t>]*)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)))?[ \t]*$/gm;
        function findDefinitions(blocks) {
            const prose = blocks.filter(({ type })=>type !== "code").map(({ text })=>text);
            const found = prose.flatMap((text)=>[
                    ...text.matchAll(definition)
                ]);
            return new Map(found.map(([, , label = "", address = ""])=>[
                    labelOf(label),
                    address
                ]));
        }
        function usedLabels(blocks) {
            const prose = blocks.filter(({ type })=>type !== "code").map(({ text })=>text.replace(definition, ""));
            const labels = prose.flatMap((text)=>[
                    ...text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\](?!:)/g)
                ]);
            return new Set(labels.map(([, label = ""])=>labelOf(label)));
        }
        function withoutDefinitions(text, used, tally) {
            return text.replace(definition, (whole, prefix, label, address, title)=>{
                if (label.startsWith("^")) return whole;
                const plain = plainAddress(address);
                if (!used.has(labelOf(label)) || plain === undefined) {
                    tally.add("definition");
                    return prefix.trimEnd();
                }
                if (title !== undefined) tally.add("title");
                return `${prefix}[${label}]: ${plain}`;
            });
        }
        ; // CONCATENATED MODULE: ./src/context/converse.ts
        const longestText = 10_000;
        const longestHunk = 1_500;
        const longestCheck = 3_000;
        const longestTexts = 60_000;
        const timeoutMs = 30_000;
        async function readConversation(run, { issue, pullRequest, request, eventAt }, options) {
            const { include, commentCount, permissions } = options;
            const { listComments, listReviews, listReviewComments, listFailedChecks } = options.home.conversation;
            const number = pullRequest?.number ?? issue?.number;
            const problems = [];
            const missing = [];
            const limit = AbortSignal.timeout(timeoutMs);
            const read = async (kind, what, otherwise, work)=>{
                try {
                    return await within(work(), limit);
                } catch (error) {
                    run.signal.throwIfAborted();
                    if (!(error instanceof errors.y) && error !== limit.reason) throw error;
                    const why = error instanceof errors.y ? error.message : "GitHub took too long.";
                    problems.push(`The model is not shown ${what}: ${why}`);
                    missing.push((0, context_receipt.L6)({
                        kind,
                        what,
                        reason: "GitHub did not give them"
                    }));
                    return otherwise;
                }
            };
            const nothing = {
                items: [],
                older: 0
            };
            if (number === undefined) return {
                texts: [],
                items: [],
                older: 0,
                problems
            };
            const isWanted = include !== "none" && eventAt !== undefined;
            const [comments, reviews, reviewComments, checks] = await Promise.all([
                isWanted && commentCount !== 0 ? read("comment", `the comments under #${number}`, nothing, ()=>listComments(number, commentCount)) : nothing,
                isWanted && pullRequest !== undefined ? read("review", `the reviews of #${number}`, nothing, ()=>listReviews(number)) : nothing,
                isWanted && pullRequest !== undefined ? read("review-comment", `the review comments on #${number}`, nothing, ()=>listReviewComments(number)) : nothing,
                pullRequest === undefined ? [] : read("check", `the failing checks of #${number}`, [], ()=>listFailedChecks(pullRequest.headSha))
            ]);
            const all = [
                ...comments.items,
                ...reviews.items.filter(({ body })=>body !== ""),
                ...reviewComments.items
            ];
            const { chosen, leftOut } = include === "none" || eventAt === undefined ? {
                chosen: [],
                leftOut: notAsked(commentCount, number, include)
            } : await (0, choose.S)(all, {
                include,
                eventAt,
                request: request?.commentId,
                permissions
            });
            const { texts, cut } = takeNewest(chosen, options.clean);
            const failed = checks.map((check)=>checkText(check, options.clean));
            return {
                texts: [
                    ...texts,
                    ...failed
                ],
                items: [
                    ...leftOut,
                    ...cut,
                    ...texts.map(({ item })=>item),
                    ...failed.map(({ item })=>item),
                    ...missing
                ],
                older: comments.older + reviews.older,
                problems
            };
        }
        function notAsked(count, number, include) {
            if (count === 0) return [];
            const reason = include === "none" ? "`include-comments` is none" : "when the run was started can't be known from its event";
            return [
                (0, context_receipt.L6)({
                    kind: "comment",
                    what: `the comments under #${number}`,
                    reason
                })
            ];
        }
        function takeNewest(chosen, clean) {
            const texts = [];
            const cut = [];
            let left = longestTexts;
            for (const { said, permission } of chosen.toReversed()){
                const { text: whole, removed } = clean(said.body);
                const body = converse_shorten(whole.trim(), longestText);
                const lines = sanitisePlain(said.place?.hunk.slice(-longestHunk) ?? "").text;
                const hunk = lines === "" ? "" : `${lines}\n\n`;
                const text = `${hunk}${body}`;
                const author = said.author?.login ?? "";
                const about = {
                    kind: said.type,
                    what: said.url,
                    author,
                    permission
                };
                if (text.length > left || whole.trim() === "") {
                    const reason = whole.trim() === "" ? "nothing of it can be seen" : "the newer ones took all the room";
                    cut.push({
                        ...(0, context_receipt.L6)({
                            ...about,
                            reason
                        }),
                        ...text.length <= left && {
                            removed: (0, context_receipt.$m)(about, "", removed).removed
                        }
                    });
                    continue;
                }
                left -= text.length;
                const reason = body === whole.trim() ? "" : `its first ${longestText.toLocaleString("en-US")} characters`;
                texts.unshift({
                    about: aboutSaid(said, permission),
                    text,
                    removed,
                    item: (0, context_receipt.$m)({
                        ...about,
                        reason
                    }, text, removed)
                });
            }
            return {
                texts,
                cut: cut.toReversed()
            };
        }
        const kinds = {
            comment: "Comment",
            review: "Review",
            "review-comment": "Review comment"
        };
        function aboutSaid({ type, author, createdAt, state, place }, permission) {
            const who = `${author?.login ?? "nobody"} (${permission === "unknown" ? "permission unknown" : `${permission} permission`})`;
            const where = place === undefined ? "" : ` on ${nameIn(place.path)}${place.line === undefined ? "" : `, line ${place.line}`}`;
            const ended = state === undefined ? "" : `, ${state.replaceAll("_", " ")}`;
            return sanitisePlain(`${kinds[type]} by ${who}${where}${ended}, ${createdAt}`).text;
        }
        function checkText(check, clean) {
            const { text: whole, removed } = clean(check.text);
            const text = converse_shorten(whole.trim(), longestCheck) || "(it says no more)";
            const what = check.url === "" ? `the check ${check.name}` : check.url;
            return {
                about: sanitisePlain(`Failing check ${nameIn(check.name)}: ${check.conclusion.replaceAll("_", " ")}`).text,
                ...{
                    text,
                    removed,
                    item: (0, context_receipt.$m)({
                        kind: "check",
                        what
                    }, text, removed)
                }
            };
        }
        function nameIn(name) {
            return /^[\w./-]{1,200}$/.test(name) ? name : JSON.stringify(name);
        }
        function converse_shorten(text, longest) {
            return text.length > longest ? `${text.slice(0, longest).toWellFormed()}\u{2026}` : text;
        }
        async function within(work, signal) {
            const late = Promise.withResolvers();
            signal.addEventListener("abort", ()=>late.reject(signal.reason), {
                once: true
            });
            return await Promise.race([
                work,
                late.promise
            ]);
        }
        var attachments = __webpack_require__(8405);
        var tools_image = __webpack_require__(4914);
        ; // CONCATENATED MODULE: ./src/context/images.ts
        const maxImages = 5;
        const maxTotalBytes = 4 * 1024 * 1024;
        const totalTimeoutMs = 20_000;
        function createGallery(attachments) {
            const numbers = new Map();
            let others = 0;
            return {
                name (address) {
                    if (address === undefined || !attachments.isAttachment(address)) {
                        others += 1;
                        return "[image]";
                    }
                    const number = numbers.get(address) ?? numbers.size + 1;
                    numbers.set(address, number);
                    return `[image ${number}]`;
                },
                named: ()=>[
                        ...numbers
                    ].map(([address, number])=>({
                            address,
                            number
                        })),
                others: ()=>others
            };
        }
        async function fetchImages(named, options) {
            const signal = AbortSignal.any([
                options.signal,
                AbortSignal.timeout(totalTimeoutMs)
            ]);
            const read = await Promise.all(named.map(async ({ number, address })=>{
                const what = `image ${number}, ${withoutSecrets(address)}`;
                const failed = (reason)=>({
                        item: (0, context_receipt.L6)({
                            kind: "image",
                            what,
                            reason
                        })
                    });
                if (!options.seesImages) return failed("not fetched: the model may see no images");
                if (number > maxImages) return failed(`not fetched: only the first ${maxImages} are`);
                try {
                    const limits = {
                        maxBytes: tools_image.dI,
                        signal
                    };
                    const bytes = await options.attachments.read(address, limits).catch(async (error)=>{
                        const signed = error instanceof attachments.m ? await options.findSigned(address) : undefined;
                        if (signed === undefined) throw error;
                        return await options.attachments.read(signed, limits);
                    });
                    const examined = await (0, tools_image.Tl)(bytes);
                    if (examined === undefined) return failed("not shown: it is no PNG, JPEG, GIF or WebP image");
                    if (examined.type === "broken") return failed("not shown: it is broken, or of an unusual kind");
                    if (examined.type === "too-large") {
                        return failed(`not shown: a side has more than ${tools_image.I2.toLocaleString("en-US")} pixels`);
                    }
                    return {
                        item: (0, context_receipt.$m)({
                            kind: "image",
                            what
                        }, bytes),
                        bytes: bytes.length,
                        number,
                        image: examined.image
                    };
                } catch (error) {
                    options.signal.throwIfAborted();
                    if (error instanceof attachments.m) return failed(`not fetched: ${error.message}`);
                    throw error;
                }
            }));
            let left = maxTotalBytes;
            const images = [];
            const items = read.map((one)=>{
                if (!("image" in one)) return one.item;
                if (one.bytes > left) {
                    return (0, context_receipt.L6)({
                        ...one.item,
                        reason: "not shown: the images before it took all the room"
                    });
                }
                left -= one.bytes;
                images.push({
                    number: one.number,
                    image: one.image
                });
                return one.item;
            });
            return {
                images,
                items
            };
        }
        function withoutSecrets(address) {
            return address.replace(/[?#].*$/s, "");
        }
        var context_permissions = __webpack_require__(9975);
        ; // CONCATENATED MODULE: ./src/context/gather.ts
        async function gatherContext(run, asked, options) {
            const { home, github, source } = options;
            const permissions = (0, context_permissions.L)(home === github ? [
                home
            ] : [
                home,
                github
            ]);
            const gallery = createGallery(home.attachments);
            const clean = (text)=>sanitise(text, gallery.name);
            const { task, told } = cleanTask(asked, clean);
            const [conversed, author] = await Promise.all([
                readConversation(run, task, {
                    ...options,
                    permissions,
                    clean
                }),
                task.issue === undefined ? "" : permissions.of(task.issue.author)
            ]);
            const texts = [
                task.prompt,
                task.request?.text ?? "",
                ...conversed.texts.map(({ text })=>text)
            ];
            const repositoryUrl = `${home.serverUrl}/${home.repository.owner}/${home.repository.name}`;
            const shown = gallery.named().filter(({ number })=>texts.some((text)=>text.includes(`[image ${number}]`)));
            const [fetched, lines] = await Promise.all([
                fetchImages(shown, {
                    ...{
                        attachments: home.attachments,
                        seesImages: options.seesImages,
                        signal: run.signal
                    },
                    findSigned: signedFinder(home, task, options.commentCount)
                }),
                home === github ? readLinkedLines(texts, {
                    repositoryUrl,
                    source
                }) : {
                    texts: [],
                    items: []
                }
            ]);
            const others = gallery.others();
            const elsewhere = (0, context_receipt.L6)({
                kind: "image",
                what: others === 1 ? "1 image" : `${others.toLocaleString("en-US")} images`,
                reason: "not fetched: not among the files that GitHub keeps for issues"
            });
            const items = [
                ...told.map(({ item, text, removed })=>(0, context_receipt.$m)({
                        ...item,
                        permission: item.author ? author : ""
                    }, text, removed)),
                ...conversed.items,
                ...lines.items,
                ...fetched.items,
                ...others > 0 ? [
                    elsewhere
                ] : []
            ];
            const receipt = (0, context_receipt.VU)(items, conversed.older);
            tell(run, receipt, [
                ...told,
                ...conversed.texts
            ], conversed);
            const material = {
                texts: [
                    ...conversed.texts,
                    ...lines.texts
                ].map(({ about, text })=>({
                        about,
                        text
                    })),
                images: fetched.images
            };
            return {
                task,
                material,
                receipt
            };
        }
        function signedFinder({ conversation }, { issue, pullRequest }, commentCount) {
            const number = pullRequest?.number ?? issue?.number;
            let asked;
            return async (address)=>{
                const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/.exec(address)?.[0];
                if (number === undefined || id === undefined) return undefined;
                asked ??= conversation.listSignedFiles(number, commentCount).catch(()=>[]);
                return (await asked).find((signed)=>signed.split(/[?#]/, 1)[0]?.includes(id) && signed !== address);
            };
        }
        function cleanTask({ issue, pullRequest, request, ...task }, clean) {
            const wish = request === undefined ? undefined : clean(request.text);
            const isWish = pullRequest !== undefined && request?.text === task.prompt;
            const prompt = issue !== undefined || isWish ? clean(task.prompt) : sanitisePlain(task.prompt);
            const asker = {
                author: ""
            };
            const told = [
                ...isWish ? [] : [
                    {
                        ...prompt,
                        item: {
                            ...{
                                kind: "task",
                                what: issue?.url ?? "the prompt"
                            },
                            ...issue === undefined ? asker : {
                                author: issue.author
                            }
                        }
                    }
                ],
                ...request === undefined || wish === undefined || wish.text === "" ? [] : [
                    {
                        ...wish,
                        item: {
                            kind: "task",
                            what: request.url,
                            ...asker
                        }
                    }
                ]
            ];
            return {
                task: {
                    ...task,
                    prompt: prompt.text,
                    ...issue !== undefined && {
                        issue: {
                            ...issue,
                            title: sanitisePlain(issue.title).text
                        }
                    },
                    ...pullRequest !== undefined && {
                        pullRequest: {
                            ...pullRequest,
                            title: sanitisePlain(pullRequest.title).text
                        }
                    },
                    ...request !== undefined && wish !== undefined && {
                        request: {
                            ...request,
                            text: wish.text
                        }
                    }
                },
                told
            };
        }
        const toldHidden = 5;
        function tell(run, { items, leftOut }, shown, { problems }) {
            run.emit({
                type: "context",
                items: items.map((item)=>({
                        ...item,
                        removed: [
                            ...item.removed
                        ]
                    })),
                left_out: leftOut
            });
            for (const message of problems)run.emit({
                type: "warning",
                message
            });
            const hiding = shown.filter(({ removed })=>(0, context_removed.xk)(removed));
            if (hiding.length === 0) return;
            const named = hiding.slice(0, toldHidden).map(({ item, removed })=>`${item.what} (${(0, context_removed.Qx)(removed).join(", ")})`);
            const more = hiding.length > toldHidden ? `; and ${hiding.length - toldHidden} more` : "";
            const message = `Text that readers don't see was taken out before the model was shown it: ${named.join("; ")}${more}.`;
            run.emit({
                type: "warning",
                message
            });
        }
    }),
    5552: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            T: ()=>lookUp
        });
        var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
        var _earlier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(931);
        var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
        const longestPromptBytes = 64 * 1024;
        async function lookUp(sources, { task, lookUp: wanted }) {
            switch(wanted?.type){
                case undefined:
                    return {
                        type: "task",
                        task
                    };
                case "prompt-file":
                    return {
                        type: "task",
                        task: {
                            ...task,
                            prompt: await readPromptFile(sources, wanted.path)
                        }
                    };
                case "pull-request":
                    return await findPullRequest(sources, task, wanted.number);
            }
        }
        async function readPromptFile({ runnerWorkspace, readBaseCommit }, file) {
            const base = await readBaseCommit();
            const path = (0, node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(base.directory, (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(runnerWorkspace, file));
            const outside = path === "" || path.startsWith("..") || /\p{Cc}/u.test(path);
            const found = outside ? {
                type: "none",
                why: "is no path below the checkout"
            } : await base.readText(path, longestPromptBytes);
            const prompt = found.type === "text" ? found.text.trim() : "";
            if (prompt !== "") return prompt;
            const why = found.type === "text" ? "is empty" : found.why;
            const name = file.replace(/\p{Cc}+/gu, " ");
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__.y("bad-input", `Input \`prompt-file\` is "${name}", which ${why}; give the path, from the workspace on, of a committed text file of at most ${longestPromptBytes / 1024} KiB.`);
        }
        async function findPullRequest({ github, home }, task, number) {
            const nothing = (reason)=>({
                    type: "nothing",
                    reason
                });
            if (github !== home) {
                const { owner, name } = github.repository;
                return nothing(`Pull request #${number} can't be gone on with, because the input \`repository\` sends changes to ${owner}/${name}.`);
            }
            const [us, pullRequest] = await Promise.all([
                home.viewer(),
                home.pulls.readOpen(number)
            ]);
            if (pullRequest === undefined) return nothing(`Pull request #${number} is closed.`);
            if (us === undefined || !(0, _earlier_js__WEBPACK_IMPORTED_MODULE_1__.M)(home, us, pullRequest)) {
                return nothing(`Pull request #${number} is not one that Tiny Backspace opened here with this token, so nothing is pushed to it; ask for the change on an issue.`);
            }
            if (pullRequest.mergesItself) {
                return nothing(`Pull request #${number} is set to merge by itself, so nothing is pushed to it; turn auto-merge off, and ask again.`);
            }
            const { title, url, branch, base, headSha } = pullRequest;
            return {
                type: "task",
                task: {
                    ...task,
                    pullRequest: {
                        number,
                        title,
                        url,
                        branch,
                        base,
                        headSha
                    }
                }
            };
        }
    }),
    1730: ((module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__)=>{
            try {
                __webpack_require__.r(__webpack_exports__);
                var _young_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2999);
                var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7264);
                var _action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8707);
                var _authorize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4196);
                var _checkout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5087);
                var _context_gather_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3848);
                var _doctor_clearance_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7081);
                var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3916);
                var _job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8224);
                var _kept_task_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8153);
                var _look_up_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5552);
                var _machine_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3618);
                var _redact_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7465);
                var _salvage_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9418);
                var _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(9086);
                var _task_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(192);
                async function main() {
                    const action = await (0, _action_js__WEBPACK_IMPORTED_MODULE_2__.Ft)(process.env);
                    return await action.perform(async (run, { trigger, mode: wanted, asking, readJob, showProgress })=>{
                        if (wanted === "doctor") {
                            const { examine } = await __webpack_require__.e(15).then(__webpack_require__.bind(__webpack_require__, 8015));
                            return await examine(run, async ()=>{
                                const job = await readJob();
                                const why = (0, _authorize_js__WEBPACK_IMPORTED_MODULE_3__.ps)(trigger, process.env);
                                const { allowed } = job.config;
                                return {
                                    ...job,
                                    endpoints: (0, _sinks_telemetry_telemetry_js__WEBPACK_IMPORTED_MODULE_14__.t)(job.config.telemetry, {
                                        env: process.env
                                    }),
                                    job: {
                                        ...job,
                                        asking,
                                        allowed,
                                        ...why !== undefined && {
                                            refusedWithout: why
                                        }
                                    }
                                };
                            });
                        }
                        const asked = (0, _task_js__WEBPACK_IMPORTED_MODULE_15__.gv)(trigger, asking);
                        if (asked.type === "nothing") return {
                            type: "skipped",
                            reason: asked.reason
                        };
                        const job = await readJob();
                        const { config } = job;
                        const { mode } = config;
                        const why = config.sandbox === "off" && mode !== "publish" ? (0, _authorize_js__WEBPACK_IMPORTED_MODULE_3__.ps)(trigger, process.env) : undefined;
                        if (why !== undefined) throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__.y("bad-input", why);
                        const { base, branch } = config;
                        const dryRun = config.dryRun || mode === "agent";
                        const clearance = (0, _doctor_clearance_js__WEBPACK_IMPORTED_MODULE_6__.T)(run, {
                            ...{
                                ...config,
                                ...job,
                                base,
                                branch,
                                dryRun,
                                model: job.solve.model
                            }
                        });
                        if (asked.lookUp !== undefined) await clearance.begun;
                        const found = await (0, _look_up_js__WEBPACK_IMPORTED_MODULE_10__.T)(job, asked);
                        if (found.type === "nothing") return {
                            type: "skipped",
                            reason: found.reason
                        };
                        const { task } = found;
                        if (config.progressComment) showProgress(clearance.begun);
                        const directory = await (0, _checkout_js__WEBPACK_IMPORTED_MODULE_4__.H)(run, job, task, clearance.begun);
                        await (0, _kept_task_js__WEBPACK_IMPORTED_MODULE_9__.d)(run.tempDir, {
                            task,
                            directory
                        });
                        const options = {
                            ...{
                                ...(0, _job_js__WEBPACK_IMPORTED_MODULE_8__.z_)(job, directory),
                                ...job,
                                evenCancelled: mode === "agent"
                            },
                            clear: clearance.complete,
                            gather: async (workspace)=>{
                                await clearance.begun;
                                return await (0, _context_gather_js__WEBPACK_IMPORTED_MODULE_5__.x)(run, task, (0, _job_js__WEBPACK_IMPORTED_MODULE_8__.Vm)(job, workspace));
                            }
                        };
                        const working = mode === "publish" ? Promise.all([
                            __webpack_require__.e(566),
                            __webpack_require__.e(394)
                        ]).then(__webpack_require__.bind(__webpack_require__, 7394)).then(({ takeOver })=>takeOver(run, task, {
                                ...options,
                                ...(0, _action_js__WEBPACK_IMPORTED_MODULE_2__.OU)(job)
                            })) : (0, _salvage_js__WEBPACK_IMPORTED_MODULE_13__.cw)(run, task, options);
                        const kept = working.then(async (solution)=>{
                            await job.keep(task, solution);
                            return solution;
                        });
                        if (mode === "agent") {
                            const { handOver } = await Promise.all([
                                __webpack_require__.e(566),
                                __webpack_require__.e(400)
                            ]).then(__webpack_require__.bind(__webpack_require__, 5400));
                            return await handOver(run, kept, (0, _action_js__WEBPACK_IMPORTED_MODULE_2__.fj)(job, run, task));
                        }
                        const solution = await kept;
                        const { land } = await __webpack_require__.e(566).then(__webpack_require__.bind(__webpack_require__, 2566));
                        return await land(run, solution, (0, _action_js__WEBPACK_IMPORTED_MODULE_2__.ls)(job, task));
                    });
                }
                try {
                    process.exitCode = await main();
                } catch (error) {
                    const { text } = (0, _redact_js__WEBPACK_IMPORTED_MODULE_12__.lY)((0, _machine_js__WEBPACK_IMPORTED_MODULE_11__.VY)(process.env));
                    _actions_core__WEBPACK_IMPORTED_MODULE_1__.C1(text(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_7__.y ? error.message : String(Error.isError(error) ? error.stack : error)));
                }
                process.exit();
                __webpack_async_result__();
            } catch (e) {
                __webpack_async_result__(e);
            }
        }, 1);
    }),
    2462: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            I: ()=>untoldName,
            f: ()=>savedState
        });
        const savedState = {
            tempDir: "temp-dir",
            ended: "ended",
            told: "told"
        };
        const untoldName = "untold.md";
    }),
    2999: ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__)=>{
        var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877);
        var node_v8__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_v8__WEBPACK_IMPORTED_MODULE_0__);
        (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--semi-space-growth-factor=1");
    })
};
