import type { OutboxStore, PushScope } from '../engine/ports'
import type { Database } from './database'

/** SQL for the entries of a scope; `entry` is the name under which `outbox_entry` is known in the query. */
export function inScope(scope: PushScope, entry: string): string {
  if (scope === 'everything') return '1'
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

/** What a person wants sent as soon as the store is back. */
export function askedQueries(db: Database): Pick<OutboxStore, 'ask' | 'forgetAsked'> {
  const ask = db.prepare(
    `UPDATE outbox_entry SET asked_at = @at WHERE state IN ('pending', 'unknown') AND EXISTS
       (SELECT 1 FROM decision d WHERE d.id = decision_id AND d.decided_at <= @decidedUntil)`,
  )
  const forget = db.prepare('UPDATE outbox_entry SET asked_at = NULL WHERE asked_at IS NOT NULL')
  return {
    ask: (input) => ask.run(input).changes,
    forgetAsked: () => {
      forget.run()
    },
  }
}
