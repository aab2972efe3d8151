// Writes the sample store's three files. Run it from anywhere:
//   node scripts/sample/build-sample.mjs [folder]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { toAmsCsv } from './ams-csv.mjs'
import { amsEdits } from './ams-edits.mjs'
import { linkedProducts } from './catalog.mjs'
import { toProduct, withEdits } from './internal-model.mjs'
import {
  onlyInAms,
  onlyInShopify,
  sameSkuNeverLinked,
  sharedSkuInAms,
  sharedSkuInShopify,
} from './never-linked.mjs'
import { shopEdits } from './shop-edits.mjs'
import { toShopJson } from './shop-json.mjs'

const withoutShopifyIds = (product) => ({
  ...product,
  shopifyId: null,
  variants: product.variants.map((variant) => ({ ...variant, shopifyId: null })),
})

const lastAgreed = linkedProducts.map(toProduct)
const neverLinked = sameSkuNeverLinked.map(toProduct)

const inAms = [
  ...lastAgreed,
  ...[...neverLinked, ...onlyInAms.map(toProduct), ...sharedSkuInAms.map(toProduct)].map(
    withoutShopifyIds,
  ),
]
const inShopify = [
  ...lastAgreed,
  ...neverLinked,
  ...onlyInShopify.map(toProduct),
  ...sharedSkuInShopify.map(toProduct),
].map((product) => ({
  ...product,
  agreedCategory: product.category,
  agreedVendor: product.vendor,
}))

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../resources/sample'))
mkdirSync(folder, { recursive: true })
const write = (name, text) => writeFileSync(join(folder, name), text)

write('last-agreed.csv', toAmsCsv(lastAgreed))
write('ams-catalog.csv', toAmsCsv(withEdits(inAms, amsEdits, 'ams')))
write('shop.json', toShopJson(withEdits(inShopify, shopEdits, 'shopify')))
