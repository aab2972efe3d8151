import type { ImageContentStore, NamedImages, Scheduler } from '../ports'

/** Products looked at before others get their turn. */
const STRETCH = 200

export type FoundImage = NamedImages['images'][number] & { readonly side: 'ours' | 'theirs' }

/** All pictures that AMS's catalog and the linked products of Shopify name, in stretches that let queries in. */
export async function* walkCatalogs(
  store: ImageContentStore,
  scheduler: Pick<Scheduler, 'pause'>,
): AsyncGenerator<FoundImage> {
  for (const side of ['ours', 'theirs'] as const) {
    let after = ''
    for (;;) {
      const { last, images } =
        side === 'ours' ? store.ofAms(after, STRETCH) : store.ofLinked(after, STRETCH)
      for (const image of images) yield { ...image, side }
      if (last === null) break
      after = last
      await scheduler.pause()
    }
  }
}
