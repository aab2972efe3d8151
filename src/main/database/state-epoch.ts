import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { z } from 'zod'
import type { Database } from './database'
import { runQueries } from './run-queries'

/**
 * A state file and the marker beside it hold the same epoch, which changes whenever the file is opened and
 * closed. A file with another epoch than its marker's is not the one that was open here last: an earlier one
 * was put in its place. A marker that speaks of another computer, person or folder came with a copied profile.
 */
const EPOCH = 'epoch'

const markerSchema = z.object({
  /** Either of them may be the file's: Concord may have stopped between marker and file. */
  epochs: z.array(z.string()).min(1).max(2),
  profile: z.string(),
})
type Marker = z.infer<typeof markerSchema>

/**
 * To be called once with each opened state file. True: what it says may be older than what Shopify was already
 * sent from here, or somebody else goes on sending from the original.
 */
export function enterEpoch(db: Database, stateFile: string): boolean {
  const known = runQueries(db).setting(EPOCH)
  const marker = readMarker(stateFile)
  const isFirst = known === null && marker === null
  const isOurs = marker?.profile === profileOf(stateFile) && marker.epochs.includes(known ?? '')
  renewEpoch(db, stateFile)
  return !isFirst && !isOurs
}

/** Also called at an orderly end, so that what was copied away meanwhile is told from what is left here. */
export function renewEpoch(db: Database, stateFile: string): void {
  const runs = runQueries(db)
  const known = runs.setting(EPOCH)
  const next = randomUUID()
  const profile = profileOf(stateFile)
  writeMarker(stateFile, { epochs: known === null ? [next] : [known, next], profile })
  runs.setSetting(EPOCH, next)
  writeMarker(stateFile, { epochs: [next], profile })
}

const markerOf = (stateFile: string): string => `${stateFile}.epoch`

/** Null where there is none that can be read: as with another one, nothing is known of the file then. */
function readMarker(stateFile: string): Marker | null {
  try {
    return markerSchema.parse(JSON.parse(readFileSync(markerOf(stateFile), 'utf8')))
  } catch {
    return null
  }
}

function writeMarker(stateFile: string, marker: Marker): void {
  const path = markerOf(stateFile)
  const unfinished = `${path}.new`
  writeFileSync(unfinished, JSON.stringify(marker))
  renameSync(unfinished, path)
}

/** A digest, as a file that may be sent around should not name anybody. */
function profileOf(stateFile: string): string {
  const facts = [hostname(), userInfo().username, stateFile]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
}
