import type { RunLine } from '@shared/contract/runs'
import type { SyncSummary } from '@shared/contract/sync'
import { t } from '@shared/words/words'
import { useEngineQuery } from '../api'
import { type AppActions, useAppActions } from '../components/app-actions'
import { Drawer } from '../components/drawer'
import { ErrorNote } from '../components/error-note'
import { count, needsPersonWords, runCost, runName, runSummary, timeOf } from '../format'
import { closeRun, leaveRun, useAppStore } from './app-store'
import './run-drawer.css'
import { PushGroups } from './run-groups'

/** One sync or push in full: what it did, what it left out with the reasons, and the products of each. */
export function RunDrawer() {
  const run = useAppStore((store) => store.run)
  return run === null ? null : <OpenRunDrawer key={run} run={run} />
}

function OpenRunDrawer({ run }: { readonly run: number }) {
  const { data: line, error } = useEngineQuery('runs.get', { run }, 'pushes')
  return (
    <Drawer
      opened
      side="right"
      size={560}
      title={line ? `${runName(line)}, ${timeOf(line.startedAt)}` : t`Run`}
      onClose={closeRun}
    >
      {/* Longer than the drawer: reachable with the keyboard. */}
      <div className="run-drawer" tabIndex={0} role="group" aria-label={t`Details of the run`}>
        {error ? <ErrorNote error={error} /> : null}
        {line ? <Details line={line} /> : null}
      </div>
    </Drawer>
  )
}

function Details({ line }: { readonly line: RunLine }) {
  return (
    <>
      <p className="strong">{runSummary(line)}.</p>
      <p className="dense muted run-drawer-cost">
        {line.kind === 'push' ? t`Push ${line.run}: ${runCost(line)}.` : `${runCost(line)}.`}
      </p>
      {line.error ? <ErrorNote look="warn" error={line.error} /> : null}
      {line.sync ? <SyncFigures summary={line.sync} /> : null}
      {line.kind === 'push' ? <PushGroups line={line} /> : null}
    </>
  )
}

type Figure = readonly [n: number, name: string, go?: (actions: AppActions) => void]

function figuresOf(summary: SyncSummary): readonly Figure[] {
  const rows =
    (group: 'differs' | 'only-ams' | 'only-shopify' | 'needs-person') =>
    (actions: AppActions): void =>
      actions.go({ screen: 'compare', filter: { groups: [group] } })
  return [
    [summary.amsProducts, t`products read in AMS`],
    [summary.shopifyProducts, t`products read in Shopify`],
    [summary.compared, t`compared anew; the others had not moved`],
    [summary.inAgreement, t`in agreement`],
    [summary.differs, t`differ`, rows('differs')],
    [summary.onlyAms, t`only in AMS`, rows('only-ams')],
    [summary.onlyShopify, t`only in Shopify`, rows('only-shopify')],
    [summary.needsPerson, t`skipped: need a person`, rows('needs-person')],
    [summary.decidedByRules, t`decided by rules`],
    [summary.decidedAutomatically, t`decided by automatic push`],
    [summary.mutationsSent, t`changes sent; a sync writes nothing`],
  ]
}

/** What a sync found; the rows are those of now, which may be fewer by decisions made since. */
function SyncFigures({ summary }: { readonly summary: SyncSummary }) {
  const actions = useAppActions()
  return (
    <>
      <dl className="run-figures">
        {figuresOf(summary).map(([n, name, go]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span>{count(n)}</span>
              {go && n > 0 ? (
                <button
                  type="button"
                  className="link dense"
                  aria-label={t`Show in Compare: ${name}`}
                  onClick={() => leaveRun(() => go(actions))}
                >
                  {t`Show`}
                </button>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      <SkippedReasons summary={summary} />
      {summary.warnings.map(({ kind, message, nextStep }) => (
        <p key={kind} className="dense">
          <b className="attention">{message}</b> {nextStep}
        </p>
      ))}
    </>
  )
}

/** Why rows were left to a person; each reason leads to the rows that have it now. */
function SkippedReasons({ summary }: { readonly summary: SyncSummary }) {
  const actions = useAppActions()
  if (summary.skipped.length === 0) return null
  return (
    <section aria-label={t`Skipped, by reason`}>
      <h3>{t`Skipped, by reason`}</h3>
      <dl className="run-figures">
        {summary.skipped.map((skipped) => {
          const { matchResult, changedBy, count: n } = skipped
          const why = needsPersonWords(skipped)
          const filter = {
            groups: ['needs-person' as const],
            matchResults: [matchResult],
            changedBy: changedBy === null ? [] : [changedBy],
          }
          return (
            <div key={why}>
              <dt>{why}</dt>
              <dd>
                <span>{count(n)}</span>
                <button
                  type="button"
                  className="link dense"
                  aria-label={t`Show in Compare: ${why}`}
                  onClick={() => leaveRun(() => actions.go({ screen: 'compare', filter }))}
                >
                  {t`Show`}
                </button>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
