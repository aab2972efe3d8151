import { t } from '@shared/words/words'
import { WorkbookBroken } from './zip-entries'

export type XmlHandler = {
  /** `name` without its prefix. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** A cell holds 32,767 characters at most. */
const LONGEST_TOKEN = 4_000_000
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/**
 * Cuts XML into its tags and texts as it arrives. A document type, with which entities could be defined, is refused:
 * no spreadsheet program writes one, and nothing is ever looked up.
 */
export class XmlTokens {
  readonly #handler: XmlHandler
  #rest = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(more: string): void {
    const xml = this.#rest + more
    let at = 0
    for (;;) {
      const tag = xml.indexOf('<', at)
      if (tag < 0) break
      const end = endOf(xml, tag)
      if (end < 0) break
      if (tag > at) this.#handler.text(decoded(xml.slice(at, tag)))
      this.#tag(xml, tag, end)
      at = end
    }
    this.#rest = xml.slice(at)
    if (this.#rest.length > LONGEST_TOKEN) throw new WorkbookBroken(t`a part of it is no XML`)
  }

  end(): void {
    if (this.#rest.trim() !== '') throw new WorkbookBroken(t`it is damaged or cut off`)
  }

  #tag(xml: string, from: number, end: number): void {
    if (xml.startsWith('<!--', from) || xml.startsWith('<?', from)) return
    if (xml.startsWith('<![CDATA[', from)) {
      this.#handler.text(xml.slice(from + 9, end - 3))
      return
    }
    if (xml.startsWith('<!', from)) {
      throw new WorkbookBroken(
        t`it defines a document type (DTD), which no spreadsheet program does`,
      )
    }
    if (xml.startsWith('</', from)) {
      this.#handler.close(local(xml.slice(from + 2, end - 1).trim()))
      return
    }
    const isEmpty = xml[end - 2] === '/'
    const inner = xml.slice(from + 1, end - (isEmpty ? 2 : 1))
    const space = inner.search(/\s/)
    const name = local(space < 0 ? inner : inner.slice(0, space))
    this.#handler.open(name, new Attributes(space < 0 ? '' : inner.slice(space)))
    if (isEmpty) this.#handler.close(name)
  }
}

/** Attributes of a tag, looked at only where they are asked for. */
export class Attributes {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** With its prefix where it has one; undefined where it is not there. */
  get(name: string): string | undefined {
    const found = patternOf(name).exec(this.#text)
    const value = found?.[1] ?? found?.[2]
    return value === undefined ? undefined : decoded(value)
  }

  isTrue(name: string): boolean {
    return ['1', 'true'].includes(this.get(name) ?? '')
  }
}

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const known = patterns.get(name)
  if (known) return known
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  return pattern
}

/** Behind the `>` that ends what begins at `from`; -1 where it has not arrived. */
function endOf(xml: string, from: number): number {
  if (xml.startsWith('<!--', from)) return behind(xml, '-->', from)
  if (xml.startsWith('<![CDATA[', from)) return behind(xml, ']]>', from)
  if (xml.startsWith('<?', from)) return behind(xml, '?>', from)
  let quote = ''
  for (let at = from; at < xml.length; at++) {
    const mark = xml[at]
    if (quote !== '') {
      if (mark === quote) quote = ''
    } else if (mark === '"' || mark === "'") quote = mark
    else if (mark === '>') return at + 1
  }
  // What may become a comment or a document type is judged as soon as it can be told.
  if (/^<!D/i.test(xml.slice(from, from + 3))) return xml.length
  return -1
}

function behind(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^;&\s]{1,32});/g, (_, name: string) => {
    const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
    if (named !== undefined) return named
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (!name.startsWith('#') || !(point >= 0 && point <= 0x10ffff)) {
      throw new WorkbookBroken(t`it uses an entity (&${name};) that is not defined`)
    }
    return String.fromCodePoint(point)
  })
}
