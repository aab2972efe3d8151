import type { PushEnding } from '@shared/contract/push-ending'
import type { RunEntry, RunLine } from '@shared/contract/runs'
import { fieldByKey } from '@shared/fields/field-registry'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useEngineQuery } from '../api'
import { useAppActions } from '../components/app-actions'
import { Button } from '../components/button'
import { CopyId } from '../components/copy-id'
import { ErrorNote } from '../components/error-note'
import { cutText } from '../components/rich-text'
import { shownValue, useCurrency } from '../components/values'
import { count } from '../format'
import { leaveRun } from './app-store'
import './run-drawer.css'

type Group = {
  readonly title: string
  readonly endings: readonly PushEnding[]
  readonly reason: string | null
  readonly count: number
}

/** Reasons first: what was not done, then what was. */
function groupsOf({ push, reasons }: RunLine): readonly Group[] {
  if (push === null) return []
  const left = reasons.map(({ ending, reason, count: n }) => ({
    title: ending === 'skipped' ? t`Skipped: ${reason}` : t`Failed: ${reason}`,
    endings: ending === 'skipped' ? (['returned'] as const) : (['parked'] as const),
    reason,
    count: n,
  }))
  const group = (title: string, ...endings: (PushEnding & keyof typeof push)[]): Group => ({
    title,
    endings,
    reason: null,
    count: endings.reduce((sum, ending) => sum + push[ending], 0),
  })
  return [
    ...left,
    group(t`Outcome unknown, read back by the next push`, 'unknown'),
    group(t`Pushed to Shopify`, 'sent'),
    group(t`Created in Shopify`, 'created'),
    group(t`Taken into AMS`, 'takenIntoAms'),
    group(t`Imported into AMS`, 'imported'),
    group(t`In agreement already, nothing was sent`, 'alreadyThere'),
  ].filter(({ count: n }) => n > 0)
}

/** The decisions of a push by what became of them, with the products of each. */
export function PushGroups({ line }: { readonly line: RunLine }) {
  const groups = groupsOf(line)
  if (groups.length === 0) return <p className="dense muted">{t`Nothing was to be pushed.`}</p>
  return groups.map((group, index) => (
    <PushGroup key={group.title} run={line.run} group={group} opened={index === 0} />
  ))
}

const PAGE = 25
const MOST = 1_000

type PushGroupProps = {
  readonly run: number
  readonly group: Group
  readonly opened: boolean
}

function PushGroup({ run, group, opened }: PushGroupProps) {
  const [isOpen, setOpen] = useState(opened)
  return (
    <section className="run-group">
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="grow">{group.title}</span>
          <span className="num">{count(group.count)}</span>
        </button>
      </h3>
      {isOpen ? <Entries run={run} group={group} /> : null}
    </section>
  )
}

function Entries({ run, group }: Omit<PushGroupProps, 'opened'>) {
  const [shown, setShown] = useState(PAGE)
  const { endings, reason } = group
  const { data, error } = useEngineQuery(
    'runs.entries',
    { run, endings: [...endings], reason, offset: 0, limit: shown },
    'pushes',
  )
  const rest = (data?.total ?? 0) - (data?.rows.length ?? 0)
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <ul>
        {data?.rows.map((entry) => (
          <Entry key={entry.entryId} entry={entry} />
        ))}
      </ul>
      {rest > 0 ? <More rest={rest} shown={shown} onMore={() => setShown(shown + PAGE)} /> : null}
    </>
  )
}

type MoreProps = { readonly rest: number; readonly shown: number; readonly onMore: () => void }

function More({ rest, shown, onMore }: MoreProps): React.JSX.Element {
  if (shown >= MOST) {
    return <p className="dense muted">{t`${count(rest)} more; each product's history tells.`}</p>
  }
  return (
    <Button small onClick={onMore}>
      {t`Show ${count(Math.min(PAGE, rest))} of ${count(rest)} more`}
    </Button>
  )
}

function Entry({ entry }: { readonly entry: RunEntry }) {
  const actions = useAppActions()
  const currency = useCurrency()
  const { amsProductId, field, productName, sku, requestId } = entry
  const value = (of: RunEntry['before']): string => cutText(shownValue(field, of, currency))
  return (
    <li className="run-entry">
      {amsProductId === null ? (
        <b className="strong">
          <bdi>{productName}</bdi>
        </b>
      ) : (
        <button
          type="button"
          className="link strong"
          onClick={() => leaveRun(() => actions.go({ screen: 'products', amsProductId }))}
        >
          <bdi>{productName}</bdi>
        </button>
      )}
      <span className="muted">
        {[sku, field === null ? '' : fieldByKey(field).label].filter(Boolean).join(', ')}
      </span>
      {field === null ? null : (
        <span>
          <bdi className="muted">{value(entry.before)}</bdi> → <bdi>{value(entry.after)}</bdi>
        </span>
      )}
      {requestId === null ? null : (
        <span className="muted">
          {t`request`} <CopyId id={requestId} name={t`request id`} />
        </span>
      )}
    </li>
  )
}
