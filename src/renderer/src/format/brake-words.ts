import type { Brake } from '@shared/contract/review'
import { count, percent } from './numbers'

const NAMES: Readonly<Record<Brake['kind'], string>> = {
  price: 'Prices',
  sku: 'SKUs',
  'sold-out': 'Stock to zero',
  deletion: 'Deleted variants',
}

export type BrakeWords = {
  readonly kind: Brake['kind']
  readonly name: string
  /** "371 of 6,912 variants, 5%". */
  readonly figure: string
  /** "The limit is 5%." */
  readonly limit: string
  /** The figure to type, as the engine wants to hear it. */
  readonly count: number
}

/** A brake as a line: what would change at once, its share, and from which share it applies. */
export function brakeWords({ kind, count: changed, of, limitPercent }: Brake): BrakeWords {
  if (kind === 'deletion') {
    const figure = `${count(changed)} ${changed === 1 ? 'variant' : 'variants'}, listed above`
    return { kind, name: NAMES[kind], figure, limit: 'It can’t be undone.', count: changed }
  }
  return {
    kind,
    name: NAMES[kind],
    figure: `${count(changed)} of ${count(of)} variants, ${percent(changed, of)}`,
    limit: `The limit is ${limitPercent}%.`,
    count: changed,
  }
}
