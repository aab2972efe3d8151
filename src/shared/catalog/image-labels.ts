import type { AmsImage, AmsProduct, ShopImage, ShopProduct } from './product'

/**
 * One text for each picture, `mug.jpg#5c1f0a3e`: its file name for people, behind `#` a mark of its
 * content. Two pictures are the same exactly when their labels are equal.
 */
export function amsImageLabel({ id, url, sha256 }: AmsImage): string {
  return labelled(
    url ?? id,
    sha256 === null ? markOf(withoutQuery(url ?? id)) : sha256.slice(0, 16),
  )
}

/**
 * The same for Shopify, which offers no checksum: what Concord remembers of a media id, else the
 * address, which a catalog that came from Shopify's own export shares. `?v=` is only a time stamp.
 */
export function shopImageLabel({ id, url, rememberedAs }: ShopImage): string {
  if (rememberedAs !== undefined) return rememberedAs
  return url === null ? labelled(id, 'not-ready') : labelled(url, markOf(withoutQuery(url)))
}

/** Those that are pictures: what Shopify could not work through is none, and nobody sees it. */
export function shownImages({ images }: { readonly images: readonly ShopImage[] }): ShopImage[] {
  return images.filter(({ status }) => status !== 'failed')
}

/** The labels of a product's pictures, in their order. Several fields of a product ask for them one after another. */
export const labelsOfAms = ofLast(({ images }: Pick<AmsProduct, 'images'>) =>
  images.map(amsImageLabel),
)
export const labelsOfShop = ofLast((product: Pick<ShopProduct, 'images'>) =>
  shownImages(product).map(shopImageLabel),
)

/** Worked out once for as long as the same one is asked about. */
function ofLast<K extends object, V>(workOut: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | null = null
  return (key) => {
    if (last?.key !== key) last = { key, value: workOut(key) }
    return last.value
  }
}

/** A product whose variants show none of the pictures that it does not have: one that is gone shows nothing. */
export function withImages<
  I extends { readonly id: string },
  V extends { readonly imageId: string | null },
  P extends { readonly images: readonly I[]; readonly variants: readonly V[] },
>(product: P, images: readonly I[]): P {
  const ids = new Set(images.map(({ id }) => id))
  return {
    ...product,
    images,
    variants: product.variants.map((variant) =>
      variant.imageId !== null && !ids.has(variant.imageId)
        ? { ...variant, imageId: null }
        : variant,
    ),
  }
}

/** An AMS product with these alt texts, by label; one that is not among them stays. */
export function withAlts(product: AmsProduct, alts: ReadonlyMap<string, string>): AmsProduct {
  return {
    ...product,
    images: product.images.map((image) => ({
      ...image,
      alt: alts.get(amsImageLabel(image)) ?? image.alt,
    })),
  }
}

/** A picture's alt text as a value of the field `image-alts`: its label, a tab, the text. */
export function altEntry(label: string, alt: string): string {
  return `${label}\t${alt}`
}

/** The alt texts of a value of `image-alts`, by label. */
export function altsOf(value: readonly string[]): Map<string, string> {
  return new Map(
    value.map((entry) => {
      const tab = entry.indexOf('\t')
      return [entry.slice(0, tab), entry.slice(tab + 1)]
    }),
  )
}

/** The part of a label that people read. */
export function imageFileName(label: string): string {
  return label.slice(0, label.lastIndexOf('#'))
}

/** `https://cdn.example/files/Mug%201_a.jpg?v=3` → `mug 1_a`: a file name without folder, ending and case. */
export function fileNameStem(address: string): string {
  const path = withoutQuery(address)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const stem = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name
  return decoded(stem).normalize('NFC').toLowerCase()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function labelled(address: string, mark: string): string {
  const path = withoutQuery(address)
  return `${path.slice(path.lastIndexOf('/') + 1)}#${mark}`
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? ''
}

/** FNV-1a, 32 bits, as hex (ietf.org/archive/id/draft-eastlake-fnv): tells addresses apart, protects nothing. */
function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** Endings by which a file's name tells that it is a picture. */
const PICTURE_ENDING = /\.(jpe?g|png|gif|webp)$/i
/** Names that Windows keeps for devices, whatever their ending (learn.microsoft.com, "Naming Files"). */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST_STEM = 60

/**
 * File name for the upload of a picture, `mug-5c1f0a3e9b21.jpg`: what of its own name is plain letters and
 * digits, and the beginning of its SHA-256, by which it is found again. Safe everywhere and short, whatever it was.
 */
export function uploadName({ id, url, sha256 }: Omit<AmsImage, 'alt'>): string {
  const path = withoutQuery(url ?? id)
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const ending = PICTURE_ENDING.exec(name)?.[0].toLowerCase() ?? ''
  const plain = name
    .slice(0, name.length - ending.length)
    // An accent is left out, not the letter below it; both ways to write it give the same name.
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST_STEM)
    .replace(/^-+|-+$/g, '')
  const stem = plain === '' || DEVICE.test(plain) ? 'picture' : plain
  return `${stem}-${(sha256 ?? markOf(path)).slice(0, 12)}${ending}`
}
