import type { ImageType } from '../../engine/ports'

const HEADS: readonly (readonly [ImageType, (head: string) => boolean])[] = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
]

const ENDINGS: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** The type that a picture's first bytes tell, whatever its name says; null for what Shopify can't show. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  return HEADS.find(([, fits]) => fits(head))?.[0] ?? null
}

/** A file's name as Shopify wants it, which tells types by the ending: one is added where there is none. */
export function withEnding(fileName: string, type: ImageType): string {
  return /\.[a-z0-9]{1,5}$/i.test(fileName) ? fileName : `${fileName}.${ENDINGS[type]}`
}
