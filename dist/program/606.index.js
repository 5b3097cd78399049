export const id = 606;
export const ids = [606];
export const modules = {

/***/ 4606:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openBedrock: () => (/* binding */ openBedrock)
/* harmony export */ });
/* harmony import */ var _anthropic_ai_bedrock_sdk_mantle_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3485);
/* harmony import */ var _opening_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7140);


/** Amazon Bedrock's endpoint that speaks the Messages API, with a Bedrock API key or signed with AWS keys. */
function openBedrock({ region, baseUrl, credentials }, { settings }) {
    const { messages } = (0,_opening_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutVariables */ .K)(() => new _anthropic_ai_bedrock_sdk_mantle_client__WEBPACK_IMPORTED_MODULE_0__/* .AnthropicBedrockMantle */ .I({
        ...settings,
        awsRegion: region,
        ...(baseUrl !== undefined && { baseURL: baseUrl }),
        ...(credentials.type === "token"
            ? { apiKey: credentials.token.reveal() }
            : {
                apiKey: null,
                awsAccessKey: credentials.accessKeyId.reveal(),
                awsSecretAccessKey: credentials.secretAccessKey.reveal(),
                awsSessionToken: credentials.sessionToken?.reveal() ?? null,
            }),
    }));
    const name = credentials.type === "token"
        ? "the Bedrock API key in AWS_BEARER_TOKEN_BEDROCK"
        : "the AWS credentials in AWS_ACCESS_KEY_ID";
    return { messages, credentials: { name, renewable: false } };
}


/***/ }),

/***/ 7140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ withoutVariables)
/* harmony export */ });
/**
 * Makes a client of the SDK as its options say. Each reads variables that no option overrides: extra headers, which may
 * replace the credential, and addresses. None of them is seen while it is being made.
 */
function withoutVariables(make) {
    const hidden = Object.entries(process.env).filter(([name]) => variables.test(name));
    for (const [name] of hidden)
        delete process.env[name];
    try {
        return make();
    }
    finally {
        Object.assign(process.env, Object.fromEntries(hidden));
    }
}
const variables = /^(?:ANTHROPIC_|AWS_|CLOUD_ML_REGION$)/;


/***/ })

};
