import { recordLines } from '@main/merchant-catalog/record-lines'
import { describe, expect, test } from 'vitest'

describe('where the records of a file begin', () => {
  test.each<[string, string, number[]]>([
    ['each on a line', 'a\nb\nc', [1, 2, 3]],
    ['with every kind of line end', 'a\r\nb\rc\nd', [1, 2, 3, 4]],
    ['with blank lines between', '\n\na\n\r\n\r\nb\n', [3, 6]],
    ['with line breaks in quotes', 'a\n"b\n\nb",c\nd', [1, 2, 5]],
    ['with Windows line breaks in quotes', 'a\r\n"b\r\n\r\nb",c\r\nd', [1, 2, 5]],
    ['with quotes in quotes', 'a\n"b ""\n"" b"\nc', [1, 2, 4]],
    ['with nothing in them', '', []],
  ])('%s', (_, text, starts) => {
    expect(recordLines(text)).toEqual({ starts, openQuote: null })
  })
})

describe('a quote that is never closed', () => {
  test.each([
    ['at once', '"a\nb', 1],
    ['after others were', '"a"\n"b\nc\nd', 2],
    ['after a quote in quotes', 'a\n"b ""\n c\nd', 2],
  ])('%s is found where it opens', (_, text, line) => {
    expect(recordLines(text).openQuote).toBe(line)
  })
})
