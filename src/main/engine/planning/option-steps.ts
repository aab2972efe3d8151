import type { FieldKey, FieldValue } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'

/** A change as far as its options go: both sides' names. */
type NamesChange = {
  readonly field: FieldKey | null
  readonly ours?: FieldValue
  readonly theirs?: FieldValue
}

type OptionStep = 'rename' | 'remove' | 'add' | 'move'

/** Whether a change of options takes a request of this kind, told by the names on both sides. */
export function optionsDo(step: OptionStep): (change: NamesChange) => boolean {
  return ({ field, ours, theirs }) =>
    field === 'option-names' && optionSteps(itemsOf(ours), itemsOf(theirs)).includes(step)
}

function optionSteps(wanted: readonly string[], now: readonly string[]): OptionStep[] {
  const kept = now.filter((name) => wanted.includes(name))
  const added = wanted.filter((name) => !now.includes(name))
  if (wanted.length === now.length) {
    const isMoved = kept.join() !== wanted.filter((name) => now.includes(name)).join()
    return [...(added.length > 0 ? ['rename' as const] : []), ...(isMoved ? ['move' as const] : [])]
  }
  const isMoved = [...kept, ...added].join() !== wanted.join()
  return [wanted.length > now.length ? 'add' : 'remove', ...(isMoved ? ['move' as const] : [])]
}
