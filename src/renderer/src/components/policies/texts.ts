/** The words of what Concord does by itself with a field. */
export const POLICY = {
  words: {
    ask: 'Ask',
    ours: 'AMS wins',
    theirs: 'Shopify wins',
    never: 'Never compare',
  },
  label: (field: string) => `Policy of ${field}`,
  changed: (field: string, policy: string) => `${field}: ${policy}. Everything is compared anew.`,
  hint: 'Everything is compared anew by it; nothing is sent',
  about:
    'What Concord does by itself with a field: suggests only what one side alone changed, or a side also where both did, or does not compare it at all. Another policy compares everything anew.',
} as const
