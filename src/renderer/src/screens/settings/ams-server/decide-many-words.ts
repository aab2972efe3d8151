import type {
  AmsBrake,
  AmsDecidedMany,
  AmsEffect,
  AmsManyPreview,
} from '@shared/contract/ams-decisions'
import type { AmsKeep } from '@shared/contract/ams-line'
import { t } from '@shared/words/words'
import { count, counted, percent } from '../../../format'

type Counts = Pick<AmsManyPreview, 'values' | 'products'>

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

/** The button that does it, with its number. */
export function buttonWords(keep: AmsKeep, effect: AmsEffect, counts: Counts): string {
  const many = effect.includes('variants') ? counts.values : counts.products
  return keep === 'ours' ? t`Keep ours for ${count(many)}` : t`Take theirs for ${count(many)}`
}

/** What happens, in the order in which a person wants to know it. */
export function effectWords(preview: AmsManyPreview): readonly string[] {
  const { effect, held, movesStock } = preview
  const isHere = effect.endsWith('-here') || effect === 'brings-back'
  return [
    EFFECTS[effect](preview),
    held > 0 &&
      t`Held until another question about the same product is decided too: ${counted(held, 'product')}.`,
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
export function finalWords({ effect, isInHistory }: AmsManyPreview): readonly string[] {
  return [
    t`There is no undo for it.`,
    effect === 'removes-there' &&
      t`What only the AMS server knew of them is gone; a file brings back no more than it holds.`,
    effect === 'writes-there' && t`What the AMS server has now is kept nowhere.`,
    effect === 'writes-here' &&
      isInHistory &&
      t`What Concord has now stays in the history of each product.`,
  ].filter((sentence) => sentence !== false)
}

type BrakeLine = {
  readonly kind: AmsBrake['kind']
  readonly name: string
  readonly figure: string
  readonly limit: string
  readonly count: number
}

export function amsBrakeWords(brake: AmsBrake, effect: AmsEffect): BrakeLine {
  const { kind, count: many, of, limitPercent } = brake
  if (kind === 'removal') {
    const isOfVariants = effect === 'removes-variants-here'
    return {
      kind,
      name: effect === 'removes-there' ? t`Deleted from the AMS server` : t`Gone from Concord`,
      figure: isOfVariants ? counted(many, 'variant') : counted(many, 'product'),
      limit: t`It can’t be undone.`,
      count: many,
    }
  }
  return {
    kind,
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

/** What became of it, in a sentence. */
export function decidedWords({ products, notReached }: AmsDecidedMany): string {
  if (notReached === 0) {
    return products === 0
      ? t`There was nothing to decide any more.`
      : t`Decided for ${counted(products, 'product')}.`
  }
  return products === 0
    ? t`Canceled before anything changed.`
    : t`Canceled: decided for ${count(products)} of ${counted(products + notReached, 'product')}; the others stay open.`
}
