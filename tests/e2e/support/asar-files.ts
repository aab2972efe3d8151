import { closeSync, openSync, readSync } from 'node:fs'
import { z } from 'zod'

type Entry = { readonly files?: Readonly<Record<string, Entry>> | undefined }

const entrySchema: z.ZodType<Entry> = z.object({
  files: z
    .record(
      z.string(),
      z.lazy(() => entrySchema),
    )
    .optional(),
})

/** The 16 bytes that say how long the list is (github.com/electron/asar, "Format"). */
const LENGTHS = 16

/** The paths of all files in an archive of Electron's, from the list at its beginning. */
export function filesInArchive(path: string): string[] {
  const file = openSync(path, 'r')
  try {
    const lengths = Buffer.alloc(LENGTHS)
    readSync(file, lengths, 0, LENGTHS, 0)
    const list = Buffer.alloc(lengths.readUInt32LE(12))
    readSync(file, list, 0, list.length, LENGTHS)
    return [...pathsOf(entrySchema.parse(JSON.parse(list.toString('utf8'))), '')]
  } finally {
    closeSync(file)
  }
}

function* pathsOf({ files = {} }: Entry, prefix: string): Generator<string> {
  for (const [name, entry] of Object.entries(files)) {
    if (entry.files) yield* pathsOf(entry, `${prefix}${name}/`)
    else yield `${prefix}${name}`
  }
}
