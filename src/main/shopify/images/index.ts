import type { ProductWrite, WriteOutcome } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import type { Sending } from '../sending'
import { appendPictures } from './attach-images'
import { detachImages } from './detach-images'
import type { PictureTools } from './picture-tools'
import { reorderImages } from './reorder-images'
import { setVariantImages } from './set-variant-images'
import { setAlts } from './update-files'

export { awaitMedia } from './await-media'
export { PictureProgress } from './picture-progress'
export type { PictureTools } from './picture-tools'
export { stagePictures } from './stage-pictures'

type ImageWrite = Extract<
  ProductWrite,
  {
    kind:
      | 'attach-images'
      | 'detach-images'
      | 'set-image-alts'
      | 'reorder-images'
      | 'set-variant-images'
  }
>

/** Sends one change of a product's pictures. */
export function writeImages(
  client: AdminClient,
  write: ImageWrite,
  tools: PictureTools,
  sending: Sending,
): Promise<WriteOutcome> {
  switch (write.kind) {
    case 'attach-images':
      return appendPictures(client, write, tools, sending)
    case 'detach-images':
      return detachImages(client, write, sending)
    case 'set-image-alts':
      return setAlts(client, write, sending)
    case 'reorder-images':
      return reorderImages(client, write, tools, sending)
    case 'set-variant-images':
      return setVariantImages(client, write, sending)
  }
}
