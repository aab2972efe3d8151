export { fileSize } from '@shared/words/file-size'
export { count, counted } from '@shared/words/words'
export { brakeWords } from './brake-words'
export { choiceWords } from './choice-words'
export { skippedWords } from './decided-words'
export { NUANCE_WORDS } from './nuance-words'
export { percent } from './numbers'
export { picturesUnderWay } from './pictures-words'
export { MOVE_DATA, placeWords } from './place-words'
export {
  callWords,
  inShopifyWords,
  type PushMeaning,
  pushMeaning,
  pushRowName,
  pushRowText,
  storySteps,
  workedOutWords,
} from './push-log-words'
export { pushedSoFar, pushProgressWords } from './push-progress-words'
export {
  blockedOffline,
  isAboutCredential,
  type Offline,
  offlineSince,
  offlineWhy,
} from './reach-words'
export { runEnding, runSteps } from './run-steps'
export { needsPersonWords, runCost, runName, runSummary } from './run-words'
export {
  firstTryShare,
  HOLD_WORDS,
  intervalWords,
  rhythmWords,
  type StockStanding,
  standingWords,
  stockStanding,
  stockStatusLine,
  waitedWords,
} from './stock-sync-words'
export { stockArithmetic, whyStockStays } from './stock-words'
export { isUnfinished, monogram, reconnectWords } from './store-words'
export {
  modeLine,
  pushLabel,
  pushWords,
  STEP_WORDS,
  summaryWords,
  syncLine,
  toPush,
} from './sync-words'
export { dayOf, duration, secondOf, secondTimeOf, timeOf, withLocalTimes } from './times'
