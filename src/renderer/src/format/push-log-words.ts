import type { PushLogRow, PushLogStatus } from '@shared/contract/stock-sync'
import {
  isOtherRowRefused,
  pushStatusWord,
  RULE_WORDS,
  stockCauseWords,
} from '@shared/contract/stock-words'
import { count, t, tAs } from '@shared/words/words'
import { stockArithmetic } from './stock-words'
import { secondTimeOf } from './times'

/** Shopify had another count than the one that the push was made for. */
function isStale({ errorCode }: PushLogRow): boolean {
  return errorCode === 'CHANGE_FROM_QUANTITY_STALE'
}

/** Nothing was said against it: another row of its request was refused. */
function isHeldUp({ message }: PushLogRow): boolean {
  return isOtherRowRefused(message)
}

/** "27 − 6": on hand less what wholesale holds, and less web orders where AMS still counts any. */
export function workedOutWords({ onHand, committed, webOrders }: PushLogRow): string {
  if (onHand === null) return '–'
  return [onHand, committed, ...(webOrders === 0 ? [] : [webOrders])].map(count).join(' − ')
}

/** What became of Shopify's count: "24 → 21" once it has the new one, else what it stayed at. */
export function inShopifyWords(row: PushLogRow): string {
  const { status, shopifyBefore, quantity } = row
  if (status === 'success') {
    return shopifyBefore === null ? count(quantity) : `${count(shopifyBefore)} → ${count(quantity)}`
  }
  if (status === null) return t`Not known yet`
  if (shopifyBefore === null) return t`Not known`
  if (isStale(row)) return t`No longer ${count(shopifyBefore)}`
  // Without a refusal the answer was lost, and the count was read back for the next try.
  const isReadBack = status === 'retry' && row.errorCode === '' && !isHeldUp(row)
  return isReadBack ? t`Read back` : t`Stayed ${count(shopifyBefore)}`
}

/** "Sent 22, if it is still 25". */
function sentWords({ quantity, shopifyBefore }: PushLogRow): string {
  return shopifyBefore === null
    ? t`Sent ${count(quantity)}`
    : t`Sent ${count(quantity)}, if it is still ${count(shopifyBefore)}`
}

function arithmeticOf({ onHand, committed, webOrders }: PushLogRow): string {
  return stockArithmetic({ onHand, wholesaleCommitments: committed, webOrders })
}

export type PushMeaning = {
  readonly title: string
  readonly text: string
  /** What happened after it and what is to be done. */
  readonly next: string
}

/** What a row means, in plain words; `story` has all attempts at the same change, oldest first. */
export function pushMeaning(row: PushLogRow, story: readonly PushLogRow[]): PushMeaning {
  switch (row.status) {
    case null:
      return {
        title: t`On its way`,
        text: t`${count(row.quantity)} was sent, and Shopify’s answer is still to come.`,
        next: t`If the answer is lost, it is asked for once more with the same repeat key, so that nothing is set twice.`,
      }
    case 'success':
      return { ...successWords(row), next: t`Nothing to do.` }
    case 'retry':
      return { ...refusalOf(row), next: afterwards(row, story) }
    case 'failure':
      return {
        title: t`Given up on`,
        text: row.message === '' ? t`Shopify did not take the number.` : row.message,
        next: afterwards(row, story),
      }
  }
}

function successWords(row: PushLogRow): Omit<PushMeaning, 'next'> {
  const { quantity, shopifyBefore, tryNumber } = row
  return {
    title: tryNumber === 1 ? t`Sent at the first try` : t`Sent at try ${count(tryNumber)}`,
    text: [
      shopifyBefore === null
        ? t`It took ${count(quantity)}.`
        : t`Shopify had ${count(shopifyBefore)}. It took ${count(quantity)}.`,
      row.message,
    ]
      .filter(Boolean)
      .join(' '),
  }
}

function refusalOf(row: PushLogRow) {
  const { message, quantity, shopifyBefore } = row
  if (!isStale(row) || shopifyBefore === null) {
    return {
      title: isHeldUp(row) ? t`Held up by another row` : t`It did not go through yet`,
      text: message === '' ? t`Shopify did not take the number this time.` : message,
    }
  }
  return {
    title: t`Somebody was faster`,
    text: t`Concord had read ${count(shopifyBefore)} in Shopify, but the count was another one when ${count(quantity)} arrived: somebody bought or changed it meanwhile. So Shopify refused the number, and nothing was written.`,
  }
}

function afterwards(row: PushLogRow, story: readonly PushLogRow[]): string {
  const later = story.filter(({ sequence }) => sequence > row.sequence)
  const went = later.find(({ status }) => status === 'success')
  if (went) {
    return t`Both sides were read again, and ${count(went.quantity)} went out at ${secondTimeOf(went.at)}. Nothing to do.`
  }
  if (row.cause === 'decision') return t`The Outbox tells how the decision stands.`
  const last = later.at(-1) ?? row
  if (last.status === 'failure') {
    return t`Nothing more is sent for it by itself. The Overview lists it under “Given up on”, with “Try again”.`
  }
  return t`Both sides are read again, and it is tried once more by itself.`
}

export type StoryStep = {
  readonly id: string
  readonly at: string
  readonly look: 'plain' | PushLogStatus
  readonly text: string
}

/** What happened to a change, step by step: how it was worked out, each attempt and its answer. */
export function storySteps(story: readonly PushLogRow[]): readonly StoryStep[] {
  return story.flatMap((attempt, index) => {
    const before = story[index - 1]
    const id = String(attempt.sequence)
    const sent: StoryStep = {
      id,
      at: attempt.at,
      look: attempt.status ?? 'plain',
      text: `${sentWords(attempt)}. ${answerWords(attempt)}`,
    }
    const arithmetic = arithmeticOf(attempt)
    const worked =
      before === undefined
        ? [stockCauseWords(attempt.cause, attempt.causeText), arithmetic]
        : [readAgainWords(attempt), arithmetic]
    const text = worked.filter(Boolean).join('. ')
    return [{ id: `${id} worked out`, at: attempt.at, look: 'plain', text }, sent]
  })
}

function readAgainWords({ shopifyBefore }: PushLogRow): string {
  return shopifyBefore === null ? t`Read again` : t`Read again: Shopify ${count(shopifyBefore)}`
}

function answerWords(row: PushLogRow): string {
  const { status, message } = row
  switch (status) {
    case null:
      return t`No answer yet`
    case 'success':
      return t`Accepted`
    case 'retry':
    case 'failure': {
      const why = isStale(row) ? t`the count was another one` : message
      const what = status === 'retry' ? t`Not taken` : t`Given up`
      return why === '' ? what : `${what}: ${why}`
    }
  }
}

/** The whole row in a sentence for screen readers. */
export function pushRowName(row: PushLogRow): string {
  return [
    pushSubject(row),
    pushStatusWord(row.status),
    t`Sent ${count(row.quantity)}`,
    t`In Shopify ${inShopifyWords(row).replace('→', tAs('new number')`to`)}`,
    stockCauseWords(row.cause, row.causeText),
    t`Try ${count(row.tryNumber)}`,
    secondTimeOf(row.at),
  ].join('. ')
}

/** "Bud Vase, Rose, FP-VAS-ROS". */
function pushSubject({ productName, variantLabel, sku }: PushLogRow): string {
  return [productName, variantLabel, sku].filter(Boolean).join(', ')
}

/** A row as text for a letter to support, ids included. */
export function pushRowText(row: PushLogRow): string {
  const lines: readonly (readonly [string, string])[] = [
    [t`Product`, pushSubject(row)],
    ['AMS', t`product ${row.amsProductId}, variant ${row.amsVariantId}`],
    [t`Time`, row.endedAt === null ? `${row.at} (UTC)` : t`${row.at} to ${row.endedAt} (UTC)`],
    [t`Status`, t`${pushStatusWord(row.status)}, try ${row.tryNumber}`],
    [t`Worked out`, arithmeticOf(row)],
    [t`Sent`, sentWords(row)],
    [t`In Shopify`, inShopifyWords(row)],
    [t`Rule`, RULE_WORDS[row.rule]],
    [t`Cause`, stockCauseWords(row.cause, row.causeText)],
    [t`Message`, row.message],
    [t`Answer`, row.errorCode],
    [t`Request id`, row.requestId],
    [t`Call`, callWords(row)],
    [t`Repeat key`, row.idempotencyKey],
    [t`Location`, row.locationName],
  ]
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

/** "inventorySetQuantities, row 3 of 14". */
export function callWords({ row, rows }: PushLogRow): string {
  return t`inventorySetQuantities, row ${count(row)} of ${count(rows)}`
}
