import { isIP } from 'node:net'
import { t } from '@shared/words/words'
import type { ImageFailure } from '../engine/ports'
import { notAllowed, refused } from './image-failures'

/** An address that may be asked, or why not. `isOwn`: of the one origin that needs no further proof. */
export type GuardedAddress =
  | { readonly kind: 'may-ask'; readonly url: URL; readonly isOwn: boolean }
  | { readonly kind: 'refused'; readonly failure: ImageFailure }

const LONGEST = 4096
/** Endings of names that lead nowhere but into a network of one's own (RFC 6761, 6762, 8375, 9476). */
const OWN_NETWORK = /\.(local|localhost|internal|home\.arpa|lan|intranet|private|corp|home)$/

/**
 * Whether an address may be asked for a picture: https on its usual port, without a name or password, at a host that
 * is on the list as it is written there. `ownOrigin` is the store on this computer, the one exception to all of this;
 * null where there is none. `new URL` has brought all spellings of a host into one (url.spec.whatwg.org, host parsing).
 */
export function guardAddress(
  text: string,
  hosts: readonly string[],
  ownOrigin: string | null,
): GuardedAddress {
  const read = readAddress(text, ownOrigin)
  if (read.kind === 'refused' || read.isOwn || hosts.includes(read.url.hostname)) return read
  return { kind: 'refused', failure: notAllowed(read.url.hostname) }
}

/** The origin of a store on this computer; null for any other store. */
export function loopbackOrigin(storeUrl: string): string | null {
  const { hostname, origin } = new URL(storeUrl)
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) ? origin : null
}

/** The host of an address that a person may allow; null where that would change nothing. */
export function hostOfAddress(text: string, ownOrigin: string | null): string | null {
  const read = readAddress(text, ownOrigin)
  if (read.kind === 'refused') return null
  return read.isOwn ? read.url.host : read.url.hostname
}

function readAddress(text: string, ownOrigin: string | null): GuardedAddress {
  const url = parse(text)
  if (url === null) return refuse(t`This is no address that Concord can ask for a picture.`)
  if (url.username !== '' || url.password !== '') {
    return refuse(t`The address has a name or a password in it. Such addresses are not asked.`)
  }
  if (url.origin === ownOrigin) return { kind: 'may-ask', url, isOwn: true }
  if (url.protocol !== 'https:') {
    return refuse(t`Pictures are fetched from addresses that begin with https:// only.`)
  }
  if (url.port !== '') {
    return refuse(t`The address names port ${url.port}. Only the usual port of https is asked.`)
  }
  if (isOfOwnNetwork(url.hostname)) {
    return refuse(t`The address leads into a network of its own. Only public hosts are asked.`)
  }
  return { kind: 'may-ask', url, isOwn: false }
}

function parse(text: string): URL | null {
  if (text.length > LONGEST) return null
  try {
    return new URL(text)
  } catch {
    return null
  }
}

/** Numbers instead of a name, a name without a dot, and names that no public host has. */
function isOfOwnNetwork(hostname: string): boolean {
  if (hostname.startsWith('[') || isIP(hostname) !== 0) return true
  // `localhost.` is `localhost`, and no list has a name that ends so.
  return hostname.endsWith('.') || !hostname.includes('.') || OWN_NETWORK.test(hostname)
}

function refuse(reason: string): GuardedAddress {
  return { kind: 'refused', failure: refused('address-refused', reason) }
}
