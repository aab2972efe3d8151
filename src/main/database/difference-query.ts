import { evidenceSchema } from '@shared/contract/review'
import { z } from 'zod'
import type { ScreenQueries } from '../engine/ports'
import { REVIEW_ROWS } from './compare-filter'
import type { Database } from './database'
import type { Generations } from './generations'
import { type EvidenceRecord, toEvidence } from './link-evidence'
import { REVIEW_ROW_COLUMNS, type ReviewRowRecord, toReviewRow } from './review-row'

type DetailRecord = ReviewRowRecord & {
  candidates: string
  ams_variant_id: string | null
}

const candidatesSchema = z.array(z.object({ theirsId: z.string(), evidence: z.string() }))

/** One row with everything that explains it. */
export function differenceQuery(
  db: Database,
  generations: Generations,
): ScreenQueries['difference'] {
  const select = db.prepare<[string], DetailRecord>(
    `SELECT ${REVIEW_ROW_COLUMNS} FROM ${REVIEW_ROWS} WHERE d.key = ?`,
  )
  const selectTitle = db
    .prepare<[number, string], string>(
      'SELECT title FROM shop_product WHERE generation = ? AND id = ?',
    )
    .pluck()
  const selectLink = db.prepare<[string], EvidenceRecord>(
    'SELECT evidence_kind, evidence_text, linked_at FROM link WHERE ams_product_id = ?',
  )
  const selectVariantLink = db.prepare<
    [string, string],
    { evidence_kind: string; linked_at: string }
  >(
    `SELECT evidence_kind, linked_at FROM variant_link
     WHERE ams_product_id = ? AND ams_variant_id = ?`,
  )
  return (key) => {
    const record = select.get(key)
    if (!record) return null
    const { ams_product_id: product, ams_variant_id: variant } = record
    const link = product === null ? undefined : selectLink.get(product)
    const variantLink =
      product === null || !variant ? undefined : selectVariantLink.get(product, variant)
    return {
      row: toReviewRow(record),
      amsVariantId: variant ?? '',
      link: toEvidence(link),
      variantLink: variantLink
        ? {
            kind: evidenceSchema.shape.kind.parse(variantLink.evidence_kind),
            linkedAt: variantLink.linked_at,
          }
        : null,
      candidates: candidatesSchema.parse(JSON.parse(record.candidates)).map((candidate) => ({
        ...candidate,
        title:
          selectTitle.get(generations.liveId('shop'), candidate.theirsId) ?? candidate.theirsId,
      })),
    }
  }
}
