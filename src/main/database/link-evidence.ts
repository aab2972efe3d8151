import { evidenceSchema } from '@shared/contract/review'

export type EvidenceRecord = {
  evidence_kind: string
  evidence_text: string
  linked_at: string
}

/** How two records were found to be one, and when; null where they are not linked. */
export function toEvidence(link: EvidenceRecord | undefined) {
  if (!link) return null
  const { evidence_kind, evidence_text: text, linked_at: linkedAt } = link
  return { kind: evidenceSchema.shape.kind.parse(evidence_kind), text, linkedAt }
}
