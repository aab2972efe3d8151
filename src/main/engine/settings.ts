import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import { stockLocationName } from './connection'
import type { EngineOptions } from './engine-options'
import { isoNow } from './ports'
import type { Runs } from './runs'
import { sendsWhenOnline, setSendsWhenOnline } from './send-when-online'
import { stockSettings } from './stock-settings'

/** What a person set for this store. Each takes effect at once. */
export class Settings {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
  }

  get(): EngineOutput<'settings.get'> {
    const { store } = this.#options
    const { id, isOn, decided } = store.rules.automaticPush()
    const stock = stockSettings(store.runs)
    return {
      automaticPush: isOn,
      sendWhenOnline: sendsWhenOnline(store),
      stockLocation: stockLocationName(store.runs),
      stockEverySeconds: stock.everySeconds(),
      stockSwitchesOn: stock.maySwitchOn(),
      amsCountsWebOrders: stock.amsCountsWebOrders(),
      soldOutRule: stock.soldOutRule(),
      stockResumeAsksFrom: stock.resumeAsksFrom(),
      pushLogDays: stock.pushLogDays(),
      automaticPushRule: { id, decided },
    }
  }

  set({
    automaticPush,
    sendWhenOnline,
    stockEverySeconds,
    stockSwitchesOn,
    amsCountsWebOrders,
    soldOutRule,
    stockResumeAsksFrom,
    pushLogDays,
  }: EngineParsedInput<'settings.set'>): EngineOutput<'settings.set'> {
    const { store } = this.#options
    if (amsCountsWebOrders !== undefined) this.#countWebOrders(amsCountsWebOrders)
    if (sendWhenOnline !== undefined) {
      setSendsWhenOnline(store, sendWhenOnline)
      if (!sendWhenOnline) store.outbox.forgetAsked()
    }
    if (automaticPush !== undefined) {
      store.rules.setAutomaticPush(automaticPush)
      // What is open now is decided by the run that this starts; by the running one, if there is one.
      if (automaticPush && this.#runs.isIdle && store.ams.info() !== null) this.#runs.startCompare()
    }
    const stock = stockSettings(store.runs)
    if (stockEverySeconds !== undefined) stock.setEverySeconds(stockEverySeconds)
    if (stockSwitchesOn !== undefined) {
      stock.setMaySwitchOn(stockSwitchesOn)
      store.stockSync.reconsider()
    }
    if (soldOutRule !== undefined && soldOutRule !== stock.soldOutRule()) {
      stock.setSoldOutRule(soldOutRule)
      store.soldOut.ruleOfStoreChanged(isoNow(this.#options.environment.clock))
    }
    if (stockResumeAsksFrom !== undefined) stock.setResumeAsksFrom(stockResumeAsksFrom)
    if (pushLogDays !== undefined) stock.setPushLogDays(pushLogDays)
    this.#announcer.changed(['settings', 'outbox', 'overview', 'stock'])
    return this.get()
  }

  /** Every pair is compared with other counts then. Throws `already-running` during a sync or a push. */
  #countWebOrders(counts: boolean): void {
    const { store, environment } = this.#options
    if (counts === stockSettings(store.runs).amsCountsWebOrders()) return
    this.#runs.refuseWhileRunning(t`Counting web orders otherwise`)
    this.#runs.cancelStock()
    store.stockSync.countWebOrders(counts, isoNow(environment.clock))
    store.comparison.markEverything()
    if (store.ams.info() !== null) this.#runs.startSync({ mode: 'full', allowShrunken: false })
  }
}
