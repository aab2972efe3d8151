import type {
  CatalogPage,
  PullOptions,
  StagedImage,
  StagedProduct,
  StagedVariant,
} from '../engine/ports'

/** Rows handed over at once: enough to make a transaction worth it, few enough to let queries in. */
const PAGE_ROWS = 500

/**
 * Gathers the rows of a read into pages. It numbers variants and images as they come, so that a position
 * grows in the order in which Shopify lists the children of one product.
 */
export class CatalogBuffer {
  readonly #options: Pick<PullOptions, 'onPage' | 'signal'>
  #products: StagedProduct[] = []
  #variants: StagedVariant[] = []
  #images: StagedImage[] = []
  #variantImages: CatalogPage['variantImages'][number][] = []
  #position = 0
  #rows = 0

  constructor(options: Pick<PullOptions, 'onPage' | 'signal'>) {
    this.#options = options
  }

  addProduct(product: StagedProduct): void {
    this.#products.push(product)
    this.#rows++
  }

  addVariant(productId: string, variant: Omit<StagedVariant, 'productId' | 'position'>): void {
    this.#variants.push({ ...variant, productId, position: this.#position++ })
    this.#rows++
  }

  addImage(productId: string, image: Omit<StagedImage, 'productId' | 'position'>): void {
    this.#images.push({ ...image, productId, position: this.#position++ })
    this.#rows++
  }

  addVariantImage(variantId: string, imageId: string): void {
    this.#variantImages.push({ variantId, imageId })
    this.#rows++
  }

  get isFull(): boolean {
    return this.#rows >= PAGE_ROWS
  }

  /** Hands over what was gathered. Rejects with the signal's reason when the read was canceled. */
  async flush(): Promise<void> {
    this.#options.signal.throwIfAborted()
    if (this.#rows === 0) return
    const page: CatalogPage = {
      products: this.#products,
      variants: this.#variants,
      images: this.#images,
      variantImages: this.#variantImages,
    }
    this.#products = []
    this.#variants = []
    this.#images = []
    this.#variantImages = []
    this.#rows = 0
    await this.#options.onPage(page)
  }
}
