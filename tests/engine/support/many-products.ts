import type { StoreCatalog } from '@main/store-simulator'
import { shopFile } from '../../simulation/people/catalogs'

/** So many plain products, each with one variant, that both sides have; AMS may say otherwise. */
export function manyInShop(products: number): StoreCatalog {
  const text = shopFile(
    Array.from({ length: products }, (_, index) => ({
      id: 8_000_001 + index,
      title: `Bowl ${index + 1}`,
      handle: `bowl-${index + 1}`,
      descriptionHtml: '<p>Turned.</p>',
      vendor: 'Fernhill',
      productType: 'Bowl',
      status: 'ACTIVE',
      options: [],
      images: [],
      variants: [
        {
          id: 9_000_001 + index,
          sku: `BOWL-${index + 1}`,
          price: '64.00',
          optionValues: [],
          tracked: false,
          available: 0,
        },
      ],
    })),
  )
  return { kind: 'file', text }
}

const HEADER =
  'product_id,name,description,vendor,category,status,shopify_status,variant_id,sku,retail_price'

export type Bowl = { readonly name?: string; readonly price?: string; readonly vendor?: string }

/** The same products as AMS writes them; `changed` says what AMS calls otherwise. */
export function manyInAms(
  products: number,
  changed: (number: number) => Bowl = () => ({}),
): string {
  const rows = Array.from({ length: products }, (_, index) => {
    const n = index + 1
    const { name = `Bowl ${n}`, price = '64.00', vendor = 'Fernhill' } = changed(n)
    return `${n},${name},<p>Turned.</p>,${vendor},Bowl,active,Active,${n}-1,BOWL-${n},${price}`
  })
  return `${[HEADER, ...rows].join('\r\n')}\r\n`
}
