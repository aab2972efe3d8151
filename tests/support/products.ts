import type { AmsProduct, AmsVariant, ShopProduct, ShopVariant } from '@shared/catalog/product'

/** Ready-made records: a test names only what it is about. Both sides of a pair agree by default. */

export function amsVariant(more: Partial<AmsVariant> = {}): AmsVariant {
  return {
    id: '1-1',
    sku: 'BOWL-S',
    retailPrice: '64.00',
    optionValues: ['Small'],
    onHand: 4,
    wholesaleCommitments: 0,
    shopifyVariantId: null,
    imageId: null,
    amsOnly: {},
    ...more,
  }
}

export function amsProduct(more: Partial<AmsProduct> = {}): AmsProduct {
  return {
    id: '1',
    name: 'Oak Bowl',
    descriptionHtml: '<p>Turned.</p>',
    vendor: 'Fernhill',
    category: 'Bowl',
    status: 'active',
    shopifyStatus: 'ACTIVE',
    shopifyProductId: null,
    optionNames: ['Size'],
    images: [],
    amsOnly: {},
    variants: [amsVariant()],
    ...more,
  }
}

export function shopVariant(more: Partial<ShopVariant> = {}): ShopVariant {
  return {
    id: 'gid://shopify/ProductVariant/11',
    sku: 'BOWL-S',
    price: '64.00',
    optionValues: ['Small'],
    inventoryItemId: 'gid://shopify/InventoryItem/11',
    tracked: true,
    available: 4,
    imageId: null,
    ...more,
  }
}

/** As Shopify has just served it; `remembered` is what the state file gives of it. */
export function shopProduct(more: Partial<ShopProduct> = {}): ShopProduct {
  return {
    id: 'gid://shopify/Product/1',
    title: 'Oak Bowl',
    descriptionHtml: '<p>Turned.</p>',
    vendor: 'Fernhill',
    productType: 'Bowl',
    status: 'ACTIVE',
    optionNames: ['Size'],
    updatedAt: '2026-11-20T10:00:00Z',
    stockLocationId: 'gid://shopify/Location/1',
    images: [],
    variants: [shopVariant()],
    ...more,
  }
}

/** What the state file gives of a product: everything but where its stock was read. */
export function remembered({ stockLocationId: _place, ...product }: ShopProduct): ShopProduct {
  return product
}
