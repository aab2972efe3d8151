import type { Scheduler } from '../../engine/ports'
import type { PictureProgress } from './picture-progress'

/** What the sending of pictures needs beside the client. */
export type PictureTools = {
  readonly scheduler: Scheduler
  readonly progress: PictureProgress
  /** The bytes of a picture that is on this computer, proven to be those; null where it is not, nor in the file `path`. */
  readonly imageBytes: (sha256: string, path?: string) => Promise<Uint8Array | null>
}
