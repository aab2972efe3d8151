import { count, t } from '@shared/words/words'

/** Rows that a step left alone: "1 is on its way or settled already"; "" when there are none. */
export function skippedWords(skipped: number): string {
  if (skipped === 0) return ''
  return t`${count(skipped)} ${skipped === 1 ? 'is' : 'are'} on ${skipped === 1 ? 'its' : 'their'} way or settled already`
}
