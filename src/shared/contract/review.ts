import { z } from 'zod'
import { FIELD_KEYS, FIELD_POLICIES } from '../fields/field-registry'
import { productSelectionSchema } from './products'

/** What the Compare screen asks for and gets: rows, filters, counts, decisions. */

export const fieldKeySchema = z.enum(FIELD_KEYS)
export const fieldValueSchema = z.union([z.string(), z.array(z.string()), z.null()])

export const DIFFERENCE_GROUPS = ['differs', 'only-ams', 'only-shopify', 'needs-person'] as const
export const differenceGroupSchema = z.enum(DIFFERENCE_GROUPS)
export type DifferenceGroup = z.infer<typeof differenceGroupSchema>

/**
 * `field` one field of a linked pair · `product` a whole product that only one side has · `variant` a
 * variant that only one side of a linked pair has · `ambiguous` more than one possible counterpart ·
 * `broken-link` the linked Shopify product is gone.
 */
export const differenceKindSchema = z.enum([
  'field',
  'product',
  'variant',
  'ambiguous',
  'broken-link',
])
export type DifferenceKind = z.infer<typeof differenceKindSchema>

export const CHANGED_BY = ['ams', 'shopify', 'both', 'never-agreed'] as const
export const changedBySchema = z.enum(CHANGED_BY)
export type ChangedBy = z.infer<typeof changedBySchema>

/** `ours`: AMS's value goes to Shopify. `theirs`: Shopify's value goes into AMS. */
export const choiceSchema = z.enum(['ours', 'theirs'])
export type Choice = z.infer<typeof choiceSchema>

/** What a person may say of a row. `skip` leaves both sides as they are until either changes. */
export const answerSchema = z.enum(['ours', 'theirs', 'skip'])
export type Answer = z.infer<typeof answerSchema>

/**
 * In what two values differ when it is less than their content: `markup` the same text in other HTML ·
 * `spaces`, `case` the same letters · `order` the same items · `rename` one name in the same place.
 */
export const NUANCES = ['markup', 'spaces', 'case', 'order', 'rename'] as const
export const nuanceSchema = z.enum(NUANCES)
export type Nuance = z.infer<typeof nuanceSchema>

/**
 * How the matching sees the row's product: `linked` · `only` on one side, nothing speaks for another ·
 * `blank-sku` only on one side, and no SKU could have said otherwise · `similar-name` only on one side,
 * but the other has an unlinked product of a similar name · `ambiguous` several candidates ·
 * `duplicate-sku` a shared SKU is used more than once on a side · `broken-link` the linked product is gone.
 */
export const MATCH_RESULTS = [
  'linked',
  'only',
  'blank-sku',
  'similar-name',
  'ambiguous',
  'duplicate-sku',
  'broken-link',
] as const
export const matchResultSchema = z.enum(MATCH_RESULTS)
export type MatchResult = z.infer<typeof matchResultSchema>
/** The results of products that are linked to nothing, or to what is gone. */
export const UNLINKED_RESULTS = matchResultSchema.exclude(['linked']).options

/** Where a row's decision stands. `returned`: the ground moved before sending, nothing was sent. */
export const decisionStateSchema = z.enum([
  'open',
  'waiting',
  'sending',
  'unknown',
  'parked',
  'returned',
  'skipped',
])

export const differenceRowSchema = z.object({
  key: z.string(),
  group: differenceGroupSchema,
  kind: differenceKindSchema,
  field: fieldKeySchema.nullable(),
  amsProductId: z.string().nullable(),
  shopifyProductId: z.string().nullable(),
  productName: z.string(),
  vendor: z.string(),
  /** The variant's SKU; for a product-level row the only SKU or "" (then `variantCount` says how many). */
  sku: z.string(),
  variantLabel: z.string(),
  variantCount: z.number().int(),
  /** SHA-256 of the picture that stands for the product; null where none was had yet. */
  thumb: z.string().nullable(),
  ours: fieldValueSchema,
  theirs: fieldValueSchema,
  base: fieldValueSchema,
  /** UTC, ISO 8601; null when the two sides never agreed on this field. */
  baseAgreedAt: z.string().nullable(),
  changedBy: changedBySchema.nullable(),
  nuance: nuanceSchema.nullable(),
  matchResult: matchResultSchema,
  suggestion: choiceSchema.nullable(),
  /** Why it is suggested: one side alone changed, or the field's policy says so. */
  suggestedBy: z.enum(['change', 'policy']).nullable(),
  /** Which decisions make sense here, e.g. a product only in AMS can only go to Shopify. */
  choices: z.array(choiceSchema),
  choice: answerSchema.nullable(),
  decisionState: decisionStateSchema,
  /** Name of the rule that decided it; null when a person did, or nobody. */
  decidedByRule: z.string().nullable(),
  /** Why it needs a person, came back or is parked; "" when there is nothing to say. */
  note: z.string(),
})
export type DifferenceRow = z.infer<typeof differenceRowSchema>

/** An empty list means no restriction. `search` looks in product name, SKU and the values. */
export const compareFilterSchema = z.object({
  groups: z.array(differenceGroupSchema).default([]),
  changedBy: z.array(changedBySchema).default([]),
  fields: z.array(fieldKeySchema).default([]),
  vendors: z.array(z.string()).default([]),
  matchResults: z.array(matchResultSchema).default([]),
  /** Leaves out descriptions that say the same in other markup. */
  hideMarkupOnly: z.boolean().default(false),
  search: z.string().max(200).default(''),
  /** Only rows without a decision. */
  openOnly: z.boolean().default(false),
  amsProductId: z.string().nullable().default(null),
  /** Only AMS products that somebody chose in the list of products. */
  selection: productSelectionSchema.nullable().default(null),
})
export type CompareFilter = z.infer<typeof compareFilterSchema>

export const rowsInputSchema = z.object({
  filter: compareFilterSchema,
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})

export const rowsPageSchema = z.object({
  total: z.number().int(),
  products: z.number().int(),
  rows: z.array(differenceRowSchema),
})
export type RowsPage = z.infer<typeof rowsPageSchema>

const facetSchema = z.object({ value: z.string(), count: z.number().int() })

/** Counts beside the filters: each facet counts rows under the other facets of the filter. */
export const compareCountsSchema = z.object({
  groups: z.array(facetSchema),
  changedBy: z.array(facetSchema),
  fields: z.array(facetSchema),
  vendors: z.array(facetSchema),
  matchResults: z.array(facetSchema),
  /** Rows under the filter that `hideMarkupOnly` hides, or would hide. */
  markupOnly: z.number().int(),
  /** Linked products without any difference; not restricted by the filter. */
  inAgreement: z.number().int(),
  decided: z.number().int(),
  open: z.number().int(),
  /** What the three Accept All buttons would decide under this filter. */
  acceptable: z.object({
    ours: z.number().int(),
    theirs: z.number().int(),
    suggestion: z.number().int(),
  }),
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
})
export type CompareCounts = z.infer<typeof compareCountsSchema>

/** What can speak for two records being the same one. */
export const EVIDENCE_KINDS = [
  'person',
  'stored-id',
  'sku',
  'option-values',
  'only-variant',
  'created',
  'imported',
] as const

export const evidenceSchema = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  /** One sentence: "Same SKU OE-BRD-WAL-S, used once on each side". */
  text: z.string(),
  linkedAt: z.string().nullable(),
})

/** What is known of one variant's count on both sides. Units. */
export const stockFactsSchema = z.object({
  /** Null when AMS never set one. */
  onHand: z.number().int().nullable(),
  wholesaleCommitments: z.number().int(),
  /** A person took it off sale, whatever its count. */
  isSoldOut: z.boolean(),
  /** Whether Shopify counts it; null when it has no such variant. */
  tracked: z.boolean().nullable(),
  /** Null when it is not stocked at the location. */
  shopifyAvailable: z.number().int().nullable(),
  /** Of unshipped web orders that AMS has still on hand; 0 where it takes them off by itself. */
  webOrders: z.number().int(),
})
export type StockFacts = z.infer<typeof stockFactsSchema>

/** Everything the detail pane explains about one row. */
export const differenceDetailSchema = z.object({
  row: differenceRowSchema,
  /** The comparison rule in words. */
  comparedAs: z.string(),
  /** The canonical forms that were compared; `null` where a side has no value. */
  canonical: z.object({
    ours: z.string().nullable(),
    theirs: z.string().nullable(),
    base: z.string().nullable(),
  }),
  policy: z.enum(FIELD_POLICIES),
  /** Of a row about a variant that AMS has; null for any other. */
  stock: stockFactsSchema.nullable(),
  linkedBy: evidenceSchema.nullable(),
  /** How the two variants were paired; null for a row of the product. */
  variantLinkedBy: evidenceSchema.nullable(),
  /** For `ambiguous`: the possible counterparts with what speaks for each. */
  candidates: z.array(
    z.object({
      shopifyProductId: z.string(),
      title: z.string(),
      evidence: z.string(),
    }),
  ),
  /** What each choice does, in words: "Sent to Shopify: 1 request, 10 points". */
  effects: z.object({ ours: z.string(), theirs: z.string() }),
})
export type DifferenceDetail = z.infer<typeof differenceDetailSchema>

export const decideInputSchema = z.object({
  keys: z.array(z.string()).min(1).max(500),
  choice: answerSchema,
})

export const acceptAllInputSchema = z.object({
  filter: compareFilterSchema,
  choice: z.enum(['ours', 'theirs', 'suggestion']),
})

/**
 * What would go out at once in such number that it looks like a mistake: it needs its figure typed
 * before it is sent. `sku` changed SKUs · `price` changed prices · `sold-out` stock set to 0 ·
 * `deletion` variants deleted on either side, from the first one on: they can't be brought back.
 */
export const BRAKES = ['price', 'sku', 'sold-out', 'deletion'] as const
export const brakeSchema = z.object({
  kind: z.enum(BRAKES),
  count: z.number().int(),
  /** Linked variants of the store, of which `count` is a share. */
  of: z.number().int(),
  /** The share from which it applies, in percent. */
  limitPercent: z.number(),
})
export type Brake = z.infer<typeof brakeSchema>

/** Fewer than this are looked through by eye, whatever their share. */
export const BRAKE_FROM = 20
/** Shares of the linked variants from which a change looks like a mistake, in percent. */
export const BRAKE_LIMITS: Readonly<Record<Brake['kind'], number>> = {
  price: 25,
  sku: 5,
  'sold-out': 10,
  deletion: 0,
}

/** A variant that a push would delete, as its side was last read. Nothing else is ever deleted. */
export const deletionSchema = z.object({
  /** The outbox entry that waits for it. */
  entry: z.number().int(),
  side: z.enum(['shopify', 'ams']),
  productName: z.string(),
  sku: z.string(),
  variantLabel: z.string(),
  price: z.string().nullable(),
  /** Units; null where the side does not count. */
  stock: z.number().int().nullable(),
})
export type Deletion = z.infer<typeof deletionSchema>

export const plannedCallSchema = z.object({
  what: z.string(),
  call: z.string(),
  requests: z.number().int(),
  points: z.number().int(),
  /** Of the whole push. */
  seconds: z.number(),
  /** What takes it back once it is pushed: "Roll back". */
  undoneBy: z.string(),
})

export const acceptAllPreviewSchema = z.object({
  rows: z.number().int(),
  accepted: z.number().int(),
  staysOpen: z.number().int(),
  /** Rows that keep the decision which somebody made before. */
  decidedAlready: z.number().int(),
  byField: z.array(
    z.object({
      label: z.string(),
      ours: z.number().int(),
      theirs: z.number().int(),
      staysOpen: z.number().int(),
    }),
  ),
  requests: z.number().int(),
  points: z.number().int(),
  calls: z.array(plannedCallSchema),
  /** Seconds that sending it will about take. */
  seconds: z.number(),
  brakes: z.array(brakeSchema),
  /** What a roll back could not restore, each a sentence. */
  notUndoable: z.array(z.string()),
})
export type AcceptAllPreview = z.infer<typeof acceptAllPreviewSchema>

/** `label` names what was done or undone: "Accept All: AMS, 41 rows". */
export const decidedSchema = z.object({
  decided: z.number().int(),
  skipped: z.number().int(),
  label: z.string(),
  savedAt: z.string(),
  /** A step of editing: products are counted, and what was skipped is another one since. */
  isEdit: z.literal(true).optional(),
  /** Of a step of editing, products that a person stopped it before. They are as they were. */
  notReached: z.number().int().optional(),
})
export type Decided = z.infer<typeof decidedSchema>

/** A row's place in the whole list under a filter. */
export const placeInputSchema = z.object({
  filter: compareFilterSchema,
  /** Looks beyond this place, in the direction given. */
  from: z.number().int().min(-1),
  direction: z.enum(['next', 'previous']),
  what: z.enum(['needs-person', 'open', 'product']),
})

/** The ruler beside the list: `buckets` stretches of equal length, in order. */
export const rulerInputSchema = z.object({
  filter: compareFilterSchema,
  buckets: z.number().int().min(1).max(400),
})
export const rulerSchema = z.object({
  total: z.number().int(),
  /** Stretches that hold a row nobody decided yet that needs a person. */
  needsPerson: z.array(z.number().int()),
})
export type Ruler = z.infer<typeof rulerSchema>
