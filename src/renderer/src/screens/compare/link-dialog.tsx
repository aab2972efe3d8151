import type { AppError } from '@shared/contract/app-error'
import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useEffect, useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { ErrorNote } from '../../components/error-note'
import { TextField } from '../../components/text-field'
import { toast } from '../../components/toast'
import { closeDialog } from './compare-store'
import './link-dialog.css'
import { LINK } from './texts'

/** A search is asked for this long after the last key. */
const TYPING_MS = 120

/** A person says which Shopify product an AMS product is. */
export function LinkDialog({ row }: { readonly row: DifferenceRow }) {
  const [text, setText] = useState(row.productName)
  const [asked, setAsked] = useState(row.productName)
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [text])
  return (
    <Dialog
      opened
      width={560}
      title={LINK.title(row.productName)}
      subtitle={LINK.subtitle}
      onClose={closeDialog}
      footnote={LINK.foot}
      buttons={
        <Button keys="Esc" onClick={closeDialog}>
          {t`Cancel`}
        </Button>
      }
    >
      <div className="dialog-section">
        <TextField label={LINK.search} value={text} maxLength={200} first onChange={setText} />
        <div className="link-found">
          {asked.trim() === '' ? (
            <p className="muted">{LINK.hint}</p>
          ) : (
            <Found row={row} text={asked.trim()} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Found({ row, text }: { readonly row: DifferenceRow; readonly text: string }) {
  const found = useEngineQuery('links.search', { text }, 'compare')
  const [refused, setRefused] = useState<AppError | null>(null)
  const link = async (shopifyProductId: string, title: string): Promise<void> => {
    if (row.amsProductId === null) return
    const answer = await askEngine('links.link', {
      amsProductId: row.amsProductId,
      shopifyProductId,
    })
    if (!answer.ok) {
      setRefused(answer.error)
      return
    }
    announce(LINK.done(title))
    toast({ sentence: LINK.done(title) })
    closeDialog()
  }
  const error = refused ?? found.error
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      {found.data?.length === 0 ? <p className="muted">{LINK.none}</p> : null}
      <ul aria-label={t`Shopify products`}>
        {found.data?.map(({ shopifyProductId, title, vendor, linked }) => (
          <li key={shopifyProductId}>
            <span className="grow cut">
              <b>
                <bdi>{title}</bdi>
              </b>{' '}
              <span className="muted">{vendor}</span>
            </span>
            <Button
              small
              aria-label={LINK.linkTo(title)}
              blockedBecause={linked ? LINK.linked : undefined}
              onClick={() => void link(shopifyProductId, title)}
            >
              {linked ? LINK.linked : LINK.link}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
