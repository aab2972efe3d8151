import { createHash } from 'node:crypto'
import type { AmsImage } from '@shared/catalog/product'

type Listed = { readonly image: AmsImage; readonly position: number | null }

/** Gathers the pictures of one product from the cells that name them, wherever they stand. */
export class PictureList {
  readonly #listed = new Map<string, Listed>()
  readonly #ofVariants = new Map<string, AmsImage>()

  /**
   * Lists a picture. `position` orders it (1 comes first); without one it keeps its place among the rows,
   * behind those that have one. An address that comes again adds at most the alt text it lacked.
   */
  add(url: string, alt: string, position: number | null = null): void {
    const known = this.#listed.get(url)
    if (known === undefined) this.#listed.set(url, { image: imageAt(url, alt), position })
    else if (known.image.alt === '') {
      this.#listed.set(url, { ...known, image: imageAt(url, alt) })
    }
  }

  /** The id of the picture that shows a variant. One that the product does not list comes last. */
  addOfVariant(url: string): string {
    const image = imageAt(url, '')
    this.#ofVariants.set(url, image)
    return image.id
  }

  inOrder(): AmsImage[] {
    const placeOf = ({ position }: Listed): number => position ?? Number.MAX_SAFE_INTEGER
    const listed = [...this.#listed.values()].sort((a, b) => placeOf(a) - placeOf(b))
    const others = [...this.#ofVariants].filter(([url]) => !this.#listed.has(url))
    return [...listed.map(({ image }) => image), ...others.map(([, image]) => image)]
  }
}

/** A file of a catalog names pictures by address only, so the id follows from it. */
function imageAt(url: string, alt: string): AmsImage {
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16)
  return { id, url, sha256: null, alt }
}

/** Whether a text can be the public address of a picture. */
export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
