import { t } from '@shared/words/words'
import type { Cells } from './cells'
import type { PictureList } from './picture-list'

/**
 * The pictures of AMS's columns `image_urls` and `image_alts`: several in one cell stand each on a line
 * of its own or, in a cell of one line, with `|` between them; the alt texts stand in the same way and
 * order. Returns what was not taken, as sentences.
 */
export function readPictureCells(cells: Cells, pictures: PictureList): string[] {
  const urlCell = cells.text('image_urls').trim()
  const separator = /[\r\n]/.test(urlCell) ? /\r\n|\r|\n/ : '|'
  const urls = urlCell.split(separator).map((url) => url.trim())
  // Only behind: the first picture may be the one without a text.
  const altCell = cells.text('image_alts').trimEnd()
  // The alt text of a lone picture may hold a `|`.
  const alts = urls.length === 1 ? [altCell] : altCell.split(separator)
  const notes: string[] = []
  for (const [index, url] of urls.entries()) {
    if (url === '') continue
    if (!pictures.add(url, alts[index]?.trim() ?? ''))
      notes.push(noPicture(cells, 'image_urls', url))
  }
  const named = urlCell === '' ? 0 : urls.length
  if (altCell !== '' && alts.length > named) {
    notes.push(
      t`Line ${cells.line}: image_alts has more texts than image_urls has pictures; the last ones are left out.`,
    )
  }
  return notes
}

/** The id of the picture that a cell names for a variant; null when it names none that can be taken. */
export function readVariantPicture(
  cells: Cells,
  column: string,
  pictures: PictureList,
  notes: string[],
): string | null {
  const url = cells.textOrNull(column)
  if (url === null) return null
  const id = pictures.addOfVariant(url)
  if (id === null) notes.push(noPicture(cells, column, url))
  return id
}

export function noPicture(cells: Cells, column: string, text: string): string {
  return t`Line ${cells.line}: ${cells.label(column)} "${text.slice(0, 60)}" is neither a web address nor a picture file (20 MB at most) beside the catalog file; this picture is left out.`
}
