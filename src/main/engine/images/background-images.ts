import type { ImageContentStore, ImageLibrary, NamedImage, Scheduler } from '../ports'
import { type FoundImage, walkCatalogs } from './catalog-walk'
import { dueAt } from './due-at'

type Parts = {
  readonly store: ImageContentStore
  readonly library: Pick<ImageLibrary, 'kept' | 'mostBytes'>
  readonly scheduler: Pick<Scheduler, 'pause'>
  /** UTC milliseconds until which this picture's host is left alone; null where it is not. */
  readonly restsUntil: (image: NamedImage) => number | null
  readonly now: () => number
}

/** Of a full folder: more would only drive out what a person looks at. */
const FULL = 0.9

/**
 * The pictures that nobody asked for yet, in the order of the catalogs. What is left to do is not kept anywhere: it
 * follows from the catalogs and from what is known of contents, so it goes on after any end.
 */
export class BackgroundImages {
  readonly #parts: Parts
  #walk: AsyncGenerator<FoundImage> | null = null
  /** The first moment at which a picture that was passed over is due; 0 when a walk is due now. */
  #dueAt = 0
  #isMoved = false
  /** One at a time: two lanes draw from the same walk. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The catalogs or what may be asked are others now. */
  moved(): void {
    this.#dueAt = 0
    this.#isMoved = this.#walk !== null
  }

  get dueAt(): number {
    return this.#dueAt
  }

  get isFull(): boolean {
    const { library } = this.#parts
    return library.kept().bytes >= library.mostBytes * FULL
  }

  /** Null when there is nothing to do at this moment. */
  next(signal: AbortSignal): Promise<NamedImage | null> {
    const next = this.#turn.then(() => this.#next(signal))
    this.#turn = next.catch(() => undefined)
    return next
  }

  async #next(signal: AbortSignal): Promise<NamedImage | null> {
    const { store, scheduler, now, restsUntil } = this.#parts
    if (signal.aborted || this.isFull) return null
    if (this.#walk === null) {
      if (this.#dueAt > now()) return null
      this.#walk = walkCatalogs(store, scheduler)
      this.#dueAt = Number.POSITIVE_INFINITY
      this.#isMoved = false
    }
    for (;;) {
      const { value: image, done } = await this.#walk.next()
      if (signal.aborted) return null
      if (done) {
        this.#walk = null
        // What moved may lie behind what was passed already.
        if (this.#isMoved) this.#dueAt = 0
        return this.#isMoved ? this.#next(signal) : null
      }
      const due = dueAt(image, image.content, now())
      const at = due === null ? null : Math.max(due, restsUntil(image) ?? 0)
      if (at === null) continue
      if (at <= now()) return image
      this.#dueAt = Math.min(this.#dueAt, at)
    }
  }
}
