import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Lock } from 'lucide-react'

/** From this length on a value takes the whole line. */
const LONG_VALUE = 14

export function AmsOnly({ product }: { readonly product: ProductDetail }) {
  return (
    <section aria-label={t`AMS only, never sent`}>
      <h2 className="line">
        <Lock size={16} aria-hidden="true" /> {t`AMS only, never sent`}
      </h2>
      {product.amsOnly.length === 0 ? (
        <p className="dense muted">{t`AMS holds no such values for this product.`}</p>
      ) : (
        <dl className="ams-only">
          {product.amsOnly.map(({ key, label, value }) => (
            <div
              key={key}
              className={(value?.length ?? 0) > LONG_VALUE ? 'ams-only-long' : undefined}
            >
              <dt>{label}</dt>
              <dd>
                <bdi>{value === null ? t`Differs by variant` : value || t`Empty`}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
