export const id = 287;
export const ids = [
    287
];
export const modules = {
    3489: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            XP: ()=>since,
            ay: ()=>commandLine,
            cG: ()=>followDetails,
            lL: ()=>tellDetail
        });
        var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
        const followers = new Set();
        function tellDetail(text) {
            if (followers.size === 0) return;
            const detail = text();
            for (const take of followers)take(detail);
        }
        function followDetails(take) {
            followers.add(take);
            return {
                [Symbol.dispose]: ()=>void followers.delete(take)
            };
        }
        function since(began) {
            return `took ${Math.round(performance.now() - began)} ms`;
        }
        function commandLine([program = "", ...args]) {
            const own = (0, node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(program) === "git" ? withoutSettings(args) : args;
            const words = own.map((arg)=>/^[\w./:=@^~+,-]+$/.test(arg) ? arg : JSON.stringify(arg));
            return [
                (0, node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(program),
                ...words
            ].join(" ");
        }
        function withoutSettings(args) {
            return args.filter((arg, index)=>arg !== "-c" && args[index - 1] !== "-c");
        }
    }),
    5316: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            y: ()=>createPieces
        });
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
    }),
    4006: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Gx: ()=>captureProcess,
            Q9: ()=>captureOutput,
            kp: ()=>startProcess,
            r: ()=>isErrno,
            z0: ()=>signalIfAlive
        });
        var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
        var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
        var _pieces_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5316);
        async function startProcess(request) {
            const [program, ...args] = request.argv;
            const child = (0, node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
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
            const kept = (0, _pieces_js__WEBPACK_IMPORTED_MODULE_1__.y)();
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
    }),
    6287: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            DA: ()=>removeLeftovers,
            Fg: ()=>markOf,
            q9: ()=>endLeftovers
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);
        var _processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8380);
        var _run_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4964);
        function markOf(tempDir) {
            return {
                TINY_BACKSPACE_RUN: tempDir
            };
        }
        const maxRounds = 5;
        async function endLeftovers(tempDir) {
            for(let round = 0; round < maxRounds; round += 1){
                const pids = await findProcesses(tempDir);
                if (pids.length === 0) break;
                for (const pid of pids)(0, _process_js__WEBPACK_IMPORTED_MODULE_2__.z0)(pid);
            }
        }
        async function removeLeftovers(tempDir) {
            await endLeftovers(tempDir);
            const { parent, name } = (0, _run_directory_js__WEBPACK_IMPORTED_MODULE_4__.im)(tempDir);
            const outside = (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent)).filter((entry)=>entry.startsWith(name));
            await (0, _run_directory_js__WEBPACK_IMPORTED_MODULE_4__.Ui)([
                tempDir,
                ...outside.map((entry)=>(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, entry))
            ]);
        }
        async function findProcesses(tempDir) {
            const { parent, name } = (0, _run_directory_js__WEBPACK_IMPORTED_MODULE_4__.im)(tempDir);
            const variables = [
                `HOME=${tempDir}/`,
                ...Object.entries(markOf(tempDir)).map((pair)=>`${pair.join("=")}\0`)
            ];
            const directories = [
                (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, "sandbox-"),
                (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name)
            ];
            const found = await Promise.all((await (0, _processes_js__WEBPACK_IMPORTED_MODULE_3__.O3)()).map(async (pid)=>{
                const read = (file)=>(0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)("/proc", pid, file), "utf8").catch(()=>"");
                const [environment, command] = await Promise.all([
                    read("environ"),
                    read("cmdline")
                ]);
                const isOurs = variables.some((variable)=>`\0${environment}`.includes(`\0${variable}`)) || directories.some((directory)=>command.includes(directory));
                return isOurs ? [
                    Number(pid)
                ] : [];
            }));
            return found.flat();
        }
    }),
    8380: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            O3: ()=>listProcesses,
            S3: ()=>findProcessesOf,
            W_: ()=>isRunning,
            hT: ()=>countTasksOf,
            ld: ()=>findByVariable
        });
        var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
        var node_fs__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
        var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
        async function listProcesses() {
            const names = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)("/proc");
            return names.filter((entry)=>/^\d+$/.test(entry) && Number(entry) !== process.pid);
        }
        async function findByVariable(variable) {
            return await findWhere(async (pid)=>{
                const environment = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", pid, "environ"), "utf8");
                return `\0${environment}`.includes(`\0${variable}\0`);
            });
        }
        async function findProcessesOf(uid) {
            return await findWhere(async (pid)=>{
                if ((await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", pid))).uid !== uid) return false;
                return !/^State:\s*[ZX]/m.test(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", pid, "status"), "latin1"));
            });
        }
        async function countTasksOf(uid) {
            const counts = await Promise.all((await findProcessesOf(uid)).map(async (pid)=>{
                const tasks = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", String(pid), "task")).catch(()=>[]);
                return tasks.length;
            }));
            return counts.reduce((total, count)=>total + count, 0);
        }
        function isRunning(argument) {
            return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)("/proc").some((name)=>{
                if (!/^\d+$/.test(name)) return false;
                try {
                    return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)("/proc", name, "cmdline"), "latin1").split("\0").includes(argument);
                } catch  {
                    return false;
                }
            });
        }
        async function findWhere(fits) {
            const found = await Promise.all((await listProcesses()).map(async (pid)=>await fits(pid).catch(()=>false) ? [
                    Number(pid)
                ] : []));
            return found.flat();
        }
    }),
    4964: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            L6: ()=>makeRunDirectory,
            QM: ()=>makeFifos,
            Sj: ()=>addToHome,
            Ui: ()=>removeTrees,
            dM: ()=>removeTree,
            hQ: ()=>homeFiles,
            im: ()=>outsidePrefix,
            jb: ()=>giveTo,
            xQ: ()=>copyWorkspace
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4006);
        var _trusted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(920);
        const publishing = "not available in here: Tiny Backspace itself commits, pushes the branch and opens the pull request, once you call the finishing tool.";
        const gitConfig = `[url "backspace::"]
${[
            "https://",
            "http://",
            "ssh://",
            "git://",
            "git@"
        ].map((start)=>`\tpushInsteadOf = ${start}\n`).join("")}${[
            "127.0.0.1",
            "localhost",
            "[::1]"
        ].map((host)=>`[url "http://${host}"]\n\tpushInsteadOf = http://${host}\n`).join("")}`;
        const homeFiles = {
            ".gitconfig": gitConfig
        };
        const stub = (what)=>`#!/bin/sh
echo '${what} is ${publishing}' >&2
exit 1
`;
        function outsidePrefix(tempDir) {
            return {
                parent: "/tmp",
                name: `${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(tempDir)}-sandbox-`
            };
        }
        async function makeRunDirectory(path, owner, decoys) {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, owner === undefined ? 0o700 : 0o711);
            const directory = {
                path,
                home: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "home"),
                temp: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "tmp"),
                stubs: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "bin"),
                empty: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "empty")
            };
            await Promise.all([
                (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory.home, {
                    mode: 0o700
                }),
                (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory.temp, {
                    mode: 0o700
                }),
                (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory.stubs, {
                    mode: 0o755
                }),
                (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(directory.empty, "", {
                    mode: 0o444
                })
            ]);
            await Promise.all([
                (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory.stubs, "gh"), stub("gh"), {
                    mode: 0o755
                }),
                (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory.stubs, "git-remote-backspace"), stub("git push"), {
                    mode: 0o755
                }),
                ...Object.entries(decoys).map(async ([name, text])=>{
                    const file = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory.home, name);
                    await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), {
                        recursive: true,
                        mode: 0o700
                    });
                    await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, text, {
                        mode: 0o600
                    });
                })
            ]);
            await addToHome(directory.home, homeFiles);
            if (owner !== undefined) await giveTo(owner, [
                directory.home,
                directory.temp
            ]);
            return {
                ...directory,
                async remove (kept) {
                    if (kept === undefined) return await removeTree(path);
                    const others = (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path)).filter((name)=>name !== kept);
                    await removeTrees(others.map((name)=>(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name)));
                }
            };
        }
        async function addToHome(home, files) {
            for (const [path, text] of Object.entries(files)){
                await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, path)), {
                    recursive: true
                });
                await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, path), text);
            }
        }
        async function runSystemProgram(name, args, timeoutMs = 600_000) {
            const program = (0, _trusted_js__WEBPACK_IMPORTED_MODULE_3__.Kp)(name, "", []);
            if (program === undefined) throw new Error(`${name} is not installed`);
            const { exit, stderr } = await (0, _process_js__WEBPACK_IMPORTED_MODULE_2__.Gx)({
                argv: [
                    program,
                    ...args
                ],
                env: {
                    PATH: "/usr/bin:/bin",
                    LANG: "C.UTF-8"
                },
                cwd: "/",
                timeoutMs,
                maxOutputBytes: 64 * 1024
            });
            if (exit.code !== 0) throw new Error(`${name} failed: ${stderr.slice(0, 500)}`);
        }
        async function makeFifos(paths, owner) {
            await runSystemProgram("mkfifo", [
                "-m",
                "600",
                ...paths
            ]);
            if (owner !== undefined) await Promise.all(paths.map((path)=>(0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chown)(path, owner.uid, owner.gid)));
        }
        async function giveTo(owner, paths) {
            await runSystemProgram("chown", [
                "-hR",
                `${owner.uid}:${owner.gid}`,
                "--",
                ...paths
            ]);
        }
        async function copyWorkspace(from, to, { owner, hide }) {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(to);
            const all = [
                from,
                "-mindepth",
                "1",
                "-maxdepth",
                "1",
                "!",
                "-name",
                ".git"
            ];
            await runSystemProgram("find", [
                ...all,
                "-exec",
                "cp",
                "-a",
                "--reflink=auto",
                "-t",
                to,
                "--",
                "{}",
                "+"
            ]);
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, ".git"));
            const top = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(to);
            for (const path of hide)await empty((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, path));
            const { mode } = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(from);
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(to, mode & 0o777);
            if (owner !== undefined) await giveTo(owner, [
                to
            ]);
        }
        async function empty(path) {
            if (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path).catch(()=>undefined) !== path) return;
            const found = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
            await removeTree(path);
            if (found.isDirectory()) await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
            else await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, "");
        }
        async function removeTrees(paths) {
            if (paths.length === 0) return;
            const remove = ()=>runSystemProgram("rm", [
                    "-rf",
                    "--one-file-system",
                    "--",
                    ...paths
                ]);
            try {
                await remove();
            } catch  {
                await runSystemProgram("chmod", [
                    "-R",
                    "u+rwX",
                    "--",
                    ...paths
                ]).catch(()=>undefined);
                await remove();
            }
        }
        async function removeTree(path) {
            await removeTrees([
                path
            ]);
        }
    }),
    920: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            $5: ()=>runTrusted,
            Bt: ()=>trustedDirectories,
            Kp: ()=>findProgram,
            TV: ()=>isExecutable,
            Zw: ()=>trustedEnvironment,
            cT: ()=>OutputTooLong
        });
        var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
        var node_fs__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var _actions_exec__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1260);
        var _details_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3489);
        const passedOn = [
            ...[
                "HTTPS_PROXY",
                "HTTP_PROXY",
                "NO_PROXY"
            ].flatMap((name)=>[
                    name,
                    name.toLowerCase()
                ]),
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "GIT_SSL_CAINFO",
            "NODE_EXTRA_CA_CERTS"
        ];
        const systemDirectories = [
            "/usr/local/sbin",
            "/usr/local/bin",
            "/usr/sbin",
            "/usr/bin",
            "/sbin",
            "/bin"
        ];
        function trustedEnvironment(ours, home) {
            const passed = passedOn.flatMap((name)=>{
                const value = ours[name];
                return value === undefined || value === "" ? [] : [
                    [
                        name,
                        value
                    ]
                ];
            });
            return {
                PATH: systemDirectories.join(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter),
                HOME: home,
                XDG_CONFIG_HOME: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, ".config"),
                LANG: "C.UTF-8",
                NO_COLOR: "1",
                ...Object.fromEntries(passed)
            };
        }
        function findProgram(name, path, distrusted) {
            const findIn = (directories)=>directories.map((directory)=>(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)).find(isExecutable);
            return findIn(systemDirectories) ?? findIn(trustedDirectories(path, distrusted));
        }
        function trustedDirectories(path, distrusted) {
            return path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).filter((directory)=>(0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(directory) && !distrusted.some((root)=>isInside(directory, root)));
        }
        function isInside(path, root) {
            const way = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path);
            return way === "" || !way.startsWith("..") && !(0, node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
        }
        function isExecutable(path) {
            try {
                (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
                return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
            } catch  {
                return false;
            }
        }
        const timedOutExitCode = 124;
        async function runTrusted(program, args, options) {
            options.signal?.throwIfAborted();
            const stdout = [];
            const stderr = [];
            const stop = ()=>{
                const pid = Number(/^(\d+)\n/.exec(Buffer.concat(stderr).toString("latin1"))?.[1]);
                if (pid > 1) endGently(pid);
            };
            let running = true;
            const onAbort = ()=>{
                if (running) stop();
            };
            const seconds = String(Math.max(1, Math.ceil(options.timeoutMs / 1000)));
            const script = `${limitsText(options.limits ?? {})}echo $$ >&2; exec "$@" <"$0"`;
            const redirect = [
                "-c",
                script,
                options.inputFile ?? "/dev/null"
            ];
            const maxOutputBytes = options.limits?.outputBytes ?? Number.POSITIVE_INFINITY;
            let outputBytes = 0;
            const began = performance.now();
            const command = [
                "/usr/bin/timeout",
                "--kill-after=5",
                seconds,
                program,
                ...args
            ];
            options.signal?.addEventListener("abort", onAbort, {
                once: true
            });
            const exitCode = await (0, _actions_exec__WEBPACK_IMPORTED_MODULE_2__.m)("/bin/sh", [
                ...redirect,
                ...command
            ], {
                cwd: options.cwd,
                env: {
                    ...options.env
                },
                silent: true,
                ignoreReturnCode: true,
                listeners: {
                    stdout: (chunk)=>{
                        outputBytes += chunk.length;
                        hideFromLines(chunk);
                        if (outputBytes <= maxOutputBytes) stdout.push(chunk);
                        else stop();
                    },
                    stderr: (chunk)=>{
                        stderr.push(chunk);
                        if (options.signal?.aborted) stop();
                    }
                }
            }).finally(()=>{
                running = false;
                options.signal?.removeEventListener("abort", onAbort);
            });
            (0, _details_js__WEBPACK_IMPORTED_MODULE_3__.lL)(()=>`${(0, _details_js__WEBPACK_IMPORTED_MODULE_3__.ay)([
                    program,
                    ...args
                ])}: exit code ${exitCode}, ${outputBytes} bytes, ${(0, _details_js__WEBPACK_IMPORTED_MODULE_3__.XP)(began)}`);
            options.signal?.throwIfAborted();
            if (outputBytes > maxOutputBytes) {
                throw new OutputTooLong(`${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program)} printed more than ${maxOutputBytes} bytes`);
            }
            return {
                exitCode,
                stdout: Buffer.concat(stdout),
                stderr: Buffer.concat(stderr).toString("utf8").replace(/^\d+\n/, ""),
                timedOut: exitCode === timedOutExitCode
            };
        }
        function hideFromLines(chunk) {
            chunk.toString = ()=>"";
        }
        class OutputTooLong extends Error {
            name = "OutputTooLong";
        }
        function limitsText({ memoryBytes, fileBytes }) {
            const memory = memoryBytes === undefined ? "" : `ulimit -d ${Math.floor(memoryBytes / 1024)}; `;
            const files = fileBytes === undefined ? "" : `ulimit -f ${Math.floor(fileBytes / 512)}; `;
            return memory + files;
        }
        function endGently(pid) {
            try {
                process.kill(pid, "SIGTERM");
            } catch  {}
        }
    })
};
