import type { AmsImage, ShopImage } from '@shared/catalog/product'
import { ConcordError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { PictureContent } from '@shared/contract/pictures'
import { t } from '@shared/words/words'
import type { Announcer } from '../announcer'
import type { ReachWatch } from '../connection'
import type { EngineOptions } from '../engine-options'
import type { ImageFacts, ImageFailure, ImageResult, NamedImage } from '../ports'
import type { Runs } from '../runs'
import { Throttle } from '../throttle'
import { dueAt, isOtherContent } from './due-at'
import { ImageQueue } from './image-queue'
import { countImages, type Tally } from './image-tally'
import { namedByAms, namedByShop } from './named-image'
import { picturesOfAms, picturesOfShop } from './product-pictures'

const TOLD_EVERY_MS = 500
const NOTHING_FETCHED = { pictures: 0, bytes: 0 }

/** The pictures of both sides on this computer: what is here of them, what is fetched, from where it may be. */
export class Images {
  readonly #options: EngineOptions
  readonly #queue: ImageQueue | null
  readonly #told: Throttle
  #tally: Promise<Tally> | null = null
  /** What was settled since the tally was made. */
  #settled = 0
  #failed = 0
  #fetched = NOTHING_FETCHED
  #isEmpty = true

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs, watch: ReachWatch) {
    this.#options = options
    const { environment, store, images } = options
    this.#told = new Throttle(environment, TOLD_EVERY_MS, () => announcer.changed(['images']))
    this.#queue =
      images === undefined
        ? null
        : new ImageQueue({
            environment,
            store: store.images,
            options: images,
            watch,
            onSettled: (_, result) => this.#settle(result),
            onEmpty: () => this.#emptied(),
          })
    runs.onEnded(() => this.catalogsMoved())
    watch.onChange(() => this.#queue?.wake())
  }

  /** Other pictures may be named now. */
  catalogsMoved(): void {
    this.#recount()
    this.#queue?.moved()
  }

  /** Fetches until the signal is aborted: what is seen first, and in the background all the others. */
  async follow(signal: AbortSignal): Promise<void> {
    await this.#queue?.follow(signal)
  }

  /** See the contract: `images.of-product`. */
  ofProduct({
    amsProductId,
    shopifyProductId,
  }: EngineParsedInput<'images.of-product'>): EngineOutput<'images.of-product'> {
    const { ams, shop } = this.#options.store
    const ours = amsProductId === null ? null : ams.product(amsProductId)
    const theirs = shopifyProductId === null ? null : shop.product(shopifyProductId)
    const wanted: NamedImage[] = []
    const pictures = {
      ours: ours && picturesOfAms(ours, (image) => this.#contentOfAms(image, wanted)),
      theirs: theirs && picturesOfShop(theirs, (image) => this.#contentOfShop(image, wanted)),
    }
    if (wanted.length > 0) this.#queue?.want(wanted)
    return pictures
  }

  /** See the contract: `images.overview`. Goes through the catalogs where they moved since it was asked last. */
  async overview(): Promise<EngineOutput<'images.overview'>> {
    const { images, store } = this.#options
    if (images === undefined) return NO_PICTURES
    const { library, hosts: always } = images
    const tally = await this.#counted(library)
    const spoken = new Map(store.images.hosts().map(({ host, isAllowed }) => [host, isAllowed]))
    const named = new Set([...tally.hosts.keys(), ...store.images.refusedHosts(), ...spoken.keys()])
    const background = this.#queue?.isFull ? 0 : Math.max(0, tally.due - this.#settled)
    return {
      hosts: [...named].sort().map((host) => ({
        host,
        pictures: tally.hosts.get(host) ?? 0,
        allowed: always.includes(host) ? 'always' : spoken.get(host) ? 'yes' : 'no',
      })),
      kept: library.kept(),
      mostBytes: library.mostBytes,
      left: Math.max(background, this.#queue?.waiting ?? 0),
      fetched: this.#fetched,
      failed: Math.max(0, tally.failed + this.#failed),
    }
  }

  /** See the contract: `images.allow-host`. Its pictures are fetched at once. */
  allowHost({ host, isAllowed }: EngineParsedInput<'images.allow-host'>): null {
    const { images, store } = this.#options
    if (images?.library.hostOf(`https://${host}/`) !== host) throw noSuchHost()
    store.images.setHost(host, isAllowed)
    if (isAllowed) store.images.forgetFailures(host)
    this.#askAnew()
    return null
  }

  /** See the contract: `images.try-again`. */
  tryAgain(): null {
    this.#options.store.images.forgetFailures()
    this.#askAnew()
    return null
  }

  /** See the contract: `images.clear`. */
  async clear(): Promise<null> {
    try {
      await this.#options.images?.library.clear()
    } catch (thrown) {
      throw notCleared(thrown)
    } finally {
      this.#told.call()
    }
    return null
  }

  #contentOfAms(image: AmsImage, wanted: NamedImage[]): PictureContent {
    // The file may be another one by now; what AMS knows of the content holds.
    const known = image.sha256 === null ? null : this.#here(image.sha256)
    if (known) return known
    const named = namedByAms(image, this.#options.store.amsServer.line() !== null)
    return named
      ? this.#contentOf(named, wanted)
      : absent(t`Only AMS has this picture: the catalog names neither a file nor an address.`)
  }

  #contentOfShop(image: ShopImage, wanted: NamedImage[]): PictureContent {
    const named = namedByShop(image)
    return named
      ? this.#contentOf(named, wanted)
      : absent(t`Shopify is still working on this picture.`)
  }

  #contentOf(named: NamedImage, wanted: NamedImage[]): PictureContent {
    const { store, images, environment } = this.#options
    if (images === undefined) return absent(t`Pictures are not kept on this computer.`)
    const content = store.images.content(named.source)
    if (content === null || isOtherContent(named, content)) return wait(named, wanted)
    const { facts, failure } = content
    if (facts !== null && images.library.has(facts.sha256)) return toHere(facts)
    if (failure === null) return wait(named, wanted)
    const now = environment.clock.now()
    const due = dueAt(named, content, now)
    if (due !== null && due <= now) wanted.push(named)
    return absent(failure.reason, failure)
  }

  #here(sha256: string): PictureContent | null {
    const { store, images } = this.#options
    if (!images?.library.has(sha256)) return null
    const facts = store.images.facts(sha256)
    return facts && toHere(facts)
  }

  #askAnew(): void {
    this.#queue?.forgetRests()
    this.catalogsMoved()
    this.#told.call()
  }

  #settle(result: ImageResult): void {
    if (this.#isEmpty) this.#fetched = NOTHING_FETCHED
    this.#isEmpty = false
    this.#settled += 1
    if (result.kind === 'kept') {
      const { pictures, bytes } = this.#fetched
      this.#fetched = { pictures: pictures + 1, bytes: bytes + result.facts.bytes }
    } else if (result.failure.code !== 'host-not-allowed') this.#failed += 1
    this.#told.call()
  }

  #emptied(): void {
    if (this.#isEmpty) return
    this.#isEmpty = true
    this.#recount()
    this.#told.call()
  }

  #recount(): void {
    this.#tally = null
  }

  #counted(library: Parameters<typeof countImages>[1]): Promise<Tally> {
    if (this.#tally === null) {
      const { environment, store } = this.#options
      const { scheduler, clock } = environment
      this.#settled = 0
      this.#failed = 0
      this.#tally = countImages(store.images, library, scheduler, clock.now())
      this.#tally.catch(() => this.#recount())
    }
    return this.#tally
  }
}

const NO_PICTURES: EngineOutput<'images.overview'> = {
  hosts: [],
  kept: { pictures: 0, bytes: 0 },
  mostBytes: 0,
  left: 0,
  fetched: NOTHING_FETCHED,
  failed: 0,
}

function wait(named: NamedImage, wanted: NamedImage[]): PictureContent {
  wanted.push(named)
  return { kind: 'waiting' }
}

function toHere({ sha256, bytes, width, height, mediaType }: ImageFacts): PictureContent {
  return { kind: 'here', sha256, bytes, width, height, mediaType }
}

function absent(reason: string, failure?: ImageFailure): PictureContent {
  return { kind: 'absent', reason, cause: failure?.code ?? null, host: failure?.host ?? null }
}

function noSuchHost(): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message: t`This is no host from which pictures may be fetched. Nothing was changed.`,
    nextStep: t`Enter the name of a public host, such as pictures.example.com.`,
    retryable: false,
  })
}

function notCleared(thrown: unknown): ConcordError {
  return new ConcordError(
    {
      code: 'storage-failed',
      message: t`Not all pictures could be deleted: the disk did not let them go. Nothing else was changed.`,
      nextStep: t`Close programs that show them, and try again.`,
      retryable: true,
    },
    thrown,
  )
}
