/**
 * What makes a spreadsheet take a cell for a formula (owasp.org/www-community/attacks/CSV_Injection), the
 * full-width forms that some of them read alike included.
 */
const FORMULA_MARKS: ReadonlySet<string> = new Set('= + - @ \t \r \0 ＝ ＋ － ＠'.split(' '))
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/
const APOSTROPHE = "'"

/**
 * The text of a cell as AMS's files write it: one that would start a formula begins with an apostrophe, and one
 * that begins with an apostrophe of its own has it twice. A plain number such as -5 starts no formula.
 */
export function guardFormula(text: string): string {
  const isGuarded = text.startsWith(APOSTROPHE) || (startsFormula(text) && !PLAIN_NUMBER.test(text))
  return isGuarded ? `${APOSTROPHE}${text}` : text
}

/** The text that was guarded. Any other text stays as it is: an apostrophe before a word belongs to the word. */
export function unguardFormula(text: string): string {
  if (!text.startsWith(APOSTROPHE)) return text
  const rest = text.slice(1)
  return rest.startsWith(APOSTROPHE) || startsFormula(rest) ? rest : text
}

function startsFormula(text: string): boolean {
  return FORMULA_MARKS.has(text.charAt(0))
}
