// @ts-check
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.mjs'
import { findTexts } from './find-texts.mjs'

/** Where texts for people stand. The store simulator speaks as Shopify does, and its own console is for engineers. */
const SPEAKING = ['src/main', 'src/renderer/src', 'src/shared']
const SILENT = /^src\/main\/(?:store-simulator|store-cli|ams-server|sample-store-process)/

/** Reads the texts of the whole app. */
export function readTexts() {
  /** @type {import('./find-texts.mjs').Texts} */
  const found = { texts: new Map(), units: new Map(), unsaid: [] }
  for (const folder of SPEAKING) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      const file = `${folder}/${name.replaceAll('\\', '/')}`
      if (!/\.tsx?$/.test(file) || SILENT.test(file)) continue
      findTexts(file, readFileSync(join(ROOT, file), 'utf8'), found)
    }
  }
  return found
}

/**
 * The keys that a translation needs for these texts: what is counted has one for each plural form of the language.
 * @param {import('./find-texts.mjs').Texts} found
 * @param {string} language
 * @returns {Map<string, string>} each with the place where it is said first
 */
export function neededKeys({ texts, units }, language) {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const ofUnits = [...units].flatMap(([one, place]) =>
    pluralCategories.map((form) => /** @type {const} */ ([`${one}_${form}`, place])),
  )
  return new Map([...texts, ...ofUnits])
}

/**
 * The parts of a translation, by their file names.
 * @param {string} language
 * @returns {Map<string, Record<string, string>>}
 */
export function readTranslation(language) {
  const folder = join(ROOT, 'src/shared/words', language)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]))
}
