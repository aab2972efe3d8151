/** Anything that looks like a Shopify credential, wherever it stands in a line. */
const CREDENTIAL = /\bshp[a-z]{2}_[A-Za-z0-9]+/g
const NAMES =
  'x-shopify-access-token|authorization|access[_-]?token|refresh[_-]?token|client[_-]?secret|api[_-]?secret|password|token|secret'
/** What is a secret by the name before it: a header, a part of an address, a value of JSON. */
const NAMED = new RegExp(
  `(\\b(?:${NAMES})["']?\\s*[:=]\\s*["']?(?:(?:bearer|basic)\\s+)?|\\bbearer\\s+)(?!\\[credential\\])[^\\s"'&,;{}[\\]]+`,
  'gi',
)

/** A text without credentials. */
export function withoutCredentials(text: string): string {
  return text.replace(CREDENTIAL, '[credential]').replace(NAMED, '$1[credential]')
}
