import type { Engine } from '../engine'
import type { StateStore } from '../engine/ports'
import type { EngineHandlers } from './serve-port'

/** Doors only: each hands its parsed input to one engine call. */
export function engineHandlers(engine: Engine, { screens }: StateStore): EngineHandlers {
  const { connection, linking, pushes, review, rules, runs } = engine
  return {
    'overview.get': () => engine.overview(),
    'connection.test': () => connection.test(),
    'sync.start': (input) => runs.startSync(input),
    'sync.cancel': () => runs.cancelSync(),
    'compare.rows': (input) => screens.compareRows(input),
    'compare.counts': (filter) => screens.compareCounts(filter),
    'compare.detail': (input) => review.detail(input),
    'compare.place': (input) => screens.comparePlace(input),
    'compare.ruler': (input) => screens.compareRuler(input),
    'views.list': () => rules.views(),
    'views.save': (input) => rules.saveView(input),
    'views.remove': (input) => rules.removeView(input),
    'rules.list': () => rules.list(),
    'rules.save': (input) => rules.save(input),
    'rules.remove': (input) => rules.remove(input),
    'rules.decided': (input) => rules.decidedBy(input),
    'policies.get': () => rules.policies(),
    'policies.set': (input) => rules.setPolicy(input),
    'decisions.decide': (input) => review.decide(input),
    'decisions.clear': (input) => review.clear(input),
    'decisions.preview-accept-all': (input) => review.previewAcceptAll(input),
    'decisions.accept-all': (input) => review.acceptAll(input),
    'decisions.undo': () => review.undo(),
    'decisions.redo': () => review.redo(),
    'outbox.rows': (input) => engine.outboxRows(input),
    'outbox.try-again': (input) => review.tryAgain(input),
    'links.link': (input) => linking.link(input),
    'links.reject': (input) => linking.reject(input),
    'links.search': ({ text }) => screens.shopProducts(text),
    'links.unlink': (input) => linking.unlink(input),
    'push.preview': () => review.previewPush(),
    'push.start': (input) => runs.startPush(input),
    'push.cancel': () => runs.cancelPush(),
    'pushes.list': (input) => pushes.list(input),
    'pushes.preview-roll-back': (input) => pushes.preview(input),
    'pushes.roll-back': (input) => pushes.rollBack(input),
    'products.list': (input) => screens.productRows(input),
    'products.get': (input) => engine.productDetail(input),
    'products.history': (input) => screens.productHistory(input),
    'products.neighbours': (input) => screens.productNeighbours(input),
    'runs.list': (input) => screens.runList(input),
    'runs.get': (input) => engine.runLine(input),
    'runs.entries': (input) => screens.runEntries(input),
  }
}
