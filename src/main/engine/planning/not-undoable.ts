import type { FieldValue } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { t } from '@shared/words/words'
import type { PlannedChange } from './estimate-requests'

/** What a roll back can't restore of changes towards Shopify, each a sentence with its number. */
export function notUndoable(changes: readonly PlannedChange[]): string[] {
  return sentences([
    [
      countOf(changes, 'product'),
      (count) => t`${count} product is created in Shopify. They can be archived, not unmade.`,
      (count) => t`${count} products are created in Shopify. They can be archived, not unmade.`,
    ],
    [
      countOf(changes, 'variant'),
      (count) => t`${count} variant is created in Shopify. They can be deleted there, by hand.`,
      (count) => t`${count} variants are created in Shopify. They can be deleted there, by hand.`,
    ],
    [
      fieldCount(changes, 'retail-price'),
      (count) => t`${count} price changes: orders placed meanwhile stay as they are.`,
      (count) => t`${count} prices change: orders placed meanwhile stay as they are.`,
    ],
    [
      fieldCount(changes, 'sku'),
      (count) => t`${count} SKU changes: other apps that know the old ones do not follow.`,
      (count) => t`${count} SKUs change: other apps that know the old ones do not follow.`,
    ],
    [
      countDeleted(changes),
      (count) =>
        t`${count} variant is deleted in Shopify, with stock, pictures and all that hangs on it. It can’t be undone.`,
      (count) =>
        t`${count} variants are deleted in Shopify, with stock, pictures and all that hangs on it. It can’t be undone.`,
    ],
    [
      countOptions(changes),
      (count) =>
        t`${count} product gets another number of options in Shopify. The earlier ones can be made again by hand.`,
      (count) =>
        t`${count} products get another number of options in Shopify. The earlier ones can be made again by hand.`,
    ],
  ])
}

/** The same of changes towards AMS. */
export function notUndoableInAms(changes: readonly PlannedChange[]): string[] {
  return sentences([
    [
      countOf(changes, 'product'),
      (count) =>
        t`${count} product is imported into AMS. They can be unlinked, or removed there by hand.`,
      (count) =>
        t`${count} products are imported into AMS. They can be unlinked, or removed there by hand.`,
    ],
    [
      countOf(changes, 'variant'),
      (count) => t`${count} variant is taken into AMS. They can be removed there, by hand.`,
      (count) => t`${count} variants are taken into AMS. They can be removed there, by hand.`,
    ],
    [
      countDeleted(changes),
      (count) =>
        t`${count} variant is removed from AMS. It can’t be undone; a file that has it changed brings it back.`,
      (count) =>
        t`${count} variants are removed from AMS. It can’t be undone; a file that has it changed brings it back.`,
    ],
    [
      countOptions(changes),
      (count) =>
        t`${count} product gets another number of options in AMS. The earlier ones can be made again by hand.`,
      (count) =>
        t`${count} products get another number of options in AMS. The earlier ones can be made again by hand.`,
    ],
  ])
}

/** Shopify sold more than there was: a count below 0 that is set right is not set below 0 again. */
export function notUndoableCounts(
  changes: readonly (PlannedChange & { readonly theirs: FieldValue })[],
): string[] {
  const belowZero = changes.filter(
    ({ field, theirs }) => field === 'stock' && typeof theirs === 'string' && Number(theirs) < 0,
  )
  return sentences([
    [
      belowZero.length,
      (count) =>
        t`${count} count below 0 is set right in Shopify. Concord sets no count below 0 again.`,
      (count) =>
        t`${count} counts below 0 are set right in Shopify. Concord sets no count below 0 again.`,
    ],
  ])
}

function fieldCount(changes: readonly PlannedChange[], field: PlannedChange['field']): number {
  return changes.filter((change) => change.field === field).length
}

function countOf(changes: readonly PlannedChange[], kind: PlannedChange['kind']): number {
  return changes.filter((change) => change.kind === kind && change.deletes !== true).length
}

function countDeleted(changes: readonly PlannedChange[]): number {
  return changes.filter(({ deletes }) => deletes === true).length
}

/** The values of an option that is added or taken away are in no list of names. */
function countOptions(changes: readonly PlannedChange[]): number {
  return changes.filter(
    ({ field, ours, theirs }) =>
      field === 'option-names' && itemsOf(ours).length !== itemsOf(theirs).length,
  ).length
}

type Words = (count: number) => string
type Line = readonly [count: number, one: Words, many: Words]

function sentences(lines: readonly Line[]): string[] {
  return lines.flatMap(([count, one, many]) =>
    count === 0 ? [] : [count === 1 ? one(count) : many(count)],
  )
}
