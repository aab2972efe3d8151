import type { RunLine } from '@shared/contract/runs'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useEngineQuery } from '../../api'
import { Button } from '../../components/button'
import { CheckLine } from '../../components/check-box'
import { Drawer } from '../../components/drawer'
import { ErrorNote } from '../../components/error-note'
import { count } from '../../format'
import { RunLines } from './run-lines'
import { RUNS } from './texts'

const PAGE = 50
const MOST = 200

type Kind = RunLine['kind'] | null

const KINDS: readonly (readonly [Kind, string])[] = [
  [null, t`All`],
  ['sync', t`Syncs`],
  ['push', t`Pushes`],
]

/** Every sync and push that was kept, by kind, a page at a time. */
export function AllRuns({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<Kind>(null)
  const [withQuiet, setWithQuiet] = useState(false)
  const [offset, setOffset] = useState(0)
  const [limit, setLimit] = useState(PAGE)
  const newest = (): void => {
    setOffset(0)
    setLimit(PAGE)
  }
  const { data, error } = useEngineQuery(
    'runs.list',
    { kinds: kind === null ? [] : [kind], withQuiet, offset, limit },
    'overview',
  )
  const rest = (data?.total ?? 0) - offset - (data?.rows.length ?? 0)
  const more = (): void => {
    if (limit < MOST) setLimit(limit + PAGE)
    else {
      setOffset(offset + limit)
      setLimit(PAGE)
    }
  }
  return (
    <Drawer opened side="right" size={640} title={RUNS.title} onClose={onClose}>
      <div className="all-runs">
        <div className="all-runs-bar">
          <div className="segments" role="group" aria-label={t`Kind`}>
            {KINDS.map(([each, words]) => (
              <button
                key={words}
                type="button"
                aria-pressed={kind === each}
                onClick={() => {
                  setKind(each)
                  newest()
                }}
              >
                {words}
              </button>
            ))}
          </div>
          <CheckLine
            label={RUNS.quiet(data?.quiet ?? 0)}
            checked={withQuiet}
            onChange={(checked) => {
              setWithQuiet(checked)
              newest()
            }}
          />
        </div>
        {/* Longer than the drawer: reachable with the keyboard. */}
        <div className="all-runs-rows" tabIndex={0} role="group" aria-label={RUNS.title}>
          {error ? <ErrorNote error={error} /> : null}
          {offset > 0 ? (
            <Button small onClick={newest}>
              {t`Back to the newest`}
            </Button>
          ) : null}
          <RunLines rows={data?.rows ?? []} />
          {rest > 0 ? (
            <Button small onClick={more}>
              {t`Show ${count(Math.min(PAGE, rest))} of ${count(rest)} more`}
            </Button>
          ) : null}
        </div>
      </div>
    </Drawer>
  )
}
