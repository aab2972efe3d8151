import fc from 'fast-check'

/** A small HTML document as what it says, apart from how it is written. */
export type HtmlDocument = readonly Block[]
type Block = { readonly tag: 'p' | 'h2' | 'ul'; readonly inlines: readonly Inline[] }
type Inline =
  | { readonly tag: 'text' | 'b' | 'i'; readonly words: readonly string[] }
  | { readonly tag: 'a'; readonly words: readonly string[]; readonly href: string }
  | { readonly tag: 'br' | 'img' }

const WORDS = ['oak', 'bowl', 'Größe', 'café', '&', 'a<b', '"soft"', 'No.', '12']
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ tag: fc.constantFrom('text' as const, 'b' as const, 'i' as const), words }),
  fc.record({ tag: fc.constant('a' as const), words, href: fc.constantFrom('/a', '/b?x=1&y=2') }),
  fc.record({ tag: fc.constantFrom('br' as const, 'img' as const) }),
)
export const htmlDocument: fc.Arbitrary<HtmlDocument> = fc.array(
  fc.record({
    tag: fc.constantFrom('p' as const, 'h2' as const, 'ul' as const),
    inlines: fc.array(inline, { maxLength: 3 }),
  }),
  { maxLength: 2 },
)

/**
 * Writes a document in one of many ways that say the same: `style` decides at every point where HTML
 * leaves a choice (white space, entities, quotes, order of attributes, case of tags, comments,
 * composition of letters, end tags that may be left out). Style 0 is the plain way.
 */
export function writeHtml(document: HtmlDocument, style: number): string {
  const choose = chooser(style)
  const gap = (): string => pick(choose, ['', '\n', ' \t', '<!-- x -->'])
  return document.map((block) => gap() + writeBlock(block, choose) + gap()).join('')
}

type Choose = (options: number) => number

function writeBlock({ tag, inlines }: Block, choose: Choose): string {
  const name = choose(3) === 1 ? tag.toUpperCase() : tag
  const edge = (): string => pick(choose, ['', ' ', '\n  '])
  const inside = inlines.map((part) => writeInline(part, choose))
  const between = (): string => pick(choose, [' ', '\n', '  ', ' \t', ' <!-- y -->'])
  const content = inside.map((part, index) => (index === 0 ? part : between() + part)).join('')
  const body = edge() + content + edge()
  if (tag !== 'ul') return `<${name}>${body}</${name}>`
  return `<${name}>${edge()}<li>${body}${pick(choose, ['</li>', ''])}</${name}>`
}

function writeInline(part: Inline, choose: Choose): string {
  switch (part.tag) {
    case 'br':
      return pick(choose, ['<br>', '<br/>', '<BR />'])
    case 'img':
      return attributes('img', ['src="x.png"', 'alt="A"'], choose)
    case 'a': {
      const href = part.href.replace('&', pick(choose, ['&amp;', '&']))
      const quoted = pick(choose, [`href="${href}"`, `href='${href}'`])
      return `${attributes('a', [quoted, 'title="Über"', 'rel=x'], choose)}${writeWords(part.words, choose)}</a>`
    }
    case 'text':
      return writeWords(part.words, choose)
    case 'b':
    case 'i':
      return `<${part.tag}>${writeWords(part.words, choose)}</${part.tag}>`
  }
}

function attributes(tag: string, written: readonly string[], choose: Choose): string {
  const turned = choose(2) === 1 ? [...written].reverse() : written
  return `<${tag} ${turned.join(pick(choose, [' ', '\n ']))}>`
}

function writeWords(texts: readonly string[], choose: Choose): string {
  return texts.map((text) => writeWord(text, choose)).join(pick(choose, [' ', '\n', '  ']))
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;', '&', '&#38;'],
  '<': ['&lt;', '&#60;', '&#x3c;'],
  '"': ['"', '&quot;', '&#34;'],
  é: ['é', 'e\u0301', '&eacute;', '&#233;'],
  ö: ['ö', 'o\u0308', '&ouml;', '&#xf6;'],
}

function writeWord(text: string, choose: Choose): string {
  return Array.from(text, (letter) => pick(choose, SPELLINGS[letter] ?? [letter])).join('')
}

function pick(choose: Choose, options: readonly string[]): string {
  return options[choose(options.length)] ?? ''
}

/** The first option always for style 0; else a row of choices that the style alone decides. */
function chooser(style: number): Choose {
  let state = style >>> 0
  return (options) => {
    if (style === 0) return 0
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * options)
  }
}
