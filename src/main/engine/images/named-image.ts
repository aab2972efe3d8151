import type { AmsImage, ShopImage } from '@shared/catalog/product'
import type { ImageSource, NamedImage } from '../ports'

const FILE = 'file:'

/** Null for a picture of which only the content is known. */
export function namedByAms({ file, url }: AmsImage): NamedImage | null {
  if (file !== undefined) return { source: `${FILE}${file}`, address: file }
  return url === null ? null : { source: url, address: url }
}

/** Null while Shopify still works on it. */
export function namedByShop({ id, url }: ShopImage): NamedImage | null {
  return url === null ? null : { source: id, address: url }
}

export function isFile({ source }: NamedImage): boolean {
  return source.startsWith(FILE)
}

export function sourceOf(image: NamedImage, hosts: readonly string[]): ImageSource {
  return isFile(image)
    ? { kind: 'file', path: image.address }
    : { kind: 'address', url: image.address, hosts }
}
