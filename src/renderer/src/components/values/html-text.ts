const BLOCKS = new Set([
  'ADDRESS',
  'ARTICLE',
  'ASIDE',
  'BLOCKQUOTE',
  'DD',
  'DIV',
  'DL',
  'DT',
  'FIGCAPTION',
  'FIGURE',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HEADER',
  'HR',
  'LI',
  'MAIN',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'TABLE',
  'TBODY',
  'TD',
  'TFOOT',
  'TH',
  'THEAD',
  'TR',
  'UL',
])
const UNREAD = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'HEAD'])

export const BULLET = '• '

const known = new Map<string, string>()

/**
 * The words of an HTML text, one line for each paragraph, list items with a bullet. The document is
 * parsed without being shown: nothing in it runs or is fetched.
 */
export function htmlToText(html: string): string {
  const before = known.get(html)
  if (before !== undefined) return before
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const lines: string[] = ['']
  collect(parsed.body, lines)
  const text = lines
    .map((line) => line.replace(/[^\S\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '' && line !== BULLET.trim())
    .join('\n')
  if (known.size > 400) known.clear()
  known.set(html, text)
  return text
}

function collect(node: Node, lines: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += child.textContent ?? ''
    } else if (child instanceof Element || child.nodeType === Node.ELEMENT_NODE) {
      collectElement(child, lines)
    }
  }
}

function collectElement(element: Node, lines: string[]): void {
  const name = element.nodeName
  if (UNREAD.has(name)) return
  if (name === 'BR') {
    lines.push('')
    return
  }
  const block = BLOCKS.has(name)
  if (block) lines.push(name === 'LI' ? BULLET : '')
  collect(element, lines)
  if (block) lines.push('')
}

const BREAK_BEFORE = /\s*(?=<(?:p|ul|ol|li|h[1-6]|div|table|tr|blockquote)\b)/gi
const BREAK_AFTER = /(<\/(?:p|ul|ol|li|h[1-6]|div|table|tr|blockquote)>)(?=\S)/gi

/** The source broken into lines at its blocks, for reading. No character but line ends is added. */
export function htmlToSourceLines(html: string): string {
  return html.replace(BREAK_BEFORE, '\n').replace(BREAK_AFTER, '$1\n').trim()
}
