import type { CameBack } from '@shared/contract/sync'
import { subjectLabel } from '@shared/fields/subject-label'
import { t } from '@shared/words/words'
import { CornerUpLeft } from 'lucide-react'
import { useEngineQuery } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { SideSign } from '../../components/side-sign'
import { useCurrency } from '../../components/values'
import { counted, timeOf } from '../../format'
import './came-back.css'
import { type Decide, decidedValue, dismiss, useCameBackKeys, useDecideAgain } from './decide-again'
import { cameBackValue, movedSide } from './row-words'
import { CAME_BACK } from './texts'

/** More than these follow as they are decided. */
const SHOWN = 3

/** What came back, one card each: what was chosen, what was seen, what is there now. Keys act on the first. */
export function CameBackCards() {
  const { data } = useEngineQuery('outbox.came-back', { limit: SHOWN }, 'outbox')
  const decide = useDecideAgain()
  const first = data?.rows[0]
  useCameBackKeys(first, decide)
  if (!data || data.total === 0) return null
  const more = data.total - data.rows.length
  return (
    <div className="came-back-cards">
      {data.rows.map((row) => (
        <CameBackCard key={row.id} row={row} decide={decide} hasKeys={row === first} />
      ))}
      {more > 0 ? (
        <p className="dense muted">{t`${counted(more, 'more decision')} came back; they follow as you decide.`}</p>
      ) : null}
    </div>
  )
}

type CardProps = { readonly row: CameBack; readonly decide: Decide; readonly hasKeys: boolean }

function CameBackCard({ row, decide, hasKeys }: CardProps) {
  const title = CAME_BACK.title(movedSide(row))
  return (
    <section className="came-back" aria-label={`${title}: ${row.productName}`}>
      <header>
        <CornerUpLeft size={16} aria-hidden="true" />
        <b className="strong">{title}</b>
        <span className="dense muted cut">{t`Found at ${timeOf(row.returnedAt)}. ${row.reason}`}</span>
      </header>
      <CardFacts row={row} />
      <CardActions row={row} decide={decide} hasKeys={hasKeys} />
    </section>
  )
}

function CardFacts({ row }: { readonly row: CameBack }) {
  const currency = useCurrency()
  const chosen = row.choice
  const other = chosen === 'ours' ? 'theirs' : 'ours'
  const moved = movedSide(row)
  const where = [subjectLabel(row), row.variantLabel, row.sku].filter(Boolean).join(', ')
  return (
    <div className="came-back-facts">
      <div>
        <b className="strong">
          <bdi>{row.productName}</bdi>
        </b>
        <span className="dense muted">{where}</span>
      </div>
      <Fact side={chosen} words={CAME_BACK.chose(chosen, timeOf(row.decidedAt))}>
        {cameBackValue(row, row.seen[chosen], currency)}
      </Fact>
      <Fact side={other} words={CAME_BACK.saw(other)} quiet>
        {cameBackValue(row, row.seen[other], currency)}
      </Fact>
      <Fact side={moved ?? other} words={CAME_BACK.now(moved ?? other)}>
        {row.now === null ? CAME_BACK.gone : cameBackValue(row, row.now[moved ?? other], currency)}
      </Fact>
    </div>
  )
}

type FactProps = {
  readonly side: 'ours' | 'theirs'
  readonly words: string
  readonly quiet?: boolean
  readonly children: string
}

function Fact({ side, words, quiet = false, children }: FactProps) {
  return (
    <div>
      <span className="came-back-side dense muted">
        <SideSign side={side} /> {words}
      </span>
      <bdi
        className={quiet ? 'came-back-value came-back-quiet' : `came-back-value of-${side}`}
        title={children}
      >
        {children}
      </bdi>
    </div>
  )
}

function CardActions({ row, decide, hasKeys }: CardProps) {
  const actions = useAppActions()
  const currency = useCurrency()
  const choices = row.now?.choices ?? []
  const label = (side: 'ours' | 'theirs'): string =>
    CAME_BACK.use(side, side === row.choice, decidedValue(row, side, currency))
  const keyOf = (key: string): string | undefined => (hasKeys ? key : undefined)
  return (
    <footer>
      {choices.includes('ours') ? (
        <Button small look="ams" keys={keyOf('A')} onClick={() => decide(row, 'ours')}>
          {label('ours')}
        </Button>
      ) : null}
      {choices.includes('theirs') ? (
        <Button small look="shop" keys={keyOf('S')} onClick={() => decide(row, 'theirs')}>
          {label('theirs')}
        </Button>
      ) : null}
      {row.now === null ? (
        <Button small onClick={() => void dismiss(row)}>
          {CAME_BACK.dismiss}
        </Button>
      ) : (
        <Button small keys={keyOf('X')} onClick={() => decide(row, 'skip')}>
          {t`Skip`}
        </Button>
      )}
      <Button
        small
        look="quiet"
        onClick={() => actions.go({ screen: 'compare', filter: { search: row.productName } })}
      >
        {t`Open in Compare`}
      </Button>
      <span className="end dense muted">
        {row.now === null ? row.reason : CAME_BACK.checkedAgain}
      </span>
    </footer>
  )
}
