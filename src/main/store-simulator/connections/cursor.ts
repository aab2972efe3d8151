import { z } from 'zod'
import type { SortKey } from './connection'

const cursorContent = z.object({
  last_id: z.number(),
  last_value: z.union([z.string(), z.number()]),
})

/** Base64 of `{"last_id":8001001,"last_value":"8001001"}`: opaque to clients. */
export function encodeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify({ last_id: key.id, last_value: key.value })).toString('base64')
}

/** The place a cursor names, or `null` when the text is no cursor of ours. */
export function decodeCursor(cursor: string): SortKey | null {
  try {
    const content = cursorContent.parse(JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')))
    return { id: content.last_id, value: content.last_value }
  } catch {
    return null
  }
}
