import type { AmsConflictRow, AmsLineState } from '@shared/contract/ams-line'
import type { KeychainStanding } from '@shared/contract/stores'
import { t } from '@shared/words/words'
import { counted, timeOf } from '../../../format'

export const AMS_LINE = {
  intro: t`AMS’s catalog can come from a server instead of files: it is read at each sync, and what you change or accept here goes there by itself. Without a server nothing changes.`,
  address: t`Address of the AMS server`,
  addressText: t`An address such as https://ams.example.com. The token goes to this address and to no other.`,
  connect: t`Use this server`,
  anotherServer: t`Use another server`,
  token: t`Token`,
  tokenText: t`It is kept in the keychain of this system. The window you see here never has it.`,
  paste: t`Paste the token`,
  pasteAgain: t`Paste another token`,
  type: t`Type it instead`,
  tokenEnds: (endsIn: string) => t`Token, ends in ${endsIn}`,
  keptIn: {
    keychain: (at: string) => t`Kept in the keychain since ${timeOf(at)}.`,
    session: (at: string) => t`Kept for this session only, since ${timeOf(at)}.`,
  },
  emptied: t`The clipboard was emptied.`,
  unkept: (endsIn: string) => t`The keychain did not take the token that ends in ${endsIn}.`,
  session: t`Keep it for this session`,
  askKeychain: t`Ask the keychain again`,
  state: t`State`,
  test: t`Test the line`,
  tested: t`The AMS server answers.`,
  read: t`Read it now`,
  readText: t`A sync reads the AMS server first. Changes go out by themselves within seconds; while the server can’t be reached they wait.`,
  never: t`Never read.`,
  lastRead: (name: string, at: string) => t`${name} was last read ${timeOf(at)}.`,
  tryAgain: t`Try again`,
  takeSmaller: t`Take the smaller catalog`,
  disconnect: t`Disconnect`,
  disconnectText: t`The catalog stays as it is here, and the token is deleted. What waits for the server is not sent any more.`,
  disconnected: t`The line to the AMS server is ended.`,
  conflicts: t`For you to decide`,
  conflictsText: t`Concord and the AMS server have these otherwise. Nothing is overwritten or deleted until you decide.`,
  columns: {
    product: t`Product`,
    field: t`Field`,
    ours: t`In Concord`,
    theirs: t`On the AMS server`,
  },
  keepWords: { ours: t`Keep ours`, theirs: t`Take theirs` },
  keepOursOf: (label: string, product: string) => t`Keep ours: ${label} of ${product}`,
  takeTheirsOf: (label: string, product: string) => t`Take theirs: ${label} of ${product}`,
  decided: t`Decided.`,
  none: t`none`,
  refusals: t`Not taken by the AMS server`,
} as const

/** What waits, in a line. */
export function waitingWords({ waiting, conflicts, isSending }: AmsLineState): string {
  const sending = isSending ? t`Sending.` : ''
  const waits =
    waiting === 0 ? t`No change waits.` : t`${counted(waiting, 'product')} with a change waiting.`
  const open = conflicts === 0 ? '' : t`${counted(conflicts, 'value')} to decide.`
  return [sending, waits, open].filter(Boolean).join(' ')
}

export const KEYCHAIN_WORDS: Readonly<Record<Exclude<KeychainStanding, 'works'>, string>> = {
  missing: t`The keychain of this system can’t be used.`,
  locked: t`The keychain is locked, or access to it was denied.`,
  silent: t`The keychain does not answer. Look for a question of the system that waits for you.`,
  garbled: t`What the keychain holds is not what Concord put there. Give the token once more.`,
}

/** What a question is about, with the SKU where that is one of its variants. */
export function productOf({
  productName,
  sku,
}: Pick<AmsConflictRow, 'productName' | 'sku'>): string {
  return sku === '' ? productName : `${productName}, ${sku}`
}
