export const id = 881;
export const ids = [
    881
];
export const modules = {
    7881: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openEntra: ()=>openEntra
        });
        var core_error = __webpack_require__(5064);
        var classic_schemas = __webpack_require__(6921);
        var api = __webpack_require__(3759);
        ; // CONCATENATED MODULE: ./node_modules/zod/v4/classic/coerce.js
        function string(params) {
            return core._coercedString(schemas.ZodString, params);
        }
        function number(params) {
            return api.qG(classic_schemas.rSt, params);
        }
        function coerce_boolean(params) {
            return core._coercedBoolean(schemas.ZodBoolean, params);
        }
        function bigint(params) {
            return core._coercedBigint(schemas.ZodBigInt, params);
        }
        function date(params) {
            return core._coercedDate(schemas.ZodDate, params);
        }
        var errors = __webpack_require__(3916);
        var redact = __webpack_require__(7465);
        var id_token = __webpack_require__(9000);
        ; // CONCATENATED MODULE: ./src/agent/providers/entra.ts
        const audience = "api://AzureADTokenExchange";
        const scope = "https://ai.azure.com/.default";
        const timeoutMs = 30_000;
        const renewBeforeMs = 120_000;
        const answerSchema = classic_schemas.Ikc({
            access_token: classic_schemas.YjP().min(1),
            expires_in: number().positive()
        });
        const refusalSchema = classic_schemas.Ikc({
            error: classic_schemas.YjP().optional(),
            error_description: classic_schemas.YjP().optional()
        });
        async function openEntra(credentials, { hide, signal }) {
            const renew = async ()=>{
                const assertion = await (0, id_token.gj)(credentials.identity, audience, signal);
                hide(assertion);
                const token = await exchange(credentials, assertion, signal);
                hide(token.secret);
                return token;
            };
            let current = await renew().catch((error)=>{
                if (error instanceof core_error.LG && !signal.aborted) return undefined;
                throw error;
            });
            return {
                async token () {
                    if (current === undefined || Date.now() > current.endsAt - renewBeforeMs) current = await renew();
                    return current.secret.reveal();
                },
                drop () {
                    current = undefined;
                }
            };
        }
        async function exchange({ authority, tenantId, clientId }, assertion, signal) {
            const askedAt = Date.now();
            const response = await fetch(`${authority}/${tenantId}/oauth2/v2.0/token`, {
                method: "POST",
                body: new URLSearchParams({
                    grant_type: "client_credentials",
                    client_id: clientId,
                    scope,
                    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    client_assertion: assertion.reveal()
                }),
                redirect: "error",
                signal: AbortSignal.any([
                    signal,
                    AbortSignal.timeout(timeoutMs)
                ])
            }).catch((cause)=>{
                throw (0, id_token.HB)("Microsoft Entra", cause);
            });
            const text = await response.text().catch((cause)=>{
                throw (0, id_token.HB)("Microsoft Entra", cause);
            });
            if (response.status >= 500 || response.status === 429) {
                throw core_error.LG.generate(response.status, undefined, "Microsoft Entra gave no token", response.headers);
            }
            const answer = answerSchema.safeParse((0, id_token.qF)(text));
            if (response.ok && answer.success) {
                const { access_token: token, expires_in: seconds } = answer.data;
                return {
                    secret: new redact.zh(token),
                    endsAt: askedAt + seconds * 1000
                };
            }
            const { error, error_description: description } = refusalSchema.safeParse((0, id_token.qF)(text)).data ?? {};
            const said = (description ?? error ?? "no reason given").split(/[\r\n]/, 1)[0]?.slice(0, 300);
            throw new errors.y("model-rejected", `Microsoft Entra does not exchange this job's identity for a token of the client ${clientId} (${response.status}: ${said}); check that its federated credential fits this repository and workflow, and AZURE_TENANT_ID.`);
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
