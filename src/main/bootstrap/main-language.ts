import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Language,
  type LanguageChoice,
  languageChoiceSchema,
  languageOfLocale,
} from '@shared/words/languages'
import { speak } from '@shared/words/words'
import { app } from 'electron'
import { z } from 'zod'
import { readSwitches } from './switches'

const fileSchema = z.object({ language: languageChoiceSchema })

/** Sets the language of this process to the person's, and says where the person's data lie, as it stands there. */
export function speakAsChosen(): void {
  const switches = readSwitches(process.env)
  if (switches.CONCORD_DATA_FOLDER) app.setPath('userData', switches.CONCORD_DATA_FOLDER)
  const chosen = readLanguageChoice()
  speak(chosen === 'system' ? (switches.CONCORD_LANGUAGE ?? systemLanguage()) : chosen)
}

export function readLanguageChoice(): LanguageChoice {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(languageFile(), 'utf8'))).language
  } catch {
    // No file yet, or not ours any more: the system knows best.
    return 'system'
  }
}

/** It is spoken from the next start on. */
export function keepLanguageChoice(language: LanguageChoice): void {
  const file = languageFile()
  writeFileSync(`${file}.new`, JSON.stringify({ language }))
  renameSync(`${file}.new`, file)
}

/** Electron itself knows it only once it is ready, which is too late for texts that are made before. */
function systemLanguage(): Language {
  return languageOfLocale(new Intl.DateTimeFormat().resolvedOptions().locale)
}

function languageFile(): string {
  return join(app.getPath('userData'), 'language.json')
}
