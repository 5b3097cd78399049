export const id = 789;
export const ids = [
    789
];
export const modules = {
    5099: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            s: ()=>diag1
        });
        var _api_diag_mjs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7740);
        const diag1 = _api_diag_mjs__WEBPACK_IMPORTED_MODULE_0__.K.instance();
    }),
    8574: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            X: ()=>TraceFlags
        });
        let TraceFlags = function(TraceFlags) {
            TraceFlags[TraceFlags["NONE"] = 0] = "NONE";
            TraceFlags[TraceFlags["SAMPLED"] = 1] = "SAMPLED";
            return TraceFlags;
        }({});
    }),
    9920: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            U: ()=>JsonTraceSerializer
        });
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/core/dist/common/time.mjs
        const NANOSECOND_DIGITS = 9;
        const MILLISECONDS_TO_NANOSECONDS = Math.pow(10, 6);
        const SECOND_TO_NANOSECONDS = Math.pow(10, NANOSECOND_DIGITS);
        function millisToHrTime(epochMillis) {
            const epochSeconds = epochMillis / 1e3;
            return [
                Math.trunc(epochSeconds),
                Math.round(epochMillis % 1e3 * MILLISECONDS_TO_NANOSECONDS)
            ];
        }
        function hrTime(performanceNow) {
            return addHrTimes(millisToHrTime(performance.timeOrigin), millisToHrTime(typeof performanceNow === "number" ? performanceNow : performance.now()));
        }
        function timeInputToHrTime(time) {
            if (isTimeInputHrTime(time)) return time;
            else if (typeof time === "number") {
                if (time < performance.timeOrigin / 2) return hrTime(time);
                else return millisToHrTime(time);
            } else if (time instanceof Date) return millisToHrTime(time.getTime());
            else throw TypeError("Invalid input type");
        }
        function hrTimeDuration(startTime, endTime) {
            let seconds = endTime[0] - startTime[0];
            let nanos = endTime[1] - startTime[1];
            if (nanos < 0) {
                seconds -= 1;
                nanos += SECOND_TO_NANOSECONDS;
            }
            return [
                seconds,
                nanos
            ];
        }
        function hrTimeToTimeStamp(time) {
            const precision = NANOSECOND_DIGITS;
            const tmp = `${"0".repeat(precision)}${time[1]}Z`;
            const nanoString = tmp.substring(tmp.length - precision - 1);
            return (new Date(time[0] * 1e3)).toISOString().replace("000Z", nanoString);
        }
        function hrTimeToNanoseconds(time) {
            return time[0] * SECOND_TO_NANOSECONDS + time[1];
        }
        function hrTimeToMicroseconds(time) {
            return time[0] * 1e6 + time[1] / 1e3;
        }
        function hrTimeToMilliseconds(time) {
            return time[0] * 1e3 + time[1] / 1e6;
        }
        function hrTimeToSeconds(time) {
            return time[0] + time[1] / SECOND_TO_NANOSECONDS;
        }
        function isTimeInputHrTime(value) {
            return Array.isArray(value) && value.length === 2 && typeof value[0] === "number" && typeof value[1] === "number";
        }
        function isTimeInput(value) {
            return isTimeInputHrTime(value) || typeof value === "number" || value instanceof Date;
        }
        function addHrTimes(time1, time2) {
            const out = [
                time1[0] + time2[0],
                time1[1] + time2[1]
            ];
            if (out[1] >= SECOND_TO_NANOSECONDS) {
                out[1] -= SECOND_TO_NANOSECONDS;
                out[0] += 1;
            }
            return out;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/otlp-transformer/dist/platform/node/base64.mjs
        function encodeBase64(bytes) {
            return Buffer.from(bytes).toString("base64");
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/otlp-transformer/dist/common/utils.mjs
        function hrTimeToNanos(hrTime) {
            const NANOSECONDS = BigInt(1e9);
            return BigInt(Math.trunc(hrTime[0])) * NANOSECONDS + BigInt(Math.trunc(hrTime[1]));
        }
        function encodeAsString(hrTime) {
            return hrTimeToNanos(hrTime).toString();
        }
        const encodeTimestamp = typeof BigInt !== "undefined" ? encodeAsString : hrTimeToNanoseconds;
        function identity(value) {
            return value;
        }
        const JSON_ENCODER = {
            encodeHrTime: encodeTimestamp,
            encodeSpanContext: identity,
            encodeOptionalSpanContext: identity,
            encodeUint8Array: encodeBase64
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/otlp-transformer/dist/common/internal.mjs
        function createResource(resource, encoder) {
            const result = {
                attributes: toAttributes(resource.attributes, encoder),
                droppedAttributesCount: 0
            };
            const schemaUrl = resource.schemaUrl;
            if (schemaUrl && schemaUrl !== "") result.schemaUrl = schemaUrl;
            return result;
        }
        function createInstrumentationScope(scope, encoder) {
            const result = {
                name: scope.name,
                version: scope.version
            };
            if (scope.attributes && Object.keys(scope.attributes).length > 0) {
                result.attributes = toAttributes(scope.attributes, encoder);
                result.droppedAttributesCount = scope.droppedAttributesCount ?? 0;
            }
            return result;
        }
        function toAttributes(attributes, encoder) {
            return Object.keys(attributes).map((key)=>toKeyValue(key, attributes[key], encoder));
        }
        function toKeyValue(key, value, encoder) {
            return {
                key,
                value: toAnyValue(value, encoder)
            };
        }
        function toAnyValue(value, encoder) {
            const t = typeof value;
            if (t === "string") return {
                stringValue: value
            };
            if (t === "number") {
                if (!Number.isInteger(value)) return {
                    doubleValue: value
                };
                return {
                    intValue: value
                };
            }
            if (t === "boolean") return {
                boolValue: value
            };
            if (value instanceof Uint8Array) return {
                bytesValue: encoder.encodeUint8Array(value)
            };
            if (Array.isArray(value)) {
                const values = new Array(value.length);
                for(let i = 0; i < value.length; i++)values[i] = toAnyValue(value[i], encoder);
                return {
                    arrayValue: {
                        values
                    }
                };
            }
            if (t === "object" && value != null) {
                const keys = Object.keys(value);
                const values = new Array(keys.length);
                for(let i = 0; i < keys.length; i++)values[i] = {
                    key: keys[i],
                    value: toAnyValue(value[keys[i]], encoder)
                };
                return {
                    kvlistValue: {
                        values
                    }
                };
            }
            return {};
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/otlp-transformer/dist/trace/internal.mjs
        const SPAN_FLAGS_CONTEXT_HAS_IS_REMOTE_MASK = 256;
        const SPAN_FLAGS_CONTEXT_IS_REMOTE_MASK = 512;
        function buildSpanFlagsFrom(traceFlags, isRemote) {
            let flags = traceFlags & 255 | SPAN_FLAGS_CONTEXT_HAS_IS_REMOTE_MASK;
            if (isRemote) flags |= SPAN_FLAGS_CONTEXT_IS_REMOTE_MASK;
            return flags;
        }
        function sdkSpanToOtlpSpan(span, encoder) {
            const ctx = span.spanContext();
            const status = span.status;
            const parentSpanId = span.parentSpanContext?.spanId ? encoder.encodeSpanContext(span.parentSpanContext?.spanId) : void 0;
            return {
                traceId: encoder.encodeSpanContext(ctx.traceId),
                spanId: encoder.encodeSpanContext(ctx.spanId),
                parentSpanId,
                traceState: ctx.traceState?.serialize(),
                name: span.name,
                kind: span.kind == null ? 0 : span.kind + 1,
                startTimeUnixNano: encoder.encodeHrTime(span.startTime),
                endTimeUnixNano: encoder.encodeHrTime(span.endTime),
                attributes: toAttributes(span.attributes, encoder),
                droppedAttributesCount: span.droppedAttributesCount,
                events: span.events.map((event)=>toOtlpSpanEvent(event, encoder)),
                droppedEventsCount: span.droppedEventsCount,
                status: {
                    code: status.code,
                    message: status.message
                },
                links: span.links.map((link)=>toOtlpLink(link, encoder)),
                droppedLinksCount: span.droppedLinksCount,
                flags: buildSpanFlagsFrom(ctx.traceFlags, span.parentSpanContext?.isRemote)
            };
        }
        function toOtlpLink(link, encoder) {
            return {
                attributes: link.attributes ? toAttributes(link.attributes, encoder) : [],
                spanId: encoder.encodeSpanContext(link.context.spanId),
                traceId: encoder.encodeSpanContext(link.context.traceId),
                traceState: link.context.traceState?.serialize(),
                droppedAttributesCount: link.droppedAttributesCount || 0,
                flags: buildSpanFlagsFrom(link.context.traceFlags, link.context.isRemote)
            };
        }
        function toOtlpSpanEvent(timedEvent, encoder) {
            return {
                attributes: timedEvent.attributes ? toAttributes(timedEvent.attributes, encoder) : [],
                name: timedEvent.name,
                timeUnixNano: encoder.encodeHrTime(timedEvent.time),
                droppedAttributesCount: timedEvent.droppedAttributesCount || 0
            };
        }
        function createExportTraceServiceRequest(spans, encoder) {
            return {
                resourceSpans: spanRecordsToResourceSpans(spans, encoder)
            };
        }
        function createResourceMap(readableSpans) {
            const resourceMap = new Map();
            for (const record of readableSpans){
                let ilsMap = resourceMap.get(record.resource);
                if (!ilsMap) {
                    ilsMap = new Map();
                    resourceMap.set(record.resource, ilsMap);
                }
                const instrumentationScopeKey = `${record.instrumentationScope.name}@${record.instrumentationScope.version || ""}:${record.instrumentationScope.schemaUrl || ""}`;
                let records = ilsMap.get(instrumentationScopeKey);
                if (!records) {
                    records = [];
                    ilsMap.set(instrumentationScopeKey, records);
                }
                records.push(record);
            }
            return resourceMap;
        }
        function spanRecordsToResourceSpans(readableSpans, encoder) {
            const resourceMap = createResourceMap(readableSpans);
            const out = [];
            const entryIterator = resourceMap.entries();
            let entry = entryIterator.next();
            while(!entry.done){
                const [resource, ilmMap] = entry.value;
                const scopeResourceSpans = [];
                const ilmIterator = ilmMap.values();
                let ilmEntry = ilmIterator.next();
                while(!ilmEntry.done){
                    const scopeSpans = ilmEntry.value;
                    if (scopeSpans.length > 0) {
                        const spans = scopeSpans.map((readableSpan)=>sdkSpanToOtlpSpan(readableSpan, encoder));
                        scopeResourceSpans.push({
                            scope: createInstrumentationScope(scopeSpans[0].instrumentationScope, encoder),
                            spans,
                            schemaUrl: scopeSpans[0].instrumentationScope.schemaUrl
                        });
                    }
                    ilmEntry = ilmIterator.next();
                }
                const processedResource = createResource(resource, encoder);
                const transformedSpans = {
                    resource: processedResource,
                    scopeSpans: scopeResourceSpans,
                    schemaUrl: processedResource.schemaUrl
                };
                out.push(transformedSpans);
                entry = entryIterator.next();
            }
            return out;
        }
        var diag_api = __webpack_require__(5099);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/otlp-transformer/dist/trace/json/trace.mjs
        const JsonTraceSerializer = {
            serializeRequest: (arg)=>{
                const request = createExportTraceServiceRequest(arg, JSON_ENCODER);
                return new TextEncoder().encode(JSON.stringify(request));
            },
            deserializeResponse: (arg)=>{
                if (arg.length === 0) return {};
                const decoder = new TextDecoder();
                try {
                    return JSON.parse(decoder.decode(arg));
                } catch (err) {
                    diag_api.s.warn(`Failed to parse trace export response: ${err.message}. Returning empty response`);
                    return {};
                }
            }
        };
    }),
    8993: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            gk: ()=>defaultResource,
            QZ: ()=>resourceFromAttributes
        });
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/dist/utils.mjs
        const isPromiseLike = (val)=>{
            return val !== null && typeof val === "object" && typeof val.then === "function";
        };
        var diag_api = __webpack_require__(5099);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/node_modules/@opentelemetry/core/dist/common/attributes.mjs
        let AddAttributeDecision = function(AddAttributeDecision) {
            AddAttributeDecision[AddAttributeDecision["DROP_UNDEFINED"] = 0] = "DROP_UNDEFINED";
            AddAttributeDecision[AddAttributeDecision["DROP_INVALID"] = 1] = "DROP_INVALID";
            AddAttributeDecision[AddAttributeDecision["DROP_LIMIT_REACHED"] = 2] = "DROP_LIMIT_REACHED";
            AddAttributeDecision[AddAttributeDecision["ADD_NEW"] = 3] = "ADD_NEW";
            AddAttributeDecision[AddAttributeDecision["ADD_OVERWRITE_EXISTING"] = 4] = "ADD_OVERWRITE_EXISTING";
            return AddAttributeDecision;
        }({});
        const DEFAULT_ATTRIBUTE_LIMITS = {
            attributeCountLimit: 128,
            attributeValueLengthLimit: Infinity
        };
        function maybeAddAttribute(opts) {
            return maybeAddAttributeInternal(opts, isAnyValue);
        }
        function maybeAddSimpleAttribute(opts) {
            return maybeAddAttributeInternal(opts, isSimpleAttributeValue);
        }
        function maybeAddAttributeInternal(opts, isValidValue) {
            if (opts.value === void 0) return 0;
            if (opts.key.length === 0) {
                diag.warn(`Invalid attribute key: ${opts.key}`);
                return 1;
            }
            const isNewKey = !Object.hasOwn(opts.attributes, opts.key);
            if (isNewKey && opts.currentAttributesCount >= opts.limits.attributeCountLimit) return 2;
            if (!isValidValue(opts.value)) {
                diag.warn(`Invalid attribute value set for key: ${opts.key}`);
                return 1;
            }
            let attributeValueLengthLimit = opts.limits.attributeValueLengthLimit;
            if (attributeValueLengthLimit <= 0) {
                diag.warn(`Invalid attributeValueLengthLimit: must be positive, got ${attributeValueLengthLimit} (ignoring)`);
                attributeValueLengthLimit = Infinity;
            }
            opts.attributes[opts.key] = copyAndTruncAnyValue(opts.value, attributeValueLengthLimit);
            if (isNewKey) return 3;
            return 4;
        }
        function cleanAttributes(inAttributes, limits) {
            return cleanAttributesInternal(inAttributes, limits, isAnyValue);
        }
        function cleanSimpleAttributes(inAttributes, limits) {
            return cleanAttributesInternal(inAttributes, limits, isSimpleAttributeValue);
        }
        function cleanAttributesInternal(inAttributes, limits, isValidValue) {
            if (typeof inAttributes !== "object" || inAttributes == null) return {};
            const attributes = {};
            let droppedAttributesCount = 0;
            let attributeValueLengthLimit = limits.attributeValueLengthLimit;
            if (attributeValueLengthLimit <= 0) {
                diag.warn(`Invalid attributeValueLengthLimit: must be positive, got ${attributeValueLengthLimit} (ignoring)`);
                attributeValueLengthLimit = Infinity;
            }
            let count = 0;
            for (const [key, val] of Object.entries(inAttributes)){
                if (val === void 0) continue;
                if (count >= limits.attributeCountLimit) {
                    droppedAttributesCount++;
                    continue;
                }
                if (key.length === 0) {
                    diag.warn(`Invalid attribute key: ${key}`);
                    droppedAttributesCount++;
                    continue;
                }
                if (!isValidValue(val)) {
                    diag.warn(`Invalid attribute value set for key: ${key}`);
                    droppedAttributesCount++;
                    continue;
                }
                attributes[key] = copyAndTruncAnyValue(val, attributeValueLengthLimit);
                count++;
            }
            return {
                attributes,
                droppedAttributesCount
            };
        }
        function isAnyValue(val) {
            return isAnyValueInternal(val, new WeakSet());
        }
        function isAnyValueInternal(val, visited) {
            switch(typeof val){
                case "undefined":
                case "bigint":
                case "symbol":
                case "function":
                    return false;
                case "string":
                case "number":
                case "boolean":
                    return true;
                case "object":
                    break;
                default:
                    return false;
            }
            if (val === null) return true;
            if (val instanceof Uint8Array) return true;
            if (visited.has(val)) return false;
            visited.add(val);
            const isValid = isAnyValueObject(val, visited);
            visited.delete(val);
            return isValid;
        }
        function isAnyValueObject(val, visited) {
            if (Array.isArray(val)) {
                for (const item of val)if (item !== void 0 && !isAnyValueInternal(item, visited)) return false;
                return true;
            }
            const obj = val;
            if (obj.constructor !== Object && obj.constructor !== void 0) return false;
            for (const k of Object.keys(obj)){
                const v = obj[k];
                if (v !== void 0 && !isAnyValueInternal(v, visited)) return false;
            }
            return true;
        }
        function copyAndTruncAnyValue(val, limit) {
            switch(typeof val){
                case "number":
                case "boolean":
                case "undefined":
                case "bigint":
                case "symbol":
                case "function":
                    return val;
                case "string":
                    if (val.length <= limit) return val;
                    else return val.substring(0, limit);
                case "object":
                    break;
                default:
                    return val;
            }
            if (val === null) return val;
            if (val instanceof Uint8Array) {
                if (val.length <= limit) return val;
                else return val.slice(0, limit);
            }
            if (Array.isArray(val)) return val.map((elem)=>copyAndTruncAnyValue(elem, limit));
            const truncObj = {};
            const obj = val;
            for (const k of Object.keys(obj))if (obj[k] !== void 0) truncObj[k] = copyAndTruncAnyValue(obj[k], limit);
            return truncObj;
        }
        function sanitizeAttributes(inAttributes) {
            const { attributes } = cleanSimpleAttributes(inAttributes, DEFAULT_ATTRIBUTE_LIMITS);
            return attributes ?? {};
        }
        const isAttributeValue = null && isSimpleAttributeValue;
        function isSimpleAttributeValue(val) {
            if (Array.isArray(val)) return isHomogeneousAttributeValueArray(val);
            return isValidPrimitiveAttributeValueType(typeof val);
        }
        function isHomogeneousAttributeValueArray(arr) {
            let type;
            for (const element of arr){
                if (element == null) continue;
                const elementType = typeof element;
                if (elementType === type) continue;
                if (!type) {
                    if (isValidPrimitiveAttributeValueType(elementType)) {
                        type = elementType;
                        continue;
                    }
                    return false;
                }
                return false;
            }
            return true;
        }
        function isValidPrimitiveAttributeValueType(valType) {
            switch(valType){
                case "number":
                case "boolean":
                case "string":
                    return true;
            }
            return false;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/node_modules/@opentelemetry/core/dist/version.mjs
        const VERSION = "3.1.1";
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/node_modules/@opentelemetry/core/dist/semconv.mjs
        const ATTR_PROCESS_RUNTIME_NAME = "process.runtime.name";
        var stable_attributes = __webpack_require__(2123);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/node_modules/@opentelemetry/core/dist/platform/node/sdk-info.mjs
        const SDK_INFO = {
            [stable_attributes.Jqu]: "opentelemetry",
            [ATTR_PROCESS_RUNTIME_NAME]: "node",
            [stable_attributes.E$0]: stable_attributes.IIL,
            [stable_attributes.aJA]: VERSION
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/dist/detectors/platform/node/default-service-name.mjs
        let serviceName;
        function defaultServiceName() {
            if (serviceName === void 0) try {
                const argv0 = globalThis.process.argv0;
                serviceName = argv0 ? `unknown_service:${argv0}` : "unknown_service";
            } catch  {
                serviceName = "unknown_service";
            }
            return serviceName;
        }
        function _clearDefaultServiceNameCache() {
            serviceName = void 0;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/resources/dist/ResourceImpl.mjs
        var ResourceImpl = class ResourceImpl {
            _rawAttributes;
            _asyncAttributesPending = false;
            _schemaUrl;
            _memoizedAttributes;
            static FromAttributeList(attributes, options) {
                const res = new ResourceImpl({}, options);
                res._rawAttributes = guardedRawAttributes(attributes);
                res._asyncAttributesPending = attributes.filter(([_, val])=>isPromiseLike(val)).length > 0;
                return res;
            }
            constructor(resource, options){
                const attributes = resource.attributes ?? {};
                this._rawAttributes = Object.entries(attributes).map(([k, v])=>{
                    if (isPromiseLike(v)) this._asyncAttributesPending = true;
                    return [
                        k,
                        v
                    ];
                });
                this._rawAttributes = guardedRawAttributes(this._rawAttributes);
                this._schemaUrl = validateSchemaUrl(options?.schemaUrl);
            }
            get asyncAttributesPending() {
                return this._asyncAttributesPending;
            }
            async waitForAsyncAttributes() {
                if (!this.asyncAttributesPending) return;
                for(let i = 0; i < this._rawAttributes.length; i++){
                    const [k, v] = this._rawAttributes[i];
                    this._rawAttributes[i] = [
                        k,
                        isPromiseLike(v) ? await v : v
                    ];
                }
                this._asyncAttributesPending = false;
            }
            get attributes() {
                if (this.asyncAttributesPending) diag_api.s.error("Accessing resource attributes before async attributes settled");
                if (this._memoizedAttributes) return this._memoizedAttributes;
                const attrs = {};
                for (const [k, v] of this._rawAttributes){
                    if (isPromiseLike(v)) {
                        diag_api.s.debug(`Unsettled resource attribute ${k} skipped`);
                        continue;
                    }
                    if (Object.hasOwn(attrs, k)) {} else if (k.length === 0) diag_api.s.warn("dropping invalid resource attribute key: <empty string>");
                    else if (!isSimpleAttributeValue(v)) diag_api.s.warn(`dropping invalid resource attribute value for key "${k}"`);
                    else attrs[k] = v;
                }
                if (!this._asyncAttributesPending) this._memoizedAttributes = attrs;
                return attrs;
            }
            getRawAttributes() {
                return this._rawAttributes;
            }
            get schemaUrl() {
                return this._schemaUrl;
            }
            merge(resource) {
                if (resource == null) return this;
                const mergedSchemaUrl = mergeSchemaUrl(this, resource);
                const mergedOptions = mergedSchemaUrl ? {
                    schemaUrl: mergedSchemaUrl
                } : void 0;
                return ResourceImpl.FromAttributeList([
                    ...resource.getRawAttributes(),
                    ...this.getRawAttributes()
                ], mergedOptions);
            }
        };
        function resourceFromAttributes(attributes, options) {
            return ResourceImpl.FromAttributeList(Object.entries(attributes), options);
        }
        function resourceFromDetectedResource(detectedResource, options) {
            return new ResourceImpl(detectedResource, options);
        }
        function emptyResource() {
            return resourceFromAttributes({});
        }
        function defaultResource() {
            return resourceFromAttributes({
                [stable_attributes.UX4]: defaultServiceName(),
                [stable_attributes.E$0]: SDK_INFO[stable_attributes.E$0],
                [stable_attributes.Jqu]: SDK_INFO[stable_attributes.Jqu],
                [stable_attributes.aJA]: SDK_INFO[stable_attributes.aJA]
            });
        }
        function guardedRawAttributes(attributes) {
            return attributes.map(([k, v])=>{
                if (isPromiseLike(v)) return [
                    k,
                    v.then((val)=>val, (err)=>{
                        diag_api.s.debug("promise rejection for resource attribute: %s - %s", k, err);
                    })
                ];
                return [
                    k,
                    v
                ];
            });
        }
        function validateSchemaUrl(schemaUrl) {
            if (typeof schemaUrl === "string" || schemaUrl === void 0) return schemaUrl;
            diag_api.s.warn("Schema URL must be string or undefined, got %s. Schema URL will be ignored.", schemaUrl);
        }
        function mergeSchemaUrl(old, updating) {
            const oldSchemaUrl = old?.schemaUrl;
            const updatingSchemaUrl = updating?.schemaUrl;
            const isOldEmpty = oldSchemaUrl === void 0 || oldSchemaUrl === "";
            const isUpdatingEmpty = updatingSchemaUrl === void 0 || updatingSchemaUrl === "";
            if (isOldEmpty) return updatingSchemaUrl;
            if (isUpdatingEmpty) return oldSchemaUrl;
            if (oldSchemaUrl === updatingSchemaUrl) return oldSchemaUrl;
            diag_api.s.warn("Schema URL merge conflict: old resource has \"%s\", updating resource has \"%s\". Resulting resource will have undefined Schema URL.", oldSchemaUrl, updatingSchemaUrl);
        }
    }),
    8246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            d: ()=>TracerProvider$1
        });
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/inspect.mjs
        const inspectCustom = Symbol.for("nodejs.util.inspect.custom");
        function settledResourceAttributes(resource) {
            const attrs = {};
            for (const [k, v] of resource.getRawAttributes()){
                if (typeof v?.then === "function") continue;
                if (v != null) attrs[k] ??= v;
            }
            return attrs;
        }
        function formatInspect(className, payload, depth, options, inspect) {
            if (typeof depth === "number" && depth < 0) {
                const tag = `[${className}]`;
                return options?.stylize ? options.stylize(tag, "special") : tag;
            }
            if (typeof inspect !== "function" || !options) return payload;
            return `${className} ${inspect(payload, {
                ...options,
                depth: options.depth == null ? options.depth : options.depth - 1
            })}`;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/enums.mjs
        const ExceptionEventName = "exception";
        var trace_status = __webpack_require__(1213);
        var diag_api = __webpack_require__(5099);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/node_modules/@opentelemetry/core/dist/common/attributes.mjs
        let AddAttributeDecision = function(AddAttributeDecision) {
            AddAttributeDecision[AddAttributeDecision["DROP_UNDEFINED"] = 0] = "DROP_UNDEFINED";
            AddAttributeDecision[AddAttributeDecision["DROP_INVALID"] = 1] = "DROP_INVALID";
            AddAttributeDecision[AddAttributeDecision["DROP_LIMIT_REACHED"] = 2] = "DROP_LIMIT_REACHED";
            AddAttributeDecision[AddAttributeDecision["ADD_NEW"] = 3] = "ADD_NEW";
            AddAttributeDecision[AddAttributeDecision["ADD_OVERWRITE_EXISTING"] = 4] = "ADD_OVERWRITE_EXISTING";
            return AddAttributeDecision;
        }({});
        const DEFAULT_ATTRIBUTE_LIMITS = {
            attributeCountLimit: 128,
            attributeValueLengthLimit: Infinity
        };
        function maybeAddAttribute(opts) {
            return maybeAddAttributeInternal(opts, isAnyValue);
        }
        function maybeAddSimpleAttribute(opts) {
            return maybeAddAttributeInternal(opts, isSimpleAttributeValue);
        }
        function maybeAddAttributeInternal(opts, isValidValue) {
            if (opts.value === void 0) return 0;
            if (opts.key.length === 0) {
                diag_api.s.warn(`Invalid attribute key: ${opts.key}`);
                return 1;
            }
            const isNewKey = !Object.hasOwn(opts.attributes, opts.key);
            if (isNewKey && opts.currentAttributesCount >= opts.limits.attributeCountLimit) return 2;
            if (!isValidValue(opts.value)) {
                diag_api.s.warn(`Invalid attribute value set for key: ${opts.key}`);
                return 1;
            }
            let attributeValueLengthLimit = opts.limits.attributeValueLengthLimit;
            if (attributeValueLengthLimit <= 0) {
                diag_api.s.warn(`Invalid attributeValueLengthLimit: must be positive, got ${attributeValueLengthLimit} (ignoring)`);
                attributeValueLengthLimit = Infinity;
            }
            opts.attributes[opts.key] = copyAndTruncAnyValue(opts.value, attributeValueLengthLimit);
            if (isNewKey) return 3;
            return 4;
        }
        function cleanAttributes(inAttributes, limits) {
            return cleanAttributesInternal(inAttributes, limits, isAnyValue);
        }
        function cleanSimpleAttributes(inAttributes, limits) {
            return cleanAttributesInternal(inAttributes, limits, isSimpleAttributeValue);
        }
        function cleanAttributesInternal(inAttributes, limits, isValidValue) {
            if (typeof inAttributes !== "object" || inAttributes == null) return {};
            const attributes = {};
            let droppedAttributesCount = 0;
            let attributeValueLengthLimit = limits.attributeValueLengthLimit;
            if (attributeValueLengthLimit <= 0) {
                diag_api.s.warn(`Invalid attributeValueLengthLimit: must be positive, got ${attributeValueLengthLimit} (ignoring)`);
                attributeValueLengthLimit = Infinity;
            }
            let count = 0;
            for (const [key, val] of Object.entries(inAttributes)){
                if (val === void 0) continue;
                if (count >= limits.attributeCountLimit) {
                    droppedAttributesCount++;
                    continue;
                }
                if (key.length === 0) {
                    diag_api.s.warn(`Invalid attribute key: ${key}`);
                    droppedAttributesCount++;
                    continue;
                }
                if (!isValidValue(val)) {
                    diag_api.s.warn(`Invalid attribute value set for key: ${key}`);
                    droppedAttributesCount++;
                    continue;
                }
                attributes[key] = copyAndTruncAnyValue(val, attributeValueLengthLimit);
                count++;
            }
            return {
                attributes,
                droppedAttributesCount
            };
        }
        function isAnyValue(val) {
            return isAnyValueInternal(val, new WeakSet());
        }
        function isAnyValueInternal(val, visited) {
            switch(typeof val){
                case "undefined":
                case "bigint":
                case "symbol":
                case "function":
                    return false;
                case "string":
                case "number":
                case "boolean":
                    return true;
                case "object":
                    break;
                default:
                    return false;
            }
            if (val === null) return true;
            if (val instanceof Uint8Array) return true;
            if (visited.has(val)) return false;
            visited.add(val);
            const isValid = isAnyValueObject(val, visited);
            visited.delete(val);
            return isValid;
        }
        function isAnyValueObject(val, visited) {
            if (Array.isArray(val)) {
                for (const item of val)if (item !== void 0 && !isAnyValueInternal(item, visited)) return false;
                return true;
            }
            const obj = val;
            if (obj.constructor !== Object && obj.constructor !== void 0) return false;
            for (const k of Object.keys(obj)){
                const v = obj[k];
                if (v !== void 0 && !isAnyValueInternal(v, visited)) return false;
            }
            return true;
        }
        function copyAndTruncAnyValue(val, limit) {
            switch(typeof val){
                case "number":
                case "boolean":
                case "undefined":
                case "bigint":
                case "symbol":
                case "function":
                    return val;
                case "string":
                    if (val.length <= limit) return val;
                    else return val.substring(0, limit);
                case "object":
                    break;
                default:
                    return val;
            }
            if (val === null) return val;
            if (val instanceof Uint8Array) {
                if (val.length <= limit) return val;
                else return val.slice(0, limit);
            }
            if (Array.isArray(val)) return val.map((elem)=>copyAndTruncAnyValue(elem, limit));
            const truncObj = {};
            const obj = val;
            for (const k of Object.keys(obj))if (obj[k] !== void 0) truncObj[k] = copyAndTruncAnyValue(obj[k], limit);
            return truncObj;
        }
        function sanitizeAttributes(inAttributes) {
            const { attributes } = cleanSimpleAttributes(inAttributes, DEFAULT_ATTRIBUTE_LIMITS);
            return attributes ?? {};
        }
        const isAttributeValue = null && isSimpleAttributeValue;
        function isSimpleAttributeValue(val) {
            if (Array.isArray(val)) return isHomogeneousAttributeValueArray(val);
            return isValidPrimitiveAttributeValueType(typeof val);
        }
        function isHomogeneousAttributeValueArray(arr) {
            let type;
            for (const element of arr){
                if (element == null) continue;
                const elementType = typeof element;
                if (elementType === type) continue;
                if (!type) {
                    if (isValidPrimitiveAttributeValueType(elementType)) {
                        type = elementType;
                        continue;
                    }
                    return false;
                }
                return false;
            }
            return true;
        }
        function isValidPrimitiveAttributeValueType(valType) {
            switch(valType){
                case "number":
                case "boolean":
                case "string":
                    return true;
            }
            return false;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/node_modules/@opentelemetry/core/dist/common/time.mjs
        const NANOSECOND_DIGITS = 9;
        const MILLISECONDS_TO_NANOSECONDS = Math.pow(10, 6);
        const SECOND_TO_NANOSECONDS = Math.pow(10, NANOSECOND_DIGITS);
        function millisToHrTime(epochMillis) {
            const epochSeconds = epochMillis / 1e3;
            return [
                Math.trunc(epochSeconds),
                Math.round(epochMillis % 1e3 * MILLISECONDS_TO_NANOSECONDS)
            ];
        }
        function hrTime(performanceNow) {
            return addHrTimes(millisToHrTime(performance.timeOrigin), millisToHrTime(typeof performanceNow === "number" ? performanceNow : performance.now()));
        }
        function timeInputToHrTime(time) {
            if (isTimeInputHrTime(time)) return time;
            else if (typeof time === "number") {
                if (time < performance.timeOrigin / 2) return hrTime(time);
                else return millisToHrTime(time);
            } else if (time instanceof Date) return millisToHrTime(time.getTime());
            else throw TypeError("Invalid input type");
        }
        function hrTimeDuration(startTime, endTime) {
            let seconds = endTime[0] - startTime[0];
            let nanos = endTime[1] - startTime[1];
            if (nanos < 0) {
                seconds -= 1;
                nanos += SECOND_TO_NANOSECONDS;
            }
            return [
                seconds,
                nanos
            ];
        }
        function hrTimeToTimeStamp(time) {
            const precision = NANOSECOND_DIGITS;
            const tmp = `${"0".repeat(precision)}${time[1]}Z`;
            const nanoString = tmp.substring(tmp.length - precision - 1);
            return (new Date(time[0] * 1e3)).toISOString().replace("000Z", nanoString);
        }
        function hrTimeToNanoseconds(time) {
            return time[0] * SECOND_TO_NANOSECONDS + time[1];
        }
        function hrTimeToMicroseconds(time) {
            return time[0] * 1e6 + time[1] / 1e3;
        }
        function hrTimeToMilliseconds(time) {
            return time[0] * 1e3 + time[1] / 1e6;
        }
        function hrTimeToSeconds(time) {
            return time[0] + time[1] / SECOND_TO_NANOSECONDS;
        }
        function isTimeInputHrTime(value) {
            return Array.isArray(value) && value.length === 2 && typeof value[0] === "number" && typeof value[1] === "number";
        }
        function isTimeInput(value) {
            return isTimeInputHrTime(value) || typeof value === "number" || value instanceof Date;
        }
        function addHrTimes(time1, time2) {
            const out = [
                time1[0] + time2[0],
                time1[1] + time2[1]
            ];
            if (out[1] >= SECOND_TO_NANOSECONDS) {
                out[1] -= SECOND_TO_NANOSECONDS;
                out[0] += 1;
            }
            return out;
        }
        var stable_attributes = __webpack_require__(2123);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/Span.mjs
        var SpanImpl = class {
            _spanContext;
            kind;
            parentSpanContext;
            attributes;
            links = [];
            events = [];
            startTime;
            resource;
            instrumentationScope;
            _droppedAttributesCount = 0;
            _droppedEventsCount = 0;
            _droppedLinksCount = 0;
            _attributesCount = 0;
            name;
            status = {
                code: trace_status.s.UNSET
            };
            endTime = [
                0,
                0
            ];
            _ended = false;
            _duration = [
                -1,
                -1
            ];
            _spanProcessor;
            _spanLimits;
            _recordEndMetrics;
            _performanceStartTime;
            _performanceOffset;
            _startTimeProvided;
            constructor(opts){
                const now = Date.now();
                this._spanContext = opts.spanContext;
                this._performanceStartTime = performance.now();
                this._performanceOffset = now - (this._performanceStartTime + performance.timeOrigin);
                this._startTimeProvided = opts.startTime != null;
                this._spanLimits = opts.spanLimits;
                this._spanProcessor = opts.spanProcessor;
                this.name = opts.name;
                this.parentSpanContext = opts.parentSpanContext;
                this.kind = opts.kind;
                this.startTime = this._getTime(opts.startTime ?? now);
                this.resource = opts.resource;
                this.instrumentationScope = opts.scope;
                this._recordEndMetrics = opts.recordEndMetrics;
                if (opts.links) {
                    const { linkCountLimit } = this._spanLimits;
                    if (opts.links.length > linkCountLimit) {
                        this.links = opts.links.slice(opts.links.length - linkCountLimit, opts.links.length);
                        this._droppedLinksCount = opts.links.length - linkCountLimit;
                    } else {
                        this.links = opts.links;
                        this._droppedLinksCount = 0;
                    }
                }
                this.attributes = opts.attributes ?? {};
                this._attributesCount = Object.keys(this.attributes).length;
                this._droppedAttributesCount = opts.droppedAttributesCount ?? 0;
                this._spanProcessor.onStart(this, opts.context);
            }
            spanContext() {
                return this._spanContext;
            }
            setAttribute(key, value) {
                if (this._isSpanEnded()) return this;
                const decision = maybeAddAttribute({
                    key,
                    value,
                    attributes: this.attributes,
                    limits: this._spanLimits,
                    currentAttributesCount: this._attributesCount
                });
                if (decision === AddAttributeDecision.DROP_LIMIT_REACHED) {
                    this._droppedAttributesCount++;
                    if (this._droppedAttributesCount === 1) diag_api.s.warn("Dropping extra attributes.");
                } else if (decision === AddAttributeDecision.ADD_NEW) this._attributesCount++;
                return this;
            }
            setAttributes(attributes) {
                for(const key in attributes)if (Object.prototype.hasOwnProperty.call(attributes, key)) this.setAttribute(key, attributes[key]);
                return this;
            }
            addEvent(name, attributesOrStartTime, timeStamp) {
                if (this._isSpanEnded()) return this;
                const { eventCountLimit } = this._spanLimits;
                if (eventCountLimit === 0) {
                    diag_api.s.warn("No events allowed.");
                    this._droppedEventsCount++;
                    return this;
                }
                if (eventCountLimit !== void 0 && this.events.length >= eventCountLimit) {
                    if (this._droppedEventsCount === 0) diag_api.s.debug("Dropping extra events.");
                    this.events.shift();
                    this._droppedEventsCount++;
                }
                if (isTimeInput(attributesOrStartTime)) {
                    if (!isTimeInput(timeStamp)) timeStamp = attributesOrStartTime;
                    attributesOrStartTime = void 0;
                }
                this.events.push({
                    name,
                    time: this._getTime(timeStamp),
                    ...cleanSimpleAttributes(attributesOrStartTime, {
                        attributeCountLimit: this._spanLimits.attributePerEventCountLimit,
                        attributeValueLengthLimit: this._spanLimits.attributeValueLengthLimit
                    })
                });
                return this;
            }
            addLink(link) {
                if (this._isSpanEnded()) return this;
                const { linkCountLimit } = this._spanLimits;
                if (linkCountLimit === 0) {
                    this._droppedLinksCount++;
                    return this;
                }
                if (linkCountLimit !== void 0 && this.links.length >= linkCountLimit) {
                    if (this._droppedLinksCount === 0) diag_api.s.debug("Dropping extra links.");
                    this.links.shift();
                    this._droppedLinksCount++;
                }
                this.links.push({
                    context: link.context,
                    ...cleanAttributes(link.attributes, {
                        attributeCountLimit: this._spanLimits.attributePerLinkCountLimit,
                        attributeValueLengthLimit: this._spanLimits.attributeValueLengthLimit
                    })
                });
                return this;
            }
            addLinks(links) {
                for (const link of links)this.addLink(link);
                return this;
            }
            setStatus(status) {
                if (this._isSpanEnded()) return this;
                if (status.code === trace_status.s.UNSET) return this;
                if (this.status.code === trace_status.s.OK) return this;
                const newStatus = {
                    code: status.code
                };
                if (status.code === trace_status.s.ERROR) {
                    if (typeof status.message === "string") newStatus.message = status.message;
                    else if (status.message != null) diag_api.s.warn(`Dropping invalid status.message of type '${typeof status.message}', expected 'string'`);
                }
                this.status = newStatus;
                return this;
            }
            updateName(name) {
                if (this._isSpanEnded()) return this;
                this.name = name;
                return this;
            }
            end(endTime) {
                if (this._isSpanEnded()) {
                    diag_api.s.error(`${this.name} ${this._spanContext.traceId}-${this._spanContext.spanId} - You can only call end() on a span once.`);
                    return;
                }
                this.endTime = this._getTime(endTime);
                this._duration = hrTimeDuration(this.startTime, this.endTime);
                if (this._duration[0] < 0) {
                    diag_api.s.warn("Inconsistent start and end time, startTime > endTime. Setting span duration to 0ms.", this.startTime, this.endTime);
                    this.endTime = this.startTime.slice();
                    this._duration = [
                        0,
                        0
                    ];
                }
                if (this._droppedEventsCount > 0) diag_api.s.warn(`Dropped ${this._droppedEventsCount} events because eventCountLimit reached`);
                if (this._droppedLinksCount > 0) diag_api.s.warn(`Dropped ${this._droppedLinksCount} links because linkCountLimit reached`);
                if (this._spanProcessor.onEnding) this._spanProcessor.onEnding(this);
                this._recordEndMetrics?.();
                this._ended = true;
                this._spanProcessor.onEnd(this);
            }
            _getTime(inp) {
                if (typeof inp === "number" && inp <= performance.now()) return hrTime(inp + this._performanceOffset);
                if (typeof inp === "number") return millisToHrTime(inp);
                if (inp instanceof Date) return millisToHrTime(inp.getTime());
                if (isTimeInputHrTime(inp)) return inp;
                if (this._startTimeProvided) return millisToHrTime(Date.now());
                const msDuration = performance.now() - this._performanceStartTime;
                return addHrTimes(this.startTime, millisToHrTime(msDuration));
            }
            isRecording() {
                return this._ended === false;
            }
            recordException(exception, time) {
                const attributes = {};
                if (typeof exception === "string") attributes[stable_attributes.wLW] = exception;
                else if (exception) {
                    if (exception.code) attributes[stable_attributes.d62] = exception.code.toString();
                    else if (exception.name) attributes[stable_attributes.d62] = exception.name;
                    if (exception.message) attributes[stable_attributes.wLW] = exception.message;
                    if (exception.stack) attributes[stable_attributes.MbS] = exception.stack;
                }
                if (attributes[stable_attributes.d62] || attributes[stable_attributes.wLW]) this.addEvent(ExceptionEventName, attributes, time);
                else diag_api.s.warn(`Failed to record an exception ${exception}`);
            }
            get duration() {
                return this._duration;
            }
            get ended() {
                return this._ended;
            }
            get droppedAttributesCount() {
                return this._droppedAttributesCount;
            }
            get droppedEventsCount() {
                return this._droppedEventsCount;
            }
            get droppedLinksCount() {
                return this._droppedLinksCount;
            }
            _isSpanEnded() {
                if (this._ended) {
                    const error = new Error(`Operation attempted on ended Span {traceId: ${this._spanContext.traceId}, spanId: ${this._spanContext.spanId}}`);
                    diag_api.s.warn(`Cannot execute the operation on ended Span {traceId: ${this._spanContext.traceId}, spanId: ${this._spanContext.spanId}}`, error);
                }
                return this._ended;
            }
            [inspectCustom](depth, options, inspect) {
                const payload = {
                    name: this.name,
                    kind: this.kind,
                    spanContext: this._spanContext,
                    parentSpanContext: this.parentSpanContext,
                    status: this.status,
                    startTime: this.startTime,
                    endTime: this.endTime,
                    duration: this._duration,
                    ended: this._ended,
                    attributes: this.attributes,
                    events: this.events,
                    links: this.links,
                    droppedAttributesCount: this._droppedAttributesCount,
                    droppedEventsCount: this._droppedEventsCount,
                    droppedLinksCount: this._droppedLinksCount,
                    instrumentationScope: this.instrumentationScope,
                    resource: {
                        attributes: settledResourceAttributes(this.resource)
                    }
                };
                return formatInspect("SpanImpl", payload, depth, options, inspect);
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/semconv.mjs
        const ATTR_OTEL_COMPONENT_NAME = "otel.component.name";
        const ATTR_OTEL_COMPONENT_TYPE = "otel.component.type";
        const ATTR_OTEL_SPAN_PARENT_ORIGIN = "otel.span.parent.origin";
        const ATTR_OTEL_SPAN_SAMPLING_RESULT = "otel.span.sampling_result";
        const METRIC_OTEL_SDK_PROCESSOR_SPAN_PROCESSED = "otel.sdk.processor.span.processed";
        const METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_CAPACITY = "otel.sdk.processor.span.queue.capacity";
        const METRIC_OTEL_SDK_PROCESSOR_SPAN_QUEUE_SIZE = "otel.sdk.processor.span.queue.size";
        const METRIC_OTEL_SDK_SPAN_LIVE = "otel.sdk.span.live";
        const METRIC_OTEL_SDK_SPAN_STARTED = "otel.sdk.span.started";
        const OTEL_COMPONENT_TYPE_VALUE_BATCHING_SPAN_PROCESSOR = "batching_span_processor";
        const OTEL_COMPONENT_TYPE_VALUE_SIMPLE_SPAN_PROCESSOR = "simple_span_processor";
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/TracerMetrics.mjs
        var TracerMetrics = class {
            startedSpans;
            liveSpans;
            constructor(meter){
                this.startedSpans = meter.createCounter(METRIC_OTEL_SDK_SPAN_STARTED, {
                    unit: "{span}",
                    description: "The number of created spans."
                });
                this.liveSpans = meter.createUpDownCounter(METRIC_OTEL_SDK_SPAN_LIVE, {
                    unit: "{span}",
                    description: "The number of currently live spans."
                });
            }
            startSpan(parentSpanCtx, samplingDecision) {
                const samplingDecisionStr = samplingDecisionToString(samplingDecision);
                this.startedSpans.add(1, {
                    [ATTR_OTEL_SPAN_PARENT_ORIGIN]: parentOrigin(parentSpanCtx),
                    [ATTR_OTEL_SPAN_SAMPLING_RESULT]: samplingDecisionStr
                });
                if (samplingDecision === 0) return ()=>{};
                const liveSpanAttributes = {
                    [ATTR_OTEL_SPAN_SAMPLING_RESULT]: samplingDecisionStr
                };
                this.liveSpans.add(1, liveSpanAttributes);
                return ()=>{
                    this.liveSpans.add(-1, liveSpanAttributes);
                };
            }
        };
        function parentOrigin(parentSpanContext) {
            if (!parentSpanContext) return "none";
            if (parentSpanContext.isRemote) return "remote";
            return "local";
        }
        function samplingDecisionToString(decision) {
            switch(decision){
                case 2:
                    return "RECORD_AND_SAMPLE";
                case 1:
                    return "RECORD_ONLY";
                case 0:
                    return "DROP";
            }
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/version.mjs
        const VERSION = "3.1.1";
        var context_api = __webpack_require__(8921);
        var trace_api = __webpack_require__(8408);
        var invalid_span_constants = __webpack_require__(89);
        var span_kind = __webpack_require__(3428);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/trace/SamplingResult.mjs
        let SamplingDecision = function(SamplingDecision) {
            SamplingDecision[SamplingDecision["NOT_RECORD"] = 0] = "NOT_RECORD";
            SamplingDecision[SamplingDecision["RECORD"] = 1] = "RECORD";
            SamplingDecision[SamplingDecision["RECORD_AND_SAMPLED"] = 2] = "RECORD_AND_SAMPLED";
            return SamplingDecision;
        }({});
        var trace_flags = __webpack_require__(8574);
        var context = __webpack_require__(1802);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/node_modules/@opentelemetry/core/dist/trace/suppress-tracing.mjs
        const SUPPRESS_TRACING_KEY = (0, context.n)("OpenTelemetry SDK Context Key SUPPRESS_TRACING");
        function suppressTracing(context) {
            return context.setValue(SUPPRESS_TRACING_KEY, true);
        }
        function unsuppressTracing(context) {
            return context.deleteValue(SUPPRESS_TRACING_KEY);
        }
        function isTracingSuppressed(context) {
            return context.getValue(SUPPRESS_TRACING_KEY) === true;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/Tracer.mjs
        const NO_ATTR_LIMITS = {
            attributeCountLimit: Infinity,
            attributeValueLengthLimit: Infinity
        };
        var Tracer$1 = class {
            _sampler;
            _spanLimits;
            _idGenerator;
            instrumentationScope;
            _resource;
            _spanProcessor;
            _tracerMetrics;
            constructor(instrumentationScope, options){
                this.instrumentationScope = instrumentationScope;
                this._sampler = options.sampler;
                this._spanLimits = options.spanLimits;
                this._resource = options.resource;
                this._idGenerator = options.idGenerator;
                this._spanProcessor = options.spanProcessor;
                const meter = options.meterProvider.getMeter("@opentelemetry/sdk-trace", VERSION);
                this._tracerMetrics = new TracerMetrics(meter);
            }
            startSpan(name, options = {}, context = context_api._.active()) {
                if (options.root) context = trace_api.u.deleteSpan(context);
                const parentSpan = trace_api.u.getSpan(context);
                if (isTracingSuppressed(context)) {
                    diag_api.s.debug("Instrumentation suppressed, returning Noop Span");
                    return trace_api.u.wrapSpanContext(invalid_span_constants.dM);
                }
                const parentSpanContext = parentSpan?.spanContext();
                const spanId = this._idGenerator.generateSpanId();
                let validParentSpanContext;
                let traceId;
                let traceState;
                if (!parentSpanContext || !trace_api.u.isSpanContextValid(parentSpanContext)) traceId = this._idGenerator.generateTraceId();
                else {
                    traceId = parentSpanContext.traceId;
                    traceState = parentSpanContext.traceState;
                    validParentSpanContext = parentSpanContext;
                }
                const spanKind = options.kind ?? span_kind.v.INTERNAL;
                const links = (options.links ?? []).map((link)=>{
                    return {
                        context: link.context,
                        ...cleanAttributes(link.attributes, {
                            attributeCountLimit: this._spanLimits.attributePerLinkCountLimit,
                            attributeValueLengthLimit: this._spanLimits.attributeValueLengthLimit
                        })
                    };
                });
                const attrsData1 = cleanAttributes(options.attributes, NO_ATTR_LIMITS);
                const attributes = attrsData1.attributes ?? {};
                const samplingResult = this._sampler.shouldSample(context, traceId, name, spanKind, attributes, links);
                const recordEndMetrics = this._tracerMetrics.startSpan(parentSpanContext, samplingResult.decision);
                traceState = samplingResult.traceState ?? traceState;
                const traceFlags = samplingResult.decision === SamplingDecision.RECORD_AND_SAMPLED ? trace_flags.X.SAMPLED : trace_flags.X.NONE;
                const spanContext = {
                    traceId,
                    spanId,
                    traceFlags,
                    traceState
                };
                if (samplingResult.decision === SamplingDecision.NOT_RECORD) {
                    diag_api.s.debug("Recording is off, propagating context in a non-recording span");
                    return trace_api.u.wrapSpanContext(spanContext);
                }
                const attrsData2 = cleanAttributes(Object.assign(attributes, samplingResult.attributes), this._spanLimits);
                return new SpanImpl({
                    resource: this._resource,
                    scope: this.instrumentationScope,
                    context,
                    spanContext,
                    name,
                    kind: spanKind,
                    links,
                    parentSpanContext: validParentSpanContext,
                    attributes: attrsData2.attributes,
                    droppedAttributesCount: (attrsData1.droppedAttributesCount ?? 0) + (attrsData2.droppedAttributesCount ?? 0),
                    startTime: options.startTime,
                    spanProcessor: this._spanProcessor,
                    spanLimits: this._spanLimits,
                    recordEndMetrics
                });
            }
            startActiveSpan(name, arg2, arg3, arg4) {
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
                const parentContext = ctx ?? context_api._.active();
                const span = this.startSpan(name, opts, parentContext);
                const contextWithSpanSet = trace_api.u.setSpan(parentContext, span);
                return context_api._.with(contextWithSpanSet, fn, void 0, span);
            }
            [inspectCustom](depth, options, inspect) {
                const payload = {
                    instrumentationScope: this.instrumentationScope,
                    resource: {
                        attributes: settledResourceAttributes(this._resource)
                    },
                    spanLimits: this._spanLimits
                };
                return formatInspect("Tracer", payload, depth, options, inspect);
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/node_modules/@opentelemetry/core/dist/common/logging-error-handler.mjs
        function loggingErrorHandler() {
            return (ex)=>{
                diag_api.s.error(stringifyException(ex));
            };
        }
        function stringifyException(ex) {
            if (typeof ex === "string") return ex;
            else return JSON.stringify(flattenException(ex));
        }
        function flattenException(ex) {
            const result = {};
            let current = ex;
            while(current !== null){
                Object.getOwnPropertyNames(current).forEach((propertyName)=>{
                    if (result[propertyName]) return;
                    const value = current[propertyName];
                    if (value) result[propertyName] = String(value);
                });
                current = Object.getPrototypeOf(current);
            }
            return result;
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/node_modules/@opentelemetry/core/dist/common/global-error-handler.mjs
        let delegateHandler = loggingErrorHandler();
        function setGlobalErrorHandler(handler) {
            delegateHandler = handler;
        }
        function globalErrorHandler(ex) {
            try {
                delegateHandler(ex);
            } catch  {}
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/MultiSpanProcessor.mjs
        var MultiSpanProcessor = class {
            _spanProcessors;
            constructor(spanProcessors){
                this._spanProcessors = spanProcessors;
            }
            forceFlush() {
                const promises = [];
                for (const spanProcessor of this._spanProcessors)promises.push(spanProcessor.forceFlush());
                return new Promise((resolve)=>{
                    Promise.all(promises).then(()=>{
                        resolve();
                    }).catch((error)=>{
                        globalErrorHandler(error || new Error("MultiSpanProcessor: forceFlush failed"));
                        resolve();
                    });
                });
            }
            onStart(span, context) {
                for (const spanProcessor of this._spanProcessors)spanProcessor.onStart(span, context);
            }
            onEnding(span) {
                for (const spanProcessor of this._spanProcessors)if (spanProcessor.onEnding) spanProcessor.onEnding(span);
            }
            onEnd(span) {
                for (const spanProcessor of this._spanProcessors)spanProcessor.onEnd(span);
            }
            shutdown() {
                const promises = [];
                for (const spanProcessor of this._spanProcessors)promises.push(spanProcessor.shutdown());
                return new Promise((resolve, reject)=>{
                    Promise.all(promises).then(()=>{
                        resolve();
                    }, reject);
                });
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/sampler/AlwaysOnSampler.mjs
        var AlwaysOnSampler = class {
            shouldSample() {
                return {
                    decision: 2
                };
            }
            toString() {
                return "AlwaysOnSampler";
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/sampler/AlwaysOffSampler.mjs
        var AlwaysOffSampler = class {
            shouldSample() {
                return {
                    decision: 0
                };
            }
            toString() {
                return "AlwaysOffSampler";
            }
        };
        var spancontext_utils = __webpack_require__(8268);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/sampler/ParentBasedSampler.mjs
        var ParentBasedSampler = class {
            _root;
            _remoteParentSampled;
            _remoteParentNotSampled;
            _localParentSampled;
            _localParentNotSampled;
            constructor(config){
                this._root = config.root;
                if (!this._root) {
                    globalErrorHandler(new Error("ParentBasedSampler must have a root sampler configured"));
                    this._root = new AlwaysOnSampler();
                }
                this._remoteParentSampled = config.remoteParentSampled ?? new AlwaysOnSampler();
                this._remoteParentNotSampled = config.remoteParentNotSampled ?? new AlwaysOffSampler();
                this._localParentSampled = config.localParentSampled ?? new AlwaysOnSampler();
                this._localParentNotSampled = config.localParentNotSampled ?? new AlwaysOffSampler();
            }
            shouldSample(context, traceId, spanName, spanKind, attributes, links) {
                const parentContext = trace_api.u.getSpanContext(context);
                if (!parentContext || !(0, spancontext_utils.YA)(parentContext)) return this._root.shouldSample(context, traceId, spanName, spanKind, attributes, links);
                if (parentContext.isRemote) {
                    if (parentContext.traceFlags & trace_flags.X.SAMPLED) return this._remoteParentSampled.shouldSample(context, traceId, spanName, spanKind, attributes, links);
                    return this._remoteParentNotSampled.shouldSample(context, traceId, spanName, spanKind, attributes, links);
                }
                if (parentContext.traceFlags & trace_flags.X.SAMPLED) return this._localParentSampled.shouldSample(context, traceId, spanName, spanKind, attributes, links);
                return this._localParentNotSampled.shouldSample(context, traceId, spanName, spanKind, attributes, links);
            }
            toString() {
                return `ParentBased{root=${this._root.toString()}, remoteParentSampled=${this._remoteParentSampled.toString()}, remoteParentNotSampled=${this._remoteParentNotSampled.toString()}, localParentSampled=${this._localParentSampled.toString()}, localParentNotSampled=${this._localParentNotSampled.toString()}}`;
            }
        };
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/api/dist/metrics/NoopMeter.mjs
        var NoopMeter = class {
            constructor(){}
            createGauge(_name, _options) {
                return NOOP_GAUGE_METRIC;
            }
            createHistogram(_name, _options) {
                return NOOP_HISTOGRAM_METRIC;
            }
            createCounter(_name, _options) {
                return NOOP_COUNTER_METRIC;
            }
            createUpDownCounter(_name, _options) {
                return NOOP_UP_DOWN_COUNTER_METRIC;
            }
            createObservableGauge(_name, _options) {
                return NOOP_OBSERVABLE_GAUGE_METRIC;
            }
            createObservableCounter(_name, _options) {
                return NOOP_OBSERVABLE_COUNTER_METRIC;
            }
            createObservableUpDownCounter(_name, _options) {
                return NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC;
            }
            addBatchObservableCallback(_callback, _observables) {}
            removeBatchObservableCallback(_callback) {}
        };
        var NoopMetric = class {
        };
        var NoopCounterMetric = class extends NoopMetric {
            add(_value, _attributes) {}
        };
        var NoopUpDownCounterMetric = class extends NoopMetric {
            add(_value, _attributes) {}
        };
        var NoopGaugeMetric = class extends NoopMetric {
            record(_value, _attributes) {}
        };
        var NoopHistogramMetric = class extends NoopMetric {
            record(_value, _attributes) {}
        };
        var NoopObservableMetric = class {
            addCallback(_callback) {}
            removeCallback(_callback) {}
        };
        var NoopObservableCounterMetric = class extends NoopObservableMetric {
        };
        var NoopObservableGaugeMetric = class extends NoopObservableMetric {
        };
        var NoopObservableUpDownCounterMetric = class extends NoopObservableMetric {
        };
        const NOOP_METER = new NoopMeter();
        const NOOP_COUNTER_METRIC = new NoopCounterMetric();
        const NOOP_GAUGE_METRIC = new NoopGaugeMetric();
        const NOOP_HISTOGRAM_METRIC = new NoopHistogramMetric();
        const NOOP_UP_DOWN_COUNTER_METRIC = new NoopUpDownCounterMetric();
        const NOOP_OBSERVABLE_COUNTER_METRIC = new NoopObservableCounterMetric();
        const NOOP_OBSERVABLE_GAUGE_METRIC = new NoopObservableGaugeMetric();
        const NOOP_OBSERVABLE_UP_DOWN_COUNTER_METRIC = new NoopObservableUpDownCounterMetric();
        function createNoopMeter() {
            return NOOP_METER;
        }
        var ResourceImpl = __webpack_require__(8993);
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/platform/node/RandomIdGenerator.mjs
        const SPAN_ID_BYTES = 8;
        const TRACE_ID_BYTES = 16;
        var RandomIdGenerator = class {
            generateTraceId() {
                return generateId(TRACE_ID_BYTES);
            }
            generateSpanId() {
                return generateId(SPAN_ID_BYTES);
            }
        };
        const SHARED_BUFFER = Buffer.allocUnsafe(TRACE_ID_BYTES);
        function generateId(bytes) {
            for(let i = 0; i < bytes / 4; i++)SHARED_BUFFER.writeUInt32BE(Math.random() * 2 ** 32 >>> 0, i * 4);
            for(let i = 0; i < bytes; i++)if (SHARED_BUFFER[i] > 0) break;
            else if (i === bytes - 1) SHARED_BUFFER[bytes - 1] = 1;
            return SHARED_BUFFER.toString("hex", 0, bytes);
        }
        ; // CONCATENATED MODULE: ./node_modules/@opentelemetry/sdk-trace/dist/TracerProvider.mjs
        var TracerProvider$1 = class {
            _resource;
            _activeSpanProcessor;
            _tracerOptions;
            _tracers = new Map();
            constructor(options = {}){
                this._resource = options.resource ?? (0, ResourceImpl.gk)();
                const spanProcessors = options.spanProcessors ?? [];
                this._activeSpanProcessor = new MultiSpanProcessor(spanProcessors);
                this._tracerOptions = {
                    resource: this._resource,
                    sampler: options.sampler ?? new ParentBasedSampler({
                        root: new AlwaysOnSampler()
                    }),
                    spanLimits: {
                        attributeCountLimit: options.spanLimits?.attributeCountLimit ?? 128,
                        attributeValueLengthLimit: options.spanLimits?.attributeValueLengthLimit ?? Infinity,
                        eventCountLimit: options.spanLimits?.eventCountLimit ?? 128,
                        linkCountLimit: options.spanLimits?.linkCountLimit ?? 128,
                        attributePerEventCountLimit: options.spanLimits?.attributePerEventCountLimit ?? 128,
                        attributePerLinkCountLimit: options.spanLimits?.attributePerLinkCountLimit ?? 128
                    },
                    idGenerator: options.idGenerator || new RandomIdGenerator(),
                    spanProcessor: this._activeSpanProcessor,
                    meterProvider: options.meterProvider ?? {
                        getMeter () {
                            return createNoopMeter();
                        }
                    }
                };
            }
            getTracer(name, version, options) {
                const key = `${name}@${version || ""}:${options?.schemaUrl || ""}`;
                if (!this._tracers.has(key)) this._tracers.set(key, new Tracer$1({
                    name,
                    version,
                    schemaUrl: options?.schemaUrl
                }, this._tracerOptions));
                return this._tracers.get(key);
            }
            forceFlush(options) {
                const timeout = options?.timeoutMillis ?? 3e4;
                const promises = this._activeSpanProcessor["_spanProcessors"].map((spanProcessor)=>{
                    return new Promise((resolve)=>{
                        let state;
                        const timeoutInterval = setTimeout(()=>{
                            resolve(new Error(`Span processor did not completed within timeout period of ${timeout} ms`));
                            state = 1;
                        }, timeout);
                        spanProcessor.forceFlush().then(()=>{
                            clearTimeout(timeoutInterval);
                            if (state !== 1) {
                                state = 0;
                                resolve(state);
                            }
                        }).catch((error)=>{
                            clearTimeout(timeoutInterval);
                            state = 2;
                            resolve(error);
                        });
                    });
                });
                return new Promise((resolve, reject)=>{
                    Promise.all(promises).then((results)=>{
                        const errors = results.filter((result)=>result !== 0);
                        if (errors.length > 0) reject(errors);
                        else resolve();
                    }).catch((error)=>reject([
                            error
                        ]));
                });
            }
            shutdown() {
                return this._activeSpanProcessor.shutdown();
            }
            [inspectCustom](depth, options, inspect) {
                const processors = this._activeSpanProcessor["_spanProcessors"];
                const payload = {
                    resource: {
                        attributes: settledResourceAttributes(this._resource)
                    },
                    tracers: Array.from(this._tracers.keys()),
                    spanProcessors: processors.map((p)=>p.constructor?.name ?? "SpanProcessor")
                };
                return formatInspect("TracerProvider", payload, depth, options, inspect);
            }
        };
    }),
    2123: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            E$0: ()=>ATTR_TELEMETRY_SDK_LANGUAGE,
            IIL: ()=>TELEMETRY_SDK_LANGUAGE_VALUE_NODEJS,
            Jqu: ()=>ATTR_TELEMETRY_SDK_NAME,
            MbS: ()=>ATTR_EXCEPTION_STACKTRACE,
            UX4: ()=>ATTR_SERVICE_NAME,
            aJA: ()=>ATTR_TELEMETRY_SDK_VERSION,
            d62: ()=>ATTR_EXCEPTION_TYPE,
            wLW: ()=>ATTR_EXCEPTION_MESSAGE
        });
        const ATTR_ASPNETCORE_DIAGNOSTICS_EXCEPTION_RESULT = "aspnetcore.diagnostics.exception.result";
        const ASPNETCORE_DIAGNOSTICS_EXCEPTION_RESULT_VALUE_ABORTED = "aborted";
        const ASPNETCORE_DIAGNOSTICS_EXCEPTION_RESULT_VALUE_HANDLED = "handled";
        const ASPNETCORE_DIAGNOSTICS_EXCEPTION_RESULT_VALUE_SKIPPED = "skipped";
        const ASPNETCORE_DIAGNOSTICS_EXCEPTION_RESULT_VALUE_UNHANDLED = "unhandled";
        const ATTR_ASPNETCORE_DIAGNOSTICS_HANDLER_TYPE = "aspnetcore.diagnostics.handler.type";
        const ATTR_ASPNETCORE_RATE_LIMITING_POLICY = "aspnetcore.rate_limiting.policy";
        const ATTR_ASPNETCORE_RATE_LIMITING_RESULT = "aspnetcore.rate_limiting.result";
        const ASPNETCORE_RATE_LIMITING_RESULT_VALUE_ACQUIRED = "acquired";
        const ASPNETCORE_RATE_LIMITING_RESULT_VALUE_ENDPOINT_LIMITER = "endpoint_limiter";
        const ASPNETCORE_RATE_LIMITING_RESULT_VALUE_GLOBAL_LIMITER = "global_limiter";
        const ASPNETCORE_RATE_LIMITING_RESULT_VALUE_REQUEST_CANCELED = "request_canceled";
        const ATTR_ASPNETCORE_REQUEST_IS_UNHANDLED = "aspnetcore.request.is_unhandled";
        const ATTR_ASPNETCORE_ROUTING_IS_FALLBACK = "aspnetcore.routing.is_fallback";
        const ATTR_ASPNETCORE_ROUTING_MATCH_STATUS = "aspnetcore.routing.match_status";
        const ASPNETCORE_ROUTING_MATCH_STATUS_VALUE_FAILURE = "failure";
        const ASPNETCORE_ROUTING_MATCH_STATUS_VALUE_SUCCESS = "success";
        const ATTR_ASPNETCORE_USER_IS_AUTHENTICATED = "aspnetcore.user.is_authenticated";
        const ATTR_CLIENT_ADDRESS = "client.address";
        const ATTR_CLIENT_PORT = "client.port";
        const ATTR_CODE_COLUMN_NUMBER = "code.column.number";
        const ATTR_CODE_FILE_PATH = "code.file.path";
        const ATTR_CODE_FUNCTION_NAME = "code.function.name";
        const ATTR_CODE_LINE_NUMBER = "code.line.number";
        const ATTR_CODE_STACKTRACE = "code.stacktrace";
        const ATTR_CONTAINER_ID = "container.id";
        const ATTR_CONTAINER_IMAGE_NAME = "container.image.name";
        const ATTR_CONTAINER_IMAGE_REPO_DIGESTS = "container.image.repo_digests";
        const ATTR_CONTAINER_IMAGE_TAGS = "container.image.tags";
        const ATTR_DB_COLLECTION_NAME = "db.collection.name";
        const ATTR_DB_NAMESPACE = "db.namespace";
        const ATTR_DB_OPERATION_BATCH_SIZE = "db.operation.batch.size";
        const ATTR_DB_OPERATION_NAME = "db.operation.name";
        const ATTR_DB_QUERY_SUMMARY = "db.query.summary";
        const ATTR_DB_QUERY_TEXT = "db.query.text";
        const ATTR_DB_RESPONSE_STATUS_CODE = "db.response.status_code";
        const ATTR_DB_STORED_PROCEDURE_NAME = "db.stored_procedure.name";
        const ATTR_DB_SYSTEM_NAME = "db.system.name";
        const DB_SYSTEM_NAME_VALUE_MARIADB = "mariadb";
        const DB_SYSTEM_NAME_VALUE_MICROSOFT_SQL_SERVER = "microsoft.sql_server";
        const DB_SYSTEM_NAME_VALUE_MYSQL = "mysql";
        const DB_SYSTEM_NAME_VALUE_POSTGRESQL = "postgresql";
        const ATTR_DEPLOYMENT_ENVIRONMENT_NAME = "deployment.environment.name";
        const DEPLOYMENT_ENVIRONMENT_NAME_VALUE_DEVELOPMENT = "development";
        const DEPLOYMENT_ENVIRONMENT_NAME_VALUE_PRODUCTION = "production";
        const DEPLOYMENT_ENVIRONMENT_NAME_VALUE_STAGING = "staging";
        const DEPLOYMENT_ENVIRONMENT_NAME_VALUE_TEST = "test";
        const ATTR_DOTNET_GC_HEAP_GENERATION = "dotnet.gc.heap.generation";
        const DOTNET_GC_HEAP_GENERATION_VALUE_GEN0 = "gen0";
        const DOTNET_GC_HEAP_GENERATION_VALUE_GEN1 = "gen1";
        const DOTNET_GC_HEAP_GENERATION_VALUE_GEN2 = "gen2";
        const DOTNET_GC_HEAP_GENERATION_VALUE_LOH = "loh";
        const DOTNET_GC_HEAP_GENERATION_VALUE_POH = "poh";
        const ATTR_ERROR_TYPE = "error.type";
        const ERROR_TYPE_VALUE_OTHER = "_OTHER";
        const ATTR_EXCEPTION_ESCAPED = "exception.escaped";
        const ATTR_EXCEPTION_MESSAGE = "exception.message";
        const ATTR_EXCEPTION_STACKTRACE = "exception.stacktrace";
        const ATTR_EXCEPTION_TYPE = "exception.type";
        const ATTR_HTTP_REQUEST_HEADER = (key)=>`http.request.header.${key}`;
        const ATTR_HTTP_REQUEST_METHOD = "http.request.method";
        const HTTP_REQUEST_METHOD_VALUE_OTHER = "_OTHER";
        const HTTP_REQUEST_METHOD_VALUE_CONNECT = "CONNECT";
        const HTTP_REQUEST_METHOD_VALUE_DELETE = "DELETE";
        const HTTP_REQUEST_METHOD_VALUE_GET = "GET";
        const HTTP_REQUEST_METHOD_VALUE_HEAD = "HEAD";
        const HTTP_REQUEST_METHOD_VALUE_OPTIONS = "OPTIONS";
        const HTTP_REQUEST_METHOD_VALUE_PATCH = "PATCH";
        const HTTP_REQUEST_METHOD_VALUE_POST = "POST";
        const HTTP_REQUEST_METHOD_VALUE_PUT = "PUT";
        const HTTP_REQUEST_METHOD_VALUE_TRACE = "TRACE";
        const ATTR_HTTP_REQUEST_METHOD_ORIGINAL = "http.request.method_original";
        const ATTR_HTTP_REQUEST_RESEND_COUNT = "http.request.resend_count";
        const ATTR_HTTP_RESPONSE_HEADER = (key)=>`http.response.header.${key}`;
        const ATTR_HTTP_RESPONSE_STATUS_CODE = "http.response.status_code";
        const ATTR_HTTP_ROUTE = "http.route";
        const ATTR_JVM_GC_ACTION = "jvm.gc.action";
        const ATTR_JVM_GC_NAME = "jvm.gc.name";
        const ATTR_JVM_MEMORY_POOL_NAME = "jvm.memory.pool.name";
        const ATTR_JVM_MEMORY_TYPE = "jvm.memory.type";
        const JVM_MEMORY_TYPE_VALUE_HEAP = "heap";
        const JVM_MEMORY_TYPE_VALUE_NON_HEAP = "non_heap";
        const ATTR_JVM_THREAD_DAEMON = "jvm.thread.daemon";
        const ATTR_JVM_THREAD_STATE = "jvm.thread.state";
        const JVM_THREAD_STATE_VALUE_BLOCKED = "blocked";
        const JVM_THREAD_STATE_VALUE_NEW = "new";
        const JVM_THREAD_STATE_VALUE_RUNNABLE = "runnable";
        const JVM_THREAD_STATE_VALUE_TERMINATED = "terminated";
        const JVM_THREAD_STATE_VALUE_TIMED_WAITING = "timed_waiting";
        const JVM_THREAD_STATE_VALUE_WAITING = "waiting";
        const ATTR_K8S_CLUSTER_NAME = "k8s.cluster.name";
        const ATTR_K8S_CLUSTER_UID = "k8s.cluster.uid";
        const ATTR_K8S_CONTAINER_NAME = "k8s.container.name";
        const ATTR_K8S_CONTAINER_RESTART_COUNT = "k8s.container.restart_count";
        const ATTR_K8S_CRONJOB_ANNOTATION = (key)=>`k8s.cronjob.annotation.${key}`;
        const ATTR_K8S_CRONJOB_LABEL = (key)=>`k8s.cronjob.label.${key}`;
        const ATTR_K8S_CRONJOB_NAME = "k8s.cronjob.name";
        const ATTR_K8S_CRONJOB_UID = "k8s.cronjob.uid";
        const ATTR_K8S_DAEMONSET_ANNOTATION = (key)=>`k8s.daemonset.annotation.${key}`;
        const ATTR_K8S_DAEMONSET_LABEL = (key)=>`k8s.daemonset.label.${key}`;
        const ATTR_K8S_DAEMONSET_NAME = "k8s.daemonset.name";
        const ATTR_K8S_DAEMONSET_UID = "k8s.daemonset.uid";
        const ATTR_K8S_DEPLOYMENT_ANNOTATION = (key)=>`k8s.deployment.annotation.${key}`;
        const ATTR_K8S_DEPLOYMENT_LABEL = (key)=>`k8s.deployment.label.${key}`;
        const ATTR_K8S_DEPLOYMENT_NAME = "k8s.deployment.name";
        const ATTR_K8S_DEPLOYMENT_UID = "k8s.deployment.uid";
        const ATTR_K8S_JOB_ANNOTATION = (key)=>`k8s.job.annotation.${key}`;
        const ATTR_K8S_JOB_LABEL = (key)=>`k8s.job.label.${key}`;
        const ATTR_K8S_JOB_NAME = "k8s.job.name";
        const ATTR_K8S_JOB_UID = "k8s.job.uid";
        const ATTR_K8S_NAMESPACE_ANNOTATION = (key)=>`k8s.namespace.annotation.${key}`;
        const ATTR_K8S_NAMESPACE_LABEL = (key)=>`k8s.namespace.label.${key}`;
        const ATTR_K8S_NAMESPACE_NAME = "k8s.namespace.name";
        const ATTR_K8S_NODE_ANNOTATION = (key)=>`k8s.node.annotation.${key}`;
        const ATTR_K8S_NODE_LABEL = (key)=>`k8s.node.label.${key}`;
        const ATTR_K8S_NODE_NAME = "k8s.node.name";
        const ATTR_K8S_NODE_UID = "k8s.node.uid";
        const ATTR_K8S_POD_ANNOTATION = (key)=>`k8s.pod.annotation.${key}`;
        const ATTR_K8S_POD_HOSTNAME = "k8s.pod.hostname";
        const ATTR_K8S_POD_IP = "k8s.pod.ip";
        const ATTR_K8S_POD_LABEL = (key)=>`k8s.pod.label.${key}`;
        const ATTR_K8S_POD_NAME = "k8s.pod.name";
        const ATTR_K8S_POD_START_TIME = "k8s.pod.start_time";
        const ATTR_K8S_POD_UID = "k8s.pod.uid";
        const ATTR_K8S_REPLICASET_ANNOTATION = (key)=>`k8s.replicaset.annotation.${key}`;
        const ATTR_K8S_REPLICASET_LABEL = (key)=>`k8s.replicaset.label.${key}`;
        const ATTR_K8S_REPLICASET_NAME = "k8s.replicaset.name";
        const ATTR_K8S_REPLICASET_UID = "k8s.replicaset.uid";
        const ATTR_K8S_STATEFULSET_ANNOTATION = (key)=>`k8s.statefulset.annotation.${key}`;
        const ATTR_K8S_STATEFULSET_LABEL = (key)=>`k8s.statefulset.label.${key}`;
        const ATTR_K8S_STATEFULSET_NAME = "k8s.statefulset.name";
        const ATTR_K8S_STATEFULSET_UID = "k8s.statefulset.uid";
        const ATTR_NETWORK_LOCAL_ADDRESS = "network.local.address";
        const ATTR_NETWORK_LOCAL_PORT = "network.local.port";
        const ATTR_NETWORK_PEER_ADDRESS = "network.peer.address";
        const ATTR_NETWORK_PEER_PORT = "network.peer.port";
        const ATTR_NETWORK_PROTOCOL_NAME = "network.protocol.name";
        const ATTR_NETWORK_PROTOCOL_VERSION = "network.protocol.version";
        const ATTR_NETWORK_TRANSPORT = "network.transport";
        const NETWORK_TRANSPORT_VALUE_PIPE = "pipe";
        const NETWORK_TRANSPORT_VALUE_QUIC = "quic";
        const NETWORK_TRANSPORT_VALUE_TCP = "tcp";
        const NETWORK_TRANSPORT_VALUE_UDP = "udp";
        const NETWORK_TRANSPORT_VALUE_UNIX = "unix";
        const ATTR_NETWORK_TYPE = "network.type";
        const NETWORK_TYPE_VALUE_IPV4 = "ipv4";
        const NETWORK_TYPE_VALUE_IPV6 = "ipv6";
        const ATTR_OTEL_EVENT_NAME = "otel.event.name";
        const ATTR_OTEL_SCOPE_NAME = "otel.scope.name";
        const ATTR_OTEL_SCOPE_VERSION = "otel.scope.version";
        const ATTR_OTEL_STATUS_CODE = "otel.status_code";
        const OTEL_STATUS_CODE_VALUE_ERROR = "ERROR";
        const OTEL_STATUS_CODE_VALUE_OK = "OK";
        const ATTR_OTEL_STATUS_DESCRIPTION = "otel.status_description";
        const ATTR_RPC_METHOD = "rpc.method";
        const ATTR_RPC_METHOD_ORIGINAL = "rpc.method_original";
        const ATTR_RPC_STATUS_CODE = "rpc.status_code";
        const ATTR_RPC_SYSTEM_NAME = "rpc.system.name";
        const RPC_SYSTEM_NAME_VALUE_DUBBO = "dubbo";
        const RPC_SYSTEM_NAME_VALUE_GRPC = "grpc";
        const ATTR_SERVER_ADDRESS = "server.address";
        const ATTR_SERVER_PORT = "server.port";
        const ATTR_SERVICE_INSTANCE_ID = "service.instance.id";
        const ATTR_SERVICE_NAME = "service.name";
        const ATTR_SERVICE_NAMESPACE = "service.namespace";
        const ATTR_SERVICE_VERSION = "service.version";
        const ATTR_SIGNALR_CONNECTION_STATUS = "signalr.connection.status";
        const SIGNALR_CONNECTION_STATUS_VALUE_APP_SHUTDOWN = "app_shutdown";
        const SIGNALR_CONNECTION_STATUS_VALUE_NORMAL_CLOSURE = "normal_closure";
        const SIGNALR_CONNECTION_STATUS_VALUE_TIMEOUT = "timeout";
        const ATTR_SIGNALR_TRANSPORT = "signalr.transport";
        const SIGNALR_TRANSPORT_VALUE_LONG_POLLING = "long_polling";
        const SIGNALR_TRANSPORT_VALUE_SERVER_SENT_EVENTS = "server_sent_events";
        const SIGNALR_TRANSPORT_VALUE_WEB_SOCKETS = "web_sockets";
        const ATTR_TELEMETRY_DISTRO_NAME = "telemetry.distro.name";
        const ATTR_TELEMETRY_DISTRO_VERSION = "telemetry.distro.version";
        const ATTR_TELEMETRY_SDK_LANGUAGE = "telemetry.sdk.language";
        const TELEMETRY_SDK_LANGUAGE_VALUE_CPP = "cpp";
        const TELEMETRY_SDK_LANGUAGE_VALUE_DOTNET = "dotnet";
        const TELEMETRY_SDK_LANGUAGE_VALUE_ERLANG = "erlang";
        const TELEMETRY_SDK_LANGUAGE_VALUE_GO = "go";
        const TELEMETRY_SDK_LANGUAGE_VALUE_JAVA = "java";
        const TELEMETRY_SDK_LANGUAGE_VALUE_KOTLIN = "kotlin";
        const TELEMETRY_SDK_LANGUAGE_VALUE_NODEJS = "nodejs";
        const TELEMETRY_SDK_LANGUAGE_VALUE_PHP = "php";
        const TELEMETRY_SDK_LANGUAGE_VALUE_PYTHON = "python";
        const TELEMETRY_SDK_LANGUAGE_VALUE_RUBY = "ruby";
        const TELEMETRY_SDK_LANGUAGE_VALUE_RUST = "rust";
        const TELEMETRY_SDK_LANGUAGE_VALUE_SWIFT = "swift";
        const TELEMETRY_SDK_LANGUAGE_VALUE_WEBJS = "webjs";
        const ATTR_TELEMETRY_SDK_NAME = "telemetry.sdk.name";
        const ATTR_TELEMETRY_SDK_VERSION = "telemetry.sdk.version";
        const ATTR_URL_FRAGMENT = "url.fragment";
        const ATTR_URL_FULL = "url.full";
        const ATTR_URL_PATH = "url.path";
        const ATTR_URL_QUERY = "url.query";
        const ATTR_URL_SCHEME = "url.scheme";
        const ATTR_USER_AGENT_ORIGINAL = "user_agent.original";
    })
};
