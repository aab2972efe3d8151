import { plainText } from './plain-text'
import { type TextBlock, textBlocks } from './text-blocks'

/** Longer texts, in characters, are not parsed as a document: they would stop the window. */
export const LONGEST_PARSED = 300_000

const REMEMBERED = 400
const known = new Map<string, readonly TextBlock[]>()

/**
 * The lines of words of an HTML text. The document is parsed without being shown: nothing in it runs
 * or is fetched.
 */
export function htmlBlocks(html: string): readonly TextBlock[] {
  const before = known.get(html)
  if (before) return before
  const blocks = isTooLarge(html)
    ? plainText(html)
        .split('\n')
        .map((text): TextBlock => ({ kind: 'paragraph', depth: 0, marker: '', text }))
    : textBlocks(new DOMParser().parseFromString(html, 'text/html').body)
  if (known.size >= REMEMBERED) known.clear()
  known.set(html, blocks)
  return blocks
}

export function isTooLarge(html: string): boolean {
  return html.length > LONGEST_PARSED
}

/** The words as one text, a line for each paragraph, list items with their marker. */
export function htmlToText(html: string): string {
  return htmlBlocks(html)
    .map(({ marker, text }) => (marker === '' ? text : `${marker} ${text}`))
    .join('\n')
}
