import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { BlockList, isIPv4, type LookupFunction } from 'node:net'
import { t } from '@shared/words/words'
import { ImageError, refused } from './image-failures'

/** Finds all addresses of a name. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void

/** What is not of the public internet (IANA special-purpose registries, RFC 6890 and later). */
const SPECIAL_V4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Within 2000::/3, the only part of IPv6 that is public: tunnels that carry any IPv4 address, and examples. */
const SPECIAL_V6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const special = new BlockList()
const publicV6 = new BlockList()
const translated = new BlockList()
for (const [network, prefix] of SPECIAL_V4) {
  special.addSubnet(network, prefix, 'ipv4')
  // The same addresses as a network that translates to IPv4 writes them (RFC 6052).
  special.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6')
}
for (const [network, prefix] of SPECIAL_V6) special.addSubnet(network, prefix, 'ipv6')
publicV6.addSubnet('2000::', 3, 'ipv6')
translated.addSubnet('64:ff9b::', 96, 'ipv6')

/** Whether an IP address is of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4')
  const isPublic = publicV6.check(address, 'ipv6') || translated.check(address, 'ipv6')
  return isPublic && !special.check(address, 'ipv6')
}

/**
 * A look-up for connections that gives public addresses alone. It is made by the connection itself, so a name can't
 * lead elsewhere between the check and the connection.
 */
export function guardedLookup(resolve: Resolve = resolveAll): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, found) => {
      if (error) return done(error, '')
      const addresses = found.filter(({ address }) => isPublicAddress(address))
      const [first] = addresses
      if (first === undefined) return done(intoOwnNetwork(), '')
      if (options.all === true) return done(null, addresses)
      return done(null, first.address, first.family)
    })
  }
}

function resolveAll(...[hostname, done]: Parameters<Resolve>): void {
  systemLookup(hostname, { all: true }, done)
}

function intoOwnNetwork(): ImageError {
  const reason = t`The address leads into a network of its own. Only public hosts are asked.`
  return new ImageError(refused('address-refused', reason))
}
