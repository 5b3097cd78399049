export const id = 33;
export const ids = [
    33
];
export const modules = {
    8793: ((__unused_webpack_module, exports)=>{
        exports.byteLength = byteLength;
        exports.toByteArray = toByteArray;
        exports.fromByteArray = fromByteArray;
        var lookup = [];
        var revLookup = [];
        var Arr = typeof Uint8Array !== 'undefined' ? Uint8Array : Array;
        var code = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
        for(var i = 0, len = code.length; i < len; ++i){
            lookup[i] = code[i];
            revLookup[code.charCodeAt(i)] = i;
        }
        revLookup['-'.charCodeAt(0)] = 62;
        revLookup['_'.charCodeAt(0)] = 63;
        function getLens(b64) {
            var len = b64.length;
            if (len % 4 > 0) {
                throw new Error('Invalid string. Length must be a multiple of 4');
            }
            var validLen = b64.indexOf('=');
            if (validLen === -1) validLen = len;
            var placeHoldersLen = validLen === len ? 0 : 4 - validLen % 4;
            return [
                validLen,
                placeHoldersLen
            ];
        }
        function byteLength(b64) {
            var lens = getLens(b64);
            var validLen = lens[0];
            var placeHoldersLen = lens[1];
            return (validLen + placeHoldersLen) * 3 / 4 - placeHoldersLen;
        }
        function _byteLength(b64, validLen, placeHoldersLen) {
            return (validLen + placeHoldersLen) * 3 / 4 - placeHoldersLen;
        }
        function toByteArray(b64) {
            var tmp;
            var lens = getLens(b64);
            var validLen = lens[0];
            var placeHoldersLen = lens[1];
            var arr = new Arr(_byteLength(b64, validLen, placeHoldersLen));
            var curByte = 0;
            var len = placeHoldersLen > 0 ? validLen - 4 : validLen;
            var i;
            for(i = 0; i < len; i += 4){
                tmp = revLookup[b64.charCodeAt(i)] << 18 | revLookup[b64.charCodeAt(i + 1)] << 12 | revLookup[b64.charCodeAt(i + 2)] << 6 | revLookup[b64.charCodeAt(i + 3)];
                arr[curByte++] = tmp >> 16 & 0xFF;
                arr[curByte++] = tmp >> 8 & 0xFF;
                arr[curByte++] = tmp & 0xFF;
            }
            if (placeHoldersLen === 2) {
                tmp = revLookup[b64.charCodeAt(i)] << 2 | revLookup[b64.charCodeAt(i + 1)] >> 4;
                arr[curByte++] = tmp & 0xFF;
            }
            if (placeHoldersLen === 1) {
                tmp = revLookup[b64.charCodeAt(i)] << 10 | revLookup[b64.charCodeAt(i + 1)] << 4 | revLookup[b64.charCodeAt(i + 2)] >> 2;
                arr[curByte++] = tmp >> 8 & 0xFF;
                arr[curByte++] = tmp & 0xFF;
            }
            return arr;
        }
        function tripletToBase64(num) {
            return lookup[num >> 18 & 0x3F] + lookup[num >> 12 & 0x3F] + lookup[num >> 6 & 0x3F] + lookup[num & 0x3F];
        }
        function encodeChunk(uint8, start, end) {
            var tmp;
            var output = [];
            for(var i = start; i < end; i += 3){
                tmp = (uint8[i] << 16 & 0xFF0000) + (uint8[i + 1] << 8 & 0xFF00) + (uint8[i + 2] & 0xFF);
                output.push(tripletToBase64(tmp));
            }
            return output.join('');
        }
        function fromByteArray(uint8) {
            var tmp;
            var len = uint8.length;
            var extraBytes = len % 3;
            var parts = [];
            var maxChunkLength = 16383;
            for(var i = 0, len2 = len - extraBytes; i < len2; i += maxChunkLength){
                parts.push(encodeChunk(uint8, i, i + maxChunkLength > len2 ? len2 : i + maxChunkLength));
            }
            if (extraBytes === 1) {
                tmp = uint8[len - 1];
                parts.push(lookup[tmp >> 2] + lookup[tmp << 4 & 0x3F] + '==');
            } else if (extraBytes === 2) {
                tmp = (uint8[len - 2] << 8) + uint8[len - 1];
                parts.push(lookup[tmp >> 10] + lookup[tmp >> 4 & 0x3F] + lookup[tmp << 2 & 0x3F] + '=');
            }
            return parts.join('');
        }
    }),
    1259: (function(module) {
        ;
        (function(globalObject) {
            'use strict';
            var BigNumber, isNumeric = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i, mathceil = Math.ceil, mathfloor = Math.floor, bignumberError = '[BigNumber Error] ', tooManyDigits = bignumberError + 'Number primitive has more than 15 significant digits: ', BASE = 1e14, LOG_BASE = 14, MAX_SAFE_INTEGER = 0x1fffffffffffff, POWS_TEN = [
                1,
                10,
                100,
                1e3,
                1e4,
                1e5,
                1e6,
                1e7,
                1e8,
                1e9,
                1e10,
                1e11,
                1e12,
                1e13
            ], SQRT_BASE = 1e7, MAX = 1E9;
            function clone(configObject) {
                var div, convertBase, parseNumeric, P = BigNumber.prototype = {
                    constructor: BigNumber,
                    toString: null,
                    valueOf: null
                }, ONE = new BigNumber(1), DECIMAL_PLACES = 20, ROUNDING_MODE = 4, TO_EXP_NEG = -7, TO_EXP_POS = 21, MIN_EXP = -1e7, MAX_EXP = 1e7, CRYPTO = false, MODULO_MODE = 1, POW_PRECISION = 0, FORMAT = {
                    prefix: '',
                    groupSize: 3,
                    secondaryGroupSize: 0,
                    groupSeparator: ',',
                    decimalSeparator: '.',
                    fractionGroupSize: 0,
                    fractionGroupSeparator: '\xA0',
                    suffix: ''
                }, ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz', alphabetHasNormalDecimalDigits = true;
                function BigNumber(v, b) {
                    var alphabet, c, caseChanged, e, i, isNum, len, str, x = this;
                    if (!(x instanceof BigNumber)) return new BigNumber(v, b);
                    if (b == null) {
                        if (v && v._isBigNumber === true) {
                            x.s = v.s;
                            if (!v.c || v.e > MAX_EXP) {
                                x.c = x.e = null;
                            } else if (v.e < MIN_EXP) {
                                x.c = [
                                    x.e = 0
                                ];
                            } else {
                                x.e = v.e;
                                x.c = v.c.slice();
                            }
                            return;
                        }
                        if ((isNum = typeof v == 'number') && v * 0 == 0) {
                            x.s = 1 / v < 0 ? (v = -v, -1) : 1;
                            if (v === ~~v) {
                                for(e = 0, i = v; i >= 10; i /= 10, e++);
                                if (e > MAX_EXP) {
                                    x.c = x.e = null;
                                } else {
                                    x.e = e;
                                    x.c = [
                                        v
                                    ];
                                }
                                return;
                            }
                            str = String(v);
                        } else {
                            if (!isNumeric.test(str = String(v))) return parseNumeric(x, str, isNum);
                            x.s = str.charCodeAt(0) == 45 ? (str = str.slice(1), -1) : 1;
                        }
                        if ((e = str.indexOf('.')) > -1) str = str.replace('.', '');
                        if ((i = str.search(/e/i)) > 0) {
                            if (e < 0) e = i;
                            e += +str.slice(i + 1);
                            str = str.substring(0, i);
                        } else if (e < 0) {
                            e = str.length;
                        }
                    } else {
                        intCheck(b, 2, ALPHABET.length, 'Base');
                        if (b == 10 && alphabetHasNormalDecimalDigits) {
                            x = new BigNumber(v);
                            return round(x, DECIMAL_PLACES + x.e + 1, ROUNDING_MODE);
                        }
                        str = String(v);
                        if (isNum = typeof v == 'number') {
                            if (v * 0 != 0) return parseNumeric(x, str, isNum, b);
                            x.s = 1 / v < 0 ? (str = str.slice(1), -1) : 1;
                            if (BigNumber.DEBUG && str.replace(/^0\.0*|\./, '').length > 15) {
                                throw Error(tooManyDigits + v);
                            }
                        } else {
                            x.s = str.charCodeAt(0) === 45 ? (str = str.slice(1), -1) : 1;
                        }
                        alphabet = ALPHABET.slice(0, b);
                        e = i = 0;
                        for(len = str.length; i < len; i++){
                            if (alphabet.indexOf(c = str.charAt(i)) < 0) {
                                if (c == '.') {
                                    if (i > e) {
                                        e = len;
                                        continue;
                                    }
                                } else if (!caseChanged) {
                                    if (str == str.toUpperCase() && (str = str.toLowerCase()) || str == str.toLowerCase() && (str = str.toUpperCase())) {
                                        caseChanged = true;
                                        i = -1;
                                        e = 0;
                                        continue;
                                    }
                                }
                                return parseNumeric(x, String(v), isNum, b);
                            }
                        }
                        isNum = false;
                        str = convertBase(str, b, 10, x.s);
                        if ((e = str.indexOf('.')) > -1) str = str.replace('.', '');
                        else e = str.length;
                    }
                    for(i = 0; str.charCodeAt(i) === 48; i++);
                    for(len = str.length; str.charCodeAt(--len) === 48;);
                    if (str = str.slice(i, ++len)) {
                        len -= i;
                        if (isNum && BigNumber.DEBUG && len > 15 && (v > MAX_SAFE_INTEGER || v !== mathfloor(v))) {
                            throw Error(tooManyDigits + x.s * v);
                        }
                        if ((e = e - i - 1) > MAX_EXP) {
                            x.c = x.e = null;
                        } else if (e < MIN_EXP) {
                            x.c = [
                                x.e = 0
                            ];
                        } else {
                            x.e = e;
                            x.c = [];
                            i = (e + 1) % LOG_BASE;
                            if (e < 0) i += LOG_BASE;
                            if (i < len) {
                                if (i) x.c.push(+str.slice(0, i));
                                for(len -= LOG_BASE; i < len;){
                                    x.c.push(+str.slice(i, i += LOG_BASE));
                                }
                                i = LOG_BASE - (str = str.slice(i)).length;
                            } else {
                                i -= len;
                            }
                            for(; i--; str += '0');
                            x.c.push(+str);
                        }
                    } else {
                        x.c = [
                            x.e = 0
                        ];
                    }
                }
                BigNumber.clone = clone;
                BigNumber.ROUND_UP = 0;
                BigNumber.ROUND_DOWN = 1;
                BigNumber.ROUND_CEIL = 2;
                BigNumber.ROUND_FLOOR = 3;
                BigNumber.ROUND_HALF_UP = 4;
                BigNumber.ROUND_HALF_DOWN = 5;
                BigNumber.ROUND_HALF_EVEN = 6;
                BigNumber.ROUND_HALF_CEIL = 7;
                BigNumber.ROUND_HALF_FLOOR = 8;
                BigNumber.EUCLID = 9;
                BigNumber.config = BigNumber.set = function(obj) {
                    var p, v;
                    if (obj != null) {
                        if (typeof obj == 'object') {
                            if (obj.hasOwnProperty(p = 'DECIMAL_PLACES')) {
                                v = obj[p];
                                intCheck(v, 0, MAX, p);
                                DECIMAL_PLACES = v;
                            }
                            if (obj.hasOwnProperty(p = 'ROUNDING_MODE')) {
                                v = obj[p];
                                intCheck(v, 0, 8, p);
                                ROUNDING_MODE = v;
                            }
                            if (obj.hasOwnProperty(p = 'EXPONENTIAL_AT')) {
                                v = obj[p];
                                if (v && v.pop) {
                                    intCheck(v[0], -MAX, 0, p);
                                    intCheck(v[1], 0, MAX, p);
                                    TO_EXP_NEG = v[0];
                                    TO_EXP_POS = v[1];
                                } else {
                                    intCheck(v, -MAX, MAX, p);
                                    TO_EXP_NEG = -(TO_EXP_POS = v < 0 ? -v : v);
                                }
                            }
                            if (obj.hasOwnProperty(p = 'RANGE')) {
                                v = obj[p];
                                if (v && v.pop) {
                                    intCheck(v[0], -MAX, -1, p);
                                    intCheck(v[1], 1, MAX, p);
                                    MIN_EXP = v[0];
                                    MAX_EXP = v[1];
                                } else {
                                    intCheck(v, -MAX, MAX, p);
                                    if (v) {
                                        MIN_EXP = -(MAX_EXP = v < 0 ? -v : v);
                                    } else {
                                        throw Error(bignumberError + p + ' cannot be zero: ' + v);
                                    }
                                }
                            }
                            if (obj.hasOwnProperty(p = 'CRYPTO')) {
                                v = obj[p];
                                if (v === !!v) {
                                    if (v) {
                                        if (typeof crypto != 'undefined' && crypto && (crypto.getRandomValues || crypto.randomBytes)) {
                                            CRYPTO = v;
                                        } else {
                                            CRYPTO = !v;
                                            throw Error(bignumberError + 'crypto unavailable');
                                        }
                                    } else {
                                        CRYPTO = v;
                                    }
                                } else {
                                    throw Error(bignumberError + p + ' not true or false: ' + v);
                                }
                            }
                            if (obj.hasOwnProperty(p = 'MODULO_MODE')) {
                                v = obj[p];
                                intCheck(v, 0, 9, p);
                                MODULO_MODE = v;
                            }
                            if (obj.hasOwnProperty(p = 'POW_PRECISION')) {
                                v = obj[p];
                                intCheck(v, 0, MAX, p);
                                POW_PRECISION = v;
                            }
                            if (obj.hasOwnProperty(p = 'FORMAT')) {
                                v = obj[p];
                                if (typeof v == 'object') FORMAT = v;
                                else throw Error(bignumberError + p + ' not an object: ' + v);
                            }
                            if (obj.hasOwnProperty(p = 'ALPHABET')) {
                                v = obj[p];
                                if (typeof v == 'string' && !/^.?$|[+\-.\s]|(.).*\1/.test(v)) {
                                    alphabetHasNormalDecimalDigits = v.slice(0, 10) == '0123456789';
                                    ALPHABET = v;
                                } else {
                                    throw Error(bignumberError + p + ' invalid: ' + v);
                                }
                            }
                        } else {
                            throw Error(bignumberError + 'Object expected: ' + obj);
                        }
                    }
                    return {
                        DECIMAL_PLACES: DECIMAL_PLACES,
                        ROUNDING_MODE: ROUNDING_MODE,
                        EXPONENTIAL_AT: [
                            TO_EXP_NEG,
                            TO_EXP_POS
                        ],
                        RANGE: [
                            MIN_EXP,
                            MAX_EXP
                        ],
                        CRYPTO: CRYPTO,
                        MODULO_MODE: MODULO_MODE,
                        POW_PRECISION: POW_PRECISION,
                        FORMAT: FORMAT,
                        ALPHABET: ALPHABET
                    };
                };
                BigNumber.isBigNumber = function(v) {
                    if (!v || v._isBigNumber !== true) return false;
                    if (!BigNumber.DEBUG) return true;
                    var i, n, c = v.c, e = v.e, s = v.s;
                    out: if (({}).toString.call(c) == '[object Array]') {
                        if ((s === 1 || s === -1) && e >= -MAX && e <= MAX && e === mathfloor(e)) {
                            if (c[0] === 0) {
                                if (e === 0 && c.length === 1) return true;
                                break out;
                            }
                            i = (e + 1) % LOG_BASE;
                            if (i < 1) i += LOG_BASE;
                            if (String(c[0]).length == i) {
                                for(i = 0; i < c.length; i++){
                                    n = c[i];
                                    if (n < 0 || n >= BASE || n !== mathfloor(n)) break out;
                                }
                                if (n !== 0) return true;
                            }
                        }
                    } else if (c === null && e === null && (s === null || s === 1 || s === -1)) {
                        return true;
                    }
                    throw Error(bignumberError + 'Invalid BigNumber: ' + v);
                };
                BigNumber.maximum = BigNumber.max = function() {
                    return maxOrMin(arguments, -1);
                };
                BigNumber.minimum = BigNumber.min = function() {
                    return maxOrMin(arguments, 1);
                };
                BigNumber.random = function() {
                    var pow2_53 = 0x20000000000000;
                    var random53bitInt = Math.random() * pow2_53 & 0x1fffff ? function() {
                        return mathfloor(Math.random() * pow2_53);
                    } : function() {
                        return (Math.random() * 0x40000000 | 0) * 0x800000 + (Math.random() * 0x800000 | 0);
                    };
                    return function(dp) {
                        var a, b, e, k, v, i = 0, c = [], rand = new BigNumber(ONE);
                        if (dp == null) dp = DECIMAL_PLACES;
                        else intCheck(dp, 0, MAX);
                        k = mathceil(dp / LOG_BASE);
                        if (CRYPTO) {
                            if (crypto.getRandomValues) {
                                a = crypto.getRandomValues(new Uint32Array(k *= 2));
                                for(; i < k;){
                                    v = a[i] * 0x20000 + (a[i + 1] >>> 11);
                                    if (v >= 9e15) {
                                        b = crypto.getRandomValues(new Uint32Array(2));
                                        a[i] = b[0];
                                        a[i + 1] = b[1];
                                    } else {
                                        c.push(v % 1e14);
                                        i += 2;
                                    }
                                }
                                i = k / 2;
                            } else if (crypto.randomBytes) {
                                a = crypto.randomBytes(k *= 7);
                                for(; i < k;){
                                    v = (a[i] & 31) * 0x1000000000000 + a[i + 1] * 0x10000000000 + a[i + 2] * 0x100000000 + a[i + 3] * 0x1000000 + (a[i + 4] << 16) + (a[i + 5] << 8) + a[i + 6];
                                    if (v >= 9e15) {
                                        crypto.randomBytes(7).copy(a, i);
                                    } else {
                                        c.push(v % 1e14);
                                        i += 7;
                                    }
                                }
                                i = k / 7;
                            } else {
                                CRYPTO = false;
                                throw Error(bignumberError + 'crypto unavailable');
                            }
                        }
                        if (!CRYPTO) {
                            for(; i < k;){
                                v = random53bitInt();
                                if (v < 9e15) c[i++] = v % 1e14;
                            }
                        }
                        k = c[--i];
                        dp %= LOG_BASE;
                        if (k && dp) {
                            v = POWS_TEN[LOG_BASE - dp];
                            c[i] = mathfloor(k / v) * v;
                        }
                        for(; c[i] === 0; c.pop(), i--);
                        if (i < 0) {
                            c = [
                                e = 0
                            ];
                        } else {
                            for(e = -1; c[0] === 0; c.splice(0, 1), e -= LOG_BASE);
                            for(i = 1, v = c[0]; v >= 10; v /= 10, i++);
                            if (i < LOG_BASE) e -= LOG_BASE - i;
                        }
                        rand.e = e;
                        rand.c = c;
                        return rand;
                    };
                }();
                BigNumber.sum = function() {
                    var i = 1, args = arguments, sum = new BigNumber(args[0]);
                    for(; i < args.length;)sum = sum.plus(args[i++]);
                    return sum;
                };
                convertBase = function() {
                    var decimal = '0123456789';
                    function toBaseOut(str, baseIn, baseOut, alphabet) {
                        var j, arr = [
                            0
                        ], arrL, i = 0, len = str.length;
                        for(; i < len;){
                            for(arrL = arr.length; arrL--; arr[arrL] *= baseIn);
                            arr[0] += alphabet.indexOf(str.charAt(i++));
                            for(j = 0; j < arr.length; j++){
                                if (arr[j] > baseOut - 1) {
                                    if (arr[j + 1] == null) arr[j + 1] = 0;
                                    arr[j + 1] += arr[j] / baseOut | 0;
                                    arr[j] %= baseOut;
                                }
                            }
                        }
                        return arr.reverse();
                    }
                    return function(str, baseIn, baseOut, sign, callerIsToString) {
                        var alphabet, d, e, k, r, x, xc, y, i = str.indexOf('.'), dp = DECIMAL_PLACES, rm = ROUNDING_MODE;
                        if (i >= 0) {
                            k = POW_PRECISION;
                            POW_PRECISION = 0;
                            str = str.replace('.', '');
                            y = new BigNumber(baseIn);
                            x = y.pow(str.length - i);
                            POW_PRECISION = k;
                            y.c = toBaseOut(toFixedPoint(coeffToString(x.c), x.e, '0'), 10, baseOut, decimal);
                            y.e = y.c.length;
                        }
                        xc = toBaseOut(str, baseIn, baseOut, callerIsToString ? (alphabet = ALPHABET, decimal) : (alphabet = decimal, ALPHABET));
                        e = k = xc.length;
                        for(; xc[--k] == 0; xc.pop());
                        if (!xc[0]) return alphabet.charAt(0);
                        if (i < 0) {
                            --e;
                        } else {
                            x.c = xc;
                            x.e = e;
                            x.s = sign;
                            x = div(x, y, dp, rm, baseOut);
                            xc = x.c;
                            r = x.r;
                            e = x.e;
                        }
                        d = e + dp + 1;
                        i = xc[d];
                        k = baseOut / 2;
                        r = r || d < 0 || xc[d + 1] != null;
                        r = rm < 4 ? (i != null || r) && (rm == 0 || rm == (x.s < 0 ? 3 : 2)) : i > k || i == k && (rm == 4 || r || rm == 6 && xc[d - 1] & 1 || rm == (x.s < 0 ? 8 : 7));
                        if (d < 1 || !xc[0]) {
                            str = r ? toFixedPoint(alphabet.charAt(1), -dp, alphabet.charAt(0)) : alphabet.charAt(0);
                        } else {
                            xc.length = d;
                            if (r) {
                                for(--baseOut; ++xc[--d] > baseOut;){
                                    xc[d] = 0;
                                    if (!d) {
                                        ++e;
                                        xc = [
                                            1
                                        ].concat(xc);
                                    }
                                }
                            }
                            for(k = xc.length; !xc[--k];);
                            for(i = 0, str = ''; i <= k; str += alphabet.charAt(xc[i++]));
                            str = toFixedPoint(str, e, alphabet.charAt(0));
                        }
                        return str;
                    };
                }();
                div = function() {
                    function multiply(x, k, base) {
                        var m, temp, xlo, xhi, carry = 0, i = x.length, klo = k % SQRT_BASE, khi = k / SQRT_BASE | 0;
                        for(x = x.slice(); i--;){
                            xlo = x[i] % SQRT_BASE;
                            xhi = x[i] / SQRT_BASE | 0;
                            m = khi * xlo + xhi * klo;
                            temp = klo * xlo + m % SQRT_BASE * SQRT_BASE + carry;
                            carry = (temp / base | 0) + (m / SQRT_BASE | 0) + khi * xhi;
                            x[i] = temp % base;
                        }
                        if (carry) x = [
                            carry
                        ].concat(x);
                        return x;
                    }
                    function compare(a, b, aL, bL) {
                        var i, cmp;
                        if (aL != bL) {
                            cmp = aL > bL ? 1 : -1;
                        } else {
                            for(i = cmp = 0; i < aL; i++){
                                if (a[i] != b[i]) {
                                    cmp = a[i] > b[i] ? 1 : -1;
                                    break;
                                }
                            }
                        }
                        return cmp;
                    }
                    function subtract(a, b, aL, base) {
                        var i = 0;
                        for(; aL--;){
                            a[aL] -= i;
                            i = a[aL] < b[aL] ? 1 : 0;
                            a[aL] = i * base + a[aL] - b[aL];
                        }
                        for(; !a[0] && a.length > 1; a.splice(0, 1));
                    }
                    return function(x, y, dp, rm, base) {
                        var cmp, e, i, more, n, prod, prodL, q, qc, rem, remL, rem0, xi, xL, yc0, yL, yz, s = x.s == y.s ? 1 : -1, xc = x.c, yc = y.c;
                        if (!xc || !xc[0] || !yc || !yc[0]) {
                            return new BigNumber(!x.s || !y.s || (xc ? yc && xc[0] == yc[0] : !yc) ? NaN : xc && xc[0] == 0 || !yc ? s * 0 : s / 0);
                        }
                        q = new BigNumber(s);
                        qc = q.c = [];
                        e = x.e - y.e;
                        s = dp + e + 1;
                        if (!base) {
                            base = BASE;
                            e = bitFloor(x.e / LOG_BASE) - bitFloor(y.e / LOG_BASE);
                            s = s / LOG_BASE | 0;
                        }
                        for(i = 0; yc[i] == (xc[i] || 0); i++);
                        if (yc[i] > (xc[i] || 0)) e--;
                        if (s < 0) {
                            qc.push(1);
                            more = true;
                        } else {
                            xL = xc.length;
                            yL = yc.length;
                            i = 0;
                            s += 2;
                            n = mathfloor(base / (yc[0] + 1));
                            if (n > 1) {
                                yc = multiply(yc, n, base);
                                xc = multiply(xc, n, base);
                                yL = yc.length;
                                xL = xc.length;
                            }
                            xi = yL;
                            rem = xc.slice(0, yL);
                            remL = rem.length;
                            for(; remL < yL; rem[remL++] = 0);
                            yz = yc.slice();
                            yz = [
                                0
                            ].concat(yz);
                            yc0 = yc[0];
                            if (yc[1] >= base / 2) yc0++;
                            do {
                                n = 0;
                                cmp = compare(yc, rem, yL, remL);
                                if (cmp < 0) {
                                    rem0 = rem[0];
                                    if (yL != remL) rem0 = rem0 * base + (rem[1] || 0);
                                    n = mathfloor(rem0 / yc0);
                                    if (n > 1) {
                                        if (n >= base) n = base - 1;
                                        prod = multiply(yc, n, base);
                                        prodL = prod.length;
                                        remL = rem.length;
                                        while(compare(prod, rem, prodL, remL) == 1){
                                            n--;
                                            subtract(prod, yL < prodL ? yz : yc, prodL, base);
                                            prodL = prod.length;
                                            cmp = 1;
                                        }
                                    } else {
                                        if (n == 0) {
                                            cmp = n = 1;
                                        }
                                        prod = yc.slice();
                                        prodL = prod.length;
                                    }
                                    if (prodL < remL) prod = [
                                        0
                                    ].concat(prod);
                                    subtract(rem, prod, remL, base);
                                    remL = rem.length;
                                    if (cmp == -1) {
                                        while(compare(yc, rem, yL, remL) < 1){
                                            n++;
                                            subtract(rem, yL < remL ? yz : yc, remL, base);
                                            remL = rem.length;
                                        }
                                    }
                                } else if (cmp === 0) {
                                    n++;
                                    rem = [
                                        0
                                    ];
                                }
                                qc[i++] = n;
                                if (rem[0]) {
                                    rem[remL++] = xc[xi] || 0;
                                } else {
                                    rem = [
                                        xc[xi]
                                    ];
                                    remL = 1;
                                }
                            }while ((xi++ < xL || rem[0] != null) && s--)
                            more = rem[0] != null;
                            if (!qc[0]) qc.splice(0, 1);
                        }
                        if (base == BASE) {
                            for(i = 1, s = qc[0]; s >= 10; s /= 10, i++);
                            round(q, dp + (q.e = i + e * LOG_BASE - 1) + 1, rm, more);
                        } else {
                            q.e = e;
                            q.r = +more;
                        }
                        return q;
                    };
                }();
                function format(n, i, rm, id) {
                    var c0, e, ne, len, str;
                    if (rm == null) rm = ROUNDING_MODE;
                    else intCheck(rm, 0, 8);
                    if (!n.c) return n.toString();
                    c0 = n.c[0];
                    ne = n.e;
                    if (i == null) {
                        str = coeffToString(n.c);
                        str = id == 1 || id == 2 && (ne <= TO_EXP_NEG || ne >= TO_EXP_POS) ? toExponential(str, ne) : toFixedPoint(str, ne, '0');
                    } else {
                        n = round(new BigNumber(n), i, rm);
                        e = n.e;
                        str = coeffToString(n.c);
                        len = str.length;
                        if (id == 1 || id == 2 && (i <= e || e <= TO_EXP_NEG)) {
                            for(; len < i; str += '0', len++);
                            str = toExponential(str, e);
                        } else {
                            i -= ne + (id === 2 && e > ne);
                            str = toFixedPoint(str, e, '0');
                            if (e + 1 > len) {
                                if (--i > 0) for(str += '.'; i--; str += '0');
                            } else {
                                i += e - len;
                                if (i > 0) {
                                    if (e + 1 == len) str += '.';
                                    for(; i--; str += '0');
                                }
                            }
                        }
                    }
                    return n.s < 0 && c0 ? '-' + str : str;
                }
                function maxOrMin(args, n) {
                    var k, y, i = 1, x = new BigNumber(args[0]);
                    for(; i < args.length; i++){
                        y = new BigNumber(args[i]);
                        if (!y.s || (k = compare(x, y)) === n || k === 0 && x.s === n) {
                            x = y;
                        }
                    }
                    return x;
                }
                function normalise(n, c, e) {
                    var i = 1, j = c.length;
                    for(; !c[--j]; c.pop());
                    for(j = c[0]; j >= 10; j /= 10, i++);
                    if ((e = i + e * LOG_BASE - 1) > MAX_EXP) {
                        n.c = n.e = null;
                    } else if (e < MIN_EXP) {
                        n.c = [
                            n.e = 0
                        ];
                    } else {
                        n.e = e;
                        n.c = c;
                    }
                    return n;
                }
                parseNumeric = function() {
                    var basePrefix = /^(-?)0([xbo])(?=\w[\w.]*$)/i, dotAfter = /^([^.]+)\.$/, dotBefore = /^\.([^.]+)$/, isInfinityOrNaN = /^-?(Infinity|NaN)$/, whitespaceOrPlus = /^\s*\+(?=[\w.])|^\s+|\s+$/g;
                    return function(x, str, isNum, b) {
                        var base, s = isNum ? str : str.replace(whitespaceOrPlus, '');
                        if (isInfinityOrNaN.test(s)) {
                            x.s = isNaN(s) ? null : s < 0 ? -1 : 1;
                        } else {
                            if (!isNum) {
                                s = s.replace(basePrefix, function(m, p1, p2) {
                                    base = (p2 = p2.toLowerCase()) == 'x' ? 16 : p2 == 'b' ? 2 : 8;
                                    return !b || b == base ? p1 : m;
                                });
                                if (b) {
                                    base = b;
                                    s = s.replace(dotAfter, '$1').replace(dotBefore, '0.$1');
                                }
                                if (str != s) return new BigNumber(s, base);
                            }
                            if (BigNumber.DEBUG) {
                                throw Error(bignumberError + 'Not a' + (b ? ' base ' + b : '') + ' number: ' + str);
                            }
                            x.s = null;
                        }
                        x.c = x.e = null;
                    };
                }();
                function round(x, sd, rm, r) {
                    var d, i, j, k, n, ni, rd, xc = x.c, pows10 = POWS_TEN;
                    if (xc) {
                        out: {
                            for(d = 1, k = xc[0]; k >= 10; k /= 10, d++);
                            i = sd - d;
                            if (i < 0) {
                                i += LOG_BASE;
                                j = sd;
                                n = xc[ni = 0];
                                rd = mathfloor(n / pows10[d - j - 1] % 10);
                            } else {
                                ni = mathceil((i + 1) / LOG_BASE);
                                if (ni >= xc.length) {
                                    if (r) {
                                        for(; xc.length <= ni; xc.push(0));
                                        n = rd = 0;
                                        d = 1;
                                        i %= LOG_BASE;
                                        j = i - LOG_BASE + 1;
                                    } else {
                                        break out;
                                    }
                                } else {
                                    n = k = xc[ni];
                                    for(d = 1; k >= 10; k /= 10, d++);
                                    i %= LOG_BASE;
                                    j = i - LOG_BASE + d;
                                    rd = j < 0 ? 0 : mathfloor(n / pows10[d - j - 1] % 10);
                                }
                            }
                            r = r || sd < 0 || xc[ni + 1] != null || (j < 0 ? n : n % pows10[d - j - 1]);
                            r = rm < 4 ? (rd || r) && (rm == 0 || rm == (x.s < 0 ? 3 : 2)) : rd > 5 || rd == 5 && (rm == 4 || r || rm == 6 && (i > 0 ? j > 0 ? n / pows10[d - j] : 0 : xc[ni - 1]) % 10 & 1 || rm == (x.s < 0 ? 8 : 7));
                            if (sd < 1 || !xc[0]) {
                                xc.length = 0;
                                if (r) {
                                    sd -= x.e + 1;
                                    xc[0] = pows10[(LOG_BASE - sd % LOG_BASE) % LOG_BASE];
                                    x.e = -sd || 0;
                                } else {
                                    xc[0] = x.e = 0;
                                }
                                return x;
                            }
                            if (i == 0) {
                                xc.length = ni;
                                k = 1;
                                ni--;
                            } else {
                                xc.length = ni + 1;
                                k = pows10[LOG_BASE - i];
                                xc[ni] = j > 0 ? mathfloor(n / pows10[d - j] % pows10[j]) * k : 0;
                            }
                            if (r) {
                                for(;;){
                                    if (ni == 0) {
                                        for(i = 1, j = xc[0]; j >= 10; j /= 10, i++);
                                        j = xc[0] += k;
                                        for(k = 1; j >= 10; j /= 10, k++);
                                        if (i != k) {
                                            x.e++;
                                            if (xc[0] == BASE) xc[0] = 1;
                                        }
                                        break;
                                    } else {
                                        xc[ni] += k;
                                        if (xc[ni] != BASE) break;
                                        xc[ni--] = 0;
                                        k = 1;
                                    }
                                }
                            }
                            for(i = xc.length; xc[--i] === 0; xc.pop());
                        }
                        if (x.e > MAX_EXP) {
                            x.c = x.e = null;
                        } else if (x.e < MIN_EXP) {
                            x.c = [
                                x.e = 0
                            ];
                        }
                    }
                    return x;
                }
                function valueOf(n) {
                    var str, e = n.e;
                    if (e === null) return n.toString();
                    str = coeffToString(n.c);
                    str = e <= TO_EXP_NEG || e >= TO_EXP_POS ? toExponential(str, e) : toFixedPoint(str, e, '0');
                    return n.s < 0 ? '-' + str : str;
                }
                P.absoluteValue = P.abs = function() {
                    var x = new BigNumber(this);
                    if (x.s < 0) x.s = 1;
                    return x;
                };
                P.comparedTo = function(y, b) {
                    return compare(this, new BigNumber(y, b));
                };
                P.decimalPlaces = P.dp = function(dp, rm) {
                    var c, n, v, x = this;
                    if (dp != null) {
                        intCheck(dp, 0, MAX);
                        if (rm == null) rm = ROUNDING_MODE;
                        else intCheck(rm, 0, 8);
                        return round(new BigNumber(x), dp + x.e + 1, rm);
                    }
                    if (!(c = x.c)) return null;
                    n = ((v = c.length - 1) - bitFloor(this.e / LOG_BASE)) * LOG_BASE;
                    if (v = c[v]) for(; v % 10 == 0; v /= 10, n--);
                    if (n < 0) n = 0;
                    return n;
                };
                P.dividedBy = P.div = function(y, b) {
                    return div(this, new BigNumber(y, b), DECIMAL_PLACES, ROUNDING_MODE);
                };
                P.dividedToIntegerBy = P.idiv = function(y, b) {
                    return div(this, new BigNumber(y, b), 0, 1);
                };
                P.exponentiatedBy = P.pow = function(n, m) {
                    var half, isModExp, i, k, more, nIsBig, nIsNeg, nIsOdd, y, x = this;
                    n = new BigNumber(n);
                    if (n.c && !n.isInteger()) {
                        throw Error(bignumberError + 'Exponent not an integer: ' + valueOf(n));
                    }
                    if (m != null) m = new BigNumber(m);
                    nIsBig = n.e > 14;
                    if (!x.c || !x.c[0] || x.c[0] == 1 && !x.e && x.c.length == 1 || !n.c || !n.c[0]) {
                        y = new BigNumber(Math.pow(+valueOf(x), nIsBig ? n.s * (2 - isOdd(n)) : +valueOf(n)));
                        return m ? y.mod(m) : y;
                    }
                    nIsNeg = n.s < 0;
                    if (m) {
                        if (m.c ? !m.c[0] : !m.s) return new BigNumber(NaN);
                        isModExp = !nIsNeg && x.isInteger() && m.isInteger();
                        if (isModExp) x = x.mod(m);
                    } else if (n.e > 9 && (x.e > 0 || x.e < -1 || (x.e == 0 ? x.c[0] > 1 || nIsBig && x.c[1] >= 24e7 : x.c[0] < 8e13 || nIsBig && x.c[0] <= 9999975e7))) {
                        k = x.s < 0 && isOdd(n) ? -0 : 0;
                        if (x.e > -1) k = 1 / k;
                        return new BigNumber(nIsNeg ? 1 / k : k);
                    } else if (POW_PRECISION) {
                        k = mathceil(POW_PRECISION / LOG_BASE + 2);
                    }
                    if (nIsBig) {
                        half = new BigNumber(0.5);
                        if (nIsNeg) n.s = 1;
                        nIsOdd = isOdd(n);
                    } else {
                        i = Math.abs(+valueOf(n));
                        nIsOdd = i % 2;
                    }
                    y = new BigNumber(ONE);
                    for(;;){
                        if (nIsOdd) {
                            y = y.times(x);
                            if (!y.c) break;
                            if (k) {
                                if (y.c.length > k) y.c.length = k;
                            } else if (isModExp) {
                                y = y.mod(m);
                            }
                        }
                        if (i) {
                            i = mathfloor(i / 2);
                            if (i === 0) break;
                            nIsOdd = i % 2;
                        } else {
                            n = n.times(half);
                            round(n, n.e + 1, 1);
                            if (n.e > 14) {
                                nIsOdd = isOdd(n);
                            } else {
                                i = +valueOf(n);
                                if (i === 0) break;
                                nIsOdd = i % 2;
                            }
                        }
                        x = x.times(x);
                        if (k) {
                            if (x.c && x.c.length > k) x.c.length = k;
                        } else if (isModExp) {
                            x = x.mod(m);
                        }
                    }
                    if (isModExp) return y;
                    if (nIsNeg) y = ONE.div(y);
                    return m ? y.mod(m) : k ? round(y, POW_PRECISION, ROUNDING_MODE, more) : y;
                };
                P.integerValue = function(rm) {
                    var n = new BigNumber(this);
                    if (rm == null) rm = ROUNDING_MODE;
                    else intCheck(rm, 0, 8);
                    return round(n, n.e + 1, rm);
                };
                P.isEqualTo = P.eq = function(y, b) {
                    return compare(this, new BigNumber(y, b)) === 0;
                };
                P.isFinite = function() {
                    return !!this.c;
                };
                P.isGreaterThan = P.gt = function(y, b) {
                    return compare(this, new BigNumber(y, b)) > 0;
                };
                P.isGreaterThanOrEqualTo = P.gte = function(y, b) {
                    return (b = compare(this, new BigNumber(y, b))) === 1 || b === 0;
                };
                P.isInteger = function() {
                    return !!this.c && bitFloor(this.e / LOG_BASE) > this.c.length - 2;
                };
                P.isLessThan = P.lt = function(y, b) {
                    return compare(this, new BigNumber(y, b)) < 0;
                };
                P.isLessThanOrEqualTo = P.lte = function(y, b) {
                    return (b = compare(this, new BigNumber(y, b))) === -1 || b === 0;
                };
                P.isNaN = function() {
                    return !this.s;
                };
                P.isNegative = function() {
                    return this.s < 0;
                };
                P.isPositive = function() {
                    return this.s > 0;
                };
                P.isZero = function() {
                    return !!this.c && this.c[0] == 0;
                };
                P.minus = function(y, b) {
                    var i, j, t, xLTy, x = this, a = x.s;
                    y = new BigNumber(y, b);
                    b = y.s;
                    if (!a || !b) return new BigNumber(NaN);
                    if (a != b) {
                        y.s = -b;
                        return x.plus(y);
                    }
                    var xe = x.e / LOG_BASE, ye = y.e / LOG_BASE, xc = x.c, yc = y.c;
                    if (!xe || !ye) {
                        if (!xc || !yc) return xc ? (y.s = -b, y) : new BigNumber(yc ? x : NaN);
                        if (!xc[0] || !yc[0]) {
                            return yc[0] ? (y.s = -b, y) : new BigNumber(xc[0] ? x : ROUNDING_MODE == 3 ? -0 : 0);
                        }
                    }
                    xe = bitFloor(xe);
                    ye = bitFloor(ye);
                    xc = xc.slice();
                    if (a = xe - ye) {
                        if (xLTy = a < 0) {
                            a = -a;
                            t = xc;
                        } else {
                            ye = xe;
                            t = yc;
                        }
                        t.reverse();
                        for(b = a; b--; t.push(0));
                        t.reverse();
                    } else {
                        j = (xLTy = (a = xc.length) < (b = yc.length)) ? a : b;
                        for(a = b = 0; b < j; b++){
                            if (xc[b] != yc[b]) {
                                xLTy = xc[b] < yc[b];
                                break;
                            }
                        }
                    }
                    if (xLTy) {
                        t = xc;
                        xc = yc;
                        yc = t;
                        y.s = -y.s;
                    }
                    b = (j = yc.length) - (i = xc.length);
                    if (b > 0) for(; b--; xc[i++] = 0);
                    b = BASE - 1;
                    for(; j > a;){
                        if (xc[--j] < yc[j]) {
                            for(i = j; i && !xc[--i]; xc[i] = b);
                            --xc[i];
                            xc[j] += BASE;
                        }
                        xc[j] -= yc[j];
                    }
                    for(; xc[0] == 0; xc.splice(0, 1), --ye);
                    if (!xc[0]) {
                        y.s = ROUNDING_MODE == 3 ? -1 : 1;
                        y.c = [
                            y.e = 0
                        ];
                        return y;
                    }
                    return normalise(y, xc, ye);
                };
                P.modulo = P.mod = function(y, b) {
                    var q, s, x = this;
                    y = new BigNumber(y, b);
                    if (!x.c || !y.s || y.c && !y.c[0]) {
                        return new BigNumber(NaN);
                    } else if (!y.c || x.c && !x.c[0]) {
                        return new BigNumber(x);
                    }
                    if (MODULO_MODE == 9) {
                        s = y.s;
                        y.s = 1;
                        q = div(x, y, 0, 3);
                        y.s = s;
                        q.s *= s;
                    } else {
                        q = div(x, y, 0, MODULO_MODE);
                    }
                    y = x.minus(q.times(y));
                    if (!y.c[0] && MODULO_MODE == 1) y.s = x.s;
                    return y;
                };
                P.multipliedBy = P.times = function(y, b) {
                    var c, e, i, j, k, m, xcL, xlo, xhi, ycL, ylo, yhi, zc, base, sqrtBase, x = this, xc = x.c, yc = (y = new BigNumber(y, b)).c;
                    if (!xc || !yc || !xc[0] || !yc[0]) {
                        if (!x.s || !y.s || xc && !xc[0] && !yc || yc && !yc[0] && !xc) {
                            y.c = y.e = y.s = null;
                        } else {
                            y.s *= x.s;
                            if (!xc || !yc) {
                                y.c = y.e = null;
                            } else {
                                y.c = [
                                    0
                                ];
                                y.e = 0;
                            }
                        }
                        return y;
                    }
                    e = bitFloor(x.e / LOG_BASE) + bitFloor(y.e / LOG_BASE);
                    y.s *= x.s;
                    xcL = xc.length;
                    ycL = yc.length;
                    if (xcL < ycL) {
                        zc = xc;
                        xc = yc;
                        yc = zc;
                        i = xcL;
                        xcL = ycL;
                        ycL = i;
                    }
                    for(i = xcL + ycL, zc = []; i--; zc.push(0));
                    base = BASE;
                    sqrtBase = SQRT_BASE;
                    for(i = ycL; --i >= 0;){
                        c = 0;
                        ylo = yc[i] % sqrtBase;
                        yhi = yc[i] / sqrtBase | 0;
                        for(k = xcL, j = i + k; j > i;){
                            xlo = xc[--k] % sqrtBase;
                            xhi = xc[k] / sqrtBase | 0;
                            m = yhi * xlo + xhi * ylo;
                            xlo = ylo * xlo + m % sqrtBase * sqrtBase + zc[j] + c;
                            c = (xlo / base | 0) + (m / sqrtBase | 0) + yhi * xhi;
                            zc[j--] = xlo % base;
                        }
                        zc[j] = c;
                    }
                    if (c) {
                        ++e;
                    } else {
                        zc.splice(0, 1);
                    }
                    return normalise(y, zc, e);
                };
                P.negated = function() {
                    var x = new BigNumber(this);
                    x.s = -x.s || null;
                    return x;
                };
                P.plus = function(y, b) {
                    var t, x = this, a = x.s;
                    y = new BigNumber(y, b);
                    b = y.s;
                    if (!a || !b) return new BigNumber(NaN);
                    if (a != b) {
                        y.s = -b;
                        return x.minus(y);
                    }
                    var xe = x.e / LOG_BASE, ye = y.e / LOG_BASE, xc = x.c, yc = y.c;
                    if (!xe || !ye) {
                        if (!xc || !yc) return new BigNumber(a / 0);
                        if (!xc[0] || !yc[0]) return yc[0] ? y : new BigNumber(xc[0] ? x : a * 0);
                    }
                    xe = bitFloor(xe);
                    ye = bitFloor(ye);
                    xc = xc.slice();
                    if (a = xe - ye) {
                        if (a > 0) {
                            ye = xe;
                            t = yc;
                        } else {
                            a = -a;
                            t = xc;
                        }
                        t.reverse();
                        for(; a--; t.push(0));
                        t.reverse();
                    }
                    a = xc.length;
                    b = yc.length;
                    if (a - b < 0) {
                        t = yc;
                        yc = xc;
                        xc = t;
                        b = a;
                    }
                    for(a = 0; b;){
                        a = (xc[--b] = xc[b] + yc[b] + a) / BASE | 0;
                        xc[b] = BASE === xc[b] ? 0 : xc[b] % BASE;
                    }
                    if (a) {
                        xc = [
                            a
                        ].concat(xc);
                        ++ye;
                    }
                    return normalise(y, xc, ye);
                };
                P.precision = P.sd = function(sd, rm) {
                    var c, n, v, x = this;
                    if (sd != null && sd !== !!sd) {
                        intCheck(sd, 1, MAX);
                        if (rm == null) rm = ROUNDING_MODE;
                        else intCheck(rm, 0, 8);
                        return round(new BigNumber(x), sd, rm);
                    }
                    if (!(c = x.c)) return null;
                    v = c.length - 1;
                    n = v * LOG_BASE + 1;
                    if (v = c[v]) {
                        for(; v % 10 == 0; v /= 10, n--);
                        for(v = c[0]; v >= 10; v /= 10, n++);
                    }
                    if (sd && x.e + 1 > n) n = x.e + 1;
                    return n;
                };
                P.shiftedBy = function(k) {
                    intCheck(k, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER);
                    return this.times('1e' + k);
                };
                P.squareRoot = P.sqrt = function() {
                    var m, n, r, rep, t, x = this, c = x.c, s = x.s, e = x.e, dp = DECIMAL_PLACES + 4, half = new BigNumber('0.5');
                    if (s !== 1 || !c || !c[0]) {
                        return new BigNumber(!s || s < 0 && (!c || c[0]) ? NaN : c ? x : 1 / 0);
                    }
                    s = Math.sqrt(+valueOf(x));
                    if (s == 0 || s == 1 / 0) {
                        n = coeffToString(c);
                        if ((n.length + e) % 2 == 0) n += '0';
                        s = Math.sqrt(+n);
                        e = bitFloor((e + 1) / 2) - (e < 0 || e % 2);
                        if (s == 1 / 0) {
                            n = '5e' + e;
                        } else {
                            n = s.toExponential();
                            n = n.slice(0, n.indexOf('e') + 1) + e;
                        }
                        r = new BigNumber(n);
                    } else {
                        r = new BigNumber(s + '');
                    }
                    if (r.c[0]) {
                        e = r.e;
                        s = e + dp;
                        if (s < 3) s = 0;
                        for(;;){
                            t = r;
                            r = half.times(t.plus(div(x, t, dp, 1)));
                            if (coeffToString(t.c).slice(0, s) === (n = coeffToString(r.c)).slice(0, s)) {
                                if (r.e < e) --s;
                                n = n.slice(s - 3, s + 1);
                                if (n == '9999' || !rep && n == '4999') {
                                    if (!rep) {
                                        round(t, t.e + DECIMAL_PLACES + 2, 0);
                                        if (t.times(t).eq(x)) {
                                            r = t;
                                            break;
                                        }
                                    }
                                    dp += 4;
                                    s += 4;
                                    rep = 1;
                                } else {
                                    if (!+n || !+n.slice(1) && n.charAt(0) == '5') {
                                        round(r, r.e + DECIMAL_PLACES + 2, 1);
                                        m = !r.times(r).eq(x);
                                    }
                                    break;
                                }
                            }
                        }
                    }
                    return round(r, r.e + DECIMAL_PLACES + 1, ROUNDING_MODE, m);
                };
                P.toExponential = function(dp, rm) {
                    if (dp != null) {
                        intCheck(dp, 0, MAX);
                        dp++;
                    }
                    return format(this, dp, rm, 1);
                };
                P.toFixed = function(dp, rm) {
                    if (dp != null) {
                        intCheck(dp, 0, MAX);
                        dp = dp + this.e + 1;
                    }
                    return format(this, dp, rm);
                };
                P.toFormat = function(dp, rm, format) {
                    var str, x = this;
                    if (format == null) {
                        if (dp != null && rm && typeof rm == 'object') {
                            format = rm;
                            rm = null;
                        } else if (dp && typeof dp == 'object') {
                            format = dp;
                            dp = rm = null;
                        } else {
                            format = FORMAT;
                        }
                    } else if (typeof format != 'object') {
                        throw Error(bignumberError + 'Argument not an object: ' + format);
                    }
                    str = x.toFixed(dp, rm);
                    if (x.c) {
                        var i, arr = str.split('.'), g1 = +format.groupSize, g2 = +format.secondaryGroupSize, groupSeparator = format.groupSeparator || '', intPart = arr[0], fractionPart = arr[1], isNeg = x.s < 0, intDigits = isNeg ? intPart.slice(1) : intPart, len = intDigits.length;
                        if (g2) {
                            i = g1;
                            g1 = g2;
                            g2 = i;
                            len -= i;
                        }
                        if (g1 > 0 && len > 0) {
                            i = len % g1 || g1;
                            intPart = intDigits.substr(0, i);
                            for(; i < len; i += g1)intPart += groupSeparator + intDigits.substr(i, g1);
                            if (g2 > 0) intPart += groupSeparator + intDigits.slice(i);
                            if (isNeg) intPart = '-' + intPart;
                        }
                        str = fractionPart ? intPart + (format.decimalSeparator || '') + ((g2 = +format.fractionGroupSize) ? fractionPart.replace(new RegExp('\\d{' + g2 + '}\\B', 'g'), '$&' + (format.fractionGroupSeparator || '')) : fractionPart) : intPart;
                    }
                    return (format.prefix || '') + str + (format.suffix || '');
                };
                P.toFraction = function(md) {
                    var d, d0, d1, d2, e, exp, n, n0, n1, q, r, s, x = this, xc = x.c;
                    if (md != null) {
                        n = new BigNumber(md);
                        if (!n.isInteger() && (n.c || n.s !== 1) || n.lt(ONE)) {
                            throw Error(bignumberError + 'Argument ' + (n.isInteger() ? 'out of range: ' : 'not an integer: ') + valueOf(n));
                        }
                    }
                    if (!xc) return new BigNumber(x);
                    d = new BigNumber(ONE);
                    n1 = d0 = new BigNumber(ONE);
                    d1 = n0 = new BigNumber(ONE);
                    s = coeffToString(xc);
                    e = d.e = s.length - x.e - 1;
                    d.c[0] = POWS_TEN[(exp = e % LOG_BASE) < 0 ? LOG_BASE + exp : exp];
                    md = !md || n.comparedTo(d) > 0 ? e > 0 ? d : n1 : n;
                    exp = MAX_EXP;
                    MAX_EXP = 1 / 0;
                    n = new BigNumber(s);
                    n0.c[0] = 0;
                    for(;;){
                        q = div(n, d, 0, 1);
                        d2 = d0.plus(q.times(d1));
                        if (d2.comparedTo(md) == 1) break;
                        d0 = d1;
                        d1 = d2;
                        n1 = n0.plus(q.times(d2 = n1));
                        n0 = d2;
                        d = n.minus(q.times(d2 = d));
                        n = d2;
                    }
                    d2 = div(md.minus(d0), d1, 0, 1);
                    n0 = n0.plus(d2.times(n1));
                    d0 = d0.plus(d2.times(d1));
                    n0.s = n1.s = x.s;
                    e = e * 2;
                    r = div(n1, d1, e, ROUNDING_MODE).minus(x).abs().comparedTo(div(n0, d0, e, ROUNDING_MODE).minus(x).abs()) < 1 ? [
                        n1,
                        d1
                    ] : [
                        n0,
                        d0
                    ];
                    MAX_EXP = exp;
                    return r;
                };
                P.toNumber = function() {
                    return +valueOf(this);
                };
                P.toPrecision = function(sd, rm) {
                    if (sd != null) intCheck(sd, 1, MAX);
                    return format(this, sd, rm, 2);
                };
                P.toString = function(b) {
                    var str, n = this, s = n.s, e = n.e;
                    if (e === null) {
                        if (s) {
                            str = 'Infinity';
                            if (s < 0) str = '-' + str;
                        } else {
                            str = 'NaN';
                        }
                    } else {
                        if (b == null) {
                            str = e <= TO_EXP_NEG || e >= TO_EXP_POS ? toExponential(coeffToString(n.c), e) : toFixedPoint(coeffToString(n.c), e, '0');
                        } else if (b === 10 && alphabetHasNormalDecimalDigits) {
                            n = round(new BigNumber(n), DECIMAL_PLACES + e + 1, ROUNDING_MODE);
                            str = toFixedPoint(coeffToString(n.c), n.e, '0');
                        } else {
                            intCheck(b, 2, ALPHABET.length, 'Base');
                            str = convertBase(toFixedPoint(coeffToString(n.c), e, '0'), 10, b, s, true);
                        }
                        if (s < 0 && n.c[0]) str = '-' + str;
                    }
                    return str;
                };
                P.valueOf = P.toJSON = function() {
                    return valueOf(this);
                };
                P._isBigNumber = true;
                if (configObject != null) BigNumber.set(configObject);
                return BigNumber;
            }
            function bitFloor(n) {
                var i = n | 0;
                return n > 0 || n === i ? i : i - 1;
            }
            function coeffToString(a) {
                var s, z, i = 1, j = a.length, r = a[0] + '';
                for(; i < j;){
                    s = a[i++] + '';
                    z = LOG_BASE - s.length;
                    for(; z--; s = '0' + s);
                    r += s;
                }
                for(j = r.length; r.charCodeAt(--j) === 48;);
                return r.slice(0, j + 1 || 1);
            }
            function compare(x, y) {
                var a, b, xc = x.c, yc = y.c, i = x.s, j = y.s, k = x.e, l = y.e;
                if (!i || !j) return null;
                a = xc && !xc[0];
                b = yc && !yc[0];
                if (a || b) return a ? b ? 0 : -j : i;
                if (i != j) return i;
                a = i < 0;
                b = k == l;
                if (!xc || !yc) return b ? 0 : !xc ^ a ? 1 : -1;
                if (!b) return k > l ^ a ? 1 : -1;
                j = (k = xc.length) < (l = yc.length) ? k : l;
                for(i = 0; i < j; i++)if (xc[i] != yc[i]) return xc[i] > yc[i] ^ a ? 1 : -1;
                return k == l ? 0 : k > l ^ a ? 1 : -1;
            }
            function intCheck(n, min, max, name) {
                if (n < min || n > max || n !== mathfloor(n)) {
                    throw Error(bignumberError + (name || 'Argument') + (typeof n == 'number' ? n < min || n > max ? ' out of range: ' : ' not an integer: ' : ' not a primitive number: ') + String(n));
                }
            }
            function isOdd(n) {
                var k = n.c.length - 1;
                return bitFloor(n.e / LOG_BASE) == k && n.c[k] % 2 != 0;
            }
            function toExponential(str, e) {
                return (str.length > 1 ? str.charAt(0) + '.' + str.slice(1) : str) + (e < 0 ? 'e' : 'e+') + e;
            }
            function toFixedPoint(str, e, z) {
                var len, zs;
                if (e < 0) {
                    for(zs = z + '.'; ++e; zs += z);
                    str = zs + str;
                } else {
                    len = str.length;
                    if (++e > len) {
                        for(zs = z, e -= len; --e; zs += z);
                        str += zs;
                    } else if (e < len) {
                        str = str.slice(0, e) + '.' + str.slice(e);
                    }
                }
                return str;
            }
            BigNumber = clone();
            BigNumber['default'] = BigNumber.BigNumber = BigNumber;
            if (typeof define == 'function' && define.amd) {
                define(function() {
                    return BigNumber;
                });
            } else if (true && module.exports) {
                module.exports = BigNumber;
            } else {
                if (!globalObject) {
                    globalObject = typeof self != 'undefined' && self ? self : window;
                }
                globalObject.BigNumber = BigNumber;
            }
        })(this);
    }),
    9732: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(181).Buffer;
        var SlowBuffer = __webpack_require__(181).SlowBuffer;
        module.exports = bufferEq;
        function bufferEq(a, b) {
            if (!Buffer1.isBuffer(a) || !Buffer1.isBuffer(b)) {
                return false;
            }
            if (a.length !== b.length) {
                return false;
            }
            var c = 0;
            for(var i = 0; i < a.length; i++){
                c |= a[i] ^ b[i];
            }
            return c === 0;
        }
        bufferEq.install = function() {
            Buffer1.prototype.equal = SlowBuffer.prototype.equal = function equal(that) {
                return bufferEq(this, that);
            };
        };
        var origBufEqual = Buffer1.prototype.equal;
        var origSlowBufEqual = SlowBuffer.prototype.equal;
        bufferEq.restore = function() {
            Buffer1.prototype.equal = origBufEqual;
            SlowBuffer.prototype.equal = origSlowBufEqual;
        };
    }),
    325: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(3058).Buffer;
        var getParamBytesForAlg = __webpack_require__(5028);
        var MAX_OCTET = 0x80, CLASS_UNIVERSAL = 0, PRIMITIVE_BIT = 0x20, TAG_SEQ = 0x10, TAG_INT = 0x02, ENCODED_TAG_SEQ = TAG_SEQ | PRIMITIVE_BIT | CLASS_UNIVERSAL << 6, ENCODED_TAG_INT = TAG_INT | CLASS_UNIVERSAL << 6;
        function base64Url(base64) {
            return base64.replace(/=/g, '').replace(/\+/g, '-').replace(/\//g, '_');
        }
        function signatureAsBuffer(signature) {
            if (Buffer1.isBuffer(signature)) {
                return signature;
            } else if ('string' === typeof signature) {
                return Buffer1.from(signature, 'base64');
            }
            throw new TypeError('ECDSA signature must be a Base64 string or a Buffer');
        }
        function derToJose(signature, alg) {
            signature = signatureAsBuffer(signature);
            var paramBytes = getParamBytesForAlg(alg);
            var maxEncodedParamLength = paramBytes + 1;
            var inputLength = signature.length;
            var offset = 0;
            if (signature[offset++] !== ENCODED_TAG_SEQ) {
                throw new Error('Could not find expected "seq"');
            }
            var seqLength = signature[offset++];
            if (seqLength === (MAX_OCTET | 1)) {
                seqLength = signature[offset++];
            }
            if (inputLength - offset < seqLength) {
                throw new Error('"seq" specified length of "' + seqLength + '", only "' + (inputLength - offset) + '" remaining');
            }
            if (signature[offset++] !== ENCODED_TAG_INT) {
                throw new Error('Could not find expected "int" for "r"');
            }
            var rLength = signature[offset++];
            if (inputLength - offset - 2 < rLength) {
                throw new Error('"r" specified length of "' + rLength + '", only "' + (inputLength - offset - 2) + '" available');
            }
            if (maxEncodedParamLength < rLength) {
                throw new Error('"r" specified length of "' + rLength + '", max of "' + maxEncodedParamLength + '" is acceptable');
            }
            var rOffset = offset;
            offset += rLength;
            if (signature[offset++] !== ENCODED_TAG_INT) {
                throw new Error('Could not find expected "int" for "s"');
            }
            var sLength = signature[offset++];
            if (inputLength - offset !== sLength) {
                throw new Error('"s" specified length of "' + sLength + '", expected "' + (inputLength - offset) + '"');
            }
            if (maxEncodedParamLength < sLength) {
                throw new Error('"s" specified length of "' + sLength + '", max of "' + maxEncodedParamLength + '" is acceptable');
            }
            var sOffset = offset;
            offset += sLength;
            if (offset !== inputLength) {
                throw new Error('Expected to consume entire buffer, but "' + (inputLength - offset) + '" bytes remain');
            }
            var rPadding = paramBytes - rLength, sPadding = paramBytes - sLength;
            var dst = Buffer1.allocUnsafe(rPadding + rLength + sPadding + sLength);
            for(offset = 0; offset < rPadding; ++offset){
                dst[offset] = 0;
            }
            signature.copy(dst, offset, rOffset + Math.max(-rPadding, 0), rOffset + rLength);
            offset = paramBytes;
            for(var o = offset; offset < o + sPadding; ++offset){
                dst[offset] = 0;
            }
            signature.copy(dst, offset, sOffset + Math.max(-sPadding, 0), sOffset + sLength);
            dst = dst.toString('base64');
            dst = base64Url(dst);
            return dst;
        }
        function countPadding(buf, start, stop) {
            var padding = 0;
            while(start + padding < stop && buf[start + padding] === 0){
                ++padding;
            }
            var needsSign = buf[start + padding] >= MAX_OCTET;
            if (needsSign) {
                --padding;
            }
            return padding;
        }
        function joseToDer(signature, alg) {
            signature = signatureAsBuffer(signature);
            var paramBytes = getParamBytesForAlg(alg);
            var signatureBytes = signature.length;
            if (signatureBytes !== paramBytes * 2) {
                throw new TypeError('"' + alg + '" signatures must be "' + paramBytes * 2 + '" bytes, saw "' + signatureBytes + '"');
            }
            var rPadding = countPadding(signature, 0, paramBytes);
            var sPadding = countPadding(signature, paramBytes, signature.length);
            var rLength = paramBytes - rPadding;
            var sLength = paramBytes - sPadding;
            var rsBytes = 1 + 1 + rLength + 1 + 1 + sLength;
            var shortLength = rsBytes < MAX_OCTET;
            var dst = Buffer1.allocUnsafe((shortLength ? 2 : 3) + rsBytes);
            var offset = 0;
            dst[offset++] = ENCODED_TAG_SEQ;
            if (shortLength) {
                dst[offset++] = rsBytes;
            } else {
                dst[offset++] = MAX_OCTET | 1;
                dst[offset++] = rsBytes & 0xff;
            }
            dst[offset++] = ENCODED_TAG_INT;
            dst[offset++] = rLength;
            if (rPadding < 0) {
                dst[offset++] = 0;
                offset += signature.copy(dst, offset, 0, paramBytes);
            } else {
                offset += signature.copy(dst, offset, rPadding, paramBytes);
            }
            dst[offset++] = ENCODED_TAG_INT;
            dst[offset++] = sLength;
            if (sPadding < 0) {
                dst[offset++] = 0;
                signature.copy(dst, offset, paramBytes);
            } else {
                signature.copy(dst, offset, paramBytes + sPadding);
            }
            return dst;
        }
        module.exports = {
            derToJose: derToJose,
            joseToDer: joseToDer
        };
    }),
    5028: ((module)=>{
        function getParamSize(keySize) {
            var result = (keySize / 8 | 0) + (keySize % 8 === 0 ? 0 : 1);
            return result;
        }
        var paramBytesForAlg = {
            ES256: getParamSize(256),
            ES384: getParamSize(384),
            ES512: getParamSize(521)
        };
        function getParamBytesForAlg(alg) {
            var paramBytes = paramBytesForAlg[alg];
            if (paramBytes) {
                return paramBytes;
            }
            throw new Error('Unknown algorithm "' + alg + '"');
        }
        module.exports = getParamBytesForAlg;
    }),
    3860: ((module)=>{
        var hasOwn = Object.prototype.hasOwnProperty;
        var toStr = Object.prototype.toString;
        var defineProperty = Object.defineProperty;
        var gOPD = Object.getOwnPropertyDescriptor;
        var isArray = function isArray(arr) {
            if (typeof Array.isArray === 'function') {
                return Array.isArray(arr);
            }
            return toStr.call(arr) === '[object Array]';
        };
        var isPlainObject = function isPlainObject(obj) {
            if (!obj || toStr.call(obj) !== '[object Object]') {
                return false;
            }
            var hasOwnConstructor = hasOwn.call(obj, 'constructor');
            var hasIsPrototypeOf = obj.constructor && obj.constructor.prototype && hasOwn.call(obj.constructor.prototype, 'isPrototypeOf');
            if (obj.constructor && !hasOwnConstructor && !hasIsPrototypeOf) {
                return false;
            }
            var key;
            for(key in obj){}
            return typeof key === 'undefined' || hasOwn.call(obj, key);
        };
        var setProperty = function setProperty(target, options) {
            if (defineProperty && options.name === '__proto__') {
                defineProperty(target, options.name, {
                    enumerable: true,
                    configurable: true,
                    value: options.newValue,
                    writable: true
                });
            } else {
                target[options.name] = options.newValue;
            }
        };
        var getProperty = function getProperty(obj, name) {
            if (name === '__proto__') {
                if (!hasOwn.call(obj, name)) {
                    return void 0;
                } else if (gOPD) {
                    return gOPD(obj, name).value;
                }
            }
            return obj[name];
        };
        module.exports = function extend() {
            var options, name, src, copy, copyIsArray, clone;
            var target = arguments[0];
            var i = 1;
            var length = arguments.length;
            var deep = false;
            if (typeof target === 'boolean') {
                deep = target;
                target = arguments[1] || {};
                i = 2;
            }
            if (target == null || typeof target !== 'object' && typeof target !== 'function') {
                target = {};
            }
            for(; i < length; ++i){
                options = arguments[i];
                if (options != null) {
                    for(name in options){
                        src = getProperty(target, name);
                        copy = getProperty(options, name);
                        if (target !== copy) {
                            if (deep && copy && (isPlainObject(copy) || (copyIsArray = isArray(copy)))) {
                                if (copyIsArray) {
                                    copyIsArray = false;
                                    clone = src && isArray(src) ? src : [];
                                } else {
                                    clone = src && isPlainObject(src) ? src : {};
                                }
                                setProperty(target, {
                                    name: name,
                                    newValue: extend(deep, clone, copy)
                                });
                            } else if (typeof copy !== 'undefined') {
                                setProperty(target, {
                                    name: name,
                                    newValue: copy
                                });
                            }
                        }
                    }
                }
            }
            return target;
        };
    }),
    5693: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __importDefault = this && this.__importDefault || function(mod) {
            return mod && mod.__esModule ? mod : {
                "default": mod
            };
        };
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GaxiosError = exports.GAXIOS_ERROR_SYMBOL = void 0;
        exports.defaultErrorRedactor = defaultErrorRedactor;
        const extend_1 = __importDefault(__webpack_require__(3860));
        const util_cjs_1 = __importDefault(__webpack_require__(8823));
        const pkg = util_cjs_1.default.pkg;
        exports.GAXIOS_ERROR_SYMBOL = Symbol.for(`${pkg.name}-gaxios-error`);
        class GaxiosError extends Error {
            config;
            response;
            code;
            status;
            error;
            [exports.GAXIOS_ERROR_SYMBOL] = pkg.version;
            static [Symbol.hasInstance](instance) {
                if (instance && typeof instance === 'object' && exports.GAXIOS_ERROR_SYMBOL in instance && instance[exports.GAXIOS_ERROR_SYMBOL] === pkg.version) {
                    return true;
                }
                return Function.prototype[Symbol.hasInstance].call(GaxiosError, instance);
            }
            constructor(message, config, response, cause){
                super(message, {
                    cause
                });
                this.config = config;
                this.response = response;
                this.error = cause instanceof Error ? cause : undefined;
                this.config = (0, extend_1.default)(true, {}, config);
                if (this.response) {
                    this.response.config = (0, extend_1.default)(true, {}, this.response.config);
                }
                if (this.response) {
                    try {
                        this.response.data = translateData(this.config.responseType, this.response?.bodyUsed ? this.response?.data : undefined);
                    } catch  {}
                    this.status = this.response.status;
                }
                if (cause instanceof DOMException) {
                    this.code = cause.name;
                } else if (cause && typeof cause === 'object' && 'code' in cause && (typeof cause.code === 'string' || typeof cause.code === 'number')) {
                    this.code = cause.code;
                }
            }
            static extractAPIErrorFromResponse(res, defaultErrorMessage = 'The request failed') {
                let message = defaultErrorMessage;
                if (typeof res.data === 'string') {
                    message = res.data;
                }
                if (res.data && typeof res.data === 'object' && 'error' in res.data && res.data.error && !res.ok) {
                    if (typeof res.data.error === 'string') {
                        return {
                            message: res.data.error,
                            code: res.status,
                            status: res.statusText
                        };
                    }
                    if (typeof res.data.error === 'object') {
                        message = 'message' in res.data.error && typeof res.data.error.message === 'string' ? res.data.error.message : message;
                        const status = 'status' in res.data.error && typeof res.data.error.status === 'string' ? res.data.error.status : res.statusText;
                        const code = 'code' in res.data.error && typeof res.data.error.code === 'number' ? res.data.error.code : res.status;
                        if ('errors' in res.data.error && Array.isArray(res.data.error.errors)) {
                            const errorMessages = [];
                            for (const e of res.data.error.errors){
                                if (typeof e === 'object' && 'message' in e && typeof e.message === 'string') {
                                    errorMessages.push(e.message);
                                }
                            }
                            return Object.assign({
                                message: errorMessages.join('\n') || message,
                                code,
                                status
                            }, res.data.error);
                        }
                        return Object.assign({
                            message,
                            code,
                            status
                        }, res.data.error);
                    }
                }
                return {
                    message,
                    code: res.status,
                    status: res.statusText
                };
            }
        }
        exports.GaxiosError = GaxiosError;
        function translateData(responseType, data) {
            switch(responseType){
                case 'stream':
                    return data;
                case 'json':
                    return JSON.parse(JSON.stringify(data));
                case 'arraybuffer':
                    return JSON.parse(Buffer.from(data).toString('utf8'));
                case 'blob':
                    return JSON.parse(data.text());
                default:
                    return data;
            }
        }
        function defaultErrorRedactor(data) {
            const REDACT = '<<REDACTED> - See `errorRedactor` option in `gaxios` for configuration>.';
            function redactHeaders(headers) {
                if (!headers) return;
                headers.forEach((_, key)=>{
                    if (/^authentication$/i.test(key) || /^authorization$/i.test(key) || /secret/i.test(key)) headers.set(key, REDACT);
                });
            }
            function redactString(obj, key) {
                if (typeof obj === 'object' && obj !== null && typeof obj[key] === 'string') {
                    const text = obj[key];
                    if (/grant_type=/i.test(text) || /assertion=/i.test(text) || /secret/i.test(text)) {
                        obj[key] = REDACT;
                    }
                }
            }
            function redactObject(obj) {
                if (!obj || typeof obj !== 'object') {
                    return;
                } else if (obj instanceof FormData || obj instanceof URLSearchParams || 'forEach' in obj && 'set' in obj) {
                    obj.forEach((_, key)=>{
                        if ([
                            'grant_type',
                            'assertion'
                        ].includes(key) || /secret/.test(key)) {
                            obj.set(key, REDACT);
                        }
                    });
                } else {
                    if ('grant_type' in obj) {
                        obj['grant_type'] = REDACT;
                    }
                    if ('assertion' in obj) {
                        obj['assertion'] = REDACT;
                    }
                    if ('client_secret' in obj) {
                        obj['client_secret'] = REDACT;
                    }
                }
            }
            if (data.config) {
                redactHeaders(data.config.headers);
                redactString(data.config, 'data');
                redactObject(data.config.data);
                redactString(data.config, 'body');
                redactObject(data.config.body);
                if (data.config.url.searchParams.has('token')) {
                    data.config.url.searchParams.set('token', REDACT);
                }
                if (data.config.url.searchParams.has('client_secret')) {
                    data.config.url.searchParams.set('client_secret', REDACT);
                }
            }
            if (data.response) {
                defaultErrorRedactor({
                    config: data.response.config
                });
                redactHeaders(data.response.headers);
                if (data.response.bodyUsed) {
                    redactString(data.response, 'data');
                    redactObject(data.response.data);
                }
            }
            return data;
        }
    }),
    5881: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __importDefault = this && this.__importDefault || function(mod) {
            return mod && mod.__esModule ? mod : {
                "default": mod
            };
        };
        var _a;
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.Gaxios = void 0;
        const extend_1 = __importDefault(__webpack_require__(3860));
        const https_1 = __webpack_require__(5692);
        const common_js_1 = __webpack_require__(5693);
        const retry_js_1 = __webpack_require__(4616);
        const stream_1 = __webpack_require__(2203);
        const interceptor_js_1 = __webpack_require__(4653);
        const randomUUID = async ()=>globalThis.crypto?.randomUUID() || (await Promise.resolve().then(__webpack_require__.t.bind(__webpack_require__, 6982, 23))).randomUUID();
        const HTTP_STATUS_NO_CONTENT = 204;
        class Gaxios {
            agentCache = new Map();
            defaults;
            interceptors;
            constructor(defaults){
                this.defaults = defaults || {};
                this.interceptors = {
                    request: new interceptor_js_1.GaxiosInterceptorManager(),
                    response: new interceptor_js_1.GaxiosInterceptorManager()
                };
            }
            fetch(...args) {
                const input = args[0];
                const init = args[1];
                let url = undefined;
                const headers = new Headers();
                if (typeof input === 'string') {
                    url = new URL(input);
                } else if (input instanceof URL) {
                    url = input;
                } else if (input && input.url) {
                    url = new URL(input.url);
                }
                if (input && typeof input === 'object' && 'headers' in input) {
                    _a.mergeHeaders(headers, input.headers);
                }
                if (init) {
                    _a.mergeHeaders(headers, new Headers(init.headers));
                }
                if (typeof input === 'object' && !(input instanceof URL)) {
                    return this.request({
                        ...init,
                        ...input,
                        headers,
                        url
                    });
                } else {
                    return this.request({
                        ...init,
                        headers,
                        url
                    });
                }
            }
            async request(opts = {}) {
                let prepared = await this.#prepareRequest(opts);
                prepared = await this.#applyRequestInterceptors(prepared);
                return this.#applyResponseInterceptors(this._request(prepared));
            }
            async _defaultAdapter(config) {
                const fetchImpl = config.fetchImplementation || this.defaults.fetchImplementation || await _a.#getFetch();
                const preparedOpts = {
                    ...config
                };
                delete preparedOpts.data;
                const res = await fetchImpl(config.url, preparedOpts);
                const data = await this.getResponseData(config, res);
                if (!Object.getOwnPropertyDescriptor(res, 'data')?.configurable) {
                    Object.defineProperties(res, {
                        data: {
                            configurable: true,
                            writable: true,
                            enumerable: true,
                            value: data
                        }
                    });
                }
                return Object.assign(res, {
                    config,
                    data
                });
            }
            async _request(opts) {
                try {
                    let translatedResponse;
                    if (opts.adapter) {
                        translatedResponse = await opts.adapter(opts, this._defaultAdapter.bind(this));
                    } else {
                        translatedResponse = await this._defaultAdapter(opts);
                    }
                    if (!opts.validateStatus(translatedResponse.status)) {
                        if (opts.responseType === 'stream') {
                            const response = [];
                            for await (const chunk of translatedResponse.data){
                                response.push(chunk);
                            }
                            translatedResponse.data = Buffer.concat(response.map((c)=>typeof c === 'string' ? Buffer.from(c) : c)).toString('utf8');
                        }
                        const errorInfo = common_js_1.GaxiosError.extractAPIErrorFromResponse(translatedResponse, `Request failed with status code ${translatedResponse.status}`);
                        throw new common_js_1.GaxiosError(errorInfo?.message, opts, translatedResponse, errorInfo);
                    }
                    return translatedResponse;
                } catch (e) {
                    let err;
                    if (e instanceof common_js_1.GaxiosError) {
                        err = e;
                    } else if (e instanceof Error) {
                        err = new common_js_1.GaxiosError(e.message, opts, undefined, e);
                    } else {
                        err = new common_js_1.GaxiosError('Unexpected Gaxios Error', opts, undefined, e);
                    }
                    const { shouldRetry, config } = await (0, retry_js_1.getRetryConfig)(err);
                    if (shouldRetry && config) {
                        err.config.retryConfig.currentRetryAttempt = config.retryConfig.currentRetryAttempt;
                        opts.retryConfig = err.config?.retryConfig;
                        this.#appendTimeoutToSignal(opts);
                        return this._request(opts);
                    }
                    if (opts.errorRedactor) {
                        opts.errorRedactor(err);
                    }
                    throw err;
                }
            }
            async getResponseData(opts, res) {
                if (res.status === HTTP_STATUS_NO_CONTENT) {
                    return '';
                }
                if (opts.maxContentLength && res.headers.has('content-length') && opts.maxContentLength < Number.parseInt(res.headers?.get('content-length') || '')) {
                    throw new common_js_1.GaxiosError("Response's `Content-Length` is over the limit.", opts, Object.assign(res, {
                        config: opts
                    }));
                }
                switch(opts.responseType){
                    case 'stream':
                        return res.body;
                    case 'json':
                        {
                            const data = await res.text();
                            try {
                                return JSON.parse(data);
                            } catch  {
                                return data;
                            }
                        }
                    case 'arraybuffer':
                        return res.arrayBuffer();
                    case 'blob':
                        return res.blob();
                    case 'text':
                        return res.text();
                    default:
                        return this.getResponseDataFromContentType(res);
                }
            }
            #urlMayUseProxy(url, noProxy = []) {
                const candidate = new URL(url);
                const noProxyList = [
                    ...noProxy
                ];
                const noProxyEnvList = (process.env.NO_PROXY ?? process.env.no_proxy)?.split(',') || [];
                for (const rule of noProxyEnvList){
                    noProxyList.push(rule.trim());
                }
                for (const rule of noProxyList){
                    if (rule instanceof RegExp) {
                        if (rule.test(candidate.toString())) {
                            return false;
                        }
                    } else if (rule instanceof URL) {
                        if (rule.origin === candidate.origin) {
                            return false;
                        }
                    } else if (rule.startsWith('*.') || rule.startsWith('.')) {
                        const cleanedRule = rule.replace(/^\*\./, '.');
                        if (candidate.hostname.endsWith(cleanedRule)) {
                            return false;
                        }
                    } else if (rule === candidate.origin || rule === candidate.hostname || rule === candidate.href) {
                        return false;
                    }
                }
                return true;
            }
            async #applyRequestInterceptors(options) {
                let promiseChain = Promise.resolve(options);
                for (const interceptor of this.interceptors.request.values()){
                    if (interceptor) {
                        promiseChain = promiseChain.then(interceptor.resolved, interceptor.rejected);
                    }
                }
                return promiseChain;
            }
            async #applyResponseInterceptors(response) {
                let promiseChain = Promise.resolve(response);
                for (const interceptor of this.interceptors.response.values()){
                    if (interceptor) {
                        promiseChain = promiseChain.then(interceptor.resolved, interceptor.rejected);
                    }
                }
                return promiseChain;
            }
            async #prepareRequest(options) {
                const preparedHeaders = new Headers(this.defaults.headers);
                _a.mergeHeaders(preparedHeaders, options.headers);
                const opts = (0, extend_1.default)(true, {}, this.defaults, options);
                if (!opts.url) {
                    throw new Error('URL is required.');
                }
                if (opts.baseURL) {
                    opts.url = new URL(opts.url, opts.baseURL);
                }
                opts.url = new URL(opts.url);
                if (opts.params) {
                    if (opts.paramsSerializer) {
                        let additionalQueryParams = opts.paramsSerializer(opts.params);
                        if (additionalQueryParams.startsWith('?')) {
                            additionalQueryParams = additionalQueryParams.slice(1);
                        }
                        const prefix = opts.url.toString().includes('?') ? '&' : '?';
                        opts.url = opts.url + prefix + additionalQueryParams;
                    } else {
                        const url = opts.url instanceof URL ? opts.url : new URL(opts.url);
                        for (const [key, value] of new URLSearchParams(opts.params)){
                            url.searchParams.append(key, value);
                        }
                        opts.url = url;
                    }
                }
                if (typeof options.maxContentLength === 'number') {
                    opts.size = options.maxContentLength;
                }
                if (typeof options.maxRedirects === 'number') {
                    opts.follow = options.maxRedirects;
                }
                const shouldDirectlyPassData = typeof opts.data === 'string' || opts.data instanceof ArrayBuffer || opts.data instanceof Blob || globalThis.File && opts.data instanceof File || opts.data instanceof FormData || opts.data instanceof stream_1.Readable || opts.data instanceof ReadableStream || opts.data instanceof String || opts.data instanceof URLSearchParams || ArrayBuffer.isView(opts.data) || [
                    'Blob',
                    'File',
                    'FormData'
                ].includes(opts.data?.constructor?.name || '');
                if (opts.multipart?.length) {
                    const boundary = await randomUUID();
                    preparedHeaders.set('content-type', `multipart/related; boundary=${boundary}`);
                    opts.body = stream_1.Readable.from(this.getMultipartRequest(opts.multipart, boundary));
                } else if (shouldDirectlyPassData) {
                    opts.body = opts.data;
                } else if (typeof opts.data === 'object') {
                    if (preparedHeaders.get('Content-Type') === 'application/x-www-form-urlencoded') {
                        opts.body = opts.paramsSerializer ? opts.paramsSerializer(opts.data) : new URLSearchParams(opts.data);
                    } else {
                        if (!preparedHeaders.has('content-type')) {
                            preparedHeaders.set('content-type', 'application/json');
                        }
                        opts.body = JSON.stringify(opts.data);
                    }
                } else if (opts.data) {
                    opts.body = opts.data;
                }
                opts.validateStatus = opts.validateStatus || this.validateStatus;
                opts.responseType = opts.responseType || 'unknown';
                if (!preparedHeaders.has('accept') && opts.responseType === 'json') {
                    preparedHeaders.set('accept', 'application/json');
                }
                const proxy = opts.proxy || process?.env?.HTTPS_PROXY || process?.env?.https_proxy || process?.env?.HTTP_PROXY || process?.env?.http_proxy;
                if (opts.agent) {} else if (proxy && this.#urlMayUseProxy(opts.url, opts.noProxy)) {
                    const HttpsProxyAgent = await _a.#getProxyAgent();
                    if (this.agentCache.has(proxy)) {
                        opts.agent = this.agentCache.get(proxy);
                    } else {
                        opts.agent = new HttpsProxyAgent(proxy, {
                            cert: opts.cert,
                            key: opts.key
                        });
                        this.agentCache.set(proxy, opts.agent);
                    }
                } else if (opts.cert && opts.key) {
                    if (this.agentCache.has(opts.key)) {
                        opts.agent = this.agentCache.get(opts.key);
                    } else {
                        opts.agent = new https_1.Agent({
                            cert: opts.cert,
                            key: opts.key
                        });
                        this.agentCache.set(opts.key, opts.agent);
                    }
                }
                if (typeof opts.errorRedactor !== 'function' && opts.errorRedactor !== false) {
                    opts.errorRedactor = common_js_1.defaultErrorRedactor;
                }
                if (opts.body && !('duplex' in opts)) {
                    opts.duplex = 'half';
                }
                this.#appendTimeoutToSignal(opts);
                return Object.assign(opts, {
                    headers: preparedHeaders,
                    url: opts.url instanceof URL ? opts.url : new URL(opts.url)
                });
            }
            #appendTimeoutToSignal(opts) {
                if (opts.timeout) {
                    const timeoutSignal = AbortSignal.timeout(opts.timeout);
                    if (opts.signal && !opts.signal.aborted) {
                        opts.signal = AbortSignal.any([
                            opts.signal,
                            timeoutSignal
                        ]);
                    } else {
                        opts.signal = timeoutSignal;
                    }
                }
            }
            validateStatus(status) {
                return status >= 200 && status < 300;
            }
            async getResponseDataFromContentType(response) {
                let contentType = response.headers.get('Content-Type');
                if (contentType === null) {
                    return response.text();
                }
                contentType = contentType.toLowerCase();
                if (contentType.includes('application/json')) {
                    let data = await response.text();
                    try {
                        data = JSON.parse(data);
                    } catch  {}
                    return data;
                } else if (contentType.match(/^text\//)) {
                    return response.text();
                } else {
                    return response.blob();
                }
            }
            async *getMultipartRequest(multipartOptions, boundary) {
                const finale = `--${boundary}--`;
                for (const currentPart of multipartOptions){
                    const partContentType = currentPart.headers.get('Content-Type') || 'application/octet-stream';
                    const preamble = `--${boundary}\r\nContent-Type: ${partContentType}\r\n\r\n`;
                    yield preamble;
                    if (typeof currentPart.content === 'string') {
                        yield currentPart.content;
                    } else {
                        yield* currentPart.content;
                    }
                    yield '\r\n';
                }
                yield finale;
            }
            static #proxyAgent;
            static #fetch;
            static async #getProxyAgent() {
                this.#proxyAgent ||= (await __webpack_require__.e(669).then(__webpack_require__.t.bind(__webpack_require__, 3669, 23))).HttpsProxyAgent;
                return this.#proxyAgent;
            }
            static async #getFetch() {
                const hasWindow = typeof window !== 'undefined' && !!window;
                this.#fetch ||= hasWindow ? window.fetch : (await Promise.resolve().then(__webpack_require__.bind(__webpack_require__, 9061))).default;
                return this.#fetch;
            }
            static mergeHeaders(base, ...append) {
                base = base instanceof Headers ? base : new Headers(base);
                for (const headers of append){
                    const add = headers instanceof Headers ? headers : new Headers(headers);
                    add.forEach((value, key)=>{
                        key === 'set-cookie' ? base.append(key, value) : base.set(key, value);
                    });
                }
                return base;
            }
        }
        exports.Gaxios = Gaxios;
        _a = Gaxios;
    }),
    7842: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __createBinding = this && this.__createBinding || (Object.create ? function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                desc = {
                    enumerable: true,
                    get: function() {
                        return m[k];
                    }
                };
            }
            Object.defineProperty(o, k2, desc);
        } : function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            o[k2] = m[k];
        });
        var __exportStar = this && this.__exportStar || function(m, exports) {
            for(var p in m)if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
        };
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.instance = exports.Gaxios = exports.GaxiosError = void 0;
        exports.request = request;
        const gaxios_js_1 = __webpack_require__(5881);
        Object.defineProperty(exports, "Gaxios", {
            enumerable: true,
            get: function() {
                return gaxios_js_1.Gaxios;
            }
        });
        var common_js_1 = __webpack_require__(5693);
        Object.defineProperty(exports, "GaxiosError", {
            enumerable: true,
            get: function() {
                return common_js_1.GaxiosError;
            }
        });
        __exportStar(__webpack_require__(4653), exports);
        exports.instance = new gaxios_js_1.Gaxios();
        async function request(opts) {
            return exports.instance.request(opts);
        }
    }),
    4653: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GaxiosInterceptorManager = void 0;
        class GaxiosInterceptorManager extends Set {
        }
        exports.GaxiosInterceptorManager = GaxiosInterceptorManager;
    }),
    4616: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.getRetryConfig = getRetryConfig;
        async function getRetryConfig(err) {
            let config = getConfig(err);
            if (!err || !err.config || !config && !err.config.retry) {
                return {
                    shouldRetry: false
                };
            }
            config = config || {};
            config.currentRetryAttempt = config.currentRetryAttempt || 0;
            config.retry = config.retry === undefined || config.retry === null ? 3 : config.retry;
            config.httpMethodsToRetry = config.httpMethodsToRetry || [
                'GET',
                'HEAD',
                'PUT',
                'OPTIONS',
                'DELETE'
            ];
            config.noResponseRetries = config.noResponseRetries === undefined || config.noResponseRetries === null ? 2 : config.noResponseRetries;
            config.retryDelayMultiplier = config.retryDelayMultiplier ? config.retryDelayMultiplier : 2;
            config.timeOfFirstRequest = config.timeOfFirstRequest ? config.timeOfFirstRequest : Date.now();
            config.totalTimeout = config.totalTimeout ? config.totalTimeout : Number.MAX_SAFE_INTEGER;
            config.maxRetryDelay = config.maxRetryDelay ? config.maxRetryDelay : Number.MAX_SAFE_INTEGER;
            const retryRanges = [
                [
                    100,
                    199
                ],
                [
                    408,
                    408
                ],
                [
                    429,
                    429
                ],
                [
                    500,
                    599
                ]
            ];
            config.statusCodesToRetry = config.statusCodesToRetry || retryRanges;
            err.config.retryConfig = config;
            const shouldRetryFn = config.shouldRetry || shouldRetryRequest;
            if (!await shouldRetryFn(err)) {
                return {
                    shouldRetry: false,
                    config: err.config
                };
            }
            const delay = getNextRetryDelay(config);
            err.config.retryConfig.currentRetryAttempt += 1;
            const backoff = config.retryBackoff ? config.retryBackoff(err, delay) : new Promise((resolve)=>{
                setTimeout(resolve, delay);
            });
            if (config.onRetryAttempt) {
                await config.onRetryAttempt(err);
            }
            await backoff;
            return {
                shouldRetry: true,
                config: err.config
            };
        }
        function shouldRetryRequest(err) {
            const config = getConfig(err);
            if (err.config.signal?.aborted && err.code !== 'TimeoutError' || err.code === 'AbortError') {
                return false;
            }
            if (!config || config.retry === 0) {
                return false;
            }
            if (!err.response && (config.currentRetryAttempt || 0) >= config.noResponseRetries) {
                return false;
            }
            if (!config.httpMethodsToRetry || !config.httpMethodsToRetry.includes(err.config.method?.toUpperCase() || 'GET')) {
                return false;
            }
            if (err.response && err.response.status) {
                let isInRange = false;
                for (const [min, max] of config.statusCodesToRetry){
                    const status = err.response.status;
                    if (status >= min && status <= max) {
                        isInRange = true;
                        break;
                    }
                }
                if (!isInRange) {
                    return false;
                }
            }
            config.currentRetryAttempt = config.currentRetryAttempt || 0;
            if (config.currentRetryAttempt >= config.retry) {
                return false;
            }
            return true;
        }
        function getConfig(err) {
            if (err && err.config && err.config.retryConfig) {
                return err.config.retryConfig;
            }
            return;
        }
        function getNextRetryDelay(config) {
            const retryDelay = config.currentRetryAttempt ? 0 : config.retryDelay ?? 100;
            const calculatedDelay = retryDelay + (Math.pow(config.retryDelayMultiplier, config.currentRetryAttempt) - 1) / 2 * 1000;
            const maxAllowableDelay = config.totalTimeout - (Date.now() - config.timeOfFirstRequest);
            return Math.min(calculatedDelay, maxAllowableDelay, config.maxRetryDelay);
        }
    }),
    4810: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.AuthClient = exports.DEFAULT_EAGER_REFRESH_THRESHOLD_MILLIS = exports.DEFAULT_UNIVERSE = void 0;
        const events_1 = __webpack_require__(4434);
        const gaxios_1 = __webpack_require__(7842);
        const util_1 = __webpack_require__(7870);
        const google_logging_utils_1 = __webpack_require__(3958);
        const shared_cjs_1 = __webpack_require__(5470);
        exports.DEFAULT_UNIVERSE = 'googleapis.com';
        exports.DEFAULT_EAGER_REFRESH_THRESHOLD_MILLIS = 5 * 60 * 1000;
        class AuthClient extends events_1.EventEmitter {
            apiKey;
            projectId;
            quotaProjectId;
            transporter;
            credentials = {};
            eagerRefreshThresholdMillis = exports.DEFAULT_EAGER_REFRESH_THRESHOLD_MILLIS;
            forceRefreshOnFailure = false;
            universeDomain = exports.DEFAULT_UNIVERSE;
            static RequestMethodNameSymbol = Symbol('request method name');
            static RequestLogIdSymbol = Symbol('request log id');
            constructor(opts = {}){
                super();
                const options = (0, util_1.originalOrCamelOptions)(opts);
                this.apiKey = opts.apiKey;
                this.projectId = options.get('project_id') ?? null;
                this.quotaProjectId = options.get('quota_project_id');
                this.credentials = options.get('credentials') ?? {};
                this.universeDomain = options.get('universe_domain') ?? exports.DEFAULT_UNIVERSE;
                this.transporter = opts.transporter ?? new gaxios_1.Gaxios(opts.transporterOptions);
                if (options.get('useAuthRequestParameters') !== false) {
                    this.transporter.interceptors.request.add(AuthClient.DEFAULT_REQUEST_INTERCEPTOR);
                    this.transporter.interceptors.response.add(AuthClient.DEFAULT_RESPONSE_INTERCEPTOR);
                }
                if (opts.eagerRefreshThresholdMillis) {
                    this.eagerRefreshThresholdMillis = opts.eagerRefreshThresholdMillis;
                }
                this.forceRefreshOnFailure = opts.forceRefreshOnFailure ?? false;
            }
            fetch(...args) {
                const input = args[0];
                const init = args[1];
                let url = undefined;
                const headers = new Headers();
                if (typeof input === 'string') {
                    url = new URL(input);
                } else if (input instanceof URL) {
                    url = input;
                } else if (input && input.url) {
                    url = new URL(input.url);
                }
                if (input && typeof input === 'object' && 'headers' in input) {
                    gaxios_1.Gaxios.mergeHeaders(headers, input.headers);
                }
                if (init) {
                    gaxios_1.Gaxios.mergeHeaders(headers, new Headers(init.headers));
                }
                if (typeof input === 'object' && !(input instanceof URL)) {
                    return this.request({
                        ...init,
                        ...input,
                        headers,
                        url
                    });
                } else {
                    return this.request({
                        ...init,
                        headers,
                        url
                    });
                }
            }
            setCredentials(credentials) {
                this.credentials = credentials;
            }
            addSharedMetadataHeaders(headers) {
                if (!headers.has('x-goog-user-project') && this.quotaProjectId) {
                    headers.set('x-goog-user-project', this.quotaProjectId);
                }
                return headers;
            }
            addUserProjectAndAuthHeaders(target, source) {
                const xGoogUserProject = source.get('x-goog-user-project');
                const authorizationHeader = source.get('authorization');
                if (xGoogUserProject) {
                    target.set('x-goog-user-project', xGoogUserProject);
                }
                if (authorizationHeader) {
                    target.set('authorization', authorizationHeader);
                }
                return target;
            }
            static log = (0, google_logging_utils_1.log)('auth');
            static DEFAULT_REQUEST_INTERCEPTOR = {
                resolved: async (config)=>{
                    if (!config.headers.has('x-goog-api-client')) {
                        const nodeVersion = process.version.replace(/^v/, '');
                        config.headers.set('x-goog-api-client', `gl-node/${nodeVersion}`);
                    }
                    const userAgent = config.headers.get('User-Agent');
                    if (!userAgent) {
                        config.headers.set('User-Agent', shared_cjs_1.USER_AGENT);
                    } else if (!userAgent.includes(`${shared_cjs_1.PRODUCT_NAME}/`)) {
                        config.headers.set('User-Agent', `${userAgent} ${shared_cjs_1.USER_AGENT}`);
                    }
                    try {
                        const symbols = config;
                        const methodName = symbols[AuthClient.RequestMethodNameSymbol];
                        const logId = `${Math.floor(Math.random() * 1000)}`;
                        symbols[AuthClient.RequestLogIdSymbol] = logId;
                        const logObject = {
                            url: config.url,
                            headers: config.headers
                        };
                        if (methodName) {
                            AuthClient.log.info('%s [%s] request %j', methodName, logId, logObject);
                        } else {
                            AuthClient.log.info('[%s] request %j', logId, logObject);
                        }
                    } catch (e) {}
                    return config;
                }
            };
            static DEFAULT_RESPONSE_INTERCEPTOR = {
                resolved: async (response)=>{
                    try {
                        const symbols = response.config;
                        const methodName = symbols[AuthClient.RequestMethodNameSymbol];
                        const logId = symbols[AuthClient.RequestLogIdSymbol];
                        if (methodName) {
                            AuthClient.log.info('%s [%s] response %j', methodName, logId, response.data);
                        } else {
                            AuthClient.log.info('[%s] response %j', logId, response.data);
                        }
                    } catch (e) {}
                    return response;
                },
                rejected: async (error)=>{
                    try {
                        const symbols = error.config;
                        const methodName = symbols[AuthClient.RequestMethodNameSymbol];
                        const logId = symbols[AuthClient.RequestLogIdSymbol];
                        if (methodName) {
                            AuthClient.log.info('%s [%s] error %j', methodName, logId, error.response?.data);
                        } else {
                            AuthClient.log.error('[%s] error %j', logId, error.response?.data);
                        }
                    } catch (e) {}
                    throw error;
                }
            };
            static setMethodName(config, methodName) {
                try {
                    const symbols = config;
                    symbols[AuthClient.RequestMethodNameSymbol] = methodName;
                } catch (e) {}
            }
            static get RETRY_CONFIG() {
                return {
                    retry: true,
                    retryConfig: {
                        httpMethodsToRetry: [
                            'GET',
                            'PUT',
                            'POST',
                            'HEAD',
                            'OPTIONS',
                            'DELETE'
                        ]
                    }
                };
            }
        }
        exports.AuthClient = AuthClient;
    }),
    1261: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.AwsClient = void 0;
        const awsrequestsigner_1 = __webpack_require__(7647);
        const baseexternalclient_1 = __webpack_require__(142);
        const defaultawssecuritycredentialssupplier_1 = __webpack_require__(9157);
        const util_1 = __webpack_require__(7870);
        const gaxios_1 = __webpack_require__(7842);
        class AwsClient extends baseexternalclient_1.BaseExternalAccountClient {
            environmentId;
            awsSecurityCredentialsSupplier;
            regionalCredVerificationUrl;
            awsRequestSigner;
            region;
            static #DEFAULT_AWS_REGIONAL_CREDENTIAL_VERIFICATION_URL = 'https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15';
            static AWS_EC2_METADATA_IPV4_ADDRESS = '169.254.169.254';
            static AWS_EC2_METADATA_IPV6_ADDRESS = 'fd00:ec2::254';
            constructor(options){
                super(options);
                const opts = (0, util_1.originalOrCamelOptions)(options);
                const credentialSource = opts.get('credential_source');
                const awsSecurityCredentialsSupplier = opts.get('aws_security_credentials_supplier');
                if (!credentialSource && !awsSecurityCredentialsSupplier) {
                    throw new Error('A credential source or AWS security credentials supplier must be specified.');
                }
                if (credentialSource && awsSecurityCredentialsSupplier) {
                    throw new Error('Only one of credential source or AWS security credentials supplier can be specified.');
                }
                if (awsSecurityCredentialsSupplier) {
                    this.awsSecurityCredentialsSupplier = awsSecurityCredentialsSupplier;
                    this.regionalCredVerificationUrl = AwsClient.#DEFAULT_AWS_REGIONAL_CREDENTIAL_VERIFICATION_URL;
                    this.credentialSourceType = 'programmatic';
                } else {
                    const credentialSourceOpts = (0, util_1.originalOrCamelOptions)(credentialSource);
                    this.environmentId = credentialSourceOpts.get('environment_id');
                    const regionUrl = credentialSourceOpts.get('region_url');
                    const securityCredentialsUrl = credentialSourceOpts.get('url');
                    const imdsV2SessionTokenUrl = credentialSourceOpts.get('imdsv2_session_token_url');
                    this.awsSecurityCredentialsSupplier = new defaultawssecuritycredentialssupplier_1.DefaultAwsSecurityCredentialsSupplier({
                        regionUrl: regionUrl,
                        securityCredentialsUrl: securityCredentialsUrl,
                        imdsV2SessionTokenUrl: imdsV2SessionTokenUrl
                    });
                    this.regionalCredVerificationUrl = credentialSourceOpts.get('regional_cred_verification_url');
                    this.credentialSourceType = 'aws';
                    this.validateEnvironmentId();
                }
                this.awsRequestSigner = null;
                this.region = '';
            }
            validateEnvironmentId() {
                const match = this.environmentId?.match(/^(aws)(\d+)$/);
                if (!match || !this.regionalCredVerificationUrl) {
                    throw new Error('No valid AWS "credential_source" provided');
                } else if (parseInt(match[2], 10) !== 1) {
                    throw new Error(`aws version "${match[2]}" is not supported in the current build.`);
                }
            }
            async retrieveSubjectToken() {
                if (!this.awsRequestSigner) {
                    this.region = await this.awsSecurityCredentialsSupplier.getAwsRegion(this.supplierContext);
                    this.awsRequestSigner = new awsrequestsigner_1.AwsRequestSigner(async ()=>{
                        return this.awsSecurityCredentialsSupplier.getAwsSecurityCredentials(this.supplierContext);
                    }, this.region);
                }
                const options = await this.awsRequestSigner.getRequestOptions({
                    ...AwsClient.RETRY_CONFIG,
                    url: this.regionalCredVerificationUrl.replace('{region}', this.region),
                    method: 'POST'
                });
                const reformattedHeader = [];
                const extendedHeaders = gaxios_1.Gaxios.mergeHeaders({
                    'x-goog-cloud-target-resource': this.audience
                }, options.headers);
                extendedHeaders.forEach((value, key)=>reformattedHeader.push({
                        key,
                        value
                    }));
                return encodeURIComponent(JSON.stringify({
                    url: options.url,
                    method: options.method,
                    headers: reformattedHeader
                }));
            }
        }
        exports.AwsClient = AwsClient;
    }),
    7647: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.AwsRequestSigner = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const crypto_1 = __webpack_require__(8851);
        const AWS_ALGORITHM = 'AWS4-HMAC-SHA256';
        const AWS_REQUEST_TYPE = 'aws4_request';
        class AwsRequestSigner {
            getCredentials;
            region;
            crypto;
            constructor(getCredentials, region){
                this.getCredentials = getCredentials;
                this.region = region;
                this.crypto = (0, crypto_1.createCrypto)();
            }
            async getRequestOptions(amzOptions) {
                if (!amzOptions.url) {
                    throw new RangeError('"url" is required in "amzOptions"');
                }
                const requestPayloadData = typeof amzOptions.data === 'object' ? JSON.stringify(amzOptions.data) : amzOptions.data;
                const url = amzOptions.url;
                const method = amzOptions.method || 'GET';
                const requestPayload = amzOptions.body || requestPayloadData;
                const additionalAmzHeaders = amzOptions.headers;
                const awsSecurityCredentials = await this.getCredentials();
                const uri = new URL(url);
                if (typeof requestPayload !== 'string' && requestPayload !== undefined) {
                    throw new TypeError(`'requestPayload' is expected to be a string if provided. Got: ${requestPayload}`);
                }
                const headerMap = await generateAuthenticationHeaderMap({
                    crypto: this.crypto,
                    host: uri.host,
                    canonicalUri: uri.pathname,
                    canonicalQuerystring: uri.search.slice(1),
                    method,
                    region: this.region,
                    securityCredentials: awsSecurityCredentials,
                    requestPayload,
                    additionalAmzHeaders
                });
                const headers = gaxios_1.Gaxios.mergeHeaders(headerMap.amzDate ? {
                    'x-amz-date': headerMap.amzDate
                } : {}, {
                    authorization: headerMap.authorizationHeader,
                    host: uri.host
                }, additionalAmzHeaders || {});
                if (awsSecurityCredentials.token) {
                    gaxios_1.Gaxios.mergeHeaders(headers, {
                        'x-amz-security-token': awsSecurityCredentials.token
                    });
                }
                const awsSignedReq = {
                    url,
                    method: method,
                    headers
                };
                if (requestPayload !== undefined) {
                    awsSignedReq.body = requestPayload;
                }
                return awsSignedReq;
            }
        }
        exports.AwsRequestSigner = AwsRequestSigner;
        async function sign(crypto1, key, msg) {
            return await crypto1.signWithHmacSha256(key, msg);
        }
        async function getSigningKey(crypto1, key, dateStamp, region, serviceName) {
            const kDate = await sign(crypto1, `AWS4${key}`, dateStamp);
            const kRegion = await sign(crypto1, kDate, region);
            const kService = await sign(crypto1, kRegion, serviceName);
            const kSigning = await sign(crypto1, kService, 'aws4_request');
            return kSigning;
        }
        async function generateAuthenticationHeaderMap(options) {
            const additionalAmzHeaders = gaxios_1.Gaxios.mergeHeaders(options.additionalAmzHeaders);
            const requestPayload = options.requestPayload || '';
            const serviceName = options.host.split('.')[0];
            const now = new Date();
            const amzDate = now.toISOString().replace(/[-:]/g, '').replace(/\.[0-9]+/, '');
            const dateStamp = now.toISOString().replace(/[-]/g, '').replace(/T.*/, '');
            if (options.securityCredentials.token) {
                additionalAmzHeaders.set('x-amz-security-token', options.securityCredentials.token);
            }
            const amzHeaders = gaxios_1.Gaxios.mergeHeaders({
                host: options.host
            }, additionalAmzHeaders.has('date') ? {} : {
                'x-amz-date': amzDate
            }, additionalAmzHeaders);
            let canonicalHeaders = '';
            const signedHeadersList = [
                ...amzHeaders.keys()
            ].sort();
            signedHeadersList.forEach((key)=>{
                canonicalHeaders += `${key}:${amzHeaders.get(key)}\n`;
            });
            const signedHeaders = signedHeadersList.join(';');
            const payloadHash = await options.crypto.sha256DigestHex(requestPayload);
            const canonicalRequest = `${options.method.toUpperCase()}\n` + `${options.canonicalUri}\n` + `${options.canonicalQuerystring}\n` + `${canonicalHeaders}\n` + `${signedHeaders}\n` + `${payloadHash}`;
            const credentialScope = `${dateStamp}/${options.region}/${serviceName}/${AWS_REQUEST_TYPE}`;
            const stringToSign = `${AWS_ALGORITHM}\n` + `${amzDate}\n` + `${credentialScope}\n` + await options.crypto.sha256DigestHex(canonicalRequest);
            const signingKey = await getSigningKey(options.crypto, options.securityCredentials.secretAccessKey, dateStamp, options.region, serviceName);
            const signature = await sign(options.crypto, signingKey, stringToSign);
            const authorizationHeader = `${AWS_ALGORITHM} Credential=${options.securityCredentials.accessKeyId}/` + `${credentialScope}, SignedHeaders=${signedHeaders}, ` + `Signature=${(0, crypto_1.fromArrayBufferToHex)(signature)}`;
            return {
                amzDate: additionalAmzHeaders.has('date') ? undefined : amzDate,
                authorizationHeader,
                canonicalQuerystring: options.canonicalQuerystring
            };
        }
    }),
    142: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.BaseExternalAccountClient = exports.CLOUD_RESOURCE_MANAGER = exports.EXTERNAL_ACCOUNT_TYPE = exports.EXPIRATION_TIME_OFFSET = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const stream = __webpack_require__(2203);
        const authclient_1 = __webpack_require__(4810);
        const sts = __webpack_require__(121);
        const util_1 = __webpack_require__(7870);
        const shared_cjs_1 = __webpack_require__(5470);
        const STS_GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';
        const STS_REQUEST_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';
        const DEFAULT_OAUTH_SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
        const DEFAULT_TOKEN_LIFESPAN = 3600;
        exports.EXPIRATION_TIME_OFFSET = 5 * 60 * 1000;
        exports.EXTERNAL_ACCOUNT_TYPE = 'external_account';
        exports.CLOUD_RESOURCE_MANAGER = 'https://cloudresourcemanager.googleapis.com/v1/projects/';
        const WORKFORCE_AUDIENCE_PATTERN = '//iam\\.googleapis\\.com/locations/[^/]+/workforcePools/[^/]+/providers/.+';
        const DEFAULT_TOKEN_URL = 'https://sts.{universeDomain}/v1/token';
        class BaseExternalAccountClient extends authclient_1.AuthClient {
            scopes;
            projectNumber;
            audience;
            subjectTokenType;
            stsCredential;
            clientAuth;
            credentialSourceType;
            cachedAccessToken;
            serviceAccountImpersonationUrl;
            serviceAccountImpersonationLifetime;
            workforcePoolUserProject;
            configLifetimeRequested;
            tokenUrl;
            cloudResourceManagerURL;
            supplierContext;
            #pendingAccessToken = null;
            constructor(options){
                super(options);
                const opts = (0, util_1.originalOrCamelOptions)(options);
                const type = opts.get('type');
                if (type && type !== exports.EXTERNAL_ACCOUNT_TYPE) {
                    throw new Error(`Expected "${exports.EXTERNAL_ACCOUNT_TYPE}" type but ` + `received "${options.type}"`);
                }
                const clientId = opts.get('client_id');
                const clientSecret = opts.get('client_secret');
                this.tokenUrl = opts.get('token_url') ?? DEFAULT_TOKEN_URL.replace('{universeDomain}', this.universeDomain);
                const subjectTokenType = opts.get('subject_token_type');
                const workforcePoolUserProject = opts.get('workforce_pool_user_project');
                const serviceAccountImpersonationUrl = opts.get('service_account_impersonation_url');
                const serviceAccountImpersonation = opts.get('service_account_impersonation');
                const serviceAccountImpersonationLifetime = (0, util_1.originalOrCamelOptions)(serviceAccountImpersonation).get('token_lifetime_seconds');
                this.cloudResourceManagerURL = new URL(opts.get('cloud_resource_manager_url') || `https://cloudresourcemanager.${this.universeDomain}/v1/projects/`);
                if (clientId) {
                    this.clientAuth = {
                        confidentialClientType: 'basic',
                        clientId,
                        clientSecret
                    };
                }
                this.stsCredential = new sts.StsCredentials({
                    tokenExchangeEndpoint: this.tokenUrl,
                    clientAuthentication: this.clientAuth
                });
                this.scopes = opts.get('scopes') || [
                    DEFAULT_OAUTH_SCOPE
                ];
                this.cachedAccessToken = null;
                this.audience = opts.get('audience');
                this.subjectTokenType = subjectTokenType;
                this.workforcePoolUserProject = workforcePoolUserProject;
                const workforceAudiencePattern = new RegExp(WORKFORCE_AUDIENCE_PATTERN);
                if (this.workforcePoolUserProject && !this.audience.match(workforceAudiencePattern)) {
                    throw new Error('workforcePoolUserProject should not be set for non-workforce pool ' + 'credentials.');
                }
                this.serviceAccountImpersonationUrl = serviceAccountImpersonationUrl;
                this.serviceAccountImpersonationLifetime = serviceAccountImpersonationLifetime;
                if (this.serviceAccountImpersonationLifetime) {
                    this.configLifetimeRequested = true;
                } else {
                    this.configLifetimeRequested = false;
                    this.serviceAccountImpersonationLifetime = DEFAULT_TOKEN_LIFESPAN;
                }
                this.projectNumber = this.getProjectNumber(this.audience);
                this.supplierContext = {
                    audience: this.audience,
                    subjectTokenType: this.subjectTokenType,
                    transporter: this.transporter
                };
            }
            getServiceAccountEmail() {
                if (this.serviceAccountImpersonationUrl) {
                    if (this.serviceAccountImpersonationUrl.length > 256) {
                        throw new RangeError(`URL is too long: ${this.serviceAccountImpersonationUrl}`);
                    }
                    const re = /serviceAccounts\/(?<email>[^:]+):generateAccessToken$/;
                    const result = re.exec(this.serviceAccountImpersonationUrl);
                    return result?.groups?.email || null;
                }
                return null;
            }
            setCredentials(credentials) {
                super.setCredentials(credentials);
                this.cachedAccessToken = credentials;
            }
            async getAccessToken() {
                if (!this.cachedAccessToken || this.isExpired(this.cachedAccessToken)) {
                    await this.refreshAccessTokenAsync();
                }
                return {
                    token: this.cachedAccessToken.access_token,
                    res: this.cachedAccessToken.res
                };
            }
            async getRequestHeaders() {
                const accessTokenResponse = await this.getAccessToken();
                const headers = new Headers({
                    authorization: `Bearer ${accessTokenResponse.token}`
                });
                return this.addSharedMetadataHeaders(headers);
            }
            request(opts, callback) {
                if (callback) {
                    this.requestAsync(opts).then((r)=>callback(null, r), (e)=>{
                        return callback(e, e.response);
                    });
                } else {
                    return this.requestAsync(opts);
                }
            }
            async getProjectId() {
                const projectNumber = this.projectNumber || this.workforcePoolUserProject;
                if (this.projectId) {
                    return this.projectId;
                } else if (projectNumber) {
                    const headers = await this.getRequestHeaders();
                    const opts = {
                        ...BaseExternalAccountClient.RETRY_CONFIG,
                        headers,
                        url: `${this.cloudResourceManagerURL.toString()}${projectNumber}`,
                        responseType: 'json'
                    };
                    authclient_1.AuthClient.setMethodName(opts, 'getProjectId');
                    const response = await this.transporter.request(opts);
                    this.projectId = response.data.projectId;
                    return this.projectId;
                }
                return null;
            }
            async requestAsync(opts, reAuthRetried = false) {
                let response;
                try {
                    const requestHeaders = await this.getRequestHeaders();
                    opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers);
                    this.addUserProjectAndAuthHeaders(opts.headers, requestHeaders);
                    response = await this.transporter.request(opts);
                } catch (e) {
                    const res = e.response;
                    if (res) {
                        const statusCode = res.status;
                        const isReadableStream = res.config.data instanceof stream.Readable;
                        const isAuthErr = statusCode === 401 || statusCode === 403;
                        if (!reAuthRetried && isAuthErr && !isReadableStream && this.forceRefreshOnFailure) {
                            await this.refreshAccessTokenAsync();
                            return await this.requestAsync(opts, true);
                        }
                    }
                    throw e;
                }
                return response;
            }
            async refreshAccessTokenAsync() {
                this.#pendingAccessToken = this.#pendingAccessToken || this.#internalRefreshAccessTokenAsync();
                try {
                    return await this.#pendingAccessToken;
                } finally{
                    this.#pendingAccessToken = null;
                }
            }
            async #internalRefreshAccessTokenAsync() {
                const subjectToken = await this.retrieveSubjectToken();
                const stsCredentialsOptions = {
                    grantType: STS_GRANT_TYPE,
                    audience: this.audience,
                    requestedTokenType: STS_REQUEST_TOKEN_TYPE,
                    subjectToken,
                    subjectTokenType: this.subjectTokenType,
                    scope: this.serviceAccountImpersonationUrl ? [
                        DEFAULT_OAUTH_SCOPE
                    ] : this.getScopesArray()
                };
                const additionalOptions = !this.clientAuth && this.workforcePoolUserProject ? {
                    userProject: this.workforcePoolUserProject
                } : undefined;
                const additionalHeaders = new Headers({
                    'x-goog-api-client': this.getMetricsHeaderValue()
                });
                const stsResponse = await this.stsCredential.exchangeToken(stsCredentialsOptions, additionalHeaders, additionalOptions);
                if (this.serviceAccountImpersonationUrl) {
                    this.cachedAccessToken = await this.getImpersonatedAccessToken(stsResponse.access_token);
                } else if (stsResponse.expires_in) {
                    this.cachedAccessToken = {
                        access_token: stsResponse.access_token,
                        expiry_date: new Date().getTime() + stsResponse.expires_in * 1000,
                        res: stsResponse.res
                    };
                } else {
                    this.cachedAccessToken = {
                        access_token: stsResponse.access_token,
                        res: stsResponse.res
                    };
                }
                this.credentials = {};
                Object.assign(this.credentials, this.cachedAccessToken);
                delete this.credentials.res;
                this.emit('tokens', {
                    refresh_token: null,
                    expiry_date: this.cachedAccessToken.expiry_date,
                    access_token: this.cachedAccessToken.access_token,
                    token_type: 'Bearer',
                    id_token: null
                });
                return this.cachedAccessToken;
            }
            getProjectNumber(audience) {
                const match = audience.match(/\/projects\/([^/]+)/);
                if (!match) {
                    return null;
                }
                return match[1];
            }
            async getImpersonatedAccessToken(token) {
                const opts = {
                    ...BaseExternalAccountClient.RETRY_CONFIG,
                    url: this.serviceAccountImpersonationUrl,
                    method: 'POST',
                    headers: {
                        'content-type': 'application/json',
                        authorization: `Bearer ${token}`
                    },
                    data: {
                        scope: this.getScopesArray(),
                        lifetime: this.serviceAccountImpersonationLifetime + 's'
                    },
                    responseType: 'json'
                };
                authclient_1.AuthClient.setMethodName(opts, 'getImpersonatedAccessToken');
                const response = await this.transporter.request(opts);
                const successResponse = response.data;
                return {
                    access_token: successResponse.accessToken,
                    expiry_date: new Date(successResponse.expireTime).getTime(),
                    res: response
                };
            }
            isExpired(accessToken) {
                const now = new Date().getTime();
                return accessToken.expiry_date ? now >= accessToken.expiry_date - this.eagerRefreshThresholdMillis : false;
            }
            getScopesArray() {
                if (typeof this.scopes === 'string') {
                    return [
                        this.scopes
                    ];
                }
                return this.scopes || [
                    DEFAULT_OAUTH_SCOPE
                ];
            }
            getMetricsHeaderValue() {
                const nodeVersion = process.version.replace(/^v/, '');
                const saImpersonation = this.serviceAccountImpersonationUrl !== undefined;
                const credentialSourceType = this.credentialSourceType ? this.credentialSourceType : 'unknown';
                return `gl-node/${nodeVersion} auth/${shared_cjs_1.pkg.version} google-byoid-sdk source/${credentialSourceType} sa-impersonation/${saImpersonation} config-lifetime/${this.configLifetimeRequested}`;
            }
            getTokenUrl() {
                return this.tokenUrl;
            }
        }
        exports.BaseExternalAccountClient = BaseExternalAccountClient;
    }),
    6129: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.CertificateSubjectTokenSupplier = exports.InvalidConfigurationError = exports.CertificateSourceUnavailableError = exports.CERTIFICATE_CONFIGURATION_ENV_VARIABLE = void 0;
        const util_1 = __webpack_require__(7870);
        const fs = __webpack_require__(9896);
        const crypto_1 = __webpack_require__(6982);
        const https = __webpack_require__(5692);
        exports.CERTIFICATE_CONFIGURATION_ENV_VARIABLE = 'GOOGLE_API_CERTIFICATE_CONFIG';
        class CertificateSourceUnavailableError extends Error {
            constructor(message){
                super(message);
                this.name = 'CertificateSourceUnavailableError';
            }
        }
        exports.CertificateSourceUnavailableError = CertificateSourceUnavailableError;
        class InvalidConfigurationError extends Error {
            constructor(message){
                super(message);
                this.name = 'InvalidConfigurationError';
            }
        }
        exports.InvalidConfigurationError = InvalidConfigurationError;
        class CertificateSubjectTokenSupplier {
            certificateConfigPath;
            trustChainPath;
            cert;
            key;
            constructor(opts){
                if (!opts.useDefaultCertificateConfig && !opts.certificateConfigLocation) {
                    throw new InvalidConfigurationError('Either `useDefaultCertificateConfig` must be true or a `certificateConfigLocation` must be provided.');
                }
                if (opts.useDefaultCertificateConfig && opts.certificateConfigLocation) {
                    throw new InvalidConfigurationError('Both `useDefaultCertificateConfig` and `certificateConfigLocation` cannot be provided.');
                }
                this.trustChainPath = opts.trustChainPath;
                this.certificateConfigPath = opts.certificateConfigLocation ?? '';
            }
            async createMtlsHttpsAgent() {
                if (!this.key || !this.cert) {
                    throw new InvalidConfigurationError('Cannot create mTLS Agent with missing certificate or key');
                }
                return new https.Agent({
                    key: this.key,
                    cert: this.cert
                });
            }
            async getSubjectToken() {
                this.certificateConfigPath = await this.#resolveCertificateConfigFilePath();
                const { certPath, keyPath } = await this.#getCertAndKeyPaths();
                ({ cert: this.cert, key: this.key } = await this.#getKeyAndCert(certPath, keyPath));
                return await this.#processChainFromPaths(this.cert);
            }
            async #resolveCertificateConfigFilePath() {
                const overridePath = this.certificateConfigPath;
                if (overridePath) {
                    if (await (0, util_1.isValidFile)(overridePath)) {
                        return overridePath;
                    }
                    throw new CertificateSourceUnavailableError(`Provided certificate config path is invalid: ${overridePath}`);
                }
                const envPath = process.env[exports.CERTIFICATE_CONFIGURATION_ENV_VARIABLE];
                if (envPath) {
                    if (await (0, util_1.isValidFile)(envPath)) {
                        return envPath;
                    }
                    throw new CertificateSourceUnavailableError(`Path from environment variable "${exports.CERTIFICATE_CONFIGURATION_ENV_VARIABLE}" is invalid: ${envPath}`);
                }
                const wellKnownPath = (0, util_1.getWellKnownCertificateConfigFileLocation)();
                if (await (0, util_1.isValidFile)(wellKnownPath)) {
                    return wellKnownPath;
                }
                throw new CertificateSourceUnavailableError('Could not find certificate configuration file. Searched override path, ' + `the "${exports.CERTIFICATE_CONFIGURATION_ENV_VARIABLE}" env var, and the gcloud path (${wellKnownPath}).`);
            }
            async #getCertAndKeyPaths() {
                const configPath = this.certificateConfigPath;
                let fileContents;
                try {
                    fileContents = await fs.promises.readFile(configPath, 'utf8');
                } catch (err) {
                    throw new CertificateSourceUnavailableError(`Failed to read certificate config file at: ${configPath}`);
                }
                try {
                    const config = JSON.parse(fileContents);
                    const certPath = config?.cert_configs?.workload?.cert_path;
                    const keyPath = config?.cert_configs?.workload?.key_path;
                    if (!certPath || !keyPath) {
                        throw new InvalidConfigurationError(`Certificate config file (${configPath}) is missing required "cert_path" or "key_path" in the workload config.`);
                    }
                    return {
                        certPath,
                        keyPath
                    };
                } catch (e) {
                    if (e instanceof InvalidConfigurationError) throw e;
                    throw new InvalidConfigurationError(`Failed to parse certificate config from ${configPath}: ${e.message}`);
                }
            }
            async #getKeyAndCert(certPath, keyPath) {
                let cert, key;
                try {
                    cert = await fs.promises.readFile(certPath);
                    new crypto_1.X509Certificate(cert);
                } catch (err) {
                    const message = err instanceof Error ? err.message : String(err);
                    throw new CertificateSourceUnavailableError(`Failed to read certificate file at ${certPath}: ${message}`);
                }
                try {
                    key = await fs.promises.readFile(keyPath);
                    (0, crypto_1.createPrivateKey)(key);
                } catch (err) {
                    const message = err instanceof Error ? err.message : String(err);
                    throw new CertificateSourceUnavailableError(`Failed to read private key file at ${keyPath}: ${message}`);
                }
                return {
                    cert,
                    key
                };
            }
            async #processChainFromPaths(leafCertBuffer) {
                const leafCert = new crypto_1.X509Certificate(leafCertBuffer);
                if (!this.trustChainPath) {
                    return JSON.stringify([
                        leafCert.raw.toString('base64')
                    ]);
                }
                try {
                    const chainPems = await fs.promises.readFile(this.trustChainPath, 'utf8');
                    const pemBlocks = chainPems.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
                    const chainCerts = pemBlocks.map((pem, index)=>{
                        try {
                            return new crypto_1.X509Certificate(pem);
                        } catch (err) {
                            const message = err instanceof Error ? err.message : String(err);
                            throw new InvalidConfigurationError(`Failed to parse certificate at index ${index} in trust chain file ${this.trustChainPath}: ${message}`);
                        }
                    });
                    const leafIndex = chainCerts.findIndex((chainCert)=>leafCert.raw.equals(chainCert.raw));
                    let finalChain;
                    if (leafIndex === -1) {
                        finalChain = [
                            leafCert,
                            ...chainCerts
                        ];
                    } else if (leafIndex === 0) {
                        finalChain = chainCerts;
                    } else {
                        throw new InvalidConfigurationError(`Leaf certificate exists in the trust chain but is not the first entry (found at index ${leafIndex}).`);
                    }
                    return JSON.stringify(finalChain.map((cert)=>cert.raw.toString('base64')));
                } catch (err) {
                    if (err instanceof InvalidConfigurationError) throw err;
                    const message = err instanceof Error ? err.message : String(err);
                    throw new CertificateSourceUnavailableError(`Failed to process certificate chain from ${this.trustChainPath}: ${message}`);
                }
            }
        }
        exports.CertificateSubjectTokenSupplier = CertificateSubjectTokenSupplier;
    }),
    977: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.Compute = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const gcpMetadata = __webpack_require__(9595);
        const oauth2client_1 = __webpack_require__(91);
        class Compute extends oauth2client_1.OAuth2Client {
            serviceAccountEmail;
            scopes;
            constructor(options = {}){
                super(options);
                this.credentials = {
                    expiry_date: 1,
                    refresh_token: 'compute-placeholder'
                };
                this.serviceAccountEmail = options.serviceAccountEmail || 'default';
                this.scopes = Array.isArray(options.scopes) ? options.scopes : options.scopes ? [
                    options.scopes
                ] : [];
            }
            async refreshTokenNoCache() {
                const tokenPath = `service-accounts/${this.serviceAccountEmail}/token`;
                let data;
                try {
                    const instanceOptions = {
                        property: tokenPath
                    };
                    if (this.scopes.length > 0) {
                        instanceOptions.params = {
                            scopes: this.scopes.join(',')
                        };
                    }
                    data = await gcpMetadata.instance(instanceOptions);
                } catch (e) {
                    if (e instanceof gaxios_1.GaxiosError) {
                        e.message = `Could not refresh access token: ${e.message}`;
                        this.wrapError(e);
                    }
                    throw e;
                }
                const tokens = data;
                if (data && data.expires_in) {
                    tokens.expiry_date = new Date().getTime() + data.expires_in * 1000;
                    delete tokens.expires_in;
                }
                this.emit('tokens', tokens);
                return {
                    tokens,
                    res: null
                };
            }
            async fetchIdToken(targetAudience) {
                const idTokenPath = `service-accounts/${this.serviceAccountEmail}/identity` + `?format=full&audience=${targetAudience}`;
                let idToken;
                try {
                    const instanceOptions = {
                        property: idTokenPath
                    };
                    idToken = await gcpMetadata.instance(instanceOptions);
                } catch (e) {
                    if (e instanceof Error) {
                        e.message = `Could not fetch ID token: ${e.message}`;
                    }
                    throw e;
                }
                return idToken;
            }
            wrapError(e) {
                const res = e.response;
                if (res && res.status) {
                    e.status = res.status;
                    if (res.status === 403) {
                        e.message = 'A Forbidden error was returned while attempting to retrieve an access ' + 'token for the Compute Engine built-in service account. This may be because the Compute ' + 'Engine instance does not have the correct permission scopes specified: ' + e.message;
                    } else if (res.status === 404) {
                        e.message = 'A Not Found error was returned while attempting to retrieve an access' + 'token for the Compute Engine built-in service account. This may be because the Compute ' + 'Engine instance does not have any permission scopes specified: ' + e.message;
                    }
                }
            }
        }
        exports.Compute = Compute;
    }),
    9157: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.DefaultAwsSecurityCredentialsSupplier = void 0;
        const authclient_1 = __webpack_require__(4810);
        class DefaultAwsSecurityCredentialsSupplier {
            regionUrl;
            securityCredentialsUrl;
            imdsV2SessionTokenUrl;
            additionalGaxiosOptions;
            constructor(opts){
                this.regionUrl = opts.regionUrl;
                this.securityCredentialsUrl = opts.securityCredentialsUrl;
                this.imdsV2SessionTokenUrl = opts.imdsV2SessionTokenUrl;
                this.additionalGaxiosOptions = opts.additionalGaxiosOptions;
            }
            async getAwsRegion(context) {
                if (this.#regionFromEnv) {
                    return this.#regionFromEnv;
                }
                const metadataHeaders = new Headers();
                if (!this.#regionFromEnv && this.imdsV2SessionTokenUrl) {
                    metadataHeaders.set('x-aws-ec2-metadata-token', await this.#getImdsV2SessionToken(context.transporter));
                }
                if (!this.regionUrl) {
                    throw new RangeError('Unable to determine AWS region due to missing ' + '"options.credential_source.region_url"');
                }
                const opts = {
                    ...this.additionalGaxiosOptions,
                    url: this.regionUrl,
                    method: 'GET',
                    responseType: 'text',
                    headers: metadataHeaders
                };
                authclient_1.AuthClient.setMethodName(opts, 'getAwsRegion');
                const response = await context.transporter.request(opts);
                return response.data.substr(0, response.data.length - 1);
            }
            async getAwsSecurityCredentials(context) {
                if (this.#securityCredentialsFromEnv) {
                    return this.#securityCredentialsFromEnv;
                }
                const metadataHeaders = new Headers();
                if (this.imdsV2SessionTokenUrl) {
                    metadataHeaders.set('x-aws-ec2-metadata-token', await this.#getImdsV2SessionToken(context.transporter));
                }
                const roleName = await this.#getAwsRoleName(metadataHeaders, context.transporter);
                const awsCreds = await this.#retrieveAwsSecurityCredentials(roleName, metadataHeaders, context.transporter);
                return {
                    accessKeyId: awsCreds.AccessKeyId,
                    secretAccessKey: awsCreds.SecretAccessKey,
                    token: awsCreds.Token
                };
            }
            async #getImdsV2SessionToken(transporter) {
                const opts = {
                    ...this.additionalGaxiosOptions,
                    url: this.imdsV2SessionTokenUrl,
                    method: 'PUT',
                    responseType: 'text',
                    headers: {
                        'x-aws-ec2-metadata-token-ttl-seconds': '300'
                    }
                };
                authclient_1.AuthClient.setMethodName(opts, '#getImdsV2SessionToken');
                const response = await transporter.request(opts);
                return response.data;
            }
            async #getAwsRoleName(headers, transporter) {
                if (!this.securityCredentialsUrl) {
                    throw new Error('Unable to determine AWS role name due to missing ' + '"options.credential_source.url"');
                }
                const opts = {
                    ...this.additionalGaxiosOptions,
                    url: this.securityCredentialsUrl,
                    method: 'GET',
                    responseType: 'text',
                    headers: headers
                };
                authclient_1.AuthClient.setMethodName(opts, '#getAwsRoleName');
                const response = await transporter.request(opts);
                return response.data;
            }
            async #retrieveAwsSecurityCredentials(roleName, headers, transporter) {
                const opts = {
                    ...this.additionalGaxiosOptions,
                    url: `${this.securityCredentialsUrl}/${roleName}`,
                    headers: headers,
                    responseType: 'json'
                };
                authclient_1.AuthClient.setMethodName(opts, '#retrieveAwsSecurityCredentials');
                const response = await transporter.request(opts);
                return response.data;
            }
            get #regionFromEnv() {
                return process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION'] || null;
            }
            get #securityCredentialsFromEnv() {
                if (process.env['AWS_ACCESS_KEY_ID'] && process.env['AWS_SECRET_ACCESS_KEY']) {
                    return {
                        accessKeyId: process.env['AWS_ACCESS_KEY_ID'],
                        secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'],
                        token: process.env['AWS_SESSION_TOKEN']
                    };
                }
                return null;
            }
        }
        exports.DefaultAwsSecurityCredentialsSupplier = DefaultAwsSecurityCredentialsSupplier;
    }),
    7556: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.DownscopedClient = exports.EXPIRATION_TIME_OFFSET = exports.MAX_ACCESS_BOUNDARY_RULES_COUNT = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const stream = __webpack_require__(2203);
        const authclient_1 = __webpack_require__(4810);
        const sts = __webpack_require__(121);
        const STS_GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';
        const STS_REQUEST_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';
        const STS_SUBJECT_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';
        exports.MAX_ACCESS_BOUNDARY_RULES_COUNT = 10;
        exports.EXPIRATION_TIME_OFFSET = 5 * 60 * 1000;
        class DownscopedClient extends authclient_1.AuthClient {
            authClient;
            credentialAccessBoundary;
            cachedDownscopedAccessToken;
            stsCredential;
            constructor(options, credentialAccessBoundary = {
                accessBoundary: {
                    accessBoundaryRules: []
                }
            }){
                super(options instanceof authclient_1.AuthClient ? {} : options);
                if (options instanceof authclient_1.AuthClient) {
                    this.authClient = options;
                    this.credentialAccessBoundary = credentialAccessBoundary;
                } else {
                    this.authClient = options.authClient;
                    this.credentialAccessBoundary = options.credentialAccessBoundary;
                }
                if (this.credentialAccessBoundary.accessBoundary.accessBoundaryRules.length === 0) {
                    throw new Error('At least one access boundary rule needs to be defined.');
                } else if (this.credentialAccessBoundary.accessBoundary.accessBoundaryRules.length > exports.MAX_ACCESS_BOUNDARY_RULES_COUNT) {
                    throw new Error('The provided access boundary has more than ' + `${exports.MAX_ACCESS_BOUNDARY_RULES_COUNT} access boundary rules.`);
                }
                for (const rule of this.credentialAccessBoundary.accessBoundary.accessBoundaryRules){
                    if (rule.availablePermissions.length === 0) {
                        throw new Error('At least one permission should be defined in access boundary rules.');
                    }
                }
                this.stsCredential = new sts.StsCredentials({
                    tokenExchangeEndpoint: `https://sts.${this.universeDomain}/v1/token`
                });
                this.cachedDownscopedAccessToken = null;
            }
            setCredentials(credentials) {
                if (!credentials.expiry_date) {
                    throw new Error('The access token expiry_date field is missing in the provided ' + 'credentials.');
                }
                super.setCredentials(credentials);
                this.cachedDownscopedAccessToken = credentials;
            }
            async getAccessToken() {
                if (!this.cachedDownscopedAccessToken || this.isExpired(this.cachedDownscopedAccessToken)) {
                    await this.refreshAccessTokenAsync();
                }
                return {
                    token: this.cachedDownscopedAccessToken.access_token,
                    expirationTime: this.cachedDownscopedAccessToken.expiry_date,
                    res: this.cachedDownscopedAccessToken.res
                };
            }
            async getRequestHeaders() {
                const accessTokenResponse = await this.getAccessToken();
                const headers = new Headers({
                    authorization: `Bearer ${accessTokenResponse.token}`
                });
                return this.addSharedMetadataHeaders(headers);
            }
            request(opts, callback) {
                if (callback) {
                    this.requestAsync(opts).then((r)=>callback(null, r), (e)=>{
                        return callback(e, e.response);
                    });
                } else {
                    return this.requestAsync(opts);
                }
            }
            async requestAsync(opts, reAuthRetried = false) {
                let response;
                try {
                    const requestHeaders = await this.getRequestHeaders();
                    opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers);
                    this.addUserProjectAndAuthHeaders(opts.headers, requestHeaders);
                    response = await this.transporter.request(opts);
                } catch (e) {
                    const res = e.response;
                    if (res) {
                        const statusCode = res.status;
                        const isReadableStream = res.config.data instanceof stream.Readable;
                        const isAuthErr = statusCode === 401 || statusCode === 403;
                        if (!reAuthRetried && isAuthErr && !isReadableStream && this.forceRefreshOnFailure) {
                            await this.refreshAccessTokenAsync();
                            return await this.requestAsync(opts, true);
                        }
                    }
                    throw e;
                }
                return response;
            }
            async refreshAccessTokenAsync() {
                const subjectToken = (await this.authClient.getAccessToken()).token;
                const stsCredentialsOptions = {
                    grantType: STS_GRANT_TYPE,
                    requestedTokenType: STS_REQUEST_TOKEN_TYPE,
                    subjectToken: subjectToken,
                    subjectTokenType: STS_SUBJECT_TOKEN_TYPE
                };
                const stsResponse = await this.stsCredential.exchangeToken(stsCredentialsOptions, undefined, this.credentialAccessBoundary);
                const sourceCredExpireDate = this.authClient.credentials?.expiry_date || null;
                const expiryDate = stsResponse.expires_in ? new Date().getTime() + stsResponse.expires_in * 1000 : sourceCredExpireDate;
                this.cachedDownscopedAccessToken = {
                    access_token: stsResponse.access_token,
                    expiry_date: expiryDate,
                    res: stsResponse.res
                };
                this.credentials = {};
                Object.assign(this.credentials, this.cachedDownscopedAccessToken);
                delete this.credentials.res;
                this.emit('tokens', {
                    refresh_token: null,
                    expiry_date: this.cachedDownscopedAccessToken.expiry_date,
                    access_token: this.cachedDownscopedAccessToken.access_token,
                    token_type: 'Bearer',
                    id_token: null
                });
                return this.cachedDownscopedAccessToken;
            }
            isExpired(downscopedAccessToken) {
                const now = new Date().getTime();
                return downscopedAccessToken.expiry_date ? now >= downscopedAccessToken.expiry_date - this.eagerRefreshThresholdMillis : false;
            }
        }
        exports.DownscopedClient = DownscopedClient;
    }),
    963: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GCPEnv = void 0;
        exports.clear = clear;
        exports.getEnv = getEnv;
        const gcpMetadata = __webpack_require__(9595);
        var GCPEnv;
        (function(GCPEnv) {
            GCPEnv["APP_ENGINE"] = "APP_ENGINE";
            GCPEnv["KUBERNETES_ENGINE"] = "KUBERNETES_ENGINE";
            GCPEnv["CLOUD_FUNCTIONS"] = "CLOUD_FUNCTIONS";
            GCPEnv["COMPUTE_ENGINE"] = "COMPUTE_ENGINE";
            GCPEnv["CLOUD_RUN"] = "CLOUD_RUN";
            GCPEnv["CLOUD_RUN_JOBS"] = "CLOUD_RUN_JOBS";
            GCPEnv["NONE"] = "NONE";
        })(GCPEnv || (exports.GCPEnv = GCPEnv = {}));
        let envPromise;
        function clear() {
            envPromise = undefined;
        }
        async function getEnv() {
            if (envPromise) {
                return envPromise;
            }
            envPromise = getEnvMemoized();
            return envPromise;
        }
        async function getEnvMemoized() {
            let env = GCPEnv.NONE;
            if (isAppEngine()) {
                env = GCPEnv.APP_ENGINE;
            } else if (isCloudFunction()) {
                env = GCPEnv.CLOUD_FUNCTIONS;
            } else if (await isComputeEngine()) {
                if (await isKubernetesEngine()) {
                    env = GCPEnv.KUBERNETES_ENGINE;
                } else if (isCloudRun()) {
                    env = GCPEnv.CLOUD_RUN;
                } else if (isCloudRunJob()) {
                    env = GCPEnv.CLOUD_RUN_JOBS;
                } else {
                    env = GCPEnv.COMPUTE_ENGINE;
                }
            } else {
                env = GCPEnv.NONE;
            }
            return env;
        }
        function isAppEngine() {
            return !!(process.env.GAE_SERVICE || process.env.GAE_MODULE_NAME);
        }
        function isCloudFunction() {
            return !!(process.env.FUNCTION_NAME || process.env.FUNCTION_TARGET);
        }
        function isCloudRun() {
            return !!process.env.K_CONFIGURATION;
        }
        function isCloudRunJob() {
            return !!process.env.CLOUD_RUN_JOB;
        }
        async function isKubernetesEngine() {
            try {
                await gcpMetadata.instance('attributes/cluster-name');
                return true;
            } catch (e) {
                return false;
            }
        }
        async function isComputeEngine() {
            return gcpMetadata.isAvailable();
        }
    }),
    3247: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.InvalidSubjectTokenError = exports.InvalidMessageFieldError = exports.InvalidCodeFieldError = exports.InvalidTokenTypeFieldError = exports.InvalidExpirationTimeFieldError = exports.InvalidSuccessFieldError = exports.InvalidVersionFieldError = exports.ExecutableResponseError = exports.ExecutableResponse = void 0;
        const SAML_SUBJECT_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:saml2';
        const OIDC_SUBJECT_TOKEN_TYPE1 = 'urn:ietf:params:oauth:token-type:id_token';
        const OIDC_SUBJECT_TOKEN_TYPE2 = 'urn:ietf:params:oauth:token-type:jwt';
        class ExecutableResponse {
            version;
            success;
            expirationTime;
            tokenType;
            errorCode;
            errorMessage;
            subjectToken;
            constructor(responseJson){
                if (!responseJson.version) {
                    throw new InvalidVersionFieldError("Executable response must contain a 'version' field.");
                }
                if (responseJson.success === undefined) {
                    throw new InvalidSuccessFieldError("Executable response must contain a 'success' field.");
                }
                this.version = responseJson.version;
                this.success = responseJson.success;
                if (this.success) {
                    this.expirationTime = responseJson.expiration_time;
                    this.tokenType = responseJson.token_type;
                    if (this.tokenType !== SAML_SUBJECT_TOKEN_TYPE && this.tokenType !== OIDC_SUBJECT_TOKEN_TYPE1 && this.tokenType !== OIDC_SUBJECT_TOKEN_TYPE2) {
                        throw new InvalidTokenTypeFieldError("Executable response must contain a 'token_type' field when successful " + `and it must be one of ${OIDC_SUBJECT_TOKEN_TYPE1}, ${OIDC_SUBJECT_TOKEN_TYPE2}, or ${SAML_SUBJECT_TOKEN_TYPE}.`);
                    }
                    if (this.tokenType === SAML_SUBJECT_TOKEN_TYPE) {
                        if (!responseJson.saml_response) {
                            throw new InvalidSubjectTokenError(`Executable response must contain a 'saml_response' field when token_type=${SAML_SUBJECT_TOKEN_TYPE}.`);
                        }
                        this.subjectToken = responseJson.saml_response;
                    } else {
                        if (!responseJson.id_token) {
                            throw new InvalidSubjectTokenError("Executable response must contain a 'id_token' field when " + `token_type=${OIDC_SUBJECT_TOKEN_TYPE1} or ${OIDC_SUBJECT_TOKEN_TYPE2}.`);
                        }
                        this.subjectToken = responseJson.id_token;
                    }
                } else {
                    if (!responseJson.code) {
                        throw new InvalidCodeFieldError("Executable response must contain a 'code' field when unsuccessful.");
                    }
                    if (!responseJson.message) {
                        throw new InvalidMessageFieldError("Executable response must contain a 'message' field when unsuccessful.");
                    }
                    this.errorCode = responseJson.code;
                    this.errorMessage = responseJson.message;
                }
            }
            isValid() {
                return !this.isExpired() && this.success;
            }
            isExpired() {
                return this.expirationTime !== undefined && this.expirationTime < Math.round(Date.now() / 1000);
            }
        }
        exports.ExecutableResponse = ExecutableResponse;
        class ExecutableResponseError extends Error {
            constructor(message){
                super(message);
                Object.setPrototypeOf(this, new.target.prototype);
            }
        }
        exports.ExecutableResponseError = ExecutableResponseError;
        class InvalidVersionFieldError extends ExecutableResponseError {
        }
        exports.InvalidVersionFieldError = InvalidVersionFieldError;
        class InvalidSuccessFieldError extends ExecutableResponseError {
        }
        exports.InvalidSuccessFieldError = InvalidSuccessFieldError;
        class InvalidExpirationTimeFieldError extends ExecutableResponseError {
        }
        exports.InvalidExpirationTimeFieldError = InvalidExpirationTimeFieldError;
        class InvalidTokenTypeFieldError extends ExecutableResponseError {
        }
        exports.InvalidTokenTypeFieldError = InvalidTokenTypeFieldError;
        class InvalidCodeFieldError extends ExecutableResponseError {
        }
        exports.InvalidCodeFieldError = InvalidCodeFieldError;
        class InvalidMessageFieldError extends ExecutableResponseError {
        }
        exports.InvalidMessageFieldError = InvalidMessageFieldError;
        class InvalidSubjectTokenError extends ExecutableResponseError {
        }
        exports.InvalidSubjectTokenError = InvalidSubjectTokenError;
    }),
    4240: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.ExternalAccountAuthorizedUserClient = exports.EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE = void 0;
        const authclient_1 = __webpack_require__(4810);
        const oauth2common_1 = __webpack_require__(6653);
        const gaxios_1 = __webpack_require__(7842);
        const stream = __webpack_require__(2203);
        const baseexternalclient_1 = __webpack_require__(142);
        exports.EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE = 'external_account_authorized_user';
        const DEFAULT_TOKEN_URL = 'https://sts.{universeDomain}/v1/oauthtoken';
        class ExternalAccountAuthorizedUserHandler extends oauth2common_1.OAuthClientAuthHandler {
            #tokenRefreshEndpoint;
            constructor(options){
                super(options);
                this.#tokenRefreshEndpoint = options.tokenRefreshEndpoint;
            }
            async refreshToken(refreshToken, headers) {
                const opts = {
                    ...ExternalAccountAuthorizedUserHandler.RETRY_CONFIG,
                    url: this.#tokenRefreshEndpoint,
                    method: 'POST',
                    headers,
                    data: new URLSearchParams({
                        grant_type: 'refresh_token',
                        refresh_token: refreshToken
                    }),
                    responseType: 'json'
                };
                authclient_1.AuthClient.setMethodName(opts, 'refreshToken');
                this.applyClientAuthenticationOptions(opts);
                try {
                    const response = await this.transporter.request(opts);
                    const tokenRefreshResponse = response.data;
                    tokenRefreshResponse.res = response;
                    return tokenRefreshResponse;
                } catch (error) {
                    if (error instanceof gaxios_1.GaxiosError && error.response) {
                        throw (0, oauth2common_1.getErrorFromOAuthErrorResponse)(error.response.data, error);
                    }
                    throw error;
                }
            }
        }
        class ExternalAccountAuthorizedUserClient extends authclient_1.AuthClient {
            cachedAccessToken;
            externalAccountAuthorizedUserHandler;
            refreshToken;
            constructor(options){
                super(options);
                if (options.universe_domain) {
                    this.universeDomain = options.universe_domain;
                }
                this.refreshToken = options.refresh_token;
                const clientAuthentication = {
                    confidentialClientType: 'basic',
                    clientId: options.client_id,
                    clientSecret: options.client_secret
                };
                this.externalAccountAuthorizedUserHandler = new ExternalAccountAuthorizedUserHandler({
                    tokenRefreshEndpoint: options.token_url ?? DEFAULT_TOKEN_URL.replace('{universeDomain}', this.universeDomain),
                    transporter: this.transporter,
                    clientAuthentication
                });
                this.cachedAccessToken = null;
                this.quotaProjectId = options.quota_project_id;
                if (typeof options?.eagerRefreshThresholdMillis !== 'number') {
                    this.eagerRefreshThresholdMillis = baseexternalclient_1.EXPIRATION_TIME_OFFSET;
                } else {
                    this.eagerRefreshThresholdMillis = options.eagerRefreshThresholdMillis;
                }
                this.forceRefreshOnFailure = !!options?.forceRefreshOnFailure;
            }
            async getAccessToken() {
                if (!this.cachedAccessToken || this.isExpired(this.cachedAccessToken)) {
                    await this.refreshAccessTokenAsync();
                }
                return {
                    token: this.cachedAccessToken.access_token,
                    res: this.cachedAccessToken.res
                };
            }
            async getRequestHeaders() {
                const accessTokenResponse = await this.getAccessToken();
                const headers = new Headers({
                    authorization: `Bearer ${accessTokenResponse.token}`
                });
                return this.addSharedMetadataHeaders(headers);
            }
            request(opts, callback) {
                if (callback) {
                    this.requestAsync(opts).then((r)=>callback(null, r), (e)=>{
                        return callback(e, e.response);
                    });
                } else {
                    return this.requestAsync(opts);
                }
            }
            async requestAsync(opts, reAuthRetried = false) {
                let response;
                try {
                    const requestHeaders = await this.getRequestHeaders();
                    opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers);
                    this.addUserProjectAndAuthHeaders(opts.headers, requestHeaders);
                    response = await this.transporter.request(opts);
                } catch (e) {
                    const res = e.response;
                    if (res) {
                        const statusCode = res.status;
                        const isReadableStream = res.config.data instanceof stream.Readable;
                        const isAuthErr = statusCode === 401 || statusCode === 403;
                        if (!reAuthRetried && isAuthErr && !isReadableStream && this.forceRefreshOnFailure) {
                            await this.refreshAccessTokenAsync();
                            return await this.requestAsync(opts, true);
                        }
                    }
                    throw e;
                }
                return response;
            }
            async refreshAccessTokenAsync() {
                const refreshResponse = await this.externalAccountAuthorizedUserHandler.refreshToken(this.refreshToken);
                this.cachedAccessToken = {
                    access_token: refreshResponse.access_token,
                    expiry_date: new Date().getTime() + refreshResponse.expires_in * 1000,
                    res: refreshResponse.res
                };
                if (refreshResponse.refresh_token !== undefined) {
                    this.refreshToken = refreshResponse.refresh_token;
                }
                return this.cachedAccessToken;
            }
            isExpired(credentials) {
                const now = new Date().getTime();
                return credentials.expiry_date ? now >= credentials.expiry_date - this.eagerRefreshThresholdMillis : false;
            }
        }
        exports.ExternalAccountAuthorizedUserClient = ExternalAccountAuthorizedUserClient;
    }),
    8323: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.ExternalAccountClient = void 0;
        const baseexternalclient_1 = __webpack_require__(142);
        const identitypoolclient_1 = __webpack_require__(9960);
        const awsclient_1 = __webpack_require__(1261);
        const pluggable_auth_client_1 = __webpack_require__(6077);
        class ExternalAccountClient {
            constructor(){
                throw new Error('ExternalAccountClients should be initialized via: ' + 'ExternalAccountClient.fromJSON(), ' + 'directly via explicit constructors, eg. ' + 'new AwsClient(options), new IdentityPoolClient(options), new' + 'PluggableAuthClientOptions, or via ' + 'new GoogleAuth(options).getClient()');
            }
            static fromJSON(options) {
                if (options && options.type === baseexternalclient_1.EXTERNAL_ACCOUNT_TYPE) {
                    if (options.credential_source?.environment_id) {
                        return new awsclient_1.AwsClient(options);
                    } else if (options.credential_source?.executable) {
                        return new pluggable_auth_client_1.PluggableAuthClient(options);
                    } else {
                        return new identitypoolclient_1.IdentityPoolClient(options);
                    }
                } else {
                    return null;
                }
            }
        }
        exports.ExternalAccountClient = ExternalAccountClient;
    }),
    8551: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.FileSubjectTokenSupplier = void 0;
        const util_1 = __webpack_require__(9023);
        const fs = __webpack_require__(9896);
        const readFile = (0, util_1.promisify)(fs.readFile ?? (()=>{}));
        const realpath = (0, util_1.promisify)(fs.realpath ?? (()=>{}));
        const lstat = (0, util_1.promisify)(fs.lstat ?? (()=>{}));
        class FileSubjectTokenSupplier {
            filePath;
            formatType;
            subjectTokenFieldName;
            constructor(opts){
                this.filePath = opts.filePath;
                this.formatType = opts.formatType;
                this.subjectTokenFieldName = opts.subjectTokenFieldName;
            }
            async getSubjectToken() {
                let parsedFilePath = this.filePath;
                try {
                    parsedFilePath = await realpath(parsedFilePath);
                    if (!(await lstat(parsedFilePath)).isFile()) {
                        throw new Error();
                    }
                } catch (err) {
                    if (err instanceof Error) {
                        err.message = `The file at ${parsedFilePath} does not exist, or it is not a file. ${err.message}`;
                    }
                    throw err;
                }
                let subjectToken;
                const rawText = await readFile(parsedFilePath, {
                    encoding: 'utf8'
                });
                if (this.formatType === 'text') {
                    subjectToken = rawText;
                } else if (this.formatType === 'json' && this.subjectTokenFieldName) {
                    const json = JSON.parse(rawText);
                    subjectToken = json[this.subjectTokenFieldName];
                }
                if (!subjectToken) {
                    throw new Error('Unable to parse the subject_token from the credential_source file');
                }
                return subjectToken;
            }
        }
        exports.FileSubjectTokenSupplier = FileSubjectTokenSupplier;
    }),
    5072: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GdchClient = exports.GDCH_SERVICE_ACCOUNT_TYPE = void 0;
        const crypto1 = __webpack_require__(6982);
        const fs = __webpack_require__(9896);
        const https = __webpack_require__(5692);
        const oauth2client_1 = __webpack_require__(91);
        const DEFAULT_LIFETIME_IN_SECONDS = 3600;
        exports.GDCH_SERVICE_ACCOUNT_TYPE = 'gdch_service_account';
        class GdchClient extends oauth2client_1.OAuth2Client {
            projectId;
            privateKeyId;
            privateKey;
            serviceIdentityName;
            tokenServerUri;
            caCertPath;
            apiAudience;
            lifetime;
            gdchOptions;
            caAgentPromise;
            cachedCaCertPath;
            lastCaCertReadTime = 0;
            CA_CERT_TTL_MS = 5 * 60 * 1000;
            constructor(options = {}){
                super(options);
                this.gdchOptions = options;
                this.projectId = options.projectId || undefined;
                this.privateKeyId = options.privateKeyId;
                this.privateKey = options.privateKey;
                this.serviceIdentityName = options.serviceIdentityName;
                this.tokenServerUri = options.tokenServerUri;
                this.caCertPath = options.caCertPath;
                this.apiAudience = options.apiAudience;
                this.lifetime = options.lifetime || DEFAULT_LIFETIME_IN_SECONDS;
                this.credentials = {
                    refresh_token: 'gdch-placeholder',
                    expiry_date: 1
                };
            }
            createWithGdchAudience(apiAudience) {
                if (!apiAudience) {
                    throw new Error('Audience cannot be null or empty for GDCH service account credentials.');
                }
                return new GdchClient({
                    ...this.gdchOptions,
                    projectId: this.projectId,
                    privateKeyId: this.privateKeyId,
                    privateKey: this.privateKey,
                    serviceIdentityName: this.serviceIdentityName,
                    tokenServerUri: this.tokenServerUri,
                    caCertPath: this.caCertPath,
                    lifetime: this.lifetime,
                    apiAudience
                });
            }
            fromJSON(json) {
                if (!json) {
                    throw new Error('Must pass in a JSON object containing the GDCH credentials settings.');
                }
                if (json.type !== exports.GDCH_SERVICE_ACCOUNT_TYPE) {
                    throw new Error(`The incoming JSON object does not have the "${exports.GDCH_SERVICE_ACCOUNT_TYPE}" type`);
                }
                if (json.format_version !== '1') {
                    throw new Error('Only format version 1 is supported.');
                }
                if (!json.project) {
                    throw new Error('The incoming JSON object does not contain a project field');
                }
                if (!json.private_key_id) {
                    throw new Error('The incoming JSON object does not contain a private_key_id field');
                }
                if (!json.private_key) {
                    throw new Error('The incoming JSON object does not contain a private_key field');
                }
                if (!json.name) {
                    throw new Error('The incoming JSON object does not contain a name field');
                }
                if (!json.token_uri) {
                    throw new Error('The incoming JSON object does not contain a token_uri field');
                }
                this.projectId = json.project;
                this.privateKeyId = json.private_key_id;
                this.privateKey = json.private_key;
                this.serviceIdentityName = json.name;
                this.tokenServerUri = json.token_uri;
                this.caCertPath = json.ca_cert_path;
                this.gdchOptions = {
                    ...this.gdchOptions,
                    projectId: json.project,
                    privateKeyId: json.private_key_id,
                    privateKey: json.private_key,
                    serviceIdentityName: json.name,
                    tokenServerUri: json.token_uri,
                    caCertPath: json.ca_cert_path
                };
            }
            async refreshTokenNoCache() {
                if (!this.apiAudience) {
                    throw new Error('Audience cannot be null or empty for GDCH service account credentials. ' + 'Specify the audience by calling createWithGdchAudience.');
                }
                if (!this.privateKey) {
                    throw new Error('Private key is not configured for GDCH credentials.');
                }
                if (!this.privateKeyId) {
                    throw new Error('Private key ID is not configured for GDCH credentials.');
                }
                if (!this.projectId) {
                    throw new Error('Project is not configured for GDCH credentials.');
                }
                if (!this.serviceIdentityName) {
                    throw new Error('Service identity name is not configured for GDCH credentials.');
                }
                if (!this.tokenServerUri) {
                    throw new Error('Token server URI is not configured for GDCH credentials.');
                }
                const assertion = this.createAssertion();
                const data = {
                    audience: this.apiAudience,
                    grant_type: 'urn:ietf:params:oauth:token-type:token-exchange',
                    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
                    subject_token: assertion,
                    subject_token_type: 'urn:k8s:params:oauth:token-type:serviceaccount'
                };
                const requestOpts = {
                    url: this.tokenServerUri,
                    method: 'POST',
                    headers: {
                        'Content-Type': 'application/json'
                    },
                    data,
                    responseType: 'json',
                    timeout: 10000,
                    retry: true,
                    retryConfig: {
                        httpMethodsToRetry: [
                            'POST'
                        ],
                        statusCodesToRetry: [
                            [
                                500,
                                599
                            ]
                        ],
                        noResponseRetries: 3
                    }
                };
                if (this.caCertPath) {
                    requestOpts.agent = await this.getCaAgent();
                }
                try {
                    const res = await this.transporter.request(requestOpts);
                    const tokenResponse = res.data;
                    if (!tokenResponse.access_token) {
                        throw new Error('Token response did not contain an access_token.');
                    }
                    if (!tokenResponse.expires_in) {
                        throw new Error('Token response did not contain an expires_in field.');
                    }
                    const tokens = {
                        access_token: tokenResponse.access_token,
                        token_type: 'STS-Bearer',
                        expiry_date: Date.now() + tokenResponse.expires_in * 1000
                    };
                    this.emit('tokens', tokens);
                    return {
                        res,
                        tokens
                    };
                } catch (e) {
                    if (e && e.config && e.config.data) {
                        try {
                            if (typeof e.config.data === 'string') {
                                const parsedData = JSON.parse(e.config.data);
                                if (parsedData.subject_token) {
                                    parsedData.subject_token = '***REDACTED***';
                                    e.config.data = JSON.stringify(parsedData);
                                }
                            } else if (typeof e.config.data === 'object' && e.config.data.subject_token) {
                                e.config.data.subject_token = '***REDACTED***';
                            }
                        } catch  {}
                    }
                    if (e instanceof Error) {
                        e.message = `Error getting access token for GDCH service account: ${e.message}, iss: ${this.serviceIdentityName}`;
                    }
                    throw e;
                }
            }
            createAssertion() {
                const header = {
                    alg: 'ES256',
                    typ: 'JWT',
                    kid: this.privateKeyId
                };
                const issSub = `system:serviceaccount:${this.projectId}:${this.serviceIdentityName}`;
                const currentTime = Math.floor(Date.now() / 1000);
                const payload = {
                    iss: issSub,
                    sub: issSub,
                    iat: currentTime,
                    exp: currentTime + this.lifetime,
                    aud: this.tokenServerUri
                };
                const encodedHeader = this.base64UrlEncode(JSON.stringify(header));
                const encodedPayload = this.base64UrlEncode(JSON.stringify(payload));
                const signingInput = `${encodedHeader}.${encodedPayload}`;
                const signature = crypto1.sign('sha256', Buffer.from(signingInput), {
                    key: this.privateKey,
                    dsaEncoding: 'ieee-p1363'
                });
                const encodedSignature = this.base64UrlEncode(signature);
                return `${signingInput}.${encodedSignature}`;
            }
            async requestAsync(opts, retry = false) {
                if (this.caCertPath && !opts.agent) {
                    const url = (opts.url || '').toString();
                    if (!url.includes('googleapis.com') && !url.includes('google.com')) {
                        opts.agent = await this.getCaAgent();
                    }
                }
                return super.requestAsync(opts, retry);
            }
            getCaAgent() {
                if (!this.caCertPath) {
                    this.caAgentPromise = undefined;
                    this.cachedCaCertPath = undefined;
                    this.lastCaCertReadTime = 0;
                    return undefined;
                }
                const now = Date.now();
                const isCacheExpired = now - this.lastCaCertReadTime > this.CA_CERT_TTL_MS;
                if (this.caAgentPromise && this.caCertPath === this.cachedCaCertPath && !isCacheExpired) {
                    return this.caAgentPromise;
                }
                this.cachedCaCertPath = this.caCertPath;
                this.lastCaCertReadTime = now;
                const currentPath = this.caCertPath;
                this.caAgentPromise = (async ()=>{
                    try {
                        const ca = await fs.promises.readFile(currentPath);
                        return new https.Agent({
                            ca
                        });
                    } catch (err) {
                        if (this.cachedCaCertPath === currentPath) {
                            this.caAgentPromise = undefined;
                            this.cachedCaCertPath = undefined;
                            this.lastCaCertReadTime = 0;
                        }
                        if (err instanceof Error) {
                            err.message = `Error reading certificate file from CA cert path, value '${currentPath}': ${err.message}`;
                        }
                        throw err;
                    }
                })();
                return this.caAgentPromise;
            }
            toJSON() {
                return {
                    ...this,
                    privateKey: this.privateKey ? '***REDACTED***' : undefined,
                    _clientSecret: this._clientSecret ? '***REDACTED***' : undefined,
                    apiKey: this.apiKey ? '***REDACTED***' : undefined,
                    gdchOptions: this.gdchOptions ? {
                        ...this.gdchOptions,
                        privateKey: this.gdchOptions.privateKey ? '***REDACTED***' : undefined,
                        clientSecret: this.gdchOptions.clientSecret ? '***REDACTED***' : undefined,
                        client_secret: this.gdchOptions.client_secret ? '***REDACTED***' : undefined,
                        apiKey: this.gdchOptions.apiKey ? '***REDACTED***' : undefined,
                        credentials: this.gdchOptions.credentials ? {
                            ...this.gdchOptions.credentials,
                            access_token: this.gdchOptions.credentials.access_token ? '***REDACTED***' : undefined,
                            refresh_token: this.gdchOptions.credentials.refresh_token ? '***REDACTED***' : undefined
                        } : undefined
                    } : undefined,
                    credentials: {
                        ...this.credentials,
                        access_token: this.credentials?.access_token ? '***REDACTED***' : undefined,
                        refresh_token: this.credentials?.refresh_token ? '***REDACTED***' : undefined
                    }
                };
            }
            [Symbol.for('nodejs.util.inspect.custom')]() {
                return this.toJSON();
            }
            base64UrlEncode(str) {
                const buffer = typeof str === 'string' ? Buffer.from(str) : str;
                return buffer.toString('base64url');
            }
        }
        exports.GdchClient = GdchClient;
    }),
    5934: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GoogleAuth = exports.GoogleAuthExceptionMessages = void 0;
        const child_process_1 = __webpack_require__(5317);
        const fs = __webpack_require__(9896);
        const gaxios_1 = __webpack_require__(7842);
        const gcpMetadata = __webpack_require__(9595);
        const os = __webpack_require__(857);
        const path = __webpack_require__(6928);
        const crypto_1 = __webpack_require__(8851);
        const computeclient_1 = __webpack_require__(977);
        const idtokenclient_1 = __webpack_require__(2718);
        const envDetect_1 = __webpack_require__(963);
        const jwtclient_1 = __webpack_require__(5277);
        const refreshclient_1 = __webpack_require__(9807);
        const impersonated_1 = __webpack_require__(9964);
        const externalclient_1 = __webpack_require__(8323);
        const baseexternalclient_1 = __webpack_require__(142);
        const authclient_1 = __webpack_require__(4810);
        const externalAccountAuthorizedUserClient_1 = __webpack_require__(4240);
        const gdchclient_1 = __webpack_require__(5072);
        const util_1 = __webpack_require__(7870);
        exports.GoogleAuthExceptionMessages = {
            API_KEY_WITH_CREDENTIALS: 'API Keys and Credentials are mutually exclusive authentication methods and cannot be used together.',
            NO_PROJECT_ID_FOUND: 'Unable to detect a Project Id in the current environment. \n' + 'To learn more about authentication and Google APIs, visit: \n' + 'https://cloud.google.com/docs/authentication/getting-started',
            NO_CREDENTIALS_FOUND: 'Unable to find credentials in current environment. \n' + 'To learn more about authentication and Google APIs, visit: \n' + 'https://cloud.google.com/docs/authentication/getting-started',
            NO_ADC_FOUND: 'Could not load the default credentials. Browse to https://cloud.google.com/docs/authentication/getting-started for more information.',
            NO_UNIVERSE_DOMAIN_FOUND: 'Unable to detect a Universe Domain in the current environment.\n' + 'To learn more about Universe Domain retrieval, visit: \n' + 'https://cloud.google.com/compute/docs/metadata/predefined-metadata-keys'
        };
        class GoogleAuth {
            checkIsGCE = undefined;
            useJWTAccessWithScope;
            defaultServicePath;
            get isGCE() {
                return this.checkIsGCE;
            }
            _findProjectIdPromise;
            _cachedProjectId;
            jsonContent = null;
            apiKey;
            cachedCredential = null;
            #pendingAuthClient = null;
            defaultScopes;
            keyFilename;
            scopes;
            clientOptions = {};
            constructor(opts = {}){
                this._cachedProjectId = opts.projectId || null;
                this.cachedCredential = opts.authClient || null;
                this.keyFilename = opts.keyFilename || opts.keyFile;
                this.scopes = opts.scopes;
                this.clientOptions = opts.clientOptions || {};
                this.jsonContent = opts.credentials || null;
                this.apiKey = opts.apiKey || this.clientOptions.apiKey || null;
                if (this.apiKey && (this.jsonContent || this.clientOptions.credentials)) {
                    throw new RangeError(exports.GoogleAuthExceptionMessages.API_KEY_WITH_CREDENTIALS);
                }
                if (opts.universeDomain) {
                    this.clientOptions.universeDomain = opts.universeDomain;
                }
            }
            setGapicJWTValues(client) {
                client.defaultServicePath = this.defaultServicePath;
                client.useJWTAccessWithScope = this.useJWTAccessWithScope;
                client.defaultScopes = this.defaultScopes;
            }
            getProjectId(callback) {
                if (callback) {
                    this.getProjectIdAsync().then((r)=>callback(null, r), callback);
                } else {
                    return this.getProjectIdAsync();
                }
            }
            async getProjectIdOptional() {
                try {
                    return await this.getProjectId();
                } catch (e) {
                    if (e instanceof Error && e.message === exports.GoogleAuthExceptionMessages.NO_PROJECT_ID_FOUND) {
                        return null;
                    } else {
                        throw e;
                    }
                }
            }
            async findAndCacheProjectId() {
                let projectId = null;
                projectId ||= await this.getProductionProjectId();
                projectId ||= await this.getFileProjectId();
                projectId ||= await this.getDefaultServiceProjectId();
                projectId ||= await this.getGCEProjectId();
                projectId ||= await this.getExternalAccountClientProjectId();
                if (projectId) {
                    this._cachedProjectId = projectId;
                    return projectId;
                } else {
                    throw new Error(exports.GoogleAuthExceptionMessages.NO_PROJECT_ID_FOUND);
                }
            }
            async getProjectIdAsync() {
                if (this._cachedProjectId) {
                    return this._cachedProjectId;
                }
                if (!this._findProjectIdPromise) {
                    this._findProjectIdPromise = this.findAndCacheProjectId();
                }
                return this._findProjectIdPromise;
            }
            async getUniverseDomainFromMetadataServer() {
                let universeDomain;
                try {
                    universeDomain = await gcpMetadata.universe('universe-domain');
                    universeDomain ||= authclient_1.DEFAULT_UNIVERSE;
                } catch (e) {
                    if (e && e?.response?.status === 404) {
                        universeDomain = authclient_1.DEFAULT_UNIVERSE;
                    } else {
                        throw e;
                    }
                }
                return universeDomain;
            }
            async getUniverseDomain() {
                let universeDomain = (0, util_1.originalOrCamelOptions)(this.clientOptions).get('universe_domain');
                try {
                    universeDomain ??= (await this.getClient()).universeDomain;
                } catch  {
                    universeDomain ??= authclient_1.DEFAULT_UNIVERSE;
                }
                return universeDomain;
            }
            getAnyScopes() {
                return this.scopes || this.defaultScopes;
            }
            getApplicationDefault(optionsOrCallback = {}, callback) {
                let options;
                if (typeof optionsOrCallback === 'function') {
                    callback = optionsOrCallback;
                } else {
                    options = optionsOrCallback;
                }
                if (callback) {
                    this.getApplicationDefaultAsync(options).then((r)=>callback(null, r.credential, r.projectId), callback);
                } else {
                    return this.getApplicationDefaultAsync(options);
                }
            }
            async getApplicationDefaultAsync(options = {}) {
                if (this.cachedCredential) {
                    return await this.#prepareAndCacheClient(this.cachedCredential, null);
                }
                let credential;
                credential = await this._tryGetApplicationCredentialsFromEnvironmentVariable(options);
                if (credential) {
                    if (credential instanceof jwtclient_1.JWT) {
                        credential.scopes = this.scopes;
                    } else if (credential instanceof baseexternalclient_1.BaseExternalAccountClient) {
                        credential.scopes = this.getAnyScopes();
                    }
                    return await this.#prepareAndCacheClient(credential);
                }
                credential = await this._tryGetApplicationCredentialsFromWellKnownFile(options);
                if (credential) {
                    if (credential instanceof jwtclient_1.JWT) {
                        credential.scopes = this.scopes;
                    } else if (credential instanceof baseexternalclient_1.BaseExternalAccountClient) {
                        credential.scopes = this.getAnyScopes();
                    }
                    return await this.#prepareAndCacheClient(credential);
                }
                if (await this._checkIsGCE()) {
                    options.scopes = this.getAnyScopes();
                    return await this.#prepareAndCacheClient(new computeclient_1.Compute(options));
                }
                throw new Error(exports.GoogleAuthExceptionMessages.NO_ADC_FOUND);
            }
            async #prepareAndCacheClient(credential, quotaProjectIdOverride = process.env['GOOGLE_CLOUD_QUOTA_PROJECT'] || null) {
                const projectId = await this.getProjectIdOptional();
                if (quotaProjectIdOverride) {
                    credential.quotaProjectId = quotaProjectIdOverride;
                }
                this.cachedCredential = credential;
                return {
                    credential,
                    projectId
                };
            }
            async _checkIsGCE() {
                if (this.checkIsGCE === undefined) {
                    this.checkIsGCE = gcpMetadata.getGCPResidency() || await gcpMetadata.isAvailable();
                }
                return this.checkIsGCE;
            }
            async _tryGetApplicationCredentialsFromEnvironmentVariable(options) {
                const credentialsPath = process.env['GOOGLE_APPLICATION_CREDENTIALS'] || process.env['google_application_credentials'];
                if (!credentialsPath || credentialsPath.length === 0) {
                    return null;
                }
                try {
                    return await this._getApplicationCredentialsFromFilePath(credentialsPath, options);
                } catch (e) {
                    if (e instanceof Error) {
                        e.message = `Unable to read the credential file specified by the GOOGLE_APPLICATION_CREDENTIALS environment variable: ${e.message}`;
                    }
                    throw e;
                }
            }
            async _tryGetApplicationCredentialsFromWellKnownFile(options) {
                let configDir = process.env['CLOUDSDK_CONFIG'];
                if (!configDir) {
                    if (this._isWindows()) {
                        if (process.env['APPDATA']) {
                            configDir = path.join(process.env['APPDATA'], 'gcloud');
                        }
                    } else {
                        const home = process.env['HOME'];
                        if (home) {
                            configDir = path.join(home, '.config', 'gcloud');
                        }
                    }
                }
                if (!configDir) {
                    return null;
                }
                const location = path.join(configDir, 'application_default_credentials.json');
                if (!fs.existsSync(location)) {
                    return null;
                }
                const client = await this._getApplicationCredentialsFromFilePath(location, options);
                return client;
            }
            async _getApplicationCredentialsFromFilePath(filePath, options = {}) {
                if (!filePath || filePath.length === 0) {
                    throw new Error('The file path is invalid.');
                }
                try {
                    filePath = fs.realpathSync(filePath);
                    if (!fs.lstatSync(filePath).isFile()) {
                        throw new Error();
                    }
                } catch (err) {
                    if (err instanceof Error) {
                        err.message = `The file at ${filePath} does not exist, or it is not a file. ${err.message}`;
                    }
                    throw err;
                }
                const readStream = fs.createReadStream(filePath);
                return this.fromStream(readStream, options);
            }
            fromImpersonatedJSON(json) {
                if (!json) {
                    throw new Error('Must pass in a JSON object containing an  impersonated refresh token');
                }
                if (json.type !== impersonated_1.IMPERSONATED_ACCOUNT_TYPE) {
                    throw new Error(`The incoming JSON object does not have the "${impersonated_1.IMPERSONATED_ACCOUNT_TYPE}" type`);
                }
                if (!json.source_credentials) {
                    throw new Error('The incoming JSON object does not contain a source_credentials field');
                }
                if (!json.service_account_impersonation_url) {
                    throw new Error('The incoming JSON object does not contain a service_account_impersonation_url field');
                }
                const sourceClient = this.fromJSON(json.source_credentials);
                if (json.service_account_impersonation_url?.length > 256) {
                    throw new RangeError(`Target principal is too long: ${json.service_account_impersonation_url}`);
                }
                const targetPrincipal = /(?<target>[^/]+):(generateAccessToken|generateIdToken)$/.exec(json.service_account_impersonation_url)?.groups?.target;
                if (!targetPrincipal) {
                    throw new RangeError(`Cannot extract target principal from ${json.service_account_impersonation_url}`);
                }
                const targetScopes = (this.scopes || json.scopes || this.defaultScopes) ?? [];
                return new impersonated_1.Impersonated({
                    ...json,
                    sourceClient,
                    targetPrincipal,
                    targetScopes: Array.isArray(targetScopes) ? targetScopes : [
                        targetScopes
                    ]
                });
            }
            fromJSON(json, options = {}) {
                let client;
                const preferredUniverseDomain = (0, util_1.originalOrCamelOptions)(options).get('universe_domain');
                if (json.type === refreshclient_1.USER_REFRESH_ACCOUNT_TYPE) {
                    client = new refreshclient_1.UserRefreshClient(options);
                    client.fromJSON(json);
                } else if (json.type === impersonated_1.IMPERSONATED_ACCOUNT_TYPE) {
                    client = this.fromImpersonatedJSON(json);
                } else if (json.type === baseexternalclient_1.EXTERNAL_ACCOUNT_TYPE) {
                    client = externalclient_1.ExternalAccountClient.fromJSON({
                        ...json,
                        ...options
                    });
                    client.scopes = this.getAnyScopes();
                } else if (json.type === externalAccountAuthorizedUserClient_1.EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE) {
                    client = new externalAccountAuthorizedUserClient_1.ExternalAccountAuthorizedUserClient({
                        ...json,
                        ...options
                    });
                } else if (json.type === gdchclient_1.GDCH_SERVICE_ACCOUNT_TYPE) {
                    client = new gdchclient_1.GdchClient(options);
                    client.fromJSON(json);
                } else {
                    options.scopes = this.scopes;
                    client = new jwtclient_1.JWT(options);
                    this.setGapicJWTValues(client);
                    client.fromJSON(json);
                }
                if (preferredUniverseDomain) {
                    client.universeDomain = preferredUniverseDomain;
                }
                return client;
            }
            _cacheClientFromJSON(json, options) {
                const client = this.fromJSON(json, options);
                this.jsonContent = json;
                this.cachedCredential = client;
                return client;
            }
            fromStream(inputStream, optionsOrCallback = {}, callback) {
                let options = {};
                if (typeof optionsOrCallback === 'function') {
                    callback = optionsOrCallback;
                } else {
                    options = optionsOrCallback;
                }
                if (callback) {
                    this.fromStreamAsync(inputStream, options).then((r)=>callback(null, r), callback);
                } else {
                    return this.fromStreamAsync(inputStream, options);
                }
            }
            fromStreamAsync(inputStream, options) {
                return new Promise((resolve, reject)=>{
                    if (!inputStream) {
                        throw new Error('Must pass in a stream containing the Google auth settings.');
                    }
                    const chunks = [];
                    inputStream.setEncoding('utf8').on('error', reject).on('data', (chunk)=>chunks.push(chunk)).on('end', ()=>{
                        try {
                            try {
                                const data = JSON.parse(chunks.join(''));
                                const r = this._cacheClientFromJSON(data, options);
                                return resolve(r);
                            } catch (err) {
                                if (!this.keyFilename) throw err;
                                const client = new jwtclient_1.JWT({
                                    ...this.clientOptions,
                                    keyFile: this.keyFilename
                                });
                                this.cachedCredential = client;
                                this.setGapicJWTValues(client);
                                return resolve(client);
                            }
                        } catch (err) {
                            return reject(err);
                        }
                    });
                });
            }
            fromAPIKey(apiKey, options = {}) {
                return new jwtclient_1.JWT({
                    ...options,
                    apiKey
                });
            }
            _isWindows() {
                const sys = os.platform();
                if (sys && sys.length >= 3) {
                    if (sys.substring(0, 3).toLowerCase() === 'win') {
                        return true;
                    }
                }
                return false;
            }
            async getDefaultServiceProjectId() {
                return new Promise((resolve)=>{
                    (0, child_process_1.exec)('gcloud config config-helper --format json', (err, stdout)=>{
                        if (!err && stdout) {
                            try {
                                const projectId = JSON.parse(stdout).configuration.properties.core.project;
                                resolve(projectId);
                                return;
                            } catch (e) {}
                        }
                        resolve(null);
                    });
                });
            }
            getProductionProjectId() {
                return process.env['GCLOUD_PROJECT'] || process.env['GOOGLE_CLOUD_PROJECT'] || process.env['gcloud_project'] || process.env['google_cloud_project'];
            }
            async getFileProjectId() {
                if (this.cachedCredential) {
                    return this.cachedCredential.projectId;
                }
                if (this.keyFilename) {
                    const creds = await this.getClient();
                    if (creds && creds.projectId) {
                        return creds.projectId;
                    }
                }
                const r = await this._tryGetApplicationCredentialsFromEnvironmentVariable();
                if (r) {
                    return r.projectId;
                } else {
                    return null;
                }
            }
            async getExternalAccountClientProjectId() {
                if (!this.jsonContent || this.jsonContent.type !== baseexternalclient_1.EXTERNAL_ACCOUNT_TYPE) {
                    return null;
                }
                const creds = await this.getClient();
                return await creds.getProjectId();
            }
            async getGCEProjectId() {
                try {
                    const r = await gcpMetadata.project('project-id');
                    return r;
                } catch (e) {
                    return null;
                }
            }
            getCredentials(callback) {
                if (callback) {
                    this.getCredentialsAsync().then((r)=>callback(null, r), callback);
                } else {
                    return this.getCredentialsAsync();
                }
            }
            async getCredentialsAsync() {
                const client = await this.getClient();
                if (client instanceof impersonated_1.Impersonated) {
                    return {
                        client_email: client.getTargetPrincipal()
                    };
                }
                if (client instanceof baseexternalclient_1.BaseExternalAccountClient) {
                    const serviceAccountEmail = client.getServiceAccountEmail();
                    if (serviceAccountEmail) {
                        return {
                            client_email: serviceAccountEmail,
                            universe_domain: client.universeDomain
                        };
                    }
                }
                if (this.jsonContent) {
                    return {
                        client_email: this.jsonContent.client_email,
                        private_key: this.jsonContent.private_key,
                        universe_domain: this.jsonContent.universe_domain
                    };
                }
                if (await this._checkIsGCE()) {
                    const [client_email, universe_domain] = await Promise.all([
                        gcpMetadata.instance('service-accounts/default/email'),
                        this.getUniverseDomain()
                    ]);
                    return {
                        client_email,
                        universe_domain
                    };
                }
                throw new Error(exports.GoogleAuthExceptionMessages.NO_CREDENTIALS_FOUND);
            }
            async getClient() {
                if (this.cachedCredential) {
                    return this.cachedCredential;
                }
                this.#pendingAuthClient = this.#pendingAuthClient || this.#determineClient();
                try {
                    const client = await this.#pendingAuthClient;
                    if (client instanceof gdchclient_1.GdchClient && !client.apiAudience) {
                        const opts = this.clientOptions;
                        const endpoint = opts.apiEndpoint || opts.servicePath;
                        if (endpoint) {
                            const scheme = endpoint.startsWith('http') ? '' : 'https://';
                            const formattedAudience = `${scheme}${endpoint}`.replace(/\/+$/, '');
                            const newClient = client.createWithGdchAudience(formattedAudience);
                            this.cachedCredential = newClient;
                            return newClient;
                        }
                    }
                    return client;
                } finally{
                    this.#pendingAuthClient = null;
                }
            }
            async #determineClient() {
                if (this.jsonContent) {
                    return this._cacheClientFromJSON(this.jsonContent, this.clientOptions);
                } else if (this.keyFilename) {
                    const filePath = path.resolve(this.keyFilename);
                    const stream = fs.createReadStream(filePath);
                    return await this.fromStreamAsync(stream, this.clientOptions);
                } else if (this.apiKey) {
                    const client = await this.fromAPIKey(this.apiKey, this.clientOptions);
                    client.scopes = this.scopes;
                    const { credential } = await this.#prepareAndCacheClient(client);
                    return credential;
                } else {
                    const { credential } = await this.getApplicationDefaultAsync(this.clientOptions);
                    return credential;
                }
            }
            async getIdTokenClient(targetAudience) {
                const client = await this.getClient();
                if (!('fetchIdToken' in client)) {
                    throw new Error('Cannot fetch ID token in this environment, use GCE or set the GOOGLE_APPLICATION_CREDENTIALS environment variable to a service account credentials JSON file.');
                }
                return new idtokenclient_1.IdTokenClient({
                    targetAudience,
                    idTokenProvider: client
                });
            }
            async getAccessToken() {
                const client = await this.getClient();
                return (await client.getAccessToken()).token;
            }
            async getRequestHeaders(url) {
                const client = await this.getClient();
                return client.getRequestHeaders(url);
            }
            async authorizeRequest(opts = {}) {
                const url = opts.url;
                const client = await this.getClient();
                const headers = await client.getRequestHeaders(url);
                opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers, headers);
                return opts;
            }
            async fetch(...args) {
                const client = await this.getClient();
                return client.fetch(...args);
            }
            async request(opts) {
                const client = await this.getClient();
                return client.request(opts);
            }
            getEnv() {
                return (0, envDetect_1.getEnv)();
            }
            async sign(data, endpoint) {
                const client = await this.getClient();
                const universe = await this.getUniverseDomain();
                endpoint = endpoint || `https://iamcredentials.${universe}/v1/projects/-/serviceAccounts/`;
                if (client instanceof impersonated_1.Impersonated) {
                    const signed = await client.sign(data);
                    return signed.signedBlob;
                }
                const crypto1 = (0, crypto_1.createCrypto)();
                if (client instanceof jwtclient_1.JWT && client.key) {
                    const sign = await crypto1.sign(client.key, data);
                    return sign;
                }
                const creds = await this.getCredentials();
                if (!creds.client_email) {
                    throw new Error('Cannot sign data without `client_email`.');
                }
                return this.signBlob(crypto1, creds.client_email, data, endpoint);
            }
            async signBlob(crypto1, emailOrUniqueId, data, endpoint) {
                const url = new URL(endpoint + `${emailOrUniqueId}:signBlob`);
                const res = await this.request({
                    method: 'POST',
                    url: url.href,
                    data: {
                        payload: crypto1.encodeBase64StringUtf8(data)
                    },
                    retry: true,
                    retryConfig: {
                        httpMethodsToRetry: [
                            'POST'
                        ]
                    }
                });
                return res.data.signedBlob;
            }
        }
        exports.GoogleAuth = GoogleAuth;
    }),
    9390: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.IAMAuth = void 0;
        class IAMAuth {
            selector;
            token;
            constructor(selector, token){
                this.selector = selector;
                this.token = token;
                this.selector = selector;
                this.token = token;
            }
            getRequestHeaders() {
                return {
                    'x-goog-iam-authority-selector': this.selector,
                    'x-goog-iam-authorization-token': this.token
                };
            }
        }
        exports.IAMAuth = IAMAuth;
    }),
    9960: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.IdentityPoolClient = void 0;
        const baseexternalclient_1 = __webpack_require__(142);
        const util_1 = __webpack_require__(7870);
        const filesubjecttokensupplier_1 = __webpack_require__(8551);
        const urlsubjecttokensupplier_1 = __webpack_require__(4627);
        const certificatesubjecttokensupplier_1 = __webpack_require__(6129);
        const stscredentials_1 = __webpack_require__(121);
        const gaxios_1 = __webpack_require__(7842);
        class IdentityPoolClient extends baseexternalclient_1.BaseExternalAccountClient {
            subjectTokenSupplier;
            constructor(options){
                super(options);
                const opts = (0, util_1.originalOrCamelOptions)(options);
                const credentialSource = opts.get('credential_source');
                const subjectTokenSupplier = opts.get('subject_token_supplier');
                if (!credentialSource && !subjectTokenSupplier) {
                    throw new Error('A credential source or subject token supplier must be specified.');
                }
                if (credentialSource && subjectTokenSupplier) {
                    throw new Error('Only one of credential source or subject token supplier can be specified.');
                }
                if (subjectTokenSupplier) {
                    this.subjectTokenSupplier = subjectTokenSupplier;
                    this.credentialSourceType = 'programmatic';
                } else {
                    const credentialSourceOpts = (0, util_1.originalOrCamelOptions)(credentialSource);
                    const formatOpts = (0, util_1.originalOrCamelOptions)(credentialSourceOpts.get('format'));
                    const formatType = formatOpts.get('type') || 'text';
                    const formatSubjectTokenFieldName = formatOpts.get('subject_token_field_name');
                    if (formatType !== 'json' && formatType !== 'text') {
                        throw new Error(`Invalid credential_source format "${formatType}"`);
                    }
                    if (formatType === 'json' && !formatSubjectTokenFieldName) {
                        throw new Error('Missing subject_token_field_name for JSON credential_source format');
                    }
                    const file = credentialSourceOpts.get('file');
                    const url = credentialSourceOpts.get('url');
                    const certificate = credentialSourceOpts.get('certificate');
                    const headers = credentialSourceOpts.get('headers');
                    if (file && url || url && certificate || file && certificate) {
                        throw new Error('No valid Identity Pool "credential_source" provided, must be either file, url, or certificate.');
                    } else if (file) {
                        this.credentialSourceType = 'file';
                        this.subjectTokenSupplier = new filesubjecttokensupplier_1.FileSubjectTokenSupplier({
                            filePath: file,
                            formatType: formatType,
                            subjectTokenFieldName: formatSubjectTokenFieldName
                        });
                    } else if (url) {
                        this.credentialSourceType = 'url';
                        this.subjectTokenSupplier = new urlsubjecttokensupplier_1.UrlSubjectTokenSupplier({
                            url: url,
                            formatType: formatType,
                            subjectTokenFieldName: formatSubjectTokenFieldName,
                            headers: headers,
                            additionalGaxiosOptions: IdentityPoolClient.RETRY_CONFIG
                        });
                    } else if (certificate) {
                        this.credentialSourceType = 'certificate';
                        const certificateSubjecttokensupplier = new certificatesubjecttokensupplier_1.CertificateSubjectTokenSupplier({
                            useDefaultCertificateConfig: certificate.use_default_certificate_config,
                            certificateConfigLocation: certificate.certificate_config_location,
                            trustChainPath: certificate.trust_chain_path
                        });
                        this.subjectTokenSupplier = certificateSubjecttokensupplier;
                    } else {
                        throw new Error('No valid Identity Pool "credential_source" provided, must be either file, url, or certificate.');
                    }
                }
            }
            async retrieveSubjectToken() {
                const subjectToken = await this.subjectTokenSupplier.getSubjectToken(this.supplierContext);
                if (this.subjectTokenSupplier instanceof certificatesubjecttokensupplier_1.CertificateSubjectTokenSupplier) {
                    const mtlsAgent = await this.subjectTokenSupplier.createMtlsHttpsAgent();
                    this.stsCredential = new stscredentials_1.StsCredentials({
                        tokenExchangeEndpoint: this.getTokenUrl(),
                        clientAuthentication: this.clientAuth,
                        transporter: new gaxios_1.Gaxios({
                            agent: mtlsAgent
                        })
                    });
                    this.transporter = new gaxios_1.Gaxios({
                        ...this.transporter.defaults || {},
                        agent: mtlsAgent
                    });
                }
                return subjectToken;
            }
        }
        exports.IdentityPoolClient = IdentityPoolClient;
    }),
    2718: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.IdTokenClient = void 0;
        const oauth2client_1 = __webpack_require__(91);
        class IdTokenClient extends oauth2client_1.OAuth2Client {
            targetAudience;
            idTokenProvider;
            constructor(options){
                super(options);
                this.targetAudience = options.targetAudience;
                this.idTokenProvider = options.idTokenProvider;
            }
            async getRequestMetadataAsync() {
                if (!this.credentials.id_token || !this.credentials.expiry_date || this.isTokenExpiring()) {
                    const idToken = await this.idTokenProvider.fetchIdToken(this.targetAudience);
                    this.credentials = {
                        id_token: idToken,
                        expiry_date: this.getIdTokenExpiryDate(idToken)
                    };
                }
                const headers = new Headers({
                    authorization: 'Bearer ' + this.credentials.id_token
                });
                return {
                    headers
                };
            }
            getIdTokenExpiryDate(idToken) {
                const payloadB64 = idToken.split('.')[1];
                if (payloadB64) {
                    const payload = JSON.parse(Buffer.from(payloadB64, 'base64').toString('ascii'));
                    return payload.exp * 1000;
                }
            }
        }
        exports.IdTokenClient = IdTokenClient;
    }),
    9964: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.Impersonated = exports.IMPERSONATED_ACCOUNT_TYPE = void 0;
        const oauth2client_1 = __webpack_require__(91);
        const gaxios_1 = __webpack_require__(7842);
        const util_1 = __webpack_require__(7870);
        exports.IMPERSONATED_ACCOUNT_TYPE = 'impersonated_service_account';
        class Impersonated extends oauth2client_1.OAuth2Client {
            sourceClient;
            targetPrincipal;
            targetScopes;
            delegates;
            lifetime;
            endpoint;
            constructor(options = {}){
                super(options);
                this.credentials = {
                    expiry_date: 1,
                    refresh_token: 'impersonated-placeholder'
                };
                this.sourceClient = options.sourceClient ?? new oauth2client_1.OAuth2Client();
                this.targetPrincipal = options.targetPrincipal ?? '';
                this.delegates = options.delegates ?? [];
                this.targetScopes = options.targetScopes ?? [];
                this.lifetime = options.lifetime ?? 3600;
                const usingExplicitUniverseDomain = !!(0, util_1.originalOrCamelOptions)(options).get('universe_domain');
                if (!usingExplicitUniverseDomain) {
                    this.universeDomain = this.sourceClient.universeDomain;
                } else if (this.sourceClient.universeDomain !== this.universeDomain) {
                    throw new RangeError(`Universe domain ${this.sourceClient.universeDomain} in source credentials does not match ${this.universeDomain} universe domain set for impersonated credentials.`);
                }
                this.endpoint = options.endpoint ?? `https://iamcredentials.${this.universeDomain}`;
            }
            async sign(blobToSign) {
                await this.sourceClient.getAccessToken();
                const name = `projects/-/serviceAccounts/${this.targetPrincipal}`;
                const u = `${this.endpoint}/v1/${name}:signBlob`;
                const body = {
                    delegates: this.delegates,
                    payload: Buffer.from(blobToSign).toString('base64')
                };
                const res = await this.sourceClient.request({
                    ...Impersonated.RETRY_CONFIG,
                    url: u,
                    data: body,
                    method: 'POST'
                });
                return res.data;
            }
            getTargetPrincipal() {
                return this.targetPrincipal;
            }
            async refreshToken() {
                try {
                    await this.sourceClient.getAccessToken();
                    const name = 'projects/-/serviceAccounts/' + this.targetPrincipal;
                    const u = `${this.endpoint}/v1/${name}:generateAccessToken`;
                    const body = {
                        delegates: this.delegates,
                        scope: this.targetScopes,
                        lifetime: this.lifetime + 's'
                    };
                    const res = await this.sourceClient.request({
                        ...Impersonated.RETRY_CONFIG,
                        url: u,
                        data: body,
                        method: 'POST'
                    });
                    const tokenResponse = res.data;
                    this.credentials.access_token = tokenResponse.accessToken;
                    this.credentials.expiry_date = Date.parse(tokenResponse.expireTime);
                    return {
                        tokens: this.credentials,
                        res
                    };
                } catch (error) {
                    if (!(error instanceof Error)) throw error;
                    let status = 0;
                    let message = '';
                    if (error instanceof gaxios_1.GaxiosError) {
                        status = error?.response?.data?.error?.status;
                        message = error?.response?.data?.error?.message;
                    }
                    if (status && message) {
                        error.message = `${status}: unable to impersonate: ${message}`;
                        throw error;
                    } else {
                        error.message = `unable to impersonate: ${error}`;
                        throw error;
                    }
                }
            }
            async fetchIdToken(targetAudience, options) {
                await this.sourceClient.getAccessToken();
                const name = `projects/-/serviceAccounts/${this.targetPrincipal}`;
                const u = `${this.endpoint}/v1/${name}:generateIdToken`;
                const body = {
                    delegates: this.delegates,
                    audience: targetAudience,
                    includeEmail: options?.includeEmail ?? true,
                    useEmailAzp: options?.includeEmail ?? true
                };
                const res = await this.sourceClient.request({
                    ...Impersonated.RETRY_CONFIG,
                    url: u,
                    data: body,
                    method: 'POST'
                });
                return res.data.token;
            }
        }
        exports.Impersonated = Impersonated;
    }),
    7060: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.JWTAccess = void 0;
        const jws = __webpack_require__(3324);
        const util_1 = __webpack_require__(7870);
        const DEFAULT_HEADER = {
            alg: 'RS256',
            typ: 'JWT'
        };
        class JWTAccess {
            email;
            key;
            keyId;
            projectId;
            eagerRefreshThresholdMillis;
            cache = new util_1.LRUCache({
                capacity: 500,
                maxAge: 60 * 60 * 1000
            });
            constructor(email, key, keyId, eagerRefreshThresholdMillis){
                this.email = email;
                this.key = key;
                this.keyId = keyId;
                this.eagerRefreshThresholdMillis = eagerRefreshThresholdMillis ?? 5 * 60 * 1000;
            }
            getCachedKey(url, scopes) {
                let cacheKey = url;
                if (scopes && Array.isArray(scopes) && scopes.length) {
                    cacheKey = url ? `${url}_${scopes.join('_')}` : `${scopes.join('_')}`;
                } else if (typeof scopes === 'string') {
                    cacheKey = url ? `${url}_${scopes}` : scopes;
                }
                if (!cacheKey) {
                    throw Error('Scopes or url must be provided');
                }
                return cacheKey;
            }
            getRequestHeaders(url, additionalClaims, scopes) {
                const key = this.getCachedKey(url, scopes);
                const cachedToken = this.cache.get(key);
                const now = Date.now();
                if (cachedToken && cachedToken.expiration - now > this.eagerRefreshThresholdMillis) {
                    return new Headers(cachedToken.headers);
                }
                const iat = Math.floor(Date.now() / 1000);
                const exp = JWTAccess.getExpirationTime(iat);
                let defaultClaims;
                if (Array.isArray(scopes)) {
                    scopes = scopes.join(' ');
                }
                if (scopes) {
                    defaultClaims = {
                        iss: this.email,
                        sub: this.email,
                        scope: scopes,
                        exp,
                        iat
                    };
                } else {
                    defaultClaims = {
                        iss: this.email,
                        sub: this.email,
                        aud: url,
                        exp,
                        iat
                    };
                }
                if (additionalClaims) {
                    for(const claim in defaultClaims){
                        if (additionalClaims[claim]) {
                            throw new Error(`The '${claim}' property is not allowed when passing additionalClaims. This claim is included in the JWT by default.`);
                        }
                    }
                }
                const header = this.keyId ? {
                    ...DEFAULT_HEADER,
                    kid: this.keyId
                } : DEFAULT_HEADER;
                const payload = Object.assign(defaultClaims, additionalClaims);
                const signedJWT = jws.sign({
                    header,
                    payload,
                    secret: this.key
                });
                const headers = new Headers({
                    authorization: `Bearer ${signedJWT}`
                });
                this.cache.set(key, {
                    expiration: exp * 1000,
                    headers
                });
                return headers;
            }
            static getExpirationTime(iat) {
                const exp = iat + 3600;
                return exp;
            }
            fromJSON(json) {
                if (!json) {
                    throw new Error('Must pass in a JSON object containing the service account auth settings.');
                }
                if (!json.client_email) {
                    throw new Error('The incoming JSON object does not contain a client_email field');
                }
                if (!json.private_key) {
                    throw new Error('The incoming JSON object does not contain a private_key field');
                }
                this.email = json.client_email;
                this.key = json.private_key;
                this.keyId = json.private_key_id;
                this.projectId = json.project_id;
            }
            fromStream(inputStream, callback) {
                if (callback) {
                    this.fromStreamAsync(inputStream).then(()=>callback(), callback);
                } else {
                    return this.fromStreamAsync(inputStream);
                }
            }
            fromStreamAsync(inputStream) {
                return new Promise((resolve, reject)=>{
                    if (!inputStream) {
                        reject(new Error('Must pass in a stream containing the service account auth settings.'));
                    }
                    let s = '';
                    inputStream.setEncoding('utf8').on('data', (chunk)=>s += chunk).on('error', reject).on('end', ()=>{
                        try {
                            const data = JSON.parse(s);
                            this.fromJSON(data);
                            resolve();
                        } catch (err) {
                            reject(err);
                        }
                    });
                });
            }
        }
        exports.JWTAccess = JWTAccess;
    }),
    5277: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.JWT = void 0;
        const googleToken_1 = __webpack_require__(3067);
        const getCredentials_1 = __webpack_require__(3165);
        const jwtaccess_1 = __webpack_require__(7060);
        const oauth2client_1 = __webpack_require__(91);
        const authclient_1 = __webpack_require__(4810);
        class JWT extends oauth2client_1.OAuth2Client {
            email;
            keyFile;
            key;
            keyId;
            defaultScopes;
            scopes;
            scope;
            subject;
            gtoken;
            additionalClaims;
            useJWTAccessWithScope;
            defaultServicePath;
            access;
            constructor(options = {}){
                super(options);
                this.email = options.email;
                this.keyFile = options.keyFile;
                this.key = options.key;
                this.keyId = options.keyId;
                this.scopes = options.scopes;
                this.subject = options.subject;
                this.additionalClaims = options.additionalClaims;
                this.credentials = {
                    refresh_token: 'jwt-placeholder',
                    expiry_date: 1
                };
            }
            createScoped(scopes) {
                const jwt = new JWT(this);
                jwt.scopes = scopes;
                return jwt;
            }
            async getRequestMetadataAsync(url) {
                url = this.defaultServicePath ? `https://${this.defaultServicePath}/` : url;
                const useSelfSignedJWT = !this.hasUserScopes() && url || this.useJWTAccessWithScope && this.hasAnyScopes() || this.universeDomain !== authclient_1.DEFAULT_UNIVERSE;
                if (this.subject && this.universeDomain !== authclient_1.DEFAULT_UNIVERSE) {
                    throw new RangeError(`Service Account user is configured for the credential. Domain-wide delegation is not supported in universes other than ${authclient_1.DEFAULT_UNIVERSE}`);
                }
                if (!this.apiKey && useSelfSignedJWT) {
                    if (this.additionalClaims && this.additionalClaims.target_audience) {
                        const { tokens } = await this.refreshToken();
                        return {
                            headers: this.addSharedMetadataHeaders(new Headers({
                                authorization: `Bearer ${tokens.id_token}`
                            }))
                        };
                    } else {
                        if (!this.access) {
                            this.access = new jwtaccess_1.JWTAccess(this.email, this.key, this.keyId, this.eagerRefreshThresholdMillis);
                        }
                        let scopes;
                        if (this.hasUserScopes()) {
                            scopes = this.scopes;
                        } else if (!url) {
                            scopes = this.defaultScopes;
                        }
                        const useScopes = this.useJWTAccessWithScope || this.universeDomain !== authclient_1.DEFAULT_UNIVERSE;
                        const headers = await this.access.getRequestHeaders(url ?? undefined, this.additionalClaims, useScopes ? scopes : undefined);
                        return {
                            headers: this.addSharedMetadataHeaders(headers)
                        };
                    }
                } else if (this.hasAnyScopes() || this.apiKey) {
                    return super.getRequestMetadataAsync(url);
                } else {
                    return {
                        headers: new Headers()
                    };
                }
            }
            async fetchIdToken(targetAudience) {
                const gtoken = new googleToken_1.GoogleToken({
                    iss: this.email,
                    sub: this.subject,
                    scope: this.scopes || this.defaultScopes,
                    keyFile: this.keyFile,
                    key: this.key,
                    additionalClaims: {
                        target_audience: targetAudience
                    },
                    transporter: this.transporter
                });
                await gtoken.getToken({
                    forceRefresh: true
                });
                if (!gtoken.idToken) {
                    throw new Error('Unknown error: Failed to fetch ID token');
                }
                return gtoken.idToken;
            }
            hasUserScopes() {
                if (!this.scopes) {
                    return false;
                }
                return this.scopes.length > 0;
            }
            hasAnyScopes() {
                if (this.scopes && this.scopes.length > 0) return true;
                if (this.defaultScopes && this.defaultScopes.length > 0) return true;
                return false;
            }
            authorize(callback) {
                if (callback) {
                    this.authorizeAsync().then((r)=>callback(null, r), callback);
                } else {
                    return this.authorizeAsync();
                }
            }
            async authorizeAsync() {
                const result = await this.refreshToken();
                if (!result) {
                    throw new Error('No result returned');
                }
                this.credentials = result.tokens;
                this.credentials.refresh_token = 'jwt-placeholder';
                this.key = this.gtoken.googleTokenOptions?.key;
                this.email = this.gtoken.googleTokenOptions?.iss;
                return result.tokens;
            }
            async refreshTokenNoCache() {
                const gtoken = this.createGToken();
                const token = await gtoken.getToken({
                    forceRefresh: this.isTokenExpiring()
                });
                const tokens = {
                    access_token: token.access_token,
                    token_type: 'Bearer',
                    expiry_date: gtoken.expiresAt,
                    id_token: gtoken.idToken
                };
                this.emit('tokens', tokens);
                return {
                    res: null,
                    tokens
                };
            }
            createGToken() {
                if (!this.gtoken) {
                    this.gtoken = new googleToken_1.GoogleToken({
                        iss: this.email,
                        sub: this.subject,
                        scope: this.scopes || this.defaultScopes,
                        keyFile: this.keyFile,
                        key: this.key,
                        additionalClaims: this.additionalClaims,
                        transporter: this.transporter
                    });
                }
                return this.gtoken;
            }
            fromJSON(json) {
                if (!json) {
                    throw new Error('Must pass in a JSON object containing the service account auth settings.');
                }
                if (!json.client_email) {
                    throw new Error('The incoming JSON object does not contain a client_email field');
                }
                if (!json.private_key) {
                    throw new Error('The incoming JSON object does not contain a private_key field');
                }
                this.email = json.client_email;
                this.key = json.private_key;
                this.keyId = json.private_key_id;
                this.projectId = json.project_id;
                this.quotaProjectId = json.quota_project_id;
                this.universeDomain = json.universe_domain || this.universeDomain;
            }
            fromStream(inputStream, callback) {
                if (callback) {
                    this.fromStreamAsync(inputStream).then(()=>callback(), callback);
                } else {
                    return this.fromStreamAsync(inputStream);
                }
            }
            fromStreamAsync(inputStream) {
                return new Promise((resolve, reject)=>{
                    if (!inputStream) {
                        throw new Error('Must pass in a stream containing the service account auth settings.');
                    }
                    let s = '';
                    inputStream.setEncoding('utf8').on('error', reject).on('data', (chunk)=>s += chunk).on('end', ()=>{
                        try {
                            const data = JSON.parse(s);
                            this.fromJSON(data);
                            resolve();
                        } catch (e) {
                            reject(e);
                        }
                    });
                });
            }
            fromAPIKey(apiKey) {
                if (typeof apiKey !== 'string') {
                    throw new Error('Must provide an API Key string.');
                }
                this.apiKey = apiKey;
            }
            async getCredentials() {
                if (this.key) {
                    return {
                        private_key: this.key,
                        client_email: this.email
                    };
                } else if (this.keyFile) {
                    const gtoken = this.createGToken();
                    const creds = await (0, getCredentials_1.getCredentials)(this.keyFile);
                    return {
                        private_key: creds.privateKey,
                        client_email: creds.clientEmail
                    };
                }
                throw new Error('A key or a keyFile must be provided to getCredentials.');
            }
        }
        exports.JWT = JWT;
    }),
    3882: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.LoginTicket = void 0;
        class LoginTicket {
            envelope;
            payload;
            constructor(env, pay){
                this.envelope = env;
                this.payload = pay;
            }
            getEnvelope() {
                return this.envelope;
            }
            getPayload() {
                return this.payload;
            }
            getUserId() {
                const payload = this.getPayload();
                if (payload && payload.sub) {
                    return payload.sub;
                }
                return null;
            }
            getAttributes() {
                return {
                    envelope: this.getEnvelope(),
                    payload: this.getPayload()
                };
            }
        }
        exports.LoginTicket = LoginTicket;
    }),
    91: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.OAuth2Client = exports.ClientAuthentication = exports.CertificateFormat = exports.CodeChallengeMethod = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const querystring = __webpack_require__(3480);
        const stream = __webpack_require__(2203);
        const formatEcdsa = __webpack_require__(325);
        const util_1 = __webpack_require__(7870);
        const crypto_1 = __webpack_require__(8851);
        const authclient_1 = __webpack_require__(4810);
        const loginticket_1 = __webpack_require__(3882);
        var CodeChallengeMethod;
        (function(CodeChallengeMethod) {
            CodeChallengeMethod["Plain"] = "plain";
            CodeChallengeMethod["S256"] = "S256";
        })(CodeChallengeMethod || (exports.CodeChallengeMethod = CodeChallengeMethod = {}));
        var CertificateFormat;
        (function(CertificateFormat) {
            CertificateFormat["PEM"] = "PEM";
            CertificateFormat["JWK"] = "JWK";
        })(CertificateFormat || (exports.CertificateFormat = CertificateFormat = {}));
        var ClientAuthentication;
        (function(ClientAuthentication) {
            ClientAuthentication["ClientSecretPost"] = "ClientSecretPost";
            ClientAuthentication["ClientSecretBasic"] = "ClientSecretBasic";
            ClientAuthentication["None"] = "None";
        })(ClientAuthentication || (exports.ClientAuthentication = ClientAuthentication = {}));
        class OAuth2Client extends authclient_1.AuthClient {
            redirectUri;
            certificateCache = {};
            certificateExpiry = null;
            certificateCacheFormat = CertificateFormat.PEM;
            refreshTokenPromises = new Map();
            endpoints;
            issuers;
            clientAuthentication;
            _clientId;
            _clientSecret;
            refreshHandler;
            constructor(options = {}, clientSecret, redirectUri){
                super(typeof options === 'object' ? options : {});
                if (typeof options !== 'object') {
                    options = {
                        clientId: options,
                        clientSecret,
                        redirectUri
                    };
                }
                this._clientId = options.clientId || options.client_id;
                this._clientSecret = options.clientSecret || options.client_secret;
                this.redirectUri = options.redirectUri || options.redirect_uris?.[0];
                this.endpoints = {
                    tokenInfoUrl: 'https://oauth2.googleapis.com/tokeninfo',
                    oauth2AuthBaseUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
                    oauth2TokenUrl: 'https://oauth2.googleapis.com/token',
                    oauth2RevokeUrl: 'https://oauth2.googleapis.com/revoke',
                    oauth2FederatedSignonPemCertsUrl: 'https://www.googleapis.com/oauth2/v1/certs',
                    oauth2FederatedSignonJwkCertsUrl: 'https://www.googleapis.com/oauth2/v3/certs',
                    oauth2IapPublicKeyUrl: 'https://www.gstatic.com/iap/verify/public_key',
                    ...options.endpoints
                };
                this.clientAuthentication = options.clientAuthentication || ClientAuthentication.ClientSecretPost;
                this.issuers = options.issuers || [
                    'accounts.google.com',
                    'https://accounts.google.com',
                    this.universeDomain
                ];
            }
            static GOOGLE_TOKEN_INFO_URL = 'https://oauth2.googleapis.com/tokeninfo';
            static CLOCK_SKEW_SECS_ = 300;
            static DEFAULT_MAX_TOKEN_LIFETIME_SECS_ = 86400;
            generateAuthUrl(opts = {}) {
                if (opts.code_challenge_method && !opts.code_challenge) {
                    throw new Error('If a code_challenge_method is provided, code_challenge must be included.');
                }
                opts.response_type = opts.response_type || 'code';
                opts.client_id = opts.client_id || this._clientId;
                opts.redirect_uri = opts.redirect_uri || this.redirectUri;
                if (Array.isArray(opts.scope)) {
                    opts.scope = opts.scope.join(' ');
                }
                const rootUrl = this.endpoints.oauth2AuthBaseUrl.toString();
                return rootUrl + '?' + querystring.stringify(opts);
            }
            generateCodeVerifier() {
                throw new Error('generateCodeVerifier is removed, please use generateCodeVerifierAsync instead.');
            }
            async generateCodeVerifierAsync() {
                const crypto1 = (0, crypto_1.createCrypto)();
                const randomString = crypto1.randomBytesBase64(96);
                const codeVerifier = randomString.replace(/\+/g, '~').replace(/=/g, '_').replace(/\//g, '-');
                const unencodedCodeChallenge = await crypto1.sha256DigestBase64(codeVerifier);
                const codeChallenge = unencodedCodeChallenge.split('=')[0].replace(/\+/g, '-').replace(/\//g, '_');
                return {
                    codeVerifier,
                    codeChallenge
                };
            }
            getToken(codeOrOptions, callback) {
                const options = typeof codeOrOptions === 'string' ? {
                    code: codeOrOptions
                } : codeOrOptions;
                if (callback) {
                    this.getTokenAsync(options).then((r)=>callback(null, r.tokens, r.res), (e)=>callback(e, null, e.response));
                } else {
                    return this.getTokenAsync(options);
                }
            }
            async getTokenAsync(options) {
                const url = this.endpoints.oauth2TokenUrl.toString();
                const headers = new Headers();
                const values = {
                    client_id: options.client_id || this._clientId,
                    code_verifier: options.codeVerifier,
                    code: options.code,
                    grant_type: 'authorization_code',
                    redirect_uri: options.redirect_uri || this.redirectUri
                };
                if (this.clientAuthentication === ClientAuthentication.ClientSecretBasic) {
                    const basic = Buffer.from(`${this._clientId}:${this._clientSecret}`);
                    headers.set('authorization', `Basic ${basic.toString('base64')}`);
                }
                if (this.clientAuthentication === ClientAuthentication.ClientSecretPost) {
                    values.client_secret = this._clientSecret;
                }
                const opts = {
                    ...OAuth2Client.RETRY_CONFIG,
                    method: 'POST',
                    url,
                    data: new URLSearchParams((0, util_1.removeUndefinedValuesInObject)(values)),
                    headers
                };
                authclient_1.AuthClient.setMethodName(opts, 'getTokenAsync');
                const res = await this.transporter.request(opts);
                const tokens = res.data;
                if (res.data && res.data.expires_in) {
                    tokens.expiry_date = new Date().getTime() + res.data.expires_in * 1000;
                    delete tokens.expires_in;
                }
                this.emit('tokens', tokens);
                return {
                    tokens,
                    res
                };
            }
            async refreshToken(refreshToken) {
                if (!refreshToken) {
                    return this.refreshTokenNoCache(refreshToken);
                }
                if (this.refreshTokenPromises.has(refreshToken)) {
                    return this.refreshTokenPromises.get(refreshToken);
                }
                const p = this.refreshTokenNoCache(refreshToken).then((r)=>{
                    this.refreshTokenPromises.delete(refreshToken);
                    return r;
                }, (e)=>{
                    this.refreshTokenPromises.delete(refreshToken);
                    throw e;
                });
                this.refreshTokenPromises.set(refreshToken, p);
                return p;
            }
            async refreshTokenNoCache(refreshToken) {
                if (!refreshToken) {
                    throw new Error('No refresh token is set.');
                }
                const url = this.endpoints.oauth2TokenUrl.toString();
                const data = {
                    refresh_token: refreshToken,
                    client_id: this._clientId,
                    client_secret: this._clientSecret,
                    grant_type: 'refresh_token'
                };
                let res;
                try {
                    const opts = {
                        ...OAuth2Client.RETRY_CONFIG,
                        method: 'POST',
                        url,
                        data: new URLSearchParams((0, util_1.removeUndefinedValuesInObject)(data))
                    };
                    authclient_1.AuthClient.setMethodName(opts, 'refreshTokenNoCache');
                    res = await this.transporter.request(opts);
                } catch (e) {
                    if (e instanceof gaxios_1.GaxiosError && e.message === 'invalid_grant' && e.response?.data && /ReAuth/i.test(e.response.data.error_description)) {
                        e.message = JSON.stringify(e.response.data);
                    }
                    throw e;
                }
                const tokens = res.data;
                if (res.data && res.data.expires_in) {
                    tokens.expiry_date = new Date().getTime() + res.data.expires_in * 1000;
                    delete tokens.expires_in;
                }
                this.emit('tokens', tokens);
                return {
                    tokens,
                    res
                };
            }
            refreshAccessToken(callback) {
                if (callback) {
                    this.refreshAccessTokenAsync().then((r)=>callback(null, r.credentials, r.res), callback);
                } else {
                    return this.refreshAccessTokenAsync();
                }
            }
            async refreshAccessTokenAsync() {
                const r = await this.refreshToken(this.credentials.refresh_token);
                const tokens = r.tokens;
                tokens.refresh_token = this.credentials.refresh_token;
                this.credentials = tokens;
                return {
                    credentials: this.credentials,
                    res: r.res
                };
            }
            getAccessToken(callback) {
                if (callback) {
                    this.getAccessTokenAsync().then((r)=>callback(null, r.token, r.res), callback);
                } else {
                    return this.getAccessTokenAsync();
                }
            }
            async getAccessTokenAsync() {
                const shouldRefresh = !this.credentials.access_token || this.isTokenExpiring();
                if (shouldRefresh) {
                    if (!this.credentials.refresh_token) {
                        if (this.refreshHandler) {
                            const refreshedAccessToken = await this.processAndValidateRefreshHandler();
                            if (refreshedAccessToken?.access_token) {
                                this.setCredentials(refreshedAccessToken);
                                return {
                                    token: this.credentials.access_token
                                };
                            }
                        } else {
                            throw new Error('No refresh token or refresh handler callback is set.');
                        }
                    }
                    const r = await this.refreshAccessTokenAsync();
                    if (!r.credentials || r.credentials && !r.credentials.access_token) {
                        throw new Error('Could not refresh access token.');
                    }
                    return {
                        token: r.credentials.access_token,
                        res: r.res
                    };
                } else {
                    return {
                        token: this.credentials.access_token
                    };
                }
            }
            async getRequestHeaders(url) {
                const headers = (await this.getRequestMetadataAsync(url)).headers;
                return headers;
            }
            async getRequestMetadataAsync(url) {
                url;
                const thisCreds = this.credentials;
                if (!thisCreds.access_token && !thisCreds.refresh_token && !this.apiKey && !this.refreshHandler) {
                    throw new Error('No access, refresh token, API key or refresh handler callback is set.');
                }
                if (thisCreds.access_token && !this.isTokenExpiring()) {
                    thisCreds.token_type = thisCreds.token_type || 'Bearer';
                    const headers = new Headers({
                        authorization: thisCreds.token_type + ' ' + thisCreds.access_token
                    });
                    return {
                        headers: this.addSharedMetadataHeaders(headers)
                    };
                }
                if (this.refreshHandler) {
                    const refreshedAccessToken = await this.processAndValidateRefreshHandler();
                    if (refreshedAccessToken?.access_token) {
                        this.setCredentials(refreshedAccessToken);
                        const headers = new Headers({
                            authorization: 'Bearer ' + this.credentials.access_token
                        });
                        return {
                            headers: this.addSharedMetadataHeaders(headers)
                        };
                    }
                }
                if (this.apiKey) {
                    return {
                        headers: new Headers({
                            'X-Goog-Api-Key': this.apiKey
                        })
                    };
                }
                let r = null;
                let tokens = null;
                try {
                    r = await this.refreshToken(thisCreds.refresh_token);
                    tokens = r.tokens;
                } catch (err) {
                    const e = err;
                    if (e.response && (e.response.status === 403 || e.response.status === 404)) {
                        e.message = `Could not refresh access token: ${e.message}`;
                    }
                    throw e;
                }
                const credentials = this.credentials;
                credentials.token_type = credentials.token_type || 'Bearer';
                tokens.refresh_token = credentials.refresh_token;
                this.credentials = tokens;
                const headers = new Headers({
                    authorization: credentials.token_type + ' ' + tokens.access_token
                });
                return {
                    headers: this.addSharedMetadataHeaders(headers),
                    res: r.res
                };
            }
            static getRevokeTokenUrl(token) {
                return new OAuth2Client().getRevokeTokenURL(token).toString();
            }
            getRevokeTokenURL(token) {
                const url = new URL(this.endpoints.oauth2RevokeUrl);
                url.searchParams.append('token', token);
                return url;
            }
            revokeToken(token, callback) {
                const opts = {
                    ...OAuth2Client.RETRY_CONFIG,
                    url: this.getRevokeTokenURL(token).toString(),
                    method: 'POST'
                };
                authclient_1.AuthClient.setMethodName(opts, 'revokeToken');
                if (callback) {
                    this.transporter.request(opts).then((r)=>callback(null, r), callback);
                } else {
                    return this.transporter.request(opts);
                }
            }
            revokeCredentials(callback) {
                if (callback) {
                    this.revokeCredentialsAsync().then((res)=>callback(null, res), callback);
                } else {
                    return this.revokeCredentialsAsync();
                }
            }
            async revokeCredentialsAsync() {
                const token = this.credentials.access_token;
                this.credentials = {};
                if (token) {
                    return this.revokeToken(token);
                } else {
                    throw new Error('No access token to revoke.');
                }
            }
            request(opts, callback) {
                if (callback) {
                    this.requestAsync(opts).then((r)=>callback(null, r), (e)=>{
                        return callback(e, e.response);
                    });
                } else {
                    return this.requestAsync(opts);
                }
            }
            async requestAsync(opts, reAuthRetried = false) {
                try {
                    const r = await this.getRequestMetadataAsync();
                    opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers);
                    this.addUserProjectAndAuthHeaders(opts.headers, r.headers);
                    if (this.apiKey) {
                        opts.headers.set('X-Goog-Api-Key', this.apiKey);
                    }
                    return await this.transporter.request(opts);
                } catch (e) {
                    const res = e.response;
                    if (res) {
                        const statusCode = res.status;
                        const mayRequireRefresh = this.credentials && this.credentials.access_token && this.credentials.refresh_token && (!this.credentials.expiry_date || this.forceRefreshOnFailure);
                        const mayRequireRefreshWithNoRefreshToken = this.credentials && this.credentials.access_token && !this.credentials.refresh_token && (!this.credentials.expiry_date || this.forceRefreshOnFailure) && this.refreshHandler;
                        const isReadableStream = res.config.data instanceof stream.Readable;
                        const isAuthErr = statusCode === 401 || statusCode === 403;
                        if (!reAuthRetried && isAuthErr && !isReadableStream && mayRequireRefresh) {
                            await this.refreshAccessTokenAsync();
                            return this.requestAsync(opts, true);
                        } else if (!reAuthRetried && isAuthErr && !isReadableStream && mayRequireRefreshWithNoRefreshToken) {
                            const refreshedAccessToken = await this.processAndValidateRefreshHandler();
                            if (refreshedAccessToken?.access_token) {
                                this.setCredentials(refreshedAccessToken);
                            }
                            return this.requestAsync(opts, true);
                        }
                    }
                    throw e;
                }
            }
            verifyIdToken(options, callback) {
                if (callback && typeof callback !== 'function') {
                    throw new Error('This method accepts an options object as the first parameter, which includes the idToken, audience, and maxExpiry.');
                }
                if (callback) {
                    this.verifyIdTokenAsync(options).then((r)=>callback(null, r), callback);
                } else {
                    return this.verifyIdTokenAsync(options);
                }
            }
            async verifyIdTokenAsync(options) {
                if (!options.idToken) {
                    throw new Error('The verifyIdToken method requires an ID Token');
                }
                const response = await this.getFederatedSignonCertsAsync();
                const login = await this.verifySignedJwtWithCertsAsync(options.idToken, response.certs, options.audience, this.issuers, options.maxExpiry);
                return login;
            }
            async getTokenInfo(accessToken) {
                const { data } = await this.transporter.request({
                    ...OAuth2Client.RETRY_CONFIG,
                    method: 'POST',
                    headers: {
                        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
                        authorization: `Bearer ${accessToken}`
                    },
                    url: this.endpoints.tokenInfoUrl.toString()
                });
                const info = Object.assign({
                    expiry_date: new Date().getTime() + data.expires_in * 1000,
                    scopes: data.scope.split(' ')
                }, data);
                delete info.expires_in;
                delete info.scope;
                return info;
            }
            getFederatedSignonCerts(callback) {
                if (callback) {
                    this.getFederatedSignonCertsAsync().then((r)=>callback(null, r.certs, r.res), callback);
                } else {
                    return this.getFederatedSignonCertsAsync();
                }
            }
            async getFederatedSignonCertsAsync() {
                const nowTime = new Date().getTime();
                const format = (0, crypto_1.hasBrowserCrypto)() ? CertificateFormat.JWK : CertificateFormat.PEM;
                if (this.certificateExpiry && nowTime < this.certificateExpiry.getTime() && this.certificateCacheFormat === format) {
                    return {
                        certs: this.certificateCache,
                        format
                    };
                }
                let res;
                let url;
                switch(format){
                    case CertificateFormat.PEM:
                        url = this.endpoints.oauth2FederatedSignonPemCertsUrl.toString();
                        break;
                    case CertificateFormat.JWK:
                        url = this.endpoints.oauth2FederatedSignonJwkCertsUrl.toString();
                        break;
                    default:
                        throw new Error(`Unsupported certificate format ${format}`);
                }
                try {
                    const opts = {
                        ...OAuth2Client.RETRY_CONFIG,
                        url
                    };
                    authclient_1.AuthClient.setMethodName(opts, 'getFederatedSignonCertsAsync');
                    res = await this.transporter.request(opts);
                } catch (e) {
                    if (e instanceof Error) {
                        e.message = `Failed to retrieve verification certificates: ${e.message}`;
                    }
                    throw e;
                }
                const cacheControl = res?.headers.get('cache-control');
                let cacheAge = -1;
                if (cacheControl) {
                    const maxAge = /max-age=(?<maxAge>[0-9]+)/.exec(cacheControl)?.groups?.maxAge;
                    if (maxAge) {
                        cacheAge = Number(maxAge) * 1000;
                    }
                }
                let certificates = {};
                switch(format){
                    case CertificateFormat.PEM:
                        certificates = res.data;
                        break;
                    case CertificateFormat.JWK:
                        for (const key of res.data.keys){
                            certificates[key.kid] = key;
                        }
                        break;
                    default:
                        throw new Error(`Unsupported certificate format ${format}`);
                }
                const now = new Date();
                this.certificateExpiry = cacheAge === -1 ? null : new Date(now.getTime() + cacheAge);
                this.certificateCache = certificates;
                this.certificateCacheFormat = format;
                return {
                    certs: certificates,
                    format,
                    res
                };
            }
            getIapPublicKeys(callback) {
                if (callback) {
                    this.getIapPublicKeysAsync().then((r)=>callback(null, r.pubkeys, r.res), callback);
                } else {
                    return this.getIapPublicKeysAsync();
                }
            }
            async getIapPublicKeysAsync() {
                let res;
                const url = this.endpoints.oauth2IapPublicKeyUrl.toString();
                try {
                    const opts = {
                        ...OAuth2Client.RETRY_CONFIG,
                        url
                    };
                    authclient_1.AuthClient.setMethodName(opts, 'getIapPublicKeysAsync');
                    res = await this.transporter.request(opts);
                } catch (e) {
                    if (e instanceof Error) {
                        e.message = `Failed to retrieve verification certificates: ${e.message}`;
                    }
                    throw e;
                }
                return {
                    pubkeys: res.data,
                    res
                };
            }
            verifySignedJwtWithCerts() {
                throw new Error('verifySignedJwtWithCerts is removed, please use verifySignedJwtWithCertsAsync instead.');
            }
            async verifySignedJwtWithCertsAsync(jwt, certs, requiredAudience, issuers, maxExpiry) {
                const crypto1 = (0, crypto_1.createCrypto)();
                if (!maxExpiry) {
                    maxExpiry = OAuth2Client.DEFAULT_MAX_TOKEN_LIFETIME_SECS_;
                }
                const segments = jwt.split('.');
                if (segments.length !== 3) {
                    throw new Error('Wrong number of segments in token: ' + jwt);
                }
                const signed = segments[0] + '.' + segments[1];
                let signature = segments[2];
                let envelope;
                let payload;
                try {
                    envelope = JSON.parse(crypto1.decodeBase64StringUtf8(segments[0]));
                } catch (err) {
                    if (err instanceof Error) {
                        err.message = `Can't parse token envelope: ${segments[0]}': ${err.message}`;
                    }
                    throw err;
                }
                if (!envelope) {
                    throw new Error("Can't parse token envelope: " + segments[0]);
                }
                try {
                    payload = JSON.parse(crypto1.decodeBase64StringUtf8(segments[1]));
                } catch (err) {
                    if (err instanceof Error) {
                        err.message = `Can't parse token payload '${segments[0]}`;
                    }
                    throw err;
                }
                if (!payload) {
                    throw new Error("Can't parse token payload: " + segments[1]);
                }
                if (!Object.prototype.hasOwnProperty.call(certs, envelope.kid)) {
                    throw new Error('No pem found for envelope: ' + JSON.stringify(envelope));
                }
                const cert = certs[envelope.kid];
                if (envelope.alg === 'ES256') {
                    signature = formatEcdsa.joseToDer(signature, 'ES256').toString('base64');
                }
                const verified = await crypto1.verify(cert, signed, signature);
                if (!verified) {
                    throw new Error('Invalid token signature: ' + jwt);
                }
                if (!payload.iat) {
                    throw new Error('No issue time in token: ' + JSON.stringify(payload));
                }
                if (!payload.exp) {
                    throw new Error('No expiration time in token: ' + JSON.stringify(payload));
                }
                const iat = Number(payload.iat);
                if (isNaN(iat)) throw new Error('iat field using invalid format');
                const exp = Number(payload.exp);
                if (isNaN(exp)) throw new Error('exp field using invalid format');
                const now = new Date().getTime() / 1000;
                if (exp >= now + maxExpiry) {
                    throw new Error('Expiration time too far in future: ' + JSON.stringify(payload));
                }
                const earliest = iat - OAuth2Client.CLOCK_SKEW_SECS_;
                const latest = exp + OAuth2Client.CLOCK_SKEW_SECS_;
                if (now < earliest) {
                    throw new Error('Token used too early, ' + now + ' < ' + earliest + ': ' + JSON.stringify(payload));
                }
                if (now > latest) {
                    throw new Error('Token used too late, ' + now + ' > ' + latest + ': ' + JSON.stringify(payload));
                }
                if (issuers && issuers.indexOf(payload.iss) < 0) {
                    throw new Error('Invalid issuer, expected one of [' + issuers + '], but got ' + payload.iss);
                }
                if (typeof requiredAudience !== 'undefined' && requiredAudience !== null) {
                    const aud = payload.aud;
                    let audVerified = false;
                    if (requiredAudience.constructor === Array) {
                        audVerified = requiredAudience.indexOf(aud) > -1;
                    } else {
                        audVerified = aud === requiredAudience;
                    }
                    if (!audVerified) {
                        throw new Error('Wrong recipient, payload audience != requiredAudience');
                    }
                }
                return new loginticket_1.LoginTicket(envelope, payload);
            }
            async processAndValidateRefreshHandler() {
                if (this.refreshHandler) {
                    const accessTokenResponse = await this.refreshHandler();
                    if (!accessTokenResponse.access_token) {
                        throw new Error('No access token is returned by the refreshHandler callback.');
                    }
                    return accessTokenResponse;
                }
                return;
            }
            isTokenExpiring() {
                const expiryDate = this.credentials.expiry_date;
                return expiryDate ? expiryDate <= new Date().getTime() + this.eagerRefreshThresholdMillis : false;
            }
        }
        exports.OAuth2Client = OAuth2Client;
    }),
    6653: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.OAuthClientAuthHandler = void 0;
        exports.getErrorFromOAuthErrorResponse = getErrorFromOAuthErrorResponse;
        const gaxios_1 = __webpack_require__(7842);
        const crypto_1 = __webpack_require__(8851);
        const METHODS_SUPPORTING_REQUEST_BODY = [
            'PUT',
            'POST',
            'PATCH'
        ];
        class OAuthClientAuthHandler {
            #crypto = (0, crypto_1.createCrypto)();
            #clientAuthentication;
            transporter;
            constructor(options){
                if (options && 'clientId' in options) {
                    this.#clientAuthentication = options;
                    this.transporter = new gaxios_1.Gaxios();
                } else {
                    this.#clientAuthentication = options?.clientAuthentication;
                    this.transporter = options?.transporter || new gaxios_1.Gaxios();
                }
            }
            applyClientAuthenticationOptions(opts, bearerToken) {
                opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers);
                this.injectAuthenticatedHeaders(opts, bearerToken);
                if (!bearerToken) {
                    this.injectAuthenticatedRequestBody(opts);
                }
            }
            injectAuthenticatedHeaders(opts, bearerToken) {
                if (bearerToken) {
                    opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers, {
                        authorization: `Bearer ${bearerToken}`
                    });
                } else if (this.#clientAuthentication?.confidentialClientType === 'basic') {
                    opts.headers = gaxios_1.Gaxios.mergeHeaders(opts.headers);
                    const clientId = this.#clientAuthentication.clientId;
                    const clientSecret = this.#clientAuthentication.clientSecret || '';
                    const base64EncodedCreds = this.#crypto.encodeBase64StringUtf8(`${clientId}:${clientSecret}`);
                    gaxios_1.Gaxios.mergeHeaders(opts.headers, {
                        authorization: `Basic ${base64EncodedCreds}`
                    });
                }
            }
            injectAuthenticatedRequestBody(opts) {
                if (this.#clientAuthentication?.confidentialClientType === 'request-body') {
                    const method = (opts.method || 'GET').toUpperCase();
                    if (!METHODS_SUPPORTING_REQUEST_BODY.includes(method)) {
                        throw new Error(`${method} HTTP method does not support ` + `${this.#clientAuthentication.confidentialClientType} ` + 'client authentication');
                    }
                    const headers = new Headers(opts.headers);
                    const contentType = headers.get('content-type');
                    if (contentType?.startsWith('application/x-www-form-urlencoded') || opts.data instanceof URLSearchParams) {
                        const data = new URLSearchParams(opts.data ?? '');
                        data.append('client_id', this.#clientAuthentication.clientId);
                        data.append('client_secret', this.#clientAuthentication.clientSecret || '');
                        opts.data = data;
                    } else if (contentType?.startsWith('application/json')) {
                        opts.data = opts.data || {};
                        Object.assign(opts.data, {
                            client_id: this.#clientAuthentication.clientId,
                            client_secret: this.#clientAuthentication.clientSecret || ''
                        });
                    } else {
                        throw new Error(`${contentType} content-types are not supported with ` + `${this.#clientAuthentication.confidentialClientType} ` + 'client authentication');
                    }
                }
            }
            static get RETRY_CONFIG() {
                return {
                    retry: true,
                    retryConfig: {
                        httpMethodsToRetry: [
                            'GET',
                            'PUT',
                            'POST',
                            'HEAD',
                            'OPTIONS',
                            'DELETE'
                        ]
                    }
                };
            }
        }
        exports.OAuthClientAuthHandler = OAuthClientAuthHandler;
        function getErrorFromOAuthErrorResponse(resp, err) {
            const errorCode = resp.error;
            const errorDescription = resp.error_description;
            const errorUri = resp.error_uri;
            let message = `Error code ${errorCode}`;
            if (typeof errorDescription !== 'undefined') {
                message += `: ${errorDescription}`;
            }
            if (typeof errorUri !== 'undefined') {
                message += ` - ${errorUri}`;
            }
            const newError = new Error(message);
            if (err) {
                const keys = Object.keys(err);
                if (err.stack) {
                    keys.push('stack');
                }
                keys.forEach((key)=>{
                    if (key !== 'message') {
                        Object.defineProperty(newError, key, {
                            value: err[key],
                            writable: false,
                            enumerable: true
                        });
                    }
                });
            }
            return newError;
        }
    }),
    2045: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.PassThroughClient = void 0;
        const authclient_1 = __webpack_require__(4810);
        class PassThroughClient extends authclient_1.AuthClient {
            async request(opts) {
                return this.transporter.request(opts);
            }
            async getAccessToken() {
                return {};
            }
            async getRequestHeaders() {
                return new Headers();
            }
        }
        exports.PassThroughClient = PassThroughClient;
    }),
    6077: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.PluggableAuthClient = exports.ExecutableError = void 0;
        const baseexternalclient_1 = __webpack_require__(142);
        const executable_response_1 = __webpack_require__(3247);
        const pluggable_auth_handler_1 = __webpack_require__(908);
        var pluggable_auth_handler_2 = __webpack_require__(908);
        Object.defineProperty(exports, "ExecutableError", {
            enumerable: true,
            get: function() {
                return pluggable_auth_handler_2.ExecutableError;
            }
        });
        const DEFAULT_EXECUTABLE_TIMEOUT_MILLIS = 30 * 1000;
        const MINIMUM_EXECUTABLE_TIMEOUT_MILLIS = 5 * 1000;
        const MAXIMUM_EXECUTABLE_TIMEOUT_MILLIS = 120 * 1000;
        const GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES = 'GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES';
        const MAXIMUM_EXECUTABLE_VERSION = 1;
        class PluggableAuthClient extends baseexternalclient_1.BaseExternalAccountClient {
            command;
            timeoutMillis;
            outputFile;
            handler;
            constructor(options){
                super(options);
                if (!options.credential_source.executable) {
                    throw new Error('No valid Pluggable Auth "credential_source" provided.');
                }
                this.command = options.credential_source.executable.command;
                if (!this.command) {
                    throw new Error('No valid Pluggable Auth "credential_source" provided.');
                }
                if (options.credential_source.executable.timeout_millis === undefined) {
                    this.timeoutMillis = DEFAULT_EXECUTABLE_TIMEOUT_MILLIS;
                } else {
                    this.timeoutMillis = options.credential_source.executable.timeout_millis;
                    if (this.timeoutMillis < MINIMUM_EXECUTABLE_TIMEOUT_MILLIS || this.timeoutMillis > MAXIMUM_EXECUTABLE_TIMEOUT_MILLIS) {
                        throw new Error(`Timeout must be between ${MINIMUM_EXECUTABLE_TIMEOUT_MILLIS} and ` + `${MAXIMUM_EXECUTABLE_TIMEOUT_MILLIS} milliseconds.`);
                    }
                }
                this.outputFile = options.credential_source.executable.output_file;
                this.handler = new pluggable_auth_handler_1.PluggableAuthHandler({
                    command: this.command,
                    timeoutMillis: this.timeoutMillis,
                    outputFile: this.outputFile
                });
                this.credentialSourceType = 'executable';
            }
            async retrieveSubjectToken() {
                if (process.env[GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES] !== '1') {
                    throw new Error('Pluggable Auth executables need to be explicitly allowed to run by ' + 'setting the GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES environment ' + 'Variable to 1.');
                }
                let executableResponse = undefined;
                if (this.outputFile) {
                    executableResponse = await this.handler.retrieveCachedResponse();
                }
                if (!executableResponse) {
                    const envMap = new Map();
                    envMap.set('GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE', this.audience);
                    envMap.set('GOOGLE_EXTERNAL_ACCOUNT_TOKEN_TYPE', this.subjectTokenType);
                    envMap.set('GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE', '0');
                    if (this.outputFile) {
                        envMap.set('GOOGLE_EXTERNAL_ACCOUNT_OUTPUT_FILE', this.outputFile);
                    }
                    const serviceAccountEmail = this.getServiceAccountEmail();
                    if (serviceAccountEmail) {
                        envMap.set('GOOGLE_EXTERNAL_ACCOUNT_IMPERSONATED_EMAIL', serviceAccountEmail);
                    }
                    executableResponse = await this.handler.retrieveResponseFromExecutable(envMap);
                }
                if (executableResponse.version > MAXIMUM_EXECUTABLE_VERSION) {
                    throw new Error(`Version of executable is not currently supported, maximum supported version is ${MAXIMUM_EXECUTABLE_VERSION}.`);
                }
                if (!executableResponse.success) {
                    throw new pluggable_auth_handler_1.ExecutableError(executableResponse.errorMessage, executableResponse.errorCode);
                }
                if (this.outputFile) {
                    if (!executableResponse.expirationTime) {
                        throw new executable_response_1.InvalidExpirationTimeFieldError('The executable response must contain the `expiration_time` field for successful responses when an output_file has been specified in the configuration.');
                    }
                }
                if (executableResponse.isExpired()) {
                    throw new Error('Executable response is expired.');
                }
                return executableResponse.subjectToken;
            }
        }
        exports.PluggableAuthClient = PluggableAuthClient;
    }),
    908: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.PluggableAuthHandler = exports.ExecutableError = void 0;
        const executable_response_1 = __webpack_require__(3247);
        const childProcess = __webpack_require__(5317);
        const fs = __webpack_require__(9896);
        class ExecutableError extends Error {
            code;
            constructor(message, code){
                super(`The executable failed with exit code: ${code} and error message: ${message}.`);
                this.code = code;
                Object.setPrototypeOf(this, new.target.prototype);
            }
        }
        exports.ExecutableError = ExecutableError;
        class PluggableAuthHandler {
            commandComponents;
            timeoutMillis;
            outputFile;
            constructor(options){
                if (!options.command) {
                    throw new Error('No command provided.');
                }
                this.commandComponents = PluggableAuthHandler.parseCommand(options.command);
                this.timeoutMillis = options.timeoutMillis;
                if (!this.timeoutMillis) {
                    throw new Error('No timeoutMillis provided.');
                }
                this.outputFile = options.outputFile;
            }
            retrieveResponseFromExecutable(envMap) {
                return new Promise((resolve, reject)=>{
                    const child = childProcess.spawn(this.commandComponents[0], this.commandComponents.slice(1), {
                        env: {
                            ...process.env,
                            ...Object.fromEntries(envMap)
                        }
                    });
                    let output = '';
                    child.stdout.on('data', (data)=>{
                        output += data;
                    });
                    child.stderr.on('data', (err)=>{
                        output += err;
                    });
                    const timeout = setTimeout(()=>{
                        child.removeAllListeners();
                        child.kill();
                        return reject(new Error('The executable failed to finish within the timeout specified.'));
                    }, this.timeoutMillis);
                    child.on('close', (code)=>{
                        clearTimeout(timeout);
                        if (code === 0) {
                            try {
                                const responseJson = JSON.parse(output);
                                const response = new executable_response_1.ExecutableResponse(responseJson);
                                return resolve(response);
                            } catch (error) {
                                if (error instanceof executable_response_1.ExecutableResponseError) {
                                    return reject(error);
                                }
                                return reject(new executable_response_1.ExecutableResponseError(`The executable returned an invalid response: ${output}`));
                            }
                        } else {
                            return reject(new ExecutableError(output, code.toString()));
                        }
                    });
                });
            }
            async retrieveCachedResponse() {
                if (!this.outputFile || this.outputFile.length === 0) {
                    return undefined;
                }
                let filePath;
                try {
                    filePath = await fs.promises.realpath(this.outputFile);
                } catch  {
                    return undefined;
                }
                if (!(await fs.promises.lstat(filePath)).isFile()) {
                    return undefined;
                }
                const responseString = await fs.promises.readFile(filePath, {
                    encoding: 'utf8'
                });
                if (responseString === '') {
                    return undefined;
                }
                try {
                    const responseJson = JSON.parse(responseString);
                    const response = new executable_response_1.ExecutableResponse(responseJson);
                    if (response.isValid()) {
                        return new executable_response_1.ExecutableResponse(responseJson);
                    }
                    return undefined;
                } catch (error) {
                    if (error instanceof executable_response_1.ExecutableResponseError) {
                        throw error;
                    }
                    throw new executable_response_1.ExecutableResponseError(`The output file contained an invalid response: ${responseString}`);
                }
            }
            static parseCommand(command) {
                const components = command.match(/(?:[^\s"]+|"[^"]*")+/g);
                if (!components) {
                    throw new Error(`Provided command: "${command}" could not be parsed.`);
                }
                for(let i = 0; i < components.length; i++){
                    if (components[i][0] === '"' && components[i].slice(-1) === '"') {
                        components[i] = components[i].slice(1, -1);
                    }
                }
                return components;
            }
        }
        exports.PluggableAuthHandler = PluggableAuthHandler;
    }),
    9807: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.UserRefreshClient = exports.USER_REFRESH_ACCOUNT_TYPE = void 0;
        const oauth2client_1 = __webpack_require__(91);
        const authclient_1 = __webpack_require__(4810);
        exports.USER_REFRESH_ACCOUNT_TYPE = 'authorized_user';
        class UserRefreshClient extends oauth2client_1.OAuth2Client {
            _refreshToken;
            constructor(optionsOrClientId, clientSecret, refreshToken, eagerRefreshThresholdMillis, forceRefreshOnFailure){
                const opts = optionsOrClientId && typeof optionsOrClientId === 'object' ? optionsOrClientId : {
                    clientId: optionsOrClientId,
                    clientSecret,
                    refreshToken,
                    eagerRefreshThresholdMillis,
                    forceRefreshOnFailure
                };
                super(opts);
                this._refreshToken = opts.refreshToken;
                this.credentials.refresh_token = opts.refreshToken;
            }
            async refreshTokenNoCache() {
                return super.refreshTokenNoCache(this._refreshToken);
            }
            async fetchIdToken(targetAudience) {
                const opts = {
                    ...UserRefreshClient.RETRY_CONFIG,
                    url: this.endpoints.oauth2TokenUrl,
                    method: 'POST',
                    data: new URLSearchParams({
                        client_id: this._clientId,
                        client_secret: this._clientSecret,
                        grant_type: 'refresh_token',
                        refresh_token: this._refreshToken,
                        target_audience: targetAudience
                    }),
                    responseType: 'json'
                };
                authclient_1.AuthClient.setMethodName(opts, 'fetchIdToken');
                const res = await this.transporter.request(opts);
                return res.data.id_token;
            }
            fromJSON(json) {
                if (!json) {
                    throw new Error('Must pass in a JSON object containing the user refresh token');
                }
                if (json.type !== 'authorized_user') {
                    throw new Error('The incoming JSON object does not have the "authorized_user" type');
                }
                if (!json.client_id) {
                    throw new Error('The incoming JSON object does not contain a client_id field');
                }
                if (!json.client_secret) {
                    throw new Error('The incoming JSON object does not contain a client_secret field');
                }
                if (!json.refresh_token) {
                    throw new Error('The incoming JSON object does not contain a refresh_token field');
                }
                this._clientId = json.client_id;
                this._clientSecret = json.client_secret;
                this._refreshToken = json.refresh_token;
                this.credentials.refresh_token = json.refresh_token;
                this.quotaProjectId = json.quota_project_id;
                this.universeDomain = json.universe_domain || this.universeDomain;
            }
            fromStream(inputStream, callback) {
                if (callback) {
                    this.fromStreamAsync(inputStream).then(()=>callback(), callback);
                } else {
                    return this.fromStreamAsync(inputStream);
                }
            }
            async fromStreamAsync(inputStream) {
                return new Promise((resolve, reject)=>{
                    if (!inputStream) {
                        return reject(new Error('Must pass in a stream containing the user refresh token.'));
                    }
                    let s = '';
                    inputStream.setEncoding('utf8').on('error', reject).on('data', (chunk)=>s += chunk).on('end', ()=>{
                        try {
                            const data = JSON.parse(s);
                            this.fromJSON(data);
                            return resolve();
                        } catch (err) {
                            return reject(err);
                        }
                    });
                });
            }
            static fromJSON(json) {
                const client = new UserRefreshClient();
                client.fromJSON(json);
                return client;
            }
        }
        exports.UserRefreshClient = UserRefreshClient;
    }),
    121: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.StsCredentials = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const authclient_1 = __webpack_require__(4810);
        const oauth2common_1 = __webpack_require__(6653);
        const util_1 = __webpack_require__(7870);
        class StsCredentials extends oauth2common_1.OAuthClientAuthHandler {
            #tokenExchangeEndpoint;
            constructor(options = {
                tokenExchangeEndpoint: ''
            }, clientAuthentication){
                if (typeof options !== 'object' || options instanceof URL) {
                    options = {
                        tokenExchangeEndpoint: options,
                        clientAuthentication
                    };
                }
                super(options);
                this.#tokenExchangeEndpoint = options.tokenExchangeEndpoint;
            }
            async exchangeToken(stsCredentialsOptions, headers, options) {
                const values = {
                    grant_type: stsCredentialsOptions.grantType,
                    resource: stsCredentialsOptions.resource,
                    audience: stsCredentialsOptions.audience,
                    scope: stsCredentialsOptions.scope?.join(' '),
                    requested_token_type: stsCredentialsOptions.requestedTokenType,
                    subject_token: stsCredentialsOptions.subjectToken,
                    subject_token_type: stsCredentialsOptions.subjectTokenType,
                    actor_token: stsCredentialsOptions.actingParty?.actorToken,
                    actor_token_type: stsCredentialsOptions.actingParty?.actorTokenType,
                    options: options && JSON.stringify(options)
                };
                const opts = {
                    ...StsCredentials.RETRY_CONFIG,
                    url: this.#tokenExchangeEndpoint.toString(),
                    method: 'POST',
                    headers,
                    data: new URLSearchParams((0, util_1.removeUndefinedValuesInObject)(values)),
                    responseType: 'json'
                };
                authclient_1.AuthClient.setMethodName(opts, 'exchangeToken');
                this.applyClientAuthenticationOptions(opts);
                try {
                    const response = await this.transporter.request(opts);
                    const stsSuccessfulResponse = response.data;
                    stsSuccessfulResponse.res = response;
                    return stsSuccessfulResponse;
                } catch (error) {
                    if (error instanceof gaxios_1.GaxiosError && error.response) {
                        throw (0, oauth2common_1.getErrorFromOAuthErrorResponse)(error.response.data, error);
                    }
                    throw error;
                }
            }
        }
        exports.StsCredentials = StsCredentials;
    }),
    4627: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.UrlSubjectTokenSupplier = void 0;
        const authclient_1 = __webpack_require__(4810);
        class UrlSubjectTokenSupplier {
            url;
            headers;
            formatType;
            subjectTokenFieldName;
            additionalGaxiosOptions;
            constructor(opts){
                this.url = opts.url;
                this.formatType = opts.formatType;
                this.subjectTokenFieldName = opts.subjectTokenFieldName;
                this.headers = opts.headers;
                this.additionalGaxiosOptions = opts.additionalGaxiosOptions;
            }
            async getSubjectToken(context) {
                const opts = {
                    ...this.additionalGaxiosOptions,
                    url: this.url,
                    method: 'GET',
                    headers: this.headers,
                    responseType: this.formatType
                };
                authclient_1.AuthClient.setMethodName(opts, 'getSubjectToken');
                let subjectToken;
                if (this.formatType === 'text') {
                    const response = await context.transporter.request(opts);
                    subjectToken = response.data;
                } else if (this.formatType === 'json' && this.subjectTokenFieldName) {
                    const response = await context.transporter.request(opts);
                    subjectToken = response.data[this.subjectTokenFieldName];
                }
                if (!subjectToken) {
                    throw new Error('Unable to parse the subject_token from the credential_source URL');
                }
                return subjectToken;
            }
        }
        exports.UrlSubjectTokenSupplier = UrlSubjectTokenSupplier;
    }),
    3438: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.BrowserCrypto = void 0;
        const base64js = __webpack_require__(8793);
        const shared_1 = __webpack_require__(6831);
        class BrowserCrypto {
            constructor(){
                if (typeof window === 'undefined' || window.crypto === undefined || window.crypto.subtle === undefined) {
                    throw new Error("SubtleCrypto not found. Make sure it's an https:// website.");
                }
            }
            async sha256DigestBase64(str) {
                const inputBuffer = new TextEncoder().encode(str);
                const outputBuffer = await window.crypto.subtle.digest('SHA-256', inputBuffer);
                return base64js.fromByteArray(new Uint8Array(outputBuffer));
            }
            randomBytesBase64(count) {
                const array = new Uint8Array(count);
                window.crypto.getRandomValues(array);
                return base64js.fromByteArray(array);
            }
            static padBase64(base64) {
                while(base64.length % 4 !== 0){
                    base64 += '=';
                }
                return base64;
            }
            async verify(pubkey, data, signature) {
                const algo = {
                    name: 'RSASSA-PKCS1-v1_5',
                    hash: {
                        name: 'SHA-256'
                    }
                };
                const dataArray = new TextEncoder().encode(data);
                const signatureArray = base64js.toByteArray(BrowserCrypto.padBase64(signature));
                const cryptoKey = await window.crypto.subtle.importKey('jwk', pubkey, algo, true, [
                    'verify'
                ]);
                const result = await window.crypto.subtle.verify(algo, cryptoKey, Buffer.from(signatureArray), dataArray);
                return result;
            }
            async sign(privateKey, data) {
                const algo = {
                    name: 'RSASSA-PKCS1-v1_5',
                    hash: {
                        name: 'SHA-256'
                    }
                };
                const dataArray = new TextEncoder().encode(data);
                const cryptoKey = await window.crypto.subtle.importKey('jwk', privateKey, algo, true, [
                    'sign'
                ]);
                const result = await window.crypto.subtle.sign(algo, cryptoKey, dataArray);
                return base64js.fromByteArray(new Uint8Array(result));
            }
            decodeBase64StringUtf8(base64) {
                const uint8array = base64js.toByteArray(BrowserCrypto.padBase64(base64));
                const result = new TextDecoder().decode(uint8array);
                return result;
            }
            encodeBase64StringUtf8(text) {
                const uint8array = new TextEncoder().encode(text);
                const result = base64js.fromByteArray(uint8array);
                return result;
            }
            async sha256DigestHex(str) {
                const inputBuffer = new TextEncoder().encode(str);
                const outputBuffer = await window.crypto.subtle.digest('SHA-256', inputBuffer);
                return (0, shared_1.fromArrayBufferToHex)(outputBuffer);
            }
            async signWithHmacSha256(key, msg) {
                const rawKey = typeof key === 'string' ? key : String.fromCharCode(...new Uint16Array(key));
                const enc = new TextEncoder();
                const cryptoKey = await window.crypto.subtle.importKey('raw', enc.encode(rawKey), {
                    name: 'HMAC',
                    hash: {
                        name: 'SHA-256'
                    }
                }, false, [
                    'sign'
                ]);
                return window.crypto.subtle.sign('HMAC', cryptoKey, enc.encode(msg));
            }
        }
        exports.BrowserCrypto = BrowserCrypto;
    }),
    8851: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __createBinding = this && this.__createBinding || (Object.create ? function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                desc = {
                    enumerable: true,
                    get: function() {
                        return m[k];
                    }
                };
            }
            Object.defineProperty(o, k2, desc);
        } : function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            o[k2] = m[k];
        });
        var __exportStar = this && this.__exportStar || function(m, exports) {
            for(var p in m)if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
        };
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.createCrypto = createCrypto;
        exports.hasBrowserCrypto = hasBrowserCrypto;
        const crypto_1 = __webpack_require__(3438);
        const crypto_2 = __webpack_require__(7388);
        __exportStar(__webpack_require__(6831), exports);
        function createCrypto() {
            if (hasBrowserCrypto()) {
                return new crypto_1.BrowserCrypto();
            }
            return new crypto_2.NodeCrypto();
        }
        function hasBrowserCrypto() {
            return typeof window !== 'undefined' && typeof window.crypto !== 'undefined' && typeof window.crypto.subtle !== 'undefined';
        }
    }),
    7388: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.NodeCrypto = void 0;
        const crypto1 = __webpack_require__(6982);
        class NodeCrypto {
            async sha256DigestBase64(str) {
                return crypto1.createHash('sha256').update(str).digest('base64');
            }
            randomBytesBase64(count) {
                return crypto1.randomBytes(count).toString('base64');
            }
            async verify(pubkey, data, signature) {
                const verifier = crypto1.createVerify('RSA-SHA256');
                verifier.update(data);
                verifier.end();
                return verifier.verify(pubkey, signature, 'base64');
            }
            async sign(privateKey, data) {
                const signer = crypto1.createSign('RSA-SHA256');
                signer.update(data);
                signer.end();
                return signer.sign(privateKey, 'base64');
            }
            decodeBase64StringUtf8(base64) {
                return Buffer.from(base64, 'base64').toString('utf-8');
            }
            encodeBase64StringUtf8(text) {
                return Buffer.from(text, 'utf-8').toString('base64');
            }
            async sha256DigestHex(str) {
                return crypto1.createHash('sha256').update(str).digest('hex');
            }
            async signWithHmacSha256(key, msg) {
                const cryptoKey = typeof key === 'string' ? key : toBuffer(key);
                return toArrayBuffer(crypto1.createHmac('sha256', cryptoKey).update(msg).digest());
            }
        }
        exports.NodeCrypto = NodeCrypto;
        function toArrayBuffer(buffer) {
            const ab = new ArrayBuffer(buffer.length);
            const view = new Uint8Array(ab);
            for(let i = 0; i < buffer.length; ++i){
                view[i] = buffer[i];
            }
            return ab;
        }
        function toBuffer(arrayBuffer) {
            return Buffer.from(arrayBuffer);
        }
    }),
    6831: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.fromArrayBufferToHex = fromArrayBufferToHex;
        function fromArrayBufferToHex(arrayBuffer) {
            const byteArray = Array.from(new Uint8Array(arrayBuffer));
            return byteArray.map((byte)=>{
                return byte.toString(16).padStart(2, '0');
            }).join('');
        }
    }),
    5412: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.ErrorWithCode = void 0;
        class ErrorWithCode extends Error {
            code;
            constructor(message, code){
                super(message);
                this.code = code;
            }
        }
        exports.ErrorWithCode = ErrorWithCode;
    }),
    3165: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.getCredentials = getCredentials;
        const path = __webpack_require__(6928);
        const fs = __webpack_require__(9896);
        const util_1 = __webpack_require__(9023);
        const errorWithCode_1 = __webpack_require__(5412);
        const readFile = fs.readFile ? (0, util_1.promisify)(fs.readFile) : async ()=>{
            throw new errorWithCode_1.ErrorWithCode('use key rather than keyFile.', 'MISSING_CREDENTIALS');
        };
        var ExtensionFiles;
        (function(ExtensionFiles) {
            ExtensionFiles["JSON"] = ".json";
            ExtensionFiles["DER"] = ".der";
            ExtensionFiles["CRT"] = ".crt";
            ExtensionFiles["PEM"] = ".pem";
            ExtensionFiles["P12"] = ".p12";
            ExtensionFiles["PFX"] = ".pfx";
        })(ExtensionFiles || (ExtensionFiles = {}));
        class JsonCredentialsProvider {
            keyFilePath;
            constructor(keyFilePath){
                this.keyFilePath = keyFilePath;
            }
            async getCredentials() {
                const key = await readFile(this.keyFilePath, 'utf8');
                let body;
                try {
                    body = JSON.parse(key);
                } catch (error) {
                    const err = error;
                    throw new Error(`Invalid JSON key file: ${err.message}`);
                }
                const privateKey = body.private_key;
                const clientEmail = body.client_email;
                if (!privateKey || !clientEmail) {
                    throw new errorWithCode_1.ErrorWithCode('private_key and client_email are required.', 'MISSING_CREDENTIALS');
                }
                return {
                    privateKey,
                    clientEmail
                };
            }
        }
        class PemCredentialsProvider {
            keyFilePath;
            constructor(keyFilePath){
                this.keyFilePath = keyFilePath;
            }
            async getCredentials() {
                const privateKey = await readFile(this.keyFilePath, 'utf8');
                return {
                    privateKey
                };
            }
        }
        class P12CredentialsProvider {
            async getCredentials() {
                throw new errorWithCode_1.ErrorWithCode('*.p12 certificates are not supported after v6.1.2. ' + 'Consider utilizing *.json format or converting *.p12 to *.pem using the OpenSSL CLI.', 'UNKNOWN_CERTIFICATE_TYPE');
            }
        }
        class CredentialsProviderFactory {
            static create(keyFilePath) {
                const keyFileExtension = path.extname(keyFilePath);
                switch(keyFileExtension){
                    case ExtensionFiles.JSON:
                        return new JsonCredentialsProvider(keyFilePath);
                    case ExtensionFiles.DER:
                    case ExtensionFiles.CRT:
                    case ExtensionFiles.PEM:
                        return new PemCredentialsProvider(keyFilePath);
                    case ExtensionFiles.P12:
                    case ExtensionFiles.PFX:
                        return new P12CredentialsProvider();
                    default:
                        throw new errorWithCode_1.ErrorWithCode('Unknown certificate type. Type is determined based on file extension. ' + 'Current supported extensions are *.json, and *.pem.', 'UNKNOWN_CERTIFICATE_TYPE');
                }
            }
        }
        async function getCredentials(keyFilePath) {
            const provider = CredentialsProviderFactory.create(keyFilePath);
            return provider.getCredentials();
        }
    }),
    7362: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.getToken = getToken;
        const jwsSign_1 = __webpack_require__(6490);
        const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';
        const GOOGLE_GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
        const generateRequestOptions = (tokenOptions)=>{
            return {
                method: 'POST',
                url: GOOGLE_TOKEN_URL,
                data: new URLSearchParams({
                    grant_type: GOOGLE_GRANT_TYPE,
                    assertion: (0, jwsSign_1.getJwsSign)(tokenOptions)
                }),
                responseType: 'json',
                retryConfig: {
                    httpMethodsToRetry: [
                        'POST'
                    ]
                }
            };
        };
        async function getToken(tokenOptions) {
            if (!tokenOptions.transporter) {
                throw new Error('No transporter set.');
            }
            try {
                const gaxiosOptions = generateRequestOptions(tokenOptions);
                const response = await tokenOptions.transporter.request(gaxiosOptions);
                return response.data;
            } catch (e) {
                const err = e;
                const errorData = err.response?.data;
                if (errorData?.error) {
                    err.message = `${errorData.error}: ${errorData.error_description}`;
                }
                throw err;
            }
        }
    }),
    3067: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GoogleToken = void 0;
        const gaxios_1 = __webpack_require__(7842);
        const tokenHandler_1 = __webpack_require__(1488);
        const revokeToken_1 = __webpack_require__(8024);
        class GoogleToken {
            tokenOptions;
            tokenHandler;
            constructor(options){
                this.tokenOptions = options || {};
                this.tokenOptions.transporter = this.tokenOptions.transporter || {
                    request: (opts)=>(0, gaxios_1.request)(opts)
                };
                if (!this.tokenOptions.iss) {
                    this.tokenOptions.iss = this.tokenOptions.email;
                }
                if (typeof this.tokenOptions.scope === 'object') {
                    this.tokenOptions.scope = this.tokenOptions.scope.join(' ');
                }
                this.tokenHandler = new tokenHandler_1.TokenHandler(this.tokenOptions);
            }
            get expiresAt() {
                return this.tokenHandler.tokenExpiresAt;
            }
            get accessToken() {
                return this.tokenHandler.token?.access_token;
            }
            get idToken() {
                return this.tokenHandler.token?.id_token;
            }
            get tokenType() {
                return this.tokenHandler.token?.token_type;
            }
            get refreshToken() {
                return this.tokenHandler.token?.refresh_token;
            }
            hasExpired() {
                return this.tokenHandler.hasExpired();
            }
            isTokenExpiring() {
                return this.tokenHandler.isTokenExpiring();
            }
            getToken(callbackOrOptions, opts = {
                forceRefresh: false
            }) {
                let callback;
                if (typeof callbackOrOptions === 'function') {
                    callback = callbackOrOptions;
                } else if (typeof callbackOrOptions === 'object') {
                    opts = callbackOrOptions;
                }
                const promise = this.tokenHandler.getToken(opts.forceRefresh ?? false);
                if (callback) {
                    promise.then((token)=>callback(null, token), callback);
                }
                return promise;
            }
            revokeToken(callback) {
                if (!this.accessToken) {
                    return Promise.reject(new Error('No token to revoke.'));
                }
                const promise = (0, revokeToken_1.revokeToken)(this.accessToken, this.tokenOptions.transporter);
                if (callback) {
                    promise.then(()=>callback(), callback);
                }
                this.tokenHandler = new tokenHandler_1.TokenHandler(this.tokenOptions);
            }
            get googleTokenOptions() {
                return this.tokenOptions;
            }
        }
        exports.GoogleToken = GoogleToken;
    }),
    6490: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.buildPayloadForJwsSign = buildPayloadForJwsSign;
        exports.getJwsSign = getJwsSign;
        const jws_1 = __webpack_require__(3324);
        const ALG_RS256 = 'RS256';
        const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';
        function buildPayloadForJwsSign(tokenOptions) {
            const iat = Math.floor(new Date().getTime() / 1000);
            const payload = {
                iss: tokenOptions.iss,
                scope: tokenOptions.scope,
                aud: GOOGLE_TOKEN_URL,
                exp: iat + 3600,
                iat,
                sub: tokenOptions.sub,
                ...tokenOptions.additionalClaims
            };
            return payload;
        }
        function getJwsSign(tokenOptions) {
            const payload = buildPayloadForJwsSign(tokenOptions);
            return (0, jws_1.sign)({
                header: {
                    alg: ALG_RS256
                },
                payload,
                secret: tokenOptions.key
            });
        }
    }),
    8024: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.revokeToken = revokeToken;
        const GOOGLE_REVOKE_TOKEN_URL = 'https://oauth2.googleapis.com/revoke?token=';
        const DEFAULT_RETRY_VALUE = true;
        async function revokeToken(accessToken, transporter) {
            const url = GOOGLE_REVOKE_TOKEN_URL + accessToken;
            return await transporter.request({
                url,
                retry: DEFAULT_RETRY_VALUE
            });
        }
    }),
    1488: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.TokenHandler = void 0;
        const getToken_1 = __webpack_require__(7362);
        const getCredentials_1 = __webpack_require__(3165);
        class TokenHandler {
            token;
            tokenExpiresAt;
            inFlightRequest;
            tokenOptions;
            constructor(tokenOptions){
                this.tokenOptions = tokenOptions;
            }
            async processCredentials() {
                if (!this.tokenOptions.key && !this.tokenOptions.keyFile) {
                    throw new Error('No key or keyFile set.');
                }
                if (!this.tokenOptions.key && this.tokenOptions.keyFile) {
                    const credentials = await (0, getCredentials_1.getCredentials)(this.tokenOptions.keyFile);
                    this.tokenOptions.key = credentials.privateKey;
                    this.tokenOptions.email = credentials.clientEmail;
                }
            }
            isTokenExpiring() {
                if (!this.token || !this.tokenExpiresAt) {
                    return true;
                }
                const now = new Date().getTime();
                const eagerRefreshThresholdMillis = this.tokenOptions.eagerRefreshThresholdMillis ?? 0;
                return this.tokenExpiresAt <= now + eagerRefreshThresholdMillis;
            }
            hasExpired() {
                const now = new Date().getTime();
                if (this.token && this.tokenExpiresAt) {
                    const now = new Date().getTime();
                    return now >= this.tokenExpiresAt;
                }
                return true;
            }
            async getToken(forceRefresh) {
                await this.processCredentials();
                if (this.inFlightRequest && !forceRefresh) {
                    return this.inFlightRequest;
                }
                if (this.token && !this.isTokenExpiring() && !forceRefresh) {
                    return this.token;
                }
                try {
                    this.inFlightRequest = (0, getToken_1.getToken)(this.tokenOptions);
                    const token = await this.inFlightRequest;
                    this.token = token;
                    this.tokenExpiresAt = new Date().getTime() + (token.expires_in ?? 0) * 1000;
                    return token;
                } finally{
                    this.inFlightRequest = undefined;
                }
            }
        }
        exports.TokenHandler = TokenHandler;
    }),
    492: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __createBinding = this && this.__createBinding || (Object.create ? function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                desc = {
                    enumerable: true,
                    get: function() {
                        return m[k];
                    }
                };
            }
            Object.defineProperty(o, k2, desc);
        } : function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            o[k2] = m[k];
        });
        var __exportStar = this && this.__exportStar || function(m, exports) {
            for(var p in m)if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
        };
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GoogleAuth = exports.auth = exports.GDCH_SERVICE_ACCOUNT_TYPE = exports.GdchClient = exports.PassThroughClient = exports.ExternalAccountAuthorizedUserClient = exports.EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE = exports.ExecutableError = exports.PluggableAuthClient = exports.DownscopedClient = exports.BaseExternalAccountClient = exports.ExternalAccountClient = exports.IdentityPoolClient = exports.AwsRequestSigner = exports.AwsClient = exports.UserRefreshClient = exports.LoginTicket = exports.ClientAuthentication = exports.OAuth2Client = exports.CodeChallengeMethod = exports.Impersonated = exports.JWT = exports.JWTAccess = exports.IdTokenClient = exports.IAMAuth = exports.GCPEnv = exports.Compute = exports.DEFAULT_UNIVERSE = exports.AuthClient = exports.gaxios = exports.gcpMetadata = void 0;
        const googleauth_1 = __webpack_require__(5934);
        Object.defineProperty(exports, "GoogleAuth", {
            enumerable: true,
            get: function() {
                return googleauth_1.GoogleAuth;
            }
        });
        exports.gcpMetadata = __webpack_require__(9595);
        exports.gaxios = __webpack_require__(7842);
        var authclient_1 = __webpack_require__(4810);
        Object.defineProperty(exports, "AuthClient", {
            enumerable: true,
            get: function() {
                return authclient_1.AuthClient;
            }
        });
        Object.defineProperty(exports, "DEFAULT_UNIVERSE", {
            enumerable: true,
            get: function() {
                return authclient_1.DEFAULT_UNIVERSE;
            }
        });
        var computeclient_1 = __webpack_require__(977);
        Object.defineProperty(exports, "Compute", {
            enumerable: true,
            get: function() {
                return computeclient_1.Compute;
            }
        });
        var envDetect_1 = __webpack_require__(963);
        Object.defineProperty(exports, "GCPEnv", {
            enumerable: true,
            get: function() {
                return envDetect_1.GCPEnv;
            }
        });
        var iam_1 = __webpack_require__(9390);
        Object.defineProperty(exports, "IAMAuth", {
            enumerable: true,
            get: function() {
                return iam_1.IAMAuth;
            }
        });
        var idtokenclient_1 = __webpack_require__(2718);
        Object.defineProperty(exports, "IdTokenClient", {
            enumerable: true,
            get: function() {
                return idtokenclient_1.IdTokenClient;
            }
        });
        var jwtaccess_1 = __webpack_require__(7060);
        Object.defineProperty(exports, "JWTAccess", {
            enumerable: true,
            get: function() {
                return jwtaccess_1.JWTAccess;
            }
        });
        var jwtclient_1 = __webpack_require__(5277);
        Object.defineProperty(exports, "JWT", {
            enumerable: true,
            get: function() {
                return jwtclient_1.JWT;
            }
        });
        var impersonated_1 = __webpack_require__(9964);
        Object.defineProperty(exports, "Impersonated", {
            enumerable: true,
            get: function() {
                return impersonated_1.Impersonated;
            }
        });
        var oauth2client_1 = __webpack_require__(91);
        Object.defineProperty(exports, "CodeChallengeMethod", {
            enumerable: true,
            get: function() {
                return oauth2client_1.CodeChallengeMethod;
            }
        });
        Object.defineProperty(exports, "OAuth2Client", {
            enumerable: true,
            get: function() {
                return oauth2client_1.OAuth2Client;
            }
        });
        Object.defineProperty(exports, "ClientAuthentication", {
            enumerable: true,
            get: function() {
                return oauth2client_1.ClientAuthentication;
            }
        });
        var loginticket_1 = __webpack_require__(3882);
        Object.defineProperty(exports, "LoginTicket", {
            enumerable: true,
            get: function() {
                return loginticket_1.LoginTicket;
            }
        });
        var refreshclient_1 = __webpack_require__(9807);
        Object.defineProperty(exports, "UserRefreshClient", {
            enumerable: true,
            get: function() {
                return refreshclient_1.UserRefreshClient;
            }
        });
        var awsclient_1 = __webpack_require__(1261);
        Object.defineProperty(exports, "AwsClient", {
            enumerable: true,
            get: function() {
                return awsclient_1.AwsClient;
            }
        });
        var awsrequestsigner_1 = __webpack_require__(7647);
        Object.defineProperty(exports, "AwsRequestSigner", {
            enumerable: true,
            get: function() {
                return awsrequestsigner_1.AwsRequestSigner;
            }
        });
        var identitypoolclient_1 = __webpack_require__(9960);
        Object.defineProperty(exports, "IdentityPoolClient", {
            enumerable: true,
            get: function() {
                return identitypoolclient_1.IdentityPoolClient;
            }
        });
        var externalclient_1 = __webpack_require__(8323);
        Object.defineProperty(exports, "ExternalAccountClient", {
            enumerable: true,
            get: function() {
                return externalclient_1.ExternalAccountClient;
            }
        });
        var baseexternalclient_1 = __webpack_require__(142);
        Object.defineProperty(exports, "BaseExternalAccountClient", {
            enumerable: true,
            get: function() {
                return baseexternalclient_1.BaseExternalAccountClient;
            }
        });
        var downscopedclient_1 = __webpack_require__(7556);
        Object.defineProperty(exports, "DownscopedClient", {
            enumerable: true,
            get: function() {
                return downscopedclient_1.DownscopedClient;
            }
        });
        var pluggable_auth_client_1 = __webpack_require__(6077);
        Object.defineProperty(exports, "PluggableAuthClient", {
            enumerable: true,
            get: function() {
                return pluggable_auth_client_1.PluggableAuthClient;
            }
        });
        Object.defineProperty(exports, "ExecutableError", {
            enumerable: true,
            get: function() {
                return pluggable_auth_client_1.ExecutableError;
            }
        });
        var externalAccountAuthorizedUserClient_1 = __webpack_require__(4240);
        Object.defineProperty(exports, "EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE", {
            enumerable: true,
            get: function() {
                return externalAccountAuthorizedUserClient_1.EXTERNAL_ACCOUNT_AUTHORIZED_USER_TYPE;
            }
        });
        Object.defineProperty(exports, "ExternalAccountAuthorizedUserClient", {
            enumerable: true,
            get: function() {
                return externalAccountAuthorizedUserClient_1.ExternalAccountAuthorizedUserClient;
            }
        });
        var passthrough_1 = __webpack_require__(2045);
        Object.defineProperty(exports, "PassThroughClient", {
            enumerable: true,
            get: function() {
                return passthrough_1.PassThroughClient;
            }
        });
        var gdchclient_1 = __webpack_require__(5072);
        Object.defineProperty(exports, "GdchClient", {
            enumerable: true,
            get: function() {
                return gdchclient_1.GdchClient;
            }
        });
        Object.defineProperty(exports, "GDCH_SERVICE_ACCOUNT_TYPE", {
            enumerable: true,
            get: function() {
                return gdchclient_1.GDCH_SERVICE_ACCOUNT_TYPE;
            }
        });
        __exportStar(__webpack_require__(3067), exports);
        const auth = new googleauth_1.GoogleAuth();
        exports.auth = auth;
    }),
    7870: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.LRUCache = void 0;
        exports.snakeToCamel = snakeToCamel;
        exports.originalOrCamelOptions = originalOrCamelOptions;
        exports.removeUndefinedValuesInObject = removeUndefinedValuesInObject;
        exports.isValidFile = isValidFile;
        exports.getWellKnownCertificateConfigFileLocation = getWellKnownCertificateConfigFileLocation;
        const fs = __webpack_require__(9896);
        const os = __webpack_require__(857);
        const path = __webpack_require__(6928);
        const WELL_KNOWN_CERTIFICATE_CONFIG_FILE = 'certificate_config.json';
        const CLOUDSDK_CONFIG_DIRECTORY = 'gcloud';
        function snakeToCamel(str) {
            return str.replace(/([_][^_])/g, (match)=>match.slice(1).toUpperCase());
        }
        function originalOrCamelOptions(obj) {
            function get(key) {
                const o = obj || {};
                return o[key] ?? o[snakeToCamel(key)];
            }
            return {
                get
            };
        }
        class LRUCache {
            capacity;
            #cache = new Map();
            maxAge;
            constructor(options){
                this.capacity = options.capacity;
                this.maxAge = options.maxAge;
            }
            #moveToEnd(key, value) {
                this.#cache.delete(key);
                this.#cache.set(key, {
                    value,
                    lastAccessed: Date.now()
                });
            }
            set(key, value) {
                this.#moveToEnd(key, value);
                this.#evict();
            }
            get(key) {
                const item = this.#cache.get(key);
                if (!item) return;
                this.#moveToEnd(key, item.value);
                this.#evict();
                return item.value;
            }
            #evict() {
                const cutoffDate = this.maxAge ? Date.now() - this.maxAge : 0;
                let oldestItem = this.#cache.entries().next();
                while(!oldestItem.done && (this.#cache.size > this.capacity || oldestItem.value[1].lastAccessed < cutoffDate)){
                    this.#cache.delete(oldestItem.value[0]);
                    oldestItem = this.#cache.entries().next();
                }
            }
        }
        exports.LRUCache = LRUCache;
        function removeUndefinedValuesInObject(object) {
            Object.entries(object).forEach(([key, value])=>{
                if (value === undefined || value === 'undefined') {
                    delete object[key];
                }
            });
            return object;
        }
        async function isValidFile(filePath) {
            try {
                const stats = await fs.promises.lstat(filePath);
                return stats.isFile();
            } catch (e) {
                return false;
            }
        }
        function getWellKnownCertificateConfigFileLocation() {
            const configDir = process.env.CLOUDSDK_CONFIG || (_isWindows() ? path.join(process.env.APPDATA || '', CLOUDSDK_CONFIG_DIRECTORY) : path.join(process.env.HOME || '', '.config', CLOUDSDK_CONFIG_DIRECTORY));
            return path.join(configDir, WELL_KNOWN_CERTIFICATE_CONFIG_FILE);
        }
        function _isWindows() {
            return os.platform().startsWith('win');
        }
    }),
    1628: ((__unused_webpack_module, exports)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.Colours = void 0;
        class Colours {
            static isEnabled(stream) {
                return stream && stream.isTTY && (typeof stream.getColorDepth === 'function' ? stream.getColorDepth() > 2 : true);
            }
            static refresh() {
                Colours.enabled = Colours.isEnabled(process === null || process === void 0 ? void 0 : process.stderr);
                if (!this.enabled) {
                    Colours.reset = '';
                    Colours.bright = '';
                    Colours.dim = '';
                    Colours.red = '';
                    Colours.green = '';
                    Colours.yellow = '';
                    Colours.blue = '';
                    Colours.magenta = '';
                    Colours.cyan = '';
                    Colours.white = '';
                    Colours.grey = '';
                } else {
                    Colours.reset = '\u001b[0m';
                    Colours.bright = '\u001b[1m';
                    Colours.dim = '\u001b[2m';
                    Colours.red = '\u001b[31m';
                    Colours.green = '\u001b[32m';
                    Colours.yellow = '\u001b[33m';
                    Colours.blue = '\u001b[34m';
                    Colours.magenta = '\u001b[35m';
                    Colours.cyan = '\u001b[36m';
                    Colours.white = '\u001b[37m';
                    Colours.grey = '\u001b[90m';
                }
            }
        }
        exports.Colours = Colours;
        Colours.enabled = false;
        Colours.reset = '';
        Colours.bright = '';
        Colours.dim = '';
        Colours.red = '';
        Colours.green = '';
        Colours.yellow = '';
        Colours.blue = '';
        Colours.magenta = '';
        Colours.cyan = '';
        Colours.white = '';
        Colours.grey = '';
        Colours.refresh();
    }),
    3958: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __createBinding = this && this.__createBinding || (Object.create ? function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                desc = {
                    enumerable: true,
                    get: function() {
                        return m[k];
                    }
                };
            }
            Object.defineProperty(o, k2, desc);
        } : function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            o[k2] = m[k];
        });
        var __exportStar = this && this.__exportStar || function(m, exports) {
            for(var p in m)if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
        };
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        __exportStar(__webpack_require__(4788), exports);
    }),
    4788: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __createBinding = this && this.__createBinding || (Object.create ? function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                desc = {
                    enumerable: true,
                    get: function() {
                        return m[k];
                    }
                };
            }
            Object.defineProperty(o, k2, desc);
        } : function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            o[k2] = m[k];
        });
        var __setModuleDefault = this && this.__setModuleDefault || (Object.create ? function(o, v) {
            Object.defineProperty(o, "default", {
                enumerable: true,
                value: v
            });
        } : function(o, v) {
            o["default"] = v;
        });
        var __importStar = this && this.__importStar || function() {
            var ownKeys = function(o) {
                ownKeys = Object.getOwnPropertyNames || function(o) {
                    var ar = [];
                    for(var k in o)if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
                    return ar;
                };
                return ownKeys(o);
            };
            return function(mod) {
                if (mod && mod.__esModule) return mod;
                var result = {};
                if (mod != null) {
                    for(var k = ownKeys(mod), i = 0; i < k.length; i++)if (k[i] !== "default") __createBinding(result, mod, k[i]);
                }
                __setModuleDefault(result, mod);
                return result;
            };
        }();
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.env = exports.DebugLogBackendBase = exports.placeholder = exports.AdhocDebugLogger = exports.LogSeverity = void 0;
        exports.getNodeBackend = getNodeBackend;
        exports.getDebugBackend = getDebugBackend;
        exports.getStructuredBackend = getStructuredBackend;
        exports.setBackend = setBackend;
        exports.log = log;
        const events_1 = __webpack_require__(4434);
        const process1 = __importStar(__webpack_require__(932));
        const util = __importStar(__webpack_require__(9023));
        const colours_1 = __webpack_require__(1628);
        var LogSeverity;
        (function(LogSeverity) {
            LogSeverity["DEFAULT"] = "DEFAULT";
            LogSeverity["DEBUG"] = "DEBUG";
            LogSeverity["INFO"] = "INFO";
            LogSeverity["WARNING"] = "WARNING";
            LogSeverity["ERROR"] = "ERROR";
        })(LogSeverity || (exports.LogSeverity = LogSeverity = {}));
        class AdhocDebugLogger extends events_1.EventEmitter {
            constructor(namespace, upstream){
                super();
                this.namespace = namespace;
                this.upstream = upstream;
                this.func = Object.assign(this.invoke.bind(this), {
                    instance: this,
                    on: (event, listener)=>this.on(event, listener)
                });
                this.func.debug = (...args)=>this.invokeSeverity(LogSeverity.DEBUG, ...args);
                this.func.info = (...args)=>this.invokeSeverity(LogSeverity.INFO, ...args);
                this.func.warn = (...args)=>this.invokeSeverity(LogSeverity.WARNING, ...args);
                this.func.error = (...args)=>this.invokeSeverity(LogSeverity.ERROR, ...args);
                this.func.sublog = (namespace)=>log(namespace, this.func);
            }
            invoke(fields, ...args) {
                if (this.upstream) {
                    try {
                        this.upstream(fields, ...args);
                    } catch (e) {}
                }
                try {
                    this.emit('log', fields, args);
                } catch (e) {}
            }
            invokeSeverity(severity, ...args) {
                this.invoke({
                    severity
                }, ...args);
            }
        }
        exports.AdhocDebugLogger = AdhocDebugLogger;
        exports.placeholder = new AdhocDebugLogger('', ()=>{}).func;
        class DebugLogBackendBase {
            constructor(){
                var _a;
                this.cached = new Map();
                this.filters = [];
                this.filtersSet = false;
                let nodeFlag = (_a = process1.env[exports.env.nodeEnables]) !== null && _a !== void 0 ? _a : '*';
                if (nodeFlag === 'all') {
                    nodeFlag = '*';
                }
                this.filters = nodeFlag.split(',');
            }
            log(namespace, fields, ...args) {
                try {
                    if (!this.filtersSet) {
                        this.setFilters();
                        this.filtersSet = true;
                    }
                    let logger = this.cached.get(namespace);
                    if (!logger) {
                        logger = this.makeLogger(namespace);
                        this.cached.set(namespace, logger);
                    }
                    logger(fields, ...args);
                } catch (e) {
                    console.error(e);
                }
            }
        }
        exports.DebugLogBackendBase = DebugLogBackendBase;
        class NodeBackend extends DebugLogBackendBase {
            constructor(){
                super(...arguments);
                this.enabledRegexp = /.*/g;
            }
            isEnabled(namespace) {
                return this.enabledRegexp.test(namespace);
            }
            makeLogger(namespace) {
                if (!this.enabledRegexp.test(namespace)) {
                    return ()=>{};
                }
                return (fields, ...args)=>{
                    var _a;
                    const nscolour = `${colours_1.Colours.green}${namespace}${colours_1.Colours.reset}`;
                    const pid = `${colours_1.Colours.yellow}${process1.pid}${colours_1.Colours.reset}`;
                    let level;
                    switch(fields.severity){
                        case LogSeverity.ERROR:
                            level = `${colours_1.Colours.red}${fields.severity}${colours_1.Colours.reset}`;
                            break;
                        case LogSeverity.INFO:
                            level = `${colours_1.Colours.magenta}${fields.severity}${colours_1.Colours.reset}`;
                            break;
                        case LogSeverity.WARNING:
                            level = `${colours_1.Colours.yellow}${fields.severity}${colours_1.Colours.reset}`;
                            break;
                        default:
                            level = (_a = fields.severity) !== null && _a !== void 0 ? _a : LogSeverity.DEFAULT;
                            break;
                    }
                    const msg = util.formatWithOptions({
                        colors: colours_1.Colours.enabled
                    }, ...args);
                    const filteredFields = Object.assign({}, fields);
                    delete filteredFields.severity;
                    const fieldsJson = Object.getOwnPropertyNames(filteredFields).length ? JSON.stringify(filteredFields) : '';
                    const fieldsColour = fieldsJson ? `${colours_1.Colours.grey}${fieldsJson}${colours_1.Colours.reset}` : '';
                    console.error('%s [%s|%s] %s%s', pid, nscolour, level, msg, fieldsJson ? ` ${fieldsColour}` : '');
                };
            }
            setFilters() {
                const totalFilters = this.filters.join(',');
                const regexp = totalFilters.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replace(/\*/g, '.*').replace(/,/g, '$|^');
                this.enabledRegexp = new RegExp(`^${regexp}$`, 'i');
            }
        }
        function getNodeBackend() {
            return new NodeBackend();
        }
        class DebugBackend extends DebugLogBackendBase {
            constructor(pkg){
                super();
                this.debugPkg = pkg;
            }
            makeLogger(namespace) {
                const debugLogger = this.debugPkg(namespace);
                return (fields, ...args)=>{
                    debugLogger(args[0], ...args.slice(1));
                };
            }
            setFilters() {
                var _a;
                const existingFilters = (_a = process1.env['NODE_DEBUG']) !== null && _a !== void 0 ? _a : '';
                process1.env['NODE_DEBUG'] = `${existingFilters}${existingFilters ? ',' : ''}${this.filters.join(',')}`;
            }
        }
        function getDebugBackend(debugPkg) {
            return new DebugBackend(debugPkg);
        }
        class StructuredBackend extends DebugLogBackendBase {
            constructor(upstream){
                var _a;
                super();
                this.upstream = (_a = upstream) !== null && _a !== void 0 ? _a : undefined;
            }
            makeLogger(namespace) {
                var _a;
                const debugLogger = (_a = this.upstream) === null || _a === void 0 ? void 0 : _a.makeLogger(namespace);
                return (fields, ...args)=>{
                    var _a;
                    const severity = (_a = fields.severity) !== null && _a !== void 0 ? _a : LogSeverity.INFO;
                    const json = Object.assign({
                        severity,
                        message: util.format(...args)
                    }, fields);
                    const jsonString = JSON.stringify(json);
                    if (debugLogger) {
                        debugLogger(fields, jsonString);
                    } else {
                        console.log('%s', jsonString);
                    }
                };
            }
            setFilters() {
                var _a;
                (_a = this.upstream) === null || _a === void 0 ? void 0 : _a.setFilters();
            }
        }
        function getStructuredBackend(upstream) {
            return new StructuredBackend(upstream);
        }
        exports.env = {
            nodeEnables: 'GOOGLE_SDK_NODE_LOGGING'
        };
        const loggerCache = new Map();
        let cachedBackend = undefined;
        function setBackend(backend) {
            cachedBackend = backend;
            loggerCache.clear();
        }
        function log(namespace, parent) {
            if (!cachedBackend) {
                const enablesFlag = process1.env[exports.env.nodeEnables];
                if (!enablesFlag) {
                    return exports.placeholder;
                }
            }
            if (!namespace) {
                return exports.placeholder;
            }
            if (parent) {
                namespace = `${parent.instance.namespace}:${namespace}`;
            }
            const existing = loggerCache.get(namespace);
            if (existing) {
                return existing.func;
            }
            if (cachedBackend === null) {
                return exports.placeholder;
            } else if (cachedBackend === undefined) {
                cachedBackend = getNodeBackend();
            }
            const logger = (()=>{
                let previousBackend = undefined;
                const newLogger = new AdhocDebugLogger(namespace, (fields, ...args)=>{
                    if (previousBackend !== cachedBackend) {
                        if (cachedBackend === null) {
                            return;
                        } else if (cachedBackend === undefined) {
                            cachedBackend = getNodeBackend();
                        }
                        previousBackend = cachedBackend;
                    }
                    cachedBackend === null || cachedBackend === void 0 ? void 0 : cachedBackend.log(namespace, fields, ...args);
                });
                return newLogger;
            })();
            loggerCache.set(namespace, logger);
            return logger.func;
        }
    }),
    4826: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var json_stringify = __webpack_require__(3651).stringify;
        var json_parse = __webpack_require__(3197);
        module.exports = function(options) {
            return {
                parse: json_parse(options),
                stringify: json_stringify
            };
        };
        module.exports.parse = json_parse();
        module.exports.stringify = json_stringify;
    }),
    3197: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var BigNumber = null;
        const suspectProtoRx = /(?:_|\\u005[Ff])(?:_|\\u005[Ff])(?:p|\\u0070)(?:r|\\u0072)(?:o|\\u006[Ff])(?:t|\\u0074)(?:o|\\u006[Ff])(?:_|\\u005[Ff])(?:_|\\u005[Ff])/;
        const suspectConstructorRx = /(?:c|\\u0063)(?:o|\\u006[Ff])(?:n|\\u006[Ee])(?:s|\\u0073)(?:t|\\u0074)(?:r|\\u0072)(?:u|\\u0075)(?:c|\\u0063)(?:t|\\u0074)(?:o|\\u006[Ff])(?:r|\\u0072)/;
        var json_parse = function(options) {
            'use strict';
            var _options = {
                strict: false,
                storeAsString: false,
                alwaysParseAsBig: false,
                useNativeBigInt: false,
                protoAction: 'error',
                constructorAction: 'error'
            };
            if (options !== undefined && options !== null) {
                if (options.strict === true) {
                    _options.strict = true;
                }
                if (options.storeAsString === true) {
                    _options.storeAsString = true;
                }
                _options.alwaysParseAsBig = options.alwaysParseAsBig === true ? options.alwaysParseAsBig : false;
                _options.useNativeBigInt = options.useNativeBigInt === true ? options.useNativeBigInt : false;
                if (typeof options.constructorAction !== 'undefined') {
                    if (options.constructorAction === 'error' || options.constructorAction === 'ignore' || options.constructorAction === 'preserve') {
                        _options.constructorAction = options.constructorAction;
                    } else {
                        throw new Error(`Incorrect value for constructorAction option, must be "error", "ignore" or undefined but passed ${options.constructorAction}`);
                    }
                }
                if (typeof options.protoAction !== 'undefined') {
                    if (options.protoAction === 'error' || options.protoAction === 'ignore' || options.protoAction === 'preserve') {
                        _options.protoAction = options.protoAction;
                    } else {
                        throw new Error(`Incorrect value for protoAction option, must be "error", "ignore" or undefined but passed ${options.protoAction}`);
                    }
                }
            }
            var at, ch, escapee = {
                '"': '"',
                '\\': '\\',
                '/': '/',
                b: '\b',
                f: '\f',
                n: '\n',
                r: '\r',
                t: '\t'
            }, text, error = function(m) {
                throw {
                    name: 'SyntaxError',
                    message: m,
                    at: at,
                    text: text
                };
            }, next = function(c) {
                if (c && c !== ch) {
                    error("Expected '" + c + "' instead of '" + ch + "'");
                }
                ch = text.charAt(at);
                at += 1;
                return ch;
            }, number = function() {
                var number, string = '';
                if (ch === '-') {
                    string = '-';
                    next('-');
                }
                while(ch >= '0' && ch <= '9'){
                    string += ch;
                    next();
                }
                if (ch === '.') {
                    string += '.';
                    while(next() && ch >= '0' && ch <= '9'){
                        string += ch;
                    }
                }
                if (ch === 'e' || ch === 'E') {
                    string += ch;
                    next();
                    if (ch === '-' || ch === '+') {
                        string += ch;
                        next();
                    }
                    while(ch >= '0' && ch <= '9'){
                        string += ch;
                        next();
                    }
                }
                number = +string;
                if (!isFinite(number)) {
                    error('Bad number');
                } else {
                    if (BigNumber == null) BigNumber = __webpack_require__(1259);
                    if (string.length > 15) return _options.storeAsString ? string : _options.useNativeBigInt ? BigInt(string) : new BigNumber(string);
                    else return !_options.alwaysParseAsBig ? number : _options.useNativeBigInt ? BigInt(number) : new BigNumber(number);
                }
            }, string = function() {
                var hex, i, string = '', uffff;
                if (ch === '"') {
                    var startAt = at;
                    while(next()){
                        if (ch === '"') {
                            if (at - 1 > startAt) string += text.substring(startAt, at - 1);
                            next();
                            return string;
                        }
                        if (ch === '\\') {
                            if (at - 1 > startAt) string += text.substring(startAt, at - 1);
                            next();
                            if (ch === 'u') {
                                uffff = 0;
                                for(i = 0; i < 4; i += 1){
                                    hex = parseInt(next(), 16);
                                    if (!isFinite(hex)) {
                                        break;
                                    }
                                    uffff = uffff * 16 + hex;
                                }
                                string += String.fromCharCode(uffff);
                            } else if (typeof escapee[ch] === 'string') {
                                string += escapee[ch];
                            } else {
                                break;
                            }
                            startAt = at;
                        }
                    }
                }
                error('Bad string');
            }, white = function() {
                while(ch && ch <= ' '){
                    next();
                }
            }, word = function() {
                switch(ch){
                    case 't':
                        next('t');
                        next('r');
                        next('u');
                        next('e');
                        return true;
                    case 'f':
                        next('f');
                        next('a');
                        next('l');
                        next('s');
                        next('e');
                        return false;
                    case 'n':
                        next('n');
                        next('u');
                        next('l');
                        next('l');
                        return null;
                }
                error("Unexpected '" + ch + "'");
            }, value, array = function() {
                var array = [];
                if (ch === '[') {
                    next('[');
                    white();
                    if (ch === ']') {
                        next(']');
                        return array;
                    }
                    while(ch){
                        array.push(value());
                        white();
                        if (ch === ']') {
                            next(']');
                            return array;
                        }
                        next(',');
                        white();
                    }
                }
                error('Bad array');
            }, object = function() {
                var key, object = Object.create(null);
                if (ch === '{') {
                    next('{');
                    white();
                    if (ch === '}') {
                        next('}');
                        return object;
                    }
                    while(ch){
                        key = string();
                        white();
                        next(':');
                        if (_options.strict === true && Object.hasOwnProperty.call(object, key)) {
                            error('Duplicate key "' + key + '"');
                        }
                        if (suspectProtoRx.test(key) === true) {
                            if (_options.protoAction === 'error') {
                                error('Object contains forbidden prototype property');
                            } else if (_options.protoAction === 'ignore') {
                                value();
                            } else {
                                object[key] = value();
                            }
                        } else if (suspectConstructorRx.test(key) === true) {
                            if (_options.constructorAction === 'error') {
                                error('Object contains forbidden constructor property');
                            } else if (_options.constructorAction === 'ignore') {
                                value();
                            } else {
                                object[key] = value();
                            }
                        } else {
                            object[key] = value();
                        }
                        white();
                        if (ch === '}') {
                            next('}');
                            return object;
                        }
                        next(',');
                        white();
                    }
                }
                error('Bad object');
            };
            value = function() {
                white();
                switch(ch){
                    case '{':
                        return object();
                    case '[':
                        return array();
                    case '"':
                        return string();
                    case '-':
                        return number();
                    default:
                        return ch >= '0' && ch <= '9' ? number() : word();
                }
            };
            return function(source, reviver) {
                var result;
                text = source + '';
                at = 0;
                ch = ' ';
                result = value();
                white();
                if (ch) {
                    error('Syntax error');
                }
                return typeof reviver === 'function' ? function walk(holder, key) {
                    var k, v, value = holder[key];
                    if (value && typeof value === 'object') {
                        Object.keys(value).forEach(function(k) {
                            v = walk(value, k);
                            if (v !== undefined) {
                                value[k] = v;
                            } else {
                                delete value[k];
                            }
                        });
                    }
                    return reviver.call(holder, key, value);
                }({
                    '': result
                }, '') : result;
            };
        };
        module.exports = json_parse;
    }),
    3651: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var BigNumber = __webpack_require__(1259);
        var JSON1 = module.exports;
        (function() {
            'use strict';
            function f(n) {
                return n < 10 ? '0' + n : n;
            }
            var cx = /[\u0000\u00ad\u0600-\u0604\u070f\u17b4\u17b5\u200c-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g, escapable = /[\\\"\x00-\x1f\x7f-\x9f\u00ad\u0600-\u0604\u070f\u17b4\u17b5\u200c-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g, gap, indent, meta = {
                '\b': '\\b',
                '\t': '\\t',
                '\n': '\\n',
                '\f': '\\f',
                '\r': '\\r',
                '"': '\\"',
                '\\': '\\\\'
            }, rep;
            function quote(string) {
                escapable.lastIndex = 0;
                return escapable.test(string) ? '"' + string.replace(escapable, function(a) {
                    var c = meta[a];
                    return typeof c === 'string' ? c : '\\u' + ('0000' + a.charCodeAt(0).toString(16)).slice(-4);
                }) + '"' : '"' + string + '"';
            }
            function str(key, holder) {
                var i, k, v, length, mind = gap, partial, value = holder[key], isBigNumber = value != null && (value instanceof BigNumber || BigNumber.isBigNumber(value));
                if (value && typeof value === 'object' && typeof value.toJSON === 'function') {
                    value = value.toJSON(key);
                }
                if (typeof rep === 'function') {
                    value = rep.call(holder, key, value);
                }
                switch(typeof value){
                    case 'string':
                        if (isBigNumber) {
                            return value;
                        } else {
                            return quote(value);
                        }
                    case 'number':
                        return isFinite(value) ? String(value) : 'null';
                    case 'boolean':
                    case 'null':
                    case 'bigint':
                        return String(value);
                    case 'object':
                        if (!value) {
                            return 'null';
                        }
                        gap += indent;
                        partial = [];
                        if (Object.prototype.toString.apply(value) === '[object Array]') {
                            length = value.length;
                            for(i = 0; i < length; i += 1){
                                partial[i] = str(i, value) || 'null';
                            }
                            v = partial.length === 0 ? '[]' : gap ? '[\n' + gap + partial.join(',\n' + gap) + '\n' + mind + ']' : '[' + partial.join(',') + ']';
                            gap = mind;
                            return v;
                        }
                        if (rep && typeof rep === 'object') {
                            length = rep.length;
                            for(i = 0; i < length; i += 1){
                                if (typeof rep[i] === 'string') {
                                    k = rep[i];
                                    v = str(k, value);
                                    if (v) {
                                        partial.push(quote(k) + (gap ? ': ' : ':') + v);
                                    }
                                }
                            }
                        } else {
                            Object.keys(value).forEach(function(k) {
                                var v = str(k, value);
                                if (v) {
                                    partial.push(quote(k) + (gap ? ': ' : ':') + v);
                                }
                            });
                        }
                        v = partial.length === 0 ? '{}' : gap ? '{\n' + gap + partial.join(',\n' + gap) + '\n' + mind + '}' : '{' + partial.join(',') + '}';
                        gap = mind;
                        return v;
                }
            }
            if (typeof JSON1.stringify !== 'function') {
                JSON1.stringify = function(value, replacer, space) {
                    var i;
                    gap = '';
                    indent = '';
                    if (typeof space === 'number') {
                        for(i = 0; i < space; i += 1){
                            indent += ' ';
                        }
                    } else if (typeof space === 'string') {
                        indent = space;
                    }
                    rep = replacer;
                    if (replacer && typeof replacer !== 'function' && (typeof replacer !== 'object' || typeof replacer.length !== 'number')) {
                        throw new Error('JSON.stringify');
                    }
                    return str('', {
                        '': value
                    });
                };
            }
        })();
    }),
    8622: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(3058).Buffer;
        var crypto1 = __webpack_require__(6982);
        var formatEcdsa = __webpack_require__(325);
        var util = __webpack_require__(9023);
        var MSG_INVALID_ALGORITHM = '"%s" is not a valid algorithm.\n  Supported algorithms are:\n  "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512" and "none".';
        var MSG_INVALID_SECRET = 'secret must be a string or buffer';
        var MSG_INVALID_VERIFIER_KEY = 'key must be a string or a buffer';
        var MSG_INVALID_SIGNER_KEY = 'key must be a string, a buffer or an object';
        var supportsKeyObjects = typeof crypto1.createPublicKey === 'function';
        if (supportsKeyObjects) {
            MSG_INVALID_VERIFIER_KEY += ' or a KeyObject';
            MSG_INVALID_SECRET += 'or a KeyObject';
        }
        function checkIsPublicKey(key) {
            if (Buffer1.isBuffer(key)) {
                return;
            }
            if (typeof key === 'string') {
                return;
            }
            if (!supportsKeyObjects) {
                throw typeError(MSG_INVALID_VERIFIER_KEY);
            }
            if (typeof key !== 'object') {
                throw typeError(MSG_INVALID_VERIFIER_KEY);
            }
            if (typeof key.type !== 'string') {
                throw typeError(MSG_INVALID_VERIFIER_KEY);
            }
            if (typeof key.asymmetricKeyType !== 'string') {
                throw typeError(MSG_INVALID_VERIFIER_KEY);
            }
            if (typeof key.export !== 'function') {
                throw typeError(MSG_INVALID_VERIFIER_KEY);
            }
        }
        ;
        function checkIsPrivateKey(key) {
            if (Buffer1.isBuffer(key)) {
                return;
            }
            if (typeof key === 'string') {
                return;
            }
            if (typeof key === 'object') {
                return;
            }
            throw typeError(MSG_INVALID_SIGNER_KEY);
        }
        ;
        function checkIsSecretKey(key) {
            if (Buffer1.isBuffer(key)) {
                return;
            }
            if (typeof key === 'string') {
                return key;
            }
            if (!supportsKeyObjects) {
                throw typeError(MSG_INVALID_SECRET);
            }
            if (typeof key !== 'object') {
                throw typeError(MSG_INVALID_SECRET);
            }
            if (key.type !== 'secret') {
                throw typeError(MSG_INVALID_SECRET);
            }
            if (typeof key.export !== 'function') {
                throw typeError(MSG_INVALID_SECRET);
            }
        }
        function fromBase64(base64) {
            return base64.replace(/=/g, '').replace(/\+/g, '-').replace(/\//g, '_');
        }
        function toBase64(base64url) {
            base64url = base64url.toString();
            var padding = 4 - base64url.length % 4;
            if (padding !== 4) {
                for(var i = 0; i < padding; ++i){
                    base64url += '=';
                }
            }
            return base64url.replace(/\-/g, '+').replace(/_/g, '/');
        }
        function typeError(template) {
            var args = [].slice.call(arguments, 1);
            var errMsg = util.format.bind(util, template).apply(null, args);
            return new TypeError(errMsg);
        }
        function bufferOrString(obj) {
            return Buffer1.isBuffer(obj) || typeof obj === 'string';
        }
        function normalizeInput(thing) {
            if (!bufferOrString(thing)) thing = JSON.stringify(thing);
            return thing;
        }
        function createHmacSigner(bits) {
            return function sign(thing, secret) {
                checkIsSecretKey(secret);
                thing = normalizeInput(thing);
                var hmac = crypto1.createHmac('sha' + bits, secret);
                var sig = (hmac.update(thing), hmac.digest('base64'));
                return fromBase64(sig);
            };
        }
        var bufferEqual;
        var timingSafeEqual = 'timingSafeEqual' in crypto1 ? function timingSafeEqual(a, b) {
            if (a.byteLength !== b.byteLength) {
                return false;
            }
            return crypto1.timingSafeEqual(a, b);
        } : function timingSafeEqual(a, b) {
            if (!bufferEqual) {
                bufferEqual = __webpack_require__(9732);
            }
            return bufferEqual(a, b);
        };
        function createHmacVerifier(bits) {
            return function verify(thing, signature, secret) {
                var computedSig = createHmacSigner(bits)(thing, secret);
                return timingSafeEqual(Buffer1.from(signature), Buffer1.from(computedSig));
            };
        }
        function createKeySigner(bits) {
            return function sign(thing, privateKey) {
                checkIsPrivateKey(privateKey);
                thing = normalizeInput(thing);
                var signer = crypto1.createSign('RSA-SHA' + bits);
                var sig = (signer.update(thing), signer.sign(privateKey, 'base64'));
                return fromBase64(sig);
            };
        }
        function createKeyVerifier(bits) {
            return function verify(thing, signature, publicKey) {
                checkIsPublicKey(publicKey);
                thing = normalizeInput(thing);
                signature = toBase64(signature);
                var verifier = crypto1.createVerify('RSA-SHA' + bits);
                verifier.update(thing);
                return verifier.verify(publicKey, signature, 'base64');
            };
        }
        function createPSSKeySigner(bits) {
            return function sign(thing, privateKey) {
                checkIsPrivateKey(privateKey);
                thing = normalizeInput(thing);
                var signer = crypto1.createSign('RSA-SHA' + bits);
                var sig = (signer.update(thing), signer.sign({
                    key: privateKey,
                    padding: crypto1.constants.RSA_PKCS1_PSS_PADDING,
                    saltLength: crypto1.constants.RSA_PSS_SALTLEN_DIGEST
                }, 'base64'));
                return fromBase64(sig);
            };
        }
        function createPSSKeyVerifier(bits) {
            return function verify(thing, signature, publicKey) {
                checkIsPublicKey(publicKey);
                thing = normalizeInput(thing);
                signature = toBase64(signature);
                var verifier = crypto1.createVerify('RSA-SHA' + bits);
                verifier.update(thing);
                return verifier.verify({
                    key: publicKey,
                    padding: crypto1.constants.RSA_PKCS1_PSS_PADDING,
                    saltLength: crypto1.constants.RSA_PSS_SALTLEN_DIGEST
                }, signature, 'base64');
            };
        }
        function createECDSASigner(bits) {
            var inner = createKeySigner(bits);
            return function sign() {
                var signature = inner.apply(null, arguments);
                signature = formatEcdsa.derToJose(signature, 'ES' + bits);
                return signature;
            };
        }
        function createECDSAVerifer(bits) {
            var inner = createKeyVerifier(bits);
            return function verify(thing, signature, publicKey) {
                signature = formatEcdsa.joseToDer(signature, 'ES' + bits).toString('base64');
                var result = inner(thing, signature, publicKey);
                return result;
            };
        }
        function createNoneSigner() {
            return function sign() {
                return '';
            };
        }
        function createNoneVerifier() {
            return function verify(thing, signature) {
                return signature === '';
            };
        }
        module.exports = function jwa(algorithm) {
            var signerFactories = {
                hs: createHmacSigner,
                rs: createKeySigner,
                ps: createPSSKeySigner,
                es: createECDSASigner,
                none: createNoneSigner
            };
            var verifierFactories = {
                hs: createHmacVerifier,
                rs: createKeyVerifier,
                ps: createPSSKeyVerifier,
                es: createECDSAVerifer,
                none: createNoneVerifier
            };
            var match = algorithm.match(/^(RS|PS|ES|HS)(256|384|512)$|^(none)$/);
            if (!match) throw typeError(MSG_INVALID_ALGORITHM, algorithm);
            var algo = (match[1] || match[3]).toLowerCase();
            var bits = match[2];
            return {
                sign: signerFactories[algo](bits),
                verify: verifierFactories[algo](bits)
            };
        };
    }),
    3324: ((__unused_webpack_module, exports, __webpack_require__)=>{
        var SignStream = __webpack_require__(8600);
        var VerifyStream = __webpack_require__(4368);
        var ALGORITHMS = [
            'HS256',
            'HS384',
            'HS512',
            'RS256',
            'RS384',
            'RS512',
            'PS256',
            'PS384',
            'PS512',
            'ES256',
            'ES384',
            'ES512'
        ];
        exports.ALGORITHMS = ALGORITHMS;
        exports.sign = SignStream.sign;
        exports.verify = VerifyStream.verify;
        exports.decode = VerifyStream.decode;
        exports.isValid = VerifyStream.isValid;
        exports.createSign = function createSign(opts) {
            return new SignStream(opts);
        };
        exports.createVerify = function createVerify(opts) {
            return new VerifyStream(opts);
        };
    }),
    1831: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(3058).Buffer;
        var Stream = __webpack_require__(2203);
        var util = __webpack_require__(9023);
        function DataStream(data) {
            this.buffer = null;
            this.writable = true;
            this.readable = true;
            if (!data) {
                this.buffer = Buffer1.alloc(0);
                return this;
            }
            if (typeof data.pipe === 'function') {
                this.buffer = Buffer1.alloc(0);
                data.pipe(this);
                return this;
            }
            if (data.length || typeof data === 'object') {
                this.buffer = data;
                this.writable = false;
                process.nextTick((function() {
                    this.emit('end', data);
                    this.readable = false;
                    this.emit('close');
                }).bind(this));
                return this;
            }
            throw new TypeError('Unexpected data type (' + typeof data + ')');
        }
        util.inherits(DataStream, Stream);
        DataStream.prototype.write = function write(data) {
            this.buffer = Buffer1.concat([
                this.buffer,
                Buffer1.from(data)
            ]);
            this.emit('data', data);
        };
        DataStream.prototype.end = function end(data) {
            if (data) this.write(data);
            this.emit('end', data);
            this.emit('close');
            this.writable = false;
            this.readable = false;
        };
        module.exports = DataStream;
    }),
    8600: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(3058).Buffer;
        var DataStream = __webpack_require__(1831);
        var jwa = __webpack_require__(8622);
        var Stream = __webpack_require__(2203);
        var toString = __webpack_require__(5126);
        var util = __webpack_require__(9023);
        function base64url(string, encoding) {
            return Buffer1.from(string, encoding).toString('base64').replace(/=/g, '').replace(/\+/g, '-').replace(/\//g, '_');
        }
        function jwsSecuredInput(header, payload, encoding) {
            encoding = encoding || 'utf8';
            var encodedHeader = base64url(toString(header), 'binary');
            var encodedPayload = base64url(toString(payload), encoding);
            return util.format('%s.%s', encodedHeader, encodedPayload);
        }
        function jwsSign(opts) {
            var header = opts.header;
            var payload = opts.payload;
            var secretOrKey = opts.secret || opts.privateKey;
            var encoding = opts.encoding;
            var algo = jwa(header.alg);
            var securedInput = jwsSecuredInput(header, payload, encoding);
            var signature = algo.sign(securedInput, secretOrKey);
            return util.format('%s.%s', securedInput, signature);
        }
        function SignStream(opts) {
            var secret = opts.secret;
            secret = secret == null ? opts.privateKey : secret;
            secret = secret == null ? opts.key : secret;
            if (/^hs/i.test(opts.header.alg) === true && secret == null) {
                throw new TypeError('secret must be a string or buffer or a KeyObject');
            }
            var secretStream = new DataStream(secret);
            this.readable = true;
            this.header = opts.header;
            this.encoding = opts.encoding;
            this.secret = this.privateKey = this.key = secretStream;
            this.payload = new DataStream(opts.payload);
            this.secret.once('close', (function() {
                if (!this.payload.writable && this.readable) this.sign();
            }).bind(this));
            this.payload.once('close', (function() {
                if (!this.secret.writable && this.readable) this.sign();
            }).bind(this));
        }
        util.inherits(SignStream, Stream);
        SignStream.prototype.sign = function sign() {
            try {
                var signature = jwsSign({
                    header: this.header,
                    payload: this.payload.buffer,
                    secret: this.secret.buffer,
                    encoding: this.encoding
                });
                this.emit('done', signature);
                this.emit('data', signature);
                this.emit('end');
                this.readable = false;
                return signature;
            } catch (e) {
                this.readable = false;
                this.emit('error', e);
                this.emit('close');
            }
        };
        SignStream.sign = jwsSign;
        module.exports = SignStream;
    }),
    5126: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(181).Buffer;
        module.exports = function toString(obj) {
            if (typeof obj === 'string') return obj;
            if (typeof obj === 'number' || Buffer1.isBuffer(obj)) return obj.toString();
            return JSON.stringify(obj);
        };
    }),
    4368: ((module, __unused_webpack_exports, __webpack_require__)=>{
        var Buffer1 = __webpack_require__(3058).Buffer;
        var DataStream = __webpack_require__(1831);
        var jwa = __webpack_require__(8622);
        var Stream = __webpack_require__(2203);
        var toString = __webpack_require__(5126);
        var util = __webpack_require__(9023);
        var JWS_REGEX = /^[a-zA-Z0-9\-_]+?\.[a-zA-Z0-9\-_]+?\.([a-zA-Z0-9\-_]+)?$/;
        function isObject(thing) {
            return Object.prototype.toString.call(thing) === '[object Object]';
        }
        function safeJsonParse(thing) {
            if (isObject(thing)) return thing;
            try {
                return JSON.parse(thing);
            } catch (e) {
                return undefined;
            }
        }
        function headerFromJWS(jwsSig) {
            var encodedHeader = jwsSig.split('.', 1)[0];
            return safeJsonParse(Buffer1.from(encodedHeader, 'base64').toString('binary'));
        }
        function securedInputFromJWS(jwsSig) {
            return jwsSig.split('.', 2).join('.');
        }
        function signatureFromJWS(jwsSig) {
            return jwsSig.split('.')[2];
        }
        function payloadFromJWS(jwsSig, encoding) {
            encoding = encoding || 'utf8';
            var payload = jwsSig.split('.')[1];
            return Buffer1.from(payload, 'base64').toString(encoding);
        }
        function isValidJws(string) {
            return JWS_REGEX.test(string) && !!headerFromJWS(string);
        }
        function jwsVerify(jwsSig, algorithm, secretOrKey) {
            if (!algorithm) {
                var err = new Error("Missing algorithm parameter for jws.verify");
                err.code = "MISSING_ALGORITHM";
                throw err;
            }
            jwsSig = toString(jwsSig);
            var signature = signatureFromJWS(jwsSig);
            var securedInput = securedInputFromJWS(jwsSig);
            var algo = jwa(algorithm);
            return algo.verify(securedInput, signature, secretOrKey);
        }
        function jwsDecode(jwsSig, opts) {
            opts = opts || {};
            jwsSig = toString(jwsSig);
            if (!isValidJws(jwsSig)) return null;
            var header = headerFromJWS(jwsSig);
            if (!header) return null;
            var payload = payloadFromJWS(jwsSig);
            if (header.typ === 'JWT' || opts.json) payload = JSON.parse(payload, opts.encoding);
            return {
                header: header,
                payload: payload,
                signature: signatureFromJWS(jwsSig)
            };
        }
        function VerifyStream(opts) {
            opts = opts || {};
            var secretOrKey = opts.secret;
            secretOrKey = secretOrKey == null ? opts.publicKey : secretOrKey;
            secretOrKey = secretOrKey == null ? opts.key : secretOrKey;
            if (/^hs/i.test(opts.algorithm) === true && secretOrKey == null) {
                throw new TypeError('secret must be a string or buffer or a KeyObject');
            }
            var secretStream = new DataStream(secretOrKey);
            this.readable = true;
            this.algorithm = opts.algorithm;
            this.encoding = opts.encoding;
            this.secret = this.publicKey = this.key = secretStream;
            this.signature = new DataStream(opts.signature);
            this.secret.once('close', (function() {
                if (!this.signature.writable && this.readable) this.verify();
            }).bind(this));
            this.signature.once('close', (function() {
                if (!this.secret.writable && this.readable) this.verify();
            }).bind(this));
        }
        util.inherits(VerifyStream, Stream);
        VerifyStream.prototype.verify = function verify() {
            try {
                var valid = jwsVerify(this.signature.buffer, this.algorithm, this.key.buffer);
                var obj = jwsDecode(this.signature.buffer, this.encoding);
                this.emit('done', valid, obj);
                this.emit('data', valid);
                this.emit('end');
                this.readable = false;
                return valid;
            } catch (e) {
                this.readable = false;
                this.emit('error', e);
                this.emit('close');
            }
        };
        VerifyStream.decode = jwsDecode;
        VerifyStream.isValid = isValidJws;
        VerifyStream.verify = jwsVerify;
        module.exports = VerifyStream;
    }),
    3058: ((module, exports, __webpack_require__)=>{
        var buffer = __webpack_require__(181);
        var Buffer1 = buffer.Buffer;
        function copyProps(src, dst) {
            for(var key in src){
                dst[key] = src[key];
            }
        }
        if (Buffer1.from && Buffer1.alloc && Buffer1.allocUnsafe && Buffer1.allocUnsafeSlow) {
            module.exports = buffer;
        } else {
            copyProps(buffer, exports);
            exports.Buffer = SafeBuffer;
        }
        function SafeBuffer(arg, encodingOrOffset, length) {
            return Buffer1(arg, encodingOrOffset, length);
        }
        SafeBuffer.prototype = Object.create(Buffer1.prototype);
        copyProps(Buffer1, SafeBuffer);
        SafeBuffer.from = function(arg, encodingOrOffset, length) {
            if (typeof arg === 'number') {
                throw new TypeError('Argument must not be a number');
            }
            return Buffer1(arg, encodingOrOffset, length);
        };
        SafeBuffer.alloc = function(size, fill, encoding) {
            if (typeof size !== 'number') {
                throw new TypeError('Argument must be a number');
            }
            var buf = Buffer1(size);
            if (fill !== undefined) {
                if (typeof encoding === 'string') {
                    buf.fill(fill, encoding);
                } else {
                    buf.fill(fill);
                }
            } else {
                buf.fill(0);
            }
            return buf;
        };
        SafeBuffer.allocUnsafe = function(size) {
            if (typeof size !== 'number') {
                throw new TypeError('Argument must be a number');
            }
            return Buffer1(size);
        };
        SafeBuffer.allocUnsafeSlow = function(size) {
            if (typeof size !== 'number') {
                throw new TypeError('Argument must be a number');
            }
            return buffer.SlowBuffer(size);
        };
    }),
    6128: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.GCE_LINUX_BIOS_PATHS = void 0;
        exports.isGoogleCloudServerless = isGoogleCloudServerless;
        exports.isGoogleComputeEngineLinux = isGoogleComputeEngineLinux;
        exports.isGoogleComputeEngineMACAddress = isGoogleComputeEngineMACAddress;
        exports.isGoogleComputeEngine = isGoogleComputeEngine;
        exports.detectGCPResidency = detectGCPResidency;
        const fs_1 = __webpack_require__(9896);
        const os_1 = __webpack_require__(857);
        exports.GCE_LINUX_BIOS_PATHS = {
            BIOS_DATE: '/sys/class/dmi/id/bios_date',
            BIOS_VENDOR: '/sys/class/dmi/id/bios_vendor'
        };
        const GCE_MAC_ADDRESS_REGEX = /^42:01/;
        function isGoogleCloudServerless() {
            const isGFEnvironment = process.env.CLOUD_RUN_JOB || process.env.FUNCTION_NAME || process.env.K_SERVICE;
            return !!isGFEnvironment;
        }
        function isGoogleComputeEngineLinux() {
            if ((0, os_1.platform)() !== 'linux') return false;
            try {
                (0, fs_1.statSync)(exports.GCE_LINUX_BIOS_PATHS.BIOS_DATE);
                const biosVendor = (0, fs_1.readFileSync)(exports.GCE_LINUX_BIOS_PATHS.BIOS_VENDOR, 'utf8');
                return /Google/.test(biosVendor);
            } catch  {
                return false;
            }
        }
        function isGoogleComputeEngineMACAddress() {
            const interfaces = (0, os_1.networkInterfaces)();
            for (const item of Object.values(interfaces)){
                if (!item) continue;
                for (const { mac } of item){
                    if (GCE_MAC_ADDRESS_REGEX.test(mac)) {
                        return true;
                    }
                }
            }
            return false;
        }
        function isGoogleComputeEngine() {
            return isGoogleComputeEngineLinux() || isGoogleComputeEngineMACAddress();
        }
        function detectGCPResidency() {
            return isGoogleCloudServerless() || isGoogleComputeEngine();
        }
    }),
    9595: (function(__unused_webpack_module, exports, __webpack_require__) {
        var __createBinding = this && this.__createBinding || (Object.create ? function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
                desc = {
                    enumerable: true,
                    get: function() {
                        return m[k];
                    }
                };
            }
            Object.defineProperty(o, k2, desc);
        } : function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            o[k2] = m[k];
        });
        var __setModuleDefault = this && this.__setModuleDefault || (Object.create ? function(o, v) {
            Object.defineProperty(o, "default", {
                enumerable: true,
                value: v
            });
        } : function(o, v) {
            o["default"] = v;
        });
        var __importStar = this && this.__importStar || function() {
            var ownKeys = function(o) {
                ownKeys = Object.getOwnPropertyNames || function(o) {
                    var ar = [];
                    for(var k in o)if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
                    return ar;
                };
                return ownKeys(o);
            };
            return function(mod) {
                if (mod && mod.__esModule) return mod;
                var result = {};
                if (mod != null) {
                    for(var k = ownKeys(mod), i = 0; i < k.length; i++)if (k[i] !== "default") __createBinding(result, mod, k[i]);
                }
                __setModuleDefault(result, mod);
                return result;
            };
        }();
        var __exportStar = this && this.__exportStar || function(m, exports) {
            for(var p in m)if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
        };
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.gcpResidencyCache = exports.METADATA_SERVER_DETECTION = exports.HEADERS = exports.HEADER_VALUE = exports.HEADER_NAME = exports.SECONDARY_HOST_ADDRESS = exports.HOST_ADDRESS = exports.BASE_PATH = void 0;
        exports.instance = instance;
        exports.project = project;
        exports.universe = universe;
        exports.bulk = bulk;
        exports.isAvailable = isAvailable;
        exports.resetIsAvailableCache = resetIsAvailableCache;
        exports.getGCPResidency = getGCPResidency;
        exports.setGCPResidency = setGCPResidency;
        exports.requestTimeout = requestTimeout;
        const gaxios_1 = __webpack_require__(7842);
        const jsonBigint = __webpack_require__(4826);
        const gcp_residency_1 = __webpack_require__(6128);
        const logger = __importStar(__webpack_require__(3958));
        exports.BASE_PATH = '/computeMetadata/v1';
        exports.HOST_ADDRESS = 'http://169.254.169.254';
        exports.SECONDARY_HOST_ADDRESS = 'http://metadata.google.internal.';
        exports.HEADER_NAME = 'Metadata-Flavor';
        exports.HEADER_VALUE = 'Google';
        exports.HEADERS = Object.freeze({
            [exports.HEADER_NAME]: exports.HEADER_VALUE
        });
        const log = logger.log('gcp-metadata');
        exports.METADATA_SERVER_DETECTION = Object.freeze({
            'assume-present': "don't try to ping the metadata server, but assume it's present",
            none: "don't try to ping the metadata server, but don't try to use it either",
            'bios-only': "treat the result of a BIOS probe as canonical (don't fall back to pinging)",
            'ping-only': 'skip the BIOS probe, and go straight to pinging'
        });
        function getBaseUrl(baseUrl) {
            if (!baseUrl) {
                baseUrl = process.env.GCE_METADATA_IP || process.env.GCE_METADATA_HOST || exports.HOST_ADDRESS;
            }
            if (!/^https?:\/\//.test(baseUrl)) {
                baseUrl = `http://${baseUrl}`;
            }
            return new URL(exports.BASE_PATH, baseUrl).href;
        }
        function validate(options) {
            Object.keys(options).forEach((key)=>{
                switch(key){
                    case 'params':
                    case 'property':
                    case 'headers':
                        break;
                    case 'qs':
                        throw new Error("'qs' is not a valid configuration option. Please use 'params' instead.");
                    default:
                        throw new Error(`'${key}' is not a valid configuration option.`);
                }
            });
        }
        async function metadataAccessor(type, options = {}, noResponseRetries = 3, fastFail = false) {
            const headers = new Headers(exports.HEADERS);
            let metadataKey = '';
            let params = {};
            if (typeof type === 'object') {
                const metadataAccessor = type;
                new Headers(metadataAccessor.headers).forEach((value, key)=>headers.set(key, value));
                metadataKey = metadataAccessor.metadataKey;
                params = metadataAccessor.params || params;
                noResponseRetries = metadataAccessor.noResponseRetries || noResponseRetries;
                fastFail = metadataAccessor.fastFail || fastFail;
            } else {
                metadataKey = type;
            }
            if (typeof options === 'string') {
                metadataKey += `/${options}`;
            } else {
                validate(options);
                if (options.property) {
                    metadataKey += `/${options.property}`;
                }
                new Headers(options.headers).forEach((value, key)=>headers.set(key, value));
                params = options.params || params;
            }
            const requestMethod = fastFail ? fastFailMetadataRequest : gaxios_1.request;
            const req = {
                url: `${getBaseUrl()}/${metadataKey}`,
                headers,
                retryConfig: {
                    noResponseRetries
                },
                params,
                responseType: 'text',
                timeout: requestTimeout()
            };
            log.info('instance request %j', req);
            const res = await requestMethod(req);
            log.info('instance metadata is %s', res.data);
            const metadataFlavor = res.headers.get(exports.HEADER_NAME);
            if (metadataFlavor !== exports.HEADER_VALUE) {
                throw new RangeError(`Invalid response from metadata service: incorrect ${exports.HEADER_NAME} header. Expected '${exports.HEADER_VALUE}', got ${metadataFlavor ? `'${metadataFlavor}'` : 'no header'}`);
            }
            if (typeof res.data === 'string') {
                try {
                    return jsonBigint.parse(res.data);
                } catch  {}
            }
            return res.data;
        }
        async function fastFailMetadataRequest(options) {
            const secondaryOptions = {
                ...options,
                url: options.url?.toString().replace(getBaseUrl(), getBaseUrl(exports.SECONDARY_HOST_ADDRESS))
            };
            const r1 = (0, gaxios_1.request)(options);
            const r2 = (0, gaxios_1.request)(secondaryOptions);
            return Promise.any([
                r1,
                r2
            ]);
        }
        function instance(options) {
            return metadataAccessor('instance', options);
        }
        function project(options) {
            return metadataAccessor('project', options);
        }
        function universe(options) {
            return metadataAccessor('universe', options);
        }
        async function bulk(properties) {
            const r = {};
            await Promise.all(properties.map((item)=>{
                return (async ()=>{
                    const res = await metadataAccessor(item);
                    const key = item.metadataKey;
                    r[key] = res;
                })();
            }));
            return r;
        }
        function detectGCPAvailableRetries() {
            return process.env.DETECT_GCP_RETRIES ? Number(process.env.DETECT_GCP_RETRIES) : 0;
        }
        let cachedIsAvailableResponse;
        async function isAvailable() {
            if (process.env.METADATA_SERVER_DETECTION) {
                const value = process.env.METADATA_SERVER_DETECTION.trim().toLocaleLowerCase();
                if (!(value in exports.METADATA_SERVER_DETECTION)) {
                    throw new RangeError(`Unknown \`METADATA_SERVER_DETECTION\` env variable. Got \`${value}\`, but it should be \`${Object.keys(exports.METADATA_SERVER_DETECTION).join('`, `')}\`, or unset`);
                }
                switch(value){
                    case 'assume-present':
                        return true;
                    case 'none':
                        return false;
                    case 'bios-only':
                        return getGCPResidency();
                    case 'ping-only':
                }
            }
            try {
                if (cachedIsAvailableResponse === undefined) {
                    cachedIsAvailableResponse = metadataAccessor('instance', undefined, detectGCPAvailableRetries(), !(process.env.GCE_METADATA_IP || process.env.GCE_METADATA_HOST));
                }
                await cachedIsAvailableResponse;
                return true;
            } catch (e) {
                const err = e;
                if (process.env.DEBUG_AUTH) {
                    console.info(err);
                }
                if (err.type === 'request-timeout') {
                    return false;
                }
                if (err.response && err.response.status === 404) {
                    return false;
                } else {
                    if (!(err.response && err.response.status === 404) && (!err.code || ![
                        'EHOSTDOWN',
                        'EHOSTUNREACH',
                        'ENETUNREACH',
                        'ENOENT',
                        'ENOTFOUND',
                        'ECONNREFUSED'
                    ].includes(err.code.toString()))) {
                        let code = 'UNKNOWN';
                        if (err.code) code = err.code.toString();
                        process.emitWarning(`received unexpected error = ${err.message} code = ${code}`, 'MetadataLookupWarning');
                    }
                    return false;
                }
            }
        }
        function resetIsAvailableCache() {
            cachedIsAvailableResponse = undefined;
        }
        exports.gcpResidencyCache = null;
        function getGCPResidency() {
            if (exports.gcpResidencyCache === null) {
                setGCPResidency();
            }
            return exports.gcpResidencyCache;
        }
        function setGCPResidency(value = null) {
            exports.gcpResidencyCache = value !== null ? value : (0, gcp_residency_1.detectGCPResidency)();
        }
        function requestTimeout() {
            return getGCPResidency() ? 0 : 3000;
        }
        __exportStar(__webpack_require__(6128), exports);
    }),
    8823: ((module, __unused_webpack_exports, __webpack_require__)=>{
        const pkg = __webpack_require__(6495);
        module.exports = {
            pkg
        };
    }),
    5470: ((__unused_webpack_module, exports, __webpack_require__)=>{
        Object.defineProperty(exports, "__esModule", {
            value: true
        });
        exports.USER_AGENT = exports.PRODUCT_NAME = exports.pkg = void 0;
        const pkg = __webpack_require__(6066);
        exports.pkg = pkg;
        const PRODUCT_NAME = 'google-api-nodejs-client';
        exports.PRODUCT_NAME = PRODUCT_NAME;
        const USER_AGENT = `${PRODUCT_NAME}/${pkg.version}`;
        exports.USER_AGENT = USER_AGENT;
    }),
    2033: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            dc: ()=>AnthropicVertex
        });
        var client = __webpack_require__(9958);
        var messages = __webpack_require__(5643);
        var beta = __webpack_require__(4174);
        var version = __webpack_require__(5998);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/version.mjs
        const VERSION = '1.1.3';
        var src = __webpack_require__(492);
        var error = __webpack_require__(5064);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/internal/errors.mjs
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
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/internal/utils/env.mjs
        const readEnv = (env)=>{
            if (typeof globalThis.process !== 'undefined') {
                return globalThis.process.env?.[env]?.trim() || undefined;
            }
            if (typeof globalThis.Deno !== 'undefined') {
                return globalThis.Deno.env?.get?.(env)?.trim() || undefined;
            }
            return undefined;
        };
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/internal/utils/values.mjs
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
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/internal/headers.mjs
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
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/internal/utils/path.mjs
        function encodeURIPath(str) {
            return str.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@]+/g, encodeURIComponent);
        }
        const EMPTY = Object.freeze(Object.create(null));
        const createPathTagFunction = (pathEncoder = encodeURIPath)=>function path(statics, ...params) {
                if (statics.length === 1) return statics[0];
                let postPath = false;
                const invalidSegments = [];
                const path1 = statics.reduce((previousValue, currentValue, index)=>{
                    if (/[?#]/.test(currentValue)) {
                        postPath = true;
                    }
                    const value = params[index];
                    let encoded = (postPath ? encodeURIComponent : pathEncoder)('' + value);
                    if (index !== params.length && (value == null || typeof value === 'object' && value.toString === Object.getPrototypeOf(Object.getPrototypeOf(value.hasOwnProperty ?? EMPTY) ?? EMPTY)?.toString)) {
                        encoded = value + '';
                        invalidSegments.push({
                            start: previousValue.length + currentValue.length,
                            length: encoded.length,
                            error: `Value of type ${Object.prototype.toString.call(value).slice(8, -1)} is not a valid path parameter`
                        });
                    }
                    if (!postPath && (encoded === '' || encoded.startsWith(';'))) {
                        invalidSegments.push({
                            start: previousValue.length + currentValue.length,
                            length: encoded.length,
                            error: `Value "${encoded}" can\'t be safely passed as a path parameter`
                        });
                    }
                    return previousValue + currentValue + (index === params.length ? '' : encoded);
                }, '');
                const pathOnly = path1.split(/[?#]/, 1)[0];
                const invalidSegmentPattern = /(?<=^|\/)(?:\.|%2e){1,2}(?:;[^/]*)?(?=\/|$)/gi;
                let match;
                while((match = invalidSegmentPattern.exec(pathOnly)) !== null){
                    invalidSegments.push({
                        start: match.index,
                        length: match[0].length,
                        error: `Value "${match[0]}" can\'t be safely passed as a path parameter`
                    });
                }
                invalidSegments.sort((a, b)=>a.start - b.start);
                if (invalidSegments.length > 0) {
                    const marks = [];
                    for (const segment of invalidSegments){
                        for(let i = segment.start; i < segment.start + Math.max(1, segment.length); i++){
                            marks[i] = '^';
                        }
                    }
                    const underline = Array.from(marks, (mark)=>mark ?? ' ').join('');
                    throw new error.pJ(`Path parameters result in path with invalid segments:\n${invalidSegments.map((e)=>e.error).join('\n')}\n${path1}\n${underline}`);
                }
                return path1;
            };
        const path = createPathTagFunction(encodeURIPath);
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/client.mjs
        var __classPrivateFieldGet = undefined && undefined.__classPrivateFieldGet || function(receiver, state, kind, f) {
            if (kind === "a" && !f) throw new TypeError("Private accessor was defined without a getter");
            if (typeof state === "function" ? receiver !== state || !f : !state.has(receiver)) throw new TypeError("Cannot read private member from an object whose class did not declare it");
            return kind === "m" ? f : kind === "a" ? f.call(receiver) : f ? f.value : state.get(receiver);
        };
        var _AnthropicVertex_instances, _AnthropicVertex_adaptRequest;
        const MODEL_ENDPOINTS = new Set([
            '/v1/messages',
            '/v1/messages?beta=true'
        ]);
        const CREDENTIALS = {
            accepts: [],
            unsupportedOptionMessage: (option)=>`The \`${option}\` option is not supported by AnthropicVertex; authentication uses Google credentials (\`googleAuth\`, \`authClient\`, or Application Default Credentials).`
        };
        class AnthropicVertex extends client.q {
            _instrumentationScope() {
                return {
                    platform: 'vertex',
                    version: VERSION
                };
            }
            constructor({ baseURL = readEnv('ANTHROPIC_VERTEX_BASE_URL'), region = readEnv('CLOUD_ML_REGION') ?? null, projectId = readEnv('ANTHROPIC_VERTEX_PROJECT_ID') ?? null, ...opts } = {}){
                rejectUnsupportedCredentials(opts, CREDENTIALS);
                if (!region) {
                    throw new Error('No region was given. The client should be instantiated with the `region` option or the `CLOUD_ML_REGION` environment variable should be set.');
                }
                if (!baseURL) {
                    switch(region){
                        case 'global':
                            baseURL = 'https://aiplatform.googleapis.com/v1';
                            break;
                        case 'us':
                            baseURL = 'https://aiplatform.us.rep.googleapis.com/v1';
                            break;
                        case 'eu':
                            baseURL = 'https://aiplatform.eu.rep.googleapis.com/v1';
                            break;
                        default:
                            baseURL = `https://${region}-aiplatform.googleapis.com/v1`;
                    }
                }
                super({
                    baseURL,
                    apiKey: null,
                    authToken: null,
                    ...opts
                });
                _AnthropicVertex_instances.add(this);
                this._genAIProviderName = 'gcp.vertex_ai';
                this.messages = makeMessagesResource(this);
                this.beta = makeBetaResource(this);
                this.region = region;
                this.projectId = projectId;
                this.accessToken = opts.accessToken ?? null;
                if (opts.authClient && opts.googleAuth) {
                    throw new Error('You cannot provide both `authClient` and `googleAuth`. Please provide only one of them.');
                } else if (opts.authClient) {
                    this._authClientPromise = Promise.resolve(opts.authClient);
                } else {
                    this._auth = opts.googleAuth ?? new src.GoogleAuth({
                        scopes: 'https://www.googleapis.com/auth/cloud-platform'
                    });
                    this._authClientPromise = this._auth.getClient();
                }
            }
            get userProfiles() {
                return throwUserProfilesUnavailable();
            }
            withOptions(options) {
                return super.withOptions({
                    region: this.region,
                    projectId: this.projectId,
                    ...options.authClient ? {
                        googleAuth: null
                    } : {},
                    ...options.googleAuth ? {
                        authClient: null
                    } : {},
                    ...options
                });
            }
            validateHeaders() {}
            _shouldResolveDefaultCredentials() {
                return false;
            }
            async authHeaders() {
                return undefined;
            }
            getUserAgent() {
                return `AnthropicVertex/JS ${version.x}`;
            }
            backendMiddleware() {
                return [
                    async (request, next, ctx)=>next(await __classPrivateFieldGet(this, _AnthropicVertex_instances, "m", _AnthropicVertex_adaptRequest).call(this, request, ctx.options))
                ];
            }
        }
        _AnthropicVertex_instances = new WeakSet(), _AnthropicVertex_adaptRequest = async function _AnthropicVertex_adaptRequest(request, options) {
            let authClient;
            let googleAuthHeaders;
            try {
                authClient = await this._authClientPromise;
                googleAuthHeaders = await authClient.getRequestHeaders();
            } catch (err) {
                throw new error.xX({
                    message: 'Failed to acquire Google OAuth credentials.',
                    cause: castToError(err)
                });
            }
            const projectId = authClient.projectId ?? googleAuthHeaders.get('x-goog-user-project');
            if (!this.projectId && projectId) {
                this.projectId = projectId;
            }
            const url = new URL(request.url);
            let parsedBody;
            if (typeof request.body === 'string') {
                const parsed = safeJSON(request.body);
                if (isObj(parsed)) parsedBody = parsed;
            }
            const version = request.headers.get('anthropic-version');
            if (parsedBody && version && !parsedBody['anthropic_version']) {
                parsedBody['anthropic_version'] = version;
            }
            if (options && MODEL_ENDPOINTS.has(options.path) && options.method === 'post') {
                const canonicalPath = options.path.split('?')[0];
                if (url.pathname.endsWith(canonicalPath)) {
                    if (!this.projectId) {
                        throw new Error('No projectId was given and it could not be resolved from credentials. The client should be instantiated with the `projectId` option or the `ANTHROPIC_VERTEX_PROJECT_ID` environment variable should be set.');
                    }
                    if (!parsedBody) {
                        throw new Error('Expected request body to be an object for post /v1/messages');
                    }
                    const model = parsedBody['model'];
                    delete parsedBody['model'];
                    const stream = parsedBody['stream'] ?? false;
                    const specifier = stream ? 'streamRawPredict' : 'rawPredict';
                    const prefix = url.pathname.slice(0, url.pathname.length - canonicalPath.length);
                    const modelPath = path`/projects/${this.projectId}/locations/${this.region}/publishers/anthropic/models/${model}:${specifier}`;
                    url.pathname = prefix + modelPath.replace(/[^/]*$/, (segment)=>segment.replace(/;/g, '%3B'));
                    url.searchParams.delete('beta');
                }
            }
            if (options && (options.path === '/v1/messages/count_tokens' || options.path == '/v1/messages/count_tokens?beta=true' && options.method === 'post')) {
                const canonicalPath = options.path.split('?')[0];
                if (url.pathname.endsWith(canonicalPath)) {
                    if (!this.projectId) {
                        throw new Error('No projectId was given and it could not be resolved from credentials. The client should be instantiated with the `projectId` option or the `ANTHROPIC_VERTEX_PROJECT_ID` environment variable should be set.');
                    }
                    const prefix = url.pathname.slice(0, url.pathname.length - canonicalPath.length);
                    url.pathname = prefix + path`/projects/${this.projectId}/locations/${this.region}/publishers/anthropic/models/count-tokens:rawPredict`;
                    url.searchParams.delete('beta');
                }
            }
            const adapted = {
                ...request,
                url: url.toString(),
                headers: buildHeaders([
                    googleAuthHeaders,
                    request.headers,
                    {
                        'anthropic-version': null
                    }
                ]).values
            };
            if (parsedBody) {
                adapted.body = JSON.stringify(parsedBody);
            }
            return adapted;
        };
        function makeMessagesResource(client) {
            const resource = new messages.B2(client);
            delete resource.batches;
            return resource;
        }
        function makeBetaResource(client) {
            const resource = new beta.jc(client);
            delete resource.messages.batches;
            Object.defineProperty(resource, 'userProfiles', {
                enumerable: false,
                get: throwUserProfilesUnavailable
            });
            return resource;
        }
        function throwUserProfilesUnavailable() {
            throw new error.pJ('Managing user profiles is not available on `AnthropicVertex`. To send a profile ID with a request, pass `user_profile_id` to `messages.create`.');
        }
        ; // CONCATENATED MODULE: ./node_modules/@anthropic-ai/vertex-sdk/index.mjs
    }),
    6495: ((module)=>{
        module.exports = JSON.parse('{"name":"gaxios","version":"7.3.1","description":"A simple common HTTP client specifically for Google APIs and services.","main":"build/cjs/src/index.js","types":"build/cjs/src/index.d.ts","files":["build/"],"exports":{".":{"import":{"types":"./build/esm/src/index.d.ts","default":"./build/esm/src/index.js"},"require":{"types":"./build/cjs/src/index.d.ts","default":"./build/cjs/src/index.js"}}},"scripts":{"lint":"gts check --no-inline-config","test":"c8 mocha build/esm/test","presystem-test":"npm run compile","system-test":"mocha build/esm/system-test --timeout 80000","compile":"tsc -b ./tsconfig.json ./tsconfig.cjs.json && node utils/enable-esm.mjs","fix":"gts fix","prepare":"npm run compile","pretest":"npm run compile","webpack":"webpack","prebrowser-test":"npm run compile","browser-test":"node build/browser-test/browser-test-runner.js","docs":"jsdoc -c .jsdoc.js","samples-test":"cd samples/ && npm link ../ && npm test && cd ../","prelint":"cd samples; npm link ../; npm install","clean":"gts clean"},"repository":{"type":"git","directory":"core/packages/gaxios","url":"https://github.com/googleapis/google-cloud-node.git"},"keywords":["google"],"engines":{"node":">=18"},"author":"Google, LLC","license":"Apache-2.0","devDependencies":{"@babel/plugin-proposal-private-methods":"^7.18.6","@types/cors":"^2.8.6","@types/express":"^5.0.0","@types/extend":"^3.0.1","@types/mocha":"^10.0.10","@types/multiparty":"4.2.1","@types/mv":"^2.1.0","@types/ncp":"^2.0.8","@types/node":"^24.0.0","@types/sinon":"^21.0.0","@types/tmp":"^0.2.6","assert":"^2.0.0","browserify":"^17.0.0","c8":"^10.1.3","cors":"^2.8.5","express":"^5.0.0","gts":"^6.0.2","is-docker":"^3.0.0","jsdoc":"^4.0.4","jsdoc-fresh":"^5.0.0","jsdoc-region-tag":"^4.0.0","karma":"^6.0.0","karma-chrome-launcher":"^3.0.0","karma-coverage":"^2.0.0","karma-firefox-launcher":"^2.0.0","karma-mocha":"^2.0.0","karma-remap-coverage":"^0.1.5","karma-sourcemap-loader":"^0.4.0","karma-webpack":"^5.0.0","mocha":"^11.1.0","multiparty":"^4.2.1","mv":"^2.1.1","ncp":"^2.0.0","nock":"14.0.5","null-loader":"^4.0.1","pack-n-play":"^4.0.0","puppeteer":"^24.0.0","sinon":"21.0.3","stream-browserify":"^3.0.0","tmp":"0.2.7","ts-loader":"^9.5.2","typescript":"5.8.3","undici-types":"^7.24.1","webpack":"^5.97.1","webpack-cli":"^6.0.1"},"dependencies":{"extend":"^3.0.2","https-proxy-agent":"^7.0.1","node-fetch":"^3.3.2"},"homepage":"https://github.com/googleapis/google-cloud-node/tree/main/core/packages/gaxios"}');
    }),
    6066: ((module)=>{
        module.exports = JSON.parse('{"name":"google-auth-library","version":"10.9.1","author":"Google Inc.","description":"Google APIs Authentication Client Library for Node.js","engines":{"node":">=18"},"main":"./build/src/index.js","types":"./build/src/index.d.ts","repository":{"type":"git","directory":"core/packages/google-auth-library-nodejs","url":"https://github.com/googleapis/google-cloud-node.git"},"keywords":["google","api","google apis","client","client library"],"dependencies":{"base64-js":"^1.3.0","ecdsa-sig-formatter":"^1.0.11","gaxios":"^7.1.4","gcp-metadata":"8.1.2","google-logging-utils":"1.1.3","jws":"^4.0.0"},"devDependencies":{"@types/base64-js":"^1.2.5","@types/jws":"^3.1.0","@types/mocha":"^10.0.10","@types/mv":"^2.1.0","@types/ncp":"^2.0.8","@types/node":"^24.0.0","@types/sinon":"^21.0.0","assert-rejects":"^1.0.0","c8":"^10.1.3","codecov":"^3.8.3","gts":"^6.0.2","is-docker":"^3.0.0","jsdoc":"^4.0.4","jsdoc-fresh":"^5.0.0","jsdoc-region-tag":"^4.0.0","karma":"^6.0.0","karma-chrome-launcher":"^3.0.0","karma-coverage":"^2.0.0","karma-firefox-launcher":"^2.0.0","karma-mocha":"^2.0.0","karma-sourcemap-loader":"^0.4.0","karma-webpack":"^5.0.1","keypair":"^1.0.4","mocha":"^11.1.0","mv":"^2.1.1","ncp":"^2.0.0","nock":"^14.0.5","null-loader":"^4.0.1","puppeteer":"^24.0.0","sinon":"21.0.3","ts-loader":"^9.5.2","typescript":"5.8.3","webpack":"^5.97.1","webpack-cli":"^6.0.1"},"files":["build/src","!build/src/**/*.map"],"scripts":{"test":"c8 mocha build/test","clean":"gts clean","prepare":"npm run compile","lint":"gts check --no-inline-config","compile":"tsc -p .","fix":"gts fix","pretest":"npm run compile -- --sourceMap","docs":"jsdoc -c .jsdoc.js","samples-setup":"cd samples/ && npm link ../ && npm run setup && cd ../","samples-test":"cd samples/ && npm link ../ && npm test && cd ../","system-test":"mocha build/system-test --timeout 60000","presystem-test":"npm run compile -- --sourceMap","webpack":"webpack","browser-test":"karma start","prelint":"cd samples; npm link ../; npm install"},"license":"Apache-2.0","homepage":"https://github.com/googleapis/google-cloud-node/tree/main/core/packages/google-auth-library-nodejs"}');
    })
};
