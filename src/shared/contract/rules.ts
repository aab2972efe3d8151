import { z } from 'zod'
import { FIELD_POLICIES } from '../fields/field-registry'
import {
  compareFilterSchema,
  differenceKindSchema,
  fieldKeySchema,
  fieldValueSchema,
} from './review'

/** What is saved so that nobody has to say it again: filters, rules, policies. */

export const savedViewSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  filter: compareFilterSchema,
})
export type SavedView = z.infer<typeof savedViewSchema>

export const saveViewInputSchema = z.object({
  name: z.string().trim().min(1).max(80),
  filter: compareFilterSchema,
})

/**
 * "Vendor: always AMS". After every comparison a rule decides the open rows under its filter, as one
 * batch that can be undone; a row that a person took back stays open until a value changes.
 */
export const ruleSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  filter: compareFilterSchema,
  choice: z.enum(['ours', 'theirs', 'suggestion', 'skip']),
  enabled: z.boolean(),
  madeAt: z.string(),
  /** Decisions that it made and that stand: waiting or carried out. */
  decided: z.number().int(),
})
export type Rule = z.infer<typeof ruleSchema>

export const saveRuleInputSchema = z.object({
  /** Absent: a new rule. */
  id: z.number().int().optional(),
  name: z.string().trim().min(1).max(80),
  filter: compareFilterSchema,
  choice: ruleSchema.shape.choice,
  enabled: z.boolean(),
})

export const ruleDecisionsInputSchema = z.object({
  id: z.number().int(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})
export const ruleDecisionsSchema = z.object({
  total: z.number().int(),
  rows: z.array(
    z.object({
      at: z.string(),
      productName: z.string(),
      sku: z.string(),
      kind: differenceKindSchema,
      field: fieldKeySchema.nullable(),
      ours: fieldValueSchema,
      theirs: fieldValueSchema,
      choice: z.enum(['ours', 'theirs', 'skip']),
      /** In words: "waits", "sent", "taken back", "came back". */
      state: z.string(),
    }),
  ),
})
export type RuleDecisions = z.infer<typeof ruleDecisionsSchema>

export const policiesSchema = z.record(fieldKeySchema, z.enum(FIELD_POLICIES))
export type Policies = z.infer<typeof policiesSchema>
