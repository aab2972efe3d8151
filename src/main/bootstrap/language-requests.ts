import { spokenLanguage } from '@shared/words/words'
import { app } from 'electron'
import type { MainHandlers } from './main-handlers'
import { keepLanguageChoice, readLanguageChoice } from './main-language'

/** The language of all windows and processes, which is theirs for as long as they live. */
export function languageHandlers(): Pick<
  MainHandlers,
  'language.get' | 'language.choose' | 'language.restart'
> {
  return {
    'language.get': async () => ({ choice: readLanguageChoice(), spoken: spokenLanguage() }),
    'language.choose': async (choice) => {
      keepLanguageChoice(choice)
      return null
    },
    'language.restart': async () => {
      app.relaunch()
      // After the answer has left. Quitting waits until the engine has put everything down.
      setImmediate(() => app.quit())
      return null
    },
  }
}
