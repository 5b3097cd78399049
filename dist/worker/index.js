import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};
; // CONCATENATED MODULE: ./scripts/require-node.mjs
const needed = 24;
const found = process.versions.node;
if (Number(found.split(".")[0]) < needed) {
    console.error(`Tiny Backspace needs Node ${needed} or newer; this is Node ${found}. ` + `In its checkout, \`npm ci\` brings one along: start it with npm run, or with node_modules/.bin/node.`);
    process.exit(1);
}
; // CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
; // CONCATENATED MODULE: ./src/errors.ts
class UserError extends Error {
    name = "UserError";
    code;
    constructor(code, message, options){
        super(message, options);
        this.code = code;
    }
}
class ToolError extends Error {
    name = "ToolError";
}
; // CONCATENATED MODULE: ./src/sandbox/protocol.ts
const bounds = {
    readBytes: 2 * 1024 * 1024,
    imageBytes: 4 * 1024 * 1024,
    formatCharacters: 100,
    writeBytes: 8 * 1024 * 1024,
    directoryEntries: 1000,
    listedPaths: 10_000,
    matches: 2000,
    lineCharacters: 400,
    messageCharacters: 2000,
    pathBytes: 4096,
    listCharacters: 2 * 1024 * 1024,
    responseLine: 16 * 1024 * 1024
};
; // CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
; // CONCATENATED MODULE: ./src/sandbox/printable-path.ts
function printablePath(bytes) {
    if ((0, external_node_buffer_namespaceObject.isUtf8)(bytes) && !bytes.some((byte)=>byte < 0x20 || byte === 0x7f)) return bytes.toString("utf8");
    const quoted = [
        ...bytes
    ].map((byte)=>{
        if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
        if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
        return named.get(byte) ?? `\\${byte.toString(8).padStart(3, "0")}`;
    });
    return `"${quoted.join("")}"`;
}
const named = new Map([
    [
        0x07,
        "\\a"
    ],
    [
        0x08,
        "\\b"
    ],
    [
        0x09,
        "\\t"
    ],
    [
        0x0a,
        "\\n"
    ],
    [
        0x0b,
        "\\v"
    ],
    [
        0x0c,
        "\\f"
    ],
    [
        0x0d,
        "\\r"
    ]
]);
; // CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
; // CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
; // CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
; // CONCATENATED MODULE: ./src/pieces.ts
const sharedBytes = 16 * 1024;
function createPieces() {
    let pieces = [];
    let shared = Buffer.alloc(0);
    let used = 0;
    const closeShared = ()=>{
        if (used > 0) pieces.push(shared.subarray(0, used));
        shared = Buffer.alloc(0);
        used = 0;
    };
    return {
        push (piece) {
            if (piece.length >= sharedBytes) {
                closeShared();
                pieces.push(piece);
                return;
            }
            if (used + piece.length > shared.length) {
                closeShared();
                shared = Buffer.allocUnsafeSlow(sharedBytes);
            }
            used += piece.copy(shared, used);
        },
        take () {
            closeShared();
            const whole = Buffer.concat(pieces);
            pieces = [];
            return whole;
        }
    };
}
; // CONCATENATED MODULE: ./src/process.ts
async function startProcess(request) {
    const [program, ...args] = request.argv;
    const child = (0, external_node_child_process_namespaceObject.spawn)(program, args, {
        env: {
            ...request.env
        },
        cwd: request.cwd,
        stdio: [
            ...request.descriptors
        ],
        detached: true,
        windowsHide: true
    });
    const exited = exitOf(child);
    const { pid } = child;
    if (pid === undefined) {
        await exited;
        throw new Error(`${program} did not start`);
    }
    let running = true;
    child.once("close", ()=>{
        running = false;
    });
    return {
        pid,
        writable: (descriptor)=>child.stdio[descriptor],
        readable: (descriptor)=>child.stdio[descriptor],
        exited,
        kill: ()=>{
            if (running) signalIfAlive(-pid);
        }
    };
}
function exitOf(child) {
    const { promise, resolve, reject } = Promise.withResolvers();
    child.once("error", reject);
    child.once("exit", (code, signal)=>resolve({
            code,
            signal
        }));
    return promise;
}
function signalIfAlive(pid) {
    try {
        process.kill(pid, "SIGKILL");
    } catch (error) {
        if (!isErrno(error, "ESRCH")) throw error;
    }
}
function isErrno(error, code) {
    return error !== null && typeof error === "object" && "code" in error && error.code === code;
}
async function captureProcess(request) {
    request.signal?.throwIfAborted();
    const child = await startProcess({
        ...request,
        descriptors: [
            "pipe",
            "pipe",
            "pipe"
        ]
    });
    return await captureOutput(child, child.kill, request);
}
const maxErrorBytes = 64 * 1024;
async function captureOutput(child, kill, limits) {
    let fault;
    const stop = (error)=>{
        fault ??= error;
        kill();
    };
    const onAbort = ()=>stop(new Error("the run was cancelled", {
            cause: limits.signal?.reason
        }));
    const timer = setTimeout(()=>stop(new Error(`no end after ${limits.timeoutMs} ms`)), limits.timeoutMs);
    limits.signal?.addEventListener("abort", onAbort, {
        once: true
    });
    if (limits.signal?.aborted === true) onAbort();
    try {
        const input = child.writable(0);
        input.on("error", ()=>undefined);
        input.end(limits.input);
        const [stdout, stderr, exit] = await Promise.all([
            collect(child.readable(1), limits.maxOutputBytes, ()=>stop(new Error(`more than ${limits.maxOutputBytes} bytes of output`))),
            collect(child.readable(2), maxErrorBytes, ()=>undefined),
            child.exited
        ]);
        if (fault !== undefined) throw fault;
        return {
            exit,
            stdout,
            stderr: stderr.toString("utf8")
        };
    } finally{
        clearTimeout(timer);
        limits.signal?.removeEventListener("abort", onAbort);
    }
}
async function collect(stream, limit, onOverflow) {
    const kept = createPieces();
    let size = 0;
    try {
        for await (const chunk of stream){
            if (size < limit) kept.push(chunk.subarray(0, limit - size));
            size += chunk.length;
            if (size > limit) onOverflow();
        }
    } catch (error) {
        if (!isErrno(error, "ECONNRESET")) throw error;
    }
    return kept.take();
}
; // CONCATENATED MODULE: ./src/sandbox/worker-files.ts
function resolvePath(workspace, path) {
    if (path === "") throw new ToolError("The path is empty. Give a path relative to the repository's top directory.");
    if (path.includes("\0")) throw new ToolError("The path contains a NUL character, which no path can.");
    if (!path.isWellFormed()) throw new ToolError("The path is not valid Unicode. Use run_command for such names.");
    const absolute = (0, external_node_path_namespaceObject.resolve)(workspace, path);
    if (Buffer.byteLength(absolute) > bounds.pathBytes) throw new ToolError("The path is too long.");
    return absolute;
}
function withFile(path, absolute, flags, use) {
    let file;
    try {
        file = (0, external_node_fs_namespaceObject.openSync)(absolute, flags | external_node_fs_namespaceObject.constants.O_NONBLOCK | external_node_fs_namespaceObject.constants.O_NOCTTY, 0o666);
    } catch (error) {
        throw explain(error, path, (flags & external_node_fs_namespaceObject.constants.O_WRONLY) === 0 ? "read" : "written");
    }
    try {
        return use(file, (0, external_node_fs_namespaceObject.fstatSync)(file));
    } catch (error) {
        throw error instanceof ToolError ? error : explain(error, path, "read");
    } finally{
        (0, external_node_fs_namespaceObject.closeSync)(file);
    }
}
function refuseUnlessFile(path, found) {
    if (found.isFile()) return;
    const kind = found.isDirectory() ? "a directory" : found.isFIFO() ? "a named pipe" : found.isSocket() ? "a socket" : "a device";
    throw new ToolError(`${path} is ${kind}, not a file.`);
}
function explain(error, path, done) {
    const sentence = Object.entries(sentences).find(([code])=>isErrno(error, code))?.[1];
    if (sentence !== undefined) return new ToolError(sentence(path, done));
    return Error.isError(error) ? error : new Error(String(error));
}
const sentences = {
    ENOENT: (path)=>`There is no file ${path}. Use list_files to see what is there.`,
    ENOTDIR: (path)=>`A part of ${path} is a file, not a directory. Use list_files to see what is there.`,
    EISDIR: (path)=>`${path} is a directory, not a file.`,
    EACCES: (path, done)=>`${path} can't be ${done}: permission denied.`,
    EPERM: (path, done)=>`${path} can't be ${done}: the operation is not permitted.`,
    EROFS: (path, done)=>`${path} can't be ${done}: it is read-only in here. Write inside the repository or in /tmp.`,
    ELOOP: (path)=>`${path} is a symbolic link that leads back to itself.`,
    ENXIO: (path)=>`${path} is a named pipe, a socket or a device, not a file.`,
    ENAMETOOLONG: (path)=>`The path ${path.slice(0, 100)}\u{2026} is too long.`,
    ENOSPC: (path)=>`There is no space left on the disk; ${path} may be incomplete. Free some space and write it again.`,
    EDQUOT: (path)=>`The disk quota is used up; ${path} may be incomplete. Free some space and write it again.`,
    EFBIG: (path)=>`${path} would become too large.`,
    ETXTBSY: (path)=>`${path} is a program that is running. Wait until it has ended.`,
    EEXIST: (path)=>`A part of ${path} is a file, not a directory. Use list_files to see what is there.`,
    EBUSY: (path, done)=>`${path} can't be ${done}: it is in use by the sandbox itself.`,
    EIO: (path, done)=>`${path} can't be ${done}: input/output error.`,
    EINVAL: (path, done)=>`${path} can't be ${done} as a file.`
};
; // CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
; // CONCATENATED MODULE: ./src/sandbox/worker-git.ts
function findPlace(workspace, absolute) {
    if ((0, external_node_fs_namespaceObject.statSync)(absolute).isDirectory()) return {
        directory: absolute,
        prefix: prefixOf(workspace, absolute)
    };
    const directory = (0, external_node_path_namespaceObject.dirname)(absolute);
    return {
        directory,
        prefix: prefixOf(workspace, directory),
        file: (0, external_node_path_namespaceObject.basename)(absolute)
    };
}
function prefixOf(workspace, directory) {
    const way = (0, external_node_path_namespaceObject.relative)(workspace, directory);
    if (way === "") return "";
    return way === ".." || way.startsWith("../") ? `${directory}/` : `${way}/`;
}
function pathspecs(place, glob) {
    if (place.file !== undefined) return [
        `:(literal)${place.file}`
    ];
    if (glob === undefined || glob === "") return [];
    if (glob.includes("\0")) throw new ToolError("The glob contains a NUL character, which no path can.");
    if (glob.startsWith("!")) throw new ToolError("A glob can't start with `!`; name what to include.");
    return expandBraces(glob).flatMap((pattern)=>{
        const plain = pattern.replace(/^\.\//, "");
        const trimmed = plain.replace(/^\/+|\/+$/g, "");
        const anchored = plain.replace(/\/+$/, "").includes("/");
        const base = anchored ? trimmed : `**/${trimmed}`;
        return [
            ...plain.endsWith("/") ? [] : [
                `:(glob)${base}`
            ],
            `:(glob)${base}/**`
        ];
    });
}
const maxPatterns = 64;
function expandBraces(glob) {
    const found = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(glob);
    if (found === null) return [
        glob
    ];
    const [, before = "", choices = "", after = ""] = found;
    const expanded = choices.split(",").flatMap((choice)=>expandBraces(`${before}${choice}${after}`));
    if (expanded.length > maxPatterns) throw new ToolError("The glob has too many alternatives; use a simpler one.");
    return expanded;
}
const program = "git";
const timeLimitMs = 30_000;
const settings = [
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null"
];
const baseEnvironment = {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    LC_ALL: "C.UTF-8",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ALLOW_PROTOCOL: "none"
};
let emptyRepository;
async function withoutRepository(directory) {
    const known = await emptyRepository?.catch(()=>undefined);
    if (known === undefined || (0, external_node_fs_namespaceObject.statSync)(known, {
        throwIfNoEntry: false
    }) === undefined) {
        emptyRepository = makeRepository();
    }
    return {
        GIT_DIR: await emptyRepository ?? "",
        GIT_WORK_TREE: directory
    };
}
async function makeRepository() {
    const made = (0, external_node_fs_namespaceObject.mkdtempSync)((0, external_node_path_namespaceObject.join)((0, external_node_os_namespaceObject.tmpdir)(), ".tiny-backspace-"));
    await captureProcess({
        argv: [
            program,
            "init",
            "-q",
            "--bare",
            made
        ],
        env: baseEnvironment,
        cwd: "/",
        timeoutMs: timeLimitMs,
        maxOutputBytes: 4096
    });
    return made;
}
async function runGit(place, run) {
    const first = await runOnce(place, run(), {});
    if (first.succeeded) return;
    const second = await runOnce(place, run(), await withoutRepository(place.directory));
    if (!second.succeeded) throw new ToolError(second.message.replace(/^fatal: (?:-e option, )?/, ""));
}
async function isIgnored(place) {
    const { exit } = await captureProcess({
        argv: [
            program,
            ...settings,
            "check-ignore",
            "-q",
            "--",
            place.file ?? "."
        ],
        env: baseEnvironment,
        cwd: place.directory,
        timeoutMs: timeLimitMs,
        maxOutputBytes: 4096
    });
    return exit.code === 0;
}
async function runOnce(place, run, env) {
    const child = await startProcess({
        argv: [
            program,
            ...settings,
            ...run.args
        ],
        env: {
            ...baseEnvironment,
            ...env
        },
        cwd: place.directory,
        descriptors: [
            "ignore",
            "pipe",
            "pipe"
        ]
    });
    let tooSlow = false;
    const timer = setTimeout(()=>{
        tooSlow = true;
        child.kill();
    }, timeLimitMs);
    const message = firstLine(child);
    try {
        const output = child.readable(1);
        await run.read(output);
        const hadEnough = !output.readableEnded;
        child.kill();
        const exit = await child.exited;
        if (tooSlow) throw new ToolError(`No result after ${timeLimitMs / 1000} s. Narrow the path or the pattern.`);
        return {
            succeeded: hadEnough || exit.code === null || exit.code <= 1,
            message: await message
        };
    } finally{
        clearTimeout(timer);
        child.kill();
    }
}
async function firstLine(child) {
    let text = "";
    for await (const chunk of child.readable(2)){
        text = (text + chunk.toString("utf8")).slice(0, 1000);
    }
    return text.split("\n").find((line)=>line.startsWith("fatal:")) ?? text.split("\n")[0] ?? "";
}
; // CONCATENATED MODULE: ./src/sandbox/worker-list.ts
const maxKeptPaths = 500_000;
const maxListBytes = 64 * 1024 * 1024;
const maxPathLength = 64 * 1024;
async function listFiles(workspace, request) {
    const place = placeOf(workspace, request.path);
    if (place.file !== undefined) throw new ToolError(`${request.path} is a file. Use read_file to see it.`);
    const { glob, depth } = request;
    let paths = await listEntries(place, glob, [
        "--exclude-standard"
    ], depth);
    if (paths.length === 0 && await isIgnored(place)) paths = await listEntries(place, glob, [], depth);
    const limit = Math.min(request.limit, bounds.listedPaths);
    const shown = [];
    let size = 0;
    for (const path of [
        ...paths
    ].sort().slice(0, limit)){
        const name = shownPath(place, path);
        size += name.length;
        if (size > bounds.listCharacters) break;
        shown.push(name);
    }
    return {
        paths: shown,
        total: paths.length
    };
}
function shownPath(place, path) {
    return path.startsWith('"') && place.prefix !== "" ? `"${place.prefix}${path.slice(1)}` : place.prefix + path;
}
function placeOf(workspace, path) {
    const absolute = resolvePath(workspace, path);
    try {
        return findPlace(workspace, absolute);
    } catch (error) {
        throw explain(error, path, "listed");
    }
}
async function listEntries(place, glob, ignoring, depth) {
    const specs = [
        "--",
        ...pathspecs(place, glob)
    ];
    const deleting = listDeleted(place, specs);
    let found = createList(depth);
    const listing = runGit(place, ()=>{
        found = createList(depth);
        return {
            args: [
                "ls-files",
                "-z",
                "-t",
                "--cached",
                "--others",
                ...ignoring,
                ...specs
            ],
            read: async (output)=>{
                const chunks = await readChunks(output);
                const deleted = await deleting;
                await readEntries(chunks, (tag, path)=>{
                    if (tag !== "S" && (tag === "?" || deleted.size === 0 || !deleted.has(textOf(path)))) found.add(path);
                });
            }
        };
    });
    await Promise.all([
        deleting,
        listing
    ]);
    return found.paths();
}
async function listDeleted(place, specs) {
    const deleted = new Set();
    await runGit(place, ()=>{
        deleted.clear();
        return {
            args: [
                "ls-files",
                "-z",
                "-t",
                "--deleted",
                ...specs
            ],
            read: (output)=>readEntries(output, (_, path)=>{
                    if (deleted.size < maxKeptPaths) deleted.add(textOf(path));
                })
        };
    });
    return deleted;
}
function textOf(path) {
    return typeof path === "string" ? path : printablePath(path);
}
function createList(depth) {
    const files = [];
    const shortened = new Set();
    return {
        add (path) {
            if (files.length + shortened.size >= maxKeptPaths) return;
            if (depth !== undefined) shortened.add(textOf(upToDepth(path, depth)));
            else {
                const text = textOf(path);
                if (text !== files.at(-1)) files.push(text);
            }
        },
        paths: ()=>depth === undefined ? files : [
                ...shortened
            ]
    };
}
function upToDepth(path, depth) {
    let end = -1;
    for(let level = 0; level < depth; level += 1){
        end = path.indexOf("/", end + 1);
        if (end === -1) return path;
    }
    return typeof path === "string" ? path.slice(0, end + 1) : path.subarray(0, end + 1);
}
async function readChunks(output) {
    const chunks = [];
    let size = 0;
    for await (const chunk of output){
        size += chunk.length;
        if (size > maxListBytes) break;
        chunks.push(chunk);
    }
    return chunks;
}
async function readEntries(output, onEntry) {
    let rest = Buffer.alloc(0);
    for await (const chunk of output){
        const bytes = rest.length === 0 ? chunk : Buffer.concat([
            rest,
            chunk
        ]);
        const end = bytes.lastIndexOf(0) + 1;
        readWhole(bytes.subarray(0, end), onEntry);
        rest = bytes.subarray(end);
        if (rest.length > maxPathLength) return;
    }
}
const plain = /^[\0\x20-\x7e]*$/;
function readWhole(entries, onEntry) {
    const text = entries.toString("latin1");
    if (plain.test(text)) {
        for(let start = 0; start < text.length;){
            const end = text.indexOf("\0", start);
            onEntry(text.charAt(start), text.slice(start + 2, end));
            start = end + 1;
        }
        return;
    }
    for(let start = 0; start < entries.length;){
        const end = entries.indexOf(0, start);
        onEntry(text.charAt(start), entries.subarray(start + 2, end));
        start = end + 1;
    }
}
; // CONCATENATED MODULE: ./src/sandbox/output.ts
function createOutputWindow(maxBytes) {
    const headSize = Math.ceil(maxBytes / 2);
    const tailSize = maxBytes - headSize;
    const head = [];
    let headLength = 0;
    const ring = createRing(tailSize);
    let total = 0;
    return {
        push: (chunk)=>{
            total += chunk.length;
            const forHead = Math.min(chunk.length, headSize - headLength);
            if (forHead > 0) {
                head.push(Buffer.from(chunk.subarray(0, forHead)));
                headLength += forHead;
            }
            if (forHead < chunk.length) ring.push(chunk.subarray(forHead));
        },
        read: ()=>{
            const first = Buffer.concat(head);
            const last = ring.read();
            if (first.length + last.length === total) {
                return {
                    head: Buffer.concat([
                        first,
                        last
                    ]).toString("utf8"),
                    tail: "",
                    omittedBytes: 0
                };
            }
            const whole = first.subarray(0, endOfLastCharacter(first));
            const rest = last.subarray(startOfFirstCharacter(last));
            return {
                head: whole.toString("utf8"),
                tail: rest.toString("utf8"),
                omittedBytes: total - whole.length - rest.length
            };
        }
    };
}
function createRing(size) {
    let bytes;
    let next = 0;
    let filled = 0;
    return {
        push: (chunk)=>{
            if (size === 0) return;
            bytes ??= Buffer.alloc(size);
            const part = chunk.length > size ? chunk.subarray(chunk.length - size) : chunk;
            const fits = Math.min(part.length, size - next);
            part.copy(bytes, next, 0, fits);
            part.copy(bytes, 0, fits);
            next = (next + part.length) % size;
            filled = Math.min(size, filled + part.length);
        },
        read: ()=>{
            if (bytes === undefined) return Buffer.alloc(0);
            if (filled < size) return bytes.subarray(0, filled);
            return Buffer.concat([
                bytes.subarray(next),
                bytes.subarray(0, next)
            ]);
        }
    };
}
const isContinuation = (byte)=>byte !== undefined && (byte & 0xc0) === 0x80;
function endOfLastCharacter(bytes) {
    let start = bytes.length - 1;
    while(start >= 0 && start > bytes.length - 4 && isContinuation(bytes[start]))start -= 1;
    const lead = bytes[start];
    if (lead === undefined || lead < 0xc0) return bytes.length;
    const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return bytes.length - start < needed ? start : bytes.length;
}
function startOfFirstCharacter(bytes) {
    let start = 0;
    while(start < 3 && isContinuation(bytes[start]))start += 1;
    return start;
}
; // CONCATENATED MODULE: ./src/sandbox/worker-directory.ts
const maxScannedEntries = 100_000;
function readDirectory(path) {
    const directory = (0, external_node_fs_namespaceObject.opendirSync)(path, {
        encoding: "buffer",
        bufferSize: 1024
    });
    const names = [];
    try {
        for(let entry = directory.readSync(); entry !== null; entry = directory.readSync()){
            names.push(entryName(entry));
            if (names.length === maxScannedEntries) break;
        }
    } finally{
        directory.closeSync();
    }
    names.sort();
    return {
        type: "directory",
        entries: names.slice(0, bounds.directoryEntries),
        truncated: names.length > bounds.directoryEntries
    };
}
function entryName(entry) {
    const name = printablePath(Buffer.from(entry.name));
    return entry.isDirectory() ? `${name}/` : name;
}
; // CONCATENATED MODULE: ./src/sandbox/worker-format.ts
const headBytes = 4096;
const worker_format_images = [
    {
        format: "PNG image",
        marks: [
            [
                0,
                "\x89PNG\r\n\x1a\n"
            ]
        ]
    },
    {
        format: "JPEG image",
        marks: [
            [
                0,
                "\xff\xd8\xff"
            ]
        ]
    },
    {
        format: "GIF image",
        marks: [
            [
                0,
                "GIF87a"
            ]
        ]
    },
    {
        format: "GIF image",
        marks: [
            [
                0,
                "GIF89a"
            ]
        ]
    },
    {
        format: "WebP image",
        marks: [
            [
                0,
                "RIFF"
            ],
            [
                8,
                "WEBP"
            ]
        ]
    }
];
const at0 = (format, ...marks)=>marks.map((mark)=>({
            format,
            marks: [
                [
                    0,
                    mark
                ]
            ]
        }));
const signatures = [
    ...worker_format_images,
    ...at0("TIFF image", "II*\0", "MM\0*"),
    ...at0("BMP image", "BM"),
    ...at0("icon", "\0\0\x01\0"),
    ...at0("PDF document", "%PDF-"),
    ...at0("ZIP archive (or JAR, wheel, Office document)", "PK\x03\x04", "PK\x05\x06"),
    ...at0("gzip archive", "\x1f\x8b"),
    ...at0("bzip2 archive", "BZh"),
    ...at0("xz archive", "\xfd7zXZ\0"),
    ...at0("Zstandard archive", "\x28\xb5\x2f\xfd"),
    ...at0("7-Zip archive", "7z\xbc\xaf\x27\x1c"),
    {
        format: "tar archive",
        marks: [
            [
                257,
                "ustar"
            ]
        ]
    },
    ...at0("ELF program or library", "\x7fELF"),
    ...at0("Windows program or library", "MZ"),
    ...at0("Mach-O program or library", "\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe"),
    ...at0("Java class or Mach-O program", "\xca\xfe\xba\xbe"),
    ...at0("WebAssembly module", "\0asm"),
    ...at0("SQLite database", "SQLite format 3\0"),
    ...at0("git pack", "PACK"),
    ...at0("static library", "!<arch>\n"),
    ...at0("font", "wOFF", "wOF2", "OTTO", "\0\x01\0\0"),
    ...at0("Ogg sound or film", "OggS"),
    ...at0("FLAC sound", "fLaC"),
    ...at0("MP3 sound", "ID3"),
    {
        format: "MP4 film, or AVIF or HEIC image",
        marks: [
            [
                4,
                "ftyp"
            ]
        ]
    },
    ...at0("Matroska or WebM film", "\x1a\x45\xdf\xa3"),
    ...at0("UTF-32 text", "\xff\xfe\0\0", "\0\0\xfe\xff"),
    ...at0("UTF-16 text", "\xff\xfe", "\xfe\xff")
];
function formatOf(head) {
    const has = ([offset, bytes])=>head.toString("latin1", offset, offset + bytes.length) === bytes;
    const known = signatures.find(({ marks })=>marks.every(has))?.format;
    if (known !== undefined) return known;
    if (head.includes(0)) return head.some((byte)=>byte !== 0) ? "binary data" : "nothing but NUL bytes";
    const controls = head.filter((byte)=>byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d) && byte !== 0x1b);
    if (controls.length * 50 > head.length) return "binary data";
    return (0, external_node_buffer_namespaceObject.isUtf8)(head.subarray(0, endOfLastCharacter(head))) ? "text with bytes in it that are not UTF-8" : "text in another encoding than UTF-8";
}
function isImage(format) {
    return worker_format_images.some((image)=>image.format === format);
}
; // CONCATENATED MODULE: ./src/sandbox/worker-read.ts
const maxScanBytes = 64 * 1024 * 1024;
const chunkBytes = 256 * 1024;
const sniffedBytes = 8000;
const newline = 10;
function readFile(workspace, request) {
    const { path } = request;
    return withFile(path, resolvePath(workspace, path), external_node_fs_namespaceObject.constants.O_RDONLY, (file, found)=>{
        if (found.isDirectory()) return readDirectory(resolvePath(workspace, path));
        refuseUnlessFile(path, found);
        return readText(file, request, found.size) ?? describeBinary(file, request, found.size);
    });
}
function readText(file, request, size) {
    const maxBytes = Math.min(request.maxBytes, bounds.readBytes);
    const firstLine = Math.max(1, request.firstLine ?? 1);
    const scanned = scan(file, size, {
        firstLine,
        lineCount: request.lineCount,
        maxBytes
    });
    if (scanned === undefined) return undefined;
    const { bytes, totalLines } = scanned;
    if (totalLines === 0) {
        return {
            type: "text",
            text: "",
            firstLine: 0,
            lastLine: 0,
            totalLines,
            sizeBytes: size,
            truncated: false
        };
    }
    if (bytes.length === 0) throw beyondEnd(request, firstLine, totalLines);
    const truncated = bytes.length > maxBytes;
    const cut = truncated ? shorten(bytes.subarray(0, maxBytes)) : bytes;
    if (!isText(cut)) return undefined;
    const tail = truncated && request.tail !== undefined ? readTail(file, size, request.tail) : undefined;
    return {
        type: "text",
        text: cut.toString("utf8"),
        firstLine,
        lastLine: firstLine + countLines(cut) - 1,
        ...totalLines !== undefined && {
            totalLines
        },
        sizeBytes: size,
        truncated,
        ...tail !== undefined && {
            tail
        }
    };
}
function scan(file, size, asked) {
    const afterLast = asked.lineCount === undefined ? Number.POSITIVE_INFINITY : asked.firstLine + asked.lineCount;
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(size + 1, 4096)));
    const kept = [];
    let room = asked.maxBytes + 1;
    let line = 1;
    let scanned = 0;
    let lastByte = newline;
    while(scanned < maxScanBytes){
        const count = (0, external_node_fs_namespaceObject.readSync)(file, chunk, 0, chunk.length, null);
        if (count === 0) {
            const totalLines = line - (lastByte === newline ? 1 : 0);
            return {
                bytes: Buffer.concat(kept),
                totalLines
            };
        }
        const part = chunk.subarray(0, count);
        if (scanned < sniffedBytes && part.subarray(0, sniffedBytes - scanned).includes(0)) return undefined;
        let from = line >= asked.firstLine && line < afterLast ? 0 : count;
        let to = count;
        for(let at = 0; at < count; at += 1){
            if (part[at] !== newline) continue;
            line += 1;
            if (line === asked.firstLine) from = at + 1;
            if (line === afterLast) to = at + 1;
        }
        if (from < to && room > 0) {
            const piece = Buffer.from(part.subarray(from, Math.min(to, from + room)));
            kept.push(piece);
            room -= piece.length;
        }
        scanned += count;
        lastByte = part[count - 1] ?? newline;
        if ((line >= afterLast || room === 0) && size > maxScanBytes) break;
    }
    return {
        bytes: Buffer.concat(kept),
        totalLines: undefined
    };
}
function beyondEnd(request, firstLine, totalLines) {
    return new ToolError(totalLines === undefined ? `Line ${firstLine} of ${request.path} lies beyond the first 64 MiB. Use run_command with sed or tail for it.` : `${request.path} has ${totalLines} line${totalLines === 1 ? "" : "s"}; there is no line ${firstLine}.`);
}
function shorten(bytes) {
    const end = bytes.lastIndexOf(newline);
    return end === -1 ? bytes.subarray(0, endOfLastCharacter(bytes)) : bytes.subarray(0, end + 1);
}
function countLines(bytes) {
    let lines = 0;
    for(let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1))lines += 1;
    return bytes.at(-1) === newline ? lines : lines + 1;
}
function isText(bytes) {
    return !bytes.includes(0) && (0, external_node_buffer_namespaceObject.isUtf8)(bytes);
}
function readTail(file, size, tail) {
    const length = Math.min(tail.maxBytes, bounds.readBytes);
    if (size <= tail.overBytes || size <= length) return undefined;
    const bytes = readAt(file, size - length, length);
    const start = bytes.indexOf(newline) + 1;
    const lines = bytes.subarray(start);
    return start > 0 && lines.length > 0 && isText(lines) ? lines.toString("utf8") : undefined;
}
function describeBinary(file, request, sizeBytes) {
    const format = formatOf(readAt(file, 0, headBytes));
    const maxImageBytes = Math.min(request.maxImageBytes ?? 0, bounds.imageBytes);
    const image = isImage(format) && sizeBytes <= maxImageBytes ? readAt(file, 0, sizeBytes) : undefined;
    return {
        type: "binary",
        sizeBytes,
        format,
        ...image !== undefined && {
            image: image.toString("base64")
        }
    };
}
function readAt(file, position, length) {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while(filled < length){
        const count = (0, external_node_fs_namespaceObject.readSync)(file, bytes, filled, length - filled, position + filled);
        if (count === 0) break;
        filled += count;
    }
    return bytes.subarray(0, filled);
}
; // CONCATENATED MODULE: ./src/sandbox/worker-search.ts
const maxContextLines = 20;
const maxPatternBytes = 64 * 1024;
async function search(workspace, request) {
    const { pattern } = request;
    if (pattern.includes("\0")) throw new ToolError("The pattern contains a NUL character; use \\x00 for it.");
    if (!pattern.isWellFormed() || Buffer.byteLength(pattern) > maxPatternBytes) {
        throw new ToolError("The pattern is not valid Unicode, or longer than 64 KiB.");
    }
    const place = placeOf(workspace, request.path);
    const found = await find(place, request, []);
    if (found.matches.length > 0 || !await isIgnored(place)) return found;
    return await find(place, request, [
        "--no-exclude-standard"
    ]);
}
async function find(place, request, ignoring) {
    try {
        return await grep(place, request, ignoring, []);
    } catch (error) {
        const giants = await findGiants(place);
        if (giants.length === 0) throw error;
        return await grep(place, request, ignoring, giants);
    }
}
const giantBytes = 64 * 1024 * 1024;
const maxGiants = 1000;
async function findGiants(place) {
    if (place.file !== undefined) return [];
    const giants = [];
    for (const path of (await listEntries(place, undefined, []))){
        const found = (0, external_node_fs_namespaceObject.lstatSync)((0, external_node_path_namespaceObject.join)(place.directory, path), {
            throwIfNoEntry: false
        });
        if (found?.isFile() && found.size > giantBytes && giants.push(path) === maxGiants) break;
    }
    return giants;
}
async function grep(place, request, ignoring, without) {
    let matches = [];
    let truncated = false;
    await runGit(place, ()=>{
        matches = [];
        truncated = false;
        return {
            args: [
                ...[
                    "grep",
                    "--untracked",
                    ...ignoring,
                    "--no-recurse-submodules",
                    "-I",
                    "-n",
                    "--column",
                    "-z"
                ],
                ...[
                    "--no-color",
                    "-C",
                    String(Math.min(request.contextLines, maxContextLines))
                ],
                ...[
                    ...request.ignoreCase ? [
                        "-i"
                    ] : [],
                    "-P",
                    "-e",
                    request.pattern
                ],
                ...[
                    "--",
                    ...pathspecs(place, request.glob),
                    ...without.map((path)=>`:(exclude,literal)${path}`)
                ]
            ],
            read: async (output)=>{
                const limit = Math.min(request.limit, bounds.matches);
                let matching = 0;
                let size = 0;
                for await (const match of readMatches(output, place)){
                    if (match.match) matching += 1;
                    size += match.path.length + match.text.length;
                    truncated = matching > limit || size > bounds.listCharacters;
                    if (truncated) return;
                    matches.push(match);
                }
            }
        };
    });
    return {
        matches,
        truncated
    };
}
const worker_search_maxPathLength = 64 * 1024;
const maxKeptLine = 1024 * 1024;
const worker_search_newline = 10;
async function* readMatches(output, place) {
    const path = createField(worker_search_maxPathLength);
    const line = createField(16);
    const rest = createField(maxKeptLine);
    const fields = [
        {
            field: path,
            end: 0
        },
        {
            field: line,
            end: 0
        },
        {
            field: rest,
            end: worker_search_newline
        }
    ];
    let current = 0;
    for await (const chunk of output){
        for(let start = 0; start < chunk.length;){
            const { field, end } = fields[current] ?? {
                field: rest,
                end: worker_search_newline
            };
            const stop = chunk.indexOf(end, start);
            field.push(chunk.subarray(start, stop === -1 ? chunk.length : stop));
            if (stop === -1) break;
            start = stop + 1;
            current = (current + 1) % fields.length;
            if (current === 0) yield readMatch(path.take(), line.take(), rest.take(), place);
        }
    }
}
function createField(limit) {
    let parts = [];
    let length = 0;
    return {
        push: (bytes)=>{
            const part = bytes.subarray(0, limit - length);
            if (part.length === 0) return;
            parts.push(part);
            length += part.length;
        },
        take: ()=>{
            const whole = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
            parts = [];
            length = 0;
            return whole;
        }
    };
}
function readMatch(path, line, rest, place) {
    const name = path.subarray(0, 3).toString("latin1") === "--\n" ? path.subarray(3) : path;
    const separator = rest.subarray(0, 12).indexOf(0);
    const column = separator > 0 ? Number(rest.subarray(0, separator).toString("latin1")) : Number.NaN;
    const match = Number.isSafeInteger(column);
    return {
        path: shownPath(place, printablePath(name)),
        line: Number(line.toString("latin1")),
        text: excerpt(match ? rest.subarray(separator + 1) : rest, match ? column : 1),
        match
    };
}
const excerptBytes = 4 * bounds.lineCharacters;
const beforeMatch = 100;
function excerpt(bytes, column) {
    const line = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
    const start = column > bounds.lineCharacters - beforeMatch ? column - 1 - beforeMatch : 0;
    if (start > 0 && start >= line.length) return `\u{2026} (the match is at byte ${column} of this line)`;
    const whole = line.length <= bounds.lineCharacters;
    const text = (whole ? line : line.subarray(start, start + excerptBytes)).toString("utf8").replace(/^\uFFFD{1,3}/, "");
    const before = !whole && start > 0 ? "\u2026" : "";
    const room = bounds.lineCharacters - before.length;
    const cut = text.length > room || !whole && start + excerptBytes < line.length;
    return before + (cut ? `${text.slice(0, room - 1).toWellFormed()}\u{2026}` : text);
}
; // CONCATENATED MODULE: ./src/sandbox/worker-write.ts
function writeFile(workspace, request) {
    const { path, text } = request;
    if (!text.isWellFormed()) throw new ToolError("The text is not valid Unicode (a lone surrogate). Nothing was written.");
    if (path.endsWith("/")) throw new ToolError(`${path} names a directory. Give the path of a file.`);
    const absolute = resolvePath(workspace, path);
    const created = !exists(path, absolute);
    try {
        (0, external_node_fs_namespaceObject.mkdirSync)((0, external_node_path_namespaceObject.dirname)(absolute), {
            recursive: true
        });
    } catch (error) {
        throw explain(error, path, "written");
    }
    const bytes = Buffer.from(text, "utf8");
    return withFile(path, absolute, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_CREAT, (file, found)=>{
        refuseUnlessFile(path, found);
        try {
            for(let at = 0; at < bytes.length;)at += (0, external_node_fs_namespaceObject.writeSync)(file, bytes, at, bytes.length - at, at);
            (0, external_node_fs_namespaceObject.ftruncateSync)(file, bytes.length);
        } catch (error) {
            throw explain(error, path, "written");
        }
        return {
            created
        };
    });
}
function exists(path, absolute) {
    try {
        return (0, external_node_fs_namespaceObject.statSync)(absolute, {
            throwIfNoEntry: false
        }) !== undefined;
    } catch (error) {
        throw explain(error, path, "written");
    }
}
; // CONCATENATED MODULE: ./src/sandbox/worker.ts
const workspace = process.cwd();
const lines = (0, external_node_readline_namespaceObject.createInterface)({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY
});
lines.on("line", (line)=>void answer(JSON.parse(line)));
async function answer(request) {
    const response = await serve(request);
    process.stdout.write(`${JSON.stringify(response)}\n`);
}
async function serve(request) {
    const { id } = request;
    try {
        return {
            id,
            type: "result",
            result: await perform(request)
        };
    } catch (error) {
        const message = (Error.isError(error) ? error.message : String(error)).slice(0, bounds.messageCharacters);
        return {
            id,
            type: error instanceof ToolError ? "refused" : "failed",
            message
        };
    }
}
function perform(request) {
    switch(request.op){
        case "read":
            return readFile(workspace, request);
        case "write":
            return writeFile(workspace, request);
        case "list":
            return listFiles(workspace, request);
        case "search":
            return search(workspace, request);
    }
}
; // CONCATENATED MODULE: ./scripts/bundle/worker.mjs
