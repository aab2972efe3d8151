import type { Side } from '@shared/catalog/product'
import type { Choice, DifferenceDetail, DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { X } from 'lucide-react'
import { use } from 'react'
import { useEngineQuery } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button, IconButton } from '../../components/button'
import { TextViewSegments } from '../../components/description'
import { EmptyState } from '../../components/empty-state'
import { SideSign } from '../../components/side-sign'
import { hasMoved } from '../../components/values'
import { choiceWords, dayOf } from '../../format'
import { DecideContext } from './ballot'
import { toggleBase, togglePane, useCompareStore } from './compare-store'
import './detail-pane.css'
import { DetailValue } from './detail-value'
import { FieldTabs } from './field-tabs'
import { skuWord } from './row-words'
import type { Sibling } from './sibling-rows'
import { blockedWords, COMPARE } from './texts'
import { WhyPane } from './why-pane'

type DetailPaneProps = {
  readonly row: DifferenceRow | undefined
  /** The rows of the same product around it, itself included. */
  readonly siblings: readonly Sibling[]
}

export function DetailPane({ row, siblings }: DetailPaneProps) {
  if (!row) {
    return (
      <section className="detail" aria-label={t`Selected difference`}>
        <EmptyState title={COMPARE.chooseRow} />
      </section>
    )
  }
  return <RowDetail row={row} siblings={siblings} />
}

type RowDetailProps = { readonly row: DifferenceRow; readonly siblings: readonly Sibling[] }

function RowDetail({ row, siblings }: RowDetailProps) {
  const answer = useEngineQuery('compare.detail', { key: row.key }, 'compare')
  const detail = answer.fresh ? answer.data : null
  const baseShown = useCompareStore((store) => store.baseShown) && row.kind === 'field'
  return (
    <section className="detail" aria-label={t`Selected difference`}>
      <DetailHead row={row} siblings={siblings} />
      <div className={`detail-panes${baseShown ? ' detail-panes-base' : ''}`}>
        <SidePane row={row} side="ours" detail={detail} />
        {baseShown ? <BasePane row={row} /> : null}
        <SidePane row={row} side="theirs" detail={detail} />
        <WhyPane row={row} detail={detail} error={answer.error} />
      </div>
    </section>
  )
}

function DetailHead({ row, siblings }: RowDetailProps) {
  const actions = useAppActions()
  const { textView, baseShown } = useCompareStore()
  const { amsProductId } = row
  return (
    <header className="detail-head">
      <h2 className="cut">
        <bdi>{row.productName}</bdi>
      </h2>
      <FieldTabs row={row} siblings={siblings} />
      <span className="dense faint sku cut">{row.variantLabel || skuWord(row)}</span>
      <span className="line end">
        {row.field === 'description' ? (
          <TextViewSegments
            view={textView}
            onChoose={(view) => useCompareStore.setState({ textView: view })}
          />
        ) : null}
        {row.kind === 'field' ? (
          <Button small look="quiet" keys="B" aria-pressed={baseShown} onClick={toggleBase}>
            {t`Last agreed`}
          </Button>
        ) : null}
        {amsProductId === null ? null : (
          <Button
            small
            look="quiet"
            keys="O"
            onClick={() => actions.go({ screen: 'products', amsProductId })}
          >
            {t`Open product`}
          </Button>
        )}
        <IconButton
          small
          label={t`Close details`}
          icon={<X size={14} aria-hidden="true" />}
          onClick={togglePane}
        />
      </span>
    </header>
  )
}

type SidePaneProps = {
  readonly row: DifferenceRow
  readonly side: Side
  readonly detail: DifferenceDetail | null
}

function SidePane({ row, side, detail }: SidePaneProps) {
  const choice: Choice = side
  return (
    <div className="detail-pane">
      <header>
        <SideSign side={side} />
        <b>{side === 'ours' ? 'AMS' : 'Shopify'}</b>
        <span className="cut">{movedWords(row, side)}</span>
      </header>
      {/* A text longer than the pane must be reachable with the keyboard. */}
      <div
        className="detail-text"
        tabIndex={0}
        role="group"
        aria-label={side === 'ours' ? t`AMS value` : t`Shopify value`}
      >
        <DetailValue row={row} side={side} />
      </div>
      <div className="detail-foot">
        <TakeButton row={row} choice={choice} />
        <span className="cut" title={detail?.effects[choice]}>
          {row.choices.includes(choice) ? detail?.effects[choice] : null}
        </span>
      </div>
    </div>
  )
}

function TakeButton({ row, choice }: { readonly row: DifferenceRow; readonly choice: Choice }) {
  const decide = use(DecideContext)
  if (!row.choices.includes(choice)) return null
  const chosen = row.choice === choice
  return (
    <Button
      small
      look={choice === 'ours' ? 'ams' : 'shop'}
      keys={choice === 'ours' ? 'A' : 'S'}
      aria-pressed={chosen}
      blockedBecause={blockedWords(row)}
      onClick={() => decide(row, choice)}
    >
      {choiceWords(row, choice)}
    </Button>
  )
}

function BasePane({ row }: { readonly row: DifferenceRow }) {
  return (
    <div className="detail-pane">
      <header>
        <b>{t`Last agreed`}</b>
        {row.baseAgreedAt === null ? t`never` : dayOf(row.baseAgreedAt)}
      </header>
      <div
        className="detail-text faint"
        tabIndex={0}
        role="group"
        aria-label={t`Last agreed value`}
      >
        {row.baseAgreedAt === null ? t`Never agreed` : <DetailValue row={row} side="base" />}
      </div>
    </div>
  )
}

function movedWords(row: DifferenceRow, side: Side): string {
  if (row.kind !== 'field') return ''
  if (row.baseAgreedAt === null) return t`never agreed`
  const day = dayOf(row.baseAgreedAt)
  return hasMoved(side, row.changedBy) ? t`changed since ${day}` : t`unchanged since ${day}`
}
