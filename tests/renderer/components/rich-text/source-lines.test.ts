import { describe, expect, it } from 'vitest'
import {
  foldUnchanged,
  lineStretches,
  markSource,
  sourceLines,
} from '../../../../src/renderer/src/components/rich-text/source-lines'

const LIST = '<p>Woven.</p><ul><li>220 g</li><li>Linen</li></ul>'

describe('the source of a description', () => {
  it('is broken into lines at its blocks, and nothing else is added', () => {
    expect(sourceLines(LIST)).toEqual([
      '<p>Woven.</p>',
      '<ul>',
      '<li>220 g</li>',
      '<li>Linen</li>',
      '</ul>',
    ])
    expect(sourceLines(LIST).join('')).toBe(LIST)
  })

  it('marks lines first, then the words of a line that was replaced', () => {
    const marked = markSource(LIST, LIST.replace('220', '240'))
    const changed = marked.filter((line) => line.changed)
    expect(changed.map(({ number }) => number)).toEqual([3])
    expect(changed.flatMap(lineStretches)).toEqual([
      { text: '<li>', mark: 'same' },
      { text: '240', mark: 'changed' },
      { text: ' g</li>', mark: 'same' },
    ])
  })

  it('marks changed tags, too', () => {
    const [line] = markSource('<p>Same</p>', '<p><b>Same</b></p>')
    expect(line?.changed).toBe(true)
    expect(line && lineStretches(line).some(({ mark }) => mark === 'changed')).toBe(true)
  })

  it('marks nothing for a side that did not move', () => {
    expect(markSource(null, LIST).every((line) => !line.changed)).toBe(true)
  })

  it('takes no time for a line of two million spaces', () => {
    const begin = performance.now()
    sourceLines(`<p>${' '.repeat(2_000_000)}x</p>`)
    expect(performance.now() - begin).toBeLessThan(1_000)
  })
})

describe('folding', () => {
  const lines = (changedAt: number | null) =>
    Array.from({ length: 20 }, (_, index) => ({ number: index, changed: index === changedAt }))

  it('keeps three lines around a change', () => {
    expect(foldUnchanged(lines(10)).map(({ kind, lines: { length } }) => [kind, length])).toEqual([
      ['folded', 7],
      ['shown', 7],
      ['folded', 6],
    ])
  })

  it('folds nothing where nothing changed', () => {
    expect(foldUnchanged(lines(null)).map(({ kind }) => kind)).toEqual(['shown'])
  })
})
