import { type AppError, toAppError } from '@shared/contract/app-error'
import type { AdminClient } from '../admin-client'
import { type MediaStateData, mediaStates } from '../operations'
import type { PictureTools } from './picture-tools'

/** Looked at that often, for up to a minute: it takes seconds, typically. */
const POLL_MS = 1500
const POLLS = 40

export type MediaEnds = {
  readonly failed: ReadonlyMap<string, MediaStateData['mediaErrors']>
  /** Somebody removed them meanwhile. */
  readonly gone: ReadonlySet<string>
  /** What became of them is not known yet. */
  readonly open: ReadonlySet<string>
  /** Why it could not be read; null: Shopify still works on those that are open. */
  readonly error: AppError | null
}

/** Waits until Shopify has worked the pictures through, or took too long over it. Never rejects. */
export function awaitMedia(
  client: AdminClient,
  ids: readonly string[],
  { scheduler, progress }: PictureTools,
): Promise<MediaEnds> {
  return progress.inWork(ids.length, () => poll(client, ids, scheduler))
}

async function poll(
  client: AdminClient,
  ids: readonly string[],
  scheduler: PictureTools['scheduler'],
): Promise<MediaEnds> {
  const failed = new Map<string, MediaStateData['mediaErrors']>()
  const gone = new Set<string>()
  const open = new Set(ids)
  let error: AppError | null = null
  for (let look = 0; open.size > 0 && look < POLLS && error === null; look++) {
    await scheduler.wait(POLL_MS)
    try {
      const { nodes } = await client.query(mediaStates, { ids: [...open] })
      const found = new Map(nodes.flatMap((node) => (node === null ? [] : [[node.id, node]])))
      for (const id of open) {
        const state = found.get(id)
        if (state === undefined) gone.add(id)
        else if (state.status === 'FAILED') failed.set(id, state.mediaErrors)
        else if (state.status !== 'READY') continue
        open.delete(id)
      }
    } catch (thrown) {
      error = toAppError(thrown)
    }
  }
  return { failed, gone, open, error }
}
