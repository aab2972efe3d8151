import { isSame } from '../world/fields'
import type { SentRequest } from '../world/network'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { textOf } from './written-values'

/** Fields of which only a person may say what becomes of them in Shopify. */
const FOR_A_PERSON = new Set(['option-names', 'option-values', 'status'])

/** Automatic push decided nothing but fields of linked products that Shopify left as both had agreed. */
export function holdAutomatic(world: World): void {
  for (const made of world.process.view.automaticDecisions()) {
    const { field, kind, choice, base_seen: base, theirs_seen: theirs, difference_key: key } = made
    hold(
      kind === 'field' && field !== null && choice === 'ours' && made.shopify_product_id !== null,
      'automatic push',
      () => `it decided ${choice} for the ${kind} ${key}`,
    )
    if (field === null) continue
    hold(!FOR_A_PERSON.has(field), 'automatic push', () => `it decided about ${key}`)
    hold(
      base !== 'null' && isSame(field, textOf(base), textOf(theirs)),
      'automatic push',
      () => `it decided ${key}, where both had agreed on ${base} and Shopify has ${theirs}`,
    )
  }
}

/** While no person pushes, nothing leaves but what was asked for or what automatic push decided. */
export function holdByItself(world: World, request: SentRequest): void {
  if (!request.isMutation || world.isPersonPushing) return
  const write = world.requests.writes.get(request.number)
  if (write === undefined) return
  const { view } = world.process
  const automatic = new Set(view.automaticDecisions().map(({ id }) => id))
  for (const { id, asked_at, decision_id } of write.entries) {
    hold(
      asked_at !== null || automatic.has(decision_id),
      'sent by itself',
      () => `${request.operation} carries entry ${id}, which nobody asked to be sent`,
    )
  }
}
