import { afterEach, describe, expect, it } from 'vitest'
import {
  languageArgument,
  languageOfArguments,
  languageOfLocale,
  languageOfPage,
  languageParameter,
} from '../../../src/shared/words/languages'
import { count, counted, speak, t, tAs } from '../../../src/shared/words/words'

afterEach(() => speak('en'))

describe('a text', () => {
  it('is said as it stands in English', () => {
    const name = 'Walnut Board'
    expect(t`Sent to ${name}: 1. and 2.`).toBe('Sent to Walnut Board: 1. and 2.')
    expect(tAs('verb')`Open`).toBe('Open')
  })

  it('is said in German', () => {
    speak('de')
    expect(t`Cancel`).toBe('Abbrechen')
  })

  it('takes values as they are, also those that look like a part of a text', () => {
    for (const language of ['en', 'de'] as const) {
      speak(language)
      for (const value of ['{0}', '{1}', '$t(Cancel)', '{{0}}', '<b>', '$&', 'a|b', '']) {
        expect(t`First ${value}, then ${'x'}.`).toBe(`First ${value}, then x.`)
      }
    }
    expect(t`${null} and ${7}`).toBe('null and 7')
  })
})

describe('a count', () => {
  it('has its unit in the right form', () => {
    expect(counted(1, 'row')).toBe('1 row')
    expect(counted(0, 'row')).toBe('0 rows')
    expect(counted(1284, 'reply', 'replies')).toBe('1,284 replies')
  })

  it('has the separators of the language', () => {
    speak('de')
    expect(count(1284)).toBe('1.284')
  })
})

describe('a language', () => {
  it('is handed to pages and processes', () => {
    expect(languageOfPage(`?${new URLSearchParams(languageParameter('de'))}`)).toBe('de')
    expect(languageOfArguments(['node', 'x', languageArgument('de')])).toBe('de')
  })

  it('is English where nothing known is asked for', () => {
    expect(languageOfPage('')).toBe('en')
    expect(languageOfPage('?language=xx')).toBe('en')
    expect(languageOfArguments([])).toBe('en')
    expect(languageOfLocale('de-AT')).toBe('de')
    expect(languageOfLocale('fr-FR')).toBe('en')
    expect(languageOfLocale('den')).toBe('en')
  })
})
