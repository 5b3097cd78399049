export const id = 287;
export const ids = [287];
export const modules = {

/***/ 5316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createPieces)
/* harmony export */ });
/** A Buffer of its own costs some hundred bytes; smaller pieces share one. */
const sharedBytes = 16 * 1024;
function createPieces() {
    let pieces = [];
    let shared = Buffer.alloc(0);
    let used = 0;
    const closeShared = () => {
        if (used > 0)
            pieces.push(shared.subarray(0, used));
        shared = Buffer.alloc(0);
        used = 0;
    };
    return {
        push(piece) {
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
        take() {
            closeShared();
            const whole = Buffer.concat(pieces);
            pieces = [];
            return whole;
        },
    };
}


/***/ }),

/***/ 4006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gx: () => (/* binding */ captureProcess),
/* harmony export */   Q9: () => (/* binding */ captureOutput),
/* harmony export */   kp: () => (/* binding */ startProcess),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   z0: () => (/* binding */ signalIfAlive)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _pieces_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5316);


/** Starts a program in a process group of its own; throws what the operating system answered when it can't. */
async function startProcess(request) {
    const [program, ...args] = request.argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        env: { ...request.env },
        cwd: request.cwd,
        stdio: [...request.descriptors],
        detached: true,
        windowsHide: true,
    });
    const exited = exitOf(child);
    const { pid } = child;
    if (pid === undefined) {
        await exited;
        throw new Error(`${program} did not start`);
    }
    let running = true;
    // Not at its exit: what it started may still hold its output open.
    child.once("close", () => {
        running = false;
    });
    return {
        pid,
        writable: (descriptor) => child.stdio[descriptor],
        readable: (descriptor) => child.stdio[descriptor],
        exited,
        kill: () => {
            if (running)
                signalIfAlive(-pid);
        },
    };
}
function exitOf(child) {
    const { promise, resolve, reject } = Promise.withResolvers();
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ code, signal }));
    return promise;
}
/** SIGKILL, or nothing when the process (negative: the group) is gone already. */
function signalIfAlive(pid) {
    try {
        process.kill(pid, "SIGKILL");
    }
    catch (error) {
        if (!isErrno(error, "ESRCH"))
            throw error;
    }
}
/** Whether this is the operating system's error of that code. */
function isErrno(error, code) {
    return error !== null && typeof error === "object" && "code" in error && error.code === code;
}
/** Runs a program to its end; rejects when time, output or patience (`signal`) run out, after killing it. */
async function captureProcess(request) {
    request.signal?.throwIfAborted();
    const child = await startProcess({ ...request, descriptors: ["pipe", "pipe", "pipe"] });
    return await captureOutput(child, child.kill, request);
}
const maxErrorBytes = 64 * 1024;
/** Feeds and reads descriptors 0 to 2 of a child that was started with pipes there, until it has ended. */
async function captureOutput(child, kill, limits) {
    let fault;
    const stop = (error) => {
        fault ??= error;
        kill();
    };
    const onAbort = () => stop(new Error("the run was cancelled", { cause: limits.signal?.reason }));
    const timer = setTimeout(() => stop(new Error(`no end after ${limits.timeoutMs} ms`)), limits.timeoutMs);
    limits.signal?.addEventListener("abort", onAbort, { once: true });
    if (limits.signal?.aborted === true)
        onAbort();
    try {
        const input = child.writable(0);
        // A child may end without reading its input: its exit code tells, not the broken pipe.
        input.on("error", () => undefined);
        input.end(limits.input);
        const [stdout, stderr, exit] = await Promise.all([
            collect(child.readable(1), limits.maxOutputBytes, () => stop(new Error(`more than ${limits.maxOutputBytes} bytes of output`))),
            collect(child.readable(2), maxErrorBytes, () => undefined),
            child.exited,
        ]);
        if (fault !== undefined)
            throw fault;
        return { exit, stdout, stderr: stderr.toString("utf8") };
    }
    finally {
        clearTimeout(timer);
        limits.signal?.removeEventListener("abort", onAbort);
    }
}
/** The first `limit` bytes of a stream; what comes after them is read and dropped. */
async function collect(stream, limit, onOverflow) {
    const kept = (0,_pieces_js__WEBPACK_IMPORTED_MODULE_1__/* .createPieces */ .y)();
    let size = 0;
    try {
        for await (const chunk of stream) {
            if (size < limit)
                kept.push(chunk.subarray(0, limit - size));
            size += chunk.length;
            if (size > limit)
                onOverflow();
        }
    }
    catch (error) {
        // The other end was killed with unread input: the same as an end.
        if (!isErrno(error, "ECONNRESET"))
            throw error;
    }
    return kept.take();
}


/***/ }),

/***/ 6287:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   q9: () => (/* binding */ endLeftovers)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);
/* harmony import */ var _processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1237);
/* harmony import */ var _run_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4964);





/** By this variable, which nothing inside inherits, a sandbox is known to belong to a run. */
function markOf(tempDir) {
    return { TINY_BACKSPACE_RUN: tempDir };
}
/** More rounds than programs can start one another. */
const maxRounds = 5;
/** Ends every process that a run started, of which some outlive one that is killed. */
async function endLeftovers(tempDir) {
    for (let round = 0; round < maxRounds; round += 1) {
        const pids = await findProcesses(tempDir);
        if (pids.length === 0)
            break;
        for (const pid of pids)
            (0,_process_js__WEBPACK_IMPORTED_MODULE_2__/* .signalIfAlive */ .z0)(pid);
    }
}
/**
 * Ends every process that a run started, and removes its temporary directory and what root's sandbox has outside
 * it: all that is left of a run that was killed.
 */
async function removeLeftovers(tempDir) {
    await endLeftovers(tempDir);
    const { parent, name } = (0,_run_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .outsidePrefix */ .im)(tempDir);
    const outside = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent)).filter((entry) => entry.startsWith(name));
    for (const path of [tempDir, ...outside.map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, entry))])
        await (0,_run_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .removeTree */ .dM)(path);
}
/**
 * Trusted programs, by the HOME that only they have; sandboxes, of which one in its first milliseconds outlives us
 * (bubblewrap #633); programs that make or remove a sandbox's directory, by its path.
 */
async function findProcesses(tempDir) {
    const { parent, name } = (0,_run_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .outsidePrefix */ .im)(tempDir);
    const variables = [
        `HOME=${tempDir}/`,
        ...Object.entries(markOf(tempDir)).map((pair) => `${pair.join("=")}\0`),
    ];
    const directories = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, "sandbox-"), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name)];
    const found = await Promise.all((await (0,_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .listProcesses */ .O3)()).map(async (pid) => {
        const read = (file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)("/proc", pid, file), "utf8").catch(() => "");
        const [environment, command] = await Promise.all([read("environ"), read("cmdline")]);
        const isOurs = variables.some((variable) => `\0${environment}`.includes(`\0${variable}`)) ||
            directories.some((directory) => command.includes(directory));
        return isOurs ? [Number(pid)] : [];
    }));
    return found.flat();
}


/***/ }),

/***/ 1237:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O3: () => (/* binding */ listProcesses),
/* harmony export */   S3: () => (/* binding */ findProcessesOf),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   hT: () => (/* binding */ countTasksOf),
/* harmony export */   ld: () => (/* binding */ findByVariable)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** Numbers of all processes but this one. */
async function listProcesses() {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)("/proc");
    return names.filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid);
}
/** Processes that have this variable, as `NAME=value`, and so all that have it from one of them. */
async function findByVariable(variable) {
    return await findWhere(async (pid) => {
        const environment = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", pid, "environ"), "utf8");
        return `\0${environment}`.includes(`\0${variable}\0`);
    });
}
async function findProcessesOf(uid) {
    return await findWhere(async (pid) => {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", pid))).uid !== uid)
            return false;
        // What is dead can't be ended again.
        return !/^State:\s*[ZX]/m.test(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", pid, "status"), "latin1"));
    });
}
/** Processes of a user with all their threads, as the kernel counts them against its limit. */
async function countTasksOf(uid) {
    const counts = await Promise.all((await findProcessesOf(uid)).map(async (pid) => {
        const tasks = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", String(pid), "task")).catch(() => []);
        return tasks.length;
    }));
    return counts.reduce((total, count) => total + count, 0);
}
/** Whether some process has this argument. */
function isRunning(argument) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)("/proc").some((name) => {
        if (!/^\d+$/.test(name))
            return false;
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", name, "cmdline"), "latin1")
                .split("\0")
                .includes(argument);
        }
        catch {
            return false;
        }
    });
}
/** A process may end while it is looked at. */
async function findWhere(fits) {
    const found = await Promise.all((await listProcesses()).map(async (pid) => ((await fits(pid).catch(() => false)) ? [Number(pid)] : [])));
    return found.flat();
}


/***/ }),

/***/ 4964:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L6: () => (/* binding */ makeRunDirectory),
/* harmony export */   QM: () => (/* binding */ makeFifos),
/* harmony export */   Sj: () => (/* binding */ addToHome),
/* harmony export */   dM: () => (/* binding */ removeTree),
/* harmony export */   hQ: () => (/* binding */ homeFiles),
/* harmony export */   im: () => (/* binding */ outsidePrefix),
/* harmony export */   jb: () => (/* binding */ giveTo),
/* harmony export */   xQ: () => (/* binding */ copyWorkspace)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);
/* harmony import */ var _trusted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(920);




const publishing = "not available in here: Tiny Backspace itself commits, pushes the branch and opens the pull request, once you call the finishing tool.";
// Pushing to an address (not to a directory or to this machine) goes to the stub below, without any network.
const gitConfig = `[url "backspace::"]
${["https://", "http://", "ssh://", "git://", "git@"].map((start) => `\tpushInsteadOf = ${start}\n`).join("")}${[
    "127.0.0.1",
    "localhost",
    "[::1]",
]
    .map((host) => `[url "http://${host}"]\n\tpushInsteadOf = http://${host}\n`)
    .join("")}`;
/** What is in every HOME inside. */
const homeFiles = { ".gitconfig": gitConfig };
const stub = (what) => `#!/bin/sh
echo '${what} is ${publishing}' >&2
exit 1
`;
/** Where the other user can't get to `tempDir`, it lies in /tmp under a name that tells whose it is. */
function outsidePrefix(tempDir) {
    return { parent: "/tmp", name: `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(tempDir)}-sandbox-` };
}
/** Fills an empty directory; with `owner` (we are root) what is writable inside belongs to that user. */
async function makeRunDirectory(path, owner, decoys) {
    // The other user passes through to its own directories, and can't list what else there is.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, owner === undefined ? 0o700 : 0o711);
    const directory = {
        path,
        home: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "home"),
        temp: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "tmp"),
        stubs: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "bin"),
        empty: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "empty"),
    };
    await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory.home, { mode: 0o700 }),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory.temp, { mode: 0o700 }),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory.stubs, { mode: 0o755 }),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(directory.empty, "", { mode: 0o444 }),
    ]);
    await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory.stubs, "gh"), stub("gh"), { mode: 0o755 }),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory.stubs, "git-remote-backspace"), stub("git push"), { mode: 0o755 }),
        ...Object.entries(decoys).map(async ([name, text]) => {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory.home, name);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true, mode: 0o700 });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, text, { mode: 0o600 });
        }),
    ]);
    await addToHome(directory.home, homeFiles);
    if (owner !== undefined)
        await giveTo(owner, [directory.home, directory.temp]);
    return {
        ...directory,
        async remove(kept) {
            if (kept === undefined)
                return await removeTree(path);
            const others = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path)).filter((name) => name !== kept);
            await Promise.all(others.map((name) => removeTree((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name))));
        },
    };
}
/** Files by relative path, behind what they hold already. */
async function addToHome(home, files) {
    for (const [path, text] of Object.entries(files)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, path)), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, path), text);
    }
}
/** Programs of the system that the trusted side needs to look after the run directory. */
async function runSystemProgram(name, args, timeoutMs = 600_000) {
    const program = (0,_trusted_js__WEBPACK_IMPORTED_MODULE_3__/* .findProgram */ .Kp)(name, "", []);
    if (program === undefined)
        throw new Error(`${name} is not installed`);
    const { exit, stderr } = await (0,_process_js__WEBPACK_IMPORTED_MODULE_2__/* .captureProcess */ .Gx)({
        argv: [program, ...args],
        env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" },
        cwd: "/",
        timeoutMs,
        maxOutputBytes: 64 * 1024,
    });
    if (exit.code !== 0)
        throw new Error(`${name} failed: ${stderr.slice(0, 500)}`);
}
async function makeFifos(paths, owner) {
    await runSystemProgram("mkfifo", ["-m", "600", ...paths]);
    // `> /dev/stdout` inside opens it anew.
    if (owner !== undefined)
        await Promise.all(paths.map((path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chown)(path, owner.uid, owner.gid)));
}
/** Hands trees over, symlinks themselves included and never followed. */
async function giveTo(owner, paths) {
    await runSystemProgram("chown", ["-hR", `${owner.uid}:${owner.gid}`, "--", ...paths]);
}
/**
 * Everything in a work tree but its `.git` and what is hidden; an empty `.git` directory stands there to be mounted
 * over, and so does something empty for every hidden path.
 */
async function copyWorkspace(from, to, { owner, hide }) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(to);
    // find hands names to cp as bytes: not every one is UTF-8.
    const all = [from, "-mindepth", "1", "-maxdepth", "1", "!", "-name", ".git"];
    await runSystemProgram("find", [...all, "-exec", "cp", "-a", "--reflink=auto", "-t", to, "--", "{}", "+"]);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, ".git"));
    const top = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(to);
    for (const path of hide)
        await empty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, path));
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(from);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(to, mode & 0o777);
    if (owner !== undefined)
        await giveTo(owner, [to]);
}
async function empty(path) {
    // Through a link it would be the original that goes; what the link leads to is covered by a mount.
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(() => undefined)) !== path)
        return;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    await removeTree(path);
    if (found.isDirectory())
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    else
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, "");
}
/** Removes whatever the agent left: very deep paths and directories without permissions too. */
async function removeTree(path) {
    const remove = () => runSystemProgram("rm", ["-rf", "--one-file-system", "--", path]);
    try {
        await remove();
    }
    catch {
        await runSystemProgram("chmod", ["-R", "u+rwX", "--", path]).catch(() => undefined);
        await remove();
    }
}


/***/ }),

/***/ 920:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ runTrusted),
/* harmony export */   Bt: () => (/* binding */ trustedDirectories),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   TV: () => (/* binding */ isExecutable),
/* harmony export */   Zw: () => (/* binding */ trustedEnvironment),
/* harmony export */   cT: () => (/* binding */ OutputTooLong)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1260);



/** Variables that let git, gh and apt reach their servers through a proxy or a private certificate authority. */
const passedOn = [
    ...["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]),
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "GIT_SSL_CAINFO",
    "NODE_EXTRA_CA_CERTS",
];
/** Where the system's own programs live: looked through first, because nothing unprivileged can write there. */
const systemDirectories = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
/** A clean environment for trusted programs: nothing of ours but proxy and certificates, and a private HOME. */
function trustedEnvironment(ours, home) {
    const passed = passedOn.flatMap((name) => {
        const value = ours[name];
        return value === undefined || value === "" ? [] : [[name, value]];
    });
    return {
        PATH: systemDirectories.join(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter),
        HOME: home,
        XDG_CONFIG_HOME: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".config"),
        LANG: "C.UTF-8",
        NO_COLOR: "1",
        ...Object.fromEntries(passed),
    };
}
/**
 * Absolute path of a program, the system's own before the caller's PATH, or undefined.
 * Directories inside `distrusted` (the workspace, the tool cache) are passed over: an earlier step or the
 * agent could have planted a program there.
 */
function findProgram(name, path, distrusted) {
    return [...systemDirectories, ...trustedDirectories(path, distrusted)]
        .map((directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name))
        .find(isExecutable);
}
/** The directories of a PATH that are none of `distrusted`, in their order. */
function trustedDirectories(path, distrusted) {
    return path
        .split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter)
        .filter((directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(directory) && !distrusted.some((root) => isInside(directory, root)));
}
function isInside(path, root) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path);
    return way === "" || (!way.startsWith("..") && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/** Whether a path is a program that we may start. */
function isExecutable(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
/** Exit code of coreutils' timeout(1) when the time ran out. */
const timedOutExitCode = 124;
/**
 * Runs a trusted program (git, gh, apt) to its end, silently, with exactly this environment.
 * `timeoutMs` is enforced by timeout(1), because gh has no time limit of its own. Never throws for an exit code;
 * rejects when `signal` is aborted, after ending the program.
 */
async function runTrusted(program, args, options) {
    options.signal?.throwIfAborted();
    const stdout = [];
    const stderr = [];
    /** timeout(1) says its number first; it passes SIGTERM on to all that it started. */
    const stop = () => {
        const pid = Number(/^(\d+)\n/.exec(Buffer.concat(stderr).toString("latin1"))?.[1]);
        if (pid > 1)
            endGently(pid);
    };
    let running = true;
    const onAbort = () => {
        if (running)
            stop();
    };
    const seconds = String(Math.max(1, Math.ceil(options.timeoutMs / 1000)));
    // Input comes from a file: writing to a pipe whose reader has ended already would end our own process.
    const script = `${limitsText(options.limits ?? {})}echo $$ >&2; exec "$@" <"$0"`;
    const redirect = ["-c", script, options.inputFile ?? "/dev/null"];
    const maxOutputBytes = options.limits?.outputBytes ?? Number.POSITIVE_INFINITY;
    let outputBytes = 0;
    const command = ["/usr/bin/timeout", "--kill-after=5", seconds, program, ...args];
    options.signal?.addEventListener("abort", onAbort, { once: true });
    const exitCode = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_2__/* .exec */ .m)("/bin/sh", [...redirect, ...command], {
        cwd: options.cwd,
        env: { ...options.env },
        silent: true,
        ignoreReturnCode: true,
        listeners: {
            stdout: (chunk) => {
                outputBytes += chunk.length;
                hideFromLines(chunk);
                if (outputBytes <= maxOutputBytes)
                    stdout.push(chunk);
                else
                    stop();
            },
            stderr: (chunk) => {
                stderr.push(chunk);
                // Aborted before the number was known.
                if (options.signal?.aborted)
                    stop();
            },
        },
    }).finally(() => {
        running = false;
        options.signal?.removeEventListener("abort", onAbort);
    });
    options.signal?.throwIfAborted();
    if (outputBytes > maxOutputBytes) {
        throw new OutputTooLong(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program)} printed more than ${maxOutputBytes} bytes`);
    }
    return {
        exitCode,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr)
            .toString("utf8")
            .replace(/^\d+\n/, ""),
        timedOut: exitCode === timedOutExitCode,
    };
}
/**
 * `exec` turns every chunk into text to look for lines that nobody asked for, and what has none it copies anew each
 * time: megabytes without a line end (git's `-z`) would take minutes.
 */
function hideFromLines(chunk) {
    chunk.toString = () => "";
}
/** A trusted program was ended because it printed more than it may. */
class OutputTooLong extends Error {
    name = "OutputTooLong";
}
/** ulimit counts memory in KiB and files in blocks of 512 bytes. */
function limitsText({ memoryBytes, fileBytes }) {
    const memory = memoryBytes === undefined ? "" : `ulimit -d ${Math.floor(memoryBytes / 1024)}; `;
    const files = fileBytes === undefined ? "" : `ulimit -f ${Math.floor(fileBytes / 512)}; `;
    return memory + files;
}
function endGently(pid) {
    try {
        process.kill(pid, "SIGTERM");
    }
    catch {
        // It has ended.
    }
}


/***/ })

};
