import { bareAddress, LONGEST_ADDRESS, LOOPBACK, toUrl } from './typed-address'

/** Where an AMS server answers: `base` is what its paths are put behind, `host` what a person recognises. */
export type AmsAddress = { readonly base: string; readonly host: string }

/** `not-secure`: http to anything but this computer. */
export type AmsAddressRefusal = 'empty' | 'not-secure' | 'not-an-address'

export type ReadAmsAddress =
  | { readonly ok: true; readonly address: AmsAddress }
  | { readonly ok: false; readonly why: AmsAddressRefusal }

/**
 * The address of an AMS server as a person types it: https, with or without a path of its own; http for this
 * computer alone. A name, password, query or fragment in it is refused, so that it says where and nothing else.
 */
export function readAmsAddress(typed: string): ReadAmsAddress {
  const text = bareAddress(typed)
  if (text === '') return refused('empty')
  const url = text.length > LONGEST_ADDRESS ? null : toUrl(text)
  if (!url || !/^https?:$/.test(url.protocol)) return refused('not-an-address')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return refused('not-an-address')
  }
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) return refused('not-secure')
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')
  return { ok: true, address: { base: `${url.origin}${path}`, host: url.host } }
}

function refused(why: AmsAddressRefusal): ReadAmsAddress {
  return { ok: false, why }
}
