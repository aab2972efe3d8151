import { t } from '@shared/words/words'
import { type Environment, isoNow, type StateStore } from '../ports'

/**
 * Lets every enabled rule decide what is open under its filter, in the order in which they were made:
 * a row that one has decided is not open for the next. Each rule's decisions are one batch, one
 * transaction, one step of undo. Returns how many rows were decided.
 */
export function applyRules({ clock, chance }: Environment, store: StateStore): number {
  return store.rules
    .rules()
    .filter(({ enabled }) => enabled)
    .reduce((sum, { id, name, filter, choice }) => {
      const { decided } = store.decisions.acceptAll({
        filter,
        choice,
        label: t`Rule: ${name}`,
        at: isoNow(clock),
        newKey: () => chance.uuid(),
        ruleId: id,
      })
      return sum + decided
    }, 0)
}
