export { brakeWords } from './brake-words'
export { choiceWords } from './choice-words'
export { skippedWords } from './decided-words'
export { NUANCE_WORDS } from './nuance-words'
export { count, counted, percent } from './numbers'
export { pushedSoFar, pushProgressWords } from './push-progress-words'
export { blockedOffline, type Offline, offlineSince, offlineWhy } from './reach-words'
export { needsPersonWords, runCost, runName, runSummary } from './run-words'
export { stockArithmetic, whyStockStays } from './stock-words'
export {
  modeLine,
  pushLabel,
  pushWords,
  STEP_WORDS,
  summaryWords,
  syncLine,
  toPush,
} from './sync-words'
export { dayOf, duration, secondOf, timeOf, withLocalTimes } from './times'
