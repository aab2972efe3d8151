import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { rememberLast } from './remember-last'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Elements that start on a line of their own, so that white space beside them shows nothing. */
const BLOCKS = new Set(
  'address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const KEEPS_SPACES = new Set(['pre', 'textarea'])
/** Inline elements that show something themselves, so that a space beside them is seen. */
const SHOWN_INLINE = new Set(
  'audio button canvas embed iframe img input meter object progress select svg textarea video'.split(
    ' ',
  ),
)
/** Elements without an end tag (html.spec.whatwg.org/multipage/syntax.html#void-elements). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

type Token =
  | { readonly kind: 'tag'; readonly text: string; readonly name: string }
  /** `kept`: preformatted, shown with every space. */
  | { readonly kind: 'text' | 'kept'; readonly text: string }

/**
 * One spelling for HTML that describes the same document: parsed as browsers do (the HTML standard's
 * fragment algorithm), then written with sorted attributes, decoded entities, white space collapsed
 * as CSS collapses it, comments left out. Only for comparing: what is shown and sent is the text as
 * it was written.
 */
export function canonicalHtml(html: string): string {
  return tidySpaces(parsed(html))
}

/**
 * The words of an HTML text in their order, nothing of its markup: two descriptions with the same words
 * say the same to a reader. White space is one space; a block's edge counts as one.
 */
export function textOfHtml(html: string): string {
  const words = parsed(html).map((token) =>
    token.kind === 'tag' ? (BLOCKS.has(token.name) ? ' ' : '') : token.text,
  )
  return words.join('').replace(/\s+/g, ' ').trim()
}

/** One and the same text is asked for its document and for its words. */
const parsed = rememberLast((html): readonly Token[] => tokensOf(parseFragment(html).childNodes))

/** Walks the document with a stack of its own: tags may be nested deeper than calls may be. */
function tokensOf(roots: readonly Node[]): Token[] {
  const tokens: Token[] = []
  const todo: (Token | { readonly node: Node; readonly keepSpaces: boolean })[] = []
  const later = (nodes: readonly Node[], keepSpaces: boolean): void => {
    for (const node of [...nodes].reverse()) todo.push({ node, keepSpaces })
  }
  later(roots, false)
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('kind' in next) {
      tokens.push(next)
      continue
    }
    const { node, keepSpaces } = next
    if (node.nodeName === '#text' && 'value' in node) {
      tokens.push(textToken(node.value, keepSpaces))
    } else if ('tagName' in node) {
      const { tagName: name } = node
      tokens.push({ kind: 'tag', name, text: startTag(node) })
      if (!VOID.has(name)) todo.push({ kind: 'tag', name, text: `</${name}>` })
      later(
        'content' in node ? contentOf(node) : node.childNodes,
        keepSpaces || KEEPS_SPACES.has(name),
      )
    }
  }
  return tokens
}

function textToken(value: string, keepSpaces: boolean): Token {
  const text = escapeText(value.normalize('NFC'))
  return keepSpaces
    ? { kind: 'kept', text }
    : { kind: 'text', text: text.replace(/[ \t\n\r\f]+/g, ' ') }
}

function startTag(element: Element): string {
  const attributes = element.attrs
    .map(({ name, value }) => ` ${name}="${escapeText(value.normalize('NFC').trim())}"`)
    .sort()
    .join('')
  return `<${element.tagName}${attributes}>`
}

function contentOf(element: Element): readonly Node[] {
  return 'content' in element && isFragment(element.content) ? element.content.childNodes : []
}

function isFragment(content: unknown): content is DefaultTreeAdapterTypes.DocumentFragment {
  return typeof content === 'object' && content !== null && 'childNodes' in content
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}

/** Drops the spaces that a browser would not show: beside block tags and after another space. */
function tidySpaces(tokens: readonly Token[]): string {
  const out: Token[] = []
  let afterGap = true
  for (const token of tokens) {
    if (token.kind === 'tag') {
      const isBlock = BLOCKS.has(token.name)
      if (isBlock) dropTrailingSpace(out)
      out.push(token)
      afterGap = isBlock || (afterGap && !SHOWN_INLINE.has(token.name))
    } else if (token.kind === 'kept') {
      out.push(token)
      afterGap = false
    } else {
      const text: string = afterGap ? token.text.replace(/^ /, '') : token.text
      if (text === '') continue
      out.push({ kind: 'text', text })
      afterGap = text.endsWith(' ')
    }
  }
  dropTrailingSpace(out)
  return out.map(({ text }) => text).join('')
}

function dropTrailingSpace(out: Token[]): void {
  for (let index = out.length - 1; index >= 0; index--) {
    const token = out[index]
    if (token?.kind === 'tag' && !BLOCKS.has(token.name) && !SHOWN_INLINE.has(token.name)) continue
    if (token?.kind === 'text') out[index] = { kind: 'text', text: token.text.replace(/ $/, '') }
    return
  }
}
