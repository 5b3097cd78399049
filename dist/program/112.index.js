export const id = 112;
export const ids = [
    112
];
export const modules = {
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
    }),
    7140: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            K: ()=>withoutVariables
        });
        function withoutVariables(make) {
            const hidden = Object.entries(process.env).filter(([name])=>variables.test(name));
            for (const [name] of hidden)delete process.env[name];
            try {
                return make();
            } finally{
                Object.assign(process.env, Object.fromEntries(hidden));
            }
        }
        const variables = /^(?:ANTHROPIC_|AWS_|CLOUD_ML_REGION$)/;
    }),
    2112: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openVertex: ()=>openVertex
        });
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
        var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = __webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
        var _anthropic_ai_vertex_sdk__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2033);
        var google_auth_library__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(492);
        var google_auth_library__WEBPACK_IMPORTED_MODULE_2___default = __webpack_require__.n(google_auth_library__WEBPACK_IMPORTED_MODULE_2__);
        var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6921);
        var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
        var _redact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7465);
        var _id_token_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9000);
        var _opening_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7140);
        const scopes = [
            "https://www.googleapis.com/auth/cloud-platform"
        ];
        const timeoutMs = 30_000;
        const credentialsSchema = zod__WEBPACK_IMPORTED_MODULE_6__.gMt("type", [
            zod__WEBPACK_IMPORTED_MODULE_6__.Ikc({
                type: zod__WEBPACK_IMPORTED_MODULE_6__.euz("service_account"),
                client_email: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                private_key: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                private_key_id: zod__WEBPACK_IMPORTED_MODULE_6__.YjP().optional()
            }),
            zod__WEBPACK_IMPORTED_MODULE_6__.Ikc({
                type: zod__WEBPACK_IMPORTED_MODULE_6__.euz("authorized_user"),
                client_id: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                client_secret: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                refresh_token: zod__WEBPACK_IMPORTED_MODULE_6__.YjP()
            }),
            zod__WEBPACK_IMPORTED_MODULE_6__.Ikc({
                type: zod__WEBPACK_IMPORTED_MODULE_6__.euz("external_account"),
                audience: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                subject_token_type: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                token_url: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                service_account_impersonation_url: zod__WEBPACK_IMPORTED_MODULE_6__.YjP().optional(),
                credential_source: zod__WEBPACK_IMPORTED_MODULE_6__.Ikc({
                    url: zod__WEBPACK_IMPORTED_MODULE_6__.YjP(),
                    headers: zod__WEBPACK_IMPORTED_MODULE_6__.g1P(zod__WEBPACK_IMPORTED_MODULE_6__.YjP(), zod__WEBPACK_IMPORTED_MODULE_6__.YjP()).optional(),
                    format: zod__WEBPACK_IMPORTED_MODULE_6__.Ikc({
                        type: zod__WEBPACK_IMPORTED_MODULE_6__.euz("json"),
                        subject_token_field_name: zod__WEBPACK_IMPORTED_MODULE_6__.YjP()
                    }).optional()
                })
            })
        ]);
        async function openVertex(provider, opening) {
            const credentials = await readCredentials(provider.credentialsFile);
            for (const secret of secretsIn(credentials))opening.hide(new _redact_js__WEBPACK_IMPORTED_MODULE_4__.zh(secret));
            const authClient = createAuthClient(credentials, opening);
            await checkToken(authClient, opening.signal);
            const { messages } = (0, _opening_js__WEBPACK_IMPORTED_MODULE_7__.K)(()=>new _anthropic_ai_vertex_sdk__WEBPACK_IMPORTED_MODULE_1__.dc({
                    ...opening.settings,
                    region: provider.region,
                    projectId: provider.projectId,
                    authClient,
                    ...provider.baseUrl !== undefined && {
                        baseURL: provider.baseUrl
                    }
                }));
            const name = "the Google credentials in GOOGLE_APPLICATION_CREDENTIALS";
            return {
                messages,
                credentials: {
                    name,
                    renewable: false
                }
            };
        }
        async function readCredentials(path) {
            const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch((cause)=>{
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.y("bad-input", "The file that GOOGLE_APPLICATION_CREDENTIALS names can't be read; in a workflow put a step with google-github-actions/auth before this one.", {
                    cause
                });
            });
            const credentials = credentialsSchema.safeParse((0, _id_token_js__WEBPACK_IMPORTED_MODULE_5__.qF)(text));
            if (credentials.success) return credentials.data;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.y("bad-input", "The file that GOOGLE_APPLICATION_CREDENTIALS names holds no credentials of a kind that can be used here: a service account's key, a user's own, or Workload Identity Federation whose token comes from an address (what google-github-actions/auth makes).");
        }
        function secretsIn(credentials) {
            switch(credentials.type){
                case "service_account":
                    return [
                        credentials.private_key
                    ];
                case "authorized_user":
                    return [
                        credentials.client_secret,
                        credentials.refresh_token
                    ];
                case "external_account":
                    return Object.values(credentials.credential_source.headers ?? {}).map((value)=>value.replace(/^bearer\s+/i, ""));
            }
        }
        function createAuthClient(credentials, { hide, signal }) {
            const transporterOptions = {
                fetchImplementation: (input, init)=>fetch(input, {
                        ...init,
                        signal: AbortSignal.any([
                            signal,
                            AbortSignal.timeout(timeoutMs)
                        ])
                    })
            };
            const client = clientFor(credentials, {
                transporterOptions
            });
            const getRequestHeaders = client.getRequestHeaders.bind(client);
            let hidden;
            client.getRequestHeaders = async (url)=>{
                const headers = await getRequestHeaders(url);
                const token = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
                if (token !== undefined && token !== hidden) hide(new _redact_js__WEBPACK_IMPORTED_MODULE_4__.zh(token));
                hidden = token;
                return headers;
            };
            return client;
        }
        function clientFor(credentials, options) {
            switch(credentials.type){
                case "service_account":
                    {
                        const { client_email: email, private_key: key, private_key_id: keyId } = credentials;
                        return new google_auth_library__WEBPACK_IMPORTED_MODULE_2__.JWT({
                            ...options,
                            email,
                            key,
                            scopes,
                            ...keyId !== undefined && {
                                keyId
                            }
                        });
                    }
                case "authorized_user":
                    {
                        const { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken } = credentials;
                        return new google_auth_library__WEBPACK_IMPORTED_MODULE_2__.UserRefreshClient({
                            ...options,
                            clientId,
                            clientSecret,
                            refreshToken
                        });
                    }
                case "external_account":
                    {
                        const client = new google_auth_library__WEBPACK_IMPORTED_MODULE_2__.IdentityPoolClient({
                            ...options,
                            ...credentials
                        });
                        client.scopes = scopes;
                        Object.assign(client["stsCredential"], {
                            transporter: client.transporter
                        });
                        return client;
                    }
            }
        }
        async function checkToken(client, signal) {
            try {
                await client.getRequestHeaders();
            } catch (error) {
                if (signal.aborted) throw error;
                if (isPassing(error)) return;
                const said = (Error.isError(error) ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__.y("model-rejected", `Google gives no token for the credentials in GOOGLE_APPLICATION_CREDENTIALS (${said}); check the identity pool, the service account and the job's \`permissions: id-token: write\`.`, {
                    cause: error
                });
            }
        }
        function isPassing(error) {
            const { response } = error;
            const status = response?.status;
            if (status === undefined) return error instanceof google_auth_library__WEBPACK_IMPORTED_MODULE_2__.gaxios.GaxiosError;
            return status >= 500 || status === 429;
        }
    })
};
