import { t } from '@shared/words/words'
import type { AdminClient, MutationAnswer } from '../admin-client'
import { deleteFiles } from '../operations'
import type { Sending } from '../sending'

type Removed =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly message: string; readonly requestId: string }
  | Exclude<MutationAnswer, { kind: 'ok' }>

/** Exactly these files, of which Shopify could make no picture: they are of no use to anybody. All or none. */
export async function removeFiles(
  client: AdminClient,
  ids: readonly string[],
  sending: Sending,
): Promise<Removed> {
  const answer = await client.mutate(deleteFiles, { ids: [...ids] }, sending)
  if (answer.kind !== 'ok') return answer
  const parsed = deleteFiles.data.safeParse(answer.data)
  const [error] = parsed.data?.fileDelete.userErrors ?? []
  if (parsed.success && error === undefined) return { kind: 'done' }
  const message = error?.message ?? t`Shopify gave no reason`
  return { kind: 'refused', message, requestId: answer.requestId }
}
