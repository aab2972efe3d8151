import type { Deletion } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { Trash2 } from 'lucide-react'
import './deletions.css'
import { SideSign } from './side-sign'
import { money, useCurrency } from './values'

type DeletionsProps = {
  readonly deletions: readonly Deletion[]
  readonly count: (n: number) => string
}

/** Every variant that a push deletes, one by one: what is not listed here is not deleted. */
export function Deletions({ deletions, count }: DeletionsProps) {
  const currency = useCurrency()
  if (deletions.length === 0) return null
  return (
    <>
      <h3 id="deletions" className="deletions-title">
        <Trash2 size={14} aria-hidden="true" /> {t`What is deleted: ${count(deletions.length)}`}
      </h3>
      <div className="deletions" tabIndex={0} role="group" aria-labelledby="deletions">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t`Product`}</th>
              <th>{t`Variant`}</th>
              <th>SKU</th>
              <th className="num">{t`Price`}</th>
              <th className="num">{t`Stock`}</th>
              <th>{t`Deleted in`}</th>
            </tr>
          </thead>
          <tbody>
            {deletions.map((deletion) => (
              <tr key={deletion.entry}>
                <td>
                  <bdi>{deletion.productName}</bdi>
                </td>
                <td>
                  <bdi>{deletion.variantLabel}</bdi>
                </td>
                <td className="code">{deletion.sku || t`No SKU`}</td>
                <td className="num">
                  {deletion.price === null ? '–' : money(deletion.price, currency)}
                </td>
                <td className="num">
                  {deletion.stock === null ? t`Not counted` : count(deletion.stock)}
                </td>
                <td>
                  <span className="line">
                    <SideSign side={deletion.side === 'shopify' ? 'theirs' : 'ours'} />
                    {deletion.side === 'shopify' ? 'Shopify' : 'AMS'}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
