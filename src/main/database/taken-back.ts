import type { FieldKey } from '@shared/fields/field-registry'
import type { Database } from './database'
import { isAsSeen } from './hold-decisions'

type TakenBackRecord = {
  key: string
  field: FieldKey | null
  ours: string
  theirs: string
  ours_seen: string
  theirs_seen: string
}

/**
 * Keys of the rows on whose very values somebody took a decision back, in whatever spelling, be it before
 * it was sent (undo) or afterwards (roll back): a person's word outranks a rule, so no rule decides them
 * again.
 */
export function takenBackKeys(db: Database): ReadonlySet<string> {
  const rows = db
    .prepare<[], TakenBackRecord>(
      `SELECT d.key, d.field, d.ours, d.theirs, x.ours_seen, x.theirs_seen
       FROM decision x CROSS JOIN difference d
       WHERE x.state = 'undone' AND d.key = x.difference_key
       UNION ALL
       SELECT d.key, d.field, d.ours, d.theirs, sent.ours, sent.theirs
       FROM outbox_entry back JOIN outbox_entry sent ON sent.id = back.restores
         JOIN difference d ON d.key = sent.difference_key
       WHERE back.state = 'done'`,
    )
    .all()
  return new Set(
    rows
      .filter(({ field, ours, theirs, ours_seen, theirs_seen }) =>
        isAsSeen({ field, ours: ours_seen, theirs: theirs_seen }, ours, theirs),
      )
      .map(({ key }) => key),
  )
}
