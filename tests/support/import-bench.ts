import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { realEnvironment } from '@main/bootstrap/environment'
import { CatalogImports } from '@main/engine/importing'
import type { StateStore } from '@main/engine/ports'
import { openCatalogFile } from '@main/merchant-catalog'
import type { AppError } from '@shared/contract/app-error'
import type { ImportState } from '@shared/contract/imports'
import { importStateSchema } from '@shared/contract/imports'
import { onTestFinished } from 'vitest'
import { memoryState, openState, temporaryFolder } from './state'

type Ready = Extract<ImportState, { kind: 'ready' }>
type Asking = Extract<ImportState, { kind: 'asking' }>

export type ImportBench = {
  readonly store: StateStore
  readonly imports: CatalogImports
  /** Every state that the screens were told. */
  readonly states: readonly ImportState[]
  /** Errors that nobody expected. */
  readonly unexpected: readonly unknown[]
  /** A file of this content is chosen; resolves when nothing is under way any more. */
  choose(content: string | Uint8Array, name?: string): Promise<ImportState>
  chooseFile(path: string): Promise<ImportState>
  ready(content: string | Uint8Array, name?: string): Promise<Ready>
  asking(content: string | Uint8Array, name?: string): Promise<Asking>
  refusal(content: string | Uint8Array, name?: string): Promise<AppError>
  /** Names of what is left in the folder of private copies. */
  copies(): string[]
}

/** The real way of a file into a real state, in memory unless another one is given, without a screen and without Shopify. */
export function importBench(state?: string | { readonly store: StateStore }): ImportBench {
  const { store } = typeof state === 'string' ? openState(state) : (state ?? forgottenState())
  const states: ImportState[] = []
  const unexpected: unknown[] = []
  const folder = temporaryFolder()
  const environment = realEnvironment({
    info: () => undefined,
    error: (_, error) => unexpected.push(error),
  })
  const imports = new CatalogImports(
    {
      environment,
      store,
      emit: (name, payload) => {
        if (name === 'import.changed') states.push(importStateSchema.parse(payload))
      },
    },
    { changed: () => undefined },
    { refuseWhileRunning: () => undefined },
    { catalogsMoved: () => undefined },
  )
  onTestFinished(() => imports.stop())
  const settled = async (): Promise<ImportState> => {
    await imports.idle()
    if (unexpected.length > 0) throw unexpected[0]
    return importStateSchema.parse(imports.state())
  }
  const bench: ImportBench = {
    store,
    imports,
    states,
    unexpected,
    chooseFile(path) {
      imports.begin(path.split('/').at(-1) ?? '', () => openCatalogFile(path, folder))
      return settled()
    },
    choose(content, name = 'catalog.csv') {
      const path = join(temporaryFolder(), name)
      writeFileSync(path, content)
      return bench.chooseFile(path)
    },
    async ready(content, name) {
      const found = await bench.choose(content, name)
      if (found.kind !== 'ready') throw new Error(JSON.stringify(found))
      return found
    },
    async asking(content, name) {
      const found = await bench.choose(content, name)
      if (found.kind !== 'asking') throw new Error(JSON.stringify(found))
      return found
    },
    async refusal(content, name) {
      const found = await bench.choose(content, name)
      if (found.kind !== 'failed') throw new Error(JSON.stringify(found))
      return found.error
    },
    copies: () => readdirSync(folder),
  }
  return bench
}

function forgottenState(): { readonly store: StateStore } {
  const { db, store } = memoryState()
  onTestFinished(() => {
    db.close()
  })
  return { store }
}
