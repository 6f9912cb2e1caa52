import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 6871:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I8: () => (/* binding */ accountLayers),
/* harmony export */   Lo: () => (/* binding */ deletedBy),
/* harmony export */   QE: () => (/* binding */ lostAnswers),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   je: () => (/* binding */ NOTHING_FREED),
/* harmony export */   pJ: () => (/* binding */ NOT_MEASURED),
/* harmony export */   t2: () => (/* binding */ layerBytes)
/* harmony export */ });
/* harmony import */ var _layers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9324);

const NOT_MEASURED = { total: { method: 'off' }, byAttempt: new Map() };
/** When there was nothing to remove, nobody needs to be asked what that freed. */
const NOTHING_FREED = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };
/**
 * On the graphdriver store the engine lists the layers that a removal deleted. Nothing that other clients do at the
 * same time can disturb this figure. Where the list is lost, an image cannot have freed more than its own size.
 */
function accountLayers(survey, attempts, aftermath) {
    const byAttempt = new Map();
    const losses = lostAnswers(attempts, aftermath);
    // What an image can still have freed: two answers of an engine may claim the same.
    const room = new Map();
    let method = 'exact';
    for (const attempt of attempts) {
        const isLost = losses.has(attempt);
        if (attempt.answer.kind !== 'removed' && !isLost)
            continue;
        const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
        const { image } = attempt.target;
        const left = room.get(image) ?? survey.images.get(image)?.size ?? Infinity;
        const bytes = Math.min(freed.high, left);
        room.set(image, left - bytes);
        byAttempt.set(attempt, bytes);
        if (freed.low !== bytes)
            method = 'upper-bound';
    }
    return { total: { bytes: sum(byAttempt.values()), method }, byAttempt };
}
/**
 * Removals after which the image is gone though no answer of ours says that it was deleted: the answer was lost, or
 * another client removed it in the same moment, and neither was told the whole. One for each image.
 */
function lostAnswers(attempts, aftermath) {
    const ours = new Set(attempts.flatMap(deletedBy));
    const lost = attempts.filter(({ answer, target }) => !ours.has(target.image) && mayHaveGone(answer, aftermath.images.get(target.image)));
    return new Set(new Map(lost.map((attempt) => [attempt.target.image, attempt])).values());
}
/** Where nobody could look behind an answer, the image may be gone too. */
function mayHaveGone({ kind }, now = 'unknown') {
    return ((kind === 'error' || kind === 'unanswered' || kind === 'removed') &&
        (now === 'absent' || now === 'unknown'));
}
/** The layers of an attempt's own image that it deleted; what a pruned parent had is among them. */
function layerBytes(attempt, survey) {
    const layers = deletedBy(attempt).filter((id) => !survey.images.has(id));
    if (layers.length === 0)
        return { low: 0, high: 0 };
    const image = survey.images.get(attempt.target.image);
    const chain = image?.layers ?? [];
    const history = survey.history.get(attempt.target.image) ?? [];
    // Deleted layers are always the top of the image's own chain; anything else would be a fact that we do not understand.
    const isTop = chain.slice(-layers.length).every((layer) => layers.includes(layer));
    const known = isTop ? (0,_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .topLayers */ .Y)(history, chain.length, layers.length) : undefined;
    if (known !== undefined)
        return known;
    const isWhole = isTop && layers.length === chain.length;
    const { high } = upToSize(attempt, survey);
    return { low: isWhole ? high : 0, high };
}
function upToSize({ target }, survey) {
    return { low: 0, high: survey.images.get(target.image)?.size ?? 0 };
}
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total += number;
    return total;
}
function deletedBy({ answer }) {
    return answer.kind === 'removed' ? answer.deleted : [];
}


/***/ }),

/***/ 1592:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ explainConflict),
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   pt: () => (/* binding */ describeUse),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _containers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5382);
/* harmony import */ var _effect_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2807);
/* harmony import */ var _habits_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2801);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8913);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(917);





/**
 * Why the engine refuses, found from what it holds and never from its words. In the order in which the engine itself
 * looks; undefined when nothing that is known stands in the way.
 */
function explainConflict(scene) {
    const users = (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .containersUsing */ .$g)(scene.image, scene.aftermath.containers);
    const running = users.filter(_store_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W_);
    const byId = scene.target.kind === 'id';
    const { store } = scene.survey.engine;
    const asksForChildren = byId && _habits_js__WEBPACK_IMPORTED_MODULE_2__/* .HABITS */ .a[store].refusesParents;
    const children = asksForChildren ? childrenOf(scene.image, scene.survey, scene.aftermath) : [];
    if (children.length > 0)
        return childImages(children);
    if (running.length > 0)
        return runningContainers(running, scene);
    if (byId && !(0,_effect_js__WEBPACK_IMPORTED_MODULE_1__/* .isOnlyReference */ ._u)(scene.image, store))
        return severalReferences(scene.image, scene.survey);
    return users.length > 0 ? stoppedContainers(users, scene) : undefined;
}
/** Images built on this one, without those that are gone by now. */
function childrenOf(image, { images }, aftermath) {
    return [...images.values()].filter(({ id, parent }) => parent === image.id && aftermath.images.get(id) !== 'absent');
}
function childImages(children) {
    const names = children.map((child) => (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(child).map(_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiar */ .ce)[0] ?? child.id);
    return {
        conflict: 'child-images',
        reason: `${counted(names.length, 'image')} built on it: ${some(names)}`,
        next: `list ${some(names)} too`,
    };
}
function runningContainers(containers, { survey, image }) {
    const names = containers.map(({ name }) => name);
    const isSure = (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .containersSurelyUsing */ .Vm)(image, containers).length === containers.length;
    // Where that was tried already, or would do nothing, it is no advice.
    const input = survey.evicted === 'all' || !isSure ? '' : orSet('`containers: all`', survey);
    return {
        conflict: 'running-container',
        reason: `used by the running container${containers.length === 1 ? '' : 's'} ${some(containers.map((container) => describeUse(container, image)))}`,
        next: `stop and remove ${some(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`)${input}`,
    };
}
function severalReferences(image, survey) {
    const { digests, forceTakesContainers } = _habits_js__WEBPACK_IMPORTED_MODULE_2__/* .HABITS */ .a[survey.engine.store];
    const those = digests === 'name' ? (0,_store_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(image) : image.tags.length > 0 ? image.tags : image.digests;
    const names = those.map(_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .familiar */ .ce);
    const force = forceTakesContainers ? '' : orSet('`force: true` to remove them all', survey);
    return {
        conflict: 'several-references',
        reason: `it has ${String(names.length)} names: ${some(names)}`,
        next: `list ${some(names)} too${force}`,
    };
}
function stoppedContainers(containers, { target, survey }) {
    const names = containers.map(({ name }) => name);
    const wasTried = survey.evicted === 'stopped' || survey.evicted === 'all';
    const input = wasTried ? '' : orSet('`containers: stopped`', survey);
    const remove = `remove ${some(names)} first (\`docker rm ${names.slice(0, 3).join(' ')}\`)${input}`;
    const { keepsFor, forceTakesContainers } = _habits_js__WEBPACK_IMPORTED_MODULE_2__/* .HABITS */ .a[survey.engine.store];
    // Where all containers keep an image, force only takes its name away.
    const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
    return {
        conflict: 'stopped-container',
        reason: `used by the stopped container${containers.length === 1 ? '' : 's'} ${some(containers.map(describe))}`,
        next: forceDeletes ? remove + orSet('`force: true`', survey) : remove,
    };
}
/** An input counts for the whole step: beside a pattern it would also reach images that nobody named. */
function orSet(input, { hasPatterns }) {
    return hasPatterns ? '' : `, or set ${input}`;
}
/** `web (Up 3 minutes, compose project shop, service web)` */
function describe(container) {
    const compose = [
        container.composeProject === undefined ? [] : [`compose project ${container.composeProject}`],
        container.composeService === undefined ? [] : [`service ${container.composeService}`],
    ].flat();
    return `${container.name} (${[container.status === '' ? container.state : container.status, ...compose].join(', ')})`;
}
/** The same, and how it uses an image where that is not plain to see. */
function describeUse(container, image) {
    const mount = (0,_containers_js__WEBPACK_IMPORTED_MODULE_0__/* .mountUnknownToEngine */ .NP)(container, image);
    if (mount === undefined)
        return describe(container);
    const verb = mount.image === image.id ? 'mounts it' : 'may mount it';
    return `${describe(container)}, which ${verb} by the name ${mount.name} that it no longer has`;
}
const MOST_NAMED = 5;
function some(names) {
    const rest = names.length - MOST_NAMED;
    return names.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}
function counted(count, noun) {
    return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}


/***/ }),

/***/ 5382:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ containersUsing),
/* harmony export */   Lj: () => (/* binding */ namesMounted),
/* harmony export */   Lk: () => (/* binding */ mounts),
/* harmony export */   NP: () => (/* binding */ mountUnknownToEngine),
/* harmony export */   Vm: () => (/* binding */ containersSurelyUsing),
/* harmony export */   Z2: () => (/* binding */ SECOND)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8913);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(917);


/** Containers made from the image, and those that mount it, or may mount it: all of them need it. */
function containersUsing(image, containers) {
    return containers.filter((container) => isUser(container, image) || mountUnknownToEngine(container, image) !== undefined);
}
/** Without those of which it is not sure: nobody wants a container stopped that has nothing to do with the image. */
function containersSurelyUsing(image, containers) {
    return containers.filter((container) => isUser(container, image) || mountUnknownToEngine(container, image)?.image === image.id);
}
function isUser(container, image) {
    return container.image === image.id || mounts(container, image);
}
/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
function mounts(container, image) {
    return container.mountedImages.some((name) => {
        const hex = name.replace(/^sha256:/, '');
        return (namesMounted(name).some((full) => (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image).includes(full)) ||
            (/^[a-f0-9]{4,64}$/.test(hex) && image.id.startsWith(`sha256:${hex}`)));
    });
}
/** The full names that a mount can mean; the second is Podman's own place for what has no host. */
function namesMounted(name) {
    return [name, `localhost/${name}`].map(_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2).filter(_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isReference */ .A_).map(_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .fullName */ .fq);
}
/** A mount of the image that its engine no longer knows of, since the name that it was mounted by has moved, or may have. */
function mountUnknownToEngine(container, image) {
    if (!(0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_)(container) || mounts(container, image))
        return undefined;
    return container.mounted?.find((mount) => mount.image === image.id || isPossible(mount, image, container));
}
/** Lists tell no more than the second that a container was made in. */
const SECOND = 1000;
function isPossible({ doubt, image: known }, image, { created = 0 }) {
    if (doubt === 'none' || known === image.id)
        return false;
    // An image that was built after the container cannot be what the container mounted when it was made.
    const isOldEnough = (image.created ?? 0) < created + SECOND;
    return isOldEnough && (doubt === 'any' || (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image).length === 0);
}


/***/ }),

/***/ 2807:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ effectOf),
/* harmony export */   FF: () => (/* binding */ without),
/* harmony export */   PD: () => (/* binding */ ownReferences),
/* harmony export */   _u: () => (/* binding */ isOnlyReference)
/* harmony export */ });
/* harmony import */ var _habits_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2801);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(917);
// What one removal does to an image as it stands: the rules of moby's image deletion for a single step.
// The prediction of a whole plan, and the look before each real removal, both ask here.


const GONE = { kind: 'gone' };
const REFUSED = { kind: 'refused' };
function effectOf(target, image, around) {
    return target.kind === 'id' ? effectById(image, around) : effectByName(target.reference, image, around);
}
function effectByName(reference, image, around) {
    if (!(0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image).includes(reference))
        return GONE;
    const { users, hasChildren, options, store } = around;
    const { forceTakesContainers, keepsParents, keepsFor } = _habits_js__WEBPACK_IMPORTED_MODULE_0__/* .HABITS */ .a[store];
    const isForceOfUse = options.force && !forceTakesContainers;
    if (!isForceOfUse && isOnlyReference(image, store) && users.length > 0)
        return REFUSED;
    const rest = without(image, reference, store);
    const isNeeded = keepsParents === 'always' || (keepsParents === 'unless-forced' && !options.force);
    const isHeld = keepsFor === 'all' ? users.length > 0 : users.some(_store_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_);
    const deletes = (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(rest).length === 0 && !(hasChildren && isNeeded) && !isHeld;
    return { kind: 'done', rest, deletes };
}
function effectById(image, { users, hasChildren, options, store }) {
    const { refusesParents, forceTakesContainers } = _habits_js__WEBPACK_IMPORTED_MODULE_0__/* .HABITS */ .a[store];
    if ((refusesParents && hasChildren) || users.some(_store_js__WEBPACK_IMPORTED_MODULE_1__/* .isRunning */ .W_))
        return REFUSED;
    if (users.length > 0 && (!options.force || forceTakesContainers))
        return REFUSED;
    if (!options.force && !isOnlyReference(image, store))
        return REFUSED;
    return { kind: 'done', rest: { ...image, tags: [], digests: [], ownDigests: [] }, deletes: true };
}
/** What is left of an image's names when the engine takes one of them away. */
function without(image, reference, store) {
    const repository = (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(reference);
    const isDigest = reference.includes('@');
    const inRepository = (name) => (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name) === repository;
    const { digests: habit } = _habits_js__WEBPACK_IMPORTED_MODULE_0__/* .HABITS */ .a[store];
    if (habit === 'tags' && isDigest) {
        return {
            ...image,
            tags: image.tags.filter((tag) => !inRepository(tag)),
            digests: image.digests.filter((name) => !inRepository(name)),
        };
    }
    if (isDigest)
        return { ...image, digests: image.digests.filter((name) => name !== reference) };
    const tags = image.tags.filter((tag) => tag !== reference);
    if (habit === 'name')
        return { ...image, tags };
    // What was pulled as `app:1@sha256:…` is a name of its own there, and goes with its tag.
    const isOfTag = (name) => habit === 'tags' && name.startsWith(`${reference}@`);
    const isLast = !tags.some(inRepository);
    const digests = image.digests.filter((name) => !isOfTag(name) && !(isLast && inRepository(name)));
    return { ...image, tags, digests };
}
/** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
function isOnlyReference({ tags, digests }, store) {
    if (_habits_js__WEBPACK_IMPORTED_MODULE_0__/* .HABITS */ .a[store].digests === 'name')
        return tags.length + digests.length <= 1;
    const repositories = new Set([...tags, ...digests].map(_store_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M));
    return tags.length <= 1 && repositories.size <= 1;
}
/** The names that an engine tells of when they go: the containerd store derives most digests from the tags. */
function ownReferences(image, store) {
    return _habits_js__WEBPACK_IMPORTED_MODULE_0__/* .HABITS */ .a[store].digests === 'tags' && image.tags.length > 0
        ? [...image.tags, ...image.ownDigests]
        : (0,_store_js__WEBPACK_IMPORTED_MODULE_1__/* .referencesOf */ .CL)(image);
}


/***/ }),

/***/ 6732:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ ENGINE_FILTERS),
/* harmony export */   Yf: () => (/* binding */ filterText),
/* harmony export */   aN: () => (/* binding */ parseFilter),
/* harmony export */   qX: () => (/* binding */ contradiction),
/* harmony export */   sm: () => (/* binding */ valuesOf),
/* harmony export */   vq: () => (/* binding */ isFilter)
/* harmony export */ });
/* harmony import */ var _item_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5693);
/* harmony import */ var _until_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3188);


/** Docker's own filters; `label!` is what the engine calls the key of `label!=…`. */
const ENGINE_FILTERS = [
    'dangling',
    'label',
    'label!',
    'until',
    'reference',
    'before',
    'since',
];
const KNOWN = 'write dangling=true|false, label=key[=value], label!=key[=value], until=72h, reference=pattern, before=image, since=image or unused=true|false';
/** What is wrong with a value of that key. */
const CHECKS = {
    dangling: noBoolean,
    unused: noBoolean,
    label: () => undefined,
    'label!': () => undefined,
    until: _until_js__WEBPACK_IMPORTED_MODULE_1__/* .untilProblem */ .K,
    reference: noEnginePattern,
    before: noImage,
    since: noImage,
};
/** Keys and values are trimmed and folded as the docker CLI does it. */
function parseFilter(text) {
    const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text)?.map((part) => part.trim()) ?? [];
    const key = Object.keys(CHECKS).find((known) => known === name.toLowerCase());
    if (key === undefined)
        return { problem: `is no filter; ${KNOWN}` };
    const problem = value === '' ? 'has no value' : CHECKS[key](value);
    return problem === undefined ? { key, value } : { problem };
}
function isFilter(parsed) {
    return 'key' in parsed;
}
/** Keys with two answers at once, which no image has. */
function contradiction(filters) {
    return ['dangling', 'unused'].find((key) => new Set(valuesOf(filters, key)).size > 1);
}
function valuesOf(filters, key) {
    return [...new Set(filters.filter((filter) => filter.key === key).map(({ value }) => value))];
}
function filterText(filters) {
    return filters.map(({ key, value }) => `${key}=${value}`).join(', ');
}
function noBoolean(value) {
    return value === 'true' || value === 'false' ? undefined : 'is neither true nor false';
}
/** Some engines answer a broken pattern with an empty list, which would pass for "nothing to do". */
function noEnginePattern(value) {
    const bare = value.replaceAll(/\[\^?(?:[^[\]^\\-](?:-[^[\]\\-])?)+\]/g, '');
    if (/[[\]\\]/.test(bare))
        return 'is no pattern for the engine: a bracket is left open';
    return value.includes('{') || value.includes('**')
        ? 'is no pattern for the engine, which knows * ? and [a-z]; {a,b} and ** go into `images`'
        : undefined;
}
function noImage(value) {
    const item = (0,_item_js__WEBPACK_IMPORTED_MODULE_0__/* .parseItem */ .b8)(value);
    return (0,_item_js__WEBPACK_IMPORTED_MODULE_0__/* .isItem */ .WZ)(item) ? undefined : `names no image: ${item.problem}`;
}


/***/ }),

/***/ 2801:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ HABITS)
/* harmony export */ });
const HABITS = {
    graphdriver: {
        keepsParents: 'always',
        refusesParents: true,
        keepsFor: 'running',
        forceTakesContainers: false,
        prunesSharedParents: false,
        tellsDeletions: true,
        digests: 'reference',
    },
    containerd: {
        // Without force it says that it deleted the image, and hides it.
        keepsParents: 'unless-forced',
        refusesParents: false,
        keepsFor: 'all',
        forceTakesContainers: false,
        prunesSharedParents: true,
        tellsDeletions: true,
        digests: 'tags',
    },
    podman: {
        keepsParents: 'never',
        refusesParents: false,
        keepsFor: 'all',
        forceTakesContainers: true,
        prunesSharedParents: false,
        // Of one that others are built on it tells the names only: its layers stay.
        tellsDeletions: false,
        digests: 'name',
    },
};


/***/ }),

/***/ 1795:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ hintFor)
/* harmony export */ });
/** Slips that the grammar would answer with a riddle, and what to write instead. In order: the first that fits is told. */
const HINTS = [
    [
        /^\[?["']|["']\]?$|^\[[^\]]*$|^[^[]*\]$/,
        'write it without quotes or brackets; the input is text with one item a line, no YAML list',
    ],
    [/^-\s/, 'drop the dash; the input is text with one item a line, no YAML list'],
    [/^docker\s/, 'write only the names or IDs of images'],
    [/\s#/, 'a comment needs a line of its own'],
    [/[\s;]/, 'write one item a line, or commas between them'],
    [/<none>/, 'an untagged image has no name; write its ID'],
    [/:\/\//, 'write the name without https://'],
    [/\.\.\.$|…$/, 'write the ID whole, or leave the dots out'],
    [/^sha256:/i, 'an ID is sha256: and up to 64 hex digits in lower case'],
    [/^[A-F0-9]+$/, 'an ID is written in lower case'],
    [/:sha256:/, 'a digest is written with @, as in app@sha256:…'],
];
function hintFor(text) {
    return HINTS.find(([slip]) => slip.test(text))?.[1];
}


/***/ }),

/***/ 2371:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
class InputError extends Error {
    name = 'InputError';
    /** A sentence for each thing that is wrong. */
    problems;
    constructor(problems) {
        const sentences = problems.map(({ input, value, allowed }) => `\`${input}\`: "${value}" ${allowed}`);
        super(sentences.join('\n'));
        this.problems = sentences;
    }
}


/***/ }),

/***/ 5693:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WZ: () => (/* binding */ isItem),
/* harmony export */   b8: () => (/* binding */ parseItem),
/* harmony export */   s4: () => (/* binding */ isWish),
/* harmony export */   xx: () => (/* binding */ parseWish)
/* harmony export */ });
/* harmony import */ var _hint_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1795);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3550);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8913);



const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;
const FULL_ID_LENGTH = 64;
/** Would be a tag of an image called `sha256`, which nobody means. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;
function parseItem(requested) {
    const hex = ID.exec(requested)?.[1];
    if (hex?.length === FULL_ID_LENGTH)
        return { kind: 'id', requested, hex };
    const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(requested);
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isReference */ .A_)(reference) && !MISTYPED_ID.test(requested)) {
        return hex === undefined
            ? { kind: 'reference', requested, reference }
            : { kind: 'reference-or-id', requested, reference, hex };
    }
    const why = (0,_hint_js__WEBPACK_IMPORTED_MODULE_2__/* .hintFor */ .J)(requested) ?? ('problem' in reference ? reference.problem : '');
    return { requested, problem: `not an image reference or ID: ${why}` };
}
function isItem(parsed) {
    return 'kind' in parsed;
}
/** A name with the address of a registry in brackets is a name all the same. */
function parseWish(requested) {
    const item = parseItem(requested);
    if (isItem(item) || !(0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .isPatternText */ .EG)(requested))
        return item;
    const pattern = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePattern */ .EY)(requested);
    return 'kind' in pattern ? pattern : { requested, problem: `no pattern: ${pattern.problem}` };
}
function isWish(parsed) {
    return 'kind' in parsed;
}


/***/ }),

/***/ 9324:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ topLayers)
/* harmony export */ });
/**
 * The bytes of the topmost `count` layers of an image.
 *
 * The history (newest first) has an entry for each step of the build, and tells the size of the layer that the step
 * made. Steps that made none have size 0, and so do some real layers (WORKDIR), so only the number of zeros that are
 * layers is known, not which. The least is reached when the newest zeros are layers, the most when the oldest are.
 */
function topLayers(history, layers, count) {
    const zeros = history.filter((size) => size === 0).length;
    const realZeros = layers - (history.length - zeros);
    if (realZeros < 0 || realZeros > zeros || count > layers)
        return undefined;
    return {
        low: sumOfTop(history, count, (zerosSeen) => zerosSeen < realZeros),
        high: sumOfTop(history, count, (zerosSeen) => zerosSeen >= zeros - realZeros),
    };
}
function sumOfTop(history, count, isLayer) {
    let sum = 0;
    let left = count;
    let zerosSeen = 0;
    for (const size of history) {
        if (left === 0)
            break;
        if (size > 0 || isLayer(zerosSeen))
            left -= 1;
        if (size === 0)
            zerosSeen += 1;
        sum += size;
    }
    return sum;
}


/***/ }),

/***/ 3550:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  EG: () => (/* binding */ isPatternText),
  NV: () => (/* binding */ matchesReference),
  EY: () => (/* binding */ parsePattern),
  pf: () => (/* binding */ pullRequestsIn)
});

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __nccwpck_require__(4006);
var picomatch_default = /*#__PURE__*/__nccwpck_require__.n(picomatch);
// EXTERNAL MODULE: ./src/domain/hint.ts
var hint = __nccwpck_require__(1795);
;// CONCATENATED MODULE: ./src/domain/placeholder.ts
/** Stands for the number of a pull request that is closed or merged. */
const PLACEHOLDER = '{closed-pr}';
/** Stands for the placeholder while a pattern is taken apart; no name and no pattern has it. */
const NUMBER = '\u{e002}';
// A number is whole, so that `pr-{closed-pr}*` never takes `pr-123` for number 12, and digests hold none by intention.
const BEGIN = String.raw `(?<!@.*|\d)`;
const END = String.raw `(?!\d)`;
const DIGITS = String.raw `[1-9]\d{0,8}`;
/** The source of a regular expression that finds any number; the same wherever it stands. */
function withAnyNumber(source) {
    const [before = '', ...rest] = source.split(NUMBER);
    if (rest.length === 0)
        return source;
    return `${before}${BEGIN}(?<pr>${DIGITS})${END}${rest.join(String.raw `${BEGIN}\k<pr>${END}`)}`;
}
function withNumber(source, number) {
    return source.replaceAll(NUMBER, `${BEGIN}${number}${END}`);
}
const WHOLE = new RegExp(`${BEGIN}${DIGITS}${END}`, 'g');
/** Everything in a name that can be the number of a pull request. */
function numbersIn(name) {
    return [...name.matchAll(WHOLE)].map(([digits]) => Number(digits));
}
/** What is wrong with a pattern that has the placeholder, of all its alternatives; undefined if nothing is. */
function placeholderProblem(alternatives) {
    if (alternatives.every((one) => !one.includes(NUMBER)))
        return undefined;
    if (alternatives.some((one) => !one.includes(NUMBER))) {
        return `every choice in braces must hold \`${PLACEHOLDER}\`; write a pattern of its own for the rest`;
    }
    return alternatives.some((one) => BESIDE_DIGITS.test(one))
        ? `\`${PLACEHOLDER}\` is a whole number, so no digit can stand beside it`
        : undefined;
}
const BESIDE_DIGITS = new RegExp(`\\d${NUMBER}|${NUMBER}[\\d${NUMBER}]`);

// EXTERNAL MODULE: ./src/domain/reference.ts
var domain_reference = __nccwpck_require__(8913);
;// CONCATENATED MODULE: ./src/domain/pattern.ts




const LONGEST = 1000;
const MOST_ALTERNATIVES = 500;
/** As Go's path.Match takes them too: a dash only between two ends of a range. */
const CLASS = /\[[!^]?(?:[\w.](?:-[\w.])?)+\]/g;
const NO_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;
const NO_PART_PROBLEM = 'no name has an empty part, "." or ".." between slashes';
/** Slips, and what to say to them. In order: the first that fits is told. */
const SLIPS = [
    [/^!/, 'a pattern cannot exclude; list what must stay in `keep`'],
    [/[^\w.\-/:@*?[\]{},!^]/, 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
    [/\{[^{}]*\.\.[^{}]*\}/, 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
    [/\{[^{},]*\}/, 'braces hold a choice, as in {a,b}'],
    [NO_PART, NO_PART_PROBLEM],
];
function isPatternText(text) {
    return /[*?[\]{}]/.test(text);
}
function parsePattern(requested) {
    if (requested.length > LONGEST)
        return { requested, problem: `longer than ${String(LONGEST)} characters` };
    const plain = requested.replaceAll(PLACEHOLDER, '1');
    const problem = (0,hint/* hintFor */.J)(requested) ?? SLIPS.find(([slip]) => slip.test(plain))?.[1];
    if (problem !== undefined)
        return { requested, problem };
    const alternatives = withoutBraces(requested.replaceAll(PLACEHOLDER, NUMBER));
    if (alternatives === undefined) {
        return {
            requested,
            problem: `its braces stand for more than ${String(MOST_ALTERNATIVES)} names; write fewer`,
        };
    }
    if (alternatives.some((one) => /[{}[\]!^,]/.test(one.replaceAll(CLASS, '')))) {
        return { requested, problem: 'a bracket or brace is left open, or stands where none can' };
    }
    const misplaced = placeholderProblem(alternatives);
    if (misplaced !== undefined)
        return { requested, problem: misplaced };
    if (alternatives.some((one) => NO_PART.test(one)))
        return { requested, problem: NO_PART_PROBLEM };
    try {
        const sources = alternatives.map(toSource);
        return {
            kind: 'pattern',
            requested,
            takesUnnamed: requested === '**',
            alternatives: alternatives.map((one) => one.replaceAll(NUMBER, '[1-9]*')),
            regexes: sources.map((source) => new RegExp(withAnyNumber(source))),
            numbered: plain === requested ? undefined : sources,
        };
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        return { requested, problem: 'a range in brackets runs backwards' };
    }
}
/** One group of braces after the other, the innermost first; undefined when there would be too many. */
function withoutBraces(text) {
    let texts = [text];
    for (;;) {
        const open = texts.filter((one) => BRACES.test(one));
        if (open.length === 0)
            return texts;
        const next = texts.flatMap(opened);
        if (next.length > MOST_ALTERNATIVES)
            return undefined;
        texts = next;
    }
}
const BRACES = /\{([^{}]*)\}/;
function opened(text) {
    const group = BRACES.exec(text);
    if (group === null)
        return [text];
    const [whole, inside = ''] = group;
    return inside
        .split(',')
        .map((choice) => text.slice(0, group.index) + choice + text.slice(group.index + whole.length));
}
// Stand for what picomatch would only know between slashes; no name and no pattern has them.
const ANYTHING = '\u{e000}';
const FOLDERS = '\u{e001}';
/** `*` stops at a slash, `**` does not, wherever it stands; `a/**` + `/b` finds `a/b` too, as everywhere. */
function toSource(pattern) {
    const marked = pattern
        .replaceAll('[!', '[^')
        .replaceAll(/(?<=^|\/)\*{2,}\//g, FOLDERS)
        .replaceAll(/\*{2,}/g, ANYTHING);
    const { source } = picomatch_default().makeRe(marked, {
        dot: true,
        windows: false,
        nobrace: true,
        noextglob: true,
        nonegate: true,
        strictSlashes: true,
        fastpaths: false,
        debug: true,
    });
    return source.replaceAll(FOLDERS, '(?:.*/)?').replaceAll(ANYTHING, '.*');
}
/**
 * Tried against the repository and the whole reference, in the short form and in the full one. The digits of a digest are
 * nothing that `*:1*` could mean.
 */
function matchesReference(pattern, fullReference) {
    const names = namesFor(pattern, fullReference);
    return pattern.regexes.some((regex) => names.some((name) => regex.test(name)));
}
/** Every number that `{closed-pr}` can stand for: with stars beside it, one name can be read in several ways. */
function pullRequestsIn(pattern, fullReference) {
    const { numbered = [], regexes } = pattern;
    const names = namesFor(pattern, fullReference);
    const matching = numbered.filter((_, index) => names.some((name) => regexes[index]?.test(name) === true));
    return [...new Set(names.flatMap(numbersIn))].filter((number) => matching.some((source) => {
        const regex = new RegExp(withNumber(source, number));
        return names.some((name) => regex.test(name));
    }));
}
function namesFor({ requested }, fullReference) {
    const parsed = (0,domain_reference/* parseReference */.F2)(fullReference);
    return (0,domain_reference/* isReference */.A_)(parsed) ? namesOf(parsed, requested.includes('@')) : [fullReference];
}
function namesOf(reference, withDigest) {
    const repository = { domain: reference.domain, path: reference.path };
    const meant = reference.digest === undefined || withDigest ? [repository, reference] : [repository];
    return [...new Set(meant.flatMap((one) => [(0,domain_reference/* shortName */.EU)(one), (0,domain_reference/* fullName */.fq)(one)]))];
}


/***/ }),

/***/ 3013:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   so: () => (/* binding */ completed)
/* harmony export */ });
const PLATFORM = /^([a-z][a-z0-9]*)(?:\/([A-Za-z0-9_-]+)(?:\/([A-Za-z0-9_.]+))?)?$/;
/** An architecture in the place of the system is the usual slip, and would never be found. */
const SYSTEMS = [
    'linux',
    'windows',
    'darwin',
    'freebsd',
    'netbsd',
    'openbsd',
    'solaris',
    'illumos',
    'aix',
    'wasip1',
];
const ALIASES = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    i386: '386',
    armhf: 'arm',
    armel: 'arm',
};
function parsePlatform(requested) {
    const [, os, arch, variant] = PLATFORM.exec(requested) ?? [];
    if (os === undefined || !SYSTEMS.includes(os))
        return undefined;
    const architecture = arch === undefined ? undefined : (ALIASES[arch.toLowerCase()] ?? arch.toLowerCase());
    return {
        requested,
        os,
        ...(architecture === undefined ? {} : { architecture }),
        ...(variant === undefined ? {} : { variant }),
    };
}
/** The request with what it leaves out filled in: an unnamed architecture is the engine's own. */
function completed(request, engine) {
    const own = request.architecture === undefined;
    const variant = request.variant ?? (own ? engine.variant : undefined);
    return {
        os: request.os,
        architecture: request.architecture ?? engine.architecture,
        ...(variant === undefined ? {} : { variant }),
    };
}
/** What an architecture means when no variant is said, as containerd has it. */
const PLAIN_VARIANT = { arm64: 'v8', arm: 'v7', amd64: 'v1' };
/** `linux/arm64` and `linux/arm64/v8` are the same. */
function platformName({ os, architecture, variant }) {
    const plain = variant === undefined || variant === PLAIN_VARIANT[architecture];
    return plain ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}


/***/ }),

/***/ 2901:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ whyNotClosed),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   r_: () => (/* binding */ TRY_LATER)
/* harmony export */ });
/* unused harmony export ADD_PERMISSION */
/** @param why stands in brackets; the sentence names the permission in any case, since it is what is missing most often */
function unanswered(why, next) {
    const what = `GitHub did not tell which pull requests are closed (${why})`;
    return { problem: `${what}, so nothing with \`{closed-pr}\` was chosen; ${next}` };
}
const ADD_PERMISSION = 'add `pull-requests: read` to the `permissions` of the job';
const TRY_LATER = 'try again later; the permission that it needs is `pull-requests: read`';
function isPullRequest(numbered) {
    return 'url' in numbered;
}
/** Why an image of this number stays; undefined when the pull request is closed or merged. */
function whyNotClosed({ number, state }) {
    switch (state) {
        case 'closed':
        case 'merged':
            return undefined;
        case 'open':
            return `pull request #${number} is open`;
        case 'draft':
            return `pull request #${number} is an open draft`;
        case 'issue':
            return `#${number} is an issue, no pull request`;
        case 'unknown':
            return `this repository has no pull request #${number}`;
    }
}


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   b5: () => (/* binding */ hasHost),
/* harmony export */   ce: () => (/* binding */ familiar),
/* harmony export */   fq: () => (/* binding */ fullName),
/* harmony export */   ih: () => (/* binding */ asHeld)
/* harmony export */ });
// The distribution grammar for image references, as Docker's daemon applies it after normalisation:
// https://pkg.go.dev/github.com/distribution/reference
const DEFAULT_DOMAIN = 'docker.io';
const OFFICIAL_PREFIX = 'library/';
const LONGEST_PATH = 255;
const alphanumeric = '[a-z0-9]+';
const separator = '(?:[._]|__|[-]+)';
const pathComponent = `${alphanumeric}(?:${separator}${alphanumeric})*`;
const domainComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domain = `(?:${domainComponent}(?:\\.${domainComponent})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const PATH = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`);
const DOMAIN = new RegExp(`^${domain}$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const FULL_ID = /^[a-f0-9]{64}$/;
function parseReference(text) {
    if (FULL_ID.test(text))
        return { problem: '64 hex digits are an ID, never a name' };
    const at = text.indexOf('@');
    const digest = at < 0 ? undefined : text.slice(at + 1);
    if (digest !== undefined && !DIGEST.test(digest)) {
        return { problem: 'what follows "@" is no digest such as sha256:<64 hex digits>' };
    }
    const { name, tag } = splitTag(at < 0 ? text : text.slice(0, at));
    if (tag !== undefined && !TAG.test(tag)) {
        return {
            problem: 'a tag has 1 to 128 letters, digits, "_", "." or "-", and begins with none of the last two',
        };
    }
    const place = asPathIfNoHost(splitDomain(name), name);
    const problem = placeProblem(place);
    if (problem !== undefined)
        return { problem };
    if (digest === undefined)
        return { ...place, tag: tag ?? 'latest' };
    return tag === undefined ? { ...place, digest } : { ...place, tag, digest };
}
function asPathIfNoHost(place, name) {
    return DOMAIN.test(place.domain) || !PATH.test(name) ? place : { domain: '', path: name };
}
function placeProblem(place) {
    if (place.path === '')
        return 'the name is empty';
    if (place.path !== place.path.toLowerCase())
        return 'the repository name must be in lower case';
    if (place.domain !== '' && !DOMAIN.test(place.domain))
        return `"${place.domain}" is no registry host`;
    if (!PATH.test(place.path)) {
        return 'a repository name has lower-case letters and digits, joined by ".", "_", "__", "-" or "/"';
    }
    return place.path.length > LONGEST_PATH
        ? `the name is longer than ${String(LONGEST_PATH)} characters`
        : undefined;
}
/** A colon before the last slash belongs to a port, not to a tag. */
function splitTag(text) {
    const colon = text.indexOf(':', text.indexOf('/') + 1);
    return colon < 0 ? { name: text } : { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}
function splitDomain(name) {
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    const host = readsAsHost(first) ? first : DEFAULT_DOMAIN;
    const path = readsAsHost(first) ? name.slice(slash + 1) : name;
    const domainName = host === 'index.docker.io' ? DEFAULT_DOMAIN : host;
    const official = domainName === DEFAULT_DOMAIN && path !== '' && !path.includes('/');
    return { domain: domainName, path: official ? OFFICIAL_PREFIX + path : path };
}
/** Whether a name, or a pattern, says in which registry it is. */
function hasHost(text) {
    const slash = text.indexOf('/');
    return slash >= 0 && readsAsHost(text.slice(0, slash));
}
/** What stands before the first slash is a host when it cannot be anything else. */
function readsAsHost(first) {
    return /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
}
/** The full form: `docker.io/library/app:1`. Two texts mean the same if and only if this is equal. */
function fullName(reference) {
    const host = reference.domain === '' ? '' : `${reference.domain}/`;
    return host + reference.path + suffix(reference);
}
/** The form that people and Docker's lists use: `app:1`. */
function shortName(reference) {
    if (reference.domain !== DEFAULT_DOMAIN)
        return fullName(reference);
    const path = reference.path.startsWith(OFFICIAL_PREFIX)
        ? reference.path.slice(OFFICIAL_PREFIX.length)
        : reference.path;
    // A short form must not read as another name: `library/a/b` keeps its prefix, `docker.io/foo.bar/a` its host.
    if (!path.includes('/'))
        return path + suffix(reference);
    const [first = ''] = reference.path.split('/');
    return readsAsHost(first) ? fullName(reference) : reference.path + suffix(reference);
}
function suffix({ tag, digest }) {
    return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}
function isReference(parsed) {
    return 'domain' in parsed;
}
/** Engines hold a digest without a tag: what stands for `app:1@sha256:…` is `app@sha256:…`, whatever the tag says. */
function asHeld({ domain: host, path, tag, digest }) {
    if (digest !== undefined)
        return { domain: host, path, digest };
    return tag === undefined ? { domain: host, path } : { domain: host, path, tag };
}
/** The short form of a full name that an engine gave; a text that is no reference stays as it is. */
function familiar(name) {
    const parsed = parseReference(name);
    return isReference(parsed) ? shortName(parsed) : name;
}


/***/ }),

/***/ 8396:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DU: () => (/* binding */ lost),
/* harmony export */   Ix: () => (/* binding */ isExcused),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   p9: () => (/* binding */ unprepared),
/* harmony export */   z8: () => (/* binding */ report),
/* harmony export */   zB: () => (/* binding */ crashed)
/* harmony export */ });
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1592);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5805);


function report(hosts, rules, warnings = []) {
    const items = hosts.flatMap((host) => host.items);
    const { bytes, method } = reclaimedBy(hosts);
    return {
        schemaVersion: 1,
        dryRun: rules.dryRun,
        phase: 'main',
        hosts,
        ...(warnings.length === 0 ? {} : { warnings }),
        totals: {
            ...countsOf(items),
            ...(bytes === undefined ? {} : { reclaimedBytes: bytes }),
            reclaimedMethod: method,
        },
        exit: exit(items, hosts, rules),
    };
}
/** The report of a run that ended before any engine was asked. */
function refused(problems, dryRun) {
    return unfinished(problems, `${(0,_conflict_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(problems.length, 'problem')} with the inputs; nothing was removed`, dryRun);
}
/** The report of a post phase that does not know what was there before. */
function lost(problem, dryRun) {
    const message = 'the record of what was there before this job is lost, so nobody knows what is new; nothing was removed';
    return unfinished([problem], message, dryRun);
}
/** The report of a first phase that could not hand over. */
function unprepared(problems, dryRun) {
    return unfinished(problems, 'nothing will be removed when the job ends', dryRun);
}
/** The report of a run that met a mistake of ours. */
function crashed(problem) {
    const message = 'the action met an error of its own; what was removed until then is not known, please report it';
    return unfinished([problem], message, false);
}
function unfinished(problems, message, dryRun) {
    return {
        schemaVersion: 1,
        dryRun,
        phase: 'main',
        hosts: [],
        problems,
        totals: { reclaimedMethod: 'off' },
        exit: { failed: true, message },
    };
}
function countsOf(items) {
    const counts = _verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICTS */ .b.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
/** The sum over the hosts is as good as the least certain of them. */
function reclaimedBy(hosts) {
    const worstFirst = ['off', 'estimate', 'upper-bound', 'exact'];
    // An engine that nothing was done on takes nothing away from what is known of the others.
    const methods = hosts.flatMap(({ reclaimed, problem }) => (problem === undefined ? reclaimed.method : []));
    const method = worstFirst.find((candidate) => methods.includes(candidate)) ?? 'off';
    if (method === 'off')
        return { method };
    return { method, bytes: hosts.reduce((bytes, { reclaimed }) => bytes + (reclaimed.bytes ?? 0), 0) };
}
/** Nobody asked for the very thing that a pattern found, so that it is gone by now is nobody's failure. */
function isFailure({ verdict, chosenBy, cause }, rules) {
    switch (verdict) {
        case 'failed':
            return true;
        case 'not-reached':
            return cause !== 'enough';
        case 'conflict':
            return rules.failOnConflict;
        case 'absent':
            return rules.missing === 'fail' && chosenBy !== 'pattern';
        case 'deleted':
        case 'untagged':
        case 'variant-deleted':
        case 'kept':
        case 'in-use':
            return false;
    }
}
function isExcused(problem, rules) {
    return problem.kind === 'no-engine' && rules.noEngine === 'skip';
}
const IN_A_SENTENCE = {
    failed: 'failed',
    conflict: 'in conflict',
    absent: 'not there',
    'not-reached': 'not reached',
};
function exit(items, hosts, rules) {
    const problems = hosts.flatMap(({ host, problem }) => problem === undefined || isExcused(problem, rules) ? [] : [`${host}: ${problem.message}`]);
    const failing = items.filter((item) => isFailure(item, rules));
    const counts = countsOf(failing);
    const kinds = _verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICTS */ .b.flatMap((verdict) => {
        const count = counts[verdict];
        return count === undefined ? [] : [`${count} ${IN_A_SENTENCE[verdict] ?? verdict}`];
    });
    const verdicts = failing.length === 0
        ? []
        : [`${failing.length} of ${(0,_conflict_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(items.length, 'item')} went wrong: ${kinds.join(', ')}`];
    const failures = new Set(hosts.flatMap((host) => host.failures ?? []));
    const message = [...problems, ...failures, ...verdicts].join('; ');
    return { failed: message !== '', message };
}


/***/ }),

/***/ 723:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ humanSize)
/* harmony export */ });
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
/** Bytes as Docker writes them in `Total reclaimed space`: four digits that count, powers of 1000. */
function humanSize(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${String(Number(value.toPrecision(4)))}${UNITS[unit] ?? ''}`;
}


/***/ }),

/***/ 917:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   _M: () => (/* binding */ repositoryOf)
/* harmony export */ });
/** What an engine holds, as far as it matters for removing images. IDs are full (`sha256:…`), names are full. */
/** Docker refuses to pull an image away from under these, even by force. Podman also tells of those that are `stopping`. */
function isRunning(container) {
    return ['running', 'paused', 'restarting', 'removing', 'stopping'].includes(container.state);
}
function referencesOf(image) {
    return [...image.tags, ...image.digests];
}
function repositoryOf(fullReference) {
    const name = fullReference.split('@')[0] ?? fullReference;
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 ? name : name.slice(0, colon);
}


/***/ }),

/***/ 2176:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ openTargets)
/* harmony export */ });
/** What is to be removed. */
function openTargets({ targets, spared, }) {
    return targets.filter((target) => target.kind !== 'absent' && !spared.has(target));
}


/***/ }),

/***/ 3188:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ momentOf),
/* harmony export */   K: () => (/* binding */ untilProblem)
/* harmony export */ });
// The moments that Docker's `until` knows: https://docs.docker.com/reference/cli/docker/image/prune/#filter
// Lists of graphdriver stores know the filter since API 1.44 only, so for older engines it is worked out here.
const UNIT_MS = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
const DURATION = /^\+?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;
/** Docker takes 0001-01-01 for no limit at all, so years from 1970 on only. */
const DATE = /^((?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2})(?:T([01]\d|2[0-3])(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const UNIX = /^\d+(?:\.\d{1,9})?$/;
/** Spring 1973. A smaller number is an amount without its unit: `24` for `24h`. */
const FIRST_SECOND = 1e8;
/** The year 5138. A larger number counts milliseconds, and would take everything. */
const LAST_SECOND = 1e11;
/** Go counts nanoseconds in 63 bits. */
const LONGEST_MS = 2 ** 63 / 1e6;
/** What is wrong with a text that is no such moment; undefined when nothing is. */
function untilProblem(text) {
    if (/^\d+(?:\.\d+)?(?:d|w|y|days?|weeks?)$/.test(text)) {
        return 'has a unit that Docker does not know; write hours, as in 72h';
    }
    if (UNIX.test(text) && Number(text) < FIRST_SECOND)
        return 'lacks a unit; write 24h or 30m';
    if (UNIX.test(text) && Number(text) > LAST_SECOND) {
        return 'is too large for a Unix timestamp, which counts seconds';
    }
    return Number.isNaN(momentOf(text, { ms: 0, zone: 'Z' }))
        ? 'is neither a duration (72h, 30m) nor a moment (2026-01-31, 2026-01-31T12:00:00Z, a Unix timestamp)'
        : undefined;
}
/** In milliseconds since 1970; NaN for what is none. In whole seconds, as lists tell when an image was made. */
function momentOf(text, now) {
    return Math.floor(exactMomentOf(text, now) / 1000) * 1000;
}
function exactMomentOf(text, now) {
    if (DURATION.test(text))
        return now.ms - durationOf(text);
    if (UNIX.test(text))
        return Number.parseInt(text, 10) * 1000;
    const [, date, hour = '00', minute = '00', second = '00', zone = now.zone] = DATE.exec(text) ?? [];
    return date === undefined || !isDay(date)
        ? Number.NaN
        : Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}
/** JavaScript takes the 30th of February for the 2nd of March. */
function isDay(date) {
    const ms = Date.parse(date);
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
function durationOf(text) {
    const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
    const ms = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
    return ms < LONGEST_MS ? ms : Number.NaN;
}


/***/ }),

/***/ 5805:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ VERDICTS),
/* harmony export */   p: () => (/* binding */ UNDER_WAY)
/* harmony export */ });
const VERDICTS = [
    'deleted',
    'untagged',
    'variant-deleted',
    'absent',
    'kept',
    'in-use',
    'conflict',
    'failed',
    'not-reached',
];
/** Of a removal that the engine had not answered when the step ended. */
const UNDER_WAY = {
    time: 'the engine was asked to remove it and had not done it when the time was up; it may still go',
    cancelled: 'the engine was asked to remove it and had not done it when the step was cancelled; it may still go',
    enough: 'enough is free without it',
};


/***/ }),

/***/ 9407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3347);

await (0,_start_js__WEBPACK_IMPORTED_MODULE_0__/* .start */ .n)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4134:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ emptyChoice)
/* harmony export */ });
/** An expression that gave nothing must never turn into "all images", and filters or a scope alone choose nothing. */
function emptyChoice({ images, filters, scope }) {
    if (images.length > 0 || (filters.length === 0 && scope === 'all'))
        return [];
    const what = filters.length > 0 ? '`filters` only narrow' : '`scope: job` only narrows';
    return [
        `${what} what \`images\` chooses, and \`images\` is empty, so nothing is removed; for every image that is left then write \`images: '**'\``,
    ];
}


/***/ }),

/***/ 4761:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ problemOf),
  m: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./src/domain/report.ts
var domain_report = __nccwpck_require__(8396);
// EXTERNAL MODULE: ./src/report/text.ts
var report_text = __nccwpck_require__(5655);
// EXTERNAL MODULE: ./src/domain/size.ts
var domain_size = __nccwpck_require__(723);
// EXTERNAL MODULE: ./src/domain/reference.ts
var domain_reference = __nccwpck_require__(8913);
// EXTERNAL MODULE: ./src/domain/pull-request.ts
var pull_request = __nccwpck_require__(2901);
;// CONCATENATED MODULE: ./src/report/goal.ts

function goalOf({ disk, items, reclaimed }, dryRun) {
    if (disk?.goal === undefined)
        return undefined;
    const { freeBefore, freeAfter, goal: wanted, size } = disk;
    const free = freeAfter ?? freeBefore;
    const known = { free, size, wanted };
    const isEnough = items.some(({ cause }) => cause === 'enough');
    if (free >= wanted)
        return { ...known, state: 'met' };
    if (dryRun && (isEnough || freeBefore + (reclaimed.bytes ?? 0) >= wanted)) {
        return { ...known, state: reclaimed.method === 'exact' ? 'would-be-met' : 'may-be-met' };
    }
    if (freeAfter === undefined)
        return { ...known, state: 'unknown' };
    if (isEnough)
        return { ...known, state: 'lost' };
    return {
        ...known,
        state: items.some(({ verdict }) => verdict === 'not-reached') ? 'unfinished' : 'missed',
    };
}
/** What the headline begins with where the aim is reached on every engine that has one. */
function goalHeadline(hosts, dryRun) {
    const goals = hosts.flatMap((host) => goalOf(host, dryRun) ?? []);
    const [first] = goals;
    // An engine that could not be worked on reached nothing.
    if (first === undefined || goals.length < hosts.length)
        return undefined;
    const states = new Set(goals.map(({ state }) => state));
    const free = goals.length === 1 ? `, ${(0,domain_size/* humanSize */.X)(first.free)} are free` : '';
    if (states.size === 1 && first.state === 'met')
        return `Goal met${free}`;
    const isForetold = [...states].every((state) => ['met', 'would-be-met', 'may-be-met'].includes(state));
    if (!isForetold)
        return undefined;
    return states.has('may-be-met') ? 'The goal may be met' : 'The goal would be met';
}
/** An aim that was missed must not pass in silence, though nothing went wrong. */
function goalSentence(host, dryRun) {
    const goal = goalOf(host, dryRun);
    return goal === undefined ? [] : [`disk: ${SENTENCES[goal.state](goal)}`];
}
function roomOf({ free, size }) {
    return `${(0,domain_size/* humanSize */.X)(free)} of ${(0,domain_size/* humanSize */.X)(size)} are free`;
}
function asked(goal) {
    return `${roomOf(goal)}, ${(0,domain_size/* humanSize */.X)(goal.wanted)} are asked for`;
}
const SENTENCES = {
    met: (goal) => `${roomOf(goal)}, as asked for (${(0,domain_size/* humanSize */.X)(goal.wanted)})`,
    'would-be-met': asked,
    'may-be-met': asked,
    unknown: asked,
    lost: (goal) => `${(0,domain_size/* humanSize */.X)(goal.wanted)} were free when the removals stopped, as asked for; now ${roomOf(goal)}, because others wrote to it meanwhile`,
    unfinished: (goal) => `only ${roomOf(goal)}, ${(0,domain_size/* humanSize */.X)(goal.wanted)} were asked for, and the step ended before all that was chosen had its turn`,
    missed: (goal) => `only ${roomOf(goal)}, ${(0,domain_size/* humanSize */.X)(goal.wanted)} were asked for, and nothing more was chosen that could go`,
};

;// CONCATENATED MODULE: ./src/report/pull-requests.ts

/** `pull request #12 merged since 2026-05-01: Add a button`; the title is foreign text, and still to be made harmless. */
function told(pullRequest) {
    const { number, title } = pullRequest;
    return `pull request #${number} ${standing(pullRequest)}${title === undefined ? '' : `: ${title}`}`;
}
/** The same with a link, in Markdown. The address is made of the server, the repository and the number alone. */
function linked(pullRequest) {
    const { number, title = '', url } = pullRequest;
    return `[${`#${number} ${(0,report_text/* markdown */.wD)(title)}`.trim()}](${url}) ${standing(pullRequest)}`;
}
function standing({ state, closedAt }) {
    return closedAt === undefined ? state : `${state} since ${closedAt.slice(0, 10)}`;
}

// EXTERNAL MODULE: ./src/domain/verdict.ts
var verdict = __nccwpck_require__(5805);
;// CONCATENATED MODULE: ./src/report/shown.ts

/** In the order in which they are counted. */
const SHOWN = [...verdict/* VERDICTS */.b, 'left-alone'];
function shownAs({ verdict, cause }) {
    return cause === 'enough' ? 'left-alone' : verdict;
}
function isLeftAlone(item) {
    return shownAs(item) === 'left-alone';
}

;// CONCATENATED MODULE: ./src/report/words.ts






/** Phrases that the log, the annotations and the summary share. */
const DONE = {
    deleted: 'deleted',
    untagged: 'untagged',
    'variant-deleted': 'deleted as a variant',
    absent: 'absent',
    kept: 'kept',
    'in-use': 'in use',
    conflict: 'in conflict',
    failed: 'failed',
    'not-reached': 'not reached',
    'left-alone': 'left alone',
};
/** `3 deleted, 1 in conflict; 238.4MB reclaimed`, after the goal where it is met. */
function headline({ totals, dryRun, deferred, hosts, problems }) {
    const idle = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
    const reason = hosts.length === 0 ? ': `images` is empty' : '';
    const yet = deferred === true ? 'nothing is removed yet: `when: post` does it when the job ends' : undefined;
    const nothing = idle ? 'nothing was removed' : (yet ?? `nothing to remove${reason}`);
    const freed = {
        method: totals.reclaimedMethod,
        ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
    };
    const counts = countsInWords(hosts.flatMap(({ items }) => items));
    if (counts === '')
        return dryRun ? `Dry run: ${nothing}` : nothing;
    const goal = goalHeadline(hosts, dryRun);
    const told = joined(counts, reclaimed(freed));
    if (dryRun)
        return `Dry run, nothing was changed. ${goal ?? 'It would be'}: ${told}`;
    return withGoal(goal, told);
}
/** The same of one of several engines. */
function hostHeadline(host, dryRun) {
    const { items, reclaimed: freed, problem } = host;
    if (problem !== undefined)
        return 'nothing was removed';
    if (items.length === 0)
        return 'nothing to remove';
    return withGoal(goalHeadline([host], dryRun), joined(countsInWords(items), reclaimed(freed)));
}
function withGoal(goal, told) {
    return goal === undefined ? told : `${goal}: ${told}`;
}
function joined(what, bytes) {
    return bytes === '' ? what : `${what}; ${bytes}`;
}
/** `3 deleted, 1 in conflict` */
function countsInWords(items) {
    const counts = new Map();
    for (const item of items)
        counts.set(shownAs(item), (counts.get(shownAs(item)) ?? 0) + 1);
    return SHOWN.flatMap((shown) => {
        const count = counts.get(shown);
        return count === undefined ? [] : [`${String(count)} ${DONE[shown]}`];
    }).join(', ');
}
function reclaimed({ bytes, method }) {
    if (bytes === undefined)
        return '';
    const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
    return `${limit}${(0,domain_size/* humanSize */.X)(bytes)} reclaimed`;
}
function nameOf({ requested, chosenBy, reference, id, platform }) {
    const found = chosenBy === 'pattern' && id !== undefined ? id : requested;
    const name = reference === undefined ? found : (0,domain_reference/* familiar */.ce)(reference);
    return platform === undefined ? name : `${name} (${platform})`;
}
function sentence({ reason, next, pullRequests = [] }) {
    const done = pullRequests.filter((one) => (0,pull_request/* whyNotClosed */.UO)(one) === undefined);
    const said = [reason ?? [], done.map(told), next === undefined ? [] : `next: ${next}`];
    return said.flat().join('; ');
}
function hostLine({ host, why, engine }) {
    const place = why === undefined ? host : `${host} (${why})`;
    if (engine === undefined)
        return place;
    return `${place}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${engine.store} store`;
}

;// CONCATENATED MODULE: ./src/report/annotations.ts



/** A step shows no more of a level. */
const MOST_OF_A_LEVEL = 10;
function annotations(report, rules) {
    const wrong = (report.problems ?? []).map((message) => ({
        level: 'error',
        message: (0,report_text/* plain */.pj)(message),
    }));
    const warnings = (report.warnings ?? []).map((message) => ({
        level: 'warning',
        message: (0,report_text/* plain */.pj)(message),
    }));
    const skipped = report.hosts.flatMap(({ host, problem }) => problem !== undefined && (0,domain_report/* isExcused */.Ix)(problem, rules)
        ? [{ level: 'warning', message: (0,report_text/* plain */.pj)(`${host}: ${problem.message}; nothing was removed`) }]
        : []);
    const items = report.hosts.flatMap(({ host, items: its }) => {
        const place = report.hosts.length > 1 ? `${host}: ` : '';
        return its.filter((item) => isWorthOne(item, rules)).map((item) => annotation(item, place, rules));
    });
    const all = [...wrong, ...warnings, ...skipped, ...items];
    return ['error', 'warning'].flatMap((level) => all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL));
}
function isWorthOne(item, rules) {
    const { verdict, chosenBy } = item;
    if (verdict === 'absent')
        return rules.missing !== 'ignore' && chosenBy !== 'pattern';
    return verdict === 'conflict' || (0,domain_report/* isFailure */.N6)(item, rules);
}
function annotation(item, place, rules) {
    const level = (0,domain_report/* isFailure */.N6)(item, rules) ? 'error' : 'warning';
    return { level, message: (0,report_text/* plain */.pj)(`${place}${nameOf(item)} (${item.verdict}): ${sentence(item)}`) };
}

// EXTERNAL MODULE: ./src/domain/conflict.ts
var conflict = __nccwpck_require__(1592);
;// CONCATENATED MODULE: ./src/report/disk-room.ts

/** Engines write a few pages of their own now and then. */
const OWN_WRITES = 1_000_000;
/** For blocks and folders a disk gives some per cent more than the content that went. */
const SHARE_OF_BLOCKS = 0.1;
/** Undefined where the disk cannot be seen. A dry run knows one figure only. */
function diskRoom(host) {
    if (host.disk === undefined)
        return undefined;
    const { size, freeBefore, freeAfter } = host.disk;
    if (freeAfter === undefined)
        return { size, free: freeBefore };
    const gained = freeAfter - freeBefore;
    const noise = OWN_WRITES + lastDigitOf(Math.max(freeBefore, freeAfter));
    const { bytes } = host.reclaimed;
    const isStill = Math.abs(gained) <= noise || (bytes === 0 && (gained < 0 || isIdle(host)));
    const room = { size, free: freeAfter, ...(isStill ? {} : { freeBefore }) };
    const tolerance = noise + SHARE_OF_BLOCKS * (bytes ?? 0);
    if (bytes === undefined || Math.abs(gained - bytes) <= tolerance || (isStill && bytes === 0))
        return room;
    return { ...room, difference: `disk: ${differenceOf(isStill ? 0 : gained, bytes, host, room)}` };
}
/** Sizes are shown with four digits, so nobody sees what is below the last of them. */
function lastDigitOf(bytes) {
    return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1))) - 3);
}
/** Whatever the disk does while nothing is removed is no answer to anything. */
function isIdle({ items, containersRemoved = [] }) {
    return containersRemoved.length === 0 && items.every(({ deleted }) => deleted.length === 0);
}
const NOT_EXACT = {
    exact: '',
    off: '',
    'upper-bound': 'the reclaimed bytes are a limit, since the build cache, a container or another image can hold a part; or ',
    estimate: 'the reclaimed bytes are an estimate; or ',
};
function differenceOf(gained, bytes, { reclaimed, items, containersRemoved = [] }, { free, freeBefore = free }) {
    const figures = `(${(0,domain_size/* humanSize */.X)(freeBefore)} before, ${(0,domain_size/* humanSize */.X)(free)} after)`;
    const writers = items.some(({ backup }) => backup !== undefined) ? 'the backup or others' : 'others';
    if (gained < 0)
        return `less is free than before ${figures}, because ${writers} wrote to it meanwhile`;
    const limit = NOT_EXACT[reclaimed.method];
    if (gained < bytes) {
        const grew = gained === 0 ? 'did not grow' : 'grew by less than what was reclaimed';
        return `its free room ${grew} ${figures}: ${limit}${writers} wrote to it meanwhile, or its file system gives room back later`;
    }
    const blocks = bytes === 0 ? '' : 'small files take more room than their content, or ';
    const written = containersRemoved.length === 0 ? '' : 'what the removed containers had written went too, or ';
    return `its free room grew by more than what was reclaimed ${figures}: ${blocks}${written}others removed something meanwhile`;
}

;// CONCATENATED MODULE: ./src/report/asides.ts



/** What else a step did and found on an engine, in sentences that the log and the summary share. */
function asides(host, dryRun) {
    const { failures = [], notes = [], containersRemoved = [], containersStopping = [], items } = host;
    const done = dryRun ? 'would be removed first' : 'removed first';
    const holders = new Map(items.map((item) => [item.id, item]));
    const sentence = (what) => {
        return ({ name, state, image }) => {
            const holder = holders.get(image);
            const held = holder === undefined ? image.slice(0, 19) : nameOf(holder);
            return `container ${name} (${state}, of ${held}) ${what}`;
        };
    };
    const containers = [
        ...containersRemoved.map(sentence(done)),
        ...containersStopping.map(sentence('was asked to stop and had not ended when the step did; it may still end')),
    ];
    const difference = diskRoom(host)?.difference ?? [];
    return [failures, notes, containers, difference, goalSentence(host, dryRun)].flat();
}

;// CONCATENATED MODULE: ./src/report/log.ts







/** What a person wants first is last: the headline. */
function logParts(report, wasProgressShown = false) {
    const parts = [
        // The first ones stand there as annotations, and nothing is printed twice.
        { lines: (report.problems ?? []).slice(MOST_OF_A_LEVEL) },
        ...report.hosts.flatMap((host) => hostParts(host, report.dryRun, wasProgressShown)),
        { lines: [headline(report)] },
    ];
    return parts
        .filter(({ lines }) => lines.length > 0)
        .map((part) => ({ ...part, lines: part.lines.map(report_text/* plain */.pj) }));
}
/** More lines than this hide the few that matter. */
const MOST_OPEN = 25;
function hostParts(full, dryRun, wasProgressShown) {
    // Nothing is printed twice: what went had a line when it did.
    const items = full.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
    const hidesTrouble = items.filter((item) => !isLeftAlone(item)).length > MOST_OPEN;
    const isFolded = (item) => isLeftAlone(item) || (hidesTrouble && !isTrouble(item));
    const calm = items.filter(isFolded);
    const open = items.filter((item) => !isFolded(item));
    const rest = (full.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
    return [
        { lines: [hostLine(full), ...(full.problem === undefined ? [] : [full.problem.message])] },
        { title: countsInWords(calm), lines: itemLines(calm) },
        { lines: [...itemLines(open), ...asides(full, dryRun)] },
        { title: `${(0,conflict/* counted */.hS)(rest.length, 'other')} that nothing chose`, lines: rest },
    ];
}
function isTrouble(item) {
    return ['failed', 'conflict', 'not-reached', 'absent'].includes(shownAs(item));
}
function itemLines(items) {
    const verdictWidth = Math.max(...items.map((item) => shownAs(item).length));
    const nameWidth = Math.min(60, Math.max(...items.map((item) => nameOf(item).length)));
    return items.map((item) => [shownAs(item).padEnd(verdictWidth), nameOf(item).padEnd(nameWidth), ...details(item)].join('  '));
}
function details(item) {
    const bytes = item.bytes === undefined || item.verdict !== 'deleted' ? '' : (0,domain_size/* humanSize */.X)(item.bytes);
    return [bytes, sentence(item)].filter((detail) => detail !== '');
}

;// CONCATENATED MODULE: ./src/report/outputs.ts


/** The outputs of the action, in the order of action.yml. */
function outputs(report) {
    const items = report.hosts.flatMap((host) => host.items);
    const withVerdict = (verdict) => lines(items.filter((item) => item.verdict === verdict).map(nameOf));
    const { reclaimedBytes, reclaimedMethod } = report.totals;
    return [
        ['untagged', lines(items.flatMap(({ untagged }) => untagged))],
        ['deleted', lines(items.flatMap(({ deleted }) => deleted))],
        ['conflicts', withVerdict('conflict')],
        ['failed', withVerdict('failed')],
        ['absent', withVerdict('absent')],
        ['in-use', withVerdict('in-use')],
        ['reclaimed-bytes', reclaimedBytes === undefined ? '' : String(reclaimedBytes)],
        ['reclaimed', reclaimedBytes === undefined ? '' : (0,domain_size/* humanSize */.X)(reclaimedBytes)],
        ['reclaimed-method', reclaimedMethod],
        ['json', JSON.stringify(report)],
    ];
}
function lines(values) {
    return [...new Set(values)].join('\n');
}

;// CONCATENATED MODULE: ./src/report/fitting.ts
const encoder = new TextEncoder();
function byteLength(text) {
    return encoder.encode(text).length;
}
/** The first lines that fit into so many bytes, and how many are left. */
function fitting(lines, longest) {
    let room = longest;
    let count = 0;
    for (const line of lines) {
        room -= byteLength(line) + 1;
        if (room < 0)
            break;
        count += 1;
    }
    return { lines: lines.slice(0, count), left: lines.length - count };
}
/** A name in so many signs: without most of a digest, and by its end, which tells more than its beginning. */
function shortened(name, longest) {
    const short = withoutDigits(name);
    return short.length <= longest ? short : `…${short.slice(1 - longest)}`;
}
/** `sha256:0123456789ab…`: as many digits as people compare. */
function withoutDigits(text) {
    return text.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '$1…');
}

;// CONCATENATED MODULE: ./src/report/bars.ts





/** In signs: with what stands beside it, a line fits the width of a phone. */
const DISK_WIDTH = 20;
const SAVING_WIDTH = 10;
/** What the disk and the largest images look like, in blocks of code: only there all signs are as wide as one another. */
function bars(host, dryRun) {
    const disk = diskRoom(host);
    const room = disk === undefined
        ? []
        : [`**Free on the disk of the engine (${(0,domain_size/* humanSize */.X)(disk.size)})**`, block(diskBars(disk))];
    const largest = savings(host.items);
    const title = dryRun ? '**Most would come from**' : '**Most came from**';
    return [...room, ...(largest.length === 0 ? [] : [title, block(largest)])].join('\n\n');
}
function block(lines) {
    return ['```text', ...lines, '```'].join('\n');
}
/** What is full of a bar is what its label names: the free room. */
function diskBars({ size, free, freeBefore }) {
    const line = (when, room) => `${when} ${bar(room / size, DISK_WIDTH)} ${(0,domain_size/* humanSize */.X)(room)} free`;
    return freeBefore === undefined ? [line('now', free)] : [line('before', freeBefore), line('after ', free)];
}
const MOST_SHOWN = 5;
const LONGEST_NAME = 40;
/** One image is no comparison. */
function savings(items) {
    const freed = items.flatMap((item) => (isSaving(item) ? [{ name: nameOf(item), bytes: item.bytes }] : []));
    if (freed.length < 2)
        return [];
    const largest = freed.toSorted((one, other) => other.bytes - one.bytes).slice(0, MOST_SHOWN);
    const most = largest[0]?.bytes ?? 0;
    const width = Math.max(...largest.map(({ bytes }) => (0,domain_size/* humanSize */.X)(bytes).length));
    return largest.map(({ name, bytes }) => `${(0,domain_size/* humanSize */.X)(bytes).padStart(width)} ${bar(bytes / most, SAVING_WIDTH)} ${shortened((0,report_text/* plain */.pj)(name), LONGEST_NAME)}`);
}
function isSaving(item) {
    return item.deleted.length > 0 && item.bytes !== undefined && item.bytes > 0;
}
function bar(share, width) {
    const full = Math.max(0, Math.min(width, Math.round(share * width)));
    return '█'.repeat(full) + '░'.repeat(width - full);
}

;// CONCATENATED MODULE: ./src/report/summary-table.ts






/** A sign, and a word that says it all to whoever sees no sign and no colour. What fails a step is in bold. */
const SIGN = {
    failed: '❌&nbsp;**failed**',
    conflict: '⚠️&nbsp;**conflict**',
    'not-reached': '⏳&nbsp;**not&nbsp;reached**',
    absent: '➖&nbsp;absent',
    'in-use': '🔒&nbsp;in&nbsp;use',
    deleted: '🗑️&nbsp;deleted',
    'variant-deleted': '🗑️&nbsp;variant&nbsp;deleted',
    untagged: '🏷️&nbsp;untagged',
    kept: '🛡️&nbsp;kept',
    'left-alone': '💤&nbsp;left&nbsp;alone',
};
/** Trouble first, and last what is always folded away. */
const ORDER = Object.keys(SIGN);
const CALM = ORDER.indexOf('deleted');
/** More rows than this are read by nobody: then only trouble stays open. */
const summary_table_MOST_OPEN = 25;
/** One table. Rows that do not fit into so many bytes are left out and counted. */
function table(items, dryRun, longest) {
    const sorted = items.toSorted((one, other) => rankOf(one) - rankOf(other));
    const trouble = sorted.filter((item) => rankOf(item) < CALM).length;
    const concerned = sorted.filter((item) => !isLeftAlone(item)).length;
    const openCount = concerned <= summary_table_MOST_OPEN ? concerned : Math.min(trouble, summary_table_MOST_OPEN);
    const open = rows(sorted.slice(0, openCount), dryRun, longest);
    const rest = sorted.slice(openCount);
    const folded = rows(rest, dryRun, longest - byteLength(open.text));
    const which = `${openCount === 0 ? '' : `${rest.length} more: `}${countsInWords(rest)}`;
    const fold = rest.length === 0 ? '' : `<details><summary>${which}</summary>\n\n${folded.text}\n\n</details>`;
    const left = open.left + folded.left;
    const note = left === 0 ? '' : `${left} more rows do not fit here; the \`json\` output has them all.`;
    return [open.text, fold, note].filter((part) => part !== '').join('\n\n');
}
function rankOf(item) {
    return ORDER.indexOf(shownAs(item));
}
function rows(items, dryRun, longest) {
    if (items.length === 0)
        return { text: '', left: 0 };
    const hasBytes = items.some((item) => bytesOf(item) !== '');
    const head = [dryRun ? 'would be' : 'verdict', 'image', ...(hasBytes ? ['bytes'] : [])];
    const rule = [':--', ':--', ...(hasBytes ? ['--:'] : [])];
    const lines = items.map((item) => asRow([...cells(item), ...(hasBytes ? [bytesOf(item)] : [])]));
    const fitted = fitting(lines, longest);
    return { text: [asRow(head), asRow(rule), ...fitted.lines].join('\n'), left: fitted.left };
}
/** The reason stands below the name: beside it, a phone would not show it. */
function cells(item) {
    const why = [item.reason === undefined ? [] : (0,report_text/* prose */.CS)(item.reason), (item.pullRequests ?? []).map(linked)];
    const next = item.next === undefined ? [] : `**Next:** ${(0,report_text/* prose */.CS)(item.next)}`;
    const parts = [(0,report_text/* code */.aY)(withoutDigits(nameOf(item))), why.flat().join('; '), next].flat();
    return [SIGN[shownAs(item)], parts.filter((part) => part !== '').join('<br>')];
}
function bytesOf({ bytes, deleted }) {
    return bytes === undefined || deleted.length === 0 ? '' : (0,domain_size/* humanSize */.X)(bytes);
}
function asRow(texts) {
    return `| ${texts.join(' | ')} |`;
}

;// CONCATENATED MODULE: ./src/report/summary.ts







/** GitHub refuses a step's summary of more than 1 MiB. */
const LONGEST = 1000 * 1024;
/** What the parts of a section take that have the same length whatever they are about. */
const FRAME = 1500;
/** Markdown for the job summary. Rows that no longer fit are left out and counted; the headline always tells all. */
function summary(report, longest = LONGEST) {
    const { hosts, dryRun, exit, phase } = report;
    const title = phase === 'post' ? 'Docker images when the job ended' : 'Docker images';
    const top = [
        `### ${title}: ${(0,report_text/* prose */.CS)(headline(report))}`,
        ...(exit.failed ? [`❌ **The step failed:** ${(0,report_text/* prose */.CS)(exit.message)}`] : []),
        // A long list of images can be wrong in every line.
        bullets([...(report.problems ?? []), ...(report.warnings ?? [])], 'in the log', longest / 2),
    ].filter((part) => part !== '');
    let room = longest - byteLength(top.join('\n\n'));
    const sections = hosts.map((host, index) => {
        const own = hosts.length > 1 ? `#### ${(0,report_text/* code */.aY)(host.host)}: ${(0,report_text/* prose */.CS)(hostHeadline(host, dryRun))}\n\n` : '';
        const section = own + hostSection(host, dryRun, room / (hosts.length - index) - byteLength(own));
        room -= byteLength(section) + 2;
        return section;
    });
    return `${[...top, ...sections].join('\n\n')}\n`;
}
function hostSection(host, dryRun, longest) {
    const { method } = host.reclaimed;
    const foot = `<sub>${(0,report_text/* prose */.CS)(hostLine(host))}${method === 'off' ? '' : `; bytes: ${method}`}</sub>`;
    if (host.problem !== undefined)
        return `⚠️ ${(0,report_text/* prose */.CS)(host.problem.message)}\n\n${foot}`;
    const room = longest - byteLength(foot) - FRAME;
    const pictures = bars(host, dryRun);
    const parts = [
        host.items.length === 0 ? '' : table(host.items, dryRun, room / 2),
        bullets(asides(host, dryRun), 'in the log', room / 8),
        byteLength(pictures) > room / 8 + FRAME / 4 ? '' : pictures,
        stays(host, room / 8),
        summary_details(host.items, dryRun, room / 8),
        foot,
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function bullets(sentences, where, longest) {
    const { lines, left } = fitting(sentences.map((sentence) => `- ${(0,report_text/* prose */.CS)(sentence)}`), longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, ${where}`];
    return [...lines, ...rest].join('\n');
}
/** Everything that went, folded away. */
function summary_details(items, dryRun, longest) {
    const gone = [
        ...new Set(items.flatMap(({ untagged }) => untagged.map((name) => `- untagged ${(0,report_text/* code */.aY)(name)}`))),
        ...new Set(items.flatMap(({ deleted }) => deleted.map((id) => `- deleted ${(0,report_text/* code */.aY)(id)}`))),
    ];
    if (gone.length === 0)
        return '';
    const { lines, left } = fitting(gone, longest);
    const rest = left === 0 ? [] : [`- and ${String(left)} more, in the \`json\` output`];
    const title = `Names and IDs that ${dryRun ? 'would go' : 'went'}`;
    return folded(title, [...lines, ...rest].join('\n'));
}
/** What a dry run saw beside the choice, folded away. */
function stays({ notChosen = [] }, longest) {
    if (notChosen.length === 0)
        return '';
    const sentences = notChosen.map(({ name, reason }) => `${name}: ${reason}`);
    const list = bullets(sentences, 'in the `json` output', longest);
    return folded(`${(0,conflict/* counted */.hS)(notChosen.length, 'other')} that nothing chose`, list);
}
/** The blank lines let Markdown be Markdown inside of HTML. */
function folded(title, markdown) {
    return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}

;// CONCATENATED MODULE: ./src/publish.ts





/** Tells the runner everything that the report holds. A channel that is broken (a full disk, say) silences no other. */
async function publish(report, rules, { wasProgressShown, stateProblems }, runner) {
    const parts = logParts(report, wasProgressShown);
    const tell = (some) => {
        for (const { title, lines } of some)
            runner.log(lines, title);
    };
    tell(parts.slice(0, -1));
    for (const { level, message } of annotations(report, rules))
        runner.annotate(level, message);
    // What a person wants first is last, where the eye falls.
    tell(parts.slice(-1));
    const broken = [
        stateProblems,
        await problemOf('the outputs', () => {
            for (const [name, value] of outputs(report))
                runner.output(name, value);
        }),
        await problemOf('the summary', () => {
            if (rules.summary)
                runner.summary(summary(report));
        }),
    ].flat();
    for (const problem of broken)
        runner.annotate('warning', (0,report_text/* plain */.pj)(problem));
    if (report.exit.failed)
        runner.fail((0,report_text/* plain */.pj)(report.exit.message));
}
async function problemOf(what, write) {
    try {
        await write();
        return [];
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [`${what} could not be written: ${why}; the log above is complete`];
    }
}


/***/ }),

/***/ 5655:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/** Foreign text (names, labels, messages of an engine) made harmless for the place where it is shown. */
// Control characters, and those that turn the direction of a line around or hide in it.
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;
/** On one line, and no workflow command: the runner obeys `##[…]` anywhere in a line, and `::…::` at its beginning. */
function plain(text) {
    return text.replace(INVISIBLE, ' ').trim().replaceAll('##[', '## [').replace(/^::/, ': :');
}
/** For a table cell or a sentence in Markdown: nothing in it is markup, a link or a mention. */
function markdown(text) {
    // GitHub makes a link of `www.` too; a dot anywhere else is worth its byte.
    return plain(text).replace(/[^\p{L}\p{N} .,;/-]|(?<=www)\./giu, (character) => `&#${String(character.codePointAt(0))};`);
}
function code(text) {
    return `<code>${markdown(text)}</code>`;
}
/** A sentence of ours, foreign parts included: what stands between backticks is shown as code, and nothing else is. */
function prose(text) {
    return markdown(text).replaceAll(/&#96;(.+?)&#96;/g, '<code>$1</code>');
}


/***/ }),

/***/ 3347:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ start)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
var external_node_process_default = /*#__PURE__*/__nccwpck_require__.n(external_node_process_namespaceObject);
// EXTERNAL MODULE: ./src/domain/input-error.ts
var input_error = __nccwpck_require__(2371);
// EXTERNAL MODULE: ./src/domain/report.ts
var report = __nccwpck_require__(8396);
// EXTERNAL MODULE: ./src/inputs/empty-choice.ts
var empty_choice = __nccwpck_require__(4134);
// EXTERNAL MODULE: ./src/domain/filter.ts
var domain_filter = __nccwpck_require__(6732);
// EXTERNAL MODULE: ./src/domain/item.ts
var item = __nccwpck_require__(5693);
;// CONCATENATED MODULE: ./src/inputs/duration.ts
const UNITS = { s: 1000, m: 60_000, h: 3_600_000 };
// Timers of Node hold 31 bits of milliseconds; a longer wait would end at once.
const LONGEST = 2 ** 31 - 1;
/** `90s`, `10m`, `1h`, `1h30m` in milliseconds; undefined when it is none, or nothing at all. */
function parseDuration(text) {
    if (!/^(?:\d{1,9}[smh])+$/.test(text))
        return undefined;
    const parts = [...text.matchAll(/(\d+)([smh])/g)];
    const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
    return total > 0 ? Math.min(total, LONGEST) : undefined;
}

;// CONCATENATED MODULE: ./src/inputs/fields.ts
/** Readers of one input each: a value, or what is wrong with the text. */
/** Collects problems, so that the user sees all of them at once. */
class Fields {
    problems = [];
    #read;
    constructor(read) {
        this.#read = read;
    }
    text(input) {
        return this.#read(input).trim();
    }
    refuse(input, value, allowed) {
        this.problems.push({ input, value, allowed });
    }
    boolean(input, preset) {
        const value = this.text(input);
        if (value === '')
            return preset;
        if (['true', 'True', 'TRUE'].includes(value))
            return true;
        if (['false', 'False', 'FALSE'].includes(value))
            return false;
        this.refuse(input, value, 'is no boolean; write true or false');
        return preset;
    }
    choice(input, choices) {
        const value = this.text(input);
        if (value === '')
            return choices[0];
        const chosen = choices.find((choice) => choice === value);
        if (chosen === undefined)
            this.refuse(input, value, `is not one of ${choices.join(', ')}`);
        return chosen ?? choices[0];
    }
    list(input) {
        return splitList(this.#read(input));
    }
}
/** One item a line, or several with commas between, save for commas in braces; lines that begin with # are comments. */
function splitList(text) {
    return text
        .split(/\r\n|\r|\n/)
        .filter((line) => !line.trimStart().startsWith('#'))
        .flatMap(splitAtCommas)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function splitAtCommas(line) {
    const items = [];
    let depth = 0;
    let start = 0;
    for (let index = 0; index < line.length; index += 1) {
        const character = line[index];
        if (character === '{')
            depth += 1;
        if (character === '}')
            depth = Math.max(0, depth - 1);
        if (character === ',' && depth === 0) {
            items.push(line.slice(start, index));
            start = index + 1;
        }
    }
    return [...items, line.slice(start)];
}

;// CONCATENATED MODULE: ./src/inputs/size.ts
const size_UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
/** `20GB`, `1.5TiB`, `15%`; undefined when it is none. A number alone says no unit, and may be meant as any. */
function parseAmount(text) {
    const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(%|[a-z]{1,3})$/i.exec(text) ?? [];
    const amount = Number(number);
    if (unit === '%')
        return amount > 0 && amount < 100 ? { share: amount / 100 } : undefined;
    const factor = size_UNITS[unit.toLowerCase()];
    return factor === undefined || amount === 0 ? undefined : { bytes: Math.ceil(amount * factor) };
}

// EXTERNAL MODULE: ./src/domain/platform.ts
var domain_platform = __nccwpck_require__(3013);
;// CONCATENATED MODULE: ./src/inputs/inputs.ts







/** Reads every input, and throws one InputError that names everything that is wrong with them. */
function parseInputs(read) {
    const fields = new Fields(read);
    const inputs = {
        images: readImages(fields, 'images'),
        filters: readFilters(fields),
        keep: readImages(fields, 'keep'),
        force: fields.boolean('force', false),
        noPrune: fields.boolean('no-prune', false),
        platforms: readPlatforms(fields),
        failOnConflict: fields.boolean('fail-on-conflict', true),
        missing: fields.choice('missing', ['warn', 'ignore', 'fail']),
        dryRun: fields.boolean('dry-run', false),
        when: fields.choice('when', ['now', 'post']),
        scope: fields.choice('scope', ['all', 'job']),
        containers: fields.choice('containers', ['keep', 'stopped', 'all']),
        untilFree: readAmount(fields),
        timeoutMs: readTimeout(fields),
        measure: fields.choice('measure', ['auto', 'exact', 'off']),
        backup: readBackup(fields),
        hosts: fields.list('hosts'),
        noEngine: fields.choice('no-engine', ['fail', 'skip']),
        summary: fields.boolean('summary', true),
    };
    if (inputs.platforms.length > 0 && !inputs.force) {
        fields.refuse('platforms', fields.text('platforms'), 'needs `force: true`, since the engine refuses it otherwise');
    }
    if (inputs.platforms.length > 0 && inputs.backup !== undefined) {
        fields.refuse('backup', inputs.backup, 'cannot go with `platforms`: only whole images can be saved');
    }
    if (inputs.scope === 'job' && inputs.when === 'now') {
        fields.refuse('scope', 'job', 'needs `when: post`: what a job adds is known when it ends');
    }
    if (inputs.platforms.length > 0 && inputs.untilFree !== undefined) {
        fields.refuse('until-free', fields.text('until-free'), 'cannot go with `platforms`; remove whole images');
    }
    if (inputs.platforms.length > 0 && inputs.containers !== 'keep') {
        fields.refuse('containers', inputs.containers, 'cannot go with `platforms`; remove whole images');
    }
    if (fields.problems.length > 0)
        throw new input_error/* InputError */.d(fields.problems);
    return inputs;
}
/** What matters for telling, also when other inputs are wrong. */
function readTelling(read) {
    const fields = new Fields(read);
    return { dryRun: fields.boolean('dry-run', false), summary: fields.boolean('summary', true) };
}
function readImages(fields, input) {
    const parsed = fields.list(input).map(item/* parseWish */.xx);
    for (const wish of parsed) {
        if (!(0,item/* isWish */.s4)(wish))
            fields.refuse(input, wish.requested, `is ${wish.problem}`);
        else if (input === 'keep' && wish.kind === 'pattern' && wish.numbered !== undefined)
            fields.refuse(input, wish.requested, 'has `{closed-pr}`, which can stand only in `images`');
    }
    return parsed.filter(item/* isWish */.s4);
}
function readFilters(fields) {
    const filters = fields.list('filters').flatMap((text) => {
        const filter = (0,domain_filter/* parseFilter */.aN)(text);
        if (!(0,domain_filter/* isFilter */.vq)(filter))
            fields.refuse('filters', text, filter.problem);
        return (0,domain_filter/* isFilter */.vq)(filter) ? filter : [];
    });
    const key = (0,domain_filter/* contradiction */.qX)(filters);
    if (key !== undefined)
        fields.refuse('filters', key, 'cannot be true and false at once');
    return filters;
}
function readPlatforms(fields) {
    return fields.list('platforms').flatMap((text) => {
        const platform = (0,domain_platform/* parsePlatform */.FL)(text);
        if (platform === undefined)
            fields.refuse('platforms', text, 'is no platform; write os[/arch[/variant]], such as linux/arm64');
        return platform ?? [];
    });
}
const TEN_MINUTES = 600_000;
function readTimeout(fields) {
    const text = fields.text('timeout');
    if (text === '')
        return TEN_MINUTES;
    const milliseconds = parseDuration(text);
    if (milliseconds === undefined)
        fields.refuse('timeout', text, 'is no duration; write 90s, 10m or 1h');
    return milliseconds ?? TEN_MINUTES;
}
function readBackup(fields) {
    const folder = fields.text('backup');
    if (/\p{Cc}/u.test(folder))
        fields.refuse('backup', folder, 'is more than one line; write one folder');
    // No shell is there to say what it means, and a folder called "~" is nobody's wish.
    if (/^~/.test(folder)) {
        fields.refuse('backup', folder, 'begins with ~, which nobody expands; write `${{ runner.temp }}/images` or a whole path');
    }
    return folder === '' ? undefined : folder;
}
function readAmount(fields) {
    const text = fields.text('until-free');
    if (text === '')
        return undefined;
    const amount = parseAmount(text);
    if (amount === undefined) {
        fields.refuse('until-free', text, 'is neither a size such as 20GB or 512MiB nor a share such as 15%');
    }
    return amount;
}

// EXTERNAL MODULE: ./src/domain/survey.ts
var domain_survey = __nccwpck_require__(2176);
// EXTERNAL MODULE: ./src/domain/account.ts
var account = __nccwpck_require__(6871);
// EXTERNAL MODULE: ./src/domain/reference.ts
var reference = __nccwpck_require__(8913);
// EXTERNAL MODULE: ./src/domain/size.ts
var size = __nccwpck_require__(723);
// EXTERNAL MODULE: ./src/report/text.ts
var report_text = __nccwpck_require__(5655);
;// CONCATENATED MODULE: ./src/report/progress.ts




const WORDS = {
    gone: 'is gone already',
    conflict: 'is needed',
    error: 'failed',
    unanswered: 'not done when the step ended',
    withheld: 'is left alone',
    'not-sent': 'not reached',
};
/** `[12/200] app:1, app:2 deleted; 238.4MB so far`. What the engine answered; the report says what then was found. */
function progressLine({ host, count, total, done, bytes }) {
    const names = done.map(({ target }) => target.kind === 'reference' ? (0,reference/* familiar */.ce)(target.reference) : target.image.slice(0, 19));
    const last = done.at(-1);
    const what = last === undefined ? '' : wordFor(last);
    const freed = bytes === undefined || bytes === 0 ? '' : `; ${(0,size/* humanSize */.X)(bytes)} so far`;
    const place = host === '' ? '' : `${host} `;
    return (0,report_text/* plain */.pj)(`${place}[${count}/${total}] ${names.join(', ')} ${what}${freed}`);
}
function wordFor(attempt) {
    if (attempt.answer.kind !== 'removed')
        return WORDS[attempt.answer.kind];
    return (0,account/* deletedBy */.Lo)(attempt).includes(attempt.target.image) ? 'deleted' : 'untagged';
}
/** Only the graphdriver store tells what each removal freed, and only where its layers were looked up. */
function bytesFreed(done, survey) {
    if (survey.engine.store !== 'graphdriver' || survey.history.size === 0)
        return undefined;
    return (0,account/* sum */.cz)(done.map((attempt) => (0,account/* layerBytes */.t2)(attempt, survey).high));
}

;// CONCATENATED MODULE: ./src/progress.ts


/** Fewer images are done before anybody wonders, and the report tells of each. */
const MANY = 10;
function startProgress(runner) {
    let isShown = false;
    return {
        on: (host) => {
            let count = 0;
            let bytes = 0;
            return (done, survey) => {
                const total = new Set((0,domain_survey/* openTargets */.R)(survey).map(({ image }) => image)).size;
                const isIdle = done.every(({ answer }) => answer.kind === 'not-sent');
                if ((total < MANY && host === '') || isIdle)
                    return;
                if (!isShown)
                    runner.openGroup(host === '' ? `Removing ${total} images` : 'Removing images');
                isShown = true;
                count += 1;
                const freed = bytesFreed(done, survey);
                bytes = bytes === undefined || freed === undefined ? undefined : bytes + freed;
                runner.log([progressLine({ host, count, total, done, bytes })]);
            };
        },
        end: () => {
            if (isShown)
                runner.closeGroup();
        },
        isShown: () => isShown,
    };
}

// EXTERNAL MODULE: ./src/publish.ts + 13 modules
var publish = __nccwpck_require__(4761);
;// CONCATENATED MODULE: ./src/run.ts






/** The step from the text of its inputs to its outputs, in either phase. Whatever happens, it ends with a report. */
async function run(runner, surroundings, cancelled) {
    const left = await runner.left();
    // First of all: whatever happens to this phase, the post phase must not take itself for it.
    const stateProblems = await (0,publish/* problemOf */.Z)('the state for the post phase', () => {
        if (left === undefined)
            runner.endFirstPhase();
    });
    const progress = startProgress(runner);
    const { report: told, rules } = await work(left, { runner, surroundings, cancelled, progress });
    progress.end();
    const phase = left === undefined ? 'main' : 'post';
    await (0,publish/* publish */.m)({ ...told, phase }, rules, { wasProgressShown: progress.isShown(), stateProblems }, runner);
}
async function work(left, setting) {
    const read = (name) => setting.runner.input(name);
    const { dryRun, summary } = readTelling(read);
    const rules = { missing: 'warn', failOnConflict: true, noEngine: 'fail', summary };
    try {
        const inputs = parseInputs(read);
        return { report: await walk(inputs, left, setting), rules: inputs };
    }
    catch (error) {
        if (error instanceof input_error/* InputError */.d)
            return { report: (0,report/* refused */.J5)(error.problems, dryRun), rules };
        const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { report: (0,report/* crashed */.zB)(problem), rules };
    }
}
/** Only what there is to do loads what does it. */
async function walk(inputs, left, setting) {
    if (left === undefined && inputs.when === 'now' && inputs.images.length === 0) {
        return (0,report/* report */.z8)([], inputs, (0,empty_choice/* emptyChoice */.l)(inputs));
    }
    const { firstPhase, postPhase } = await __nccwpck_require__.e(/* import() */ 159).then(__nccwpck_require__.bind(__nccwpck_require__, 5159));
    return left === undefined ? firstPhase(inputs, setting) : postPhase(inputs, left, setting);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./src/runner/files.ts


/** Configuration that is larger is none, and would only cost memory. */
const LONGEST_TEXT = 4 * 1024 * 1024;
const NOTHING_THERE = ['ENOENT', 'ENOTDIR'];
const files = { kind, read };
/** A user without an entry in passwd has no home. */
function homeFolder() {
    try {
        const home = (0,external_node_os_.homedir)();
        return home === '' ? undefined : home;
    }
    catch {
        return undefined;
    }
}
function kind(path) {
    try {
        return kindOf((0,external_node_fs_.statSync)(path));
    }
    catch (error) {
        return NOTHING_THERE.includes(codeOf(error)) ? undefined : 'hidden';
    }
}
function read(path) {
    try {
        // Opening a pipe would wait for somebody to write into it.
        if (kindOf((0,external_node_fs_.statSync)(path)) !== 'file')
            return { problem: 'it is no file', isMissing: false };
        const file = (0,external_node_fs_.openSync)(path, 'r');
        try {
            if ((0,external_node_fs_.fstatSync)(file).size > LONGEST_TEXT)
                return { problem: 'it is too large', isMissing: false };
            return { text: (0,external_node_fs_.readFileSync)(file, 'utf8') };
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch (error) {
        const code = codeOf(error);
        return { problem: code, isMissing: NOTHING_THERE.includes(code) };
    }
}
function kindOf(stats) {
    if (stats.isFile())
        return 'file';
    if (stats.isDirectory())
        return 'folder';
    return stats.isSocket() ? 'socket' : 'other';
}
function codeOf(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
        return error.code;
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./src/runner/commands.ts
// What a step tells the runner: lines that begin with `::`, and files that the runner reads when the step has ended.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands



/** A line of the log as it is. */
function line(text) {
    external_node_process_default().stdout.write(`${text}${external_node_os_.EOL}`);
}
function command(name, message, properties = {}) {
    const told = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(value)}`);
    line(`::${[name, ...(told.length === 0 ? [] : [told.join(',')])].join(' ')}::${inMessage(message)}`);
}
/** Where the file is not named somebody runs the action by hand, and reads the log. */
function fileCommand(file, name, value) {
    const end = absentFrom(value);
    append(file, [`${name}<<${end}`, value, end, ''].join(external_node_os_.EOL));
}
function append(file, text) {
    const path = (external_node_process_default()).env[`GITHUB_${file}`] ?? '';
    if (path !== '')
        (0,external_node_fs_.appendFileSync)(path, text);
}
/** A delimiter that no line of the text can be. */
function absentFrom(text) {
    let longest = 0;
    for (const [run] of text.matchAll(/_+/g))
        longest = Math.max(longest, run.length);
    return `end${'_'.repeat(longest + 1)}`;
}
function inMessage(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function inProperty(text) {
    return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

;// CONCATENATED MODULE: ./src/runner/own-container.ts


/**
 * In a job with `container:` the steps run in a container of the very engine that they clean. Docker gives it a host name
 * out of its ID, control groups of that name, and files of its own for the names of hosts.
 */
function ownContainer() {
    return containerIds((0,external_node_os_.hostname)(), fileOrNothing('/proc/self/cgroup'), fileOrNothing('/proc/self/mountinfo'));
}
const SHORT_ID = /^[0-9a-f]{12}$/;
const IN_CGROUP = /(?:\/docker\/|\/docker-|\/libpod-)([0-9a-f]{64})/g;
/** The fourth field is where the mounted file lies, the fifth where it is mounted: proc_pid_mountinfo(5). */
const OWN_FILE = /^(?:\S+ ){3}\S*\/([0-9a-f]{64})\/\S+ \/etc\/(?:hostname|hosts|resolv\.conf) /gm;
function containerIds(host, cgroup, mounts) {
    const found = [...cgroup.matchAll(IN_CGROUP), ...mounts.matchAll(OWN_FILE)].flatMap(([, id]) => id ?? []);
    return [...new Set([...(SHORT_ID.test(host) ? [host] : []), ...found])];
}
/** Only Linux has these files. */
function fileOrNothing(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./src/runner/runner.ts



const githubRunner = {
    left: async () => {
        if (state('phase') !== 'clean')
            return undefined;
        const path = state('record');
        if (path === '')
            return { record: undefined };
        const { readRecord } = await __nccwpck_require__.e(/* import() */ 921).then(__nccwpck_require__.bind(__nccwpck_require__, 2921));
        return { record: readRecord({ path, digest: state('digest') }) };
    },
    endFirstPhase: () => {
        fileCommand('STATE', 'phase', 'post');
    },
    leave: async (record) => {
        if (((external_node_process_default()).env['GITHUB_STATE'] ?? '') === '')
            throw new Error('the runner names no file for it (GITHUB_STATE)');
        if (record !== undefined) {
            const { writeRecord } = await __nccwpck_require__.e(/* import() */ 921).then(__nccwpck_require__.bind(__nccwpck_require__, 2921));
            const { path, digest } = writeRecord((external_node_process_default()).env, record);
            fileCommand('STATE', 'record', path);
            fileCommand('STATE', 'digest', digest);
        }
        fileCommand('STATE', 'phase', 'clean');
    },
    input,
    secret: (name) => {
        const value = input(name);
        if (value !== '')
            command('add-mask', value);
        return value;
    },
    ownContainer: ownContainer,
    log: (lines, title) => {
        if (title !== undefined)
            command('group', title);
        for (const text of lines)
            line(text);
        if (title !== undefined)
            command('endgroup', '');
    },
    openGroup: (title) => {
        command('group', title);
    },
    closeGroup: () => {
        command('endgroup', '');
    },
    annotate: (level, message) => {
        command(level, message, { title: 'docker-image-rm' });
    },
    output: (name, value) => {
        fileCommand('OUTPUT', name, value);
    },
    summary: (markdown) => {
        append('STEP_SUMMARY', markdown);
    },
    fail: (message) => {
        (external_node_process_default()).exitCode = 1;
        command('error', message);
    },
};
function input(name) {
    return ((external_node_process_default()).env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
function state(name) {
    return (external_node_process_default()).env[`STATE_${name}`] ?? '';
}

;// CONCATENATED MODULE: ./src/start.ts





/** Wires the real runner and its surroundings to the story. */
function start() {
    const surroundings = {
        platform: (external_node_process_default()).platform,
        env: (external_node_process_default()).env,
        home: homeFolder(),
        userId: external_node_process_default().getuid?.(),
        machine: (0,external_node_os_.hostname)(),
        files: files,
    };
    return run(githubRunner, surroundings, cancellation());
}
/** The runner asks a cancelled step to end, and later asks again: then it ends at once. */
function cancellation() {
    const cancelled = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        external_node_process_default().on(signal, () => {
            if (cancelled.signal.aborted)
                external_node_process_default().exit(1);
            cancelled.abort();
        });
    }
    return cancelled.signal;
}


/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
