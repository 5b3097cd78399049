export const id = 494;
export const ids = [
    494
];
export const modules = {
    5494: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.r(__webpack_exports__);
        __webpack_require__.d(__webpack_exports__, {
            listDependencies: ()=>listDependencies
        });
        ; // CONCATENATED MODULE: ./src/dependencies/dependency.ts
        function isRecord(value) {
            return typeof value === "object" && value !== null && !Array.isArray(value);
        }
        const longestLine = 4000;
        function linesOf(text) {
            return text.split(/\r?\n/).map((line)=>line.length > longestLine ? "" : line);
        }
        function hostOf(address) {
            return URL.canParse(address) && new URL(address).host !== "" ? new URL(address).host : address;
        }
        ; // CONCATENATED MODULE: ./src/dependencies/actions.ts
        function* readUses(text) {
            for (const line of linesOf(text)){
                if (/^\s*#/.test(line)) continue;
                for (const [, value = ""] of line.matchAll(/(?:^|[\s{,"'-])uses["']?\s*:\s*["']?([^\s"'#,}]+)/g)){
                    const [name = "", ...version] = value.split("@");
                    if (!name.startsWith("./")) yield {
                        name,
                        version: version.join("@")
                    };
                }
            }
        }
        ; // CONCATENATED MODULE: ./src/dependencies/go.ts
        function* readGoMod(text) {
            let block = "";
            for (const line of linesOf(text)){
                const words = line.replace(/\/\/.*$/s, "").trim();
                const opened = /^(\w+)\s*\($/.exec(words)?.[1];
                if (opened !== undefined) block = opened;
                else if (words === ")") block = "";
                else {
                    const [, verb = block, rest = words] = block === "" ? /^(\w+)\s+(.*)$/s.exec(words) ?? [] : [];
                    yield* readLine(verb, rest);
                }
            }
        }
        function* readLine(verb, rest) {
            const words = rest.replaceAll('"', "").split(/\s+/);
            const [name = "", version = ""] = words;
            if (name === "") return;
            if (verb === "require") yield {
                name,
                version
            };
            if (verb === "tool") yield {
                name,
                version: "tool"
            };
            const arrow = words.indexOf("=>");
            if (verb === "replace" && arrow > 0) yield {
                name,
                version: `=> ${words.slice(arrow + 1).join(" ")}`
            };
        }
        ; // CONCATENATED MODULE: ./src/dependencies/javascript.ts
        const sections = [
            "dependencies",
            "devDependencies",
            "optionalDependencies",
            "peerDependencies"
        ];
        const maxDepth = 20;
        function* readPackageJson(text) {
            const manifest = JSON.parse(text);
            if (!isRecord(manifest)) throw new Error("not an object");
            for (const section of sections)yield* versions(manifest[section], 0);
            const { overrides, resolutions, pnpm } = manifest;
            const replaced = [
                overrides,
                resolutions,
                isRecord(pnpm) ? pnpm["overrides"] : undefined
            ];
            for (const section of replaced)yield* versions(section, 0);
        }
        function* versions(section, depth) {
            if (!isRecord(section) || depth > maxDepth) return;
            for (const [name, version] of Object.entries(section)){
                if (typeof version === "string") yield {
                    name,
                    version
                };
                else yield* versions(version, depth + 1);
            }
        }
        function* readPackageLock(text) {
            const lock = JSON.parse(text);
            if (!isRecord(lock)) throw new Error("not an object");
            if (!isRecord(lock["packages"])) return yield* lockedDependencies(lock["dependencies"], 0);
            for (const [path, entry] of Object.entries(lock["packages"])){
                const at = path.lastIndexOf("node_modules/");
                if (at === -1 || !isRecord(entry) || entry["link"] === true) continue;
                const name = path.slice(at + "node_modules/".length);
                const alias = textOf(entry["name"]);
                yield locked(alias === "" || alias === name ? name : `${name} (${alias})`, entry);
            }
        }
        function* lockedDependencies(section, depth) {
            if (!isRecord(section) || depth > maxDepth) return;
            for (const [name, entry] of Object.entries(section)){
                if (!isRecord(entry)) continue;
                yield locked(name, entry);
                yield* lockedDependencies(entry["dependencies"], depth + 1);
            }
        }
        function locked(name, entry) {
            const resolved = textOf(entry["resolved"]);
            return {
                name,
                version: textOf(entry["version"]),
                ...resolved !== "" && {
                    source: hostOf(resolved)
                }
            };
        }
        function textOf(value) {
            return typeof value === "string" ? value : "";
        }
        function* readYarnLock(text) {
            let name;
            let version = "";
            for (const line of [
                ...linesOf(text),
                "end:"
            ]){
                if (/^\S.*:$/.test(line) && !line.startsWith("#")) {
                    if (name !== undefined && name !== "__metadata") yield {
                        name,
                        version
                    };
                    [name, version] = [
                        /^"?((?:@[^/"]+\/)?[^@",:]+)/.exec(line)?.[1],
                        ""
                    ];
                }
                const found = /^ {2}version:? "?([^"\s]+)"?$/.exec(line)?.[1];
                if (found !== undefined) version = found;
                const resolved = /^ {2}(?:resolved|resolution:) "(?:(?:@[^/"]+\/)?[^@"]+@)?([^"]+)"$/.exec(line)?.[1];
                if (resolved !== undefined && name !== undefined && name !== "__metadata") {
                    const source = resolved.startsWith("npm:") ? "" : hostOf(resolved);
                    if (!resolved.startsWith("workspace:")) yield {
                        name,
                        version,
                        ...source !== "" && {
                            source
                        }
                    };
                    name = undefined;
                }
            }
        }
        function* readPnpmLock(text) {
            let inPackages = false;
            let last;
            for (const line of [
                ...linesOf(text),
                "end:"
            ]){
                if (/^\S/.test(line)) inPackages = line === "packages:";
                const key = inPackages ? /^ {2}['"]?\/?([^\s'"(]+)(?:\([^'"]*)?['"]?:/.exec(line)?.[1] : undefined;
                if (key !== undefined || !inPackages) {
                    if (last !== undefined) yield last;
                    const [, name, version = ""] = /^((?:@[^/]+\/)?[^@/]+)[@/](.+)$/.exec(key ?? "") ?? [];
                    last = name === undefined ? undefined : {
                        name,
                        version
                    };
                }
                const tarball = /\btarball: ([^\s,}]+)/.exec(line)?.[1];
                if (tarball !== undefined && last !== undefined) last = {
                    ...last,
                    source: hostOf(tarball)
                };
            }
        }
        var XMLParser = __webpack_require__(9658);
        ; // CONCATENATED MODULE: ./src/dependencies/maven.ts
        const kinds = new Set([
            "dependency",
            "plugin",
            "parent",
            "extension",
            "annotationProcessorPath",
            "path"
        ]);
        function readPom(text) {
            const options = {
                processEntities: false,
                parseTagValue: false,
                ignoreAttributes: true,
                trimValues: true
            };
            return [
                ...artifacts(new XMLParser.A(options).parse(text, true))
            ];
        }
        function* artifacts(node) {
            if (Array.isArray(node)) for (const one of node)yield* artifacts(one);
            if (!isRecord(node)) return;
            for (const [name, value] of Object.entries(node)){
                if (kinds.has(name)) yield* [
                    value
                ].flat().flatMap(readArtifact);
                yield* artifacts(value);
            }
        }
        function readArtifact(node) {
            if (!isRecord(node)) return [];
            const [group, artifact, version] = [
                "groupId",
                "artifactId",
                "version"
            ].map((key)=>node[key]);
            if (typeof artifact !== "string") return [];
            const name = typeof group === "string" ? `${group}:${artifact}` : artifact;
            return [
                {
                    name,
                    version: typeof version === "string" ? version : ""
                }
            ];
        }
        ; // CONCATENATED MODULE: ./src/dependencies/php.ts
        function* readComposerJson(text) {
            const manifest = JSON.parse(text);
            if (!isRecord(manifest)) throw new Error("not an object");
            for (const section of [
                manifest["require"],
                manifest["require-dev"]
            ]){
                if (!isRecord(section)) continue;
                for (const [name, version] of Object.entries(section)){
                    if (name.includes("/") && typeof version === "string") yield {
                        name,
                        version
                    };
                }
            }
        }
        function* readComposerLock(text) {
            const lock = JSON.parse(text);
            if (!isRecord(lock)) throw new Error("not an object");
            for (const entry of [
                lock["packages"],
                lock["packages-dev"]
            ].flatMap((list)=>Array.isArray(list) ? list : [])){
                if (!isRecord(entry) || typeof entry["name"] !== "string") continue;
                const { name, version, dist } = entry;
                const address = isRecord(dist) && typeof dist["url"] === "string" ? dist["url"] : undefined;
                yield {
                    ...{
                        name,
                        version: typeof version === "string" ? version : ""
                    },
                    ...address !== undefined && {
                        source: hostOf(address)
                    }
                };
            }
        }
        ; // CONCATENATED MODULE: ./src/dependencies/toml.ts
        const maxValueLines = 5000;
        const maxValueLength = 64 * 1024;
        const basic = '"(?:[^"\\\\]|\\\\[^])*"';
        const strings = `(${basic}|'[^']*')|"[^]*`;
        const part = `(?:${basic}|'[^']*'|[\\w-]+)`;
        const dotted = `${part}(?:\\s*\\.\\s*${part})*`;
        const header = new RegExp(`^\\s*\\[(\\[?)\\s*(${dotted})\\s*\\]`);
        const entry = new RegExp(`^\\s*(${dotted})\\s*=\\s*(.*)$`, "s");
        const parts = new RegExp(part, "g");
        function readToml(text) {
            const lines = linesOf(text);
            const counts = new Map();
            const entries = [];
            let table = [];
            for(let at = 0; at < lines.length; at += 1){
                const line = lines[at] ?? "";
                const [, list, name] = header.exec(line) ?? [];
                if (name !== undefined) {
                    const count = counts.get(name) ?? 0;
                    if (list === "[") counts.set(name, count + 1);
                    table = list === "[" ? [
                        ...keyParts(name),
                        String(count)
                    ] : keyParts(name);
                    continue;
                }
                const [, key, start = ""] = entry.exec(line) ?? [];
                if (key === undefined) continue;
                const value = [
                    withoutComment(start)
                ];
                let open = depthOf(value[0] ?? "");
                let length = 0;
                while(open > 0 && at + 1 < lines.length){
                    at += 1;
                    const next = withoutComment(lines[at] ?? "");
                    value.push(next);
                    open += depthOf(next);
                    length += next.length;
                    if (length > maxValueLength || value.length > maxValueLines) throw new Error("a value is too long");
                }
                entries.push({
                    table,
                    key: keyParts(key),
                    value: value.join("\n").trim()
                });
            }
            return entries;
        }
        function keyParts(name) {
            return (name.match(parts) ?? []).map(unquoted);
        }
        const tokens = new RegExp(`${strings}|[[\\]{}#]`, "g");
        function depthOf(text) {
            return (text.match(tokens) ?? []).reduce((depth, token)=>{
                if (token === "[" || token === "{") return depth + 1;
                return token === "]" || token === "}" ? depth - 1 : depth;
            }, 0);
        }
        function withoutComment(line) {
            for (const match of line.matchAll(tokens)){
                if (match[0] === "#") return line.slice(0, match.index);
            }
            return line;
        }
        function unquoted(text) {
            if (text.startsWith("'")) return text.slice(1, -1);
            return text.startsWith('"') ? text.slice(1, -1).replace(/\\(["\\])/g, "$1") : text;
        }
        function stringsIn(value) {
            return [
                ...value.matchAll(new RegExp(strings, "g"))
            ].flatMap(([, closed])=>closed === undefined ? [] : [
                    unquoted(closed)
                ]);
        }
        function inlineString(value, key) {
            const found = new RegExp(`[{,]\\s*["']?${key}["']?\\s*=\\s*(${basic}|'[^']*')`).exec(value)?.[1];
            return found === undefined ? undefined : unquoted(found);
        }
        const sourceKeys = [
            "git",
            "url",
            "path",
            "registry",
            "registry-index",
            "branch",
            "tag",
            "rev"
        ];
        function versionIn(value) {
            if (/^["']/.test(value)) return stringsIn(value)[0] ?? "";
            const name = inlineString(value, "package");
            const told = sourceKeys.flatMap((key)=>{
                const found = inlineString(value, key);
                return found === undefined ? [] : [
                    `${key} ${found}`
                ];
            });
            const version = inlineString(value, "version");
            return [
                ...name === undefined ? [] : [
                    `as ${name}`
                ],
                ...version === undefined ? [] : [
                    version
                ],
                ...told
            ].join(" ");
        }
        function* readLockTables(text) {
            const packages = [];
            for (const { table, key, value } of readToml(text)){
                const [list, index = "", ...deeper] = table;
                if (list !== "package" || deeper.length > 0 || key.length !== 1) continue;
                const at = index === "source" ? packages.length - 1 : Number(index);
                if (!(at >= 0)) continue;
                packages[at] ??= {
                    name: "",
                    version: "",
                    source: ""
                };
                const found = packages[at];
                const [string = ""] = stringsIn(value);
                if (index === "source") found.source = key[0] === "url" ? string : found.source;
                else if (key[0] === "name" || key[0] === "version" || key[0] === "source") found[key[0]] = string;
            }
            for (const { name, version, source } of packages){
                if (name !== "") yield {
                    name,
                    version,
                    ...source !== "" && {
                        source
                    }
                };
            }
        }
        ; // CONCATENATED MODULE: ./src/dependencies/python.ts
        function* readRequirements(text) {
            for (const line of linesOf(text)){
                const words = line.replace(/(?:^|\s)#.*$/s, "").replace(/\\$/, "").trim();
                const option = /^(-i|-f|-e|--index-url|--extra-index-url|--find-links|--trusted-host|--editable)(?:\s+|=)(\S+)/.exec(words);
                if (option !== null) yield {
                    name: option[1] ?? "",
                    version: withoutCredentials(option[2] ?? "")
                };
                else if (/^(?:[\w.+-]+:\/\/|git\+)\S/.test(words)) {
                    const name = /[#&]egg=([\w.-]+)/.exec(words)?.[1];
                    yield {
                        name: name ?? withoutCredentials(words),
                        version: name === undefined ? "" : withoutCredentials(words)
                    };
                } else yield* readRequirement(words.replace(/\s--hash\S*/g, ""));
            }
        }
        function* readRequirement(text) {
            const [, name, version = ""] = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?((?:\(|[<>=!~@]).*|)$/s.exec(text.split(";")[0]?.trim() ?? "") ?? [];
            if (name === undefined) return;
            yield {
                name: normalized(name),
                version: withoutCredentials(version.replace(/[()]/g, "").replace(/^@\s*/, "").trim())
            };
        }
        function normalized(name) {
            return name.toLowerCase().replace(/[._-]+/g, "-");
        }
        function withoutCredentials(address) {
            return address.replace(/(:\/\/)[^/@\s]*@/, "$1");
        }
        function* readPyproject(text) {
            for (const entry of readToml(text)){
                const way = [
                    ...entry.table,
                    ...entry.key
                ].join(".");
                if (isList(way)) for (const requirement of stringsIn(withoutTables(entry.value)))yield* readRequirement(requirement);
                else yield* readPoetry(way, entry);
            }
        }
        function withoutTables(value) {
            return value.replace(/\{[^{}]*\}/g, "");
        }
        function isList(way) {
            return way === "project.dependencies" || way === "build-system.requires" || way === "tool.uv.dev-dependencies" || /^project\.optional-dependencies\.[^.]+$/.test(way) || /^dependency-groups\.[^.]+$/.test(way);
        }
        function* readPoetry(way, { key, value }) {
            const section = /^tool\.(?:poetry\.(?:dev-)?dependencies|poetry\.group\.[^.]+\.dependencies|uv\.sources)\.([^.]+)$/;
            if (!section.test(way)) return;
            const name = key.at(-1) ?? "";
            if (name !== "python") yield {
                name: normalized(name),
                version: versionIn(value)
            };
        }
        ; // CONCATENATED MODULE: ./src/dependencies/ruby.ts
        function* readGemfile(text) {
            for (const line of linesOf(text)){
                const words = /^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]+["']([^"']+)["']\)?\s*,?(.*)$/s.exec(line);
                if (words !== null) yield {
                    name: words[1] ?? "",
                    version: argumentsOf(words[2] ?? "")
                };
                const source = /^\s*source[\s(]+["']([^"']+)["']/.exec(line)?.[1];
                if (source !== undefined) yield {
                    name: "source",
                    version: source
                };
            }
        }
        function argumentsOf(rest) {
            return rest.replace(/\s#.*$/s, "").replace(/["']/g, "").replace(/\)\s*$/, "").trim();
        }
        function* readGemfileLock(text) {
            let source = "";
            for (const line of linesOf(text)){
                if (/^\S/.test(line)) source = "";
                source = /^ {2}remote: (.+)$/.exec(line)?.[1] ?? source;
                const [, name, version = ""] = /^ {4}([\w.-]+) \(([^)]*)\)$/.exec(line) ?? [];
                if (name !== undefined) yield {
                    name,
                    version,
                    ...source !== "" && {
                        source
                    }
                };
            }
        }
        ; // CONCATENATED MODULE: ./src/dependencies/rust.ts
        const section = /^(?:dev-|build-)?dependencies$/;
        const told = new Set([
            "version",
            "git",
            "path",
            "registry",
            "package",
            "branch",
            "tag",
            "rev"
        ]);
        function* readCargoToml(text) {
            for (const { table, key, value } of readToml(text)){
                const way = [
                    ...table,
                    ...key
                ];
                const at = way.findIndex((part, index)=>section.test(part) || part === "patch" && index === 0);
                if (at === -1) continue;
                const names = way.slice(way[at] === "patch" ? at + 2 : at + 1);
                const [name, detail] = names;
                if (name === undefined || names.length > 2) continue;
                if (detail === undefined) yield {
                    name,
                    version: versionIn(value)
                };
                else if (told.has(detail)) {
                    const word = stringsIn(value)[0] ?? "";
                    yield {
                        name,
                        version: detail === "version" ? word : `${detail} ${word}`
                    };
                }
            }
        }
        ; // CONCATENATED MODULE: ./src/dependencies/manifests.ts
        const asked = (ecosystem, read)=>({
                ecosystem,
                isLock: false,
                read
            });
        const manifests_locked = (ecosystem, read)=>({
                ecosystem,
                isLock: true,
                read
            });
        const manifests_kinds = [
            [
                /(?:^|\/)package\.json$/,
                asked("npm", readPackageJson)
            ],
            [
                /(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/,
                manifests_locked("npm", readPackageLock)
            ],
            [
                /(?:^|\/)yarn\.lock$/,
                manifests_locked("npm", readYarnLock)
            ],
            [
                /(?:^|\/)pnpm-lock\.yaml$/,
                manifests_locked("npm", readPnpmLock)
            ],
            [
                /(?:^|\/)(?:[\w.-]*requirements[\w.-]*|constraints)\.(?:txt|in)$/,
                asked("PyPI", readRequirements)
            ],
            [
                /(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$/,
                asked("PyPI", readRequirements)
            ],
            [
                /(?:^|\/)pyproject\.toml$/,
                asked("PyPI", readPyproject)
            ],
            [
                /(?:^|\/)(?:poetry|uv|pdm)\.lock$/,
                manifests_locked("PyPI", readLockTables)
            ],
            [
                /(?:^|\/)go\.mod$/,
                asked("Go", readGoMod)
            ],
            [
                /(?:^|\/)Cargo\.toml$/,
                asked("Cargo", readCargoToml)
            ],
            [
                /(?:^|\/)Cargo\.lock$/,
                manifests_locked("Cargo", readLockTables)
            ],
            [
                /(?:^|\/)pom\.xml$/,
                asked("Maven", readPom)
            ],
            [
                /(?:^|\/)(?:Gemfile|gems\.rb|[\w.-]+\.gemspec)$/,
                asked("RubyGems", readGemfile)
            ],
            [
                /(?:^|\/)(?:Gemfile|gems)\.lock(?:ed)?$/,
                manifests_locked("RubyGems", readGemfileLock)
            ],
            [
                /(?:^|\/)composer\.json$/,
                asked("Packagist", readComposerJson)
            ],
            [
                /(?:^|\/)composer\.lock$/,
                manifests_locked("Packagist", readComposerLock)
            ],
            [
                /^\.github\/workflows\/.*\.ya?ml$|(?:^|\/)action\.ya?ml$/,
                asked("GitHub Actions", readUses)
            ]
        ];
        function manifestAt(path) {
            return manifests_kinds.find(([pattern])=>pattern.test(path))?.[1];
        }
        ; // CONCATENATED MODULE: ./src/dependencies/compare.ts
        const maxChanges = 1000;
        const longestName = 200;
        const maxDeclared = 100_000;
        function compareDependencies(texts, isLate = ()=>false) {
            const unread = [];
            const found = texts.flatMap((manifest)=>{
                const changes = isLate() ? undefined : compareManifest(manifest);
                if (changes === undefined) unread.push(manifest.path);
                return changes ?? [];
            });
            const asked = found.filter(({ isLocked })=>!isLocked);
            const names = new Set(asked.map(identity));
            const locked = found.filter((change)=>change.isLocked && (isElsewhere(change) || !names.has(identity(change))));
            const all = [
                ...asked,
                ...locked
            ];
            return {
                changes: all.slice(0, maxChanges),
                more: Math.max(0, all.length - maxChanges),
                unread
            };
        }
        function identity({ ecosystem, name }) {
            return `${ecosystem} ${name}`;
        }
        function isElsewhere({ version }) {
            return version.includes(" from ");
        }
        function compareManifest({ path, before, after }) {
            const manifest = manifestAt(path);
            if (manifest === undefined) return [];
            const now = after === undefined ? undefined : declaredIn(manifest.read, after);
            if (now === undefined) return undefined;
            const then = (before === undefined ? undefined : declaredIn(manifest.read, before)) ?? [];
            const usual = usualSources(then, now);
            const [old, current] = [
                then,
                now
            ].map((declared)=>versionsByName(declared, usual));
            return [
                ...current ?? []
            ].flatMap(([name, versions])=>{
                const had = old?.get(name);
                const fresh = [
                    ...versions
                ].filter((version)=>had?.has(version) !== true);
                if (fresh.length === 0) return [];
                const gone = [
                    ...had ?? []
                ].filter((version)=>!versions.has(version));
                return [
                    {
                        ecosystem: manifest.ecosystem,
                        name: name.slice(0, longestName),
                        version: joined(fresh),
                        ...had !== undefined && {
                            before: joined(gone.length > 0 ? gone : [
                                ...had
                            ])
                        },
                        file: path,
                        isLocked: manifest.isLock
                    }
                ];
            });
        }
        function declaredIn(read, text) {
            try {
                return [
                    ...Iterator.from(read(text)).take(maxDeclared)
                ];
            } catch  {
                return undefined;
            }
        }
        function usualSources(then, now) {
            if (then.length > 0) return new Set([
                "",
                ...then.map(({ source = "" })=>source)
            ]);
            const groups = [
                ...Map.groupBy(now, ({ source = "" })=>source)
            ];
            const [most] = groups.toSorted(([, one], [, other])=>other.length - one.length);
            return new Set([
                "",
                most?.[0] ?? ""
            ]);
        }
        function versionsByName(declared, usual) {
            const versions = new Map();
            for (const { name, version, source = "" } of declared){
                const known = versions.get(name) ?? new Set();
                const from = usual.has(source) ? "" : ` from ${source}`;
                versions.set(name, known.add(`${version}${from}`.slice(0, longestName)));
            }
            return versions;
        }
        const shownVersions = 3;
        function joined(versions) {
            const more = versions.length > shownVersions ? `, and ${versions.length - shownVersions} more` : "";
            return versions.slice(0, shownVersions).join(", ") + more;
        }
        var trusted = __webpack_require__(920);
        var changes = __webpack_require__(9068);
        ; // CONCATENATED MODULE: ./src/workspace/dependencies.ts
        const maxBytes = {
            manifest: 1024 ** 2,
            lock: 24 * 1024 ** 2
        };
        const maxManifests = 50;
        const maxMilliseconds = 10_000;
        async function listDependencies(git, files, milliseconds = maxMilliseconds) {
            const end = performance.now() + milliseconds;
            const isLate = ()=>performance.now() >= end;
            const manifests = files.filter(({ path, newMode })=>manifestAt(path) && newMode !== absent);
            const gone = new Map(files.filter(({ newMode })=>newMode === absent).map((file)=>[
                    nameOf(file),
                    file
                ]));
            const texts = [];
            for (const file of manifests.slice(0, maxManifests)){
                if (isLate()) break;
                const old = (0, changes.Ze)(file.oldMode) ? file : gone.get(nameOf(file));
                texts.push({
                    path: file.path,
                    before: old && await readBlob(git, file.path, old.oldMode, old.oldObject),
                    after: await readBlob(git, file.path, file.newMode, file.newObject)
                });
            }
            const { unread, ...report } = compareDependencies(texts, isLate);
            return {
                ...report,
                unread: [
                    ...unread,
                    ...manifests.slice(texts.length).map(({ path })=>path)
                ]
            };
        }
        const absent = "000000";
        function nameOf({ path }) {
            return path.slice(path.lastIndexOf("/") + 1);
        }
        async function readBlob(git, path, mode, object) {
            if (!(0, changes.Ze)(mode)) return undefined;
            const outputBytes = manifestAt(path)?.isLock === true ? maxBytes.lock : maxBytes.manifest;
            try {
                const { exitCode, stdout } = await git.run([
                    "cat-file",
                    "blob",
                    object
                ], {
                    limits: {
                        outputBytes
                    }
                });
                return exitCode === 0 ? stdout.toString("utf8").replace(/^\uFEFF/, "") : undefined;
            } catch (error) {
                if (error instanceof trusted.cT) return undefined;
                throw error;
            }
        }
    })
};
