import type { RefusedRow } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { count } from '../../format'

/** Rows that are not taken: where, what stands there, why. */
export function RefusedTable({ rows }: { readonly rows: readonly RefusedRow[] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th className="num">{t`Row`}</th>
          <th>{t`Column`}</th>
          <th>{t`What stands there`}</th>
          <th>{t`Why it is not taken`}</th>
          <th>{t`Product`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, column, value, reason, productId }, index) => (
          // A row may be refused for several cells.
          <tr key={`${line}-${index}`}>
            <td className="num">{line === 0 ? null : count(line)}</td>
            <td>
              <bdi>{column ?? t`the whole row`}</bdi>
            </td>
            <td>
              <bdi>{value}</bdi>
            </td>
            <td>{reason}</td>
            <td>
              <bdi>{productId}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
