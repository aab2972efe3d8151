import type { Picture, PictureContent } from '@shared/contract/pictures'

export const HERE: PictureContent = {
  kind: 'here',
  sha256: 'a'.repeat(64),
  bytes: 1_840_000,
  width: 2400,
  height: 1600,
  mediaType: 'image/jpeg',
}

/** A picture that is on this computer; a test changes what it is about. */
export function picture(label: string, change: Partial<Picture> = {}): Picture {
  return {
    label,
    name: `${label}.jpg`,
    alt: '',
    content: HERE,
    variants: [],
    variantIds: [],
    ...change,
  }
}
