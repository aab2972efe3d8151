import { t } from '@shared/words/words'
import { beginningOf } from './file-beginning'
import { notACatalog } from './not-a-catalog'

const BEGINNING_BYTES = 1 << 16

const SIGNATURES: readonly {
  readonly bytes: readonly number[]
  readonly what: () => string
}[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: () => t`it is a picture` },
  { bytes: [0xff, 0xd8, 0xff], what: () => t`it is a picture` },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: () => t`it is a picture` },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: () => t`it is a PDF document` },
  { bytes: [0x1f, 0x8b], what: () => t`it is compressed (gzip); unpack it first` },
]
const ZIP = [0x50, 0x4b]
/** Compound file binary format ([MS-CFB] 2.2): old Excel files, and new ones that are encrypted. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** What a file is by its content. Rejects with `file-not-a-catalog` and the way out for what is no table. */
export async function fileKindOf(path: string, fileName: string): Promise<'csv' | 'xlsx'> {
  const beginning = await beginningOf(path, BEGINNING_BYTES)
  if (beginning.length === 0) throw notACatalog(fileName, t`it is empty (0 bytes)`)
  if (startsWith(beginning, ZIP)) return 'xlsx'
  if (startsWith(beginning, COMPOUND)) throw notACatalog(fileName, ofCompound(beginning))
  const known = SIGNATURES.find(({ bytes }) => startsWith(beginning, bytes))
  if (known) throw notACatalog(fileName, known.what())
  return 'csv'
}

function ofCompound(beginning: Buffer): string {
  const isEncrypted = beginning.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return isEncrypted
    ? t`it is protected with a password; save it without one`
    : t`it is a workbook of the old kind (.xls) or protected with a password; save it as .xlsx without a password, or as CSV`
}

function startsWith(beginning: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => beginning[at] === byte)
}
