export const id = 771;
export const ids = [
    771
];
export const modules = {
    320: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            _: ()=>ContextAPI
        });
        var global_utils = __webpack_require__(2466);
        var diag = __webpack_require__(7740);
        var context = __webpack_require__(1802);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/context/NoopContextManager.mjs
        var NoopContextManager = class {
            active() {
                return context.l;
            }
            with(_context, fn, thisArg, ...args) {
                return fn.call(thisArg, ...args);
            }
            bind(_context, target) {
                return target;
            }
            enable() {
                return this;
            }
            disable() {
                return this;
            }
            attach(_context) {
                return {
                    dispose () {}
                };
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/api/context.mjs
        const API_NAME = "context";
        const NOOP_CONTEXT_MANAGER = new NoopContextManager();
        const NOOP_TOKEN = Object.freeze({
            dispose: ()=>{}
        });
        var ContextAPI = class ContextAPI {
            constructor(){
                this._attachUnsupportedWarned = false;
            }
            static getInstance() {
                if (!this._instance) this._instance = new ContextAPI();
                return this._instance;
            }
            setGlobalContextManager(contextManager) {
                return (0, global_utils.$G)(API_NAME, contextManager, diag.K.instance());
            }
            active() {
                return this._getContextManager().active();
            }
            with(context, fn, thisArg, ...args) {
                return this._getContextManager().with(context, fn, thisArg, ...args);
            }
            bind(context, target) {
                return this._getContextManager().bind(context, target);
            }
            attach(context) {
                const contextManager = this._getContextManager();
                if (contextManager.attach) return contextManager.attach(context);
                if (!this._attachUnsupportedWarned) {
                    this._attachUnsupportedWarned = true;
                    diag.K.instance().warn("The current ContextManager does not implement attach(). The context will not be attached. Use a ContextManager that supports attach() (e.g. AsyncLocalStorageContextManager) or use with()/bind() instead.");
                }
                return NOOP_TOKEN;
            }
            _getContextManager() {
                return (0, global_utils.mS)(API_NAME) || NOOP_CONTEXT_MANAGER;
            }
            disable() {
                this._getContextManager().disable();
                (0, global_utils.kv)(API_NAME, diag.K.instance());
            }
        };
    }),
    7740: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            K: ()=>DiagAPI
        });
        var global_utils = __webpack_require__(2466);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/diag/ComponentLogger.mjs
        var DiagComponentLogger = class {
            constructor(props){
                this._namespace = props.namespace || "DiagComponentLogger";
            }
            debug(...args) {
                return logProxy("debug", this._namespace, args);
            }
            error(...args) {
                return logProxy("error", this._namespace, args);
            }
            info(...args) {
                return logProxy("info", this._namespace, args);
            }
            warn(...args) {
                return logProxy("warn", this._namespace, args);
            }
            verbose(...args) {
                return logProxy("verbose", this._namespace, args);
            }
        };
        function logProxy(funcName, namespace, args) {
            const logger = (0, global_utils.mS)("diag");
            if (!logger) return;
            return logger[funcName](namespace, ...args);
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/diag/internal/logLevelLogger.mjs
        function createLogLevelDiagLogger(maxLevel, logger) {
            if (maxLevel < 0) maxLevel = 0;
            else if (maxLevel > 9999) maxLevel = 9999;
            logger = logger || {};
            function _filterFunc(funcName, theLevel) {
                const theFunc = logger[funcName];
                if (typeof theFunc === "function" && maxLevel >= theLevel) return theFunc.bind(logger);
                return function() {};
            }
            return {
                error: _filterFunc("error", 30),
                warn: _filterFunc("warn", 50),
                info: _filterFunc("info", 60),
                debug: _filterFunc("debug", 70),
                verbose: _filterFunc("verbose", 80)
            };
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/api/diag.mjs
        const API_NAME = "diag";
        var DiagAPI = class DiagAPI {
            static instance() {
                if (!this._instance) this._instance = new DiagAPI();
                return this._instance;
            }
            constructor(){
                function _logProxy(funcName) {
                    return function(...args) {
                        const logger = (0, global_utils.mS)("diag");
                        if (!logger) return;
                        return logger[funcName](...args);
                    };
                }
                const self1 = this;
                const setLogger = (logger, optionsOrLogLevel = {
                    logLevel: 60
                })=>{
                    var _optionsOrLogLevel$lo;
                    if (logger === self1) {
                        var _err$stack;
                        const err = new Error("Cannot use diag as the logger for itself. Please use a DiagLogger implementation like ConsoleDiagLogger or a custom implementation");
                        self1.error((_err$stack = err.stack) !== null && _err$stack !== void 0 ? _err$stack : err.message);
                        return false;
                    }
                    if (typeof optionsOrLogLevel === "number") optionsOrLogLevel = {
                        logLevel: optionsOrLogLevel
                    };
                    const oldLogger = (0, global_utils.mS)("diag");
                    const newLogger = createLogLevelDiagLogger((_optionsOrLogLevel$lo = optionsOrLogLevel.logLevel) !== null && _optionsOrLogLevel$lo !== void 0 ? _optionsOrLogLevel$lo : 60, logger);
                    if (oldLogger && !optionsOrLogLevel.suppressOverrideMessage) {
                        var _Error$stack;
                        const stack = (_Error$stack = (new Error()).stack) !== null && _Error$stack !== void 0 ? _Error$stack : "<failed to generate stacktrace>";
                        oldLogger.warn(`Current logger will be overwritten from ${stack}`);
                        newLogger.warn(`Current logger will overwrite one already registered from ${stack}`);
                    }
                    return (0, global_utils.$G)("diag", newLogger, self1, true);
                };
                self1.setLogger = setLogger;
                self1.disable = ()=>{
                    (0, global_utils.kv)(API_NAME, self1);
                };
                self1.createComponentLogger = (options)=>{
                    return new DiagComponentLogger(options);
                };
                self1.verbose = _logProxy("verbose");
                self1.debug = _logProxy("debug");
                self1.info = _logProxy("info");
                self1.warn = _logProxy("warn");
                self1.error = _logProxy("error");
            }
        };
    }),
    8921: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            _: ()=>context
        });
        var _api_context_mjs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(320);
        const context = _api_context_mjs__WEBPACK_IMPORTED_MODULE_0__._.getInstance();
    }),
    1802: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            l: ()=>ROOT_CONTEXT,
            n: ()=>createContextKey
        });
        function createContextKey(description) {
            return Symbol.for(description);
        }
        const ROOT_CONTEXT = new class BaseContext {
            constructor(parentContext){
                const self1 = this;
                self1._currentContext = parentContext ? new Map(parentContext) : new Map();
                self1.getValue = (key)=>self1._currentContext.get(key);
                self1.setValue = (key, value)=>{
                    const context = new BaseContext(self1._currentContext);
                    context._currentContext.set(key, value);
                    return context;
                };
                self1.deleteValue = (key)=>{
                    const context = new BaseContext(self1._currentContext);
                    context._currentContext.delete(key);
                    return context;
                };
            }
        }();
    }),
    2466: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            mS: ()=>getGlobal,
            $G: ()=>registerGlobal,
            kv: ()=>unregisterGlobal
        });
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/version.mjs
        const VERSION = "1.10.0";
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/internal/semver.mjs
        const re = /^(\d+)\.(\d+)\.(\d+)(-(.+))?$/;
        function _makeCompatibilityCheck(ownVersion) {
            const acceptedVersions = new Set([
                ownVersion
            ]);
            const rejectedVersions = new Set();
            const myVersionMatch = ownVersion.match(re);
            if (!myVersionMatch) return ()=>false;
            const ownVersionParsed = {
                major: +myVersionMatch[1],
                minor: +myVersionMatch[2],
                patch: +myVersionMatch[3],
                prerelease: myVersionMatch[4]
            };
            if (ownVersionParsed.prerelease != null) return function isExactmatch(globalVersion) {
                return globalVersion === ownVersion;
            };
            function _reject(v) {
                rejectedVersions.add(v);
                return false;
            }
            function _accept(v) {
                acceptedVersions.add(v);
                return true;
            }
            return function isCompatible(globalVersion) {
                if (acceptedVersions.has(globalVersion)) return true;
                if (rejectedVersions.has(globalVersion)) return false;
                const globalVersionMatch = globalVersion.match(re);
                if (!globalVersionMatch) return _reject(globalVersion);
                const globalVersionParsed = {
                    major: +globalVersionMatch[1],
                    minor: +globalVersionMatch[2],
                    patch: +globalVersionMatch[3],
                    prerelease: globalVersionMatch[4]
                };
                if (globalVersionParsed.prerelease != null) return _reject(globalVersion);
                if (ownVersionParsed.major !== globalVersionParsed.major) return _reject(globalVersion);
                if (ownVersionParsed.major === 0) {
                    if (ownVersionParsed.minor === globalVersionParsed.minor && ownVersionParsed.patch <= globalVersionParsed.patch) return _accept(globalVersion);
                    return _reject(globalVersion);
                }
                if (ownVersionParsed.minor <= globalVersionParsed.minor) return _accept(globalVersion);
                return _reject(globalVersion);
            };
        }
        const isCompatible = _makeCompatibilityCheck(VERSION);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/internal/global-utils.mjs
        const major = VERSION.split(".")[0];
        const GLOBAL_OPENTELEMETRY_API_KEY = Symbol.for(`opentelemetry.js.api.${major}`);
        const _global = typeof globalThis === "object" ? globalThis : typeof self === "object" ? self : typeof window === "object" ? window : typeof global === "object" ? global : {};
        function _makeGlobalApi() {
            return Object.defineProperty({}, "version", {
                value: VERSION,
                enumerable: true,
                writable: false,
                configurable: false
            });
        }
        function registerGlobal(type, instance, diag, allowOverride = false) {
            var _global$GLOBAL_OPENTE;
            const api = _global[GLOBAL_OPENTELEMETRY_API_KEY] = (_global$GLOBAL_OPENTE = _global[GLOBAL_OPENTELEMETRY_API_KEY]) !== null && _global$GLOBAL_OPENTE !== void 0 ? _global$GLOBAL_OPENTE : _makeGlobalApi();
            if (!allowOverride && api[type]) {
                const err = new Error(`@opentelemetry/api: Attempted duplicate registration of API: ${type}`);
                diag.error(err.stack || err.message);
                return false;
            }
            if (api.version !== "1.10.0") {
                const err = new Error(`@opentelemetry/api: Registration of version v${api.version} for ${type} does not match previously registered API v${VERSION}`);
                diag.error(err.stack || err.message);
                return false;
            }
            api[type] = instance;
            diag.debug(`@opentelemetry/api: Registered a global for ${type} v${VERSION}.`);
            return true;
        }
        let _compatibleGlobalApi;
        function getGlobal(type) {
            const api = _global[GLOBAL_OPENTELEMETRY_API_KEY];
            if (api == null) return;
            if (api !== _compatibleGlobalApi) {
                if (!api.version || !isCompatible(api.version)) return;
                _compatibleGlobalApi = api;
            }
            return api[type];
        }
        function unregisterGlobal(type, diag) {
            diag.debug(`@opentelemetry/api: Unregistering a global for ${type} v${VERSION}.`);
            const api = _global[GLOBAL_OPENTELEMETRY_API_KEY];
            if (api) delete api[type];
        }
    }),
    8408: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            u: ()=>trace
        });
        var global_utils = __webpack_require__(2466);
        var diag = __webpack_require__(7740);
        var context = __webpack_require__(1802);
        var api_context = __webpack_require__(320);
        var NonRecordingSpan = __webpack_require__(1709);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace/context-utils.mjs
        const SPAN_KEY = (0, context.n)("OpenTelemetry Context Key SPAN");
        function getSpan(context) {
            return context.getValue(SPAN_KEY) || void 0;
        }
        function getActiveSpan() {
            return getSpan(api_context._.getInstance().active());
        }
        function setSpan(context, span) {
            return context.setValue(SPAN_KEY, span);
        }
        function deleteSpan(context) {
            return context.deleteValue(SPAN_KEY);
        }
        function setSpanContext(context, spanContext) {
            return setSpan(context, new NonRecordingSpan.d(spanContext));
        }
        function getSpanContext(context) {
            var _getSpan;
            return (_getSpan = getSpan(context)) === null || _getSpan === void 0 ? void 0 : _getSpan.spanContext();
        }
        var spancontext_utils = __webpack_require__(8268);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace/NoopTracer.mjs
        const contextApi = api_context._.getInstance();
        var NoopTracer = class {
            startSpan(name, options, context = contextApi.active()) {
                if (Boolean(options === null || options === void 0 ? void 0 : options.root)) return new NonRecordingSpan.d();
                const parentFromContext = context && getSpanContext(context);
                if (isSpanContext(parentFromContext) && (0, spancontext_utils.YA)(parentFromContext)) return new NonRecordingSpan.d(parentFromContext);
                else return new NonRecordingSpan.d();
            }
            startActiveSpan(name, arg2, arg3, arg4) {
                var _ctx;
                let opts;
                let ctx;
                let fn;
                if (arguments.length < 2) return;
                else if (arguments.length === 2) fn = arg2;
                else if (arguments.length === 3) {
                    opts = arg2;
                    fn = arg3;
                } else {
                    opts = arg2;
                    ctx = arg3;
                    fn = arg4;
                }
                const parentContext = (_ctx = ctx) !== null && _ctx !== void 0 ? _ctx : contextApi.active();
                const span = this.startSpan(name, opts, parentContext);
                const contextWithSpanSet = setSpan(parentContext, span);
                return contextApi.with(contextWithSpanSet, fn, void 0, span);
            }
        };
        function isSpanContext(spanContext) {
            return spanContext !== null && typeof spanContext === "object" && "spanId" in spanContext && typeof spanContext["spanId"] === "string" && "traceId" in spanContext && typeof spanContext["traceId"] === "string" && "traceFlags" in spanContext && typeof spanContext["traceFlags"] === "number";
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace/ProxyTracer.mjs
        const NOOP_TRACER = new NoopTracer();
        var ProxyTracer = class {
            constructor(provider, name, version, options){
                this._provider = provider;
                this.name = name;
                this.version = version;
                this.options = options;
            }
            startSpan(name, options, context) {
                return this._getTracer().startSpan(name, options, context);
            }
            startActiveSpan(_name, _options, _context, _fn) {
                const tracer = this._getTracer();
                return Reflect.apply(tracer.startActiveSpan, tracer, arguments);
            }
            _getTracer() {
                if (this._delegate) return this._delegate;
                const tracer = this._provider.getDelegateTracer(this.name, this.version, this.options);
                if (!tracer) return NOOP_TRACER;
                this._delegate = tracer;
                return this._delegate;
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace/NoopTracerProvider.mjs
        var NoopTracerProvider = class {
            getTracer(_name, _version, _options) {
                return new NoopTracer();
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace/ProxyTracerProvider.mjs
        const NOOP_TRACER_PROVIDER = new NoopTracerProvider();
        var ProxyTracerProvider = class {
            getTracer(name, version, options) {
                var _this$getDelegateTrac;
                return (_this$getDelegateTrac = this.getDelegateTracer(name, version, options)) !== null && _this$getDelegateTrac !== void 0 ? _this$getDelegateTrac : new ProxyTracer(this, name, version, options);
            }
            getDelegate() {
                var _this$_delegate;
                return (_this$_delegate = this._delegate) !== null && _this$_delegate !== void 0 ? _this$_delegate : NOOP_TRACER_PROVIDER;
            }
            setDelegate(delegate) {
                this._delegate = delegate;
            }
            getDelegateTracer(name, version, options) {
                var _this$_delegate2;
                return (_this$_delegate2 = this._delegate) === null || _this$_delegate2 === void 0 ? void 0 : _this$_delegate2.getTracer(name, version, options);
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/api/trace.mjs
        const API_NAME = "trace";
        var TraceAPI = class TraceAPI {
            constructor(){
                this._proxyTracerProvider = new ProxyTracerProvider();
                this.wrapSpanContext = spancontext_utils.IP;
                this.isSpanContextValid = spancontext_utils.YA;
                this.deleteSpan = deleteSpan;
                this.getSpan = getSpan;
                this.getActiveSpan = getActiveSpan;
                this.getSpanContext = getSpanContext;
                this.setSpan = setSpan;
                this.setSpanContext = setSpanContext;
            }
            static getInstance() {
                if (!this._instance) this._instance = new TraceAPI();
                return this._instance;
            }
            setGlobalTracerProvider(provider) {
                const success = (0, global_utils.$G)(API_NAME, this._proxyTracerProvider, diag.K.instance());
                if (success) this._proxyTracerProvider.setDelegate(provider);
                return success;
            }
            getTracerProvider() {
                return (0, global_utils.mS)(API_NAME) || this._proxyTracerProvider;
            }
            getTracer(name, version) {
                return this.getTracerProvider().getTracer(name, version);
            }
            disable() {
                (0, global_utils.kv)(API_NAME, diag.K.instance());
                this._proxyTracerProvider = new ProxyTracerProvider();
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace-api.mjs
        const trace = TraceAPI.getInstance();
    }),
    1709: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            d: ()=>NonRecordingSpan
        });
        var _invalid_span_constants_mjs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89);
        var NonRecordingSpan = class {
            constructor(spanContext = _invalid_span_constants_mjs__WEBPACK_IMPORTED_MODULE_0__.dM){
                this._spanContext = spanContext;
            }
            spanContext() {
                return this._spanContext;
            }
            setAttribute(_key, _value) {
                return this;
            }
            setAttributes(_attributes) {
                return this;
            }
            addEvent(_name, _attributes) {
                return this;
            }
            addLink(_link) {
                return this;
            }
            addLinks(_links) {
                return this;
            }
            setStatus(_status) {
                return this;
            }
            updateName(_name) {
                return this;
            }
            end(_endTime) {}
            isRecording() {
                return false;
            }
            recordException(_exception, _time) {}
        };
    }),
    89: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            dM: ()=>INVALID_SPAN_CONTEXT
        });
        const INVALID_SPANID = "0000000000000000";
        const INVALID_TRACEID = "00000000000000000000000000000000";
        const INVALID_SPAN_CONTEXT = {
            traceId: INVALID_TRACEID,
            spanId: INVALID_SPANID,
            traceFlags: 0
        };
    }),
    3428: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            v: ()=>SpanKind
        });
        let SpanKind = function(SpanKind) {
            SpanKind[SpanKind["INTERNAL"] = 0] = "INTERNAL";
            SpanKind[SpanKind["SERVER"] = 1] = "SERVER";
            SpanKind[SpanKind["CLIENT"] = 2] = "CLIENT";
            SpanKind[SpanKind["PRODUCER"] = 3] = "PRODUCER";
            SpanKind[SpanKind["CONSUMER"] = 4] = "CONSUMER";
            return SpanKind;
        }({});
    }),
    8268: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            IP: ()=>wrapSpanContext,
            YA: ()=>isSpanContextValid
        });
        var _NonRecordingSpan_mjs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1709);
        const isHex = new Uint8Array([
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1,
            1,
            1
        ]);
        function isValidHex(id, length) {
            if (typeof id !== "string" || id.length !== length) return false;
            let r = 0;
            for(let i = 0; i < id.length; i += 4)r += (isHex[id.charCodeAt(i)] | 0) + (isHex[id.charCodeAt(i + 1)] | 0) + (isHex[id.charCodeAt(i + 2)] | 0) + (isHex[id.charCodeAt(i + 3)] | 0);
            return r === length;
        }
        function isValidTraceId(traceId) {
            return isValidHex(traceId, 32) && traceId !== "00000000000000000000000000000000";
        }
        function isValidSpanId(spanId) {
            return isValidHex(spanId, 16) && spanId !== "0000000000000000";
        }
        function isSpanContextValid(spanContext) {
            return isValidTraceId(spanContext.traceId) && isValidSpanId(spanContext.spanId);
        }
        function wrapSpanContext(spanContext) {
            return new _NonRecordingSpan_mjs__WEBPACK_IMPORTED_MODULE_0__.d(spanContext);
        }
    }),
    1213: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            s: ()=>SpanStatusCode
        });
        let SpanStatusCode = function(SpanStatusCode) {
            SpanStatusCode[SpanStatusCode["UNSET"] = 0] = "UNSET";
            SpanStatusCode[SpanStatusCode["OK"] = 1] = "OK";
            SpanStatusCode[SpanStatusCode["ERROR"] = 2] = "ERROR";
            return SpanStatusCode;
        }({});
    })
};
