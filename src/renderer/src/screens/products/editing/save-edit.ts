import type { BulkEdit, Edited, WantedChange } from '@shared/contract/editing'
import type { ProductSelection } from '@shared/contract/products'
import type { Result } from '@shared/contract/result'
import type { EditableKey } from '@shared/fields/editable-fields'
import type { FieldValue } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { askEngine } from '../../../api'
import { announce } from '../../../components/announcer'
import { toast } from '../../../components/toast'
import { shownValue } from '../../../components/values'
import { count, counted } from '../../../format'

/** What became of an entered value. `moved`: AMS has another one by now, and nothing was changed. */
export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'moved'; readonly message: string; readonly now: FieldValue }

type Told = {
  readonly undo: () => void
  /** Told even where the store agrees as before, because it is easily done by mistake. */
  readonly always?: boolean
}

/** One change of one product. Saved is said after it is stored only. */
export async function saveChange(
  { amsProductId }: { readonly amsProductId: string },
  change: WantedChange,
  undo: () => void,
): Promise<Outcome> {
  const answer = await askEngine('products.edit', { amsProductId, changes: [change] })
  const always = change.kind === 'add-variant' || change.kind === 'remove-variant'
  return outcomeOf(answer, { undo, always })
}

/** A value in one place, held against what the person saw. */
export function cellChange(
  field: EditableKey,
  variantId: string,
  from: FieldValue,
  to: FieldValue,
): WantedChange {
  return { kind: 'cell', field, variantId, from: plain(from), to: plain(to) }
}

function plain(value: FieldValue): string | string[] | null {
  return value === null || typeof value === 'string' ? value : [...value]
}

function outcomeOf(answer: Result<Edited>, told: Told): Outcome {
  if (!answer.ok) {
    const { message, nextStep } = answer.error
    return { kind: 'refused', message: [message, nextStep].filter(Boolean).join(' ') }
  }
  const edited = answer.value
  switch (edited.kind) {
    case 'saved':
      tellSaved(edited, told)
      return { kind: 'saved' }
    case 'refused':
      return { kind: 'refused', message: edited.problems[0]?.message ?? t`It was not saved.` }
    case 'moved': {
      const now = edited.values[0]?.now ?? null
      const shown = shownValue(null, now, null)
      const message = t`Meanwhile it became ${shown}. Save again to replace that.`
      return { kind: 'moved', now, message }
    }
  }
}

function tellSaved({ label, products, outOfSync }: Saved, { undo, always = false }: Told): void {
  if (products === 0) return
  announce(t`Saved`)
  if (outOfSync > 0) toast({ sentence: t`Saved: ${label}. It is Out of Sync now.`, undo })
  else if (always) toast({ sentence: t`Saved: ${label}.`, undo })
}

type Saved = Extract<Edited, { kind: 'saved' }>

/** Archive, restore and the like: what is done to many products without a question. */
export async function saveMany(
  selection: ProductSelection,
  edit: BulkEdit,
  undo: () => void,
): Promise<void> {
  const answer = await askEngine('products.edit-many', { selection, edit })
  if (!answer.ok) toast({ sentence: answer.error.message })
  else if (answer.value.kind === 'saved') tellSavedMany(answer.value, undo)
}

/** One sentence for an edit of many products. */
export function tellSavedMany(saved: Saved, undo: () => void): void {
  const { label, products, left, notReached, outOfSync } = saved
  const rest =
    left === 0 ? '' : ` ${counted(left, 'product stays as it is', 'products stay as they are')}.`
  if (products === 0) {
    const sentence =
      notReached > 0
        ? t`Canceled before anything changed.`
        : t`Nothing to change: they are so already.`
    announce(sentence)
    toast({ sentence })
    return
  }
  const apart =
    outOfSync === 0
      ? ''
      : ` ${counted(outOfSync, 'linked product is Out of Sync', 'linked products are Out of Sync')}.`
  const done =
    notReached === 0
      ? t`Saved: ${label}.`
      : t`Canceled: ${count(products)} of ${counted(products + left + notReached, 'product')} changed.`
  const sentence = `${done}${apart}${rest}`
  announce(sentence)
  toast({ sentence, undo })
}
