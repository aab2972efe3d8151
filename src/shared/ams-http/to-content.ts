import type { AmsImage, AmsProduct, AmsVariant } from '../catalog/product'
import type { ProductContent, WireProduct } from './contract'

/** A product as it is written to a server: nothing that only Concord knows, and no stock. */
export function toContent(product: AmsProduct): ProductContent {
  return {
    name: product.name,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    category: product.category,
    status: product.status,
    shopifyStatus: product.shopifyStatus,
    shopifyProductId: product.shopifyProductId,
    optionNames: [...product.optionNames],
    amsOnly: inOrder(product.amsOnly),
    images: product.images.map(toWireImage),
    variants: product.variants.map(toVariantContent),
  }
}

/** The same with its id and stock, as a server serves it. */
export function toWire(product: AmsProduct): WireProduct {
  return {
    id: product.id,
    ...toContent(product),
    variants: product.variants.map(toWireVariant),
  }
}

export function toWireVariant(variant: AmsVariant): WireProduct['variants'][number] {
  return {
    ...toVariantContent(variant),
    onHand: variant.onHand,
    wholesaleCommitments: variant.wholesaleCommitments,
  }
}

/** Without the file, which is on this computer alone. */
export function toWireImage({ id, url, sha256, alt }: AmsImage): ProductContent['images'][number] {
  return { id, url, sha256, alt }
}

function toVariantContent(variant: AmsVariant): ProductContent['variants'][number] {
  return {
    id: variant.id,
    sku: variant.sku,
    retailPrice: variant.retailPrice,
    optionValues: [...variant.optionValues],
    shopifyVariantId: variant.shopifyVariantId,
    imageId: variant.imageId,
    amsOnly: inOrder(variant.amsOnly),
  }
}

/** The same values always give the same text. */
function inOrder(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}
