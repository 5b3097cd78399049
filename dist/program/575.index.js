export const id = 575;
export const ids = [575];
export const modules = {

/***/ 7575:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openFederation: () => (/* binding */ openFederation)
/* harmony export */ });
/* harmony import */ var _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5064);
/* harmony import */ var _anthropic_ai_sdk_lib_credentials_oidc_federation__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1490);
/* harmony import */ var _anthropic_ai_sdk_lib_credentials_types__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4994);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7465);
/* harmony import */ var _id_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9000);






const audience = "https://api.anthropic.com";
const timeoutMs = 30_000;
/**
 * Exchanges the job's identity for a token of the API, once now, so that a rule that doesn't fit is told before
 * anything is paid, and again whenever the client asks: before the token ends, and after it was refused. Each exchange
 * takes a new identity token, because the API takes each of them once.
 */
async function openFederation(provider, baseURL, { hide, signal }) {
    const exchange = (0,_anthropic_ai_sdk_lib_credentials_oidc_federation__WEBPACK_IMPORTED_MODULE_3__/* .oidcFederationProvider */ .g)({
        federationRuleId: provider.ruleId,
        organizationId: provider.organizationId,
        serviceAccountId: provider.serviceAccountId,
        workspaceId: provider.workspaceId,
        baseURL: baseURL.replace(/\/+$/, ""),
        async identityTokenProvider() {
            const token = await (0,_id_token_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdToken */ .gj)(provider.identity, audience, signal);
            hide(token);
            return token.reveal();
        },
        fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) }),
    });
    const renew = async () => {
        const token = await exchange().catch((error) => {
            throw explain(error, provider);
        });
        hide(new _redact_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(token.token));
        return token;
    };
    // What passes is left to the first request, which is asked again.
    let first = await renew().catch((error) => {
        if (error instanceof _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_4__/* .APIError */ .LG && !signal.aborted)
            return undefined;
        throw error;
    });
    return async () => {
        const token = first ?? (await renew());
        first = undefined;
        return token;
    };
}
/** The error as the loop takes it: the SDK's own for what passes, a UserError for what a person must mend. */
function explain(error, { ruleId, workspaceId }) {
    if (!(error instanceof _anthropic_ai_sdk_lib_credentials_types__WEBPACK_IMPORTED_MODULE_5__/* .WorkloadIdentityError */ .ot))
        return error;
    const { statusCode: status, body } = error;
    if (status === null)
        return (0,_id_token_js__WEBPACK_IMPORTED_MODULE_2__/* .unreachable */ .HB)("The API's token exchange", error);
    if (status >= 500 || status === 429 || status === 408) {
        return _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_4__/* .APIError */ .LG.generate(status, undefined, "the token exchange failed", new Headers());
    }
    const workspace = workspaceId === undefined ? ", and give `workspace-id` if the rule covers several workspaces" : "";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("model-rejected", `The API does not exchange this job's identity for a token under the federation rule ${ruleId} (${status}: ${told(body)}); check that the rule fits this repository and workflow, that \`organization-id\` and the other ids are right${workspace}.`, { cause: error });
}
const maxToldCharacters = 300;
function told(body) {
    const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
    return text.replace(/\s+/g, " ").slice(0, maxToldCharacters);
}


/***/ }),

/***/ 9000:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   gj: () => (/* binding */ requestIdToken),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5064);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7465);




const timeoutMs = 30_000;
const maxTokenBytes = 16 * 1024;
const answerSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ value: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(maxTokenBytes) });
/**
 * Asks the runner's service for a new token that says which workflow this job is. Each is for one exchange only.
 * Rejects with a UserError for what a person must mend, and with the SDK's errors for what passes.
 */
async function requestIdToken({ requestUrl, requestToken }, audience, signal) {
    const url = new URL(requestUrl);
    url.searchParams.set("audience", audience);
    const response = await fetch(url, {
        headers: { authorization: `Bearer ${requestToken.reveal()}`, accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    }).catch((cause) => {
        throw unreachable("GitHub's service for identity tokens", cause);
    });
    const text = await response.text().catch((cause) => {
        throw unreachable("GitHub's service for identity tokens", cause);
    });
    if (response.status >= 500)
        throw _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_3__/* .APIError */ .LG.generate(response.status, undefined, "GitHub gave no identity token", response.headers);
    if (!response.ok) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("model-rejected", `GitHub gives this job no identity token (${response.status}); add the line \`id-token: write\` under the job's \`permissions:\`.`);
    }
    const answer = answerSchema.safeParse(parseJson(text));
    if (!answer.success)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y("model-rejected", "GitHub's service for identity tokens gave no token.");
    return new _redact_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(answer.data.value);
}
/** For what is worth trying again. */
function unreachable(what, cause) {
    return new _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_3__/* .APIConnectionError */ .xX({
        message: `${what} could not be reached.`,
        ...(Error.isError(cause) && { cause }),
    });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
