import type { Policies } from '@shared/contract/rules'
import { HEAD_FIELDS } from '@shared/fields/head-fields'
import { onlyHead, reviewHead } from '../planning'
import type { ComparedHeads } from '../ports'
import type { Comparing } from './comparing'
import { seenChanges } from './seen-changes'

const HEAD: ReadonlySet<string> = new Set(HEAD_FIELDS)

/**
 * Compares products of Shopify of which nothing but the head moved since their pair was last compared: their variants,
 * options and pictures, and AMS's whole side, are what they were, and so are the rows about them. What is linked to
 * nothing is left to be looked at whole.
 */
export function compareHeads(
  store: Comparing['store'],
  policies: Policies,
  ids: readonly string[],
): ComparedHeads {
  const heads = store.comparison.linkedHeads(ids)
  const known = store.comparison.knownRows(heads.map(({ ours }) => ours.id))
  const headPolicies = onlyHead(policies)
  const reviews = heads.map((head) => {
    const review = reviewHead(head, headPolicies)
    const rows = (known.get(head.ours.id) ?? []).filter(({ field }) => HEAD.has(field))
    const seen = seenChanges(rows, review, head.theirs)
    return { amsProductId: head.ours.id, hadRows: rows.length > 0, review, seen }
  })
  const paired = new Set(heads.map(({ theirs }) => theirs.id))
  return {
    reviews,
    looked: [...paired],
    left: ids.filter((id) => !paired.has(id)),
  }
}
