import type { Rule, RuleDecisions } from '@shared/contract/rules'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useEngineQuery } from '../../../api'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { cutText } from '../../../components/rich-text'
import { shownValue, useCurrency } from '../../../components/values'
import { timeOf } from '../../../format'
import { fieldWord } from '../row-words'
import { RULES } from './texts'

const PAGE = 12

/** What a rule decided, newest first, by pages. */
export function DecidedByRule({ rule }: { readonly rule: Rule }) {
  const [offset, setOffset] = useState(0)
  const { data, error } = useEngineQuery(
    'rules.decided',
    { id: rule.id, offset, limit: PAGE },
    'rules',
  )
  if (error) return <ErrorNote error={error} />
  if (!data) return <div className="dialog-section rules-body" />
  if (data.total === 0) {
    return <p className="dialog-section rules-body muted">{RULES.nothingDecided}</p>
  }
  const last = Math.min(offset + PAGE, data.total)
  return (
    <div className="dialog-section rules-body">
      <table className="plain-table rules-decided">
        <thead>
          <tr>
            <th>{t`When`}</th>
            <th>{t`Product`}</th>
            <th>{t`Field`}</th>
            <th>AMS</th>
            <th>Shopify</th>
            <th>{t`Decision`}</th>
            <th>{t`State`}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, index) => (
            <DecidedRow key={`${row.at} ${offset + index}`} row={row} />
          ))}
        </tbody>
      </table>
      {data.total > PAGE ? (
        <p className="line rules-foot">
          <Button
            small
            blockedBecause={offset === 0 ? t`These are the newest` : undefined}
            onClick={() => setOffset(Math.max(0, offset - PAGE))}
          >
            {RULES.newer}
          </Button>
          <span className="dense muted">{RULES.page(offset + 1, last, data.total)}</span>
          <Button
            small
            blockedBecause={last === data.total ? t`These are the oldest` : undefined}
            onClick={() => setOffset(offset + PAGE)}
          >
            {RULES.older}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

const TOOK = { ours: 'AMS', theirs: 'Shopify', skip: t`Skip` } as const

function sideOf(
  row: RuleDecisions['rows'][number],
  side: 'ours' | 'theirs',
  currency: string | null,
): string {
  if (row.kind !== 'field' && row[side] === null) {
    return side === 'ours' ? t`Not in AMS` : t`Not in Shopify`
  }
  return cutText(shownValue(row.field, row[side], currency))
}

function DecidedRow({ row }: { readonly row: RuleDecisions['rows'][number] }) {
  const currency = useCurrency()
  return (
    <tr>
      <td>{timeOf(row.at)}</td>
      <td className="cut">
        <bdi>{row.productName}</bdi> <span className="faint sku">{row.sku}</span>
      </td>
      <td>{fieldWord(row)}</td>
      <td className="cut">
        <bdi>{sideOf(row, 'ours', currency)}</bdi>
      </td>
      <td className="cut">
        <bdi>{sideOf(row, 'theirs', currency)}</bdi>
      </td>
      <td>{TOOK[row.choice]}</td>
      <td>{row.state}</td>
    </tr>
  )
}
