import type { EngineParsedInput } from '@shared/contract/engine-contract'
import type { Policies, Rule, RuleDecisions, SavedView } from '@shared/contract/rules'
import type { FieldKey, FieldPolicy } from '@shared/fields/field-registry'

/** What people saved so that they need not say it again: filters, rules, policies of fields. */
export type RuleStore = {
  views(): SavedView[]
  saveView(input: EngineParsedInput<'views.save'>): SavedView
  removeView(id: number): void
  /** In the order in which they were made, which is the order in which they decide. */
  rules(): Rule[]
  /** Returns the rule's id. Null when there is no rule with the id given. */
  saveRule(input: EngineParsedInput<'rules.save'>, at: string): number | null
  /** The rule decides nothing more; what it decided keeps its name. */
  removeRule(id: number, at: string): void
  /** The rule that is automatic push. It is no rule of a person: `rules` does not list it. */
  automaticPush(): { readonly id: number; readonly isOn: boolean; readonly decided: number }
  setAutomaticPush(isOn: boolean): void
  decidedBy(input: EngineParsedInput<'rules.decided'>): RuleDecisions
  /** The policy of every field, the registry's where nobody set one. */
  policies(): Policies
  setPolicy(field: FieldKey, policy: FieldPolicy): void
}
