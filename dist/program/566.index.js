export const id = 566;
export const ids = [
    566
];
export const modules = {
    3326: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            _: ()=>keepChange,
            o: ()=>showable
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
        var node_path__WEBPACK_IMPORTED_MODULE_1___default = __webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
        var _held_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1698);
        var _policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1237);
        var _pull_request_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1281);
        function showable(patch, changes, redactor) {
            if (patch === undefined) return undefined;
            if (patch.includes("\nGIT binary patch\n") && (0, _policy_js__WEBPACK_IMPORTED_MODULE_3__.Bu)(redactor, changes)) return undefined;
            return Buffer.from(redactor.text(patch.toString("latin1")), "latin1");
        }
        async function keepChange(options) {
            const { directory, workspace, changes, redactor, author } = options;
            const write = async (name, patch)=>{
                const shown = showable(patch, changes, redactor);
                if (shown === undefined || shown.length === 0) return undefined;
                const file = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
                await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, shown, {
                    mode: 0o600
                });
                return file;
            };
            const patch = await write("change.patch", changes.patch);
            const protectedPatch = await write(_held_text_js__WEBPACK_IMPORTED_MODULE_2__.rQ, changes.held?.patch);
            const message = (0, _pull_request_text_js__WEBPACK_IMPORTED_MODULE_4__.df)(options.told, undefined);
            const isClean = redactor.text(message) === message && !(0, _policy_js__WEBPACK_IMPORTED_MODULE_3__.Bu)(redactor, changes);
            let bundle;
            if (isClean && changes.files.length > 0) {
                bundle = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, "change.bundle");
                const sha = await workspace.commit({
                    tree: changes.tree,
                    message,
                    author
                });
                await workspace.bundle(sha, bundle);
            }
            return {
                ...patch !== undefined && {
                    patch
                },
                ...protectedPatch !== undefined && {
                    protectedPatch
                },
                ...bundle !== undefined && {
                    bundle
                }
            };
        }
    }),
    2566: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            $O: ()=>finishPublishing,
            keepSolution: ()=>keepSolution,
            land: ()=>land,
            Ex: ()=>landLocally,
            LE: ()=>refuseThief
        });
        var repository = __webpack_require__(8547);
        var carry_out = __webpack_require__(822);
        var patch_text = __webpack_require__(1705);
        ; // CONCATENATED MODULE: ./src/change-event.ts
        const maxFiles = 200;
        const maxPathCharacters = 1_000;
        const maxPatchBytes = 64 * 1024;
        function changeEvent(changes, { redactor, canaries }) {
            const { files, additions } = changes;
            const listed = files.slice(0, maxFiles);
            const total = (lines)=>files.reduce((sum, file)=>sum + (file[lines] ?? 0), 0);
            const isSecret = (0, patch_text.R)(additions).some(({ text })=>redactor.text(text) !== text || canaries.findIn(text).length > 0);
            const shown = isSecret || changes.patch === undefined ? undefined : beginningOf(changes.patch);
            return {
                type: "change",
                files: listed.map(({ path, status, addedLines, deletedLines })=>({
                        path: redactor.text(path).slice(0, maxPathCharacters),
                        ...{
                            status,
                            added_lines: addedLines,
                            deleted_lines: deletedLines
                        }
                    })),
                left_out: files.length - listed.length,
                added_lines: total("addedLines"),
                deleted_lines: total("deletedLines"),
                patch: shown === undefined ? null : redactor.text(shown.text),
                truncated: shown?.isCut ?? false
            };
        }
        const nextFile = "\ndiff --git ";
        const binary = "\nGIT binary patch\n";
        function beginningOf(patch) {
            const parts = [];
            let room = maxPatchBytes;
            for(let start = 0; start < patch.length;){
                const next = patch.indexOf(nextFile, start);
                const file = patch.subarray(start, next < 0 ? patch.length : next + 1);
                const packedAt = file.indexOf(binary);
                const told = packedAt < 0 ? file : file.subarray(0, packedAt + binary.length);
                if (told.length > room) {
                    const fitting = told.subarray(0, room);
                    parts.push(fitting.subarray(0, fitting.lastIndexOf("\n") + 1));
                    return {
                        text: Buffer.concat(parts).toString("utf8"),
                        isCut: true
                    };
                }
                parts.push(told);
                room -= told.length;
                start += file.length;
            }
            return {
                text: Buffer.concat(parts).toString("utf8"),
                isCut: false
            };
        }
        var promises_ = __webpack_require__(8500);
        var errors = __webpack_require__(3916);
        ; // CONCATENATED MODULE: ./src/ci.ts
        const appearanceMs = 60_000;
        const shortPauseMs = 2_000;
        const longPauseMs = 20_000;
        async function mirrorCi(run, { workflows, serverUrl, repository }, { workflow, branch, sha, until }) {
            const context = `Tiny Backspace / ${workflow}`;
            const page = `${serverUrl}/${repository.owner}/${repository.name}/actions/workflows/${workflow}`;
            const tell = async (state, description, url)=>await workflows.setStatus(sha, {
                    state,
                    context,
                    description,
                    url
                });
            run.emit({
                type: "status",
                message: `Starting ${workflow} on the branch...`,
                phase: "pull-request"
            });
            try {
                const known = await workflows.dispatched(workflow, {
                    branch,
                    sha
                });
                if (known.length === 0) await workflows.dispatch(workflow, {
                    branch,
                    sha
                });
                await tell("pending", "Started by Tiny Backspace", page);
                const started = await waitFor(Math.min(until, Date.now() + appearanceMs), async ()=>{
                    const [newest] = await workflows.dispatched(workflow, {
                        branch,
                        sha
                    });
                    return newest;
                });
                if (started === undefined) {
                    return warn(`${workflow} was started on the branch, and its run has not appeared. See ${page}`);
                }
                await tell("pending", "Running", started.url);
                const ended = await waitFor(until, async ()=>{
                    const now = await workflows.run(started.id);
                    return now.conclusion === undefined ? undefined : now;
                });
                if (ended === undefined) {
                    const sentence = `${workflow} was not over when the run's time was up, so its status stays pending: ${started.url}`;
                    return warn(sentence);
                }
                const [state, words] = verdict(ended);
                await tell(state, words, ended.url);
                run.emit({
                    type: "status",
                    message: `${workflow}: ${words} ${ended.url}`,
                    phase: "pull-request"
                });
            } catch (error) {
                if (run.signal.aborted) return;
                if (!(error instanceof errors.y)) throw error;
                warn(`The result of ${workflow} is not shown on the pull request. ${error.message}`);
            }
            function warn(message) {
                run.emit({
                    type: "warning",
                    message
                });
            }
            async function waitFor(deadline, look) {
                for(let pauseMs = shortPauseMs;; pauseMs = Math.min(longPauseMs, pauseMs * 1.5)){
                    const found = await look();
                    if (found !== undefined) return found;
                    const leftMs = deadline - Date.now();
                    if (leftMs <= 0) return undefined;
                    await (0, promises_.setTimeout)(Math.min(pauseMs, leftMs), undefined, {
                        signal: run.signal
                    });
                }
            }
        }
        function verdict({ conclusion = "" }) {
            switch(conclusion){
                case "success":
                case "neutral":
                case "skipped":
                    return [
                        "success",
                        `It ended with ${conclusion}.`
                    ];
                default:
                    return [
                        "failure",
                        `It ended with ${conclusion.replaceAll("_", " ")}.`
                    ];
            }
        }
        var keep = __webpack_require__(3326);
        var policy = __webpack_require__(1237);
        var proposal_text = __webpack_require__(5257);
        var branch_name = __webpack_require__(3311);
        var earlier = __webpack_require__(931);
        var held_text = __webpack_require__(1698);
        var marker = __webpack_require__(5033);
        var pull_request_text = __webpack_require__(1281);
        var receipt_text = __webpack_require__(855);
        ; // CONCATENATED MODULE: ./src/rival.ts
        async function findRival(github, opened, issue) {
            if (opened.operation !== "created" || issue === undefined) return undefined;
            const us = await github.viewer();
            const older = {
                ...github.pulls,
                listOpen: async ()=>olderThan(opened, await github.pulls.listOpen())
            };
            const found = await (0, earlier._)({
                ...github,
                pulls: older
            }, {
                us,
                issue,
                base: opened.base
            });
            return found.type === "ours" ? found.pullRequest : undefined;
        }
        function olderThan({ number }, all) {
            return all.filter((one)=>one.number < number);
        }
        async function giveWay(run, github, { number, branch }, rival) {
            try {
                await github.pulls.close(number);
            } catch (error) {
                if (!(error instanceof errors.y)) throw error;
                const message = `Pull request #${rival.number} is for the same issue as #${number}; close one of them. ${error.message}`;
                run.emit({
                    type: "warning",
                    message
                });
                return false;
            }
            const message = `Another run opened pull request #${rival.number} for the same issue at the same time, so #${number} is closed and that one updated.`;
            run.emit({
                type: "warning",
                message
            });
            await github.deleteBranch(branch).catch((error)=>{
                if (!(error instanceof errors.y)) throw error;
            });
            return true;
        }
        var verification = __webpack_require__(3934);
        ; // CONCATENATED MODULE: ./src/publish.ts
        const actionsBot = {
            name: "github-actions[bot]",
            email: "41898282+github-actions[bot]@users.noreply.github.com"
        };
        const workflowPaths = [
            "/.github/workflows/**"
        ];
        async function publish(run, options) {
            try {
                return await publishAll(run, options);
            } catch (error) {
                if (!(error instanceof errors.y) || error.code !== "workflow-scope") throw error;
                const changes = await options.workspace.withhold(options.changes, workflowPaths);
                if (changes.files.length === 0 || changes.tree === options.changes.tree) throw error;
                await options.keep?.(changes);
                return await publishAll(run, {
                    ...options,
                    changes
                });
            }
        }
        async function publishAll(run, options) {
            const { github } = options;
            const publication = await plan(run, options);
            options.save?.(publication);
            const opened = await (0, carry_out.u)(run, github, publication);
            const rival = await findRival(github, opened, publication.issue);
            if (rival === undefined || !await giveWay(run, github, opened, rival)) return opened;
            return await publishAll(run, options);
        }
        async function plan(run, options) {
            const { github, workspace, changes, base, settings } = options;
            run.signal.throwIfAborted();
            (0, policy.eN)(changes);
            const [us, asker] = await Promise.all([
                github.viewer(),
                findAsker(options)
            ]);
            const asked = (0, marker.ET)(options.task);
            const earlier = await findOwn(options, {
                us,
                issue: asked,
                base
            });
            const own = earlier.type === "ours" ? earlier.pullRequest : undefined;
            const ownMarker = own && (0, marker.t7)(own.body);
            const goesOn = options.task.pullRequest !== undefined;
            const issue = asked ?? (goesOn ? ownMarker?.issue : undefined);
            const told = {
                ...options,
                ...settings.title !== undefined && {
                    titlePattern: settings.title
                }
            };
            const title = own !== undefined && goesOn ? titleAgain(own.title, told) : (0, pull_request_text.Gg)(told);
            const body = (0, pull_request_text.NF)(told, {
                ...options,
                repository: `${github.repository.owner}/${github.repository.name}`,
                ...earlier.type === "changed" && {
                    leftAlone: {
                        ...earlier.pullRequest,
                        how: earlier.how
                    }
                },
                ...issue !== undefined && {
                    issue
                },
                ...goesOn && own !== undefined && {
                    since: {
                        sha: workspace.base.sha,
                        files: await filesSoFar(github, own.number)
                    }
                }
            });
            const message = (0, pull_request_text.df)(told, asker);
            (0, policy.un)(options, changes, {
                title,
                description: body,
                "commit message": message
            });
            warnOfRest(run, changes);
            if (earlier.type === "changed") {
                const message = changeSentences[earlier.how](earlier.pullRequest.number);
                run.emit({
                    type: "warning",
                    message
                });
            }
            if (earlier.type === "unknown") {
                const message = `Whether there is an earlier pull request of ours can't be told, so another one is opened. ${earlier.reason}`;
                run.emit({
                    type: "warning",
                    message
                });
            }
            const branch = own?.branch ?? await (0, branch_name.ie)(await branchOptions(run, options, settings.branch), (name)=>github.branchExists(name));
            const sentence = own === undefined ? `Creating branch ${branch}` : `Updating branch ${branch}`;
            run.emit({
                type: "status",
                message: sentence,
                phase: "branch"
            });
            run.emit({
                type: "status",
                message: "Committing changes...",
                phase: "commit"
            });
            const sha = await workspace.commit({
                tree: changes.tree,
                message,
                author: options.author ?? actionsBot
            });
            const { labels, reviewers, assignees, milestone } = settings;
            const isUnsure = options.unfinished !== undefined || (0, verification.E)(options.verification) || goesOn && ownMarker?.draft === true && (0, verification.D)(options.verification);
            const { requestedBy } = options.task;
            return {
                ...{
                    gitDir: workspace.gitDir,
                    sha,
                    branch,
                    base,
                    title,
                    body,
                    signed: settings.signCommits
                },
                expect: own === undefined ? "absent" : goesOn ? workspace.base.sha : own.headSha,
                ...own !== undefined && {
                    earlier: {
                        ...{
                            number: own.number,
                            nodeId: own.nodeId,
                            url: own.url,
                            draft: own.draft
                        },
                        draftIsOurs: ownMarker?.draft === true
                    }
                },
                ci: (0, receipt_text.sT)(aboutCi(github, us, settings)),
                ...issue !== undefined && {
                    issue
                },
                ...draftOf(run, options, isUnsure),
                triage: {
                    ...{
                        labels,
                        reviewers,
                        assignees
                    },
                    ...milestone !== undefined && {
                        milestone
                    },
                    ...us !== undefined && {
                        author: us.login
                    },
                    ...requestedBy !== undefined && {
                        asker: requestedBy
                    }
                }
            };
        }
        async function findOwn({ github, task: { pullRequest } }, asked) {
            if (pullRequest === undefined) return await (0, earlier._)(github, asked);
            const found = await github.pulls.readOpen(pullRequest.number);
            return found === undefined ? {
                type: "none"
            } : {
                type: "ours",
                pullRequest: found
            };
        }
        const unfinishedMark = "[unfinished] ";
        function titleAgain(title, { unfinished }) {
            const kept = title.startsWith(unfinishedMark) ? title.slice(unfinishedMark.length) : title;
            return unfinished === undefined ? kept : `${unfinishedMark}${kept}`;
        }
        const changeSentences = {
            pushed: (number)=>`Somebody has pushed to our earlier pull request #${number} since, so it is left as it is and another one is opened.`,
            approved: (number)=>`Our earlier pull request #${number} is approved, so it is left as it is and another one is opened.`,
            "auto-merge": (number)=>`Our earlier pull request #${number} is set to merge by itself, so it is left as it is and another one is opened.`
        };
        function draftOf(run, { settings: { draft }, task }, isUnsure) {
            if (task.draft === true && draft === "never") {
                const message = "A draft was asked for, but the workflow's `draft: never` counts.";
                run.emit({
                    type: "warning",
                    message
                });
            }
            if (draft === "never") return {
                draft: false
            };
            if (draft === "always" || task.draft === true) return {
                draft: true
            };
            return {
                draft: isUnsure,
                isUnfinished: isUnsure
            };
        }
        function aboutCi(github, us, { ciWorkflow }) {
            return {
                ...us !== undefined && {
                    token: us.login === actionsBot.name ? "job" : "other"
                },
                ...ciWorkflow !== undefined && {
                    workflow: ciWorkflow
                },
                dotcom: new URL(github.serverUrl).hostname === "github.com"
            };
        }
        async function branchOptions(run, options, branch) {
            return {
                ...options,
                agentBranch: await options.workspace.agentBranch(),
                runId: run.id,
                ...branch !== undefined && {
                    branch
                }
            };
        }
        async function propose(run, options) {
            const { workspace, changes } = options;
            const message = (0, pull_request_text.df)(options, undefined);
            (0, policy.eN)(changes);
            (0, policy.un)(options, changes, {
                "commit message": message
            });
            warnOfRest(run, changes);
            const branch = await (0, branch_name.ie)(await branchOptions(run, options, options.branch), (name)=>workspace.hasBranch(name));
            run.emit({
                type: "status",
                message: `Creating branch ${branch}`,
                phase: "branch"
            });
            run.emit({
                type: "status",
                message: "Committing changes...",
                phase: "commit"
            });
            const headSha = await workspace.commit({
                tree: changes.tree,
                message,
                author: options.author ?? actionsBot
            });
            await workspace.createLocalBranch(branch, headSha);
            return {
                branch,
                headSha
            };
        }
        const shownOmissions = 20;
        function warnOfRest(run, changes) {
            const message = (0, held_text.Gz)(changes);
            if (message !== undefined) run.emit({
                type: "warning",
                message
            });
            const { omitted } = changes;
            for (const { path, reason } of omitted.slice(0, shownOmissions)){
                run.emit({
                    type: "warning",
                    message: `${path} is left out of the change because ${reason}.`
                });
            }
            const more = omitted.length - shownOmissions;
            if (more > 0) run.emit({
                type: "warning",
                message: `${more} more paths are left out of the change.`
            });
        }
        async function findAsker({ task, github }) {
            if (task.requestedBy === undefined || task.requestedBy.endsWith("[bot]")) return undefined;
            return await github.identityOf(task.requestedBy);
        }
        async function filesSoFar({ pulls }, number) {
            try {
                return await pulls.listFiles(number);
            } catch (error) {
                if (error instanceof errors.y) return undefined;
                throw error;
            }
        }
        var tell = __webpack_require__(44);
        ; // CONCATENATED MODULE: ./src/question.ts
        const mark = "<!-- tiny-backspace:question -->";
        const longestBody = 65_536;
        const partLengths = [
            20_000,
            5_000,
            1_000
        ];
        const obstacles = [
            ...[
                "push-refused",
                "workflow-scope",
                "pr-not-permitted",
                "github-unavailable"
            ]
        ];
        async function askAfter(run, landing, options) {
            const question = options.proposal?.question;
            if (question === undefined) return await landing;
            const [landed] = await Promise.allSettled([
                landing
            ]);
            if (landed.status === "rejected") {
                const { reason } = landed;
                if (reason instanceof errors.y && obstacles.includes(reason.code)) await ask(run, options);
                throw reason;
            }
            const pullRequest = "pullRequest" in landed.value ? landed.value.pullRequest : undefined;
            const branch = "branch" in landed.value ? landed.value.branch : undefined;
            const commentUrl = await ask(run, options, pullRequest);
            return {
                type: "question",
                question,
                ...pullRequest !== undefined && {
                    pullRequest
                },
                ...branch !== undefined && {
                    branch
                },
                ...commentUrl === undefined ? {
                    code: "question-open",
                    reason: "The agent has a question that is asked nowhere but here."
                } : {
                    commentUrl
                }
            };
        }
        async function ask(run, options, pullRequest) {
            const { home, task, redactor } = options;
            const place = placeIn(task);
            if (home === undefined || place === undefined) return undefined;
            run.emit({
                type: "status",
                message: `Asking on ${(0, tell.Vb)(place)}...`,
                phase: "result"
            });
            const bodies = partLengths.map((length)=>redactor.text(commentBody(options, pullRequest, length)));
            const body = bodies.find((candidate)=>candidate.length <= longestBody) ?? bodies.at(-1) ?? "";
            try {
                return (await home.addComment(place.number, body)).url;
            } catch (error) {
                if (!(error instanceof errors.y)) throw error;
                const permission = error.code === "token-rejected" ? " The job needs `permissions: issues: write` for it." : "";
                const message = `The question could not be written under ${(0, tell.Vb)(place)}. ${error.message}${permission}`;
                run.emit({
                    type: "warning",
                    message
                });
                return undefined;
            }
        }
        function placeIn({ pullRequest, issue }) {
            if (pullRequest !== undefined) return {
                type: "pull-request",
                number: pullRequest.number
            };
            return issue && {
                type: "issue",
                number: issue.number
            };
        }
        function commentBody({ task, proposal, runUrl }, pullRequest, length) {
            const next = [
                task.pullRequest === undefined ? "Put the answer into the issue's text and start the run again" : "Answer in a comment that begins with `/backspace`",
                pullRequest === undefined || task.pullRequest !== undefined ? "" : `[what there is so far](${pullRequest.url})`,
                runUrl === undefined ? "" : `[log of the run](${runUrl})`
            ];
            return [
                mark,
                `**Tiny Backspace has a question before it can go on.**${mention(task.requestedBy)}`,
                proposal === undefined ? "" : (0, proposal_text.q5)(proposal, length),
                `---\n<sub>${next.filter((part)=>part !== "").join(" \xb7 ")}</sub>`
            ].join("\n\n");
        }
        function mention(login) {
            return login !== undefined && /^[a-z\d](?:-?[a-z\d])*$/i.test(login) ? ` @${login}` : "";
        }
        ; // CONCATENATED MODULE: ./src/land.ts
        async function land(run, solution, options) {
            refuseThief(solution);
            const { home, ...others } = options;
            const asking = {
                ...others,
                ...home !== undefined && options.dryRun !== true && {
                    home
                }
            };
            return await askAfter(run, landChange(run, solution, options), {
                ...asking,
                ...solution.result
            });
        }
        async function landChange(run, solution, options) {
            const { github } = options;
            const { workspace, changes, result } = solution;
            if (changes === undefined) return landNothing(solution);
            if (changes.files.length === 0) return landHeld(run, solution, changes, options);
            const { keep, ...asked } = options;
            const [{ shown, unshown }, base] = await Promise.all([
                (0, repository.KK)(workspace),
                options.base ?? defaultBase(github, workspace.base.branch)
            ]);
            const settings = withoutOwnCi(run, changes, options.settings);
            const publishing = {
                ...{
                    ...asked,
                    settings
                },
                ...told(solution, changes),
                ...keep !== undefined && {
                    keep: (published)=>keep({
                            ...solution,
                            changes: published
                        })
                },
                base,
                usage: result.usage,
                shown: {
                    ...{
                        instructions: shown,
                        unshown,
                        hidden: workspace.hidden.paths
                    },
                    ...solution.receipt !== undefined && {
                        receipt: solution.receipt
                    }
                }
            };
            if (options.dryRun === true) return await landNowhere(run, solution, publishing);
            const { ciWorkflow } = settings;
            const { stopped, proposal } = result;
            const decided = {
                ...stopped !== undefined && {
                    stopped: why(stopped)
                },
                ...proposal !== undefined && {
                    proposal
                },
                ...ciWorkflow !== undefined && {
                    ciWorkflow
                }
            };
            const pullRequest = await publish(run, {
                ...publishing,
                save: (publication)=>options.journal?.write({
                        step: "publishing",
                        publication,
                        ...decided
                    })
            });
            return await landed(run, pullRequest, decided, options);
        }
        async function finishPublishing(run, { publication, ...decided }, options) {
            const publishing = (0, carry_out.u)(run, options.github, publication).then((pullRequest)=>landed(run, pullRequest, decided, options));
            return await askAfter(run, publishing, {
                ...options,
                ...decided
            });
        }
        async function landed(run, pullRequest, { ciWorkflow: workflow, stopped }, { github, deadline = Date.now() }) {
            if (workflow !== undefined) {
                const { branch, headSha } = pullRequest;
                await mirrorCi(run, github, {
                    workflow,
                    branch,
                    sha: headSha,
                    until: deadline
                });
            }
            if (stopped === undefined) return {
                type: "pull-request",
                pullRequest
            };
            return {
                type: "unfinished",
                ...stopped,
                pullRequest
            };
        }
        function withoutOwnCi(run, { files }, settings) {
            const { ciWorkflow, ...others } = settings;
            if (ciWorkflow === undefined || !files.some(({ path })=>path.startsWith(".github/"))) return settings;
            const message = `${ciWorkflow} is not started, because the change touches .github: look at it first, then start it by hand.`;
            run.emit({
                type: "warning",
                message
            });
            return others;
        }
        async function landNowhere(run, { result: { stopped } }, publishing) {
            const { branch, base, title, body, draft, sha, earlier, triage } = await plan(run, publishing);
            run.emit({
                ...{
                    type: "proposed_pull_request",
                    operation: earlier === undefined ? "created" : "updated"
                },
                ...{
                    branch,
                    base,
                    title,
                    draft,
                    labels: [
                        ...triage.labels
                    ],
                    body
                }
            });
            if (stopped === undefined) return {
                type: "proposed",
                branch,
                headSha: sha,
                dryRun: true
            };
            const { code, reason } = why(stopped);
            return {
                type: "unfinished",
                code,
                reason: `${reason} It was a dry run, so nothing was pushed.`
            };
        }
        async function landLocally(run, solution, options) {
            refuseThief(solution);
            return await askAfter(run, landChangeLocally(run, solution, options), {
                ...options,
                ...solution.result
            });
        }
        async function landChangeLocally(run, solution, options) {
            const { changes, result } = solution;
            if (changes === undefined) return landNothing(solution);
            if (changes.files.length === 0) return landHeld(run, solution, changes, options);
            const proposed = await propose(run, {
                ...options,
                ...told(solution, changes)
            });
            if (result.stopped === undefined) return {
                type: "proposed",
                ...proposed
            };
            return {
                type: "unfinished",
                ...why(result.stopped),
                branch: proposed.branch
            };
        }
        function refuseThief({ decoysAsked }) {
            if (decoysAsked.length === 0) return;
            throw new errors.y("exfiltration", `A command asked the network for a name that held a decoy credential (${decoysAsked.join(", ")}), so the run was stopped and nothing published.`);
        }
        function landNothing({ canaries, result: { stopped, proposal } }) {
            refuseDecoysIn(proposal, canaries);
            if (stopped !== undefined) return {
                type: "failed",
                ...why(stopped)
            };
            return {
                type: "no-changes",
                reason: proposal?.description ?? ""
            };
        }
        function refuseDecoysIn(proposal, canaries) {
            const texts = Object.entries(proposal === undefined ? {} : (0, proposal_text.Z4)(proposal));
            (0, policy.g9)(canaries, texts.map(([name, text])=>({
                    path: `the ${name}`,
                    text
                })));
        }
        function landHeld(run, { canaries, result: { stopped, proposal } }, changes, { redactor }) {
            (0, policy.un)({
                redactor,
                canaries
            }, changes, {});
            refuseDecoysIn(proposal, canaries);
            warnOfRest(run, changes);
            if (stopped !== undefined) return {
                type: "failed",
                ...why(stopped)
            };
            const count = changes.held?.files.length ?? 0;
            return {
                type: "failed",
                code: "protected-paths",
                reason: `Only protected files were changed (${count}), so nothing was published.`
            };
        }
        async function keepSolution(options) {
            const { emit, directory, solution, changes, task, redactor, author = actionsBot } = options;
            const { workspace, canaries } = solution;
            if (changes.files.length > 0) emit(changeEvent(changes, {
                redactor,
                canaries
            }));
            const about = {
                ...told(solution, changes),
                task
            };
            return await (0, keep._)({
                directory,
                workspace,
                changes,
                told: about,
                redactor,
                author
            });
        }
        function told(solution, changes) {
            const { workspace, canaries, network, exposed, verification, handedOver, result: { proposal, stopped } } = solution;
            const unfinished = stopped?.reason ?? (proposal?.question && "The agent has a question before it can go on.");
            return {
                workspace,
                canaries,
                changes,
                ...network !== undefined && {
                    network
                },
                ...exposed !== undefined && {
                    exposed
                },
                ...handedOver !== undefined && {
                    handedOver
                },
                ...verification !== undefined && {
                    verification
                },
                ...proposal !== undefined && {
                    proposal
                },
                ...unfinished !== undefined && {
                    unfinished
                }
            };
        }
        function why({ code, reason }) {
            return {
                code,
                reason
            };
        }
        async function defaultBase(github, checkedOut) {
            if (checkedOut !== undefined && await github.branchExists(checkedOut)) return checkedOut;
            return await github.defaultBranch();
        }
    })
};
