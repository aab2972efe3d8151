import type { Result } from '@shared/contract/result'
import type { Decided } from '@shared/contract/review'
import type { ExportResult } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { askEngine, askMain, PAGE_STORE, useLiveOverview } from '../api'
import { announce } from '../components/announcer'
import type { AppActions, Destination } from '../components/app-actions'
import type { Confirmed } from '../components/brakes'
import { hideToast, toast } from '../components/toast'
import { blockedOffline, count, counted, skippedWords } from '../format'
import { clearFilters, openAcceptAll, setFilter } from '../screens/compare'
import { openOutboxTab } from '../screens/outbox'
import { openProduct } from '../screens/products'
import { showPushesOf } from '../screens/push-log'
import { showSection } from '../screens/settings'
import { openSetup } from '../screens/setup'
import { type ScreenName, showScreen, useAppStore } from './app-store'
import { chooseCatalogFile } from './import/import-actions'
import { importWords } from './import-words'
import { pauseStock, sendStock } from './stock-actions'

function go(to: Destination): void {
  if (to.screen === 'compare' && to.filter) {
    clearFilters()
    setFilter(to.filter)
    if (to.acceptAll) openAcceptAll(to.acceptAll)
  }
  if (to.screen === 'products') openProduct(to.amsProductId ?? null)
  if (to.screen === 'outbox' && to.tab) openOutboxTab(to.tab)
  if (to.screen === 'settings' && to.section) showSection(to.section)
  if (to.screen === 'push-log' && to.product) showPushesOf(to.product)
  if (to.screen === 'setup') openSetup(to.at)
  showScreen(to.screen)
}

/** From the rail or by keys: to a screen as it was left. */
export function showAsLeft(screen: ScreenName): void {
  if (screen === 'setup') openSetup()
  showScreen(screen)
}

async function command(channel: 'sync.cancel' | 'push.cancel'): Promise<void> {
  show(await askEngine(channel, null))
}

function show(answer: Result<null>): void {
  useAppStore.setState({ problem: answer.ok ? null : answer.error })
}

async function importSample(): Promise<void> {
  useAppStore.setState({ imported: null, importing: true })
  const answer = await askMain('catalog.import-sample', null)
  useAppStore.setState({ importing: false })
  if (answer.ok) {
    useAppStore.setState({ imported: answer.value, problem: null })
    announce(importWords(answer.value))
  } else useAppStore.setState({ problem: answer.error })
}

async function tellExported(
  asked: Promise<Result<ExportResult | null>>,
  rows: (n: number) => string,
): Promise<void> {
  const answer = await asked
  if (!answer.ok) useAppStore.setState({ problem: answer.error })
  else if (answer.value) tell(t`${rows(answer.value.rows)} written to ${answer.value.name}.`)
}

type UndoOrRedo = 'decisions.undo' | 'decisions.redo'

async function undoOrRedo(channel: UndoOrRedo): Promise<void> {
  const answer = await askEngine(channel, null)
  if (answer.ok) {
    const { decided, skipped, label, isEdit, notReached = 0 } = answer.value
    if (notReached > 0) return tell(canceledWords(channel, decided, decided + skipped + notReached))
    const rest = isEdit ? changedSince(skipped) : skippedWords(skipped)
    const changed = counted(decided, isEdit ? 'product' : 'row')
    const done = channel === 'decisions.undo' ? t`Undone: ${label}.` : t`Done again: ${label}.`
    if (decided === 0) tell(t`Nothing changed: ${label}. ${rest}.`)
    else tell(rest === '' ? done : `${done} ${t`${changed} changed, ${rest}.`}`)
  } else if (answer.error.code === 'not-found') {
    toast({ sentence: answer.error.message })
  } else {
    useAppStore.setState({ problem: answer.error })
  }
}

/** What a person stopped half way goes on from there. */
function canceledWords(channel: UndoOrRedo, done: number, all: number): string {
  const products = counted(all, 'product')
  return channel === 'decisions.undo'
    ? t`Canceled: ${count(done)} of ${products} undone. Undo goes on with the rest.`
    : t`Canceled: ${count(done)} of ${products} done again. Redo goes on with the rest.`
}

/** Products that a step of editing leaves alone; "" when there are none. */
function changedSince(skipped: number): string {
  return skipped === 0 ? '' : counted(skipped, 'was changed since', 'were changed since')
}

async function takeBack(row: { readonly differenceKey: string }): Promise<void> {
  showTakenBack(await askEngine('decisions.clear', { keys: [row.differenceKey] }))
}

async function takeAllBack(): Promise<void> {
  showTakenBack(await askEngine('decisions.clear-waiting', null))
}

function showTakenBack(answer: Result<Decided>): void {
  if (!answer.ok) {
    useAppStore.setState({ problem: answer.error })
    return
  }
  const { decided, skipped } = answer.value
  if (decided === 0) tell(t`Not taken back: it is on its way or settled already.`)
  else {
    const rest = skipped === 0 ? '' : `, ${skippedWords(skipped)}`
    const words =
      decided === 1
        ? t`Taken back${rest}. It is open again in Compare.`
        : t`${count(decided)} taken back${rest}. They are open again in Compare.`
    tell(words, () => void undoOrRedo('decisions.undo'))
  }
}

function tell(sentence: string, undo?: () => void): void {
  announce(sentence)
  toast(undo ? { sentence, undo } : { sentence })
}

/** Why the store can't be asked now; undefined when it can. */
function offlineNow(): string | undefined {
  return blockedOffline(useLiveOverview.getState().overview?.reach)
}

async function read(mode: 'full' | 'changes'): Promise<void> {
  const offline = offlineNow()
  if (offline !== undefined) return tell(offline)
  // What was imported is compared now, so nothing is left to be said about it.
  if (mode === 'full') useAppStore.setState({ imported: null })
  show(await askEngine('sync.start', { mode }))
}

/** Starts a push, or has it start by itself when the store is back. */
export function sendPush(confirmed: Confirmed, isOffline: boolean): Promise<Result<null>> {
  useAppStore.setState({ pushSeen: true })
  return isOffline
    ? askEngine('push.when-online', { wanted: true })
    : askEngine('push.start', { confirmed })
}

async function push(confirmed: Confirmed): Promise<void> {
  const isOffline = offlineNow() !== undefined
  const answer = await sendPush(confirmed, isOffline)
  if (!answer.ok) useAppStore.setState({ pushPreviewOpen: true, pushRefused: answer.error })
  else if (isOffline) tell(t`It waits and is sent by itself when you are back online.`)
  else hideToast()
}

export const appActions: AppActions = {
  go,
  startFullSync: () => read('full'),
  checkForChanges: () => read('changes'),
  compareShrunken: async () => show(await askEngine('sync.start', { allowShrunken: true })),
  cancelSync: () => command('sync.cancel'),
  reviewAndPush: () => useAppStore.setState({ pushPreviewOpen: true }),
  push,
  cancelPush: () => command('push.cancel'),
  exportCatalog: () => useAppStore.setState({ exportOpen: true }),
  importCatalog: chooseCatalogFile,
  importSampleCatalog: importSample,
  exportDecisions: () =>
    tellExported(askMain('outbox.export', null), (n) => counted(n, 'decision')),
  pauseStock,
  resumeStock: () => sendStock('resume'),
  pushStockNow: () => sendStock('push-now'),
  exportPushLog: (filter) =>
    tellExported(askMain('push-log.export', filter), (n) => counted(n, 'row')),
  undo: () => undoOrRedo('decisions.undo'),
  redo: () => undoOrRedo('decisions.redo'),
  takeBack,
  takeAllBack,
  showKeys: () => useAppStore.setState({ keysOpen: true }),
  showPalette: PAGE_STORE === null ? null : () => useAppStore.setState({ paletteOpen: true }),
  showRun: (run) => useAppStore.setState({ run }),
}
