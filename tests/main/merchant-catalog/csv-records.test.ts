import { CsvBroken, CsvRecords } from '@main/merchant-catalog/csv/csv-records'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

function records(text: string, pieces: readonly number[] = []) {
  const reader = new CsvRecords(',')
  let from = 0
  const found = pieces.flatMap((length) => {
    const part = reader.push(text.slice(from, from + length))
    from += length
    return part
  })
  return [...found, ...reader.push(text.slice(from)), ...reader.end()]
}

describe('where the records of a file begin', () => {
  test.each<[string, string, number[]]>([
    ['each on a line', 'a\nb\nc', [1, 2, 3]],
    ['with every kind of line end', 'a\r\nb\rc\nd', [1, 2, 3, 4]],
    ['with blank lines between', '\n\na\n\r\n\r\nb\n', [3, 6]],
    ['with line breaks in quotes', 'a\n"b\n\nb",c\nd', [1, 2, 5]],
    ['with Windows line breaks in quotes', 'a\r\n"b\r\n\r\nb",c\r\nd', [1, 2, 5]],
    ['with quotes in quotes', 'a\n"b ""\n"" b"\nc', [1, 2, 4]],
    ['with nothing in them', '', []],
  ])('%s', (_, text, lines) => {
    expect(records(text).map(({ line }) => line)).toEqual(lines)
  })
})

describe('a quote that is never closed', () => {
  test.each([
    ['at once', '"a\nb', 1],
    ['after others were', '"a"\n"b\nc\nd', 2],
    ['after a quote in quotes', 'a\n"b ""\n c\nd', 2],
  ])('%s is found where it opens', (_, text, line) => {
    expect(() => records(text)).toThrow(CsvBroken)
    expect(() => records(text)).toThrow(`line ${line} is never closed`)
  })
})

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '🌿') })

test('C4: any cells come back as they were written, in pieces of any length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
      fc.constantFrom('\n', '\r', '\r\n'),
      fc.array(fc.nat({ max: 5 })),
      (rows, lineEnd, pieces) => {
        const text = rows
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join(lineEnd)
        const kept = rows.filter((cells) => cells.some((one) => one !== ''))
        expect(records(text, pieces).map(({ cells }) => cells)).toEqual(kept)
      },
    ),
  )
})

test('C4: whatever a file holds, its lines are counted as an editor does', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b,c', ''), { maxLength: 9 }), (lines) => {
      const expected = lines.flatMap((line, index) => (line === '' ? [] : [index + 1]))
      for (const end of ['\n', '\r', '\r\n']) {
        expect(records(lines.join(end)).map(({ line }) => line)).toEqual(expected)
      }
    }),
  )
})
