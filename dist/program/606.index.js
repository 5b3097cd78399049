export const id = 606;
export const ids = [
    606
];
export const modules = {
    4606: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openBedrock: ()=>openBedrock
        });
        var _anthropic_ai_bedrock_sdk_mantle_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3485);
        var _opening_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7140);
        function openBedrock({ region, baseUrl, credentials }, { settings }) {
            const { messages } = (0, _opening_js__WEBPACK_IMPORTED_MODULE_1__.K)(()=>new _anthropic_ai_bedrock_sdk_mantle_client__WEBPACK_IMPORTED_MODULE_0__.I({
                    ...settings,
                    awsRegion: region,
                    ...baseUrl !== undefined && {
                        baseURL: baseUrl
                    },
                    ...credentials.type === "token" ? {
                        apiKey: credentials.token.reveal()
                    } : {
                        apiKey: null,
                        awsAccessKey: credentials.accessKeyId.reveal(),
                        awsSecretAccessKey: credentials.secretAccessKey.reveal(),
                        awsSessionToken: credentials.sessionToken?.reveal() ?? null
                    }
                }));
            const name = credentials.type === "token" ? "the Bedrock API key in AWS_BEARER_TOKEN_BEDROCK" : "the AWS credentials in AWS_ACCESS_KEY_ID";
            return {
                messages,
                credentials: {
                    name,
                    renewable: false
                }
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
