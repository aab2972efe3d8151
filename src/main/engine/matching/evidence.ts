import type { EVIDENCE_KINDS } from '@shared/contract/review'

/** What speaks for two records being the same one. */
export type Evidence = {
  readonly kind: EvidenceKind
  /** One sentence: "Same SKU OE-BRD-WAL-S, used once on each side". */
  readonly text: string
}

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** A possible counterpart, with what speaks for it. */
export type Candidate = { readonly theirsId: string; readonly evidence: string }
