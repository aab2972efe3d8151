import type { RuleDecisions } from '@shared/contract/rules'
import { fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { useEngineQuery } from '../../api'
import { ErrorNote } from '../../components/error-note'
import { cutText } from '../../components/rich-text'
import { shownValue, useCurrency } from '../../components/values'
import { timeOf } from '../../format'
import { SETTINGS } from './texts'

const SHOWN = 50

/** What automatic push decided, newest first, and where it stands. */
export function DecidedAutomatically({ ruleId }: { readonly ruleId: number }) {
  const { data, error } = useEngineQuery(
    'rules.decided',
    { id: ruleId, offset: 0, limit: SHOWN },
    'outbox',
  )
  if (error) return <ErrorNote error={error} />
  if (!data) return null
  return (
    <section aria-label={SETTINGS.decided}>
      <h3>{SETTINGS.decided}</h3>
      {data.total === 0 ? (
        <p className="muted">{SETTINGS.nothingDecided}</p>
      ) : (
        <>
          <p className="dense muted">{SETTINGS.newest(data.rows.length, data.total)}</p>
          <table className="settings-decided">
            <thead>
              <tr>
                <th>{t`When`}</th>
                <th>{t`Product`}</th>
                <th>{t`Field`}</th>
                <th>{t`Shopify had`}</th>
                <th>AMS</th>
                <th>{t`State`}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row, index) => (
                <DecidedRow key={`${row.at} ${index}`} row={row} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

function DecidedRow({ row }: { readonly row: RuleDecisions['rows'][number] }) {
  const currency = useCurrency()
  return (
    <tr>
      <td>{timeOf(row.at)}</td>
      <td className="cut">
        <bdi>{row.productName}</bdi> <span className="faint sku">{row.sku}</span>
      </td>
      <td>{row.field === null ? '' : fieldByKey(row.field).label}</td>
      <td className="cut">
        <bdi>{cutText(shownValue(row.field, row.theirs, currency))}</bdi>
      </td>
      <td className="cut">
        <bdi>{cutText(shownValue(row.field, row.ours, currency))}</bdi>
      </td>
      <td>{row.state}</td>
    </tr>
  )
}
