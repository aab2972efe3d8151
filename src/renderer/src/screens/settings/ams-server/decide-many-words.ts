import type {
  AmsBrake,
  AmsDecidedMany,
  AmsEffect,
  AmsManyPreview,
  AmsPart,
} from '@shared/contract/ams-decisions'
import type { AmsKeep } from '@shared/contract/ams-line'
import { t } from '@shared/words/words'
import { count, counted, percent } from '../../../format'

type Counts = Pick<AmsPart, 'values' | 'products'>

export const DECIDE_MANY = {
  all: t`Many at once`,
  kind: t`Kind`,
  products: t`Products`,
  values: t`Values`,
  decide: t`Decide`,
  button: { ours: t`Keep ours…`, theirs: t`Take theirs…` },
  title: {
    ours: (kind: string) => t`Keep ours: ${kind}`,
    theirs: (kind: string) => t`Take theirs: ${kind}`,
  },
  what: t`What happens`,
  examples: (shown: number, of: number) =>
    shown === of ? t`All of them` : t`The first ${count(shown)} of ${count(of)}`,
  nothing: t`There is nothing to decide any more`,
  untyped: t`Type the figure first`,
  ask: (brake: string) => t`${brake}: to do it, type`,
  firstRows: (shown: number, of: number) =>
    t`These are the first ${count(shown)} of ${count(of)}; the table above has all of them by their kind.`,
} as const

/** The button that does it, with its number: variants where it is about nothing else. */
export function buttonWords(keep: AmsKeep, { parts, products, values }: AmsManyPreview): string {
  const many = parts.every(({ effect }) => effect.includes('variants')) ? values : products
  return keep === 'ours' ? t`Keep ours for ${count(many)}` : t`Take theirs for ${count(many)}`
}

/** What happens, in the order in which a person wants to know it. */
export function effectWords(keep: AmsKeep, preview: AmsManyPreview): readonly string[] {
  const { parts, held, gone } = preview
  const isHere = keep === 'theirs'
  const movesStock = parts.some((part) => part.movesStock)
  return [
    ...parts.map((part) => EFFECTS[part.effect](part)),
    held > 0 &&
      t`Held until another question about the same product is decided too: ${counted(held, 'product')}.`,
    gone > 0 && t`Already decided, and left as it is: ${counted(gone, 'value')}.`,
    movesStock && t`Where counts change, Shopify is told by itself, as with any change of stock.`,
    isHere &&
      !movesStock &&
      t`In Shopify nothing changes by it; the next comparison shows what differs then.`,
    isHere
      ? t`Nothing is sent to the AMS server for it.`
      : t`It is sent by itself, within seconds or when the AMS server can be reached.`,
  ].filter((sentence) => sentence !== false)
}

const EFFECTS: Readonly<Record<AmsEffect, (counts: Counts) => string>> = {
  'writes-there': (counts) =>
    t`The AMS server gets ${valuesOf(counts)} from Concord, over what it has now.`,
  'writes-here': (counts) =>
    t`Concord gets ${valuesOf(counts)} from the AMS server, over what it has now.`,
  'removes-there': ({ products }) =>
    t`${counted(products, 'product')} will be deleted from the AMS server, with variants and stock, for everybody who reads it.`,
  'brings-back': ({ products }) =>
    t`${counted(products, 'product')} will be in Concord’s catalog again, as on the AMS server.`,
  'makes-there': ({ products }) =>
    t`${counted(products, 'product')} will be made on the AMS server again, as in Concord.`,
  'removes-here': ({ products }) =>
    t`${counted(products, 'product')} will go from Concord’s catalog too, with what was changed here.`,
  'makes-variants-there': (counts) =>
    t`${variantsOf(counts)} will be made on the AMS server again, as in Concord.`,
  'removes-variants-here': (counts) =>
    t`${variantsOf(counts)} will go from Concord’s catalog too, with what was changed here.`,
}

function valuesOf({ values, products }: Counts): string {
  return `${counted(values, 'value')} (${counted(products, 'product')})`
}

function variantsOf({ values, products }: Counts): string {
  return `${counted(values, 'variant')} (${counted(products, 'product')})`
}

/** That there is no undo, and what is left of what goes. */
export function finalWords({ parts }: AmsManyPreview): readonly string[] {
  const effects = parts.map(({ effect }) => effect)
  return [
    t`There is no undo for it.`,
    effects.includes('removes-there') &&
      t`What only the AMS server knew of them is gone; a file brings back no more than it holds.`,
    effects.includes('writes-there') && t`What the AMS server has now is kept nowhere.`,
    parts.some(({ effect, isInHistory }) => effect === 'writes-here' && isInHistory) &&
      t`What Concord has now stays in the history of each product.`,
  ].filter((sentence) => sentence !== false)
}

type BrakeLine = {
  /** A part has at most one. */
  readonly kind: AmsEffect
  readonly name: string
  readonly figure: string
  readonly limit: string
  readonly count: number
}

/** The brakes of a preview, each with its figure. */
export function amsBrakes({ parts }: AmsManyPreview): readonly BrakeLine[] {
  return parts.flatMap(({ effect, brake }) => (brake ? [brakeWords(brake, effect)] : []))
}

function brakeWords(brake: AmsBrake, effect: AmsEffect): BrakeLine {
  const { kind, count: many, of, limitPercent } = brake
  if (kind === 'removal') {
    const isOfVariants = effect === 'removes-variants-here'
    return {
      kind: effect,
      name: effect === 'removes-there' ? t`Deleted from the AMS server` : t`Gone from Concord`,
      figure: isOfVariants ? counted(many, 'variant') : counted(many, 'product'),
      limit: t`It can’t be undone.`,
      count: many,
    }
  }
  return {
    kind: effect,
    name: t`Products changed`,
    figure: t`${count(many)} of ${counted(of, 'product')}, ${percent(many, of)}`,
    limit: t`The limit is ${limitPercent}%.`,
    count: many,
  }
}

export const REMOVAL_BRAKE = {
  title: t`Brake: what is deleted can’t be brought back`,
  why: t`Look whether a file that is only a part of the catalog is behind it.`,
} as const

/** What became of it, in a sentence or two. */
export function decidedWords(decided: AmsDecidedMany): string {
  const { gone } = decided
  const words = reachedWords(decided)
  return gone === 0 ? words : t`${words} Decided already: ${counted(gone, 'value')}.`
}

function reachedWords({ products, notReached }: AmsDecidedMany): string {
  if (notReached === 0) {
    return products === 0
      ? t`There was nothing to decide any more.`
      : t`Decided for ${counted(products, 'product')}.`
  }
  return products === 0
    ? t`Canceled before anything changed.`
    : t`Canceled: decided for ${count(products)} of ${counted(products + notReached, 'product')}; the others stay open.`
}
