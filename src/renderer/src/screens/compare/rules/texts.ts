import type { Rule } from '@shared/contract/rules'
import { count, counted } from '../../../format'

export const CHOICE_WORDS: Readonly<Record<Rule['choice'], string>> = {
  ours: 'Always AMS',
  theirs: 'Always Shopify',
  suggestion: 'Take the suggestion',
  skip: 'Skip',
}

const NAME_AFTER: Readonly<Record<Rule['choice'], string>> = {
  ours: ': always AMS',
  theirs: ': always Shopify',
  suggestion: ': take the suggestion',
  skip: ': skip',
}
export const LONGEST_NAME = 80

/** "Oak & Ember: always AMS", with the filter cut where it is long. */
export function nameOfRule(filter: string, choice: Rule['choice']): string {
  const room = LONGEST_NAME - NAME_AFTER[choice].length
  const cut = filter.length > room ? `${filter.slice(0, room - 1)}…` : filter
  return `${cut}${NAME_AFTER[choice]}`
}

/** The words of the Rules dialog. */
export const RULES = {
  title: 'Rules',
  subtitle: 'A rule decides open rows under its filter, now and after every comparison.',
  foot: 'A rule sends nothing: what it decides waits in the Outbox and can be undone.',
  tabs: { rules: 'Rules', policies: 'Policies of fields' },
  none: 'No rule yet. Filter the rows in Compare, for example by a vendor, then make the rule from it.',
  make: 'New rule from this filter',
  everything: 'All rows',
  enable: (name: string) => `Rule ${name} is on`,
  edit: 'Edit',
  editName: (name: string) => `Edit rule ${name}`,
  remove: 'Remove',
  removeName: (name: string) => `Remove rule ${name}`,
  keep: 'Keep',
  removeAsk: (name: string) => `Remove “${name}”? What it decided stays decided.`,
  decidedBy: (name: string) => `What ${name} decided`,
  decidedNow: (rows: number, name: string) =>
    rows === 0
      ? `Saved: ${name}. No open row is under it now.`
      : `${counted(rows, 'row')} decided by ${name}.`,
  offNow: (name: string) => `${name} is off. What it decided stays decided.`,
  formNew: 'New rule',
  formEdit: 'Edit rule',
  name: 'Name',
  filter: 'Rows',
  useFilter: 'Use the present filter',
  choice: 'Decision',
  on: 'On: decides at once and after every comparison',
  decides: (rows: number) => `${counted(rows, 'open row')} under it now.`,
  save: (rows: number) => (rows === 0 ? 'Save rule' : `Save and decide ${count(rows)}`),
  saveOff: 'Save rule',
  nameMissing: 'Give the rule a name',
  back: 'All rules',
  nothingDecided: 'It decided nothing yet.',
  page: (from: number, to: number, total: number) =>
    `${count(from)} to ${count(to)} of ${count(total)}`,
  newer: 'Newer',
  older: 'Older',
} as const
