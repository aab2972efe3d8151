import type { OutboxStore, PushScope } from '../engine/ports'
import type { Database } from './database'

/** SQL for the entries of a scope; `entry` is the name under which `outbox_entry` is known in the query. */
export function inScope(scope: PushScope, entry: string): string {
  if (scope === 'everything') return '1'
  // `+`: by product or state there is less to look at than in a whole push.
  if ('confirmed' in scope) return `+${entry}.confirmed = ${scope.confirmed}`
  const parts = [
    scope.asked && `${entry}.asked_at IS NOT NULL`,
    scope.automatic && isAutomatic(entry),
  ].filter((part) => part !== false)
  return parts.length === 0 ? '0' : `(${parts.join(' OR ')})`
}

/** True for what automatic push decided. */
export function isAutomatic(entry: string): string {
  return `EXISTS (SELECT 1 FROM decision by_rule JOIN rule ON rule.id = by_rule.rule_id
    WHERE by_rule.id = ${entry}.decision_id AND rule.is_automatic_push = 1)`
}

/** Marks on what waits; `waits` is the SQL that tells it of `outbox_entry`. */
export function waitingMarks(
  db: Database,
  waits: string,
): Pick<OutboxStore, 'confirm' | 'ask' | 'forgetAsked'> {
  const newest = db
    .prepare<[], number>('SELECT coalesce(max(confirmed), 0) FROM outbox_entry')
    .pluck()
  const confirm = db.prepare<[number]>(`UPDATE outbox_entry SET confirmed = ? WHERE ${waits}`)
  const ask = db.prepare<[string]>(`UPDATE outbox_entry SET asked_at = ? WHERE ${waits}`)
  const forget = db.prepare('UPDATE outbox_entry SET asked_at = NULL WHERE asked_at IS NOT NULL')
  return {
    confirm: () =>
      db.transaction(() => {
        const push = (newest.get() ?? 0) + 1
        confirm.run(push)
        return push
      })(),
    ask: (at) => ask.run(at).changes,
    forgetAsked: () => {
      forget.run()
    },
  }
}
