import { doneRuns, stateFacts, tableCounts } from '../database'
import type { Engine } from '../engine'
import type { Diagnosis } from '../processes'

type StateDatabase = Parameters<typeof stateFacts>[0]

/**
 * What the engine knows that helps to find a fault. Fact by fact, so that nothing gets in by itself: no token, no
 * end of one, and of products nothing but counts.
 */
export function diagnosisOf(engine: Engine, db: StateDatabase): Diagnosis {
  const { connection, reach, outbox, badges, conflicts, sync, push, ...store } = engine.overview()
  const { sqlite, fileVersion, shopId, counts } = stateFacts(db)
  return {
    store: {
      name: store.storeName,
      shopId,
      currency: store.currencyCode,
      shopifyReadAt: store.shopifyReadAt,
      connection: connection.kind,
      ...(connection.kind === 'connected'
        ? {
            address: connection.address,
            apiVersion: connection.apiVersion,
            scopes: connection.scopes,
            credentialKeptIn: connection.credentialKeptIn,
          }
        : {}),
      ...(connection.kind === 'failed' ? { connectionError: connection.error.code } : {}),
      reach: reach.kind,
      ...(reach.kind === 'offline' ? { offlineSince: reach.since, why: reach.reason } : {}),
    },
    settings: engine.settings.get(),
    policies: engine.rules.policies(),
    state: {
      sqlite,
      fileVersion,
      counts,
      outbox,
      badges,
      conflicts,
      sync: sync.kind,
      push: push.kind,
    },
    tables: tableCounts(db),
    runs: doneRuns(db),
  }
}
