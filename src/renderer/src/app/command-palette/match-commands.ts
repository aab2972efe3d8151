/** What a person can choose in the palette, by its words. */
export type Findable = {
  readonly label: string
  /** Other words for it, which are not shown. */
  readonly words?: string | undefined
}

/** How well one typed word fits; 0 when it does not. A word's beginning says more than its middle. */
const FITS = { start: 8, word: 6, initials: 5, inside: 3, other: 2, letters: 1 } as const
const FEWEST_LETTERS = 3

/**
 * Those that have every word that was typed, the best first: as the beginning of a word, as the first letters of
 * its words ("fsc" for Full Sync And Compare), inside a word, or letter by letter. Nothing typed: all, as given.
 */
export function matchCommands<T extends Findable>(commands: readonly T[], typed: string): T[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return [...commands]
  return commands
    .map((command) => ({ command, fit: fitOf(command, wanted) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ command }) => command)
}

function fitOf({ label, words = '' }: Findable, wanted: readonly string[]): number {
  const own = wordsOf(label)
  const others = wordsOf(words)
  let sum = 0
  for (const word of wanted) {
    const fit = fitOfWord(word, own, others)
    if (fit === 0) return 0
    sum += fit
  }
  return sum / wanted.length
}

function fitOfWord(word: string, own: readonly string[], others: readonly string[]): number {
  if (own[0]?.startsWith(word)) return FITS.start
  if (own.some((one) => one.startsWith(word))) return FITS.word
  const initials = own.map((one) => one.charAt(0)).join('')
  if (word.length > 1 && initials.includes(word)) return FITS.initials
  const whole = own.join(' ')
  if (whole.includes(word)) return FITS.inside
  if (others.some((one) => one.startsWith(word))) return FITS.other
  return word.length >= FEWEST_LETTERS && hasInOrder(whole, word) ? FITS.letters : 0
}

/** The first letter begins a word; the others follow anywhere. */
function hasInOrder(text: string, letters: string): boolean {
  let at = text.startsWith(letters.charAt(0)) ? 0 : text.indexOf(` ${letters.charAt(0)}`)
  if (at === -1) return false
  for (const letter of letters) {
    at = text.indexOf(letter, at)
    if (at === -1) return false
    at++
  }
  return true
}

const ACCENTS = /\p{Diacritic}/gu
const BETWEEN = /[^\p{Letter}\p{Number}]+/u

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .split(BETWEEN)
    .filter((word) => word !== '')
}
