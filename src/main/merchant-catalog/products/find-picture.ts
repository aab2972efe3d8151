import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { AmsImage } from '@shared/catalog/product'
import { isWebAddress } from '@shared/catalog/web-address'
import { imageIdOfAddress } from '../../engine/fields'
import { MOST_BYTES } from '../../engine/ports'

/** What a cell's text names: where the picture is and what is known of its content. Null: nothing that can be taken. */
export type FindPicture = (text: string) => Omit<AmsImage, 'alt'> | null

const ENDINGS = new Set(['.jpg', '.jpeg', '.png', '.gif', '.webp'])

/** Public addresses alone: for a catalog of which no folder is known. */
export const findByAddress: FindPicture = (text) => {
  if (!isWebAddress(text)) return null
  return { id: imageIdOfAddress(text), url: text, sha256: null }
}

/**
 * Public addresses, and files in the folder of the catalog file or below it, named from there ("pictures/mug.jpg").
 * Nothing outside of that folder is ever read, also not through a link.
 */
export function findBeside(catalogFile: string): FindPicture {
  const known = new Map<string, ReturnType<FindPicture>>()
  const folder = realpathSync(dirname(catalogFile))
  const find: FindPicture = (text) => findByAddress(text) ?? findFile(folder, text)
  return (text) => {
    const found = known.get(text) ?? find(text)
    known.set(text, found)
    return found
  }
}

function findFile(folder: string, text: string): ReturnType<FindPicture> {
  const name = text.replaceAll('\\', '/')
  if (isAbsolute(name) || /^[a-z]:|\0/i.test(name) || !ENDINGS.has(extname(name).toLowerCase())) {
    return null
  }
  try {
    const file = realpathSync(resolve(folder, name))
    if (!file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)) return null
    const facts = statSync(file)
    if (!facts.isFile() || facts.size === 0 || facts.size > MOST_BYTES) return null
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    return { id: relative(folder, file).replaceAll(sep, '/'), url: null, sha256, file }
  } catch {
    // Not there, or not to be read: the row's note says that the picture is left out.
    return null
  }
}
