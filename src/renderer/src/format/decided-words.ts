import { counted } from '@shared/words/words'

/** Rows that a step left alone: "1 is on its way or settled already"; "" when there are none. */
export function skippedWords(skipped: number): string {
  if (skipped === 0) return ''
  return counted(skipped, 'is on its way or settled already', 'are on their way or settled already')
}
