import { describe, expect, it } from 'vitest'
import { findTexts } from '../../scripts/words/find-texts.mjs'
import { neededKeys, readTexts, readTranslation } from '../../scripts/words/read-texts.mjs'

const found = readTexts()
const parts = readTranslation('de')
const entries = [...parts.values()].flatMap((part) => Object.entries(part))
/** The values that a text has in it, in the order of their numbers. */
const values = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort()

describe('the German translation', () => {
  it('has each text once', () => {
    const keys = entries.map(([key]) => key)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('has every text that the app says, and no other', () => {
    const needed = neededKeys(found, 'de')
    // Hundreds of texts are said; fewer would mean that they were not found.
    expect(needed.size).toBeGreaterThan(1_500)
    const known = new Set(entries.map(([key]) => key))
    expect([...needed].filter(([key]) => !known.has(key))).toEqual([])
    expect([...known].filter((key) => !needed.has(key))).toEqual([])
  })

  it('keeps the values of each text, and leaves none empty', () => {
    for (const [key, german] of entries) {
      expect(german.trim(), key).not.toBe('')
      expect(values(german), key).toEqual(values(key))
    }
  })
})

describe('texts in the code', () => {
  it('are all given to t, so that they can be translated', () => {
    expect(found.unsaid).toEqual([])
  })

  it('are found with their values, meanings and units, and words outside of t are reported', () => {
    const texts = new Map<string, string>()
    const units = new Map<string, string>()
    const unsaid: string[] = []
    const source = [
      'const a = t`Sent to ${name} at ${t`noon`}`',
      "const b = tAs('verb')`Open`",
      "const c = counted(3, one ? 'row' : 'product')",
      'const d = `not ${shown}`',
      'const e = <p title="Bare label">Bare words {t`and said ones`}</p>',
    ].join('\n')
    findTexts('a.tsx', source, { texts, units, unsaid })
    expect([...texts.keys()]).toEqual(['Sent to {0} at {1}', 'noon', 'Open|verb', 'and said ones'])
    expect([...units.keys()]).toEqual(['row', 'product'])
    expect(unsaid).toEqual(['a.tsx:5: Bare label', 'a.tsx:5: Bare words'])
  })
})
