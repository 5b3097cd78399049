export const id = 485;
export const ids = [
    485
];
export const modules = {
    7698: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.RawSha256 = void 0;
        var constants_1 = __webpack_require__(7305);
        var RawSha256 = function() {
            function RawSha256() {
                this.state = Int32Array.from(constants_1.INIT);
                this.temp = new Int32Array(64);
                this.buffer = new Uint8Array(64);
                this.bufferLength = 0;
                this.bytesHashed = 0;
                this.finished = false;
            }
            RawSha256.prototype.update = function(data) {
                if (this.finished) {
                    throw new Error("Attempted to update an already finished hash.");
                }
                var position = 0;
                var byteLength = data.byteLength;
                this.bytesHashed += byteLength;
                if (this.bytesHashed * 8 > constants_1.MAX_HASHABLE_LENGTH) {
                    throw new Error("Cannot hash more than 2^53 - 1 bits");
                }
                while(byteLength > 0){
                    this.buffer[this.bufferLength++] = data[position++];
                    byteLength--;
                    if (this.bufferLength === constants_1.BLOCK_SIZE) {
                        this.hashBuffer();
                        this.bufferLength = 0;
                    }
                }
            };
            RawSha256.prototype.digest = function() {
                if (!this.finished) {
                    var bitsHashed = this.bytesHashed * 8;
                    var bufferView = new DataView(this.buffer.buffer, this.buffer.byteOffset, this.buffer.byteLength);
                    var undecoratedLength = this.bufferLength;
                    bufferView.setUint8(this.bufferLength++, 0x80);
                    if (undecoratedLength % constants_1.BLOCK_SIZE >= constants_1.BLOCK_SIZE - 8) {
                        for(var i = this.bufferLength; i < constants_1.BLOCK_SIZE; i++){
                            bufferView.setUint8(i, 0);
                        }
                        this.hashBuffer();
                        this.bufferLength = 0;
                    }
                    for(var i = this.bufferLength; i < constants_1.BLOCK_SIZE - 8; i++){
                        bufferView.setUint8(i, 0);
                    }
                    bufferView.setUint32(constants_1.BLOCK_SIZE - 8, Math.floor(bitsHashed / 0x100000000), true);
                    bufferView.setUint32(constants_1.BLOCK_SIZE - 4, bitsHashed);
                    this.hashBuffer();
                    this.finished = true;
                }
                var out = new Uint8Array(constants_1.DIGEST_LENGTH);
                for(var i = 0; i < 8; i++){
                    out[i * 4] = this.state[i] >>> 24 & 0xff;
                    out[i * 4 + 1] = this.state[i] >>> 16 & 0xff;
                    out[i * 4 + 2] = this.state[i] >>> 8 & 0xff;
                    out[i * 4 + 3] = this.state[i] >>> 0 & 0xff;
                }
                return out;
            };
            RawSha256.prototype.hashBuffer = function() {
                var _a = this, buffer = _a.buffer, state = _a.state;
                var state0 = state[0], state1 = state[1], state2 = state[2], state3 = state[3], state4 = state[4], state5 = state[5], state6 = state[6], state7 = state[7];
                for(var i = 0; i < constants_1.BLOCK_SIZE; i++){
                    if (i < 16) {
                        this.temp[i] = (buffer[i * 4] & 0xff) << 24 | (buffer[i * 4 + 1] & 0xff) << 16 | (buffer[i * 4 + 2] & 0xff) << 8 | buffer[i * 4 + 3] & 0xff;
                    } else {
                        var u = this.temp[i - 2];
                        var t1_1 = (u >>> 17 | u << 15) ^ (u >>> 19 | u << 13) ^ u >>> 10;
                        u = this.temp[i - 15];
                        var t2_1 = (u >>> 7 | u << 25) ^ (u >>> 18 | u << 14) ^ u >>> 3;
                        this.temp[i] = (t1_1 + this.temp[i - 7] | 0) + (t2_1 + this.temp[i - 16] | 0);
                    }
                    var t1 = (((state4 >>> 6 | state4 << 26) ^ (state4 >>> 11 | state4 << 21) ^ (state4 >>> 25 | state4 << 7)) + (state4 & state5 ^ ~state4 & state6) | 0) + (state7 + (constants_1.KEY[i] + this.temp[i] | 0) | 0) | 0;
                    var t2 = ((state0 >>> 2 | state0 << 30) ^ (state0 >>> 13 | state0 << 19) ^ (state0 >>> 22 | state0 << 10)) + (state0 & state1 ^ state0 & state2 ^ state1 & state2) | 0;
                    state7 = state6;
                    state6 = state5;
                    state5 = state4;
                    state4 = state3 + t1 | 0;
                    state3 = state2;
                    state2 = state1;
                    state1 = state0;
                    state0 = t1 + t2 | 0;
                }
                state[0] += state0;
                state[1] += state1;
                state[2] += state2;
                state[3] += state3;
                state[4] += state4;
                state[5] += state5;
                state[6] += state6;
                state[7] += state7;
            };
            return RawSha256;
        }();
        exports.RawSha256 = RawSha256;
    }),
    7305: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.MAX_HASHABLE_LENGTH = exports.INIT = exports.KEY = exports.DIGEST_LENGTH = exports.BLOCK_SIZE = void 0;
        exports.BLOCK_SIZE = 64;
        exports.DIGEST_LENGTH = 32;
        exports.KEY = new Uint32Array([
            0x428a2f98,
            0x71374491,
            0xb5c0fbcf,
            0xe9b5dba5,
            0x3956c25b,
            0x59f111f1,
            0x923f82a4,
            0xab1c5ed5,
            0xd807aa98,
            0x12835b01,
            0x243185be,
            0x550c7dc3,
            0x72be5d74,
            0x80deb1fe,
            0x9bdc06a7,
            0xc19bf174,
            0xe49b69c1,
            0xefbe4786,
            0x0fc19dc6,
            0x240ca1cc,
            0x2de92c6f,
            0x4a7484aa,
            0x5cb0a9dc,
            0x76f988da,
            0x983e5152,
            0xa831c66d,
            0xb00327c8,
            0xbf597fc7,
            0xc6e00bf3,
            0xd5a79147,
            0x06ca6351,
            0x14292967,
            0x27b70a85,
            0x2e1b2138,
            0x4d2c6dfc,
            0x53380d13,
            0x650a7354,
            0x766a0abb,
            0x81c2c92e,
            0x92722c85,
            0xa2bfe8a1,
            0xa81a664b,
            0xc24b8b70,
            0xc76c51a3,
            0xd192e819,
            0xd6990624,
            0xf40e3585,
            0x106aa070,
            0x19a4c116,
            0x1e376c08,
            0x2748774c,
            0x34b0bcb5,
            0x391c0cb3,
            0x4ed8aa4a,
            0x5b9cca4f,
            0x682e6ff3,
            0x748f82ee,
            0x78a5636f,
            0x84c87814,
            0x8cc70208,
            0x90befffa,
            0xa4506ceb,
            0xbef9a3f7,
            0xc67178f2
        ]);
        exports.INIT = [
            0x6a09e667,
            0xbb67ae85,
            0x3c6ef372,
            0xa54ff53a,
            0x510e527f,
            0x9b05688c,
            0x1f83d9ab,
            0x5be0cd19
        ];
        exports.MAX_HASHABLE_LENGTH = Math.pow(2, 53) - 1;
    }),
    7028: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        var tslib_1 = __webpack_require__(2121);
        tslib_1.__exportStar(__webpack_require__(8714), exports);
    }),
    8714: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.Sha256 = void 0;
        var tslib_1 = __webpack_require__(2121);
        var constants_1 = __webpack_require__(7305);
        var RawSha256_1 = __webpack_require__(7698);
        var util_1 = __webpack_require__(5789);
        var Sha256 = function() {
            function Sha256(secret) {
                this.secret = secret;
                this.hash = new RawSha256_1.RawSha256();
                this.reset();
            }
            Sha256.prototype.update = function(toHash) {
                if ((0, util_1.isEmptyData)(toHash) || this.error) {
                    return;
                }
                try {
                    this.hash.update((0, util_1.convertToBuffer)(toHash));
                } catch (e) {
                    this.error = e;
                }
            };
            Sha256.prototype.digestSync = function() {
                if (this.error) {
                    throw this.error;
                }
                if (this.outer) {
                    if (!this.outer.finished) {
                        this.outer.update(this.hash.digest());
                    }
                    return this.outer.digest();
                }
                return this.hash.digest();
            };
            Sha256.prototype.digest = function() {
                return tslib_1.__awaiter(this, void 0, void 0, function() {
                    return tslib_1.__generator(this, function(_a) {
                        return [
                            2,
                            this.digestSync()
                        ];
                    });
                });
            };
            Sha256.prototype.reset = function() {
                this.hash = new RawSha256_1.RawSha256();
                if (this.secret) {
                    this.outer = new RawSha256_1.RawSha256();
                    var inner = bufferFromSecret(this.secret);
                    var outer = new Uint8Array(constants_1.BLOCK_SIZE);
                    outer.set(inner);
                    for(var i = 0; i < constants_1.BLOCK_SIZE; i++){
                        inner[i] ^= 0x36;
                        outer[i] ^= 0x5c;
                    }
                    this.hash.update(inner);
                    this.outer.update(outer);
                    for(var i = 0; i < inner.byteLength; i++){
                        inner[i] = 0;
                    }
                }
            };
            return Sha256;
        }();
        exports.Sha256 = Sha256;
        function bufferFromSecret(secret) {
            var input = (0, util_1.convertToBuffer)(secret);
            if (input.byteLength > constants_1.BLOCK_SIZE) {
                var bufferHash = new RawSha256_1.RawSha256();
                bufferHash.update(input);
                input = bufferHash.digest();
            }
            var buffer = new Uint8Array(constants_1.BLOCK_SIZE);
            buffer.set(input);
            return buffer;
        }
    }),
    2121: ((module)=>{
        var __extends;
        var __assign;
        var __rest;
        var __decorate;
        var __param;
        var __metadata;
        var __awaiter;
        var __generator;
        var __exportStar;
        var __values;
        var __read;
        var __spread;
        var __spreadArrays;
        var __await;
        var __asyncGenerator;
        var __asyncDelegator;
        var __asyncValues;
        var __makeTemplateObject;
        var __importStar;
        var __importDefault;
        var __classPrivateFieldGet;
        var __classPrivateFieldSet;
        var __createBinding;
        (function(factory) {
            var root = typeof global === "object" ? global : typeof self === "object" ? self : typeof this === "object" ? this : {};
            if (typeof define === "function" && define.amd) {
                define("tslib", [
                    "exports"
                ], function(exports) {
                    factory(createExporter(root, createExporter(exports)));
                });
            } else if (true && typeof module.exports === "object") {
                factory(createExporter(root, createExporter(module.exports)));
            } else {
                factory(createExporter(root));
            }
            function createExporter(exports, previous) {
                if (exports !== root) {
                    if (typeof Object.create === "function") {
                        Object.defineProperty(exports, "__esModule", {
                            value: true
                        });
                    } else {
                        exports.__esModule = true;
                    }
                }
                return function(id, v) {
                    return exports[id] = previous ? previous(id, v) : v;
                };
            }
        })(function(exporter) {
            var extendStatics = Object.setPrototypeOf || ({
                __proto__: []
            }) instanceof Array && function(d, b) {
                d.__proto__ = b;
            } || function(d, b) {
                for(var p in b)if (b.hasOwnProperty(p)) d[p] = b[p];
            };
            __extends = function(d, b) {
                extendStatics(d, b);
                function __() {
                    this.constructor = d;
                }
                d.prototype = b === null ? Object.create(b) : (__.prototype = b.prototype, new __());
            };
            __assign = Object.assign || function(t) {
                for(var s, i = 1, n = arguments.length; i < n; i++){
                    s = arguments[i];
                    for(var p in s)if (Object.prototype.hasOwnProperty.call(s, p)) t[p] = s[p];
                }
                return t;
            };
            __rest = function(s, e) {
                var t = {};
                for(var p in s)if (Object.prototype.hasOwnProperty.call(s, p) && e.indexOf(p) < 0) t[p] = s[p];
                if (s != null && typeof Object.getOwnPropertySymbols === "function") for(var i = 0, p = Object.getOwnPropertySymbols(s); i < p.length; i++){
                    if (e.indexOf(p[i]) < 0 && Object.prototype.propertyIsEnumerable.call(s, p[i])) t[p[i]] = s[p[i]];
                }
                return t;
            };
            __decorate = function(decorators, target, key, desc) {
                var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
                if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
                else for(var i = decorators.length - 1; i >= 0; i--)if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
                return c > 3 && r && Object.defineProperty(target, key, r), r;
            };
            __param = function(paramIndex, decorator) {
                return function(target, key) {
                    decorator(target, key, paramIndex);
                };
            };
            __metadata = function(metadataKey, metadataValue) {
                if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(metadataKey, metadataValue);
            };
            __awaiter = function(thisArg, _arguments, P, generator) {
                function adopt(value) {
                    return value instanceof P ? value : new P(function(resolve) {
                        resolve(value);
                    });
                }
                return new (P || (P = Promise))(function(resolve, reject) {
                    function fulfilled(value) {
                        try {
                            step(generator.next(value));
                        } catch (e) {
                            reject(e);
                        }
                    }
                    function rejected(value) {
                        try {
                            step(generator["throw"](value));
                        } catch (e) {
                            reject(e);
                        }
                    }
                    function step(result) {
                        result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
                    }
                    step((generator = generator.apply(thisArg, _arguments || [])).next());
                });
            };
            __generator = function(thisArg, body) {
                var _ = {
                    label: 0,
                    sent: function() {
                        if (t[0] & 1) throw t[1];
                        return t[1];
                    },
                    trys: [],
                    ops: []
                }, f, y, t, g;
                return g = {
                    next: verb(0),
                    "throw": verb(1),
                    "return": verb(2)
                }, typeof Symbol === "function" && (g[Symbol.iterator] = function() {
                    return this;
                }), g;
                function verb(n) {
                    return function(v) {
                        return step([
                            n,
                            v
                        ]);
                    };
                }
                function step(op) {
                    if (f) throw new TypeError("Generator is already executing.");
                    while(_)try {
                        if (f = 1, y && (t = op[0] & 2 ? y["return"] : op[0] ? y["throw"] || ((t = y["return"]) && t.call(y), 0) : y.next) && !(t = t.call(y, op[1])).done) return t;
                        if (y = 0, t) op = [
                            op[0] & 2,
                            t.value
                        ];
                        switch(op[0]){
                            case 0:
                            case 1:
                                t = op;
                                break;
                            case 4:
                                _.label++;
                                return {
                                    value: op[1],
                                    done: false
                                };
                            case 5:
                                _.label++;
                                y = op[1];
                                op = [
                                    0
                                ];
                                continue;
                            case 7:
                                op = _.ops.pop();
                                _.trys.pop();
                                continue;
                            default:
                                if (!(t = _.trys, t = t.length > 0 && t[t.length - 1]) && (op[0] === 6 || op[0] === 2)) {
                                    _ = 0;
                                    continue;
                                }
                                if (op[0] === 3 && (!t || op[1] > t[0] && op[1] < t[3])) {
                                    _.label = op[1];
                                    break;
                                }
                                if (op[0] === 6 && _.label < t[1]) {
                                    _.label = t[1];
                                    t = op;
                                    break;
                                }
                                if (t && _.label < t[2]) {
                                    _.label = t[2];
                                    _.ops.push(op);
                                    break;
                                }
                                if (t[2]) _.ops.pop();
                                _.trys.pop();
                                continue;
                        }
                        op = body.call(thisArg, _);
                    } catch (e) {
                        op = [
                            6,
                            e
                        ];
                        y = 0;
                    } finally{
                        f = t = 0;
                    }
                    if (op[0] & 5) throw op[1];
                    return {
                        value: op[0] ? op[1] : void 0,
                        done: true
                    };
                }
            };
            __createBinding = function(o, m, k, k2) {
                if (k2 === undefined) k2 = k;
                o[k2] = m[k];
            };
            __exportStar = function(m, exports) {
                for(var p in m)if (p !== "default" && !exports.hasOwnProperty(p)) exports[p] = m[p];
            };
            __values = function(o) {
                var s = typeof Symbol === "function" && Symbol.iterator, m = s && o[s], i = 0;
                if (m) return m.call(o);
                if (o && typeof o.length === "number") return {
                    next: function() {
                        if (o && i >= o.length) o = void 0;
                        return {
                            value: o && o[i++],
                            done: !o
                        };
                    }
                };
                throw new TypeError(s ? "Object is not iterable." : "Symbol.iterator is not defined.");
            };
            __read = function(o, n) {
                var m = typeof Symbol === "function" && o[Symbol.iterator];
                if (!m) return o;
                var i = m.call(o), r, ar = [], e;
                try {
                    while((n === void 0 || n-- > 0) && !(r = i.next()).done)ar.push(r.value);
                } catch (error) {
                    e = {
                        error: error
                    };
                } finally{
                    try {
                        if (r && !r.done && (m = i["return"])) m.call(i);
                    } finally{
                        if (e) throw e.error;
                    }
                }
                return ar;
            };
            __spread = function() {
                for(var ar = [], i = 0; i < arguments.length; i++)ar = ar.concat(__read(arguments[i]));
                return ar;
            };
            __spreadArrays = function() {
                for(var s = 0, i = 0, il = arguments.length; i < il; i++)s += arguments[i].length;
                for(var r = Array(s), k = 0, i = 0; i < il; i++)for(var a = arguments[i], j = 0, jl = a.length; j < jl; j++, k++)r[k] = a[j];
                return r;
            };
            __await = function(v) {
                return this instanceof __await ? (this.v = v, this) : new __await(v);
            };
            __asyncGenerator = function(thisArg, _arguments, generator) {
                if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
                var g = generator.apply(thisArg, _arguments || []), i, q = [];
                return i = {}, verb("next"), verb("throw"), verb("return"), i[Symbol.asyncIterator] = function() {
                    return this;
                }, i;
                function verb(n) {
                    if (g[n]) i[n] = function(v) {
                        return new Promise(function(a, b) {
                            q.push([
                                n,
                                v,
                                a,
                                b
                            ]) > 1 || resume(n, v);
                        });
                    };
                }
                function resume(n, v) {
                    try {
                        step(g[n](v));
                    } catch (e) {
                        settle(q[0][3], e);
                    }
                }
                function step(r) {
                    r.value instanceof __await ? Promise.resolve(r.value.v).then(fulfill, reject) : settle(q[0][2], r);
                }
                function fulfill(value) {
                    resume("next", value);
                }
                function reject(value) {
                    resume("throw", value);
                }
                function settle(f, v) {
                    if (f(v), q.shift(), q.length) resume(q[0][0], q[0][1]);
                }
            };
            __asyncDelegator = function(o) {
                var i, p;
                return i = {}, verb("next"), verb("throw", function(e) {
                    throw e;
                }), verb("return"), i[Symbol.iterator] = function() {
                    return this;
                }, i;
                function verb(n, f) {
                    i[n] = o[n] ? function(v) {
                        return (p = !p) ? {
                            value: __await(o[n](v)),
                            done: n === "return"
                        } : f ? f(v) : v;
                    } : f;
                }
            };
            __asyncValues = function(o) {
                if (!Symbol.asyncIterator) throw new TypeError("Symbol.asyncIterator is not defined.");
                var m = o[Symbol.asyncIterator], i;
                return m ? m.call(o) : (o = typeof __values === "function" ? __values(o) : o[Symbol.iterator](), i = {}, verb("next"), verb("throw"), verb("return"), i[Symbol.asyncIterator] = function() {
                    return this;
                }, i);
                function verb(n) {
                    i[n] = o[n] && function(v) {
                        return new Promise(function(resolve, reject) {
                            v = o[n](v), settle(resolve, reject, v.done, v.value);
                        });
                    };
                }
                function settle(resolve, reject, d, v) {
                    Promise.resolve(v).then(function(v) {
                        resolve({
                            value: v,
                            done: d
                        });
                    }, reject);
                }
            };
            __makeTemplateObject = function(cooked, raw) {
                if (Object.defineProperty) {
                    Object.defineProperty(cooked, "raw", {
                        value: raw
                    });
                } else {
                    cooked.raw = raw;
                }
                return cooked;
            };
            __importStar = function(mod) {
                if (mod && mod.__esModule) return mod;
                var result = {};
                if (mod != null) {
                    for(var k in mod)if (Object.hasOwnProperty.call(mod, k)) result[k] = mod[k];
                }
                result["default"] = mod;
                return result;
            };
            __importDefault = function(mod) {
                return mod && mod.__esModule ? mod : {
                    "default": mod
                };
            };
            __classPrivateFieldGet = function(receiver, privateMap) {
                if (!privateMap.has(receiver)) {
                    throw new TypeError("attempted to get private field on non-instance");
                }
                return privateMap.get(receiver);
            };
            __classPrivateFieldSet = function(receiver, privateMap, value) {
                if (!privateMap.has(receiver)) {
                    throw new TypeError("attempted to set private field on non-instance");
                }
                privateMap.set(receiver, value);
                return value;
            };
            exporter("__extends", __extends);
            exporter("__assign", __assign);
            exporter("__rest", __rest);
            exporter("__decorate", __decorate);
            exporter("__param", __param);
            exporter("__metadata", __metadata);
            exporter("__awaiter", __awaiter);
            exporter("__generator", __generator);
            exporter("__exportStar", __exportStar);
            exporter("__createBinding", __createBinding);
            exporter("__values", __values);
            exporter("__read", __read);
            exporter("__spread", __spread);
            exporter("__spreadArrays", __spreadArrays);
            exporter("__await", __await);
            exporter("__asyncGenerator", __asyncGenerator);
            exporter("__asyncDelegator", __asyncDelegator);
            exporter("__asyncValues", __asyncValues);
            exporter("__makeTemplateObject", __makeTemplateObject);
            exporter("__importStar", __importStar);
            exporter("__importDefault", __importDefault);
            exporter("__classPrivateFieldGet", __classPrivateFieldGet);
            exporter("__classPrivateFieldSet", __classPrivateFieldSet);
        });
    }),
    4073: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.convertToBuffer = void 0;
        var util_utf8_browser_1 = __webpack_require__(968);
        var fromUtf8 = typeof Buffer !== "undefined" && Buffer.from ? function(input) {
            return Buffer.from(input, "utf8");
        } : util_utf8_browser_1.fromUtf8;
        function convertToBuffer(data) {
            if (data instanceof Uint8Array) return data;
            if (typeof data === "string") {
                return fromUtf8(data);
            }
            if (ArrayBuffer.isView(data)) {
                return new Uint8Array(data.buffer, data.byteOffset, data.byteLength / Uint8Array.BYTES_PER_ELEMENT);
            }
            return new Uint8Array(data);
        }
        exports.convertToBuffer = convertToBuffer;
    }),
    5789: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.uint32ArrayFrom = exports.numToUint8 = exports.isEmptyData = exports.convertToBuffer = void 0;
        var convertToBuffer_1 = __webpack_require__(4073);
        Object.defineProperty(exports, "convertToBuffer", {
            enumerable: true,
            get: function() {
                return convertToBuffer_1.convertToBuffer;
            }
        });
        var isEmptyData_1 = __webpack_require__(2436);
        Object.defineProperty(exports, "isEmptyData", {
            enumerable: true,
            get: function() {
                return isEmptyData_1.isEmptyData;
            }
        });
        var numToUint8_1 = __webpack_require__(9349);
        Object.defineProperty(exports, "numToUint8", {
            enumerable: true,
            get: function() {
                return numToUint8_1.numToUint8;
            }
        });
        var uint32ArrayFrom_1 = __webpack_require__(6855);
        Object.defineProperty(exports, "uint32ArrayFrom", {
            enumerable: true,
            get: function() {
                return uint32ArrayFrom_1.uint32ArrayFrom;
            }
        });
    }),
    2436: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.isEmptyData = void 0;
        function isEmptyData(data) {
            if (typeof data === "string") {
                return data.length === 0;
            }
            return data.byteLength === 0;
        }
        exports.isEmptyData = isEmptyData;
    }),
    9349: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.numToUint8 = void 0;
        function numToUint8(num) {
            return new Uint8Array([
                (num & 0xff000000) >> 24,
                (num & 0x00ff0000) >> 16,
                (num & 0x0000ff00) >> 8,
                num & 0x000000ff
            ]);
        }
        exports.numToUint8 = numToUint8;
    }),
    6855: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.uint32ArrayFrom = void 0;
        function uint32ArrayFrom(a_lookUpTable) {
            if (!Uint32Array.from) {
                var return_array = new Uint32Array(a_lookUpTable.length);
                var a_index = 0;
                while(a_index < a_lookUpTable.length){
                    return_array[a_index] = a_lookUpTable[a_index];
                    a_index += 1;
                }
                return return_array;
            }
            return Uint32Array.from(a_lookUpTable);
        }
        exports.uint32ArrayFrom = uint32ArrayFrom;
    }),
    968: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.toUtf8 = exports.fromUtf8 = void 0;
        const pureJs_1 = __webpack_require__(5039);
        const whatwgEncodingApi_1 = __webpack_require__(5207);
        const fromUtf8 = (input)=>typeof TextEncoder === "function" ? (0, whatwgEncodingApi_1.fromUtf8)(input) : (0, pureJs_1.fromUtf8)(input);
        exports.fromUtf8 = fromUtf8;
        const toUtf8 = (input)=>typeof TextDecoder === "function" ? (0, whatwgEncodingApi_1.toUtf8)(input) : (0, pureJs_1.toUtf8)(input);
        exports.toUtf8 = toUtf8;
    }),
    5039: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.toUtf8 = exports.fromUtf8 = void 0;
        const fromUtf8 = (input)=>{
            const bytes = [];
            for(let i = 0, len = input.length; i < len; i++){
                const value = input.charCodeAt(i);
                if (value < 0x80) {
                    bytes.push(value);
                } else if (value < 0x800) {
                    bytes.push(value >> 6 | 0b11000000, value & 0b111111 | 0b10000000);
                } else if (i + 1 < input.length && (value & 0xfc00) === 0xd800 && (input.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
                    const surrogatePair = 0x10000 + ((value & 0b1111111111) << 10) + (input.charCodeAt(++i) & 0b1111111111);
                    bytes.push(surrogatePair >> 18 | 0b11110000, surrogatePair >> 12 & 0b111111 | 0b10000000, surrogatePair >> 6 & 0b111111 | 0b10000000, surrogatePair & 0b111111 | 0b10000000);
                } else {
                    bytes.push(value >> 12 | 0b11100000, value >> 6 & 0b111111 | 0b10000000, value & 0b111111 | 0b10000000);
                }
            }
            return Uint8Array.from(bytes);
        };
        exports.fromUtf8 = fromUtf8;
        const toUtf8 = (input)=>{
            let decoded = "";
            for(let i = 0, len = input.length; i < len; i++){
                const byte = input[i];
                if (byte < 0x80) {
                    decoded += String.fromCharCode(byte);
                } else if (0b11000000 <= byte && byte < 0b11100000) {
                    const nextByte = input[++i];
                    decoded += String.fromCharCode((byte & 0b11111) << 6 | nextByte & 0b111111);
                } else if (0b11110000 <= byte && byte < 0b101101101) {
                    const surrogatePair = [
                        byte,
                        input[++i],
                        input[++i],
                        input[++i]
                    ];
                    const encoded = "%" + surrogatePair.map((byteValue)=>byteValue.toString(16)).join("%");
                    decoded += decodeURIComponent(encoded);
                } else {
                    decoded += String.fromCharCode((byte & 0b1111) << 12 | (input[++i] & 0b111111) << 6 | input[++i] & 0b111111);
                }
            }
            return decoded;
        };
        exports.toUtf8 = toUtf8;
    }),
    5207: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.toUtf8 = exports.fromUtf8 = void 0;
        function fromUtf8(input) {
            return new TextEncoder().encode(input);
        }
        exports.fromUtf8 = fromUtf8;
        function toUtf8(input) {
            return new TextDecoder("utf-8").decode(input);
        }
        exports.toUtf8 = toUtf8;
    }),
    6130: ((module)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            isArrayBuffer: ()=>isArrayBuffer
        });
        module.exports = __toCommonJS(src_exports);
        var isArrayBuffer = __name((arg)=>typeof ArrayBuffer === "function" && arg instanceof ArrayBuffer || Object.prototype.toString.call(arg) === "[object ArrayBuffer]", "isArrayBuffer");
        0 && 0;
    }),
    2356: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            Field: ()=>Field,
            Fields: ()=>Fields,
            HttpRequest: ()=>HttpRequest,
            HttpResponse: ()=>HttpResponse,
            getHttpHandlerExtensionConfiguration: ()=>getHttpHandlerExtensionConfiguration,
            isValidHostname: ()=>isValidHostname,
            resolveHttpHandlerRuntimeConfig: ()=>resolveHttpHandlerRuntimeConfig
        });
        module.exports = __toCommonJS(src_exports);
        var getHttpHandlerExtensionConfiguration = __name((runtimeConfig)=>{
            let httpHandler = runtimeConfig.httpHandler;
            return {
                setHttpHandler (handler) {
                    httpHandler = handler;
                },
                httpHandler () {
                    return httpHandler;
                },
                updateHttpClientConfig (key, value) {
                    httpHandler.updateHttpClientConfig(key, value);
                },
                httpHandlerConfigs () {
                    return httpHandler.httpHandlerConfigs();
                }
            };
        }, "getHttpHandlerExtensionConfiguration");
        var resolveHttpHandlerRuntimeConfig = __name((httpHandlerExtensionConfiguration)=>{
            return {
                httpHandler: httpHandlerExtensionConfiguration.httpHandler()
            };
        }, "resolveHttpHandlerRuntimeConfig");
        var import_types = __webpack_require__(690);
        var _Field = class _Field {
            constructor({ name, kind = import_types.FieldPosition.HEADER, values = [] }){
                this.name = name;
                this.kind = kind;
                this.values = values;
            }
            add(value) {
                this.values.push(value);
            }
            set(values) {
                this.values = values;
            }
            remove(value) {
                this.values = this.values.filter((v)=>v !== value);
            }
            toString() {
                return this.values.map((v)=>v.includes(",") || v.includes(" ") ? `"${v}"` : v).join(", ");
            }
            get() {
                return this.values;
            }
        };
        __name(_Field, "Field");
        var Field = _Field;
        var _Fields = class _Fields {
            constructor({ fields = [], encoding = "utf-8" }){
                this.entries = {};
                fields.forEach(this.setField.bind(this));
                this.encoding = encoding;
            }
            setField(field) {
                this.entries[field.name.toLowerCase()] = field;
            }
            getField(name) {
                return this.entries[name.toLowerCase()];
            }
            removeField(name) {
                delete this.entries[name.toLowerCase()];
            }
            getByType(kind) {
                return Object.values(this.entries).filter((field)=>field.kind === kind);
            }
        };
        __name(_Fields, "Fields");
        var Fields = _Fields;
        var _HttpRequest = class _HttpRequest {
            constructor(options){
                this.method = options.method || "GET";
                this.hostname = options.hostname || "localhost";
                this.port = options.port;
                this.query = options.query || {};
                this.headers = options.headers || {};
                this.body = options.body;
                this.protocol = options.protocol ? options.protocol.slice(-1) !== ":" ? `${options.protocol}:` : options.protocol : "https:";
                this.path = options.path ? options.path.charAt(0) !== "/" ? `/${options.path}` : options.path : "/";
                this.username = options.username;
                this.password = options.password;
                this.fragment = options.fragment;
            }
            static isInstance(request) {
                if (!request) return false;
                const req = request;
                return "method" in req && "protocol" in req && "hostname" in req && "path" in req && typeof req["query"] === "object" && typeof req["headers"] === "object";
            }
            clone() {
                const cloned = new _HttpRequest({
                    ...this,
                    headers: {
                        ...this.headers
                    }
                });
                if (cloned.query) cloned.query = cloneQuery(cloned.query);
                return cloned;
            }
        };
        __name(_HttpRequest, "HttpRequest");
        var HttpRequest = _HttpRequest;
        function cloneQuery(query) {
            return Object.keys(query).reduce((carry, paramName)=>{
                const param = query[paramName];
                return {
                    ...carry,
                    [paramName]: Array.isArray(param) ? [
                        ...param
                    ] : param
                };
            }, {});
        }
        __name(cloneQuery, "cloneQuery");
        var _HttpResponse = class _HttpResponse {
            constructor(options){
                this.statusCode = options.statusCode;
                this.reason = options.reason;
                this.headers = options.headers || {};
                this.body = options.body;
            }
            static isInstance(response) {
                if (!response) return false;
                const resp = response;
                return typeof resp.statusCode === "number" && typeof resp.headers === "object";
            }
        };
        __name(_HttpResponse, "HttpResponse");
        var HttpResponse = _HttpResponse;
        function isValidHostname(hostname) {
            const hostPattern = /^[a-z0-9][a-z0-9\.\-]*[a-z0-9]$/;
            return hostPattern.test(hostname);
        }
        __name(isValidHostname, "isValidHostname");
        0 && 0;
    }),
    5118: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            SignatureV4: ()=>SignatureV4,
            clearCredentialCache: ()=>clearCredentialCache,
            createScope: ()=>createScope,
            getCanonicalHeaders: ()=>getCanonicalHeaders,
            getCanonicalQuery: ()=>getCanonicalQuery,
            getPayloadHash: ()=>getPayloadHash,
            getSigningKey: ()=>getSigningKey,
            moveHeadersToQuery: ()=>moveHeadersToQuery,
            prepareRequest: ()=>prepareRequest
        });
        module.exports = __toCommonJS(src_exports);
        var import_util_middleware = __webpack_require__(6324);
        var import_util_utf84 = __webpack_require__(1577);
        var ALGORITHM_QUERY_PARAM = "X-Amz-Algorithm";
        var CREDENTIAL_QUERY_PARAM = "X-Amz-Credential";
        var AMZ_DATE_QUERY_PARAM = "X-Amz-Date";
        var SIGNED_HEADERS_QUERY_PARAM = "X-Amz-SignedHeaders";
        var EXPIRES_QUERY_PARAM = "X-Amz-Expires";
        var SIGNATURE_QUERY_PARAM = "X-Amz-Signature";
        var TOKEN_QUERY_PARAM = "X-Amz-Security-Token";
        var AUTH_HEADER = "authorization";
        var AMZ_DATE_HEADER = AMZ_DATE_QUERY_PARAM.toLowerCase();
        var DATE_HEADER = "date";
        var GENERATED_HEADERS = [
            AUTH_HEADER,
            AMZ_DATE_HEADER,
            DATE_HEADER
        ];
        var SIGNATURE_HEADER = SIGNATURE_QUERY_PARAM.toLowerCase();
        var SHA256_HEADER = "x-amz-content-sha256";
        var TOKEN_HEADER = TOKEN_QUERY_PARAM.toLowerCase();
        var ALWAYS_UNSIGNABLE_HEADERS = {
            authorization: true,
            "cache-control": true,
            connection: true,
            expect: true,
            from: true,
            "keep-alive": true,
            "max-forwards": true,
            pragma: true,
            referer: true,
            te: true,
            trailer: true,
            "transfer-encoding": true,
            upgrade: true,
            "user-agent": true,
            "x-amzn-trace-id": true
        };
        var PROXY_HEADER_PATTERN = /^proxy-/;
        var SEC_HEADER_PATTERN = /^sec-/;
        var ALGORITHM_IDENTIFIER = "AWS4-HMAC-SHA256";
        var EVENT_ALGORITHM_IDENTIFIER = "AWS4-HMAC-SHA256-PAYLOAD";
        var UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
        var MAX_CACHE_SIZE = 50;
        var KEY_TYPE_IDENTIFIER = "aws4_request";
        var MAX_PRESIGNED_TTL = 60 * 60 * 24 * 7;
        var import_util_hex_encoding = __webpack_require__(7299);
        var import_util_utf8 = __webpack_require__(1577);
        var signingKeyCache = {};
        var cacheQueue = [];
        var createScope = __name((shortDate, region, service)=>`${shortDate}/${region}/${service}/${KEY_TYPE_IDENTIFIER}`, "createScope");
        var getSigningKey = __name(async (sha256Constructor, credentials, shortDate, region, service)=>{
            const credsHash = await hmac(sha256Constructor, credentials.secretAccessKey, credentials.accessKeyId);
            const cacheKey = `${shortDate}:${region}:${service}:${(0, import_util_hex_encoding.toHex)(credsHash)}:${credentials.sessionToken}`;
            if (cacheKey in signingKeyCache) {
                return signingKeyCache[cacheKey];
            }
            cacheQueue.push(cacheKey);
            while(cacheQueue.length > MAX_CACHE_SIZE){
                delete signingKeyCache[cacheQueue.shift()];
            }
            let key = `AWS4${credentials.secretAccessKey}`;
            for (const signable of [
                shortDate,
                region,
                service,
                KEY_TYPE_IDENTIFIER
            ]){
                key = await hmac(sha256Constructor, key, signable);
            }
            return signingKeyCache[cacheKey] = key;
        }, "getSigningKey");
        var clearCredentialCache = __name(()=>{
            cacheQueue.length = 0;
            Object.keys(signingKeyCache).forEach((cacheKey)=>{
                delete signingKeyCache[cacheKey];
            });
        }, "clearCredentialCache");
        var hmac = __name((ctor, secret, data)=>{
            const hash = new ctor(secret);
            hash.update((0, import_util_utf8.toUint8Array)(data));
            return hash.digest();
        }, "hmac");
        var getCanonicalHeaders = __name(({ headers }, unsignableHeaders, signableHeaders)=>{
            const canonical = {};
            for (const headerName of Object.keys(headers).sort()){
                if (headers[headerName] == void 0) {
                    continue;
                }
                const canonicalHeaderName = headerName.toLowerCase();
                if (canonicalHeaderName in ALWAYS_UNSIGNABLE_HEADERS || (unsignableHeaders == null ? void 0 : unsignableHeaders.has(canonicalHeaderName)) || PROXY_HEADER_PATTERN.test(canonicalHeaderName) || SEC_HEADER_PATTERN.test(canonicalHeaderName)) {
                    if (!signableHeaders || signableHeaders && !signableHeaders.has(canonicalHeaderName)) {
                        continue;
                    }
                }
                canonical[canonicalHeaderName] = headers[headerName].trim().replace(/\s+/g, " ");
            }
            return canonical;
        }, "getCanonicalHeaders");
        var import_util_uri_escape = __webpack_require__(146);
        var getCanonicalQuery = __name(({ query = {} })=>{
            const keys = [];
            const serialized = {};
            for (const key of Object.keys(query).sort()){
                if (key.toLowerCase() === SIGNATURE_HEADER) {
                    continue;
                }
                keys.push(key);
                const value = query[key];
                if (typeof value === "string") {
                    serialized[key] = `${(0, import_util_uri_escape.escapeUri)(key)}=${(0, import_util_uri_escape.escapeUri)(value)}`;
                } else if (Array.isArray(value)) {
                    serialized[key] = value.slice(0).reduce((encoded, value2)=>encoded.concat([
                            `${(0, import_util_uri_escape.escapeUri)(key)}=${(0, import_util_uri_escape.escapeUri)(value2)}`
                        ]), []).sort().join("&");
                }
            }
            return keys.map((key)=>serialized[key]).filter((serialized2)=>serialized2).join("&");
        }, "getCanonicalQuery");
        var import_is_array_buffer = __webpack_require__(6130);
        var import_util_utf82 = __webpack_require__(1577);
        var getPayloadHash = __name(async ({ headers, body }, hashConstructor)=>{
            for (const headerName of Object.keys(headers)){
                if (headerName.toLowerCase() === SHA256_HEADER) {
                    return headers[headerName];
                }
            }
            if (body == void 0) {
                return "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
            } else if (typeof body === "string" || ArrayBuffer.isView(body) || (0, import_is_array_buffer.isArrayBuffer)(body)) {
                const hashCtor = new hashConstructor();
                hashCtor.update((0, import_util_utf82.toUint8Array)(body));
                return (0, import_util_hex_encoding.toHex)(await hashCtor.digest());
            }
            return UNSIGNED_PAYLOAD;
        }, "getPayloadHash");
        var import_util_utf83 = __webpack_require__(1577);
        var _HeaderFormatter = class _HeaderFormatter {
            format(headers) {
                const chunks = [];
                for (const headerName of Object.keys(headers)){
                    const bytes = (0, import_util_utf83.fromUtf8)(headerName);
                    chunks.push(Uint8Array.from([
                        bytes.byteLength
                    ]), bytes, this.formatHeaderValue(headers[headerName]));
                }
                const out = new Uint8Array(chunks.reduce((carry, bytes)=>carry + bytes.byteLength, 0));
                let position = 0;
                for (const chunk of chunks){
                    out.set(chunk, position);
                    position += chunk.byteLength;
                }
                return out;
            }
            formatHeaderValue(header) {
                switch(header.type){
                    case "boolean":
                        return Uint8Array.from([
                            header.value ? 0 : 1
                        ]);
                    case "byte":
                        return Uint8Array.from([
                            2,
                            header.value
                        ]);
                    case "short":
                        const shortView = new DataView(new ArrayBuffer(3));
                        shortView.setUint8(0, 3);
                        shortView.setInt16(1, header.value, false);
                        return new Uint8Array(shortView.buffer);
                    case "integer":
                        const intView = new DataView(new ArrayBuffer(5));
                        intView.setUint8(0, 4);
                        intView.setInt32(1, header.value, false);
                        return new Uint8Array(intView.buffer);
                    case "long":
                        const longBytes = new Uint8Array(9);
                        longBytes[0] = 5;
                        longBytes.set(header.value.bytes, 1);
                        return longBytes;
                    case "binary":
                        const binView = new DataView(new ArrayBuffer(3 + header.value.byteLength));
                        binView.setUint8(0, 6);
                        binView.setUint16(1, header.value.byteLength, false);
                        const binBytes = new Uint8Array(binView.buffer);
                        binBytes.set(header.value, 3);
                        return binBytes;
                    case "string":
                        const utf8Bytes = (0, import_util_utf83.fromUtf8)(header.value);
                        const strView = new DataView(new ArrayBuffer(3 + utf8Bytes.byteLength));
                        strView.setUint8(0, 7);
                        strView.setUint16(1, utf8Bytes.byteLength, false);
                        const strBytes = new Uint8Array(strView.buffer);
                        strBytes.set(utf8Bytes, 3);
                        return strBytes;
                    case "timestamp":
                        const tsBytes = new Uint8Array(9);
                        tsBytes[0] = 8;
                        tsBytes.set(Int64.fromNumber(header.value.valueOf()).bytes, 1);
                        return tsBytes;
                    case "uuid":
                        if (!UUID_PATTERN.test(header.value)) {
                            throw new Error(`Invalid UUID received: ${header.value}`);
                        }
                        const uuidBytes = new Uint8Array(17);
                        uuidBytes[0] = 9;
                        uuidBytes.set((0, import_util_hex_encoding.fromHex)(header.value.replace(/\-/g, "")), 1);
                        return uuidBytes;
                }
            }
        };
        __name(_HeaderFormatter, "HeaderFormatter");
        var HeaderFormatter = _HeaderFormatter;
        var UUID_PATTERN = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/;
        var _Int64 = class _Int64 {
            constructor(bytes){
                this.bytes = bytes;
                if (bytes.byteLength !== 8) {
                    throw new Error("Int64 buffers must be exactly 8 bytes");
                }
            }
            static fromNumber(number) {
                if (number > 9223372036854776e3 || number < -9223372036854776e3) {
                    throw new Error(`${number} is too large (or, if negative, too small) to represent as an Int64`);
                }
                const bytes = new Uint8Array(8);
                for(let i = 7, remaining = Math.abs(Math.round(number)); i > -1 && remaining > 0; i--, remaining /= 256){
                    bytes[i] = remaining;
                }
                if (number < 0) {
                    negate(bytes);
                }
                return new _Int64(bytes);
            }
            valueOf() {
                const bytes = this.bytes.slice(0);
                const negative = bytes[0] & 128;
                if (negative) {
                    negate(bytes);
                }
                return parseInt((0, import_util_hex_encoding.toHex)(bytes), 16) * (negative ? -1 : 1);
            }
            toString() {
                return String(this.valueOf());
            }
        };
        __name(_Int64, "Int64");
        var Int64 = _Int64;
        function negate(bytes) {
            for(let i = 0; i < 8; i++){
                bytes[i] ^= 255;
            }
            for(let i = 7; i > -1; i--){
                bytes[i]++;
                if (bytes[i] !== 0) break;
            }
        }
        __name(negate, "negate");
        var hasHeader = __name((soughtHeader, headers)=>{
            soughtHeader = soughtHeader.toLowerCase();
            for (const headerName of Object.keys(headers)){
                if (soughtHeader === headerName.toLowerCase()) {
                    return true;
                }
            }
            return false;
        }, "hasHeader");
        var cloneRequest = __name(({ headers, query, ...rest })=>({
                ...rest,
                headers: {
                    ...headers
                },
                query: query ? cloneQuery(query) : void 0
            }), "cloneRequest");
        var cloneQuery = __name((query)=>Object.keys(query).reduce((carry, paramName)=>{
                const param = query[paramName];
                return {
                    ...carry,
                    [paramName]: Array.isArray(param) ? [
                        ...param
                    ] : param
                };
            }, {}), "cloneQuery");
        var moveHeadersToQuery = __name((request, options = {})=>{
            var _a;
            const { headers, query = {} } = typeof request.clone === "function" ? request.clone() : cloneRequest(request);
            for (const name of Object.keys(headers)){
                const lname = name.toLowerCase();
                if (lname.slice(0, 6) === "x-amz-" && !((_a = options.unhoistableHeaders) == null ? void 0 : _a.has(lname))) {
                    query[name] = headers[name];
                    delete headers[name];
                }
            }
            return {
                ...request,
                headers,
                query
            };
        }, "moveHeadersToQuery");
        var prepareRequest = __name((request)=>{
            request = typeof request.clone === "function" ? request.clone() : cloneRequest(request);
            for (const headerName of Object.keys(request.headers)){
                if (GENERATED_HEADERS.indexOf(headerName.toLowerCase()) > -1) {
                    delete request.headers[headerName];
                }
            }
            return request;
        }, "prepareRequest");
        var iso8601 = __name((time)=>toDate(time).toISOString().replace(/\.\d{3}Z$/, "Z"), "iso8601");
        var toDate = __name((time)=>{
            if (typeof time === "number") {
                return new Date(time * 1e3);
            }
            if (typeof time === "string") {
                if (Number(time)) {
                    return new Date(Number(time) * 1e3);
                }
                return new Date(time);
            }
            return time;
        }, "toDate");
        var _SignatureV4 = class _SignatureV4 {
            constructor({ applyChecksum, credentials, region, service, sha256, uriEscapePath = true }){
                this.headerFormatter = new HeaderFormatter();
                this.service = service;
                this.sha256 = sha256;
                this.uriEscapePath = uriEscapePath;
                this.applyChecksum = typeof applyChecksum === "boolean" ? applyChecksum : true;
                this.regionProvider = (0, import_util_middleware.normalizeProvider)(region);
                this.credentialProvider = (0, import_util_middleware.normalizeProvider)(credentials);
            }
            async presign(originalRequest, options = {}) {
                const { signingDate = new Date(), expiresIn = 3600, unsignableHeaders, unhoistableHeaders, signableHeaders, signingRegion, signingService } = options;
                const credentials = await this.credentialProvider();
                this.validateResolvedCredentials(credentials);
                const region = signingRegion ?? await this.regionProvider();
                const { longDate, shortDate } = formatDate(signingDate);
                if (expiresIn > MAX_PRESIGNED_TTL) {
                    return Promise.reject("Signature version 4 presigned URLs must have an expiration date less than one week in the future");
                }
                const scope = createScope(shortDate, region, signingService ?? this.service);
                const request = moveHeadersToQuery(prepareRequest(originalRequest), {
                    unhoistableHeaders
                });
                if (credentials.sessionToken) {
                    request.query[TOKEN_QUERY_PARAM] = credentials.sessionToken;
                }
                request.query[ALGORITHM_QUERY_PARAM] = ALGORITHM_IDENTIFIER;
                request.query[CREDENTIAL_QUERY_PARAM] = `${credentials.accessKeyId}/${scope}`;
                request.query[AMZ_DATE_QUERY_PARAM] = longDate;
                request.query[EXPIRES_QUERY_PARAM] = expiresIn.toString(10);
                const canonicalHeaders = getCanonicalHeaders(request, unsignableHeaders, signableHeaders);
                request.query[SIGNED_HEADERS_QUERY_PARAM] = getCanonicalHeaderList(canonicalHeaders);
                request.query[SIGNATURE_QUERY_PARAM] = await this.getSignature(longDate, scope, this.getSigningKey(credentials, region, shortDate, signingService), this.createCanonicalRequest(request, canonicalHeaders, await getPayloadHash(originalRequest, this.sha256)));
                return request;
            }
            async sign(toSign, options) {
                if (typeof toSign === "string") {
                    return this.signString(toSign, options);
                } else if (toSign.headers && toSign.payload) {
                    return this.signEvent(toSign, options);
                } else if (toSign.message) {
                    return this.signMessage(toSign, options);
                } else {
                    return this.signRequest(toSign, options);
                }
            }
            async signEvent({ headers, payload }, { signingDate = new Date(), priorSignature, signingRegion, signingService }) {
                const region = signingRegion ?? await this.regionProvider();
                const { shortDate, longDate } = formatDate(signingDate);
                const scope = createScope(shortDate, region, signingService ?? this.service);
                const hashedPayload = await getPayloadHash({
                    headers: {},
                    body: payload
                }, this.sha256);
                const hash = new this.sha256();
                hash.update(headers);
                const hashedHeaders = (0, import_util_hex_encoding.toHex)(await hash.digest());
                const stringToSign = [
                    EVENT_ALGORITHM_IDENTIFIER,
                    longDate,
                    scope,
                    priorSignature,
                    hashedHeaders,
                    hashedPayload
                ].join("\n");
                return this.signString(stringToSign, {
                    signingDate,
                    signingRegion: region,
                    signingService
                });
            }
            async signMessage(signableMessage, { signingDate = new Date(), signingRegion, signingService }) {
                const promise = this.signEvent({
                    headers: this.headerFormatter.format(signableMessage.message.headers),
                    payload: signableMessage.message.body
                }, {
                    signingDate,
                    signingRegion,
                    signingService,
                    priorSignature: signableMessage.priorSignature
                });
                return promise.then((signature)=>{
                    return {
                        message: signableMessage.message,
                        signature
                    };
                });
            }
            async signString(stringToSign, { signingDate = new Date(), signingRegion, signingService } = {}) {
                const credentials = await this.credentialProvider();
                this.validateResolvedCredentials(credentials);
                const region = signingRegion ?? await this.regionProvider();
                const { shortDate } = formatDate(signingDate);
                const hash = new this.sha256(await this.getSigningKey(credentials, region, shortDate, signingService));
                hash.update((0, import_util_utf84.toUint8Array)(stringToSign));
                return (0, import_util_hex_encoding.toHex)(await hash.digest());
            }
            async signRequest(requestToSign, { signingDate = new Date(), signableHeaders, unsignableHeaders, signingRegion, signingService } = {}) {
                const credentials = await this.credentialProvider();
                this.validateResolvedCredentials(credentials);
                const region = signingRegion ?? await this.regionProvider();
                const request = prepareRequest(requestToSign);
                const { longDate, shortDate } = formatDate(signingDate);
                const scope = createScope(shortDate, region, signingService ?? this.service);
                request.headers[AMZ_DATE_HEADER] = longDate;
                if (credentials.sessionToken) {
                    request.headers[TOKEN_HEADER] = credentials.sessionToken;
                }
                const payloadHash = await getPayloadHash(request, this.sha256);
                if (!hasHeader(SHA256_HEADER, request.headers) && this.applyChecksum) {
                    request.headers[SHA256_HEADER] = payloadHash;
                }
                const canonicalHeaders = getCanonicalHeaders(request, unsignableHeaders, signableHeaders);
                const signature = await this.getSignature(longDate, scope, this.getSigningKey(credentials, region, shortDate, signingService), this.createCanonicalRequest(request, canonicalHeaders, payloadHash));
                request.headers[AUTH_HEADER] = `${ALGORITHM_IDENTIFIER} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${getCanonicalHeaderList(canonicalHeaders)}, Signature=${signature}`;
                return request;
            }
            createCanonicalRequest(request, canonicalHeaders, payloadHash) {
                const sortedHeaders = Object.keys(canonicalHeaders).sort();
                return `${request.method}
${this.getCanonicalPath(request)}
${getCanonicalQuery(request)}
${sortedHeaders.map((name)=>`${name}:${canonicalHeaders[name]}`).join("\n")}

${sortedHeaders.join(";")}
${payloadHash}`;
            }
            async createStringToSign(longDate, credentialScope, canonicalRequest) {
                const hash = new this.sha256();
                hash.update((0, import_util_utf84.toUint8Array)(canonicalRequest));
                const hashedRequest = await hash.digest();
                return `${ALGORITHM_IDENTIFIER}
${longDate}
${credentialScope}
${(0, import_util_hex_encoding.toHex)(hashedRequest)}`;
            }
            getCanonicalPath({ path }) {
                if (this.uriEscapePath) {
                    const normalizedPathSegments = [];
                    for (const pathSegment of path.split("/")){
                        if ((pathSegment == null ? void 0 : pathSegment.length) === 0) continue;
                        if (pathSegment === ".") continue;
                        if (pathSegment === "..") {
                            normalizedPathSegments.pop();
                        } else {
                            normalizedPathSegments.push(pathSegment);
                        }
                    }
                    const normalizedPath = `${(path == null ? void 0 : path.startsWith("/")) ? "/" : ""}${normalizedPathSegments.join("/")}${normalizedPathSegments.length > 0 && (path == null ? void 0 : path.endsWith("/")) ? "/" : ""}`;
                    const doubleEncoded = (0, import_util_uri_escape.escapeUri)(normalizedPath);
                    return doubleEncoded.replace(/%2F/g, "/");
                }
                return path;
            }
            async getSignature(longDate, credentialScope, keyPromise, canonicalRequest) {
                const stringToSign = await this.createStringToSign(longDate, credentialScope, canonicalRequest);
                const hash = new this.sha256(await keyPromise);
                hash.update((0, import_util_utf84.toUint8Array)(stringToSign));
                return (0, import_util_hex_encoding.toHex)(await hash.digest());
            }
            getSigningKey(credentials, region, shortDate, service) {
                return getSigningKey(this.sha256, credentials, shortDate, region, service || this.service);
            }
            validateResolvedCredentials(credentials) {
                if (typeof credentials !== "object" || typeof credentials.accessKeyId !== "string" || typeof credentials.secretAccessKey !== "string") {
                    throw new Error("Resolved credential object is not valid");
                }
            }
        };
        __name(_SignatureV4, "SignatureV4");
        var SignatureV4 = _SignatureV4;
        var formatDate = __name((now)=>{
            const longDate = iso8601(now).replace(/[\-:]/g, "");
            return {
                longDate,
                shortDate: longDate.slice(0, 8)
            };
        }, "formatDate");
        var getCanonicalHeaderList = __name((headers)=>Object.keys(headers).sort().join(";"), "getCanonicalHeaderList");
        0 && 0;
    }),
    7299: ((module)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            fromHex: ()=>fromHex,
            toHex: ()=>toHex
        });
        module.exports = __toCommonJS(src_exports);
        var SHORT_TO_HEX = {};
        var HEX_TO_SHORT = {};
        for(let i = 0; i < 256; i++){
            let encodedByte = i.toString(16).toLowerCase();
            if (encodedByte.length === 1) {
                encodedByte = `0${encodedByte}`;
            }
            SHORT_TO_HEX[i] = encodedByte;
            HEX_TO_SHORT[encodedByte] = i;
        }
        function fromHex(encoded) {
            if (encoded.length % 2 !== 0) {
                throw new Error("Hex encoded strings must have an even number length");
            }
            const out = new Uint8Array(encoded.length / 2);
            for(let i = 0; i < encoded.length; i += 2){
                const encodedByte = encoded.slice(i, i + 2).toLowerCase();
                if (encodedByte in HEX_TO_SHORT) {
                    out[i / 2] = HEX_TO_SHORT[encodedByte];
                } else {
                    throw new Error(`Cannot decode unrecognized sequence ${encodedByte} as hexadecimal`);
                }
            }
            return out;
        }
        __name(fromHex, "fromHex");
        function toHex(bytes) {
            let out = "";
            for(let i = 0; i < bytes.byteLength; i++){
                out += SHORT_TO_HEX[bytes[i]];
            }
            return out;
        }
        __name(toHex, "toHex");
        0 && 0;
    }),
    690: ((module)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            AlgorithmId: ()=>AlgorithmId,
            EndpointURLScheme: ()=>EndpointURLScheme,
            FieldPosition: ()=>FieldPosition,
            HttpApiKeyAuthLocation: ()=>HttpApiKeyAuthLocation,
            HttpAuthLocation: ()=>HttpAuthLocation,
            IniSectionType: ()=>IniSectionType,
            RequestHandlerProtocol: ()=>RequestHandlerProtocol,
            SMITHY_CONTEXT_KEY: ()=>SMITHY_CONTEXT_KEY,
            getDefaultClientConfiguration: ()=>getDefaultClientConfiguration,
            resolveDefaultRuntimeConfig: ()=>resolveDefaultRuntimeConfig
        });
        module.exports = __toCommonJS(src_exports);
        var HttpAuthLocation = ((HttpAuthLocation2)=>{
            HttpAuthLocation2["HEADER"] = "header";
            HttpAuthLocation2["QUERY"] = "query";
            return HttpAuthLocation2;
        })(HttpAuthLocation || {});
        var HttpApiKeyAuthLocation = ((HttpApiKeyAuthLocation2)=>{
            HttpApiKeyAuthLocation2["HEADER"] = "header";
            HttpApiKeyAuthLocation2["QUERY"] = "query";
            return HttpApiKeyAuthLocation2;
        })(HttpApiKeyAuthLocation || {});
        var EndpointURLScheme = ((EndpointURLScheme2)=>{
            EndpointURLScheme2["HTTP"] = "http";
            EndpointURLScheme2["HTTPS"] = "https";
            return EndpointURLScheme2;
        })(EndpointURLScheme || {});
        var AlgorithmId = ((AlgorithmId2)=>{
            AlgorithmId2["MD5"] = "md5";
            AlgorithmId2["CRC32"] = "crc32";
            AlgorithmId2["CRC32C"] = "crc32c";
            AlgorithmId2["SHA1"] = "sha1";
            AlgorithmId2["SHA256"] = "sha256";
            return AlgorithmId2;
        })(AlgorithmId || {});
        var getChecksumConfiguration = __name((runtimeConfig)=>{
            const checksumAlgorithms = [];
            if (runtimeConfig.sha256 !== void 0) {
                checksumAlgorithms.push({
                    algorithmId: ()=>"sha256",
                    checksumConstructor: ()=>runtimeConfig.sha256
                });
            }
            if (runtimeConfig.md5 != void 0) {
                checksumAlgorithms.push({
                    algorithmId: ()=>"md5",
                    checksumConstructor: ()=>runtimeConfig.md5
                });
            }
            return {
                _checksumAlgorithms: checksumAlgorithms,
                addChecksumAlgorithm (algo) {
                    this._checksumAlgorithms.push(algo);
                },
                checksumAlgorithms () {
                    return this._checksumAlgorithms;
                }
            };
        }, "getChecksumConfiguration");
        var resolveChecksumRuntimeConfig = __name((clientConfig)=>{
            const runtimeConfig = {};
            clientConfig.checksumAlgorithms().forEach((checksumAlgorithm)=>{
                runtimeConfig[checksumAlgorithm.algorithmId()] = checksumAlgorithm.checksumConstructor();
            });
            return runtimeConfig;
        }, "resolveChecksumRuntimeConfig");
        var getDefaultClientConfiguration = __name((runtimeConfig)=>{
            return {
                ...getChecksumConfiguration(runtimeConfig)
            };
        }, "getDefaultClientConfiguration");
        var resolveDefaultRuntimeConfig = __name((config)=>{
            return {
                ...resolveChecksumRuntimeConfig(config)
            };
        }, "resolveDefaultRuntimeConfig");
        var FieldPosition = ((FieldPosition2)=>{
            FieldPosition2[FieldPosition2["HEADER"] = 0] = "HEADER";
            FieldPosition2[FieldPosition2["TRAILER"] = 1] = "TRAILER";
            return FieldPosition2;
        })(FieldPosition || {});
        var SMITHY_CONTEXT_KEY = "__smithy_context";
        var IniSectionType = ((IniSectionType2)=>{
            IniSectionType2["PROFILE"] = "profile";
            IniSectionType2["SSO_SESSION"] = "sso-session";
            IniSectionType2["SERVICES"] = "services";
            return IniSectionType2;
        })(IniSectionType || {});
        var RequestHandlerProtocol = ((RequestHandlerProtocol2)=>{
            RequestHandlerProtocol2["HTTP_0_9"] = "http/0.9";
            RequestHandlerProtocol2["HTTP_1_0"] = "http/1.0";
            RequestHandlerProtocol2["TDS_8_0"] = "tds/8.0";
            return RequestHandlerProtocol2;
        })(RequestHandlerProtocol || {});
        0 && 0;
    }),
    6324: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            getSmithyContext: ()=>getSmithyContext,
            normalizeProvider: ()=>normalizeProvider
        });
        module.exports = __toCommonJS(src_exports);
        var import_types = __webpack_require__(3804);
        var getSmithyContext = __name((context)=>context[import_types.SMITHY_CONTEXT_KEY] || (context[import_types.SMITHY_CONTEXT_KEY] = {}), "getSmithyContext");
        var normalizeProvider = __name((input)=>{
            if (typeof input === "function") return input;
            const promisified = Promise.resolve(input);
            return ()=>promisified;
        }, "normalizeProvider");
        0 && 0;
    }),
    3804: ((module)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            AlgorithmId: ()=>AlgorithmId,
            EndpointURLScheme: ()=>EndpointURLScheme,
            FieldPosition: ()=>FieldPosition,
            HttpApiKeyAuthLocation: ()=>HttpApiKeyAuthLocation,
            HttpAuthLocation: ()=>HttpAuthLocation,
            IniSectionType: ()=>IniSectionType,
            RequestHandlerProtocol: ()=>RequestHandlerProtocol,
            SMITHY_CONTEXT_KEY: ()=>SMITHY_CONTEXT_KEY,
            getDefaultClientConfiguration: ()=>getDefaultClientConfiguration,
            resolveDefaultRuntimeConfig: ()=>resolveDefaultRuntimeConfig
        });
        module.exports = __toCommonJS(src_exports);
        var HttpAuthLocation = ((HttpAuthLocation2)=>{
            HttpAuthLocation2["HEADER"] = "header";
            HttpAuthLocation2["QUERY"] = "query";
            return HttpAuthLocation2;
        })(HttpAuthLocation || {});
        var HttpApiKeyAuthLocation = ((HttpApiKeyAuthLocation2)=>{
            HttpApiKeyAuthLocation2["HEADER"] = "header";
            HttpApiKeyAuthLocation2["QUERY"] = "query";
            return HttpApiKeyAuthLocation2;
        })(HttpApiKeyAuthLocation || {});
        var EndpointURLScheme = ((EndpointURLScheme2)=>{
            EndpointURLScheme2["HTTP"] = "http";
            EndpointURLScheme2["HTTPS"] = "https";
            return EndpointURLScheme2;
        })(EndpointURLScheme || {});
        var AlgorithmId = ((AlgorithmId2)=>{
            AlgorithmId2["MD5"] = "md5";
            AlgorithmId2["CRC32"] = "crc32";
            AlgorithmId2["CRC32C"] = "crc32c";
            AlgorithmId2["SHA1"] = "sha1";
            AlgorithmId2["SHA256"] = "sha256";
            return AlgorithmId2;
        })(AlgorithmId || {});
        var getChecksumConfiguration = __name((runtimeConfig)=>{
            const checksumAlgorithms = [];
            if (runtimeConfig.sha256 !== void 0) {
                checksumAlgorithms.push({
                    algorithmId: ()=>"sha256",
                    checksumConstructor: ()=>runtimeConfig.sha256
                });
            }
            if (runtimeConfig.md5 != void 0) {
                checksumAlgorithms.push({
                    algorithmId: ()=>"md5",
                    checksumConstructor: ()=>runtimeConfig.md5
                });
            }
            return {
                _checksumAlgorithms: checksumAlgorithms,
                addChecksumAlgorithm (algo) {
                    this._checksumAlgorithms.push(algo);
                },
                checksumAlgorithms () {
                    return this._checksumAlgorithms;
                }
            };
        }, "getChecksumConfiguration");
        var resolveChecksumRuntimeConfig = __name((clientConfig)=>{
            const runtimeConfig = {};
            clientConfig.checksumAlgorithms().forEach((checksumAlgorithm)=>{
                runtimeConfig[checksumAlgorithm.algorithmId()] = checksumAlgorithm.checksumConstructor();
            });
            return runtimeConfig;
        }, "resolveChecksumRuntimeConfig");
        var getDefaultClientConfiguration = __name((runtimeConfig)=>{
            return {
                ...getChecksumConfiguration(runtimeConfig)
            };
        }, "getDefaultClientConfiguration");
        var resolveDefaultRuntimeConfig = __name((config)=>{
            return {
                ...resolveChecksumRuntimeConfig(config)
            };
        }, "resolveDefaultRuntimeConfig");
        var FieldPosition = ((FieldPosition2)=>{
            FieldPosition2[FieldPosition2["HEADER"] = 0] = "HEADER";
            FieldPosition2[FieldPosition2["TRAILER"] = 1] = "TRAILER";
            return FieldPosition2;
        })(FieldPosition || {});
        var SMITHY_CONTEXT_KEY = "__smithy_context";
        var IniSectionType = ((IniSectionType2)=>{
            IniSectionType2["PROFILE"] = "profile";
            IniSectionType2["SSO_SESSION"] = "sso-session";
            IniSectionType2["SERVICES"] = "services";
            return IniSectionType2;
        })(IniSectionType || {});
        var RequestHandlerProtocol = ((RequestHandlerProtocol2)=>{
            RequestHandlerProtocol2["HTTP_0_9"] = "http/0.9";
            RequestHandlerProtocol2["HTTP_1_0"] = "http/1.0";
            RequestHandlerProtocol2["TDS_8_0"] = "tds/8.0";
            return RequestHandlerProtocol2;
        })(RequestHandlerProtocol || {});
        0 && 0;
    }),
    146: ((module)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            escapeUri: ()=>escapeUri,
            escapeUriPath: ()=>escapeUriPath
        });
        module.exports = __toCommonJS(src_exports);
        var escapeUri = __name((uri)=>encodeURIComponent(uri).replace(/[!'()*]/g, hexEncode), "escapeUri");
        var hexEncode = __name((c)=>`%${c.charCodeAt(0).toString(16).toUpperCase()}`, "hexEncode");
        var escapeUriPath = __name((uri)=>uri.split("/").map(escapeUri).join("/"), "escapeUriPath");
        0 && 0;
    }),
    1577: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            fromUtf8: ()=>fromUtf8,
            toUint8Array: ()=>toUint8Array,
            toUtf8: ()=>toUtf8
        });
        module.exports = __toCommonJS(src_exports);
        var import_util_buffer_from = __webpack_require__(4348);
        var fromUtf8 = __name((input)=>{
            const buf = (0, import_util_buffer_from.fromString)(input, "utf8");
            return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength / Uint8Array.BYTES_PER_ELEMENT);
        }, "fromUtf8");
        var toUint8Array = __name((data)=>{
            if (typeof data === "string") {
                return fromUtf8(data);
            }
            if (ArrayBuffer.isView(data)) {
                return new Uint8Array(data.buffer, data.byteOffset, data.byteLength / Uint8Array.BYTES_PER_ELEMENT);
            }
            return new Uint8Array(data);
        }, "toUint8Array");
        var toUtf8 = __name((input)=>{
            if (typeof input === "string") {
                return input;
            }
            if (typeof input !== "object" || typeof input.byteOffset !== "number" || typeof input.byteLength !== "number") {
                throw new Error("@smithy/util-utf8: toUtf8 encoder function only accepts string | Uint8Array.");
            }
            return (0, import_util_buffer_from.fromArrayBuffer)(input.buffer, input.byteOffset, input.byteLength).toString("utf8");
        }, "toUtf8");
        0 && 0;
    }),
    4348: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var __defProp = Object.defineProperty;
        var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
        var __getOwnPropNames = Object.getOwnPropertyNames;
        var __hasOwnProp = Object.prototype.hasOwnProperty;
        var __name = (target, value)=>__defProp(target, "name", {
                value,
                configurable: true
            });
        var __export = (target, all)=>{
            for(var name in all)__defProp(target, name, {
                get: all[name],
                enumerable: true
            });
        };
        var __copyProps = (to, from, except, desc)=>{
            if (from && typeof from === "object" || typeof from === "function") {
                for (let key of __getOwnPropNames(from))if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
                    get: ()=>from[key],
                    enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
                });
            }
            return to;
        };
        var __toCommonJS = (mod)=>__copyProps(__defProp({}, "__esModule", {
                value: true
            }), mod);
        var src_exports = {};
        __export(src_exports, {
            fromArrayBuffer: ()=>fromArrayBuffer,
            fromString: ()=>fromString
        });
        module.exports = __toCommonJS(src_exports);
        var import_is_array_buffer = __webpack_require__(6130);
        var import_buffer = __webpack_require__(181);
        var fromArrayBuffer = __name((input, offset = 0, length = input.byteLength - offset)=>{
            if (!(0, import_is_array_buffer.isArrayBuffer)(input)) {
                throw new TypeError(`The "input" argument must be ArrayBuffer. Received type ${typeof input} (${input})`);
            }
            return import_buffer.Buffer.from(input, offset, length);
        }, "fromArrayBuffer");
        var fromString = __name((input, encoding)=>{
            if (typeof input !== "string") {
                throw new TypeError(`The "input" argument must be of type string. Received type ${typeof input} (${input})`);
            }
            return encoding ? import_buffer.Buffer.from(input, encoding) : import_buffer.Buffer.from(input);
        }, "fromString");
        0 && 0;
    }),
    3485: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            I: ()=>AnthropicBedrockMantle
        });
        var error = __webpack_require__(5064);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/internal/utils/values.mjs
        const startsWithSchemeRegexp = /^[a-z][a-z0-9+.-]*:/i;
        const isAbsoluteURL = (url)=>{
            return startsWithSchemeRegexp.test(url);
        };
        let isArray = (val)=>(isArray = Array.isArray, isArray(val));
        let isReadonlyArray = isArray;
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
        function hasOwn(obj, key) {
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
                    throw new error.pJ(platform.unsupportedOptionMessage(name));
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
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/internal/headers.mjs
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
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/internal/utils/env.mjs
        const readEnv = (env)=>{
            if (typeof globalThis.process !== 'undefined') {
                return globalThis.process.env?.[env]?.trim() || undefined;
            }
            if (typeof globalThis.Deno !== 'undefined') {
                return globalThis.Deno.env?.get?.(env)?.trim() || undefined;
            }
            return undefined;
        };
        var client = __webpack_require__(9958);
        var messages = __webpack_require__(5643);
        var beta = __webpack_require__(4174);
        var version = __webpack_require__(5998);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/version.mjs
        const VERSION = '1.1.3';
        var build = __webpack_require__(7028);
        var external_node_url_ = __webpack_require__(9061);
        var dist_cjs = __webpack_require__(2356);
        var signature_v4_dist_cjs = __webpack_require__(5118);
        var external_assert_ = __webpack_require__(2613);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/internal/errors.mjs
        function isAbortError(err) {
            return typeof err === 'object' && err !== null && ('name' in err && err.name === 'AbortError' || 'message' in err && String(err.message).includes('FetchRequestCanceledException'));
        }
        const castToError = (err)=>{
            if (err instanceof Error) return err;
            if (typeof err === 'object' && err !== null) {
                try {
                    const tag = Object.prototype.toString.call(err);
                    if (tag === '[object Error]' || tag === '[object DOMException]') {
                        const error = new Error(err.message, err.cause ? {
                            cause: err.cause
                        } : {});
                        if (err.stack) error.stack = err.stack;
                        if (err.cause && !error.cause) error.cause = err.cause;
                        if (err.name) error.name = err.name;
                        return error;
                    }
                } catch  {}
                try {
                    return new Error(JSON.stringify(err));
                } catch  {}
            }
            return new Error(err);
        };
        var propagation_api = __webpack_require__(5826);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/internal/utils/log.mjs
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
                delete details.options['__span'];
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
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/internal/trace-headers.mjs
        function traceHeaderNames() {
            const names = new Set([
                'traceparent',
                'tracestate',
                'baggage'
            ]);
            try {
                for (const name of propagation_api.$.fields()){
                    names.add(name.toLowerCase());
                }
            } catch (problem) {
                defaultLogger().debug('could not record telemetry', problem);
            }
            return names;
        }
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/core/aws-auth.mjs
        const defaultProviderChainResolver = (profile, logger)=>Promise.resolve().then(__webpack_require__.bind(__webpack_require__, 9061)).then(({ createCredentialChain, fromEnv, fromNodeProviderChain })=>{
                const nodeProviderChain = fromNodeProviderChain({
                    ...profile != null ? {
                        profile
                    } : {},
                    ...logger != null ? {
                        logger
                    } : {},
                    clientConfig: {
                        ...logger != null ? {
                            logger
                        } : {},
                        requestHandler: new external_node_url_.FetchHttpHandler({
                            requestInit: (httpRequest)=>{
                                return {
                                    ...httpRequest
                                };
                            }
                        })
                    }
                });
                if (profile != null) {
                    return nodeProviderChain;
                }
                return createCredentialChain(fromEnv(logger != null ? {
                    logger
                } : {}), nodeProviderChain);
            }).catch((error)=>{
                throw new Error(`Failed to import '@aws-sdk/credential-providers'. ` + `You can provide a custom \`providerChainResolver\` in the client options if your runtime does not have access to '@aws-sdk/credential-providers': ` + `\`new AnthropicAws({ providerChainResolver })\` ` + `Original error: ${error.message}`);
            });
        const getAuthHeaders = async (req, props)=>{
            external_assert_(req.method, 'Expected request method property to be set');
            let credentials;
            if (props.awsAccessKey && props.awsSecretAccessKey) {
                credentials = {
                    accessKeyId: props.awsAccessKey,
                    secretAccessKey: props.awsSecretAccessKey,
                    ...props.awsSessionToken != null && {
                        sessionToken: props.awsSessionToken
                    }
                };
            } else {
                const provider = await (props.providerChainResolver ? props.providerChainResolver() : defaultProviderChainResolver(props.awsProfile, props.logger));
                try {
                    credentials = await provider();
                } catch (err) {
                    throw new error.xX({
                        message: 'Failed to resolve AWS credentials from the credential provider chain.',
                        cause: castToError(err)
                    });
                }
            }
            const signer = new signature_v4_dist_cjs.SignatureV4({
                service: props.serviceName,
                region: props.regionName,
                credentials,
                sha256: build.Sha256
            });
            const url = new URL(props.url);
            const headers = !req.headers ? {} : Symbol.iterator in req.headers ? Object.fromEntries(Array.from(req.headers).map((header)=>[
                    ...header
                ])) : {
                ...req.headers
            };
            delete headers['connection'];
            headers['host'] = url.host;
            const query = Object.fromEntries([
                ...new Set(url.searchParams.keys())
            ].map((key)=>[
                    key,
                    url.searchParams.getAll(key)
                ]));
            const request = new dist_cjs.HttpRequest({
                method: req.method.toUpperCase(),
                protocol: url.protocol,
                path: url.pathname,
                query,
                headers,
                body: req.body
            });
            const signed = await signer.sign(request, {
                unsignableHeaders: traceHeaderNames()
            });
            return signed.headers;
        };
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/bedrock-sdk/mantle-client.mjs
        var __classPrivateFieldGet = undefined && undefined.__classPrivateFieldGet || function(receiver, state, kind, f) {
            if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
            if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
            return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
        };
        var _AnthropicBedrockMantle_instances, _AnthropicBedrockMantle_moveUserProfileIDToBody, _AnthropicBedrockMantle_signRequest;
        const DEFAULT_SERVICE_NAME = 'bedrock-mantle';
        const USER_PROFILE_ID_HEADER = 'anthropic-user-profile-id';
        const USER_PROFILE_ID_BODY_ENDPOINTS = new Set([
            '/v1/messages',
            '/v1/messages?beta=true',
            '/v1/messages/count_tokens',
            '/v1/messages/count_tokens?beta=true'
        ]);
        const CREDENTIALS = {
            accepts: [
                'apiKey'
            ],
            unsupportedOptionMessage: (option)=>`The \`${option}\` option is not supported by AnthropicBedrockMantle; authentication uses a Bedrock API key (\`apiKey\`) or AWS credentials (SigV4).`
        };
        class AnthropicBedrockMantle extends client.q {
            _instrumentationScope() {
                return {
                    platform: 'bedrock',
                    version: VERSION
                };
            }
            constructor({ awsRegion, baseURL, apiKey, awsAccessKey = null, awsSecretAccessKey = null, awsSessionToken = null, awsProfile, providerChainResolver = null, skipAuth = false, ...opts } = {}){
                rejectUnsupportedCredentials(opts, CREDENTIALS);
                const resolvedRegion = awsRegion ?? readEnv('AWS_REGION') ?? readEnv('AWS_DEFAULT_REGION');
                const resolvedBaseURL = baseURL ?? readEnv('ANTHROPIC_BEDROCK_MANTLE_BASE_URL') ?? (resolvedRegion ? `https://bedrock-mantle.${resolvedRegion}.api.aws/anthropic` : undefined);
                if (!resolvedBaseURL) {
                    throw new error.pJ('No AWS region or base URL found. Set `awsRegion` in the constructor, the `AWS_REGION` / `AWS_DEFAULT_REGION` environment variable, or provide a `baseURL` / `ANTHROPIC_BEDROCK_MANTLE_BASE_URL` environment variable.');
                }
                const hasExplicitApiKey = apiKey != null;
                const hasPartialAwsCreds = awsAccessKey != null !== (awsSecretAccessKey != null);
                if (hasPartialAwsCreds) {
                    throw new error.pJ('`awsAccessKey` and `awsSecretAccessKey` must be provided together. You provided only one.');
                }
                const hasExplicitAwsCreds = awsAccessKey != null && awsSecretAccessKey != null;
                const hasAwsProfile = awsProfile != null;
                let resolvedApiKey;
                if (hasExplicitApiKey) {
                    resolvedApiKey = apiKey;
                } else if (apiKey === undefined && !hasExplicitAwsCreds && !hasAwsProfile) {
                    resolvedApiKey = readEnv('AWS_BEARER_TOKEN_BEDROCK') ?? undefined;
                }
                super({
                    apiKey: resolvedApiKey ?? null,
                    authToken: null,
                    baseURL: resolvedBaseURL,
                    ...opts
                });
                _AnthropicBedrockMantle_instances.add(this);
                this._genAIProviderName = 'aws.bedrock';
                this.messages = new messages.B2(this);
                this.beta = makeMantleBetaResource(this);
                this.skipAuth = false;
                this.awsRegion = resolvedRegion;
                this.awsAccessKey = awsAccessKey;
                this.awsSecretAccessKey = awsSecretAccessKey;
                this.awsSessionToken = awsSessionToken;
                this.awsProfile = awsProfile ?? null;
                this.providerChainResolver = providerChainResolver;
                this.skipAuth = skipAuth;
                this._useSigV4 = resolvedApiKey == null;
            }
            withOptions(options) {
                const replacesAWSCredentials = options.awsAccessKey != null || options.awsSecretAccessKey != null || options.awsSessionToken != null || options.awsProfile != null || options.providerChainResolver != null;
                return super.withOptions({
                    awsRegion: this.awsRegion,
                    skipAuth: this.skipAuth,
                    ...replacesAWSCredentials ? {} : {
                        awsAccessKey: this.awsAccessKey,
                        awsSecretAccessKey: this.awsSecretAccessKey,
                        awsSessionToken: this.awsSessionToken,
                        awsProfile: this.awsProfile ?? undefined,
                        providerChainResolver: this.providerChainResolver
                    },
                    ...options
                });
            }
            async authHeaders(opts) {
                if (this.skipAuth) {
                    return undefined;
                }
                if (!this._useSigV4) {
                    return buildHeaders([
                        {
                            Authorization: `Bearer ${this.apiKey}`
                        }
                    ]);
                }
                return undefined;
            }
            validateHeaders() {}
            _shouldResolveDefaultCredentials() {
                return false;
            }
            getUserAgent() {
                return `AnthropicBedrockMantle/JS ${version.x}`;
            }
            backendMiddleware() {
                return [
                    async (request, next, ctx)=>next(await __classPrivateFieldGet(this, _AnthropicBedrockMantle_instances, "m", _AnthropicBedrockMantle_signRequest).call(this, __classPrivateFieldGet(this, _AnthropicBedrockMantle_instances, "m", _AnthropicBedrockMantle_moveUserProfileIDToBody).call(this, request, ctx.options)))
                ];
            }
        }
        _AnthropicBedrockMantle_instances = new WeakSet(), _AnthropicBedrockMantle_moveUserProfileIDToBody = function _AnthropicBedrockMantle_moveUserProfileIDToBody(request, options) {
            if (options?.method !== 'post' || !USER_PROFILE_ID_BODY_ENDPOINTS.has(options.path)) {
                return request;
            }
            const headers = new Headers(request.headers);
            const userProfileID = headers.get(USER_PROFILE_ID_HEADER);
            if (userProfileID == null || typeof request.body !== 'string') {
                return request;
            }
            const body = safeJSON(request.body);
            if (!isObj(body)) {
                return request;
            }
            headers.delete(USER_PROFILE_ID_HEADER);
            return {
                ...request,
                headers,
                body: JSON.stringify({
                    user_profile_id: userProfileID,
                    ...body
                })
            };
        }, _AnthropicBedrockMantle_signRequest = async function _AnthropicBedrockMantle_signRequest(request) {
            if (this.skipAuth || !this._useSigV4) {
                return request;
            }
            const regionName = this.awsRegion;
            if (!regionName) {
                throw new error.pJ('No AWS region found. Set `awsRegion` in the constructor or the `AWS_REGION` / `AWS_DEFAULT_REGION` environment variable.');
            }
            const headers = await getAuthHeaders(request, {
                url: request.url,
                regionName,
                serviceName: DEFAULT_SERVICE_NAME,
                awsAccessKey: this.awsAccessKey,
                awsSecretAccessKey: this.awsSecretAccessKey,
                awsSessionToken: this.awsSessionToken,
                awsProfile: this.awsProfile,
                providerChainResolver: this.providerChainResolver,
                logger: loggerFor(this)
            });
            return {
                ...request,
                headers: buildHeaders([
                    request.headers,
                    headers
                ]).values
            };
        };
        function makeMantleBetaResource(client) {
            const { messages } = new beta.jc(client);
            return {
                messages
            };
        }
    })
};
