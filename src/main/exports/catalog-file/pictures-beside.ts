import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import type { AmsImage, AmsProduct } from '@shared/catalog/product'
import { notWritten } from '../not-written'
import type { PictureNames } from './picture-names'

/** The bytes of a picture that has no public address; null where nobody has them any more. */
export type PictureBytes = (sha256: string, file: string | undefined) => Promise<Uint8Array | null>

/**
 * Puts pictures that only this computer has where a catalog file can name them: one that lies below the file's
 * folder stays where it is, another one is copied into a folder beside the file, named by the content and with the
 * file name that it had.
 */
export class PicturesBeside {
  readonly #folder: string
  readonly #below: string
  readonly #bytes: PictureBytes
  readonly #names = new Map<string, string | null>()
  readonly #copied: string[] = []

  constructor(catalogFile: string, bytes: PictureBytes) {
    this.#folder = dirname(catalogFile)
    this.#below = `${basename(catalogFile, extname(catalogFile))}-pictures`
    this.#bytes = bytes
  }

  /** Makes sure of the pictures of these products. Throws a `ConcordError` (`file-not-written`). */
  async prepare(products: readonly AmsProduct[]): Promise<void> {
    for (const image of products.flatMap(({ images }) => images)) {
      const key = keyOf(image)
      if (image.url !== null || this.#names.has(key)) continue
      this.#names.set(key, await this.#nameOf(image))
    }
  }

  /** The catalog file is not written: the pictures that were copied for it go again. */
  async takeBack(): Promise<void> {
    for (const path of this.#copied) {
      await rm(path).catch(toleratesIt)
      await rmdir(dirname(path)).catch(toleratesIt)
    }
    if (this.#copied.length > 0) await rmdir(join(this.#folder, this.#below)).catch(toleratesIt)
  }

  readonly names: PictureNames = (image) => image.url ?? this.#names.get(keyOf(image)) ?? null

  async #nameOf({ id, sha256, file }: AmsImage): Promise<string | null> {
    const present = file === undefined ? null : relative(this.#folder, file)
    if (
      present !== null &&
      !present.startsWith('..') &&
      (await isThere(join(this.#folder, present)))
    ) {
      return present.split(sep).join('/')
    }
    if (sha256 === null) return null
    const bytes = await this.#bytes(sha256, file)
    if (bytes === null) return null
    const name = [this.#below, sha256.slice(0, 12), basename(file ?? id)]
    const path = join(this.#folder, ...name)
    try {
      // Its name says what it holds.
      if (await isThere(path)) return name.join('/')
      this.#copied.push(path)
      await keep(path, bytes)
    } catch (thrown) {
      throw notWritten(thrown)
    }
    return name.join('/')
  }
}

/** Ids tell pictures of one product apart, these those of all. */
function keyOf({ id, sha256, file }: AmsImage): string {
  return file ?? sha256 ?? id
}

/** Under its name only when it is whole. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`
  await mkdir(dirname(path), { recursive: true })
  try {
    await writeFile(unfinished, bytes)
    await rename(unfinished, path)
  } catch (thrown) {
    await rm(unfinished, { force: true })
    throw thrown
  }
}

/** What is not there, or a folder that holds something else, is as it should be. */
function toleratesIt(): undefined {}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  )
}
