import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { shell } from 'electron'

/** To the system's trash; where there is none, into `instead` under a name that says when. */
export async function discardFolder(folder: string, instead: string): Promise<void> {
  try {
    await shell.trashItem(folder)
  } catch {
    await mkdir(instead, { recursive: true })
    const at = new Date().toISOString().replace(/[:.]/g, '-')
    await rename(folder, join(instead, `${basename(folder)}-${at}`))
  }
}
