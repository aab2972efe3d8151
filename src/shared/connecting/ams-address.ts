/** Where an AMS server answers: `base` is what its paths are put behind, `host` what a person recognises. */
export type AmsAddress = { readonly base: string; readonly host: string }

/** `not-secure`: http to anything but this computer. */
export type AmsAddressRefusal = 'empty' | 'not-secure' | 'not-an-address'

export type ReadAmsAddress =
  | { readonly ok: true; readonly address: AmsAddress }
  | { readonly ok: false; readonly why: AmsAddressRefusal }

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const LONGEST = 2_000

/**
 * The address of an AMS server as a person types it: https, with or without a path of its own; http for this
 * computer alone. A name, password, query or fragment in it is refused, so that it says where and nothing else.
 */
export function readAmsAddress(typed: string): ReadAmsAddress {
  const text = typed
    .trim()
    .replace(/^["'<“]+|["'>”]+$/g, '')
    .trim()
  if (text === '') return refused('empty')
  const url = text.length > LONGEST ? null : toUrl(text)
  if (!url || !/^https?:$/.test(url.protocol)) return refused('not-an-address')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return refused('not-an-address')
  }
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) return refused('not-secure')
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')
  return { ok: true, address: { base: `${url.origin}${path}`, host: url.host } }
}

function toUrl(text: string): URL | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  // Without a scheme, `localhost:4020` would be read as a scheme of its own.
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(text)
  try {
    return new URL(hasScheme ? text : `${isLocal ? 'http' : 'https'}://${text}`)
  } catch {
    // Not an address in any reading.
    return null
  }
}

function refused(why: AmsAddressRefusal): ReadAmsAddress {
  return { ok: false, why }
}
