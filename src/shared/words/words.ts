import i18next, { type i18n } from 'i18next'
import { german } from './de'
import { type Language, LOCALES } from './languages'

/**
 * All texts for people go through `t` and `counted`. Their key is the English text itself, so that the code reads as
 * it speaks; docs/specs/language.md tells how a text gets its translation.
 */
let spoken: Language = 'en'
let words = dictionary(spoken)
let counts = new Intl.NumberFormat(LOCALES[spoken].numbers)

/**
 * Sets the language of this process. It is done before anything else is loaded, as many texts are made when their
 * module is: who speaks another language begins anew.
 */
export function speak(language: Language): void {
  spoken = language
  words = dictionary(language)
  counts = new Intl.NumberFormat(LOCALES[language].numbers)
}

export function spokenLanguage(): Language {
  return spoken
}

/** BCP 47 locale for `Intl` where it writes dates, times and lists. */
export function timesLocale(): string {
  return LOCALES[spoken].times
}

/** The same for numbers. */
export function numbersLocale(): string {
  return LOCALES[spoken].numbers
}

/** What a text may have in it; written as in any template. */
type Value = string | number | null | undefined

/** A text in the spoken language: t`Sent to ${name}`. The key is "Sent to {0}". */
export function t(text: TemplateStringsArray, ...values: readonly Value[]): string {
  // The key is the text: nothing to look up, and there are ways on which a text is made for each of 100,000 products.
  if (spoken === 'en') return String.raw({ raw: text }, ...values)
  return words.t(keyOf(text), named(values))
}

/** For English words that mean several things, of which each has a translation of its own: tAs('verb')`Open`. */
export function tAs(meaning: string): typeof t {
  return (text, ...values) => words.t(keyOf(text), { ...named(values), context: meaning })
}

/** A count with thousands separators. */
export function count(n: number): string {
  return counts.format(n)
}

/** A count with its unit: `counted(1, 'row')` is "1 row", `counted(1284, 'row')` "1,284 rows". */
export function counted(n: number, one: string, many = `${one}s`): string {
  const unit = words.t(one, { count: n, defaultValue_one: one, defaultValue_other: many })
  return `${count(n)} ${unit}`
}

function named(values: readonly Value[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [index, String(value)]))
}

function keyOf(text: TemplateStringsArray): string {
  return text.reduce((key, part, index) => `${key}{${index - 1}}${part}`)
}

function dictionary(language: Language): i18n {
  const created = i18next.createInstance()
  void created.init({
    lng: language,
    fallbackLng: false,
    resources: { de: { translation: german } },
    // The resources are here already: nothing to wait for.
    initAsync: false,
    // Keys are sentences, in which dots and colons are just that.
    keySeparator: false,
    nsSeparator: false,
    contextSeparator: '|',
    returnEmptyString: false,
    // React escapes what it shows, and nothing here is HTML.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  })
  return created
}
