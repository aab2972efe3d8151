// @ts-check
import { neededKeys, readTexts, readTranslation } from './words/read-texts.mjs'

/**
 * `npm run words`: what the translation lacks, as the part of a JSON file that its translator fills in, and what it has
 * too much. A path as argument narrows it to the texts that stand first in files whose path has it.
 */
const [, , only = ''] = process.argv
const needed = neededKeys(readTexts(), 'de')
const parts = readTranslation('de')
const known = new Set([...parts.values()].flatMap((part) => Object.keys(part)))
const missing = [...needed].filter(([key, place]) => !known.has(key) && place.includes(only))
const unused = [...known].filter((key) => !needed.has(key))

const empty = Object.fromEntries(missing.map(([key]) => [key, '']))
process.stdout.write(`${JSON.stringify(empty, null, 2)}\n`)
process.stderr.write(
  `${needed.size} texts, ${missing.length} of them without a translation, ${unused.length} translations that nothing says\n`,
)
for (const key of unused) process.stderr.write(`  nothing says: ${key}\n`)
process.exitCode = missing.length === 0 && unused.length === 0 ? 0 : 1
