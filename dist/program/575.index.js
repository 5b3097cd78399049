export const id = 575;
export const ids = [
    575
];
export const modules = {
    7575: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openFederation: ()=>openFederation
        });
        var _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5064);
        var _anthropic_ai_sdk_lib_credentials_oidc_federation__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1490);
        var _anthropic_ai_sdk_lib_credentials_types__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4994);
        var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
        var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7465);
        var _id_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9000);
        const audience = "https://api.anthropic.com";
        const timeoutMs = 30_000;
        async function openFederation(provider, baseURL, { hide, signal }) {
            const exchange = (0, _anthropic_ai_sdk_lib_credentials_oidc_federation__WEBPACK_IMPORTED_MODULE_3__.g)({
                federationRuleId: provider.ruleId,
                organizationId: provider.organizationId,
                serviceAccountId: provider.serviceAccountId,
                workspaceId: provider.workspaceId,
                baseURL: baseURL.replace(/\/+$/, ""),
                async identityTokenProvider () {
                    const token = await (0, _id_token_js__WEBPACK_IMPORTED_MODULE_2__.gj)(provider.identity, audience, signal);
                    hide(token);
                    return token.reveal();
                },
                fetch: (url, init)=>fetch(url, {
                        ...init,
                        signal: AbortSignal.any([
                            signal,
                            AbortSignal.timeout(timeoutMs)
                        ])
                    })
            });
            const renew = async ()=>{
                const token = await exchange().catch((error)=>{
                    throw explain(error, provider);
                });
                hide(new _redact_js__WEBPACK_IMPORTED_MODULE_1__.zh(token.token));
                return token;
            };
            let first = await renew().catch((error)=>{
                if (error instanceof _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_4__.LG && !signal.aborted) return undefined;
                throw error;
            });
            return async ()=>{
                const token = first ?? await renew();
                first = undefined;
                return token;
            };
        }
        function explain(error, { ruleId, workspaceId }) {
            if (!(error instanceof _anthropic_ai_sdk_lib_credentials_types__WEBPACK_IMPORTED_MODULE_5__.ot)) return error;
            const { statusCode: status, body } = error;
            if (status === null) return (0, _id_token_js__WEBPACK_IMPORTED_MODULE_2__.HB)("The API's token exchange", error);
            if (status >= 500 || status === 429 || status === 408) {
                return _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_4__.LG.generate(status, undefined, "the token exchange failed", new Headers());
            }
            const workspace = workspaceId === undefined ? ", and give `workspace-id` if the rule covers several workspaces" : "";
            return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.y("model-rejected", `The API does not exchange this job's identity for a token under the federation rule ${ruleId} (${status}: ${told(body)}); check that the rule fits this repository and workflow, that \`organization-id\` and the other ids are right${workspace}.`, {
                cause: error
            });
        }
        const maxToldCharacters = 300;
        function told(body) {
            const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
            return text.replace(/\s+/g, " ").slice(0, maxToldCharacters);
        }
    }),
    9000: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            HB: ()=>unreachable,
            gj: ()=>requestIdToken,
            qF: ()=>parseJson
        });
        var _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5064);
        var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
        var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
        var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7465);
        const timeoutMs = 30_000;
        const maxTokenBytes = 16 * 1024;
        const answerSchema = zod__WEBPACK_IMPORTED_MODULE_2__.Ikc({
            value: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().min(1).max(maxTokenBytes)
        });
        async function requestIdToken({ requestUrl, requestToken }, audience, signal) {
            const url = new URL(requestUrl);
            url.searchParams.set("audience", audience);
            const response = await fetch(url, {
                headers: {
                    authorization: `Bearer ${requestToken.reveal()}`,
                    accept: "application/json"
                },
                redirect: "error",
                signal: AbortSignal.any([
                    signal,
                    AbortSignal.timeout(timeoutMs)
                ])
            }).catch((cause)=>{
                throw unreachable("GitHub's service for identity tokens", cause);
            });
            const text = await response.text().catch((cause)=>{
                throw unreachable("GitHub's service for identity tokens", cause);
            });
            if (response.status >= 500) throw _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_3__.LG.generate(response.status, undefined, "GitHub gave no identity token", response.headers);
            if (!response.ok) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.y("model-rejected", `GitHub gives this job no identity token (${response.status}); add the line \`id-token: write\` under the job's \`permissions:\`.`);
            }
            const answer = answerSchema.safeParse(parseJson(text));
            if (!answer.success) throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__.y("model-rejected", "GitHub's service for identity tokens gave no token.");
            return new _redact_js__WEBPACK_IMPORTED_MODULE_1__.zh(answer.data.value);
        }
        function unreachable(what, cause) {
            return new _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_3__.xX({
                message: `${what} could not be reached.`,
                ...Error.isError(cause) && {
                    cause
                }
            });
        }
        function parseJson(text) {
            try {
                return JSON.parse(text);
            } catch  {
                return undefined;
            }
        }
    })
};
