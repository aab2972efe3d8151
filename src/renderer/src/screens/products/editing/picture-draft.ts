import type { ShownPictures } from '@shared/contract/editing'
import type { Picture, PictureContent } from '@shared/contract/pictures'

/** A picture as it is to be. `content` null: it is new, and nothing of it is here yet. */
export type PictureDraft = {
  readonly label: string
  readonly name: string
  readonly alt: string
  readonly url?: string
  readonly content: PictureContent | null
}

export type PicturesDraft = {
  readonly images: readonly PictureDraft[]
  /** By the variant's id the label of its picture; null for none. */
  readonly shows: Readonly<Record<string, string | null>>
}

type Variants = readonly { readonly id: string }[]

export function draftOfPictures(pictures: readonly Picture[], variants: Variants): PicturesDraft {
  const shownBy = (variant: string): string | null =>
    pictures.find(({ variantIds }) => variantIds.includes(variant))?.label ?? null
  return {
    images: pictures.map(({ label, name, alt, content }) => ({ label, name, alt, content })),
    shows: Object.fromEntries(variants.map(({ id }) => [id, shownBy(id)])),
  }
}

export function wantedOf({ images, shows }: PicturesDraft): ShownPictures {
  return {
    images: images.map(({ label, alt, url }) =>
      url === undefined ? { label, alt } : { label, alt, url },
    ),
    shows: { ...shows },
  }
}

/** A picture of a public address comes last. The same one is not added twice. */
export function withAddress(draft: PicturesDraft, address: string): PicturesDraft {
  const url = address.trim()
  if (url === '' || draft.images.some(({ label }) => label === url)) return draft
  const path = url.split(/[?#]/, 1)[0] ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  return { ...draft, images: [...draft.images, { label: url, name, alt: '', url, content: null }] }
}

/** A picture that goes shows no variant any more. */
export function withoutPicture({ images, shows }: PicturesDraft, gone: string): PicturesDraft {
  return {
    images: images.filter(({ label }) => label !== gone),
    shows: Object.fromEntries(
      Object.entries(shows).map(([variant, label]) => [variant, label === gone ? null : label]),
    ),
  }
}

export function movePicture(draft: PicturesDraft, from: number, step: 1 | -1): PicturesDraft {
  const moved = draft.images[from]
  const to = from + step
  if (!moved || to < 0 || to >= draft.images.length) return draft
  const others = draft.images.filter((_, index) => index !== from)
  return { ...draft, images: [...others.slice(0, to), moved, ...others.slice(to)] }
}
