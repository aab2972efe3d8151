import { altsOf, imageFileName } from '@shared/catalog/image-labels'
import type { Side } from '@shared/catalog/product'
import type { AppError } from '@shared/contract/app-error'
import type { DifferenceDetail, DifferenceRow } from '@shared/contract/review'
import { type FieldValue, fieldByKey } from '@shared/fields/field-registry'
import { itemsOf } from '@shared/fields/items-of'
import { t, tAs } from '@shared/words/words'
import { Split } from 'lucide-react'
import { type ReactNode, use } from 'react'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { Note } from '../../components/note'
import { changedPairs, cutText } from '../../components/rich-text'
import { SideSign } from '../../components/side-sign'
import { hasMoved, isMissing, shownValue, useCurrency } from '../../components/values'
import { choiceWords, count, timeOf } from '../../format'
import { DecideContext } from './ballot'
import { Candidates } from './candidates'
import { Facts } from './facts'
import { HowCompared } from './how-compared'
import { suggestionWords } from './row-words'
import { sidePictures } from './side-pictures'
import { blockedWords, ROW_MENU, STATE_WORDS, WHY_TITLES } from './texts'

type WhyPaneProps = {
  readonly row: DifferenceRow
  readonly detail: DifferenceDetail | null
  readonly error: AppError | null
}

export function WhyPane({ row, detail, error }: WhyPaneProps) {
  return (
    <div className="detail-pane detail-why">
      <header>
        <Split size={14} aria-hidden="true" />
        <b>{whyTitle(row)}</b>
        <span className="cut">
          {row.baseAgreedAt === null ? '' : t`since ${timeOf(row.baseAgreedAt)}`}
        </span>
      </header>
      <div
        className="detail-why-body"
        title={row.note === '' ? undefined : row.note}
        tabIndex={0}
        role="group"
        aria-label={t`Why it differs`}
      >
        {row.note === '' ? null : <Note look={noteLook(row)}>{row.note}</Note>}
        {error ? <ErrorNote error={error} /> : null}
        {row.kind === 'field' && row.baseAgreedAt !== null ? <Changes row={row} /> : null}
        {detail ? <Candidates key={row.key} detail={detail} /> : null}
        {detail ? <Facts row={row} detail={detail} /> : null}
        {detail ? <HowCompared key={`how ${row.key}`} detail={detail} /> : null}
      </div>
      <div className="detail-foot">
        <WhyFooter row={row} />
      </div>
    </div>
  )
}

/** Amber is for what waits for a person; the rest is an explanation. */
function noteLook(row: DifferenceRow): 'warn' | 'plain' {
  const stuck = ['parked', 'returned', 'unknown'].includes(row.decisionState)
  return stuck || row.group === 'needs-person' ? 'warn' : 'plain'
}

function whyTitle(row: DifferenceRow): string {
  if (row.kind === 'ambiguous') return t`Unsure which product it is`
  if (row.kind === 'broken-link') return t`The linked Shopify product is gone`
  if (row.kind !== 'field') return presenceTitle(row)
  return row.changedBy === null ? t`The two sides differ` : WHY_TITLES[row.changedBy]
}

function presenceTitle(row: DifferenceRow): string {
  const side = row.ours === null ? 'Shopify' : 'AMS'
  return row.kind === 'variant' ? t`Variant only in ${side}` : t`Product only in ${side}`
}

const MOST_CHANGES = 8
const SIDES: readonly Side[] = ['ours', 'theirs']

function Changes({ row }: { readonly row: DifferenceRow }) {
  const currency = useCurrency()
  const changes = SIDES.flatMap((side) =>
    changesOf(row, side, currency).map((change) => ({ side, ...change })),
  )
  return (
    <div className="detail-changes">
      {changes.slice(0, MOST_CHANGES).map((change) => (
        <ChangeLine
          key={`${change.side} ${cutText(change.from)} ${cutText(change.to)}`}
          side={change.side}
        >
          <ChangeWords from={change.from} to={change.to} />
        </ChangeLine>
      ))}
      {changes.length > MOST_CHANGES ? (
        <span className="faint detail-changes-more">
          {t`${count(changes.length - MOST_CHANGES)} more, marked in the text`}
        </span>
      ) : null}
    </div>
  )
}

type Change = { readonly from: string; readonly to: string }

/** What a side changed since the last agreement: words for texts, the whole value for the rest. */
function changesOf(row: DifferenceRow, side: Side, currency: string | null): readonly Change[] {
  if (!hasMoved(side, row.changedBy) || row.field === null) return []
  if (row.field === 'images') return imageChanges(row.base, row[side])
  if (row.field === 'image-alts') return altChanges(row, side)
  if (row.field === 'image-order') {
    return [{ from: tAs('of things')`order`, to: t`another order` }]
  }
  const from = shownValue(row.field, row.base, currency)
  const to = shownValue(row.field, row[side], currency)
  const kind = fieldByKey(row.field).kind
  const byWords = kind === 'html' || (kind === 'text' && from.length + to.length > 60)
  if (!byWords || isMissing(row.base) || isMissing(row[side])) return [{ from, to }]
  return changedPairs(from, to)
}

/** Which pictures came and went, by file name. */
function imageChanges(base: FieldValue, value: FieldValue): readonly Change[] {
  const before = itemsOf(base)
  const now = itemsOf(value)
  const came = now.filter((label) => !before.includes(label))
  const went = before.filter((label) => !now.includes(label))
  return [
    ...came.map((label) => ({ from: '', to: imageFileName(label) })),
    ...went.map((label) => ({ from: imageFileName(label), to: '' })),
  ]
}

function altChanges(row: DifferenceRow, side: Side): readonly Change[] {
  const before = altsOf(itemsOf(row.base))
  return sidePictures(row, side)
    .filter(({ altChanged }) => altChanged)
    .map(({ label, alt }) => ({
      from: before.get(label)?.trim() || t`No alt text`,
      to: alt?.trim() || t`No alt text`,
    }))
}

function ChangeWords(change: Change) {
  const from = cutText(change.from)
  const to = cutText(change.to)
  if (from === '') return <span>{t`added “${to}”`}</span>
  if (to === '') return <span>{t`took out “${from}”`}</span>
  return (
    <span>
      <del>{from}</del> → {to}
    </span>
  )
}

function ChangeLine({ side, children }: { readonly side: Side; readonly children: ReactNode }) {
  return (
    <>
      <SideSign side={side} />
      <span>
        <span className="visually-hidden">{side === 'ours' ? 'AMS: ' : 'Shopify: '}</span>
        {children}
      </span>
    </>
  )
}

function WhyFooter({ row }: { readonly row: DifferenceRow }) {
  const decide = use(DecideContext)
  const { suggestion } = row
  if (row.choice !== null) {
    return (
      <>
        <span className="grow">
          {row.choice === 'skip'
            ? STATE_WORDS.skipped
            : t`Decided: ${choiceWords(row, row.choice)}`}
          {row.decidedByRule === null ? null : (
            <span className="muted">{`. ${ROW_MENU.byRule(row.decidedByRule)}`}</span>
          )}
        </span>
        <Button small keys="⌫" blockedBecause={blockedWords(row)} onClick={() => decide(row, null)}>
          {t`Clear decision`}
        </Button>
      </>
    )
  }
  if (suggestion === null) {
    return (
      <>
        <SkipButton row={row} />
        <span className="end">
          {row.choices.length > 0 ? t`No suggestion` : unchosenWords(row)}
        </span>
      </>
    )
  }
  return (
    <>
      <span className="grow">
        {t`Suggestion:`} <b className={`of-${suggestion}`}>{suggestionWords(row)}</b>
        {row.suggestedBy === 'policy' ? <span className="muted">{t`, by policy`}</span> : null}
      </span>
      <span className="line end">
        <SkipButton row={row} />
        <Button small keys="Enter" onClick={() => decide(row, suggestion)}>
          {t`Take it`}
        </Button>
      </span>
    </>
  )
}

/** What a row that offers no choice waits for; its note says why. */
function unchosenWords({ kind }: DifferenceRow): string {
  return kind === 'field' || kind === 'variant'
    ? t`Nothing to choose here yet`
    : t`Say which product it is`
}

function SkipButton({ row }: { readonly row: DifferenceRow }) {
  const decide = use(DecideContext)
  return (
    <Button small keys="X" onClick={() => decide(row, 'skip')}>
      {ROW_MENU.skip}
    </Button>
  )
}
