import { t } from '@shared/words/words'
import type { MediaStateData } from '../operations'

/** Why Shopify made no picture of a file, and what to do, by `MediaErrorCode` (Admin API). */
const REASONS: Readonly<Record<string, string>> = {
  INVALID_IMAGE_FILE_SIZE: t`The file is larger than the 20 MB that Shopify takes. Save the picture smaller, then push it again.`,
  INVALID_IMAGE_RESOLUTION: t`The picture has more pixels than the 25 million that Shopify takes. Save it smaller, then push it again.`,
  INVALID_IMAGE_ASPECT_RATIO: t`The picture is too long and narrow for Shopify. Crop it, then push it again.`,
  UNSUPPORTED_IMAGE_FILE_TYPE: t`Shopify does not take this type of file. Save the picture as JPEG, PNG, GIF or WebP, then push it again.`,
  IMAGE_DOWNLOAD_FAILURE: t`Shopify could not download the picture. See whether its address opens in a browser, then push it again.`,
  GENERIC_FILE_DOWNLOAD_FAILURE: t`Shopify could not download the picture. See whether its address opens in a browser, then push it again.`,
  IMAGE_PROCESSING_FAILURE: t`Shopify could not read the picture. Open it in an image editor and save it anew, then push it again.`,
  INVALID_SIGNED_URL: t`Shopify could not find the file that was uploaded. Push the picture again.`,
  DUPLICATE_FILENAME_ERROR: t`The store already has a file of this name. Give the picture another name, then push it again.`,
  FILE_STORAGE_LIMIT_EXCEEDED: t`The store has no room for more files. Delete some in Shopify under Content, Files, then push the picture again.`,
  MEDIA_TIMEOUT_ERROR: t`Shopify took too long over the picture and gave up. Push it again.`,
}

export function failureReason(errors: MediaStateData['mediaErrors']): string {
  const [first] = errors
  if (first === undefined) return t`Shopify could not take the picture and gave no reason.`
  return REASONS[first.code] ?? t`Shopify could not take the picture: ${first.message}`
}
