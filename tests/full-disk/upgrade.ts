import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStateFile } from '@main/database'
import { toAppError } from '@shared/contract/app-error'
import { leave } from './fill'
import type { ToldOfUpgrade } from './told'

/*
 * On a disk of its own with a state file of an earlier version: opens it while so many pages are free, or while the
 * disk is as it is, and tells what became of it.
 */

const [folder = '', answer = '', pages = ''] = process.argv.slice(2)
const filler = join(folder, 'filler')
const path = join(folder, 'state.sqlite')

/** Every file of the disk but the one that fills it. */
function files(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => join(folder, name) !== filler)
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  )
}

function open(): ToldOfUpgrade['error'] {
  try {
    openStateFile(path).close()
    return null
  } catch (thrown) {
    const { code, message, nextStep = '' } = toAppError(thrown)
    return { code, message, nextStep }
  }
}

const before = JSON.stringify(files())
if (pages !== '') leave(filler, Number(pages))
const error = open()
if (pages !== '') rmSync(filler)
const told: ToldOfUpgrade = { error, isUntouched: JSON.stringify(files()) === before }
writeFileSync(answer, JSON.stringify(told))
