import type { AmsImage } from '@shared/catalog/product'
import type { FindPicture } from './find-picture'

type Listed = { readonly image: AmsImage; readonly position: number | null }

/** Gathers the pictures of one product from the cells that name them, wherever they stand. */
export class PictureList {
  readonly #find: FindPicture
  /** By the id that follows from what names them. */
  readonly #listed = new Map<string, Listed>()
  readonly #ofVariants = new Map<string, AmsImage>()

  constructor(find: FindPicture) {
    this.#find = find
  }

  /**
   * Lists a picture. `position` orders it (1 comes first); without one it keeps its place among the rows,
   * behind those that have one. One that comes again adds at most the alt text it lacked. False: it names none.
   */
  add(text: string, alt: string, position: number | null = null): boolean {
    const found = this.#find(text)
    if (found === null) return false
    const known = this.#listed.get(found.id)
    const image = { ...found, alt }
    if (known === undefined) this.#listed.set(found.id, { image, position })
    else if (known.image.alt === '') this.#listed.set(found.id, { ...known, image })
    return true
  }

  /** The id of the picture that shows a variant; null: it names none. One that the product does not list comes last. */
  addOfVariant(text: string): string | null {
    const found = this.#find(text)
    if (found === null) return null
    this.#ofVariants.set(found.id, { ...found, alt: '' })
    return found.id
  }

  inOrder(): AmsImage[] {
    const placeOf = ({ position }: Listed): number => position ?? Number.MAX_SAFE_INTEGER
    const listed = [...this.#listed.values()].sort((a, b) => placeOf(a) - placeOf(b))
    const others = [...this.#ofVariants].filter(([id]) => !this.#listed.has(id))
    return [...listed.map(({ image }) => image), ...others.map(([, image]) => image)]
  }
}
