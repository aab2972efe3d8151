import type { Engine } from '../engine'
import type { StateStore } from '../engine/ports'
import type { EngineHandlers } from './serve-port'

/** Doors only: each hands its parsed input to one engine call. */
export function engineHandlers(engine: Engine, { screens }: StateStore): EngineHandlers {
  return {
    'overview.get': () => engine.overview(),
    'connection.test': () => engine.testConnection(),
    'sync.start': () => engine.startSync(),
    'sync.cancel': () => engine.cancelSync(),
    'compare.rows': (input) => screens.compareRows(input),
    'compare.counts': (filter) => screens.compareCounts(filter),
    'compare.detail': ({ key }) => engine.differenceDetail(key),
    'decisions.decide': (input) => engine.decide(input),
    'decisions.clear': ({ keys }) => engine.clear(keys),
    'decisions.preview-accept-all': (input) => engine.previewAcceptAll(input),
    'decisions.accept-all': (input) => engine.acceptAll(input),
    'decisions.undo': () => engine.undo(),
    'decisions.redo': () => engine.redo(),
    'outbox.rows': (input) => screens.outboxRows(input),
    'push.preview': () => engine.pushPreview(),
    'push.start': () => engine.startPush(),
    'push.cancel': () => engine.cancelPush(),
    'outbox.try-again': ({ id }) => engine.tryAgain(id),
    'products.list': (input) => screens.productRows(input),
    'products.get': ({ amsProductId }) => engine.productDetail(amsProductId),
  }
}
