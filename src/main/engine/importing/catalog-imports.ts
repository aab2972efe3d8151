import { ConcordError, toAppError } from '@shared/contract/app-error'
import type { EngineOutput, EngineParsedInput } from '@shared/contract/engine-contract'
import type { ImportChoices, ImportPhase, ImportState } from '@shared/contract/imports'
import type { ImportResult } from '@shared/contract/store'
import { t } from '@shared/words/words'
import type { Announcer } from '../announcer'
import {
  bringUpToDate,
  forgetCurrency,
  importProduct,
  isShrunken,
  lookAtRows,
  type Preparing,
  prepareCatalog,
  type RowsRead,
  readingOf,
  readRows,
  recallChoices,
  rememberChoices,
  shrunken,
  withoutProducts,
} from '../catalog'
import type { EngineOptions } from '../engine-options'
import type { Images } from '../images'
import { type CatalogFile, type CatalogLayout, type ImportDesk, isoNow } from '../ports'
import type { Runs } from '../runs'
import { Breath } from '../syncing/slices'
import { anotherOpen, nothingOpen, unanswered } from './refusals'
import { ShownState } from './shown-state'
import { Turns } from './turns'

type Options = Pick<EngineOptions, 'environment' | 'store' | 'emit'>

/** A file on its way into AMS, with all that was made of it so far. */
type Open = {
  readonly file: CatalogFile
  readonly desk: ImportDesk
  readonly read: RowsRead
  readonly layout: CatalogLayout
  readonly choices: ImportChoices
  readonly isRemembered: boolean
}

const SWEPT_AT_ONCE = 2_000

/**
 * The way of a catalog file into AMS: read, shown, and taken at one stroke when a person says so. Until then the live
 * catalog is as it was. One file at a time; another one takes its place.
 */
export class CatalogImports {
  readonly #options: Options
  readonly #announcer: Pick<Announcer, 'changed'>
  readonly #runs: Pick<Runs, 'refuseWhileRunning'>
  readonly #images: Pick<Images, 'catalogsMoved'>
  readonly #shown: ShownState
  readonly #turns = new Turns((thrown) => this.#failed(thrown))
  #file: CatalogFile | null = null
  #desk: ImportDesk | null = null
  #open: Open | null = null

  constructor(
    options: Options,
    announcer: Pick<Announcer, 'changed'>,
    runs: Pick<Runs, 'refuseWhileRunning'>,
    images: Pick<Images, 'catalogsMoved'>,
  ) {
    this.#options = options
    this.#shown = new ShownState(options)
    this.#announcer = announcer
    this.#runs = runs
    this.#images = images
  }

  state(): ImportState {
    return this.#shown.now
  }

  /** Begins with a file that a person chose. `open` makes the private copy; what it throws is shown. */
  begin(fileName: string, open: () => Promise<CatalogFile>): null {
    this.#turns.next(async (signal) => {
      this.#forget()
      this.#shown.fileName = fileName
      this.#shown.begin('copy')
      const file = await open()
      if (signal.aborted) {
        file.close()
        return
      }
      this.#file = file
      await this.#readAll(file, {}, signal)
    })
    return null
  }

  /** Throws `already-running` while a file is open, which nobody asked to be put away. */
  refuseWhileOpen(): void {
    if (this.#shown.now.kind !== 'none') throw anotherOpen()
  }

  /** Says how the file is read. The answer comes as a state; nothing is taken yet. */
  choose({ choices }: EngineParsedInput<'imports.choose'>): null {
    const { file, read, desk, choices: earlier } = this.#opened()
    const isSameFormat = (['encoding', 'delimiter', 'sheet'] as const).every(
      (key) => choices[key] === earlier[key],
    )
    this.#turns.next(async (signal) => {
      if (!isSameFormat) return this.#readAll(file, choices, signal, { isAsked: true })
      await this.#layOut(file, desk, read, choices, signal, { isAsked: true })
    })
    return null
  }

  /** Prepares the catalog with what was chosen, and remembers it for files of the same columns. */
  prepare(): null {
    const open = this.#opened()
    const { layout, choices } = open
    if (layout.kind === null || layout.numbers().some(({ rule }) => rule === null)) {
      throw unanswered()
    }
    const said = layout.kind === 'mapped' ? { ...choices, columns: { ...layout.mapping } } : choices
    rememberChoices(this.#options.store.runs, layout.columns, said)
    this.#turns.next((signal) => this.#prepare(open, signal))
    return null
  }

  /** Back to how the file is read. */
  ask(): null {
    const { desk, read, layout, isRemembered } = this.#opened()
    const reading = readingOf(desk, read, layout, isRemembered)
    this.#shown.set({ kind: 'asking', fileName: this.#shown.fileName, reading })
    return null
  }

  products({
    tab,
    offset,
    limit,
  }: EngineParsedInput<'imports.products'>): EngineOutput<'imports.products'> {
    const { total, rows } = this.#ready().productPage(tab, offset, limit)
    return { total, rows: rows.flatMap(({ before, after }) => importProduct(before, after) ?? []) }
  }

  refused({
    offset,
    limit,
  }: EngineParsedInput<'imports.refused'>): EngineOutput<'imports.refused'> {
    const { total, rows } = this.#ready().refusedPage(offset, limit)
    return { total, rows: [...rows] }
  }

  notes({ offset, limit }: EngineParsedInput<'imports.notes'>): EngineOutput<'imports.notes'> {
    const { total, rows } = this.#ready().notePage(offset, limit)
    return { total, rows: [...rows] }
  }

  /** Takes the prepared catalog. Throws `catalog-shrunken` where most products would be gone and nobody agreed to that. */
  async confirm({ allowShrunken }: EngineParsedInput<'imports.confirm'>): Promise<ImportResult> {
    const desk = this.#ready()
    const { file, layout } = this.#opened()
    this.#runs.refuseWhileRunning(t`Replacing the AMS catalog`)
    const counts = desk.counts()
    if (isShrunken(counts) && !allowShrunken) throw shrunken(file.name, counts)
    const before = this.#shown.now
    this.#shown.begin('import')
    const { environment, store } = this.#options
    await environment.scheduler.pause()
    try {
      // In that turn somebody may have put it away, or begun something else.
      if (this.#desk !== desk) throw nothingOpen()
      this.#runs.refuseWhileRunning(t`Replacing the AMS catalog`)
      const notes = desk.notePage(0, SHOWN_NOTES).rows
      const { isSilentAboutImages } = layout
      const changes = desk.switchTo(isoNow(environment.clock), (touched) =>
        bringUpToDate({ store, desk, isSilentAboutImages }, touched),
      )
      forgetCurrency(store.runs)
      this.#forget()
      this.#shown.set({ kind: 'none' })
      this.#turns.next((signal) => this.#sweep(signal))
      this.#images.catalogsMoved()
      this.#announcer.changed(['compare', 'products', 'overview', 'stock', 'images', 'ams-line'])
      const { products, variants } = counts
      const { added, changed, unchanged, missing } = changes
      return {
        sourceName: file.name,
        products,
        variants,
        added,
        changed,
        unchanged,
        missing,
        notes: [...notes],
      }
    } catch (thrown) {
      if (this.#desk === desk) this.#shown.set(before)
      throw thrown
    }
  }

  /** Stops what is under way and forgets the file. */
  discard(): null {
    this.#turns.next(async (signal) => {
      this.#forget()
      this.#shown.set({ kind: 'none' })
      await this.#sweep(signal)
    })
    return null
  }

  /** Another catalog is taken in the meantime: what was prepared stands on ground that is no more. */
  drop(): void {
    if (this.#file === null && this.#shown.now.kind === 'none') return
    this.#turns.stop()
    this.#forget()
    this.#shown.set({ kind: 'none' })
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#turns.idle()
  }

  async stop(): Promise<void> {
    this.#turns.stop()
    await this.#turns.idle()
    this.#forget()
  }

  async #readAll(
    file: CatalogFile,
    choices: ImportChoices,
    signal: AbortSignal,
    { isAsked = false } = {},
  ): Promise<void> {
    this.#open = null
    this.#desk?.close()
    const desk = this.#options.store.imports.begin()
    this.#desk = desk
    const preparing = this.#preparing(file, desk, signal, 'read')
    const read = await readRows(preparing, choices)
    await this.#layOut(file, desk, read, choices, signal, { isAsked })
  }

  async #layOut(
    file: CatalogFile,
    desk: ImportDesk,
    read: RowsRead,
    choices: ImportChoices,
    signal: AbortSignal,
    { isAsked }: { readonly isAsked: boolean },
  ): Promise<void> {
    const { cells } = read.header
    const plain = file.layout(cells, choices)
    const recalled = isAsked ? null : recallChoices(this.#options.store.runs, plain.columns)
    const used = { ...choices, ...recalled }
    const layout = recalled ? file.layout(cells, used) : plain
    await lookAtRows(this.#preparing(file, desk, signal, 'read'), layout)
    const isRemembered = recalled !== null
    const open: Open = { file, desk, read, layout, choices: used, isRemembered }
    this.#open = open
    const isNew = layout.kind === 'mapped' && !isRemembered
    const isOpenNumber = layout.numbers().some(({ rule }) => rule === null)
    if (isAsked || layout.kind === null || isNew || isOpenNumber) this.ask()
    else await this.#prepare(open, signal)
  }

  async #prepare(open: Open, signal: AbortSignal): Promise<void> {
    const { file, desk, read, layout, isRemembered } = open
    const preparing = this.#preparing(file, desk, signal, 'compare')
    const counts = await prepareCatalog(preparing, read, layout)
    if (counts.products === 0 && counts.refused === 0) throw withoutProducts(file.name)
    const reading = readingOf(desk, read, layout, isRemembered)
    this.#shown.set({ kind: 'ready', fileName: this.#shown.fileName, reading, counts })
  }

  #preparing(
    file: CatalogFile,
    desk: ImportDesk,
    signal: AbortSignal,
    phase: ImportPhase,
  ): Preparing {
    const { environment, store } = this.#options
    const tell = (done: number, total: number, rows: number): void =>
      this.#shown.advance(phase, done, total, rows)
    return { environment, store, desk, file, signal, tell }
  }

  #failed(thrown: unknown): void {
    if (!(thrown instanceof ConcordError)) {
      this.#options.environment.log.error('A catalog file could not be prepared', thrown)
    }
    this.#forget()
    this.#shown.set({
      kind: 'failed',
      fileName: this.#shown.fileName,
      error: toAppError(thrown),
    })
  }

  #opened(): Open {
    const isTaking = this.#shown.now.kind === 'working' && this.#shown.now.phase === 'import'
    if (this.#open === null || isTaking) throw nothingOpen()
    return this.#open
  }

  #ready(): ImportDesk {
    if (this.#shown.now.kind !== 'ready') throw nothingOpen()
    return this.#opened().desk
  }

  #forget(): void {
    this.#desk?.close()
    this.#file?.close()
    this.#desk = null
    this.#file = null
    this.#open = null
  }

  async #sweep(signal: AbortSignal): Promise<void> {
    const { environment, store } = this.#options
    const breath = new Breath(environment)
    while (!signal.aborted && !store.repeatable(() => store.imports.sweep(SWEPT_AT_ONCE))) {
      await breath.take()
    }
  }
}

/** What is still said after the import; the rest was in the preview. */
const SHOWN_NOTES = 5
