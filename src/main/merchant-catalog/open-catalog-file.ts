import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportChoices } from '@shared/contract/imports'
import type { CatalogFile } from '../engine/ports'
import { layoutOf } from './columns/layout'
import { readCsv } from './csv/read-csv'
import { fileKindOf } from './file-kind'
import { privateCopy } from './private-copy'
import { findBeside } from './products/find-picture'
import { readXlsx } from './xlsx/read-xlsx'

/**
 * Opens a file that a person chose, by what it holds and never by its name: it is copied into `folder` first, and read
 * from there. Rejects with `file-unreadable`, `file-too-large`, or `file-not-a-catalog` where it is nothing that can be
 * read as a table.
 */
export async function openCatalogFile(path: string, folder: string): Promise<CatalogFile> {
  const name = basename(path)
  const copy = await privateCopy(path, name, folder)
  const close = (): void => rmSync(copy, { force: true })
  try {
    const kind = await fileKindOf(copy, name)
    const { size } = await stat(copy)
    const find = findBeside(path)
    const read = kind === 'xlsx' ? readXlsx : readCsv
    return {
      name,
      bytes: size,
      read: (choices: ImportChoices) => read(copy, name, choices),
      layout: (header, choices) => layoutOf(header, choices, find),
      close,
    }
  } catch (thrown) {
    close()
    throw thrown
  }
}
