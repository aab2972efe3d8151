/**
 * What Shopify does with a variant whose count is 0. `respect`: what is set there. `force`: it stops selling,
 * also where it was to go on. `keep`: it goes on selling, as what is made to order does.
 */
export const SOLD_OUT_RULES = ['respect', 'force', 'keep'] as const
export type SoldOutRule = (typeof SOLD_OUT_RULES)[number]

/** The rule that a count was sent under; `sold-out`: a person took the variant off sale by hand. */
export const APPLIED_RULES = [...SOLD_OUT_RULES, 'sold-out'] as const
export type AppliedRule = (typeof APPLIED_RULES)[number]

/** Shopify's `ProductVariantInventoryPolicy`: whether a variant sells on when its count is 0. */
export const INVENTORY_POLICIES = ['DENY', 'CONTINUE'] as const
export type InventoryPolicy = (typeof INVENTORY_POLICIES)[number]

/** A policy that Concord set, and the one before it. */
export type KeptPolicy = { readonly earlier: InventoryPolicy; readonly setTo: InventoryPolicy }

/** What has to be done to a policy, and what is remembered of it from then on. */
export type PolicyStep = {
  /** Null: it stays as it is. */
  readonly set: InventoryPolicy | null
  readonly keep: KeptPolicy | null
}

/** The rule of a variant: its own, else its product's, else the store's. */
export function ruleFor(
  { isSoldOut = false }: { readonly isSoldOut?: boolean | undefined },
  rules: {
    readonly variant: SoldOutRule | null
    readonly product: SoldOutRule | null
    readonly store: SoldOutRule
  },
): AppliedRule {
  return isSoldOut ? 'sold-out' : (rules.variant ?? rules.product ?? rules.store)
}

/**
 * What a rule wants of the policy at a count. What Concord set goes back to the earlier one when the rule
 * wants nothing any more, unless somebody changed it since.
 */
export function policyStep(
  rule: AppliedRule,
  quantity: number,
  now: InventoryPolicy,
  kept: KeptPolicy | null,
): PolicyStep {
  const wanted = quantity > 0 ? null : WANTED[rule]
  if (wanted === null) {
    const goesBack = kept !== null && now === kept.setTo && now !== kept.earlier
    return { set: goesBack ? kept.earlier : null, keep: null }
  }
  if (now === wanted) return { set: null, keep: kept?.setTo === wanted ? kept : null }
  return { set: wanted, keep: { earlier: kept?.earlier ?? now, setTo: wanted } }
}

const WANTED: Readonly<Record<AppliedRule, InventoryPolicy | null>> = {
  respect: null,
  force: 'DENY',
  keep: 'CONTINUE',
  'sold-out': 'DENY',
}
