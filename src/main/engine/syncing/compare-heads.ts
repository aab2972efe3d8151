import type { Policies } from '@shared/contract/rules'
import { headFields } from '@shared/fields/head-fields'
import { onlyHead, reviewHead } from '../planning'
import type { ComparedHeads, LinkedIds } from '../ports'
import type { Comparing } from './comparing'
import { seenChanges } from './seen-changes'

type Compared = {
  readonly compared: ComparedHeads
  /** Ids of Shopify. */
  readonly left: readonly string[]
}

/**
 * Compares products of Shopify of which nothing but the head moved since their pair was last compared: their variants,
 * options and pictures, and AMS's whole side, are what they were, and so are the rows about them; without
 * `withDescription`, so is the description. What makes no pair is left to be looked at whole.
 */
export function compareHeads(
  store: Comparing['store'],
  policies: Policies,
  links: readonly LinkedIds[],
  withDescription: boolean,
): Compared {
  const heads = store.comparison.linkedHeads(links, withDescription)
  const known = store.comparison.knownRows(heads.map(({ ours }) => ours.id))
  const headPolicies = onlyHead(policies, withDescription)
  const fields: readonly string[] = headFields(withDescription)
  const reviews = heads.map((head) => {
    const review = reviewHead(head, headPolicies)
    const rows = (known.get(head.ours.id) ?? []).filter(({ field }) => fields.includes(field))
    const seen = seenChanges(rows, review, head.theirs)
    return { amsProductId: head.ours.id, hadRows: rows.length > 0, review, seen }
  })
  const paired = new Set(heads.map(({ theirs }) => theirs.id))
  return {
    compared: { withDescription, reviews },
    left: links.flatMap(({ theirsId }) => (paired.has(theirsId) ? [] : [theirsId])),
  }
}
