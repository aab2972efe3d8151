import { join } from 'node:path'

/** Pictures of a store: safe to delete at any time, in no backup and in no diagnostics. */
export function imageFolder(storeFolder: string): string {
  return join(storeFolder, 'images')
}
