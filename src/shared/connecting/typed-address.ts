/** Longer is no address that anybody types. */
export const LONGEST_ADDRESS = 2_000
/** Names of this computer: plain http is taken for these alone. */
export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Without the spaces and quotes that come along when an address is copied. */
export function bareAddress(typed: string): string {
  return typed
    .trim()
    .replace(/^["'<“]+|["'>”]+$/g, '')
    .trim()
}

/** With or without its scheme: https, but for this computer. Null for what is an address in no reading. */
export function toUrl(text: string): URL | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  // Without a scheme, `localhost:4010` would be read as a scheme of its own.
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(text)
  try {
    return new URL(hasScheme ? text : `${isLocal ? 'http' : 'https'}://${text}`)
  } catch {
    return null
  }
}
