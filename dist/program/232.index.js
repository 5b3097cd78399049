export const id = 232;
export const ids = [
    232
];
export const modules = {
    5232: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openAnthropic: ()=>openAnthropic
        });
        var _anthropic_ai_sdk__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9958);
        var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1318);
        var _opening_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7140);
        const apiUrl = "https://api.anthropic.com";
        async function openAnthropic(provider, opening) {
            const baseURL = provider.baseUrl ?? apiUrl;
            if (provider.type === "anthropic-key") {
                const apiKey = provider.apiKey.reveal();
                const client = (0, _opening_js__WEBPACK_IMPORTED_MODULE_0__.K)(()=>new _anthropic_ai_sdk__WEBPACK_IMPORTED_MODULE_1__.N({
                        ...opening.settings,
                        apiKey,
                        baseURL
                    }));
                return {
                    messages: createMessages(client),
                    models: createModels(client),
                    credentials: {
                        name: `the key given as ${provider.source}`,
                        renewable: false
                    }
                };
            }
            const { openFederation } = await __webpack_require__.e(575).then(__webpack_require__.bind(__webpack_require__, 7575));
            const credentials = await openFederation(provider, baseURL, opening);
            const client = (0, _opening_js__WEBPACK_IMPORTED_MODULE_0__.K)(()=>new _anthropic_ai_sdk__WEBPACK_IMPORTED_MODULE_1__.N({
                    ...opening.settings,
                    credentials,
                    baseURL
                }));
            return {
                messages: createMessages(client),
                models: createModels(client),
                credentials: {
                    name: `the token of the federation rule ${provider.ruleId}`,
                    renewable: true
                }
            };
        }
        function createMessages(client) {
            const encode = (0, _body_js__WEBPACK_IMPORTED_MODULE_2__.f)();
            return {
                create: (request, { signal })=>client.post("/v1/messages", {
                        fetchOptions: {
                            body: encode(request)
                        },
                        headers: {
                            "content-type": "application/json"
                        },
                        stream: true,
                        signal
                    })
            };
        }
        function createModels(client) {
            return {
                retrieve: (model, { signal })=>client.models.retrieve(model, {}, {
                        signal
                    })
            };
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
    })
};
