import type { Database } from './database'

/** Writes what pictures of Shopify are known by. Many are written inside of a transaction of the caller's. */
export function imageMemory(
  db: Database,
): (images: readonly { readonly mediaId: string; readonly label: string }[]) => void {
  const remember = db.prepare(
    `INSERT INTO image_memory (media_id, label) VALUES (?, ?)
     ON CONFLICT (media_id) DO UPDATE SET label = excluded.label WHERE label <> excluded.label`,
  )
  return (images) => {
    for (const { mediaId, label } of images) remember.run(mediaId, label)
  }
}
