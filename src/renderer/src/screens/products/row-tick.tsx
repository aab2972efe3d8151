import type { ProductRow } from '@shared/contract/products'
import { t } from '@shared/words/words'
import { use } from 'react'
import { HeadTickBox, TickBox } from '../../components/tick-box'
import { useProductsStore } from './products-store'
import { headState, isTicked } from './ticks'
import { TickContext } from './use-ticks'

type RowTickProps = { readonly row: ProductRow; readonly index: number }

export function RowTick({ row, index }: RowTickProps) {
  const ticking = use(TickContext)
  const ticked = useProductsStore((store) => isTicked(store.ticks, row.amsProductId))
  return (
    <TickBox
      ticked={ticked}
      label={t`Tick ${row.name}`}
      onToggle={() => ticking?.toggle(row.amsProductId)}
      onExtend={() => ticking?.extendTo(index)}
    />
  )
}

export function HeadTick() {
  const ticking = use(TickContext)
  const state = useProductsStore((store) => headState(store.ticks, ticking?.total ?? 0))
  return (
    <HeadTickBox
      state={state}
      label={t`Tick all products shown`}
      onToggle={() => ticking?.toggleAll()}
    />
  )
}
