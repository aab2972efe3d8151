import type { AmsProduct } from '@shared/catalog/product'
import type { Dice } from '../world/dice'
import {
  CATEGORIES,
  drawAmsProduct,
  drawAmsVariant,
  drawCombinations,
  drawImages,
  drawSku,
  NAMES,
  OPTION_NAMES,
  OPTION_VALUES,
  PRICES,
  STATUSES,
  TEXTS,
  VENDORS,
} from './catalogs'

/** The catalog file as the merchant keeps it in AMS; what Concord knows of it is what was imported last. */
export class Merchant {
  file: readonly AmsProduct[]
  readonly #dice: Dice
  #made = 100

  constructor(file: readonly AmsProduct[], dice: Dice) {
    this.file = file
    this.#dice = dice
  }

  /** Changes something and says what. */
  edit(): string {
    const dice = this.#dice
    const kind = dice.weighted([
      [10, 'fields'],
      [2, 'add-variant'],
      [3, 'options'],
      [1, 'drop-variant'],
      [2, 'add-product'],
      [1, 'drop-product'],
      [0.3, 'shifted column'],
    ] as const)
    if (kind === 'shifted column') return this.shiftColumn()
    if (kind === 'add-product') {
      const product = drawAmsProduct(dice, String(++this.#made))
      this.file = [...this.file, product]
      return `adds product ${product.id}`
    }
    const { id } = dice.pick(this.file)
    if (kind === 'drop-product') {
      if (this.file.length > 1) this.file = this.file.filter((product) => product.id !== id)
      return `drops product ${id}`
    }
    this.file = this.file.map((product) => {
      if (product.id !== id) return product
      if (kind === 'add-variant') return this.#withOneMore(product)
      if (kind === 'drop-variant') return withOneLess(product)
      if (kind === 'options') return withOtherOptions(dice, product)
      return this.#edited(product)
    })
    return `${kind} of product ${id}`
  }

  /** A whole column of the file is wrong: the mistake that brakes are there for. */
  shiftColumn(): string {
    const change = this.#dice.pick([
      { onHand: 0 },
      { retailPrice: this.#dice.pick(PRICES) },
      { wholesaleCommitments: 9 },
    ])
    this.file = this.file.map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({ ...variant, ...change })),
    }))
    return `shifts a column: ${JSON.stringify(change)}`
  }

  #withOneMore(product: AmsProduct): AmsProduct {
    const [values] = drawCombinations(this.#dice, product.optionNames.length, 1)
    const isTaken = product.variants.some(
      (variant) => variant.optionValues.join('|') === values?.join('|'),
    )
    if (product.optionNames.length === 0 || values === undefined || isTaken) return product
    const variant = drawAmsVariant(this.#dice, `${product.id}-${++this.#made}`, values)
    return { ...product, variants: [...product.variants, variant] }
  }

  #edited(product: AmsProduct): AmsProduct {
    const dice = this.#dice
    const at = dice.below(product.variants.length)
    const variants = (change: (variant: AmsProduct['variants'][number]) => object): AmsProduct => ({
      ...product,
      variants: product.variants.map((variant, index) =>
        index === at ? { ...variant, ...change(variant) } : variant,
      ),
    })
    return dice.weighted<() => AmsProduct>([
      [3, () => ({ ...product, name: dice.pick(NAMES) })],
      [2, () => ({ ...product, descriptionHtml: dice.pick(TEXTS) })],
      [1, () => ({ ...product, vendor: dice.pick(VENDORS), category: dice.pick(CATEGORIES) })],
      [2, () => ({ ...product, shopifyStatus: dice.pick(STATUSES) })],
      [1, () => ({ ...product, status: dice.pick(['active', 'inactive']) })],
      [4, () => variants(() => ({ retailPrice: dice.pick(PRICES) }))],
      // Shopify refuses it, and says so for this row alone.
      [2, () => variants(() => ({ retailPrice: '-5.00' }))],
      [4, () => variants(() => ({ onHand: dice.between(0, 9) }))],
      [1, () => variants(() => ({ wholesaleCommitments: dice.between(0, 3) }))],
      [0.3, () => variants(() => ({ onHand: null }))],
      [0.5, () => ({ ...product, images: drawImages(dice, product.id) })],
      [2, () => variants(({ id }) => ({ sku: drawSku(dice, id) }))],
      [1, () => ({ ...product, optionNames: product.optionNames.map((name) => `${name}s`) })],
      [1, () => withValue(product, at, dice.pick(OPTION_VALUES))],
    ])()
  }
}

function withOneLess(product: AmsProduct): AmsProduct {
  return product.variants.length > 1 ? { ...product, variants: product.variants.slice(1) } : product
}

/** Options in another order, one more with a value for each variant, or one less. */
function withOtherOptions(dice: Dice, product: AmsProduct): AmsProduct {
  const { optionNames, variants } = product
  const change = dice.pick(['turn', 'add', 'drop'] as const)
  const place = dice.below(optionNames.length + 1)
  const name = dice.pick(OPTION_NAMES)
  const changed = <T>(list: readonly T[], added: () => T): readonly T[] => {
    if (change === 'turn') return [...list].reverse()
    if (change === 'drop') return list.slice(0, -1)
    return [...list.slice(0, place), added(), ...list.slice(place)]
  }
  const isTaken = change === 'add' && (optionNames.length > 2 || optionNames.includes(name))
  if (isTaken) return product
  const values = variants.map(({ optionValues }) =>
    changed(optionValues, () => dice.pick(OPTION_VALUES)),
  )
  const isOneEach = new Set(values.map((list) => list.join('|'))).size === variants.length
  if (!isOneEach) return product
  return {
    ...product,
    optionNames: changed(optionNames, () => name),
    variants: variants.map((variant, index) => ({ ...variant, optionValues: values[index] ?? [] })),
  }
}

/** One variant gets another first option value, if no other variant is called so. */
function withValue(product: AmsProduct, at: number, value: string): AmsProduct {
  const changed = product.variants.map((variant, index) =>
    index === at && variant.optionValues.length > 0
      ? { ...variant, optionValues: [value, ...variant.optionValues.slice(1)] }
      : variant,
  )
  const names = new Set(changed.map(({ optionValues }) => optionValues.join('|')))
  return names.size === changed.length ? { ...product, variants: changed } : product
}
