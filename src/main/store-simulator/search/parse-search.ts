/** Comparators of a search term; `=` is the plain `field:value`. */
export type Comparator = '=' | '<' | '<=' | '>' | '>='

export type SearchTerm = {
  readonly kind: 'term'
  /** `null` for a word without a field: it is looked for in several fields. */
  readonly field: string | null
  readonly comparator: Comparator
  readonly value: string
  /** `value*`: matches what starts with it. */
  readonly isPrefix: boolean
}

export type SearchNode =
  | SearchTerm
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly items: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly item: SearchNode }

type Token =
  | { readonly kind: '(' | ')' | 'and' | 'or' | 'not' }
  | { readonly kind: 'term'; readonly term: SearchTerm }

/**
 * Reads Shopify's search syntax (shopify.dev/docs/api/usage/search-syntax): terms next to each other are
 * joined by AND, which binds stronger than OR; `NOT` or a leading `-` negates; quotes keep words together;
 * `field:>=value` compares; a trailing `*` matches beginnings; parentheses group. Never refuses a text.
 */
export function parseSearch(query: string): SearchNode {
  return new Parser(tokensOf(query)).parse()
}

const TOKEN =
  /\s*(?:([()])|(-)?(?:([A-Za-z_][\w.]*):\s*)?(<=|>=|<|>|=)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^\s()"'\\]|\\.)+))(\*)?)/y

function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(query); match !== null; match = TOKEN.exec(query)) {
    tokens.push(...tokensOfMatch(match))
  }
  return tokens
}

function tokensOfMatch(match: RegExpExecArray): Token[] {
  const [, bracket, minus, field, comparator, double, single, bare] = match
  if (bracket === '(' || bracket === ')') return [{ kind: bracket }]
  if (field === undefined && minus === undefined && isConnective(bare)) {
    return [{ kind: bare === 'AND' ? 'and' : bare === 'OR' ? 'or' : 'not' }]
  }
  const quoted = double ?? single
  const isPrefix = match[8] === '*' || (quoted === undefined && bare?.endsWith('*') === true)
  const text = quoted ?? (isPrefix ? bare?.replace(/\*$/, '') : bare) ?? ''
  const term: SearchTerm = {
    kind: 'term',
    field: field?.toLowerCase() ?? null,
    comparator: isComparator(comparator) ? comparator : '=',
    value: text.replace(/\\(.)/g, '$1'),
    isPrefix,
  }
  return minus === undefined ? [{ kind: 'term', term }] : [{ kind: 'not' }, { kind: 'term', term }]
}

function isConnective(word: string | undefined): boolean {
  return word === 'AND' || word === 'OR' || word === 'NOT'
}

function isComparator(text: string | undefined): text is Comparator {
  return text === '<' || text === '<=' || text === '>' || text === '>=' || text === '='
}

class Parser {
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): SearchNode {
    const items: SearchNode[] = []
    while (this.#index < this.#tokens.length) {
      items.push(this.#or())
      // A closing bracket nobody opened: step over it instead of giving up on the rest.
      if (this.#next() === ')') this.#index += 1
    }
    return join('and', items)
  }

  #next(): Token['kind'] | undefined {
    return this.#tokens[this.#index]?.kind
  }

  #or(): SearchNode {
    const items = [this.#and()]
    while (this.#next() === 'or') {
      this.#index += 1
      items.push(this.#and())
    }
    return join('or', items)
  }

  #and(): SearchNode {
    const items: SearchNode[] = []
    for (
      let next = this.#next();
      next !== undefined && next !== ')' && next !== 'or';
      next = this.#next()
    ) {
      if (next === 'and') this.#index += 1
      else items.push(this.#factor())
    }
    return join('and', items)
  }

  #factor(): SearchNode {
    const token = this.#tokens[this.#index]
    this.#index += 1
    if (token?.kind === 'not') return { kind: 'not', item: this.#factor() }
    if (token?.kind === 'term') return token.term
    if (token?.kind !== '(') return { kind: 'all' }
    const inner = this.#or()
    if (this.#next() === ')') this.#index += 1
    return inner
  }
}

function join(kind: 'and' | 'or', items: readonly SearchNode[]): SearchNode {
  const [only] = items
  if (only === undefined) return { kind: 'all' }
  return items.length === 1 ? only : { kind, items }
}
