import type { Rule } from '@shared/contract/rules'

/** What the Rules dialog shows. */
export type RulesPage =
  | { readonly kind: 'rules' }
  | { readonly kind: 'policies' }
  | { readonly kind: 'form'; readonly rule: Rule | null }
  | { readonly kind: 'decided'; readonly rule: Rule }
