import type { ImageContentStore, ImageLibrary, Scheduler } from '../ports'
import { walkCatalogs } from './catalog-walk'
import { dueAt } from './due-at'
import { isFromAms } from './named-image'

/** What the catalogs name, counted by going through all of it. */
export type Tally = {
  /** Pictures of each host; those of addresses that are refused anyway belong to none. */
  readonly hosts: ReadonlyMap<string, number>
  readonly failed: number
  /** Pictures that are to be fetched now. */
  readonly due: number
}

export async function countImages(
  store: ImageContentStore,
  library: Pick<ImageLibrary, 'hostOf'>,
  scheduler: Pick<Scheduler, 'pause'>,
  now: number,
): Promise<Tally> {
  const hosts = new Map<string, number>()
  let failed = 0
  let due = 0
  for await (const image of walkCatalogs(store, scheduler)) {
    const host = isFromAms(image) ? null : library.hostOf(image.address)
    if (host !== null) hosts.set(host, (hosts.get(host) ?? 0) + 1)
    const failure = image.content?.failure ?? null
    if (failure !== null && failure.code !== 'host-not-allowed') failed += 1
    if ((dueAt(image, image.content, now) ?? Number.POSITIVE_INFINITY) <= now) due += 1
  }
  return { hosts, failed, due }
}
