export const id = 672;
export const ids = [
    672
];
export const modules = {
    4672: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            openFoundry: ()=>openFoundry
        });
        var core_error = __webpack_require__(5064);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/utils/values.mjs
        const startsWithSchemeRegexp = /^[a-z][a-z0-9+.-]*:/i;
        const isAbsoluteURL = (url)=>{
            return startsWithSchemeRegexp.test(url);
        };
        let values_isArray = (val)=>(values_isArray = Array.isArray, values_isArray(val));
        let isReadonlyArray = values_isArray;
        function maybeObj(x) {
            if (typeof x !== 'object') {
                return {};
            }
            return x ?? {};
        }
        function isEmptyObj(obj) {
            if (!obj) return true;
            for(const _k in obj)return false;
            return true;
        }
        function values_hasOwn(obj, key) {
            return Object.prototype.hasOwnProperty.call(obj, key);
        }
        function isObj(obj) {
            return obj != null && typeof obj === 'object' && !Array.isArray(obj);
        }
        const ensurePresent = (value)=>{
            if (value == null) {
                throw new AnthropicError(`Expected a value to be given but received ${value} instead.`);
            }
            return value;
        };
        const validatePositiveInteger = (name, n)=>{
            if (typeof n !== 'number' || !Number.isInteger(n)) {
                throw new AnthropicError(`${name} must be an integer`);
            }
            if (n < 0) {
                throw new AnthropicError(`${name} must be a positive integer`);
            }
            return n;
        };
        const CREDENTIAL_OPTIONS = [
            'apiKey',
            'authToken',
            'credentials',
            'config',
            'profile'
        ];
        const rejectUnsupportedCredentials = (options, platform)=>{
            for (const name of CREDENTIAL_OPTIONS){
                if (!platform.accepts.includes(name) && options[name] != null) {
                    throw new core_error.pJ(platform.unsupportedOptionMessage(name));
                }
            }
        };
        const coerceInteger = (value)=>{
            if (typeof value === 'number') return Math.round(value);
            if (typeof value === 'string') return parseInt(value, 10);
            throw new AnthropicError(`Could not coerce ${value} (type: ${typeof value}) into a number`);
        };
        const coerceFloat = (value)=>{
            if (typeof value === 'number') return value;
            if (typeof value === 'string') return parseFloat(value);
            throw new AnthropicError(`Could not coerce ${value} (type: ${typeof value}) into a number`);
        };
        const coerceBoolean = (value)=>{
            if (typeof value === 'boolean') return value;
            if (typeof value === 'string') return value === 'true';
            return Boolean(value);
        };
        const maybeCoerceInteger = (value)=>{
            if (value == null) {
                return undefined;
            }
            return coerceInteger(value);
        };
        const maybeCoerceFloat = (value)=>{
            if (value == null) {
                return undefined;
            }
            return coerceFloat(value);
        };
        const maybeCoerceBoolean = (value)=>{
            if (value == null) {
                return undefined;
            }
            return coerceBoolean(value);
        };
        const safeJSON = (text)=>{
            try {
                return JSON.parse(text);
            } catch (err) {
                return undefined;
            }
        };
        const pop = (obj, key)=>{
            const value = obj[key];
            delete obj[key];
            return value;
        };
        function checkNever(_value) {}
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/headers.mjs
        const brand_privateNullableHeaders = Symbol.for('brand.privateNullableHeaders');
        function* iterateHeaders(headers) {
            if (!headers) return;
            if (brand_privateNullableHeaders in headers) {
                const { values, nulls } = headers;
                yield* values.entries();
                for (const name of nulls){
                    yield [
                        name,
                        null
                    ];
                }
                return;
            }
            let shouldClear = false;
            let iter;
            if (headers instanceof Headers) {
                iter = headers.entries();
            } else if (isReadonlyArray(headers)) {
                iter = headers;
            } else {
                shouldClear = true;
                iter = Object.entries(headers ?? {});
            }
            for (let row of iter){
                const name = row[0];
                if (typeof name !== 'string') throw new TypeError('expected header name to be a string');
                const values = isReadonlyArray(row[1]) ? row[1] : [
                    row[1]
                ];
                let didClear = false;
                for (const value of values){
                    if (value === undefined) continue;
                    if (shouldClear && !didClear) {
                        didClear = true;
                        yield [
                            name,
                            clearSentinel
                        ];
                    }
                    yield [
                        name,
                        value
                    ];
                }
            }
        }
        const clearSentinel = Symbol('clear');
        const APPEND_HEADERS = new Set([
            'x-stainless-helper'
        ]);
        const appendHeaderValue = (existing, addition)=>{
            const tokens = existing ? existing.split(',').map((t)=>t.trim()).filter(Boolean) : [];
            for (const tok of addition.split(',').map((t)=>t.trim())){
                if (tok && !tokens.includes(tok)) tokens.push(tok);
            }
            return tokens.join(', ');
        };
        const buildHeaders = (newHeaders)=>{
            const targetHeaders = new Headers();
            const nullHeaders = new Set();
            for (const headers of newHeaders){
                const seenHeaders = new Set();
                for (const [name, value] of iterateHeaders(headers)){
                    const lowerName = name.toLowerCase();
                    if (APPEND_HEADERS.has(lowerName)) {
                        if (value === clearSentinel) continue;
                        if (value === null) {
                            targetHeaders.delete(name);
                            nullHeaders.add(lowerName);
                        } else {
                            targetHeaders.set(name, appendHeaderValue(targetHeaders.get(name), value));
                            nullHeaders.delete(lowerName);
                        }
                        continue;
                    }
                    if (value === clearSentinel || !seenHeaders.has(lowerName)) {
                        targetHeaders.delete(name);
                        seenHeaders.add(lowerName);
                        if (value === clearSentinel) continue;
                    }
                    if (value === null) {
                        targetHeaders.delete(name);
                        nullHeaders.add(lowerName);
                    } else {
                        targetHeaders.append(name, value);
                        nullHeaders.delete(lowerName);
                    }
                }
            }
            return {
                [brand_privateNullableHeaders]: true,
                values: targetHeaders,
                nulls: nullHeaders
            };
        };
        const isEmptyHeaders = (headers)=>{
            for (const _ of iterateHeaders(headers))return false;
            return true;
        };
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/utils/env.mjs
        const env_readEnv = (env)=>{
            if (typeof globalThis.process !== 'undefined') {
                return globalThis.process.env?.[env]?.trim() || undefined;
            }
            if (typeof globalThis.Deno !== 'undefined') {
                return globalThis.Deno.env?.get?.(env)?.trim() || undefined;
            }
            return undefined;
        };
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/utils/log.mjs
        const defaultLogLevel = 'warn';
        const levelNumbers = {
            off: 0,
            error: 200,
            warn: 300,
            info: 400,
            debug: 500
        };
        const parseLogLevel = (maybeLevel, sourceName, logger)=>{
            if (!maybeLevel) {
                return undefined;
            }
            if (hasOwn(levelNumbers, maybeLevel)) {
                return maybeLevel;
            }
            logger.warn(`${sourceName} was set to ${JSON.stringify(maybeLevel)}, expected one of ${JSON.stringify(Object.keys(levelNumbers))}`);
            return undefined;
        };
        function noop() {}
        function makeLogFn(fnLevel, logger, logLevel) {
            if (!logger || levelNumbers[fnLevel] > levelNumbers[logLevel]) {
                return noop;
            } else {
                return logger[fnLevel].bind(logger);
            }
        }
        const noopLogger = {
            error: noop,
            warn: noop,
            info: noop,
            debug: noop
        };
        let cachedLoggers = new WeakMap();
        function filterLogger(logger, logLevel) {
            const cachedLogger = cachedLoggers.get(logger);
            if (cachedLogger && cachedLogger[0] === logLevel) {
                return cachedLogger[1];
            }
            const levelLogger = {
                error: makeLogFn('error', logger, logLevel),
                warn: makeLogFn('warn', logger, logLevel),
                info: makeLogFn('info', logger, logLevel),
                debug: makeLogFn('debug', logger, logLevel)
            };
            cachedLoggers.set(logger, [
                logLevel,
                levelLogger
            ]);
            return levelLogger;
        }
        function loggerFor(client) {
            const logger = client.logger;
            const logLevel = client.logLevel ?? 'off';
            if (!logger) {
                return noopLogger;
            }
            return filterLogger(logger, logLevel);
        }
        let lastEnvLevel;
        let cachedDefaultLogger;
        function defaultLogger() {
            const envLevel = readEnv('ANTHROPIC_LOG');
            if (!cachedDefaultLogger || envLevel !== lastEnvLevel) {
                lastEnvLevel = envLevel;
                cachedDefaultLogger = filterLogger(console, parseLogLevel(envLevel, "process.env['ANTHROPIC_LOG']", filterLogger(console, defaultLogLevel)) ?? defaultLogLevel);
            }
            return cachedDefaultLogger;
        }
        function debugLogRequestDetails(logger, message, details) {
            if (logger.debug === noop) {
                return;
            }
            logger.debug(message, formatRequestDetails(details));
        }
        const formatRequestDetails = (details)=>{
            if (details.options) {
                details.options = {
                    ...details.options
                };
                delete details.options['headers'];
            }
            if (details.headers) {
                details.headers = Object.fromEntries((details.headers instanceof Headers ? [
                    ...details.headers
                ] : Object.entries(details.headers)).map(([name, value])=>[
                        name,
                        name.toLowerCase() === 'authorization' || name.toLowerCase() === 'proxy-authorization' || name.toLowerCase() === 'api-key' || name.toLowerCase() === 'x-api-key' || name.toLowerCase() === 'x-amz-security-token' || name.toLowerCase() === 'cookie' || name.toLowerCase() === 'set-cookie' ? '***' : value
                    ]));
            }
            if ('retryOfRequestLogID' in details) {
                if (details.retryOfRequestLogID) {
                    details.retryOf = details.retryOfRequestLogID;
                }
                delete details.retryOfRequestLogID;
            }
            return details;
        };
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/qs/formats.mjs
        const formats_default_format = 'RFC3986';
        const default_formatter = (v)=>String(v);
        const formats_formatters = {
            RFC1738: (v)=>String(v).replace(/%20/g, '+'),
            RFC3986: default_formatter
        };
        const RFC1738 = 'RFC1738';
        const RFC3986 = 'RFC3986';
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/qs/utils.mjs
        let utils_has = (obj, key)=>(utils_has = Object.hasOwn ?? Function.prototype.call.bind(Object.prototype.hasOwnProperty), utils_has(obj, key));
        const hex_table = (()=>{
            const array = [];
            for(let i = 0; i < 256; ++i){
                array.push('%' + ((i < 16 ? '0' : '') + i.toString(16)).toUpperCase());
            }
            return array;
        })();
        function compact_queue(queue) {
            while(queue.length > 1){
                const item = queue.pop();
                if (!item) continue;
                const obj = item.obj[item.prop];
                if (isArray(obj)) {
                    const compacted = [];
                    for(let j = 0; j < obj.length; ++j){
                        if (typeof obj[j] !== 'undefined') {
                            compacted.push(obj[j]);
                        }
                    }
                    item.obj[item.prop] = compacted;
                }
            }
        }
        function array_to_object(source, options) {
            const obj = options && options.plainObjects ? Object.create(null) : {};
            for(let i = 0; i < source.length; ++i){
                if (typeof source[i] !== 'undefined') {
                    obj[i] = source[i];
                }
            }
            return obj;
        }
        function merge(target, source, options = {}) {
            if (!source) {
                return target;
            }
            if (typeof source !== 'object') {
                if (isArray(target)) {
                    target.push(source);
                } else if (target && typeof target === 'object') {
                    if (options && (options.plainObjects || options.allowPrototypes) || !utils_has(Object.prototype, source)) {
                        target[source] = true;
                    }
                } else {
                    return [
                        target,
                        source
                    ];
                }
                return target;
            }
            if (!target || typeof target !== 'object') {
                return [
                    target
                ].concat(source);
            }
            let mergeTarget = target;
            if (isArray(target) && !isArray(source)) {
                mergeTarget = array_to_object(target, options);
            }
            if (isArray(target) && isArray(source)) {
                source.forEach(function(item, i) {
                    if (utils_has(target, i)) {
                        const targetItem = target[i];
                        if (targetItem && typeof targetItem === 'object' && item && typeof item === 'object') {
                            target[i] = merge(targetItem, item, options);
                        } else {
                            target.push(item);
                        }
                    } else {
                        target[i] = item;
                    }
                });
                return target;
            }
            return Object.keys(source).reduce(function(acc, key) {
                const value = source[key];
                if (utils_has(acc, key)) {
                    acc[key] = merge(acc[key], value, options);
                } else {
                    acc[key] = value;
                }
                return acc;
            }, mergeTarget);
        }
        function assign_single_source(target, source) {
            return Object.keys(source).reduce(function(acc, key) {
                acc[key] = source[key];
                return acc;
            }, target);
        }
        function decode(str, _, charset) {
            const strWithoutPlus = str.replace(/\+/g, ' ');
            if (charset === 'iso-8859-1') {
                return strWithoutPlus.replace(/%[0-9a-f]{2}/gi, unescape);
            }
            try {
                return decodeURIComponent(strWithoutPlus);
            } catch (e) {
                return strWithoutPlus;
            }
        }
        const limit = 1024;
        const encode = (str, _defaultEncoder, charset, _kind, format)=>{
            if (str.length === 0) {
                return str;
            }
            let string = str;
            if (typeof str === 'symbol') {
                string = Symbol.prototype.toString.call(str);
            } else if (typeof str !== 'string') {
                string = String(str);
            }
            if (charset === 'iso-8859-1') {
                return escape(string).replace(/%u[0-9a-f]{4}/gi, function($0) {
                    return '%26%23' + parseInt($0.slice(2), 16) + '%3B';
                });
            }
            let out = '';
            for(let j = 0; j < string.length; j += limit){
                const segment = string.length >= limit ? string.slice(j, j + limit) : string;
                const arr = [];
                for(let i = 0; i < segment.length; ++i){
                    let c = segment.charCodeAt(i);
                    if (c === 0x2d || c === 0x2e || c === 0x5f || c === 0x7e || c >= 0x30 && c <= 0x39 || c >= 0x41 && c <= 0x5a || c >= 0x61 && c <= 0x7a || format === RFC1738 && (c === 0x28 || c === 0x29)) {
                        arr[arr.length] = segment.charAt(i);
                        continue;
                    }
                    if (c < 0x80) {
                        arr[arr.length] = hex_table[c];
                        continue;
                    }
                    if (c < 0x800) {
                        arr[arr.length] = hex_table[0xc0 | c >> 6] + hex_table[0x80 | c & 0x3f];
                        continue;
                    }
                    if (c < 0xd800 || c >= 0xe000) {
                        arr[arr.length] = hex_table[0xe0 | c >> 12] + hex_table[0x80 | c >> 6 & 0x3f] + hex_table[0x80 | c & 0x3f];
                        continue;
                    }
                    i += 1;
                    c = 0x10000 + ((c & 0x3ff) << 10 | segment.charCodeAt(i) & 0x3ff);
                    arr[arr.length] = hex_table[0xf0 | c >> 18] + hex_table[0x80 | c >> 12 & 0x3f] + hex_table[0x80 | c >> 6 & 0x3f] + hex_table[0x80 | c & 0x3f];
                }
                out += arr.join('');
            }
            return out;
        };
        function compact(value) {
            const queue = [
                {
                    obj: {
                        o: value
                    },
                    prop: 'o'
                }
            ];
            const refs = [];
            for(let i = 0; i < queue.length; ++i){
                const item = queue[i];
                const obj = item.obj[item.prop];
                const keys = Object.keys(obj);
                for(let j = 0; j < keys.length; ++j){
                    const key = keys[j];
                    const val = obj[key];
                    if (typeof val === 'object' && val !== null && refs.indexOf(val) === -1) {
                        queue.push({
                            obj: obj,
                            prop: key
                        });
                        refs.push(val);
                    }
                }
            }
            compact_queue(queue);
            return value;
        }
        function is_regexp(obj) {
            return Object.prototype.toString.call(obj) === '[object RegExp]';
        }
        function utils_is_buffer(obj) {
            if (!obj || typeof obj !== 'object') {
                return false;
            }
            return !!(obj.constructor && obj.constructor.isBuffer && obj.constructor.isBuffer(obj));
        }
        function combine(a, b) {
            return [].concat(a, b);
        }
        function utils_maybe_map(val, fn) {
            if (isArray(val)) {
                const mapped = [];
                for(let i = 0; i < val.length; i += 1){
                    mapped.push(fn(val[i]));
                }
                return mapped;
            }
            return fn(val);
        }
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/qs/stringify.mjs
        const array_prefix_generators = {
            brackets (prefix) {
                return String(prefix) + '[]';
            },
            comma: 'comma',
            indices (prefix, key) {
                return String(prefix) + '[' + key + ']';
            },
            repeat (prefix) {
                return String(prefix);
            }
        };
        const push_to_array = function(arr, value_or_array) {
            Array.prototype.push.apply(arr, isArray(value_or_array) ? value_or_array : [
                value_or_array
            ]);
        };
        let toISOString;
        const defaults = {
            addQueryPrefix: false,
            allowDots: false,
            allowEmptyArrays: false,
            arrayFormat: 'indices',
            charset: 'utf-8',
            charsetSentinel: false,
            delimiter: '&',
            encode: true,
            encodeDotInKeys: false,
            encoder: encode,
            encodeValuesOnly: false,
            format: formats_default_format,
            formatter: default_formatter,
            indices: false,
            serializeDate (date) {
                return (toISOString ?? (toISOString = Function.prototype.call.bind(Date.prototype.toISOString)))(date);
            },
            skipNulls: false,
            strictNullHandling: false
        };
        function is_non_nullish_primitive(v) {
            return typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean' || typeof v === 'symbol' || typeof v === 'bigint';
        }
        const sentinel = {};
        function inner_stringify(object, prefix, generateArrayPrefix, commaRoundTrip, allowEmptyArrays, strictNullHandling, skipNulls, encodeDotInKeys, encoder, filter, sort, allowDots, serializeDate, format, formatter, encodeValuesOnly, charset, sideChannel) {
            let obj = object;
            let tmp_sc = sideChannel;
            let step = 0;
            let find_flag = false;
            while((tmp_sc = tmp_sc.get(sentinel)) !== void undefined && !find_flag){
                const pos = tmp_sc.get(object);
                step += 1;
                if (typeof pos !== 'undefined') {
                    if (pos === step) {
                        throw new RangeError('Cyclic object value');
                    } else {
                        find_flag = true;
                    }
                }
                if (typeof tmp_sc.get(sentinel) === 'undefined') {
                    step = 0;
                }
            }
            if (typeof filter === 'function') {
                obj = filter(prefix, obj);
            } else if (obj instanceof Date) {
                obj = serializeDate?.(obj);
            } else if (generateArrayPrefix === 'comma' && isArray(obj)) {
                obj = maybe_map(obj, function(value) {
                    if (value instanceof Date) {
                        return serializeDate?.(value);
                    }
                    return value;
                });
            }
            if (obj === null) {
                if (strictNullHandling) {
                    return encoder && !encodeValuesOnly ? encoder(prefix, defaults.encoder, charset, 'key', format) : prefix;
                }
                obj = '';
            }
            if (is_non_nullish_primitive(obj) || is_buffer(obj)) {
                if (encoder) {
                    const key_value = encodeValuesOnly ? prefix : encoder(prefix, defaults.encoder, charset, 'key', format);
                    return [
                        formatter?.(key_value) + '=' + formatter?.(encoder(obj, defaults.encoder, charset, 'value', format))
                    ];
                }
                return [
                    formatter?.(prefix) + '=' + formatter?.(String(obj))
                ];
            }
            const values = [];
            if (typeof obj === 'undefined') {
                return values;
            }
            let obj_keys;
            if (generateArrayPrefix === 'comma' && isArray(obj)) {
                if (encodeValuesOnly && encoder) {
                    obj = maybe_map(obj, encoder);
                }
                obj_keys = [
                    {
                        value: obj.length > 0 ? obj.join(',') || null : void undefined
                    }
                ];
            } else if (isArray(filter)) {
                obj_keys = filter;
            } else {
                const keys = Object.keys(obj);
                obj_keys = sort ? keys.sort(sort) : keys;
            }
            const encoded_prefix = encodeDotInKeys ? String(prefix).replace(/\./g, '%2E') : String(prefix);
            const adjusted_prefix = commaRoundTrip && isArray(obj) && obj.length === 1 ? encoded_prefix + '[]' : encoded_prefix;
            if (allowEmptyArrays && isArray(obj) && obj.length === 0) {
                return adjusted_prefix + '[]';
            }
            for(let j = 0; j < obj_keys.length; ++j){
                const key = obj_keys[j];
                const value = typeof key === 'object' && typeof key.value !== 'undefined' ? key.value : obj[key];
                if (skipNulls && value === null) {
                    continue;
                }
                const encoded_key = allowDots && encodeDotInKeys ? key.replace(/\./g, '%2E') : key;
                const key_prefix = isArray(obj) ? typeof generateArrayPrefix === 'function' ? generateArrayPrefix(adjusted_prefix, encoded_key) : adjusted_prefix : adjusted_prefix + (allowDots ? '.' + encoded_key : '[' + encoded_key + ']');
                sideChannel.set(object, step);
                const valueSideChannel = new WeakMap();
                valueSideChannel.set(sentinel, sideChannel);
                push_to_array(values, inner_stringify(value, key_prefix, generateArrayPrefix, commaRoundTrip, allowEmptyArrays, strictNullHandling, skipNulls, encodeDotInKeys, generateArrayPrefix === 'comma' && encodeValuesOnly && isArray(obj) ? null : encoder, filter, sort, allowDots, serializeDate, format, formatter, encodeValuesOnly, charset, valueSideChannel));
            }
            return values;
        }
        function normalize_stringify_options(opts = defaults) {
            if (typeof opts.allowEmptyArrays !== 'undefined' && typeof opts.allowEmptyArrays !== 'boolean') {
                throw new TypeError('`allowEmptyArrays` option can only be `true` or `false`, when provided');
            }
            if (typeof opts.encodeDotInKeys !== 'undefined' && typeof opts.encodeDotInKeys !== 'boolean') {
                throw new TypeError('`encodeDotInKeys` option can only be `true` or `false`, when provided');
            }
            if (opts.encoder !== null && typeof opts.encoder !== 'undefined' && typeof opts.encoder !== 'function') {
                throw new TypeError('Encoder has to be a function.');
            }
            const charset = opts.charset || defaults.charset;
            if (typeof opts.charset !== 'undefined' && opts.charset !== 'utf-8' && opts.charset !== 'iso-8859-1') {
                throw new TypeError('The charset option must be either utf-8, iso-8859-1, or undefined');
            }
            let format = default_format;
            if (typeof opts.format !== 'undefined') {
                if (!has(formatters, opts.format)) {
                    throw new TypeError('Unknown format option provided.');
                }
                format = opts.format;
            }
            const formatter = formatters[format];
            let filter = defaults.filter;
            if (typeof opts.filter === 'function' || isArray(opts.filter)) {
                filter = opts.filter;
            }
            let arrayFormat;
            if (opts.arrayFormat && opts.arrayFormat in array_prefix_generators) {
                arrayFormat = opts.arrayFormat;
            } else if ('indices' in opts) {
                arrayFormat = opts.indices ? 'indices' : 'repeat';
            } else {
                arrayFormat = defaults.arrayFormat;
            }
            if ('commaRoundTrip' in opts && typeof opts.commaRoundTrip !== 'boolean') {
                throw new TypeError('`commaRoundTrip` must be a boolean, or absent');
            }
            const allowDots = typeof opts.allowDots === 'undefined' ? !!opts.encodeDotInKeys === true ? true : defaults.allowDots : !!opts.allowDots;
            return {
                addQueryPrefix: typeof opts.addQueryPrefix === 'boolean' ? opts.addQueryPrefix : defaults.addQueryPrefix,
                allowDots: allowDots,
                allowEmptyArrays: typeof opts.allowEmptyArrays === 'boolean' ? !!opts.allowEmptyArrays : defaults.allowEmptyArrays,
                arrayFormat: arrayFormat,
                charset: charset,
                charsetSentinel: typeof opts.charsetSentinel === 'boolean' ? opts.charsetSentinel : defaults.charsetSentinel,
                commaRoundTrip: !!opts.commaRoundTrip,
                delimiter: typeof opts.delimiter === 'undefined' ? defaults.delimiter : opts.delimiter,
                encode: typeof opts.encode === 'boolean' ? opts.encode : defaults.encode,
                encodeDotInKeys: typeof opts.encodeDotInKeys === 'boolean' ? opts.encodeDotInKeys : defaults.encodeDotInKeys,
                encoder: typeof opts.encoder === 'function' ? opts.encoder : defaults.encoder,
                encodeValuesOnly: typeof opts.encodeValuesOnly === 'boolean' ? opts.encodeValuesOnly : defaults.encodeValuesOnly,
                filter: filter,
                format: format,
                formatter: formatter,
                serializeDate: typeof opts.serializeDate === 'function' ? opts.serializeDate : defaults.serializeDate,
                skipNulls: typeof opts.skipNulls === 'boolean' ? opts.skipNulls : defaults.skipNulls,
                sort: typeof opts.sort === 'function' ? opts.sort : null,
                strictNullHandling: typeof opts.strictNullHandling === 'boolean' ? opts.strictNullHandling : defaults.strictNullHandling
            };
        }
        function stringify(object, opts = {}) {
            let obj = object;
            const options = normalize_stringify_options(opts);
            let obj_keys;
            let filter;
            if (typeof options.filter === 'function') {
                filter = options.filter;
                obj = filter('', obj);
            } else if (isArray(options.filter)) {
                filter = options.filter;
                obj_keys = filter;
            }
            const keys = [];
            if (typeof obj !== 'object' || obj === null) {
                return '';
            }
            const generateArrayPrefix = array_prefix_generators[options.arrayFormat];
            const commaRoundTrip = generateArrayPrefix === 'comma' && options.commaRoundTrip;
            if (!obj_keys) {
                obj_keys = Object.keys(obj);
            }
            if (options.sort) {
                obj_keys.sort(options.sort);
            }
            const sideChannel = new WeakMap();
            for(let i = 0; i < obj_keys.length; ++i){
                const key = obj_keys[i];
                if (options.skipNulls && obj[key] === null) {
                    continue;
                }
                push_to_array(keys, inner_stringify(obj[key], key, generateArrayPrefix, commaRoundTrip, options.allowEmptyArrays, options.strictNullHandling, options.skipNulls, options.encodeDotInKeys, options.encode ? options.encoder : null, options.filter, options.sort, options.allowDots, options.serializeDate, options.format, options.formatter, options.encodeValuesOnly, options.charset, sideChannel));
            }
            const joined = keys.join(options.delimiter);
            let prefix = options.addQueryPrefix === true ? '?' : '';
            if (options.charsetSentinel) {
                if (options.charset === 'iso-8859-1') {
                    prefix += 'utf8=%26%2310003%3B&';
                } else {
                    prefix += 'utf8=%E2%9C%93&';
                }
            }
            return joined.length > 0 ? prefix + joined : '';
        }
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/utils/query.mjs
        function stringifyQuery(query) {
            return qs.stringify(query, {
                arrayFormat: 'brackets'
            });
        }
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/internal/utils.mjs
        var client = __webpack_require__(9958);
        var messages = __webpack_require__(5643);
        var beta = __webpack_require__(4174);
        var version = __webpack_require__(5998);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/version.mjs
        const VERSION = '1.1.1';
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/client.mjs
        const CREDENTIALS = {
            accepts: [
                'apiKey'
            ],
            unsupportedOptionMessage: (option)=>`The \`${option}\` option is not supported by AnthropicFoundry; authentication uses a Foundry API key (\`apiKey\`) or a Microsoft Entra token (\`azureADTokenProvider\`).`
        };
        class AnthropicFoundry extends client.N {
            _instrumentationScope() {
                return {
                    platform: 'foundry',
                    version: VERSION
                };
            }
            constructor({ baseURL = env_readEnv('ANTHROPIC_FOUNDRY_BASE_URL'), apiKey = env_readEnv('ANTHROPIC_FOUNDRY_API_KEY'), resource = env_readEnv('ANTHROPIC_FOUNDRY_RESOURCE'), azureADTokenProvider, dangerouslyAllowBrowser, ...opts } = {}){
                rejectUnsupportedCredentials(opts, CREDENTIALS);
                if (typeof azureADTokenProvider === 'function') {
                    dangerouslyAllowBrowser = true;
                }
                if (!azureADTokenProvider && !apiKey) {
                    throw new core_error.pJ('Missing credentials. Please pass one of `apiKey` and `azureTokenProvider`, or set the `ANTHROPIC_FOUNDRY_API_KEY` environment variable.');
                }
                if (azureADTokenProvider && apiKey) {
                    throw new core_error.pJ('The `apiKey` and `azureADTokenProvider` arguments are mutually exclusive; only one can be passed at a time.');
                }
                if (!baseURL) {
                    if (!resource) {
                        throw new core_error.pJ('Must provide one of the `baseURL` or `resource` arguments, or the `ANTHROPIC_FOUNDRY_RESOURCE` environment variable');
                    }
                    baseURL = `https://${resource}.services.ai.azure.com/anthropic/`;
                } else {
                    if (resource) {
                        throw new core_error.pJ('baseURL and resource are mutually exclusive');
                    }
                }
                super({
                    apiKey: azureADTokenProvider ?? apiKey,
                    baseURL,
                    ...opts,
                    ...dangerouslyAllowBrowser !== undefined ? {
                        dangerouslyAllowBrowser
                    } : {}
                });
                this.resource = null;
                this.messages = makeMessagesResource(this);
                this.beta = makeBetaResource(this);
                this.models = undefined;
                this.resource = resource ?? null;
            }
            withOptions(options) {
                const resource = options.resource ?? (options.baseURL ? null : this.resource);
                const merged = {
                    ...resource ? {
                        baseURL: null
                    } : {},
                    ...options,
                    resource
                };
                return super.withOptions(merged);
            }
            async authHeaders() {
                if (typeof this._options.apiKey === 'function') {
                    let token;
                    try {
                        token = await this._options.apiKey();
                    } catch (err) {
                        if (err instanceof core_error.pJ) throw err;
                        throw new core_error.pJ(`Failed to get token from azureADTokenProvider: ${err.message}`, {
                            cause: err
                        });
                    }
                    if (typeof token !== 'string' || !token) {
                        throw new core_error.pJ(`Expected azureADTokenProvider function argument to return a string but it returned ${token}`);
                    }
                    return buildHeaders([
                        {
                            Authorization: `Bearer ${token}`
                        }
                    ]);
                }
                if (typeof this._options.apiKey === 'string') {
                    return buildHeaders([
                        {
                            'x-api-key': this.apiKey
                        }
                    ]);
                }
                return undefined;
            }
            validateHeaders() {
                return;
            }
            getUserAgent() {
                return `AnthropicFoundry/JS ${version.x}`;
            }
        }
        function makeMessagesResource(client) {
            const resource = new messages.B2(client);
            delete resource.batches;
            return resource;
        }
        function makeBetaResource(client) {
            const resource = new beta.jc(client);
            delete resource.messages.batches;
            return resource;
        }
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/foundry-sdk/index.mjs
        var providers_opening = __webpack_require__(7140);
        ; // CONCATENATED MODULE: ./src/agent/providers/foundry.ts
        async function openFoundry({ resource, baseUrl, credentials }, opening) {
            const place = {
                resource: resource ?? null,
                ...baseUrl !== undefined && {
                    baseURL: baseUrl
                }
            };
            if (credentials.type === "key") {
                const apiKey = credentials.apiKey.reveal();
                const { messages } = (0, providers_opening.K)(()=>new AnthropicFoundry({
                        ...opening.settings,
                        ...place,
                        apiKey
                    }));
                return {
                    messages,
                    credentials: {
                        name: "the key in ANTHROPIC_FOUNDRY_API_KEY",
                        renewable: false
                    }
                };
            }
            const { openEntra } = await __webpack_require__.e(881).then(__webpack_require__.bind(__webpack_require__, 7881));
            const tokens = await openEntra(credentials, opening);
            const { messages } = (0, providers_opening.K)(()=>new AnthropicFoundry({
                    ...opening.settings,
                    ...place,
                    azureADTokenProvider: tokens.token
                }));
            const name = `the token of Microsoft Entra for the client ${credentials.clientId}`;
            return {
                messages: {
                    async create (request, options) {
                        try {
                            return await messages.create(request, options);
                        } catch (error) {
                            if (error instanceof core_error.LG && error.status === 401) tokens.drop();
                            throw error;
                        }
                    }
                },
                credentials: {
                    name,
                    renewable: true
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
