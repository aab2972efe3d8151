/**
 * What makes a spreadsheet take a cell for a formula (owasp.org/www-community/attacks/CSV_Injection), the
 * full-width forms that some of them read alike included. Apostrophes before it were put there by a guard, or
 * look as if they were.
 */
const STARTS_FORMULA = /^'*[=+\-@\t\r\0＝＋－＠]/
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/
const APOSTROPHE = "'"

/**
 * The text of a cell as files hold it: one that would start a formula, or was guarded before, begins with one more
 * apostrophe. A number below 0 such as -5 starts no formula, and an apostrophe before a word belongs to the word.
 */
export function guardFormula(text: string): string {
  const isGuarded = STARTS_FORMULA.test(text) && !NEGATIVE_NUMBER.test(text)
  return isGuarded ? `${APOSTROPHE}${text}` : text
}

/** The text that was guarded. Any other text stays as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith(APOSTROPHE) && STARTS_FORMULA.test(text) ? text.slice(1) : text
}
