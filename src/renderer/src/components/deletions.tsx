import type { Deletion } from '@shared/contract/review'
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
        <Trash2 size={14} aria-hidden="true" /> {`What is deleted: ${count(deletions.length)}`}
      </h3>
      <div className="deletions" tabIndex={0} role="group" aria-labelledby="deletions">
        <table className="plain-table">
          <thead>
            <tr>
              <th>Product</th>
              <th>Variant</th>
              <th>SKU</th>
              <th className="num">Price</th>
              <th className="num">Stock</th>
              <th>Deleted in</th>
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
                <td className="code">{deletion.sku || 'No SKU'}</td>
                <td className="num">
                  {deletion.price === null ? '–' : money(deletion.price, currency)}
                </td>
                <td className="num">
                  {deletion.stock === null ? 'Not counted' : count(deletion.stock)}
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
