import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Elements that start on a line of their own, so that white space beside them shows nothing. */
const BLOCKS = new Set(
  'address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const KEEPS_SPACES = new Set(['pre', 'textarea'])

/**
 * One spelling for HTML that describes the same document: parsed as browsers do (the HTML standard's
 * fragment algorithm), then written with sorted attributes, decoded entities, white space collapsed
 * as CSS collapses it, comments left out. Only for comparing: what is shown and sent is the text as
 * it was written.
 */
export function canonicalHtml(html: string): string {
  const tokens: string[] = []
  writeChildren(parseFragment(html).childNodes, false, tokens)
  return tidySpaces(tokens)
}

function writeChildren(nodes: readonly Node[], keepSpaces: boolean, tokens: string[]): void {
  for (const node of nodes) writeNode(node, keepSpaces, tokens)
}

function writeNode(node: Node, keepSpaces: boolean, tokens: string[]): void {
  if (node.nodeName === '#text' && 'value' in node) {
    const text = node.value.normalize('NFC')
    tokens.push(escapeText(keepSpaces ? text : text.replace(/[ \t\n\r\f]+/g, ' ')))
  } else if ('tagName' in node) {
    writeElement(node, keepSpaces, tokens)
  }
}

function writeElement(element: Element, keepSpaces: boolean, tokens: string[]): void {
  const attributes = element.attrs
    .map(({ name, value }) => ` ${name}="${escapeText(value.normalize('NFC').trim())}"`)
    .sort()
    .join('')
  tokens.push(`<${element.tagName}${attributes}>`)
  const children = 'content' in element ? contentOf(element) : element.childNodes
  writeChildren(children, keepSpaces || KEEPS_SPACES.has(element.tagName), tokens)
  tokens.push(`</${element.tagName}>`)
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
function tidySpaces(tokens: readonly string[]): string {
  const out: string[] = []
  let afterGap = true
  for (const token of tokens) {
    if (token.startsWith('<')) {
      const isBlock = BLOCKS.has(tagName(token))
      if (isBlock) dropTrailingSpace(out)
      out.push(token)
      afterGap = isBlock || afterGap
      continue
    }
    const shown: string = afterGap ? token.replace(/^ /, '') : token
    if (shown === '') continue
    out.push(shown)
    afterGap = shown.endsWith(' ')
  }
  dropTrailingSpace(out)
  return out.join('')
}

function tagName(tag: string): string {
  return /^<\/?([^\s>]+)/.exec(tag)?.[1] ?? ''
}

function dropTrailingSpace(out: string[]): void {
  for (let index = out.length - 1; index >= 0; index--) {
    const token = out[index] ?? ''
    if (token.startsWith('<')) {
      if (BLOCKS.has(tagName(token))) return
      continue
    }
    out[index] = token.replace(/ $/, '')
    return
  }
}
