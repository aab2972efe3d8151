import { speakAsChosen } from './bootstrap/main-language'

// Texts are made when their module is loaded, so the language comes first.
speakAsChosen()
void import('./bootstrap/main-process').then(({ startMainProcess }) => startMainProcess())
