import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedPairs,
  markWords,
} from '../../../../src/renderer/src/components/rich-text/word-marks'

const shown = (base: string, value: string): string =>
  markWords(base, value)
    .map(({ text, mark }) => (mark === 'changed' ? `[${text}]` : mark === 'gone' ? '‸' : text))
    .join('')

describe('marked words', () => {
  it.each([
    ['Oak Candle Set', 'Oak Candle Trio', 'Oak Candle [Trio]'],
    ['linen, 220 g/m²', 'linen, 240 g/m²', 'linen, [240] g/m²'],
    ['wash cool, line dry', 'wash cold, tumble dry low', 'wash [cold, tumble dry low]'],
    [
      'from European linen',
      'from stone-washed European linen',
      'from [stone-washed] European linen',
    ],
    ['a long-lasting wooden board', 'a wooden board', 'a ‸wooden board'],
    ['same', 'same', 'same'],
    ['two  spaces', 'two spaces', 'two ‸spaces'],
    ['two spaces', 'two  spaces', 'two [ ]spaces'],
  ])('%j became %j: %s', (base, value, marks) => {
    expect(shown(base, value)).toBe(marks)
  })

  it('never bridge over a line end', () => {
    expect(shown('one\ntwo', 'uno\ndue')).toBe('[uno]\n[due]')
  })

  it('always give back the value, whatever the two texts are', () => {
    const text = fc.stringMatching(/^[ab \n,]{0,30}$/)
    fc.assert(
      fc.property(text, text, (base, value) => {
        const kept = markWords(base, value).filter(({ mark }) => mark !== 'gone')
        expect(kept.map((stretch) => stretch.text).join('')).toBe(value)
      }),
    )
  })

  it('find one changed word in a text of 20 MB at once', () => {
    const filler = 'word '.repeat(2_000_000)
    const begin = performance.now()
    const marks = markWords(`${filler}old ${filler}`, `${filler}new ${filler}`)
    expect(performance.now() - begin).toBeLessThan(1_500)
    expect(marks.filter(({ mark }) => mark === 'changed').map(({ text }) => text)).toEqual(['new'])
  })

  it('mark the whole part when two long texts have nothing in common', () => {
    const begin = performance.now()
    const marks = markWords('ab '.repeat(400_000), 'yz '.repeat(400_000))
    expect(performance.now() - begin).toBeLessThan(1_500)
    expect(marks.some(({ mark }) => mark === 'changed')).toBe(true)
  })
})

describe('changed pairs', () => {
  it('say what became what', () => {
    expect(
      changedPairs(
        '100% linen, 220 g/m², cool, line dry',
        '100% linen, 240 g/m², cold, tumble dry low',
      ),
    ).toEqual([
      { from: '220', to: '240' },
      { from: 'cool, line dry', to: 'cold, tumble dry low' },
    ])
  })

  it('have an empty side for what was only added or only taken out', () => {
    expect(changedPairs('a European linen', 'a washed European linen')).toEqual([
      { from: '', to: 'washed' },
    ])
    expect(changedPairs('a washed European linen', 'a European linen')).toEqual([
      { from: 'washed', to: '' },
    ])
  })
})
