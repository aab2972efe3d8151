import { deflateRawSync } from 'node:zlib'

/** Parts of an archive, with what an honest one would never say. */
export type ZipPart = {
  readonly name: string
  readonly content: string | Uint8Array
  /** What it says of its size unpacked, instead of the truth. */
  readonly saidBytes?: number
  /** Where it says that it lies, instead of the truth. */
  readonly saidOffset?: number
  readonly flags?: number
  readonly method?: number
}

/** A ZIP archive, written by hand so that it can lie. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const plain = Buffer.from(part.content)
    // An empty block of RFC 1951: there may be very many of them.
    const packed = plain.length === 0 ? Buffer.from([3, 0]) : deflateRawSync(plain)
    const name = Buffer.from(part.name)
    const sizes = [packed.length, part.saidBytes ?? plain.length] as const
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(part.method ?? 8, 8)
    local.writeUInt32LE(sizes[0], 18)
    local.writeUInt32LE(sizes[1], 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(part.flags ?? 0, 8)
    entry.writeUInt16LE(part.method ?? 8, 10)
    entry.writeUInt32LE(sizes[0], 20)
    entry.writeUInt32LE(sizes[1], 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(part.saidOffset ?? offset, 42)
    bodies.push(local, name, packed)
    directory.push(entry, name)
    offset += 30 + name.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

export type SheetToWrite = {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** Rows of cells: a text becomes an inline string, a number a number; `{xml}` stands as it is. */
  readonly rows?: readonly (readonly (string | number | { readonly xml: string })[])[]
  /** Instead of rows: all that stands in the worksheet. */
  readonly xml?: string
}

type Book = {
  readonly sheets: readonly SheetToWrite[]
  readonly is1904?: boolean
  readonly shared?: string
  /** Number formats of styles 1, 2, …: a built-in id or a code. */
  readonly formats?: readonly (number | string)[]
  readonly more?: readonly ZipPart[]
  /** In place of the parts of the same name. */
  readonly instead?: Readonly<Record<string, string>>
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function partsOf(book: Book): ZipPart[] {
  const { sheets, is1904 = false, shared, formats = [], more = [], instead = {} } = book
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const parts: ZipPart[] = [
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, state = 'visible' }, at) =>
            `<sheet name="${escaped(name)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', content: stylesOf(formats) },
    ...(shared === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `${XML}<sst ${MAIN}>${shared}</sst>` }]),
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${XML}<worksheet ${MAIN}>${sheet.xml ?? `<sheetData>${rowsOf(sheet.rows ?? [])}</sheetData>`}</worksheet>`,
    })),
  ]
  return [
    ...parts.map((part) => ({ ...part, content: instead[part.name] ?? part.content })),
    ...more,
  ]
}

export function workbook(book: Book): Buffer {
  return zipOf(partsOf(book))
}

export function rowsOf(rows: NonNullable<SheetToWrite['rows']>): string {
  return rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cellOf).join('')}</row>`).join('')
}

function cellOf(cell: string | number | { readonly xml: string }): string {
  if (typeof cell === 'object') return cell.xml
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

function stylesOf(formats: readonly (number | string)[]): string {
  const codes = formats.map((format, at) =>
    typeof format === 'string'
      ? `<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`
      : '',
  )
  const styles = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 164 + at : format}"/>`,
  )
  return `${XML}<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
