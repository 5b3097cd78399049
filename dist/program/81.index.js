export const id = 81;
export const ids = [
    81
];
export const modules = {
    7343: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            IW: ()=>checkCiWorkflow,
            er: ()=>checkBranchRules,
            qD: ()=>checkBase
        });
        var _branch_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3311);
        var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8414);
        async function checkBase(github, base) {
            const check = "base";
            if (base === undefined) {
                return {
                    type: "ok",
                    check,
                    found: "Pull requests go to the branch that is checked out."
                };
            }
            try {
                if (await github.branchExists(base)) return {
                    type: "ok",
                    check,
                    found: `The branch \`${base}\` is there.`
                };
            } catch (error) {
                return (0, _finding_js__WEBPACK_IMPORTED_MODULE_1__.rY)(check, error, "permissions:\n  contents: write");
            }
            const { owner, name } = github.repository;
            return {
                ...{
                    type: "wrong",
                    check,
                    stops: "bad-input",
                    effect: (0, _finding_js__WEBPACK_IMPORTED_MODULE_1__.VS)("bad-input")
                },
                found: `Input \`base\` is "${base}", and the repository has no such branch.`,
                change: `with:\n  base: # the name of a branch of ${owner}/${name}, or nothing for the one that is checked out`
            };
        }
        async function checkBranchRules(github, { branch: pattern, signCommits }) {
            const check = "branch-rules";
            const branch = (0, _branch_name_js__WEBPACK_IMPORTED_MODULE_0__.r_)(pattern);
            const rules = await github.inspection.rulesFor(branch);
            const { owner, name } = github.repository;
            const settings = `Settings > Rules > Rulesets (${github.serverUrl}/${owner}/${name}/settings/rules)`;
            const refused = (found, change)=>({
                    ...{
                        type: "wrong",
                        check,
                        found,
                        change
                    },
                    effect: "Unless the token may bypass it, GitHub refuses the push at the end of the run (`push-refused`); the change is kept as a patch."
                });
            if (rules === undefined) {
                return {
                    ...{
                        type: "unknown",
                        check
                    },
                    found: "GitHub does not tell this token which rules there are.",
                    effect: "A rule that forbids the push ends the run red (`push-refused`); the change is kept as a patch.",
                    change: `Look for rules on branches such as \`${branch}\`: ${settings}`
                };
            }
            const has = (type)=>rules.some((rule)=>rule.type === type);
            if (has("creation")) {
                return refused(`A ruleset restricts who may create branches such as \`${branch}\`.`, `Let the token's owner bypass it, or name branches that it leaves alone (\`branch\`): ${settings}`);
            }
            const misnamed = rules.find((rule)=>rule.type === "branch_name_pattern" && !fits(branch, rule));
            if (misnamed !== undefined) {
                return refused(`A ruleset wants other names than \`${branch}\` (${wanted(misnamed)}).`, `with:\n  branch: # a name or pattern that fits, such as team/{issue}-{slug}`);
            }
            if (has("required_signatures") && !signCommits) {
                return refused(`A ruleset wants signed commits on branches such as \`${branch}\`.`, 'with:\n  sign-commits: "true"');
            }
            const others = [
                ...new Set(rules.map(({ type })=>type))
            ].filter((type)=>limiting.test(type));
            if (others.length > 0) {
                return {
                    ...{
                        type: "unknown",
                        check
                    },
                    found: `Branches such as \`${branch}\` have rules on what is pushed (${others.join(", ")}).`,
                    effect: "A change that breaks one is refused at the push (`push-refused`), and kept as a patch.",
                    change: `See whether they fit what an agent writes: ${settings}`
                };
            }
            return {
                type: "ok",
                check,
                found: `No ruleset stands against a new branch such as \`${branch}\`.`
            };
        }
        const limiting = /^(?:commit_message_pattern|commit_author_email_pattern|committer_email_pattern|file_path_restriction|max_file_path_length|file_extension_restriction|max_file_size|required_status_checks|workflows|code_scanning|required_deployments)$/;
        function fits(branch, { parameters = {} }) {
            const { operator, negate } = parameters;
            const pattern = String(parameters["pattern"] ?? "");
            switch(operator){
                case "starts_with":
                    return branch.startsWith(pattern) !== (negate === true);
                case "ends_with":
                    return branch.endsWith(pattern) !== (negate === true);
                case "contains":
                    return branch.includes(pattern) !== (negate === true);
                default:
                    return true;
            }
        }
        function wanted({ parameters = {} }) {
            const words = String(parameters["operator"]).replaceAll("_", " ");
            return `${parameters["negate"] === true ? "not " : ""}${words} "${String(parameters["pattern"])}"`;
        }
        async function checkCiWorkflow(github, file) {
            const check = "ci-workflow";
            const effect = "The pull request is opened all the same, and its CI is not started; the run warns.";
            const text = await github.inspection.workflowText(file);
            if (text === undefined) {
                return {
                    ...{
                        type: "wrong",
                        check,
                        effect
                    },
                    found: `There is no .github/workflows/${file} on the default branch.`,
                    change: "with:\n  ci-workflow: # the name of a file in .github/workflows"
                };
            }
            if (!/\bworkflow_dispatch\b/.test(text)) {
                return {
                    ...{
                        type: "wrong",
                        check,
                        effect
                    },
                    found: `.github/workflows/${file} can't be started on a branch, since it has no \`workflow_dispatch\`.`,
                    change: `# in .github/workflows/${file}\non:\n  workflow_dispatch:`
                };
            }
            return {
                ...{
                    type: "unknown",
                    check,
                    effect
                },
                found: `${file} can be started; whether the token may start it, and set a status, shows only when it does.`,
                change: "permissions:\n  actions: write\n  statuses: write"
            };
        }
    }),
    4779: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            LY: ()=>checkoutMissing,
            su: ()=>checkCommit,
            vG: ()=>checkCredentials
        });
        var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);
        async function checkCommit(github, { sha, branch, shallow }) {
            const check = "checkout";
            const short = sha.slice(0, 10);
            try {
                if (await github.hasCommit(sha)) {
                    const where = branch === undefined ? "no branch" : `\`${branch}\``;
                    const depth = shallow ? ", with a part of the history, which is enough" : "";
                    return {
                        type: "ok",
                        check,
                        found: `Commit ${short} on ${where}, which GitHub has${depth}.`
                    };
                }
            } catch (error) {
                return (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.rY)(check, error, "permissions:\n  contents: write");
            }
            return {
                ...{
                    type: "wrong",
                    check,
                    stops: "workspace-unusable",
                    effect: (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.VS)("workspace-unusable")
                },
                found: `The checked-out commit ${short} is not on GitHub: commits made by earlier steps would become part of the pull request. Push them, or check a pushed commit out.`,
                change: "Take the step that commits out of the job, or put it behind this one."
            };
        }
        function checkoutMissing(error) {
            const change = "# before this step\n- uses: actions/checkout@v7\n  with:\n    persist-credentials: false";
            const found = (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.rY)("checkout", error, change);
            return found.type === "wrong" ? {
                ...found,
                effect: `${found.effect} The push and the sandbox are looked at once there is one.`
            } : found;
        }
        function checkCredentials({ hidden }) {
            const check = "credentials";
            if (!hidden.credential) return {
                type: "ok",
                check,
                found: "The checkout holds no credential."
            };
            return {
                ...{
                    type: "wrong",
                    check
                },
                found: "The checkout's git configuration holds a credential.",
                effect: "A run hides it from the agent and never uses it; every other step of the job can.",
                change: "- uses: actions/checkout@v7\n  with:\n    persist-credentials: false"
            };
        }
    }),
    7081: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            K: ()=>clearAtDesk,
            T: ()=>openClearance
        });
        var _authorize_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4196);
        var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
        var _branches_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7343);
        var _checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4779);
        var _finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8414);
        var _model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3177);
        var _token_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1874);
        var _triage_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6727);
        const modelTimeoutMs = 5000;
        const adviceTimeoutMs = 3000;
        function openClearance(run, options) {
            const { github, base } = options;
            const allowed = requirePermission(options);
            const early = (0, _branches_js__WEBPACK_IMPORTED_MODULE_2__.qD)(github, base);
            const push = options.dryRun ? [] : [
                allowed.then(()=>(0, _token_js__WEBPACK_IMPORTED_MODULE_6__.LE)(github))
            ];
            const advice = advise(options);
            const told = new Set();
            const begin = async ()=>{
                await allowed;
                stopAt(run, [
                    await early
                ], told);
            };
            const begun = begin();
            for (const one of [
                allowed,
                early,
                begun,
                ...push
            ])one.catch(()=>undefined);
            return {
                begun,
                async complete (workspace, client) {
                    await allowed;
                    const findings = await settled([
                        early,
                        (0, _checkout_js__WEBPACK_IMPORTED_MODULE_3__.su)(github, workspace.base),
                        ...push,
                        ...asked(run, options.model, client)
                    ]);
                    for (const finding of (await advice)){
                        if (finding?.type !== "wrong") continue;
                        run.emit({
                            type: "warning",
                            message: `${finding.found} ${finding.effect}`
                        });
                    }
                    stopAt(run, findings, told);
                }
            };
        }
        async function clearAtDesk(run, workspace, { client, model, ...options }) {
            const { github, dryRun } = options;
            const publishing = github === undefined ? [] : [
                (0, _checkout_js__WEBPACK_IMPORTED_MODULE_3__.su)(github, workspace.base),
                ...dryRun ? [] : [
                    (0, _token_js__WEBPACK_IMPORTED_MODULE_6__.LE)(github)
                ]
            ];
            stopAt(run, await settled([
                ...publishing,
                ...asked(run, model, client)
            ]));
        }
        async function requirePermission({ github, home, ...behind }) {
            const permission = await (0, _authorize_js__WEBPACK_IMPORTED_MODULE_0__.Gq)(github, behind, home);
            if (permission.type === "refused") throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.y("not-authorized", permission.reason);
        }
        function asked({ signal }, model, client) {
            if (client === undefined) return [];
            const question = {
                ...model,
                client,
                timeoutMs: modelTimeoutMs,
                signal
            };
            const first = (0, _model_js__WEBPACK_IMPORTED_MODULE_5__.w5)(question, "model");
            return model.fallbackModel === undefined ? [
                first
            ] : [
                first,
                (0, _model_js__WEBPACK_IMPORTED_MODULE_5__.w5)(question, "fallback-model")
            ];
        }
        async function advise(options) {
            const { github, dryRun, ciWorkflow, milestone } = options;
            if (dryRun) return [];
            const looking = [
                (0, _branches_js__WEBPACK_IMPORTED_MODULE_2__.er)(github, options),
                ...ciWorkflow === undefined ? [] : [
                    (0, _branches_js__WEBPACK_IMPORTED_MODULE_2__.IW)(github, ciWorkflow)
                ],
                ...milestone === undefined ? [] : [
                    (0, _triage_js__WEBPACK_IMPORTED_MODULE_7__.pz)(github, milestone)
                ]
            ];
            const { promise: late, resolve } = Promise.withResolvers();
            const timer = setTimeout(resolve, adviceTimeoutMs, undefined);
            const inTime = (one)=>Promise.race([
                    one.catch(()=>undefined),
                    late
                ]);
            return await Promise.all(looking.map(inTime)).finally(()=>clearTimeout(timer));
        }
        async function settled(looking) {
            const ended = await Promise.allSettled(looking);
            return ended.map((one)=>{
                if (one.status === "rejected") throw one.reason;
                return one.value;
            });
        }
        function stopAt(run, findings, told = new Set()) {
            const stopping = findings.filter(stops);
            const [first] = stopping;
            if (first === undefined) return;
            for (const one of stopping){
                if (!told.has(one)) (0, _finding_js__WEBPACK_IMPORTED_MODULE_4__.qz)(run, one);
                told.add(one);
            }
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.y(first.stops, stopping.map(({ found })=>found).join("\n"));
        }
        function stops(finding) {
            return finding.type === "wrong" && finding.stops !== undefined;
        }
    }),
    3177: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            CH: ()=>checkCredit,
            w5: ()=>model_checkModel,
            DD: ()=>checkPrices
        });
        var core_error = __webpack_require__(5064);
        var errors = __webpack_require__(3916);
        var faults = __webpack_require__(1636);
        ; // CONCATENATED MODULE: ./src/agent/check-model.ts
        async function checkModel({ models, credentials }, asked) {
            const { model, input, timeoutMs } = asked;
            if (models === undefined) return {
                type: "no-list"
            };
            const limit = AbortSignal.timeout(timeoutMs);
            try {
                const entry = await models.retrieve(model, {
                    signal: AbortSignal.any([
                        asked.signal,
                        limit
                    ])
                });
                return {
                    type: "known",
                    name: entry.display_name,
                    lifecycle: entry.lifecycle === "deprecated" || entry.lifecycle === "retired" ? entry.lifecycle : "active",
                    ...typeof entry.retires_at === "string" && {
                        retiresAt: entry.retires_at.slice(0, 10)
                    }
                };
            } catch (error) {
                asked.signal.throwIfAborted();
                if (limit.aborted) {
                    return {
                        type: "unanswered",
                        reason: `The model's API did not answer within ${timeoutMs / 1000} s.`
                    };
                }
                if (!(error instanceof core_error.LG || error instanceof errors.y)) throw error;
                const { reason } = (0, faults.L)(error, {
                    model,
                    credentials
                });
                if (error instanceof errors.y) return {
                    type: "refused",
                    reason
                };
                return judge(error, {
                    reason: reason.replaceAll("`model`", `\`${input}\``),
                    model,
                    ...credentials
                });
            }
        }
        function judge(error, { reason, model, renewable }) {
            const unanswered = {
                type: "unanswered",
                reason
            };
            switch(error.status){
                case 401:
                    return error.type === "authentication_error" && !renewable ? {
                        type: "refused",
                        reason
                    } : unanswered;
                case 402:
                    return error.type === "billing_error" ? {
                        type: "refused",
                        reason
                    } : unanswered;
                case 404:
                    return error.type === "not_found_error" && error.apiMessage?.includes(model) === true ? {
                        type: "refused",
                        reason
                    } : {
                        type: "no-list"
                    };
                case 405:
                case 501:
                    return {
                        type: "no-list"
                    };
                default:
                    return unanswered;
            }
        }
        var finding = __webpack_require__(8414);
        ; // CONCATENATED MODULE: ./src/doctor/model.ts
        async function model_checkModel(question, which) {
            const { provider, timeoutMs, signal } = question;
            const model = which === "model" ? question.model : question.fallbackModel ?? "";
            try {
                const client = await question.client;
                const answer = await checkModel(client, {
                    model,
                    input: which,
                    timeoutMs,
                    signal
                });
                return model_judge(answer, {
                    which,
                    model,
                    provider,
                    credentials: client.credentials.name
                });
            } catch (error) {
                signal.throwIfAborted();
                return (0, finding.rY)(which, error, credentialsOf(provider));
            }
        }
        function model_judge(answer, { which, model, provider, credentials }) {
            const check = which;
            const another = `with:\n  ${which}: claude-opus-5-5`;
            switch(answer.type){
                case "known":
                    {
                        const { name, lifecycle, retiresAt } = answer;
                        if (lifecycle === "retired") {
                            return {
                                ...{
                                    type: "wrong",
                                    check,
                                    stops: "model-rejected",
                                    effect: (0, finding.VS)("model-rejected")
                                },
                                found: `The model \`${model}\` (${name}) is retired.`,
                                change: another
                            };
                        }
                        const until = retiresAt === undefined ? "" : ` until ${retiresAt}`;
                        const age = lifecycle === "deprecated" ? ` It is deprecated, and there${until}.` : "";
                        return {
                            ...{
                                type: "ok",
                                check
                            },
                            found: `The API takes ${credentials} and knows \`${model}\` (${name}).${age}`
                        };
                    }
                case "refused":
                    return {
                        ...{
                            type: "wrong",
                            check,
                            stops: "model-rejected",
                            effect: (0, finding.VS)("model-rejected")
                        },
                        found: answer.reason,
                        change: answer.reason.includes(`\`${which}\``) ? another : credentialsOf(provider)
                    };
                case "unanswered":
                    return {
                        ...{
                            type: "unknown",
                            check,
                            found: answer.reason
                        },
                        effect: "A run starts all the same: it waits and asks again where that may help, and nothing is paid for a refusal.",
                        change: "Start the doctor again later, and look at `base-url` if it is set."
                    };
                case "no-list":
                    return {
                        ...{
                            type: "unknown",
                            check
                        },
                        found: `${placeOf(provider)} has no list of models, and can't be asked for \`${model}\` without paying.`,
                        effect: "A wrong name or credential is told at a run's first request, which costs nothing then (`model-rejected`).",
                        change: "Compare the name with those that the provider shows; docs/providers.md tells how it is spelled."
                    };
            }
        }
        function placeOf(provider) {
            switch(provider.type){
                case "anthropic-key":
                case "anthropic-federation":
                    return "The gateway at `base-url`";
                case "bedrock":
                    return "Bedrock";
                case "vertex":
                    return "Vertex AI";
                case "foundry":
                    return "Foundry";
                case "none":
                    return "Nobody";
            }
        }
        function credentialsOf(provider) {
            switch(provider.type){
                case "anthropic-key":
                    return provider.source === "ANTHROPIC_API_KEY" ? "export ANTHROPIC_API_KEY=# a key from the Claude Console" : `Settings > Secrets and variables > Actions: put a key from the Claude Console into this secret\nwith:\n  anthropic-api-key: ${(0, finding.dn)("secrets.ANTHROPIC_API_KEY")}`;
                case "anthropic-federation":
                    return "permissions:\n  id-token: write\nwith:\n  federation-rule-id: # as the Claude Console shows it\n  organization-id: # as the Claude Console shows it";
                case "bedrock":
                case "vertex":
                case "foundry":
                case "none":
                    return "See docs/providers.md for what the provider needs.";
            }
        }
        function checkPrices(prices, { model, fallbackModel }, maxCostUsd) {
            const check = "prices";
            const models = [
                model,
                ...fallbackModel === undefined ? [] : [
                    fallbackModel
                ]
            ];
            const unknown = models.filter((one)=>prices(one, 0) === undefined);
            if (unknown.length > 0) {
                return {
                    ...{
                        type: "wrong",
                        check
                    },
                    found: `Nobody knows what ${unknown.map((one)=>`\`${one}\``).join(" and ")} costs.`,
                    effect: "`max-cost-usd` limits nothing then, and the run warns.",
                    change: `with:\n  prices: ${unknown.map((one)=>`${one}=4/20`).join(" ")} # US dollars per million tokens, input/output`
                };
            }
            const told = models.map((one)=>{
                const price = prices(one, 0);
                return `\`${one}\` ${price?.input}/${price?.output}`;
            });
            return {
                ...{
                    type: "ok",
                    check
                },
                found: `${told.join(", ")} US dollars per million tokens (input/output); a run may cost ${maxCostUsd} US dollars.`
            };
        }
        function checkCredit(provider) {
            const isOwn = provider.type === "anthropic-key" || provider.type === "anthropic-federation";
            return {
                ...{
                    type: "unknown",
                    check: "credit"
                },
                found: "What the account has left, and its spend limit, can't be asked with these credentials.",
                effect: "A run that finds it used up ends with what it has by then (`model-rejected`).",
                change: isOwn ? "Look at Billing and Limits in the Claude Console." : "Look at the quotas and budgets of the cloud account."
            };
        }
    }),
    1874: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            LE: ()=>checkPush,
            XB: ()=>checkWorkflowFiles,
            fb: ()=>checkPullRequest,
            hb: ()=>checkIssues,
            n_: ()=>checkRepository,
            v8: ()=>checkLabel,
            xY: ()=>readTokenFacts
        });
        var _workspace_protection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5014);
        var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);
        const ownersWords = {
            job: "the job's own token",
            app: "an App's token",
            classic: "a person's classic token",
            "fine-grained": "a person's fine-grained token",
            other: "a token"
        };
        const jobsLogin = "github-actions[bot]";
        async function readTokenFacts(github) {
            const { tokenKind } = github;
            const [repository, viewer] = await Promise.all([
                github.inspection.repository(),
                tokenKind === "app" ? github.viewer() : undefined
            ]);
            return {
                owner: viewer?.login === jobsLogin ? "job" : tokenKind,
                repository
            };
        }
        async function checkRepository(github, facts) {
            const { owner, name } = github.repository;
            try {
                const { owner: whose, repository } = await facts;
                const { archived, disabled, fork } = repository;
                if (archived || disabled) {
                    return {
                        ...{
                            type: "wrong",
                            check: "repository",
                            stops: "push-refused"
                        },
                        found: `The repository ${owner}/${name} is ${archived ? "archived" : "disabled"}.`,
                        effect: (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.VS)("push-refused"),
                        change: archived ? `Settings > General > Danger Zone > Unarchive this repository (${github.serverUrl}/${owner}/${name}/settings)` : "Ask GitHub's support why it is disabled."
                    };
                }
                const kind = `${repository.private ? "private" : "public"}${fork ? ", a fork: pull requests go to itself" : ""}`;
                return {
                    ...{
                        type: "ok",
                        check: "repository"
                    },
                    found: `${owner}/${name} (${kind}), seen with ${ownersWords[whose]}.`
                };
            } catch (error) {
                return (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.rY)("repository", error, `Pass a token that is valid and may read the repository, or leave it out for the job's own:\nwith:\n  github-token: ${(0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.dn)("secrets.BACKSPACE_TOKEN")}`);
            }
        }
        async function checkPush(github) {
            try {
                await github.checkPush();
                return {
                    ...{
                        type: "ok",
                        check: "push"
                    },
                    found: "The token may push (asked as git asks first; nothing was sent)."
                };
            } catch (error) {
                return (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.rY)("push", error, github.tokenKind === "app" ? 'permissions:\n  contents: write\n# for the token of an App of your own: its permission "Contents: Read and write"' : 'Give a token of someone who may write here, with the scope `repo` or the permission "Contents: Read and write".');
            }
        }
        function pullRequestSetting(github) {
            const { owner, name } = github.repository;
            return `Settings > Actions > General > Workflow permissions > Allow GitHub Actions to create and approve pull requests (${github.serverUrl}/${owner}/${name}/settings/actions)`;
        }
        async function checkPullRequest(github, facts) {
            const { owner, repository } = await facts;
            const effect = "Without that the branch is pushed, and the run ends red with an address where a person opens the pull request, its text filled in (`pr-not-permitted`).";
            const permission = "permissions:\n  pull-requests: write";
            const check = "pull-request";
            if (owner === "classic") {
                if (mayWrite(repository)) return {
                    type: "ok",
                    check,
                    found: "The token's scope covers pull requests."
                };
                return {
                    ...{
                        type: "wrong",
                        check,
                        stops: "push-refused",
                        effect: (0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.VS)("push-refused")
                    },
                    found: `The token's scopes (${scopesOf(repository)}) and its owner's role do not cover pull requests in this repository.`,
                    change: "Give a token with the scope `repo` of someone who may write here."
                };
            }
            if (repository.private && !await github.inspection.maySee("pulls")) {
                return {
                    ...{
                        type: "wrong",
                        check,
                        found: "The token may not even see pull requests.",
                        effect
                    },
                    change: permission
                };
            }
            if (owner === "job") {
                return {
                    ...{
                        type: "unknown",
                        check,
                        effect
                    },
                    found: "The job's own token needs `pull-requests: write` and a setting of the repository, and may ask after neither.",
                    change: `${permission}\n# and ${pullRequestSetting(github)}`
                };
            }
            return {
                ...{
                    type: "unknown",
                    check,
                    effect
                },
                found: `GitHub does not tell whether ${ownersWords[owner]} may open pull requests.`,
                change: 'Give it the permission "Pull requests: Read and write".'
            };
        }
        async function checkIssues(github, facts) {
            const { owner, repository } = await facts;
            const check = "issues";
            const effect = "Without that the label stays on the issue after a run, nobody is told there how it goes on or what stopped it, and a question of the agent ends the run red (`question-open`).";
            const change = owner === "job" ? "permissions:\n  issues: write" : owner === "classic" ? "Give a token with the scope `repo` of someone who may write here." : 'Give it the permission "Issues: Read and write".';
            if (owner === "classic" && mayWrite(repository)) {
                return {
                    type: "ok",
                    check,
                    found: "The token's scope covers labels and comments."
                };
            }
            if (owner === "classic" || repository.private && !await github.inspection.maySee("issues")) {
                return {
                    ...{
                        type: "wrong",
                        check,
                        effect
                    },
                    found: owner === "classic" ? `The token's scopes (${scopesOf(repository)}) and its owner's role do not cover issues in this repository.` : "The token may not even see issues.",
                    change
                };
            }
            return {
                ...{
                    type: "unknown",
                    check,
                    effect
                },
                found: "Whether the token may take labels off and comment on issues shows only when it does.",
                change
            };
        }
        async function checkLabel(github, label) {
            const has = await github.inspection.hasLabel(label);
            const check = "label";
            if (has === true) return {
                type: "ok",
                check,
                found: `The repository has the label \`${label}\`.`
            };
            const { owner, name } = github.repository;
            return {
                ...{
                    type: "unknown",
                    check
                },
                found: has === undefined ? "The token may not see the repository's labels." : `The repository has no label \`${label}\`, and whether runs are to be started by one can't be known.`,
                effect: "Runs are started by the label only once there is one; the form needs none.",
                change: `gh label create ${JSON.stringify(label)} --repo ${owner}/${name}`
            };
        }
        async function checkWorkflowFiles(protectedPaths, facts) {
            const check = "workflow-files";
            const isProtected = (0, _workspace_protection_js__WEBPACK_IMPORTED_MODULE_1__.o)(protectedPaths);
            if (isProtected({
                path: Buffer.from(".github/workflows/ci.yml"),
                mode: "100644"
            })) {
                return {
                    ...{
                        type: "ok",
                        check
                    },
                    found: "They are protected: what the agent changes there is cut out and handed over as a patch, and the rest is proposed."
                };
            }
            const { owner, repository } = await facts;
            const effect = "A run that changes one can't push anything and ends red (`workflow-scope`); the change is kept as a patch.";
            const change = `Take the line that lets them through out of \`protected-paths\`, or give a token that may push them (an App with \`workflows: write\`, or a classic one with the scope \`workflow\`):\nwith:\n  github-token: ${(0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.dn)("secrets.BACKSPACE_TOKEN")}`;
            if (repository.scopes?.includes("workflow") === true) {
                return {
                    ...{
                        type: "ok",
                        check
                    },
                    found: "`protected-paths` lets changes of them through, and the token has the scope `workflow`."
                };
            }
            if (owner === "job" || owner === "classic") {
                return {
                    ...{
                        type: "wrong",
                        check,
                        effect,
                        change
                    },
                    found: `\`protected-paths\` lets changes of them through, and ${ownersWords[owner]} ${owner === "job" ? "may never push them" : "lacks the scope `workflow`"}.`
                };
            }
            return {
                ...{
                    type: "unknown",
                    check,
                    effect,
                    change
                },
                found: `\`protected-paths\` lets changes of them through, and GitHub does not tell whether ${ownersWords[owner]} may push them.`
            };
        }
        function mayWrite({ scopes = [], private: isPrivate, personMayPush }) {
            const wanted = isPrivate ? [
                "repo"
            ] : [
                "repo",
                "public_repo"
            ];
            return personMayPush !== false && wanted.some((scope)=>scopes.includes(scope));
        }
        function scopesOf({ scopes = [] }) {
            return scopes.length === 0 ? "none" : scopes.join(", ");
        }
    }),
    6727: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            Bc: ()=>checkAssignees,
            N8: ()=>checkReviewers,
            pz: ()=>checkMilestone
        });
        var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8414);
        const effect = "The pull request is opened without, and the run warns.";
        async function checkMilestone(github, milestone) {
            const check = "milestone";
            if (await github.inspection.hasMilestone(milestone)) {
                return {
                    type: "ok",
                    check,
                    found: `There is an open milestone "${milestone}".`
                };
            }
            return {
                ...{
                    type: "wrong",
                    check,
                    effect
                },
                found: `The repository has no open milestone "${milestone}".`,
                change: "with:\n  milestone: # title or number of an open one"
            };
        }
        async function checkAssignees(github, assignees) {
            const check = "assignees";
            const may = await Promise.all(assignees.map((login)=>github.inspection.mayBeAssigned(login)));
            const others = assignees.filter((_, index)=>may[index] !== true);
            if (others.length === 0) return {
                type: "ok",
                check,
                found: `${assignees.join(", ")} can be assigned.`
            };
            return {
                ...{
                    type: "wrong",
                    check,
                    effect
                },
                found: `${others.join(", ")} can't be assigned in this repository.`,
                change: "with:\n  assignees: # people who may read the repository"
            };
        }
        async function checkReviewers(github, reviewers) {
            const check = "reviewers";
            const people = reviewers.flatMap((one)=>one.type === "person" ? [
                    one.login
                ] : []);
            const teams = reviewers.flatMap((one)=>one.type === "team" ? [
                    `${one.organization}/${one.slug}`
                ] : []);
            const may = await Promise.all(people.map((login)=>github.pulls.isCollaborator(login)));
            const others = people.filter((_, index)=>may[index] !== true);
            if (others.length > 0) {
                return {
                    ...{
                        type: "wrong",
                        check,
                        effect
                    },
                    found: `${others.join(", ")} can't be asked for a review, since only collaborators can.`,
                    change: "with:\n  reviewers: # collaborators of the repository, or asker"
                };
            }
            if (teams.length > 0) {
                return {
                    ...{
                        type: "unknown",
                        check,
                        effect
                    },
                    found: `Whether ${teams.join(", ")} can be asked for a review shows only then, as it takes a token that may read the organization's members.`,
                    change: `with:\n  github-token: ${(0, _finding_js__WEBPACK_IMPORTED_MODULE_0__.dn)("secrets.BACKSPACE_TOKEN")} # of an App with "Members: Read-only"`
                };
            }
            return {
                type: "ok",
                check,
                found: `${people.join(", ")} can be asked for a review.`
            };
        }
    })
};
