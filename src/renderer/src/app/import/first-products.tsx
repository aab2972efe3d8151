import type { ImportReading } from '@shared/contract/imports'
import { t } from '@shared/words/words'
import { RefusedTable } from './refused-table'

/** What the first rows of a file become by how it is read now; as they stand, where they become nothing yet. */
export function FirstProducts({ reading }: { readonly reading: ImportReading }) {
  const { products, refused, sample, columns, layout } = reading
  return (
    <>
      <h3>{layout === null ? t`The first rows as they stand` : t`What the first rows become`}</h3>
      {layout === null ? (
        <div className="import-sample">
          <table className="plain-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column}>
                    <bdi>{column}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sample.map(({ line, cells }) => (
                <tr key={line}>
                  {columns.map((column, place) => (
                    <td key={column} className="cut">
                      <bdi>{cells[place]}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="import-sample">
          <ProductTable products={products} />
          {refused.length > 0 ? <RefusedTable rows={refused} /> : null}
        </div>
      )}
    </>
  )
}

function ProductTable({ products }: { readonly products: ImportReading['products'] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{t`Product`}</th>
          <th>{t`Variant`}</th>
          <th>SKU</th>
          <th className="num">{t`Price`}</th>
          <th className="num">{t`On hand`}</th>
        </tr>
      </thead>
      <tbody>
        {products.flatMap(({ id, name, vendor, variants }) =>
          variants.map((variant, index) => (
            <tr key={variant.id}>
              <td title={vendor || id}>{index === 0 ? <bdi>{name}</bdi> : null}</td>
              <td>
                <bdi>{variant.options}</bdi>
              </td>
              <td className="sku">
                <bdi>{variant.sku}</bdi>
              </td>
              <td className="num">{variant.price}</td>
              <td className="num">{variant.onHand}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
