import type { AmsProduct, ShopProduct } from '@shared/catalog/product'
import type { FieldValue } from '@shared/fields/field-registry'
import type { EntryOutcome, OutboxEntry } from '../ports'
import { receivingValue, sentValue } from './receiving-value'

/** Remembers, during the push of one product, what each field held before it was changed. */
export class ChangedValues {
  readonly #before = new Map<number, FieldValue>()

  /** Called when the ground was found as seen: what follows is a change. */
  about(entry: OutboxEntry, ours: AmsProduct, theirs: ShopProduct): void {
    const before = receivingValue(entry, ours, theirs)
    if (before !== undefined && !this.#before.has(entry.id)) this.#before.set(entry.id, before)
  }

  /** Before and after of a field that was changed; `undefined` when the push changed none. */
  of(entry: OutboxEntry, ours: AmsProduct, theirs: ShopProduct): EntryOutcome['values'] {
    const before = this.#before.get(entry.id) ?? seenBeforeDying(entry)
    const after =
      entry.choice === 'ours' ? sentValue(entry, ours, theirs) : receivingValue(entry, ours, theirs)
    return before === undefined || after === undefined ? undefined : { before, after }
  }
}

/**
 * An earlier process sent it and died before the answer; what it then held is what the person had seen.
 * Of AMS's status only the meaning was seen, not the word that Shopify held.
 */
function seenBeforeDying({
  state,
  choice,
  kind,
  field,
  ours,
  theirs,
  restores,
}: OutboxEntry): FieldValue | undefined {
  if (state !== 'unknown' || kind !== 'field') return undefined
  if (restores) return restores.since
  if (field === 'status') return undefined
  return choice === 'ours' ? theirs : ours
}
