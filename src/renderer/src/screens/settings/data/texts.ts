import type { DoneSince } from '@shared/contract/backups'
import { t } from '@shared/words/words'
import { count, counted } from '../../../format'

export const DATA = {
  backUp: t`Back up now…`,
  backUpText: t`Writes a copy of all that Concord keeps for this store into one file: catalog, links, decisions, history, settings. Work goes on meanwhile. The token is not in it.`,
  saving: t`Writing the backup. You can go on working.`,
  saved: (name: string, size: string) => t`Saved as ${name}, ${size}.`,
  restore: t`Restore a backup…`,
  restoreText: t`Puts an earlier copy in the place of what Concord keeps now. The file is checked first, you see what comes back and what goes, and what you have now is kept beside it. Shopify is not changed. Concord makes copies by itself, too: before it restores one, and before a new version changes the file.`,
  checking: t`Checking the file.`,
  restored: (keptAs: string) =>
    t`The backup is in place. What you had before is kept in the data folder as ${keptAs}; restore that file to go back. Shopify is read anew before anything is sent.`,
  folder: t`Open data folder`,
  folderText: t`Shows the folder that has the state files, their kept copies and the log.`,
  diagnostics: t`Diagnostics…`,
  diagnosticsText: t`Writes a text file for support: versions, settings, how many rows each table has, the last runs, and the log with credentials taken out. No token and no product data beyond counts is added; look at it before you send it.`,
} as const

export const WATCHED = {
  choose: t`Watch a folder…`,
  other: t`Watch another folder…`,
  now: t`Watched now:`,
  stop: t`Watch no folder`,
  text: t`A catalog file that is saved into it is read and shown, a few seconds later, as if you had chosen it. Nothing is imported before you have looked and pressed Import.`,
} as const

export const RESTORE = {
  title: t`Restore this backup?`,
  subtitle: (name: string, time: string) => t`${name}, as of ${time}`,
  columns: { what: t`What`, backup: t`In the backup`, now: t`Now` },
  rows: {
    products: t`Products of AMS`,
    links: t`Linked products`,
    waiting: t`Decisions not carried out`,
    rules: t`Rules`,
    movements: t`Entries in the stock ledger`,
  },
  unknown: t`can’t be read`,
  lost: t`What goes`,
  lostText: (time: string, since: DoneSince | null) =>
    since === null
      ? t`Whatever was done here after ${time}.`
      : t`Done here since ${time}: ${sinceWords(since)}.`,
  kept: t`What stays`,
  keptTexts: [
    t`What you have now is kept as a file of its own in the data folder and can be restored in turn.`,
    t`Shopify is not changed. It is read whole before any stock is sent, and each product is read again before anything is pushed.`,
    t`The token stays as it is.`,
  ],
  keep: t`Keep what I have`,
  restore: t`Restore the backup`,
  footnote: t`Concord’s engine stops for a moment.`,
} as const

function sinceWords({ decisions, movements, syncs, pushes }: DoneSince): string {
  const said = [
    decisions > 0 && counted(decisions, 'decision'),
    movements > 0 && counted(movements, 'entry in the stock ledger', 'entries in the stock ledger'),
    syncs > 0 && counted(syncs, 'sync'),
    pushes > 0 && counted(pushes, 'push', 'pushes'),
  ].filter((part) => part !== false)
  return said.length === 0 ? t`nothing that counts` : said.join(', ')
}

export const countOrUnknown = (n: number | undefined): string =>
  n === undefined ? RESTORE.unknown : count(n)
