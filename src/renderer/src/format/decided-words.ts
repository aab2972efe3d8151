import { count } from './numbers'

/** Rows that a step left alone: "1 is on its way or settled already"; "" when there are none. */
export function skippedWords(skipped: number): string {
  if (skipped === 0) return ''
  return `${count(skipped)} ${skipped === 1 ? 'is' : 'are'} on ${skipped === 1 ? 'its' : 'their'} way or settled already`
}
