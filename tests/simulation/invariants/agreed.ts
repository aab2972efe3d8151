import { amsValues, isSame, listText, PICTURES, unitsText } from '../world/fields'
import { hold } from '../world/violation'
import type { World } from '../world/world'
import { asText, rowsOf } from './rows'

/** Every value on which the two sides were ever seen to agree, field by field: only such a value can be a base (R5). */
export class Agreed {
  /** Texts by `AMS product|AMS variant|field`. */
  readonly #values = new Map<string, Set<string>>()

  /** Looks at both sides as Concord knows them, and holds the base of each row against what was seen. */
  lookAt(world: World): void {
    this.see(world)
    this.#holdBases(world)
  }

  see(world: World): void {
    const { ams, shop } = world.process.store
    for (const link of world.process.view.links()) {
      const ours = ams.product(link.ams_product_id)
      const theirs = shop.product(link.shopify_product_id)
      if (!ours || !theirs) continue
      const theirValues = new Map<string, string | null>([
        ['|name', theirs.title],
        ['|description', theirs.descriptionHtml],
        ['|vendor', theirs.vendor],
        ['|category', theirs.productType],
        ['|shopify-status', theirs.status],
        ['|option-names', listText(theirs.optionNames)],
      ])
      for (const variant of ours.variants) {
        const their = theirs.variants.find(({ id }) => id === variant.shopifyVariantId)
        if (!their) continue
        theirValues.set(`${variant.id}|sku`, their.sku)
        theirValues.set(`${variant.id}|retail-price`, their.price)
        theirValues.set(`${variant.id}|option-values`, listText(their.optionValues))
        theirValues.set(`${variant.id}|stock`, unitsText(their.tracked ? their.available : null))
      }
      for (const [place, value] of amsValues(ours)) {
        const their = theirValues.get(place)
        const field = place.split('|')[1] ?? ''
        if (value === null || their === undefined || !isSame(field, value, their)) continue
        this.#learn(`${ours.id}|${place}`, value)
      }
    }
  }

  /** Shopify has a count that AMS has, or had when it was sent. */
  learnStock(amsProductId: string, amsVariantId: string, count: number): void {
    this.#learn(`${amsProductId}|${amsVariantId}|stock`, String(count))
  }

  #learn(key: string, value: string): void {
    this.#values.set(key, (this.#values.get(key) ?? new Set()).add(value))
  }

  #holdBases(world: World): void {
    for (const { key, kind, field, base, baseAgreedAt } of rowsOf(world)) {
      if (kind !== 'field' || field === null || baseAgreedAt === null) continue
      if (field === 'status' || PICTURES.has(field)) continue
      const known = [...(this.#values.get(key) ?? [])]
      const text = asText(base)
      const isKnown = known.some((value) => isSame(field, value, text))
      hold(
        isKnown,
        'R5',
        () => `${key} has the base "${text}", on which the two sides never agreed`,
      )
    }
  }
}
