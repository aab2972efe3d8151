import type { Brake } from '@shared/contract/review'
import { count, counted, t } from '@shared/words/words'
import { percent } from './numbers'

const NAMES: Readonly<Record<Brake['kind'], string>> = {
  price: t`Prices`,
  sku: 'SKUs',
  'sold-out': t`Stock to zero`,
  deletion: t`Deleted variants`,
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
    const figure = t`${counted(changed, 'variant')}, listed above`
    return { kind, name: NAMES[kind], figure, limit: t`It can’t be undone.`, count: changed }
  }
  return {
    kind,
    name: NAMES[kind],
    figure: t`${count(changed)} of ${count(of)} variants, ${percent(changed, of)}`,
    limit: t`The limit is ${limitPercent}%.`,
    count: changed,
  }
}
