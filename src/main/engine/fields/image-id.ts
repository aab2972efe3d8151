import { createHash } from 'node:crypto'

/** The id that AMS's picture of a public address has: the same wherever the address is named. */
export function imageIdOfAddress(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 16)
}
