import { FIELD_POLICIES, syncedFields } from '@shared/fields/field-registry'
import type { Dice } from '../world/dice'
import type { World } from '../world/world'
import { EVERYTHING } from './reviewer'

/** The person who wants to say things once: rules and policies of fields. */
export class RuleMaker {
  readonly #world: World
  readonly #dice: Dice
  #made = 0

  constructor(world: World, dice: Dice) {
    this.#world = world
    this.#dice = dice
  }

  /** Saves a rule, which decides at once; says what. */
  makeRule(): string {
    const dice = this.#dice
    const filter = {
      ...EVERYTHING,
      fields: dice.happens(0.7) ? [dice.pick(syncedFields).key] : [],
      groups: dice.happens(0.3)
        ? [dice.pick(['differs', 'only-ams', 'needs-person'] as const)]
        : [],
      changedBy: dice.happens(0.3) ? [dice.pick(['ams', 'shopify', 'both'] as const)] : [],
    }
    const choice = dice.pick(['ours', 'theirs', 'suggestion', 'skip'] as const)
    this.#made += 1
    const name = `Rule ${this.#made}`
    const { decided } = this.#world.engine.rules.save({ name, filter, choice, enabled: true })
    return `${name}: ${choice} for ${JSON.stringify(filter.fields)}, ${decided} decided`
  }

  removeRule(): string {
    const rules = this.#world.engine.rules.list()
    if (rules.length === 0) return 'no rule'
    const { id, name } = this.#dice.pick(rules)
    this.#world.engine.rules.remove({ id })
    return `${name} removed`
  }

  /** Switched on, it decides what is open now and pushes it. */
  async switchAutomaticPush(isOn: boolean): Promise<string> {
    this.#world.engine.settings.set({ automaticPush: isOn })
    const how = await this.#world.untilIdle()
    return `automatic push ${isOn ? 'on' : 'off'} ${how}`
  }

  /** Everything is compared anew by it. */
  async changePolicy(): Promise<string> {
    const field = this.#dice.pick(syncedFields).key
    return this.#setPolicy(field, this.#dice.pick(FIELD_POLICIES))
  }

  /** What nobody compares can't be held to agree. */
  async compareEverything(): Promise<void> {
    for (const [field, policy] of Object.entries(this.#world.engine.rules.policies())) {
      const known = syncedFields.find(({ key }) => key === field)
      if (known && policy === 'never') await this.#setPolicy(known.key, 'ask')
    }
  }

  async #setPolicy(
    field: (typeof syncedFields)[number]['key'],
    policy: (typeof FIELD_POLICIES)[number],
  ): Promise<string> {
    this.#world.engine.rules.setPolicy({ field, policy })
    const how = await this.#world.untilIdle()
    return `${field}: ${policy} ${how}`
  }
}
