import { t } from '@shared/words/words'

/** The details of an error that a person has a use for. What else there is are codes for support. */
const WORDS: Readonly<Record<string, string>> = {
  before: t`before`,
  now: t`now`,
  missing: t`missing`,
  count: t`count`,
  file: t`file`,
  field: t`field`,
  reason: t`reason`,
  search: t`search`,
}

/** What a detail of an error is called; a code as it is. */
export function detailWord(name: string): string {
  return Object.hasOwn(WORDS, name) ? (WORDS[name] ?? name) : name
}
