import { t } from '@shared/words/words'
import { type ShownAs, shownAs } from './number-formats'
import { type XmlHandler, XmlTokens } from './xml-tokens'
import { partName, WorkbookBroken, type ZipEntry, type ZipFile } from './zip-entries'

export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry }

export type Workbook = {
  readonly zip: ZipFile
  readonly sheets: readonly Sheet[]
  readonly is1904: boolean
  /** By the number that cells name. */
  readonly texts: readonly string[]
  readonly styles: readonly ShownAs[]
  /** What it holds that is not read, as sentences. */
  readonly notes: readonly string[]
}

/** Texts of a workbook are held in memory while it is read. */
const MOST_TEXT_CHARACTERS = 60_000_000
const MOST_TEXTS = 3_000_000

const nothing = (): void => undefined
const handler = (more: Partial<XmlHandler>): XmlHandler => ({
  open: nothing,
  close: nothing,
  text: nothing,
  ...more,
})

/** Opens a workbook (ECMA-376, SpreadsheetML) without its rows. Rejects with `WorkbookBroken`. */
export async function openWorkbook(zip: ZipFile): Promise<Workbook> {
  const main = zip.entries.get('xl/workbook.xml')
  if (!main) throw new WorkbookBroken(whatElse(zip))
  const targets = await targetsOf(zip)
  const named: { name: string; isHidden: boolean; target: string }[] = []
  let is1904 = false
  await readXml(zip, main, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = attributes.isTrue('date1904')
      if (name !== 'sheet') return
      named.push({
        name: attributes.get('name') ?? '',
        isHidden: (attributes.get('state') ?? 'visible') !== 'visible',
        target: targets.sheets.get(attributes.get('r:id') ?? '') ?? '',
      })
    },
  })
  const sheets = named.flatMap(({ name, isHidden, target }): Sheet[] => {
    const entry = zip.entries.get(target)
    return entry ? [{ name, isHidden, entry }] : []
  })
  if (sheets.length === 0) throw new WorkbookBroken(t`it has no sheet with cells`)
  const texts = await textsOf(zip, targets.texts)
  const styles = await stylesOf(zip, targets.styles)
  return { zip, sheets, is1904, texts, styles, notes: notesOf(zip) }
}

function whatElse({ entries }: ZipFile): string {
  if (entries.has('xl/workbook.bin')) {
    return t`it is a binary workbook (.xlsb); save it as .xlsx or as CSV`
  }
  if (entries.has('mimetype') || entries.has('index/document.iwa')) {
    return t`it is a sheet of another program; save it as .xlsx or as CSV`
  }
  return t`it is an archive (ZIP) without a workbook; unpack it and choose the file in it`
}

function notesOf({ entries }: ZipFile): string[] {
  const has = (start: string): boolean => [...entries.keys()].some((name) => name.startsWith(start))
  return [
    ...(has('xl/vbaproject') ? [t`The workbook has macros. They were not run.`] : []),
    ...(has('xl/externallinks/')
      ? [t`The workbook has links to other files. They were not followed.`]
      : []),
    ...(has('xl/connections')
      ? [t`The workbook has data connections. They were not followed.`]
      : []),
  ]
}

type Targets = {
  readonly sheets: ReadonlyMap<string, string>
  readonly texts: string
  readonly styles: string
}

/** Where the parts of a workbook are, by what `workbook.xml` calls them. */
async function targetsOf(zip: ZipFile): Promise<Targets> {
  const sheets = new Map<string, string>()
  let [texts, styles] = ['xl/sharedstrings.xml', 'xl/styles.xml']
  const relations = zip.entries.get('xl/_rels/workbook.xml.rels')
  if (!relations) throw new WorkbookBroken(t`it is damaged or cut off`)
  await readXml(zip, relations, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      const type = attributes.get('Type') ?? ''
      const target = resolved(attributes.get('Target') ?? '')
      if (type.endsWith('/worksheet')) sheets.set(attributes.get('Id') ?? '', target)
      if (type.endsWith('/sharedStrings')) texts = target
      if (type.endsWith('/styles')) styles = target
    },
  })
  return { sheets, texts, styles }
}

function resolved(target: string): string {
  return target.startsWith('/') ? partName(target) : partName(`xl/${target.replace(/^\.\//, '')}`)
}

async function textsOf(zip: ZipFile, name: string): Promise<string[]> {
  const entry = zip.entries.get(name)
  const texts: string[] = []
  if (!entry) return texts
  let characters = 0
  let text = ''
  let isText = false
  // How a word is read aloud stands beside it, and is no part of it.
  let isPhonetic = false
  await readXml(zip, entry, {
    open(tag) {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') isPhonetic = true
      else if (tag === 't') isText = !isPhonetic
    },
    close(tag) {
      if (tag === 'rPh') isPhonetic = false
      else if (tag === 't') isText = false
      else if (tag === 'si') texts.push(unescaped(text))
    },
    text(more) {
      if (!isText) return
      characters += more.length
      text += more
      if (characters > MOST_TEXT_CHARACTERS || texts.length > MOST_TEXTS) {
        throw new WorkbookBroken(
          t`its texts have more than ${MOST_TEXT_CHARACTERS} characters; save it as CSV`,
        )
      }
    },
  })
  return texts
}

/** `_x000D_` stands for a character that XML can't hold (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

async function stylesOf(zip: ZipFile, name: string): Promise<ShownAs[]> {
  const entry = zip.entries.get(name)
  const styles: ShownAs[] = []
  if (!entry) return styles
  const codes = new Map<number, string>()
  let isOfCells = false
  await readXml(zip, entry, {
    open(tag, attributes) {
      if (tag === 'cellXfs') isOfCells = true
      if (tag === 'numFmt') {
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      }
      if (tag !== 'xf' || !isOfCells) return
      const id = Number(attributes.get('numFmtId') ?? 0)
      styles.push(shownAs(id, codes.get(id)))
    },
    close(tag) {
      if (tag === 'cellXfs') isOfCells = false
    },
  })
  return styles
}

async function readXml(zip: ZipFile, entry: ZipEntry, more: Partial<XmlHandler>): Promise<void> {
  const tokens = new XmlTokens(handler(more))
  for await (const { text } of xmlOf(zip, entry)) tokens.push(text)
  tokens.end()
}

/** The text of a part, piece by piece. */
export async function* xmlOf(
  zip: ZipFile,
  entry: ZipEntry,
): AsyncGenerator<{ text: string; readBytes: number }> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let read = 0
  try {
    for await (const { bytes, readBytes } of zip.bytes(entry)) {
      const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
      decoder ??= new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true })
      read = readBytes
      yield { text: decoder.decode(bytes, { stream: true }), readBytes }
    }
    yield { text: decoder?.decode() ?? '', readBytes: read }
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
    throw new WorkbookBroken(t`it is damaged: a part of it is no text`, { cause: thrown })
  }
}
