import { z } from 'zod'
import { recall, remember } from '../../components/remembered'

const KEEP_AS = 'palette'
const MOST = 5

/** Ids of what was run last, the newest first. Products are left out: another store has others. */
export function recentCommands(): readonly string[] {
  return recall(KEEP_AS, z.array(z.string())) ?? []
}

export function noteRun(id: string): void {
  remember(KEEP_AS, newestFirst(recentCommands(), id))
}

export function newestFirst(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, MOST)
}
