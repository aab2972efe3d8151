import type { ImageType } from '@shared/catalog/image-type'

const ENDINGS: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** A file's name as Shopify wants it, which tells types by the ending: one is added where there is none. */
export function withEnding(fileName: string, type: ImageType): string {
  return /\.[a-z0-9]{1,5}$/i.test(fileName) ? fileName : `${fileName}.${ENDINGS[type]}`
}
