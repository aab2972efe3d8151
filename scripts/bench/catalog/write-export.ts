import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CatalogSpec } from './catalog-spec'
import { exportLines, type LineOrder } from './export-lines'

const CHUNK_CHARACTERS = 256 * 1024

/** Writes the export file of a spec, streamed. */
export async function writeExport(
  spec: CatalogSpec,
  order: LineOrder,
  file: string,
): Promise<void> {
  await pipeline(Readable.from(chunks(exportLines(spec, order))), createWriteStream(file))
}

function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length < CHUNK_CHARACTERS) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
