import type { Rule } from '@shared/contract/rules'
import { t } from '@shared/words/words'
import { count, counted } from '../../../format'

export const CHOICE_WORDS: Readonly<Record<Rule['choice'], string>> = {
  ours: t`Always AMS`,
  theirs: t`Always Shopify`,
  suggestion: t`Take the suggestion`,
  skip: t`Skip`,
}

const NAMED: Readonly<Record<Rule['choice'], (filter: string) => string>> = {
  ours: (filter) => t`${filter}: always AMS`,
  theirs: (filter) => t`${filter}: always Shopify`,
  suggestion: (filter) => t`${filter}: take the suggestion`,
  skip: (filter) => t`${filter}: skip`,
}
export const LONGEST_NAME = 80

/** "Oak & Ember: always AMS", with the filter cut where it is long. */
export function nameOfRule(filter: string, choice: Rule['choice']): string {
  const named = NAMED[choice]
  const room = LONGEST_NAME - named('').length
  const cut = filter.length > room ? `${filter.slice(0, room - 1)}…` : filter
  return named(cut)
}

/** The words of the Rules dialog. */
export const RULES = {
  title: t`Rules`,
  subtitle: t`A rule decides open rows under its filter, now and after every comparison.`,
  foot: t`A rule sends nothing: what it decides waits in the Outbox and can be undone.`,
  tabs: { rules: t`Rules`, policies: t`Policies of fields` },
  none: t`No rule yet. Filter the rows in Compare, for example by a vendor, then make the rule from it.`,
  make: t`New rule from this filter`,
  everything: t`All rows`,
  enable: (name: string) => t`Rule ${name} is on`,
  edit: t`Edit`,
  editName: (name: string) => t`Edit rule ${name}`,
  remove: t`Remove`,
  removeName: (name: string) => t`Remove rule ${name}`,
  keep: t`Keep`,
  removeAsk: (name: string) => t`Remove “${name}”? What it decided stays decided.`,
  decidedBy: (name: string) => t`What ${name} decided`,
  decidedNow: (rows: number, name: string) =>
    rows === 0
      ? t`Saved: ${name}. No open row is under it now.`
      : t`${counted(rows, 'row')} decided by ${name}.`,
  offNow: (name: string) => t`${name} is off. What it decided stays decided.`,
  formNew: t`New rule`,
  formEdit: t`Edit rule`,
  name: t`Name`,
  filter: t`Rows`,
  useFilter: t`Use the present filter`,
  choice: t`Decision`,
  on: t`On: decides at once and after every comparison`,
  decides: (rows: number) => t`${counted(rows, 'open row')} under it now.`,
  save: (rows: number) => (rows === 0 ? t`Save rule` : t`Save and decide ${count(rows)}`),
  saveOff: t`Save rule`,
  nameMissing: t`Give the rule a name`,
  back: t`All rules`,
  nothingDecided: t`It decided nothing yet.`,
  page: (from: number, to: number, total: number) =>
    t`${count(from)} to ${count(to)} of ${count(total)}`,
  newer: t`Newer`,
  older: t`Older`,
} as const
