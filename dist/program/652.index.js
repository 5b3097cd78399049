export const id = 652;
export const ids = [652];
export const modules = {

/***/ 6652:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openAnthropic: () => (/* binding */ openAnthropic)
});

// EXTERNAL MODULE: ./node_modules/@anthropic-ai/sdk/client.mjs + 57 modules
var sdk_client = __webpack_require__(9958);
;// CONCATENATED MODULE: ./src/agent/providers/body.ts
/**
 * Makes an encoder of request bodies that writes each message once: every request of a conversation holds the ones
 * before it, and soon that is megabytes. A message must not be changed after it was encoded; another one may stand in
 * its place.
 */
function createBodyEncoder() {
    const encoded = new WeakMap();
    const comma = Buffer.from(",");
    const end = Buffer.from("]}");
    const encode = (message) => {
        let bytes = encoded.get(message);
        if (bytes === undefined) {
            bytes = Buffer.from(JSON.stringify(message));
            encoded.set(message, bytes);
        }
        return bytes;
    };
    return ({ messages, ...rest }) => {
        const parts = [Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"messages":[`)];
        for (const [index, message] of messages.entries()) {
            if (index > 0)
                parts.push(comma);
            parts.push(encode(message));
        }
        return Buffer.concat([...parts, end]);
    };
}

// EXTERNAL MODULE: ./src/agent/providers/opening.ts
var providers_opening = __webpack_require__(7140);
;// CONCATENATED MODULE: ./src/agent/providers/anthropic.ts



const apiUrl = "https://api.anthropic.com";
/** The API itself, or a gateway that speaks it. */
async function openAnthropic(provider, opening) {
    const baseURL = provider.baseUrl ?? apiUrl;
    if (provider.type === "anthropic-key") {
        const apiKey = provider.apiKey.reveal();
        const client = (0,providers_opening/* withoutVariables */.K)(() => new sdk_client/* Anthropic */.N({ ...opening.settings, apiKey, baseURL }));
        return {
            messages: createMessages(client),
            models: createModels(client),
            credentials: { name: `the key given as ${provider.source}`, renewable: false },
        };
    }
    const { openFederation } = await __webpack_require__.e(/* import() */ 575).then(__webpack_require__.bind(__webpack_require__, 7575));
    const credentials = await openFederation(provider, baseURL, opening);
    const client = (0,providers_opening/* withoutVariables */.K)(() => new sdk_client/* Anthropic */.N({ ...opening.settings, credentials, baseURL }));
    return {
        messages: createMessages(client),
        models: createModels(client),
        credentials: { name: `the token of the federation rule ${provider.ruleId}`, renewable: true },
    };
}
/** The request of the client's own `messages.create`, which would write the whole conversation anew each time. */
function createMessages(client) {
    const encode = createBodyEncoder();
    return {
        create: (request, { signal }) => client.post("/v1/messages", {
            body: encode(request),
            headers: { "content-type": "application/json" },
            stream: true,
            signal,
        }),
    };
}
function createModels(client) {
    return { retrieve: (model, { signal }) => client.models.retrieve(model, {}, { signal }) };
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
