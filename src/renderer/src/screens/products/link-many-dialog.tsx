import type { AppError } from '@shared/contract/app-error'
import type { LinkedMany } from '@shared/contract/linking'
import type { ProductSelection } from '@shared/contract/products'
import { UNLINKED_RESULTS } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { DialogError } from '../../components/dialog-error'
import { Note } from '../../components/note'
import { toast } from '../../components/toast'
import { count, counted } from '../../format'
import { type SuggestedPair, SuggestedPairs } from './link-many-pairs'
import { useProductsStore } from './products-store'

const close = (): void => useProductsStore.setState({ dialog: null })

type LinkManyProps = { readonly selection: ProductSelection; readonly products: number }

/** Links the ticked products that can be but one product of Shopify; the others are looked at in Compare. */
export function LinkManyDialog({ selection, products }: LinkManyProps) {
  const suggested = useEngineQuery('links.suggested', { selection }, 'compare')
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const { busy, error, refused, link } = useLinking()
  const { pairs = [], clear = 0, unlinked = 0 } = suggested.data ?? {}
  const ticked = pairs.filter(({ amsProductId }) => !unticked.has(amsProductId))
  const toggle = (id: string): void => {
    const next = new Set(unticked)
    if (!next.delete(id)) next.add(id)
    setUnticked(next)
  }
  const problem = error ?? suggested.error
  return (
    <Dialog
      opened
      width={720}
      title={t`Link ${counted(products, 'product')}`}
      onClose={close}
      footnote={t`Linking sends nothing. A link is taken back on the product's page.`}
      buttons={
        <>
          <Button keys="Esc" data-autofocus onClick={close}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            busy={busy}
            blockedBecause={ticked.length === 0 ? t`No pair is ticked` : undefined}
            onClick={() => void link(ticked)}
          >
            {t`Link ${count(ticked.length)}`}
          </Button>
        </>
      }
    >
      <DialogError error={problem} />
      <Refused refused={refused} pairs={pairs} />
      {suggested.data ? (
        <div className="dialog-section">
          {clear === 0 ? (
            <p className="muted">{unlinked === 0 ? ALL_LINKED : NO_PAIR}</p>
          ) : (
            <SuggestedPairs pairs={pairs} clear={clear} unticked={unticked} onToggle={toggle} />
          )}
        </div>
      ) : null}
      <Others others={unlinked - clear} unlinked={unlinked} selection={selection} />
    </Dialog>
  )
}

const ALL_LINKED = t`All of them are linked.`
const NO_PAIR = t`None of them has one possible counterpart that is free and that no other product may be.`

function useLinking() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [refused, setRefused] = useState<LinkedMany['refused']>([])
  const link = async (ticked: readonly SuggestedPair[]): Promise<void> => {
    setBusy(true)
    const pairs = ticked.map(({ amsProductId, shopifyProductId }) => ({
      amsProductId,
      shopifyProductId,
    }))
    const answer = await askEngine('links.link-many', { pairs })
    setBusy(false)
    setError(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setRefused(answer.value.refused)
    const sentence = t`${counted(answer.value.linked, 'product')} linked.`
    announce(sentence)
    if (answer.value.linked > 0) toast({ sentence })
    if (answer.value.refused.length === 0) close()
  }
  return { busy, error, refused, link }
}

type RefusedProps = Pick<LinkedMany, 'refused'> & { readonly pairs: readonly SuggestedPair[] }

function Refused({ refused, pairs }: RefusedProps) {
  if (refused.length === 0) return null
  return (
    <div className="dialog-section" role="alert">
      <Note look="warn">
        <ul>
          {refused.map(({ amsProductId, reason }) => (
            <li key={amsProductId}>
              <bdi>{pairs.find((pair) => pair.amsProductId === amsProductId)?.name}</bdi>
              {`: ${reason}`}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}

type OthersProps = {
  readonly others: number
  readonly unlinked: number
  readonly selection: ProductSelection
}

function Others({ others, unlinked, selection }: OthersProps) {
  const actions = useAppActions()
  if (others === 0) return null
  const look = (): void => {
    close()
    actions.go({ screen: 'compare', filter: { selection, matchResults: UNLINKED_RESULTS } })
  }
  return (
    <div className="dialog-section">
      <Note
        look="plain"
        action={
          <Button small onClick={look}>
            {t`Show all ${count(unlinked)} in Compare`}
          </Button>
        }
      >
        {counted(
          others,
          'product has several possible counterparts, none that is known, or one that is spoken for.',
          'products have several possible counterparts, none that is known, or one that is spoken for.',
        )}
      </Note>
    </div>
  )
}
