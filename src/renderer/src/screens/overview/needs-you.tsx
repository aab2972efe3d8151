import type { CompareCounts, CompareFilter } from '@shared/contract/review'
import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { CornerUpLeft, OctagonX, Split, TriangleAlert } from 'lucide-react'
import { askEngine, useEngineQuery, useLiveStock, useLiveStores } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { count, counted, isAboutCredential } from '../../format'
import { amsLineNeeds } from './ams-line-needs'
import type { Need } from './need'
import './needs-you.css'
import { stockNeeds } from './stock-needs'
import { OVERVIEW } from './texts'
import { warningNeed } from './warning-needs'

/** Exactly the rows that *Review* leads to. */
const OPEN_FOR_PERSON: Pick<CompareFilter, 'groups' | 'openOnly'> = {
  groups: ['needs-person'],
  openOnly: true,
}

const TEST_AGAIN: Pick<Need, 'button' | 'act'> = {
  button: t`Test again`,
  act: () => void askEngine('connection.test', null),
}
const RECONNECT: Pick<Need, 'button' | 'act'> = {
  button: t`Reconnect`,
  act: (actions) => actions.go({ screen: 'setup', at: 'credential' }),
}

/** Every problem is a sentence and one button. */
export function NeedsYou({ overview }: { readonly overview: Overview }) {
  const actions = useAppActions()
  const open = useEngineQuery('compare.counts', OPEN_FOR_PERSON, 'compare').data
  const health = useLiveStock((live) => live.health)
  const line = useEngineQuery('ams-line.state', null, 'ams-line').data
  const isShop = useLiveStores((live) => live.setup?.kind === 'shopify')
  const needs = [
    ...needsOf(overview, open, isShop),
    ...stockNeeds(health),
    ...amsLineNeeds(line, overview.lastSync),
  ]
  return (
    <section className="panel" aria-label={t`Needs you`}>
      <header>
        <h2>{t`Needs you`}</h2>
      </header>
      {needs.length === 0 ? (
        <p className="needs-nothing muted">{OVERVIEW.nothingNeedsYou}</p>
      ) : (
        <ul>
          {needs.map((need) => (
            <li key={need.id} className="need">
              {need.sign}
              <div className="grow">
                <p className="strong">{need.title}</p>
                <p className="muted">{need.text}</p>
              </div>
              <Button small onClick={() => need.act(actions)}>
                {need.button}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function needsOf(overview: Overview, open: CompareCounts | null, isShop: boolean): readonly Need[] {
  const { connection, outbox } = overview
  const needs: Need[] = []
  // While offline, the bar above the screen says so, with its own button.
  if (connection.kind === 'failed' && overview.reach.kind !== 'offline') {
    needs.push({
      id: 'connection',
      sign: <OctagonX size={16} className="need-err" aria-hidden="true" />,
      title: connection.error.message,
      text: connection.error.nextStep ?? '',
      ...(isShop && isAboutCredential(connection.error) ? RECONNECT : TEST_AGAIN),
    })
  }
  for (const warning of overview.lastSync?.warnings ?? []) {
    const need = warningNeed(warning)
    if (need === null) continue
    const sign = <TriangleAlert size={16} className="need-warn" aria-hidden="true" />
    needs.push({ id: warning.kind, sign, ...need })
  }
  if (overview.heldBack) {
    needs.push({
      id: 'held-back',
      sign: <TriangleAlert size={16} className="need-warn" aria-hidden="true" />,
      title: t`Not sent by itself: ${overview.heldBack.message}`,
      text: overview.heldBack.nextStep ?? '',
      button: t`Review and push`,
      act: (actions) => actions.reviewAndPush(),
    })
  }
  if (outbox.returned > 0) {
    needs.push({
      id: 'returned',
      sign: <CornerUpLeft size={16} className="need-warn" aria-hidden="true" />,
      title: t`${counted(outbox.returned, 'decision')} came back`,
      text: t`A value changed after you decided. Nothing was sent for them.`,
      button: t`Look again`,
      act: (actions) => actions.go({ screen: 'outbox', tab: 'open' }),
    })
  }
  if (outbox.parked > 0) {
    needs.push({
      id: 'parked',
      sign: <OctagonX size={16} className="need-err" aria-hidden="true" />,
      title: t`${counted(outbox.parked, 'decision')} could not be sent`,
      text: t`They are parked with their reason and hold nobody else up.`,
      button: t`See why`,
      act: (actions) => actions.go({ screen: 'outbox', tab: 'parked' }),
    })
  }
  const person = open?.open ?? 0
  if (person > 0) {
    needs.push({
      id: 'person',
      sign: <Split size={16} className="need-warn" aria-hidden="true" />,
      title:
        person === 1
          ? t`${counted(person, 'difference')} needs a person`
          : t`${counted(person, 'difference')} need a person`,
      text: personWords(open),
      button: t`Review`,
      act: (actions) => actions.go({ screen: 'compare', filter: OPEN_FOR_PERSON }),
    })
  }
  return needs
}

/** "5 changed on both sides, 7 never agreed, 2 unsure." */
function personWords(open: CompareCounts | null): string {
  const rowsOf = (value: string): number =>
    open?.changedBy.find((facet) => facet.value === value)?.count ?? 0
  const both = rowsOf('both')
  const never = rowsOf('never-agreed')
  const rest = (open?.open ?? 0) - both - never
  const parts = [
    both > 0 && t`${count(both)} changed on both sides`,
    never > 0 && t`${count(never)} never agreed`,
    rest > 0 && t`${count(rest)} unsure or with a broken link`,
  ]
  return `${parts.filter((part) => part !== false).join(', ')}.`
}
