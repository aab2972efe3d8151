import type { ProductRecord } from '@main/store-simulator/state/records'
import type { StoreState } from '@main/store-simulator/state/store-state'
import type { Dice } from '../world/dice'
import { productGid, variantGid } from '../world/fields'
import {
  CATEGORIES,
  drawSku,
  NAMES,
  OPTION_NAMES,
  OPTION_VALUES,
  PRICES,
  STATUSES,
  TEXTS,
  VENDORS,
} from './catalogs'

export type Edit = { readonly kind: string; readonly [name: string]: unknown }

/** What somebody else does in the Shopify admin: one edit of the store's control surface; null when there is nothing to edit. */
export function drawAdminEdit(dice: Dice, store: StoreState): Edit | null {
  const products = [...store.products.values()]
  if (products.length === 0 || dice.happens(0.08)) return newProduct(dice, products)
  const product = dice.pick(products)
  const variant = dice.pick(product.variants)
  return dice.weighted<() => Edit | null>([
    [6, () => ({ kind: 'product', product: productGid(product), set: drawProductSet(dice) })],
    [
      4,
      () => ({ kind: 'variant', variant: variantGid(variant), set: { price: dice.pick(PRICES) } }),
    ],
    [
      2,
      () => ({
        kind: 'variant',
        variant: variantGid(variant),
        set: { sku: drawSku(dice, `y${variant.id}`) },
      }),
    ],
    [1, () => renamedOption(product)],
    [1, () => renamedValue(dice, product)],
    [0.7, () => movedOptions(product)],
    [0.4, () => newOption(dice, product)],
    [1, () => newVariant(dice, product)],
    [
      1,
      () =>
        product.variants.length > 1
          ? { kind: 'delete-variant', variant: variantGid(variant) }
          : null,
    ],
    [4, () => ({ kind: 'sell', variant: variantGid(variant), quantity: dice.between(1, 3) })],
    [3, () => ({ kind: 'stock', variant: variantGid(variant), available: dice.between(0, 9) })],
    [
      0.5,
      () => ({ kind: 'variant', variant: variantGid(variant), set: { tracked: !variant.tracked } }),
    ],
    [0.5, () => ({ kind: 'delete-product', product: productGid(product) })],
  ])()
}

/** A customer buys something, if there is anything. */
export function drawSale(dice: Dice, store: StoreState): Edit | null {
  const variants = [...store.variants.values()]
  if (variants.length === 0) return null
  return { kind: 'sell', variant: variantGid(dice.pick(variants)), quantity: dice.between(1, 3) }
}

/** Somebody empties the shop but for a few products. */
export function emptyShop(store: StoreState): Edit[] {
  return [...store.products.values()]
    .slice(4)
    .map((product) => ({ kind: 'delete-product', product: productGid(product) }))
}

function drawProductSet(dice: Dice): object {
  return dice.weighted<() => object>([
    [3, () => ({ title: dice.pick(NAMES) })],
    [2, () => ({ descriptionHtml: dice.pick(TEXTS) })],
    [1, () => ({ vendor: dice.pick(VENDORS) || 'Simulated', productType: dice.pick(CATEGORIES) })],
    [2, () => ({ status: dice.pick(STATUSES) })],
  ])()
}

function newProduct(dice: Dice, products: readonly ProductRecord[]): Edit {
  // Sometimes with the SKU of another product, as a copy has it.
  const copied = products.length > 0 && dice.happens(0.3) ? dice.pick(products) : undefined
  return {
    kind: 'add-product',
    product: { title: dice.pick(NAMES), status: dice.pick(STATUSES) },
    variants: [
      {
        sku: copied?.variants[0]?.sku ?? drawSku(dice, `z${dice.below(50)}`),
        price: dice.pick(PRICES),
      },
    ],
  }
}

function renamedOption(product: ProductRecord): Edit | null {
  const [option] = product.options
  if (product.hasOnlyDefaultVariant || option === undefined) return null
  const name = `${option.name}+`
  return { kind: 'option', product: productGid(product), option: option.name, name }
}

function renamedValue(dice: Dice, product: ProductRecord): Edit | null {
  const [option] = product.options
  if (product.hasOnlyDefaultVariant || option === undefined) return null
  const from = dice.pick(option.values).name
  const to = dice.pick(OPTION_VALUES)
  if (option.values.some(({ name }) => name === to)) return null
  return {
    kind: 'option',
    product: productGid(product),
    option: option.name,
    values: { [from]: to },
  }
}

function movedOptions(product: ProductRecord): Edit | null {
  if (product.options.length < 2) return null
  const names = product.options.map(({ name }) => name).reverse()
  return { kind: 'order-options', product: productGid(product), names }
}

function newOption(dice: Dice, product: ProductRecord): Edit | null {
  const name = dice.pick(OPTION_NAMES)
  if (product.options.length > 2 || product.options.some((option) => option.name === name)) {
    return null
  }
  return { kind: 'add-option', product: productGid(product), name, value: dice.pick(OPTION_VALUES) }
}

function newVariant(dice: Dice, product: ProductRecord): Edit | null {
  if (product.hasOnlyDefaultVariant || product.variants.length > 5) return null
  const values = product.options.map(() => dice.pick(OPTION_VALUES))
  const title = values.join(' / ')
  if (product.variants.some((variant) => variant.title === title)) return null
  return {
    kind: 'add-variant',
    product: productGid(product),
    variant: {
      optionValues: values,
      sku: drawSku(dice, `n${dice.below(50)}`),
      price: dice.pick(PRICES),
    },
  }
}
