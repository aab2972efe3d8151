export { ChangedValues } from './changed-values'
export { checkRestoring } from './check-restoring'
export { type PlannedRollBack, planRollBack } from './plan-roll-back'
export { withEarlierValues } from './with-earlier-values'
