import { amsImageLabel } from '@shared/catalog/image-labels'
import { type AmsProduct, isShopifyStatus, type ShopProduct } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { Evidence } from '../matching'
import { reviewPair } from '../planning'
import type { EntryOutcome, OutboxEntry } from '../ports'
import { newPicture, newProduct } from './new-records'
import { relabelled } from './pictures-known'
import type { FirstRead } from './push-linked-product'
import { type PushContext, sendAttempt } from './send-attempt'
import { importedProduct } from './take-into-ams'
import { concernOf, reasonOf } from './what-it-concerns'

const SENDING_ROUNDS = 3

/**
 * Creates a product in Shopify as Draft, exactly once: the AMS id is looked up before every try, so a
 * product that was made while its answer was lost is found and adopted, never made again (O6).
 */
export async function createInShopify(
  context: PushContext,
  entry: OutboxEntry,
): Promise<EntryOutcome> {
  const ours = context.store.ams.product(entry.amsProductId ?? '')
  if (!ours) return settleAlone(context, entry, 'returned', t`AMS has this product no more.`)
  if (ours.shopifyProductId !== null) return settleLinkedMeanwhile(context, entry, ours)
  const variantIds = ours.variants.map(({ id }) => id)
  for (let round = 1; round <= SENDING_ROUNDS; round++) {
    const found = await context.gateway.findByAmsId(ours.id)
    if (found && context.store.links.isRejected(ours.id, found.id))
      return settleAlone(context, entry, 'parked', RULED_OUT)
    // What is there before anything was sent may have been made long ago, and have a count of its own.
    const created = round > 1 ? variantIds : []
    if (found)
      return link(context, entry, asListed(ours, found), asSent(ours, found), CREATED, created)
    const locationId = await context.gateway.stockLocation()
    const stocked = locationId === null ? null : { locationId, available: 0 }
    const outcome = await sendAttempt(context, entry.productKey, {
      write: { kind: 'create-product', product: newProduct(ours), status: 'DRAFT', stocked },
      entries: [entry],
    })
    if (outcome.kind === 'done') continue
    if (outcome.kind === 'refused') {
      const why = outcome.refusals.map(({ message }) => message).join('; ')
      return settleAlone(
        context,
        entry,
        'refused',
        t`Shopify refused it: ${why}. Nothing was made.`,
      )
    }
    if (outcome.kind === 'not-sent') {
      if (concernOf(outcome.error) !== 'request') throw new ConcordError(outcome.error)
      return settleAlone(context, entry, 'parked', reasonOf(outcome.error))
    }
  }
  const made = await context.gateway.findByAmsId(ours.id)
  if (made)
    return link(context, entry, asListed(ours, made), asSent(ours, made), CREATED, variantIds)
  return settleAlone(context, entry, 'parked', t`Sent, but Shopify does not show the product.`)
}

/**
 * Somebody linked it since it was decided. Where that is the very product that carries its AMS id, it was
 * made by a request whose answer was lost, and a sync found it before the push did.
 */
async function settleLinkedMeanwhile(
  context: PushContext,
  entry: OutboxEntry,
  ours: AmsProduct,
): Promise<EntryOutcome> {
  const made = entry.state === 'unknown' ? await context.gateway.findByAmsId(ours.id) : null
  return made !== null && made.id === ours.shopifyProductId
    ? settleAlone(context, entry, 'done', t`It was created, confirmed by reading.`)
    : settleAlone(context, entry, 'returned', t`It is linked to a Shopify product by now.`)
}

/** Takes a product that only Shopify has into AMS, with its variants linked. Sends nothing. */
export async function importIntoAms(
  context: PushContext,
  entry: OutboxEntry,
  read?: FirstRead,
): Promise<EntryOutcome> {
  const served = read
    ? read.theirs
    : await context.gateway.readProduct(entry.shopifyProductId ?? '')
  const theirs = served && context.store.shop.withRemembered(served)
  // After the read: a product that is pushed beside it may have been linked to it meanwhile.
  if (context.store.links.linkedTo(entry.shopifyProductId ?? '') !== null) {
    return settleAlone(context, entry, 'returned', t`AMS has a product for it by now.`)
  }
  if (!theirs) return settleAlone(context, entry, 'returned', t`Shopify has this product no more.`)
  const isTaken = (id: string): boolean => context.store.ams.existing([id]).length > 0
  if (!isShopifyStatus(theirs.status))
    return settleAlone(context, entry, 'parked', statusUnknown(theirs.status))
  const ours = importedProduct(theirs, isTaken)
  return link(context, entry, ours, relabelled(context.store, ours, theirs), {
    kind: 'imported',
    text: t`Imported from Shopify`,
  })
}

const RULED_OUT = t`Shopify still has the product that Concord made for it before, which a person unlinked. Link the two again, or delete that product in Shopify, then try again.`

function statusUnknown(status: string): string {
  return t`Shopify says ${status}, a status that this Concord does not know, so AMS can not hold the product. Update Concord, or change the status in Shopify, then try again.`
}

const CREATED: Evidence = { kind: 'created', text: t`Created in Shopify by Concord` }

/** A new listing starts as Shopify has it (Draft); AMS's Shopify status follows. */
function asListed(ours: AmsProduct, theirs: ShopProduct): AmsProduct {
  const shopifyStatus = isShopifyStatus(theirs.status) ? theirs.status : ours.shopifyStatus
  return { ...ours, shopifyProductId: theirs.id, shopifyStatus }
}

/** Shopify keeps the pictures of a creation in the order sent, under addresses and ids of its own. */
function asSent(ours: AmsProduct, theirs: ShopProduct): ShopProduct {
  const sent = ours.images.filter((image) => newPicture(image) !== null)
  if (sent.length !== theirs.images.length) return theirs
  const images = theirs.images.map((image, index) => {
    const from = sent[index]
    return from ? { ...image, rememberedAs: amsImageLabel(from) } : image
  })
  return { ...theirs, images }
}

function link(
  context: PushContext,
  entry: OutboxEntry,
  ours: AmsProduct,
  theirs: ShopProduct,
  evidence: Evidence,
  /** AMS variants that this push made in Shopify. */
  created: readonly string[] = [],
): EntryOutcome {
  const outcome: EntryOutcome = { entryId: entry.id, state: 'done', reason: '' }
  context.store.outbox.settleProduct({
    at: context.now(),
    productKey: entry.productKey,
    outcomes: [outcome],
    pair: {
      ours,
      theirs,
      review: reviewPair(
        ours,
        theirs,
        context.store.comparison.baseOf(ours.id, theirs.id),
        context.store.rules.policies(),
      ),
      newLink: { amsProductId: ours.id, shopifyProductId: theirs.id, evidence },
      created,
    },
    audit: [{ action: evidence.text, detail: theirs.id }],
  })
  return outcome
}

function settleAlone(
  context: PushContext,
  entry: OutboxEntry,
  state: EntryOutcome['state'],
  reason: string,
): EntryOutcome {
  const outcome: EntryOutcome = { entryId: entry.id, state, reason }
  context.store.outbox.settleProduct({
    at: context.now(),
    productKey: entry.productKey,
    outcomes: [outcome],
    pair: null,
    audit: [{ action: `product: ${state}`, detail: reason }],
  })
  return outcome
}
