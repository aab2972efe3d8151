import { t } from '@shared/words/words'
/** The words of what Concord does by itself with a field. */
export const POLICY = {
  words: {
    ask: t`Ask`,
    ours: t`AMS wins`,
    theirs: t`Shopify wins`,
    never: t`Never compare`,
  },
  label: (field: string) => t`Policy of ${field}`,
  changed: (field: string, policy: string) => t`${field}: ${policy}. Everything is compared anew.`,
  hint: t`Everything is compared anew by it; nothing is sent`,
  about: t`What Concord does by itself with a field: suggests only what one side alone changed, or a side also where both did, or does not compare it at all. Another policy compares everything anew.`,
} as const
