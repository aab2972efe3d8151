import type { AmsImage, ShopImage } from '@shared/catalog/product'
import type { ImageSource, NamedImage } from '../ports'

const FILE = 'file:'
const AMS_SERVER = 'ams-server:'

/** Null for a picture of which only the content is known, where no AMS server can be asked for it. */
export function namedByAms({ file, url, sha256 }: AmsImage, hasServer: boolean): NamedImage | null {
  if (file !== undefined) return { source: `${FILE}${file}`, address: file }
  if (url !== null) return { source: url, address: url }
  return sha256 === null || !hasServer
    ? null
    : { source: `${AMS_SERVER}${sha256}`, address: sha256 }
}

/** Null while Shopify still works on it. */
export function namedByShop({ id, url }: ShopImage): NamedImage | null {
  return url === null ? null : { source: id, address: url }
}

/** It comes from AMS itself, a file or its server: no host is asked, and no store has to be online. */
export function isFromAms({ source }: NamedImage): boolean {
  return source.startsWith(FILE) || source.startsWith(AMS_SERVER)
}

export function sourceOf(image: NamedImage, hosts: readonly string[]): ImageSource {
  const { source, address } = image
  if (source.startsWith(FILE)) return { kind: 'file', path: address }
  if (source.startsWith(AMS_SERVER)) return { kind: 'ams-server', sha256: address }
  return { kind: 'address', url: address, hosts }
}
