import type { SoldOutRule } from '@shared/catalog/sold-out'
import type { AppError } from '@shared/contract/app-error'
import { RULE_WORDS } from '@shared/contract/stock-words'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../api'
import { announce } from '../../components/announcer'
import { ErrorNote } from '../../components/error-note'
import { RuleSelect } from '../../components/rule-select'
import { Switch } from '../../components/switch'
import { SOLD_OUT } from './stock-words'

type SoldOutSectionProps = {
  readonly amsProductId: string
  readonly amsVariantId: string
  readonly hasSiblings: boolean
}

/** Takes a variant off sale by hand, and says what it does at 0 where that is another thing than in the store. */
export function SoldOutSection({ amsProductId, amsVariantId, hasSiblings }: SoldOutSectionProps) {
  const { data } = useEngineQuery('stock.sold-out-rules', { amsProductId }, 'stock')
  const [error, setError] = useState<AppError | null>(null)
  const variant = data?.variants.find((one) => one.amsVariantId === amsVariantId)
  if (!data || !variant) return null
  const take = async (isSoldOut: boolean): Promise<void> => {
    const answer = await askEngine('stock.sold-out-now', { amsProductId, amsVariantId, isSoldOut })
    setError(answer.ok ? null : answer.error)
    if (answer.ok) announce(isSoldOut ? SOLD_OUT.taken : SOLD_OUT.putBack)
  }
  const setRule = async (of: string | null, rule: SoldOutRule | null): Promise<void> => {
    const input = { amsProductId, amsVariantId: of, rule }
    const answer = await askEngine('stock.set-sold-out-rule', input)
    setError(answer.ok ? null : answer.error)
  }
  const inherited = data.product ?? data.store
  return (
    <section className="dialog-section sold-out" aria-label={SOLD_OUT.title}>
      <h3>{SOLD_OUT.title}</h3>
      <Switch
        label={SOLD_OUT.now}
        checked={variant.isSoldOut}
        onChange={(isOn) => void take(isOn)}
      />
      <RuleSelect
        label={hasSiblings ? SOLD_OUT.ofVariant : SOLD_OUT.atZero}
        rule={variant.rule}
        inherited={SOLD_OUT.inherited(
          hasSiblings && data.product !== null ? 'product' : 'store',
          RULE_WORDS[hasSiblings ? inherited : data.store],
        )}
        onChange={(rule) => void setRule(amsVariantId, rule)}
      />
      {hasSiblings ? (
        <RuleSelect
          label={SOLD_OUT.ofProduct}
          rule={data.product}
          inherited={SOLD_OUT.inherited('store', RULE_WORDS[data.store])}
          onChange={(rule) => void setRule(null, rule)}
        />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
    </section>
  )
}
