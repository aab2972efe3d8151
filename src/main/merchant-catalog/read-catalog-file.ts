import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { ConcordError } from '@shared/contract/app-error'
import { t } from '@shared/words/words'
import type { CatalogToImport } from '../engine/ports'
import { notACatalog, parseCsv } from './csv-rows'
import { type FindPicture, findBeside, findByAddress } from './find-picture'
import { isAmsCsv, readAmsCsv } from './read-ams-csv'
import { isShopifyCsv, readShopifyCsv } from './read-shopify-csv'

/** Where either kind of file names pictures. */
const IMAGE_COLUMNS = ['image_urls', 'Image Src']

/** The file is read whole, as one stable copy. Larger ones are refused before memory grows. */
const LARGEST_FILE_BYTES = 200 * 1024 * 1024

/**
 * Reads a catalog file: AMS's own columns or Shopify's product export, recognised by the header.
 * Throws `file-unreadable`, `file-too-large` or `file-not-a-catalog`; nothing is changed by reading.
 */
export function readCatalogFile(path: string): CatalogToImport {
  const fileName = basename(path)
  return readCatalogText(readText(path, fileName), fileName, findBeside(path))
}

/** `find`: how pictures are found; without it only those with a public address are. */
export function readCatalogText(
  text: string,
  fileName: string,
  find: FindPicture = findByAddress,
): CatalogToImport {
  const file = parseCsv(text, fileName)
  const isSilentAboutImages = !IMAGE_COLUMNS.some((column) => file.columns.includes(column))
  if (isAmsCsv(file)) {
    return { sourceName: fileName, isSilentAboutImages, ...readAmsCsv(file, fileName, find) }
  }
  if (isShopifyCsv(file)) {
    return { sourceName: fileName, isSilentAboutImages, ...readShopifyCsv(file, fileName, find) }
  }
  throw notACatalog(fileName, t`its first line has neither the AMS columns nor those of Shopify`)
}

function readText(path: string, fileName: string): string {
  let bytes: Buffer
  try {
    const { size } = statSync(path)
    if (size > LARGEST_FILE_BYTES) throw tooLarge(fileName, size)
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof ConcordError) throw error
    throw new ConcordError(
      {
        code: 'file-unreadable',
        message: t`${fileName} can't be opened (${codeOf(error)}). The AMS catalog was not changed.`,
        nextStep: t`Check that the file exists and is not open in another program, then choose it again.`,
        retryable: true,
      },
      error,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw notACatalog(fileName, t`it is no UTF-8 text`, error)
  }
}

function tooLarge(fileName: string, bytes: number): ConcordError {
  const megabytes = (value: number): number => Math.round(value / 1024 / 1024)
  return new ConcordError({
    code: 'file-too-large',
    message: t`${fileName} has ${megabytes(bytes)} MB; the limit is ${megabytes(LARGEST_FILE_BYTES)} MB. The AMS catalog was not changed.`,
    nextStep: t`Export the catalog in parts or without embedded data.`,
    retryable: false,
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : t`unknown reason`
}
