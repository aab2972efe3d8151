export { runPush } from './push-run'
export { nothingPushed } from './push-tally'
export { previewOfPush, refuseOtherCurrency, refuseUnconfirmed } from './refuse-unconfirmed'
