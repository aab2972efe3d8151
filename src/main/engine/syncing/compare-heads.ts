import type { Policies } from '@shared/contract/rules'
import { headFields } from '@shared/fields/head-fields'
import { onlyHead, reviewHead } from '../planning'
import type { ComparedHeads, LinkedHead } from '../ports'
import type { Comparing } from './comparing'
import { seenChanges } from './seen-changes'

/**
 * Compares pairs of which nothing but the head of Shopify's product moved since they were last compared: its variants,
 * options and pictures, and AMS's whole side, are what they were, and so are the rows about them; without
 * `withDescription`, so is the description.
 */
export function compareHeads(
  store: Comparing['store'],
  policies: Policies,
  heads: readonly LinkedHead[],
  withDescription: boolean,
): ComparedHeads {
  const known = store.comparison.knownRows(heads.map(({ ours }) => ours.id))
  const headPolicies = onlyHead(policies, withDescription)
  const fields: readonly string[] = headFields(withDescription)
  const reviews = heads.map((head) => {
    const review = reviewHead(head, headPolicies)
    const rows = (known.get(head.ours.id) ?? []).filter(({ field }) => fields.includes(field))
    const seen = seenChanges(rows, review, head.theirs)
    return { amsProductId: head.ours.id, hadRows: rows.length > 0, review, seen }
  })
  return { withDescription, reviews }
}
