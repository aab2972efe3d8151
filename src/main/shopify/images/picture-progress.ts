import type { PicturesUnderWay } from '../../engine/ports'

/** Counts the pictures that are on their way to Shopify, of all products together. */
export class PictureProgress {
  #uploaded = 0
  #toUpload = 0
  #inWork = 0
  readonly #listeners = new Set<() => void>()

  /** Null while none is on its way. */
  get underWay(): PicturesUnderWay | null {
    if (this.#toUpload === 0 && this.#inWork === 0) return null
    return { uploaded: this.#uploaded, toUpload: this.#toUpload, inWork: this.#inWork }
  }

  /** @returns what ends it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Runs what uploads so many pictures; it is told of each that arrived. */
  async uploading<T>(pictures: number, work: (arrived: () => void) => Promise<T>): Promise<T> {
    let own = 0
    this.#change(() => {
      this.#toUpload += pictures
    })
    try {
      return await work(() => {
        own++
        this.#change(() => {
          this.#uploaded++
        })
      })
    } finally {
      this.#change(() => {
        this.#toUpload -= pictures
        this.#uploaded -= own
      })
    }
  }

  /** Runs what waits until Shopify has worked so many pictures through. */
  async inWork<T>(pictures: number, work: () => Promise<T>): Promise<T> {
    this.#change(() => {
      this.#inWork += pictures
    })
    try {
      return await work()
    } finally {
      this.#change(() => {
        this.#inWork -= pictures
      })
    }
  }

  #change(change: () => void): void {
    change()
    for (const listener of this.#listeners) listener()
  }
}
