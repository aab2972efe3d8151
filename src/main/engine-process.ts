import { languageOfArguments } from '@shared/words/languages'
import { speak } from '@shared/words/words'

// Texts are made when their module is loaded, so the language comes first.
speak(languageOfArguments(process.argv))
void import('./bootstrap/engine-process').then(({ startEngineProcess }) => startEngineProcess())
