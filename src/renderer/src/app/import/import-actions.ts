import type { AppError } from '@shared/contract/app-error'
import type { ImportChoices } from '@shared/contract/imports'
import type { Result } from '@shared/contract/result'
import { askEngine, askMain } from '../../api'
import { announce } from '../../components/announcer'
import { useAppStore } from '../app-store'
import { importWords } from '../import-words'

/** Asks for a file; the dialog opens by itself when the engine has it. */
export async function chooseCatalogFile(): Promise<void> {
  useAppStore.setState({ imported: null, importing: true })
  const answer = await askMain('catalog.choose-file', null)
  useAppStore.setState({ importing: false })
  if (!answer.ok) useAppStore.setState({ problem: answer.error })
}

/** A file that was dropped on the window is on its way as a chosen one is, or says why it is not. */
export function fileDropped(answer: Result<null>): void {
  useAppStore.setState(answer.ok ? { imported: null } : { problem: answer.error })
}

export async function discardImport(): Promise<void> {
  await tellFailure(askEngine('imports.discard', null))
}

export async function chooseReading(choices: ImportChoices): Promise<void> {
  await tellFailure(askEngine('imports.choose', { choices }))
}

export async function prepareImport(): Promise<void> {
  await tellFailure(askEngine('imports.prepare', null))
}

export async function askReading(): Promise<void> {
  await tellFailure(askEngine('imports.ask', null))
}

/** Takes the file; gives why it was not taken. */
export async function confirmImport(allowShrunken: boolean): Promise<AppError | null> {
  const answer = await askEngine('imports.confirm', { allowShrunken })
  if (!answer.ok) return answer.error
  useAppStore.setState({ imported: answer.value, problem: null })
  announce(importWords(answer.value))
  return null
}

async function tellFailure(
  asked: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AppError }>,
): Promise<void> {
  const answer = await asked
  if (!answer.ok) useAppStore.setState({ problem: answer.error })
}
