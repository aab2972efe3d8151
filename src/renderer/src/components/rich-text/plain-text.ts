const BREAKS = /<\/?(?:p|div|ul|ol|li|h[1-6]|tr|table|blockquote|br|hr|pre|section)\b[^<>]*>/gi
const UNREAD = /<(script|style|template|noscript)\b[^<>]*>/gi
const TAGS = /<[a-z/!?][^<>]*>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
}

/**
 * The words of a text too long to be parsed as a document: tags out, a line for each block. Each
 * pattern reads the text once. It is only ever shown as text, so what a tag hides from it does no harm.
 */
export function plainText(html: string): string {
  return withoutUnread(html)
    .replace(BREAKS, '\n')
    .replace(TAGS, '')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function withoutUnread(html: string): string {
  const kept: string[] = []
  let from = 0
  UNREAD.lastIndex = 0
  for (let match = UNREAD.exec(html); match; match = UNREAD.exec(html)) {
    const close = `</${match[1] ?? ''}`
    const end = html.indexOf(close, match.index)
    kept.push(html.slice(from, match.index))
    from = end === -1 ? html.length : html.indexOf('>', end) + 1 || html.length
    UNREAD.lastIndex = from
  }
  kept.push(html.slice(from))
  return kept.join('')
}
