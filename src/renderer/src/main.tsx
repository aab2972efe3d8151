import './theme/styles'

import { languageOfPage } from '@shared/words/languages'
import { speak, spokenLanguage } from '@shared/words/words'

// Texts are made when their module is loaded, so the language comes first.
speak(languageOfPage(window.location.search))
document.documentElement.lang = spokenLanguage()
await import('./open-page')
