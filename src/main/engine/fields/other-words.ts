/** Tags between which no text is dropped or moved, whatever their order (html.spec.whatwg.org, parsing). */
const TAG = '</?(?:p|br|strong|em|b|i|u|span|div|ul|ol|li|h[1-6])(?: [a-z-]+="[^"<>&]*")* ?/?>'
const REFERENCE = '&(?:amp|lt|gt|quot|nbsp|#39);'
const TAGS_AND_REFERENCES = new RegExp(`${TAG}|${REFERENCE}`, 'g')
const REFERENCES = new RegExp(REFERENCE, 'g')
const TAGS_AND_SPACES = /<[^>]*>|\s+/g
/** All but characters that start nothing and that Unicode's normal form leaves alone wherever they stand. */
const NOT_PLAIN = /[^\t\n\r\x20-\x25\x27-\x3b\x3d-\x7e\u00a0-\u02ff\u2010-\u2027\u20ac]/
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', ''],
  ['&#39;', "'"],
])

/**
 * True where two HTML texts surely have other words, told without parsing them as documents: both are
 * written in the plain way of a shop's editor, and what remains without tags and white space differs.
 * False says nothing. Parsing is most of what the comparison of a changed description takes.
 */
export function haveOtherWords(left: string, right: string): boolean {
  if (last.left !== left || last.right !== right) last = { left, right, answer: judge(left, right) }
  return last.answer
}

/** A comparison asks for the same two several times: against the base, for the nuance, for the history. */
let last = { left: '', right: '', answer: false }

function judge(left: string, right: string): boolean {
  if (!isSimple(left)) return false
  const [ours, theirs] = apart(left, right)
  return isSimple(theirs) && lettersOf(ours) !== lettersOf(theirs)
}

/**
 * Two texts, the first of which is written in the plain way, without the tags and words that both begin and end with:
 * somebody changed a sentence. Cut where a tag begins or has ended, so that what is the same is as plain in the second.
 */
function apart(left: string, right: string): readonly [left: string, right: string] {
  const shorter = Math.min(left.length, right.length)
  let begin = 0
  while (begin < shorter && left.charCodeAt(begin) === right.charCodeAt(begin)) begin++
  const from = Math.max(0, left.lastIndexOf('<', begin - 1))
  let end = 0
  while (
    end < shorter - from &&
    left.charCodeAt(left.length - 1 - end) === right.charCodeAt(right.length - 1 - end)
  )
    end++
  const closed = left.indexOf('>', left.length - end)
  const rest = closed === -1 ? 0 : left.length - closed - 1
  return [left.slice(from, left.length - rest), right.slice(from, right.length - rest)]
}

/** Whatever is left of a tag or a reference that is not one of the known ones speaks against it. */
function isSimple(html: string): boolean {
  return !NOT_PLAIN.test(html.replace(TAGS_AND_REFERENCES, ''))
}

function lettersOf(html: string): string {
  return html
    .replace(TAGS_AND_SPACES, '')
    .replace(REFERENCES, (reference) => SHOWN.get(reference) ?? '')
}
