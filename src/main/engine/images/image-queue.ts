import type { ReachWatch } from '../connection'
import {
  type Environment,
  type ImageContentStore,
  type ImageOptions,
  type ImageResult,
  isoNow,
  type NamedImage,
} from '../ports'
import { waitUnlessWoken } from '../wait-unless-woken'
import { BackgroundImages } from './background-images'
import { dueAt, isOtherContent } from './due-at'
import { isFromAms, sourceOf } from './named-image'
import { RestingHosts } from './resting-hosts'

const LANES = 2
/** Of what a person looked at, the last ones. */
const MOST_WANTED = 2000
/** The longest time between two looks. */
const LOOK_EVERY_MS = 60_000

type Parts = {
  readonly environment: Environment
  readonly store: ImageContentStore
  readonly options: ImageOptions
  readonly watch: Pick<ReachWatch, 'isOnline' | 'now'>
  readonly onSettled: (image: NamedImage, result: ImageResult) => void
  /** Nothing is under way any more. */
  readonly onEmpty: () => void
}

/** Fetches pictures over a few lanes: what a person looks at first, then all the others while the store is online. */
export class ImageQueue {
  readonly #parts: Parts
  readonly #background: BackgroundImages
  readonly #resting = new RestingHosts()
  /** By source, the next one first. */
  #wanted: readonly NamedImage[] = []
  readonly #underWay = new Set<string>()
  readonly #sleepers = new Set<() => void>()

  constructor(parts: Parts) {
    this.#parts = parts
    const { environment, store, options } = parts
    this.#background = new BackgroundImages({
      store,
      library: options.library,
      scheduler: environment.scheduler,
      restsUntil: (image) => this.#resting.restsUntil(this.#hostOf(image), this.#now()),
      now: () => this.#now(),
    })
  }

  /** Pictures that a person waits for, under way or about to be. */
  get waiting(): number {
    return this.#wanted.length + this.#underWay.size
  }

  get isFull(): boolean {
    return this.#background.isFull
  }

  /** These come next, in their order. */
  want(images: readonly NamedImage[]): void {
    const isNew = new Set(images.map(({ source }) => source))
    const others = this.#wanted.filter(({ source }) => !isNew.has(source))
    const fresh = images.filter(({ source }) => !this.#underWay.has(source))
    this.#wanted = [...fresh, ...others].slice(0, MOST_WANTED)
    this.wake()
  }

  /** The catalogs or what may be asked are others now. */
  moved(): void {
    this.#background.moved()
    this.wake()
  }

  /** Hosts that did not answer are asked at once. */
  forgetRests(): void {
    this.#resting.forget()
  }

  wake(): void {
    for (const wake of this.#sleepers) wake()
  }

  /** Ends when the signal is aborted. */
  async follow(signal: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: LANES }, () => this.#lane(signal)))
  }

  async #lane(signal: AbortSignal): Promise<void> {
    const { environment, onEmpty } = this.#parts
    while (!signal.aborted) {
      try {
        const image = this.#takeWanted() ?? (await this.#nextInBackground(signal))
        if (signal.aborted) return
        if (image) await this.#work(image, signal)
        else if (this.#mayTake() === undefined) {
          if (this.waiting === 0) onEmpty()
          await this.#sleep(this.#quietMs(), signal)
        }
      } catch (thrown) {
        if (signal.aborted) return
        environment.log.error('A picture could not be settled', thrown)
        await this.#sleep(LOOK_EVERY_MS, signal)
      }
    }
  }

  async #nextInBackground(signal: AbortSignal): Promise<NamedImage | null> {
    if (!this.#parts.watch.isOnline) return null
    for (;;) {
      const image = await this.#background.next(signal)
      if (image === null || !this.#underWay.has(image.source)) return image
    }
  }

  /** Without the store only what AMS has itself can be had. */
  #mayTake(): NamedImage | undefined {
    if (this.#parts.watch.now().kind !== 'offline') return this.#wanted[0]
    return this.#wanted.find(isFromAms)
  }

  #takeWanted(): NamedImage | undefined {
    const next = this.#mayTake()
    if (next !== undefined) this.#wanted = this.#wanted.filter((image) => image !== next)
    return next
  }

  async #work(image: NamedImage, signal: AbortSignal): Promise<void> {
    if (this.#underWay.has(image.source) || !this.#isNeeded(image)) return
    this.#underWay.add(image.source)
    try {
      const { environment, store, options, onSettled } = this.#parts
      const result = await options.library.fetch(sourceOf(image, this.#hosts()), signal)
      if (signal.aborted) return
      const at = isoNow(environment.clock)
      if (result.kind === 'kept') store.had(image, result.facts, at)
      else store.failed(image, result.failure, at)
      const isSilent = result.kind === 'failed' && result.failure.code === 'unreachable'
      if (!isFromAms(image)) this.#resting.heard(this.#hostOf(image), !isSilent, this.#now())
      onSettled(image, result)
    } finally {
      this.#underWay.delete(image.source)
    }
  }

  /** It may have been had since somebody asked for it, or have failed. */
  #isNeeded(image: NamedImage): boolean {
    const { store, options } = this.#parts
    const content = store.content(image.source)
    if (content === null || isOtherContent(image, content)) return true
    const { facts, failure } = content
    if (failure === null && facts !== null) return !options.library.has(facts.sha256)
    const now = this.#now()
    return (dueAt(image, content, now) ?? Number.POSITIVE_INFINITY) <= now
  }

  #hosts(): readonly string[] {
    const { store, options } = this.#parts
    const allowed = store.hosts().filter(({ isAllowed }) => isAllowed)
    return [...options.hosts, ...allowed.map(({ host }) => host)]
  }

  #hostOf(image: NamedImage): string {
    return isFromAms(image) ? '' : (this.#parts.options.library.hostOf(image.address) ?? '')
  }

  #now(): number {
    return this.#parts.environment.clock.now()
  }

  #quietMs(): number {
    const untilDue = this.#background.dueAt - this.#now()
    return untilDue > 0 ? Math.min(untilDue, LOOK_EVERY_MS) : LOOK_EVERY_MS
  }

  /** Until woken, or until the time is over. */
  #sleep(ms: number, signal: AbortSignal): Promise<void> {
    const listen = (wake: () => void): (() => void) => {
      this.#sleepers.add(wake)
      return () => this.#sleepers.delete(wake)
    }
    return waitUnlessWoken(this.#parts.environment.scheduler, ms, listen, signal)
  }
}
