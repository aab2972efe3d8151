import { inGroups } from '@shared/in-groups'
import { t } from '@shared/words/words'
import type { ProductWrite, Refusal, WriteOutcome } from '../../engine/ports'
import type { AdminClient } from '../admin-client'
import { type CodedErrors, updateFiles } from '../operations'
import type { Sending } from '../sending'
import { altRefusal } from './unsendable'

/** One file of a request, with its place among the rows of the write. */
export type FileRow = {
  readonly index: number
  readonly file: { id: string; alt?: string; referencesToRemove?: string[] }
}

/** As many as one call takes (fileUpdate, Admin API). */
const FILES_AT_ONCE = 250

/** New alt texts. One that is too long is refused alone and not sent. */
export function setAlts(
  client: AdminClient,
  { productId, images }: Extract<ProductWrite, { kind: 'set-image-alts' }>,
  sending: Sending,
): Promise<WriteOutcome> {
  const refusals: Refusal[] = []
  const rows: FileRow[] = []
  for (const [index, { mediaId, alt }] of images.entries()) {
    const message = altRefusal(alt)
    if (message === null) rows.push({ index, file: { id: mediaId, alt } })
    else refusals.push({ message, variantIndex: index })
  }
  return sendFiles(client, productId, rows, refusals, sending)
}

/** Sends what is left of a write; `refusals` are those of its rows that were not sent. */
export async function sendFiles(
  client: AdminClient,
  productId: string,
  rows: readonly FileRow[],
  refusals: readonly Refusal[],
  sending: Sending,
): Promise<WriteOutcome> {
  const refused = [...refusals]
  let requestId = ''
  for (const piece of inGroups(rows, FILES_AT_ONCE)) {
    const answer = await client.mutate(
      updateFiles,
      { files: piece.map(({ file }) => file) },
      requestId === '' ? sending : { from: sending.from },
    )
    if (answer.kind !== 'ok') return answer
    requestId = answer.requestId
    const { userErrors } = updateFiles.data.parse(answer.data).fileUpdate
    refused.push(...refusalsOf(userErrors, piece))
  }
  if (refused.length > 0) return { kind: 'refused', requestId, refusals: refused }
  return { kind: 'done', requestId, productId }
}

/** `["files", "1", "alt"]` names the second row; what names none refuses every row of the request. */
function refusalsOf(userErrors: CodedErrors, rows: readonly FileRow[]): Refusal[] {
  const named: Refusal[] = []
  for (const { field, message, code } of userErrors) {
    const row = field?.[0] === 'files' ? rows[Number(field[1])] : undefined
    if (row === undefined) {
      const reason = wordsOf(code, message)
      return rows.map(({ index }) => ({ message: reason, variantIndex: index }))
    }
    named.push({ message, variantIndex: row.index })
  }
  return named
}

function wordsOf(code: string | null, message: string): string {
  return code === 'NON_READY_STATE' ? STILL_WORKED_ON : message
}

export const STILL_WORKED_ON: string = t`Shopify still works on this picture. Try again in a minute`
