import {
  MOVEMENT_KINDS,
  type MovementKind,
  moveStock,
  refusalWords,
} from '@shared/catalog/stock-movement'
import type { AppError } from '@shared/contract/app-error'
import { stockNow } from '@shared/contract/stock'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { DialogError } from '../../components/dialog-error'
import { TextField } from '../../components/text-field'
import { toast } from '../../components/toast'
import { SoldOutSection } from './sold-out-section'
import './stock-dialog.css'
import { StockLedger } from './stock-ledger'
import {
  MOVEMENT_WORDS,
  QUANTITY_WANTED,
  QUANTITY_WORDS,
  recordLabel,
  STOCK,
  stockWords,
} from './stock-words'

type StockDialogProps = {
  readonly product: ProductDetail
  readonly variant: ProductDetail['variants'][number]
  readonly onClose: () => void
}

/** Enters a sale, a receipt, a count or a wholesale order, and shows what it makes of the stock first. */
export function StockDialog({ product, variant, onClose }: StockDialogProps) {
  const [kind, setKind] = useState<MovementKind>('sale')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<AppError | null>(null)
  const name = variant.label || product.name
  const quantity = /^\d{1,10}$/.test(typed.trim()) ? Number(typed) : null
  const moved = quantity === null ? null : moveStock(variant.stock, { kind, quantity })
  const wrong =
    moved !== null && !moved.ok && typed !== ''
      ? refusalWords(moved.why, variant.stock, quantity ?? 0).join(' ')
      : null
  const blocked =
    wrong ??
    (moved === null ? QUANTITY_WANTED[kind] : undefined) ??
    (kind === 'adjustment' && reason.trim() === '' ? STOCK.reasonWanted : undefined)
  const record = async (): Promise<void> => {
    if (quantity === null) return
    setBusy(true)
    const { amsProductId } = product
    const input = { amsProductId, amsVariantId: variant.id, kind, quantity, reason }
    const answer = await askEngine('stock.record', input)
    setBusy(false)
    if (!answer.ok) {
      setRefused(answer.error)
      return
    }
    const words = `${name}: ${stockWords(stockNow(variant.stock, variant.stock.webOrders), answer.value)}.`
    announce(words)
    toast({ sentence: words })
    onClose()
  }
  return (
    <Dialog
      opened
      width={560}
      title={STOCK.title(name)}
      subtitle={variant.label === '' ? variant.sku : product.name}
      onClose={onClose}
      footnote={STOCK.footnote}
      buttons={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button look="primary" busy={busy} blockedBecause={blocked} onClick={() => void record()}>
            {recordLabel(kind, quantity)}
          </Button>
        </>
      }
    >
      <form
        className="dialog-section stock-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (blocked === undefined && !busy) void record()
        }}
      >
        <div className="segments" role="group" aria-label={t`What happened`}>
          {MOVEMENT_KINDS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === kind}
              onClick={() => setKind(each)}
            >
              {MOVEMENT_WORDS[each]}
            </button>
          ))}
        </div>
        <div className="stock-fields">
          <TextField
            first
            label={QUANTITY_WORDS[kind]}
            inputMode="numeric"
            maxLength={10}
            value={typed}
            onChange={setTyped}
          />
          <TextField label={STOCK.reason} maxLength={200} value={reason} onChange={setReason} />
        </div>
        <p aria-live="polite" className={wrong === null ? 'muted' : 'attention'}>
          {wrong ??
            stockWords(
              stockNow(variant.stock, variant.stock.webOrders),
              stockNow(moved?.ok ? moved.stock : variant.stock, variant.stock.webOrders),
            )}
        </p>
        {/* Enter records, as in every form. */}
        <button type="submit" hidden aria-label={recordLabel(kind, quantity)} />
      </form>
      <DialogError error={refused} />
      <SoldOutSection
        amsProductId={product.amsProductId}
        amsVariantId={variant.id}
        hasSiblings={product.variants.length > 1}
      />
      <StockLedger amsProductId={product.amsProductId} amsVariantId={variant.id} />
    </Dialog>
  )
}
