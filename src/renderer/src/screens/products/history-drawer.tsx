import { HISTORY_KINDS, type HistoryKind } from '@shared/contract/history'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useEngineQuery } from '../../api'
import { Button } from '../../components/button'
import { Drawer } from '../../components/drawer'
import { ErrorNote } from '../../components/error-note'
import { count } from '../../format'
import './history.css'
import { HistoryLine } from './history-line'
import { HISTORY_KIND_WORDS } from './history-words'

const PAGE = 50
/** As many as one answer may hold. */
const MOST = 200

type HistoryDrawerProps = { readonly product: ProductDetail; readonly onClose: () => void }

/** The whole history of a product, by kind, a page at a time. */
export function HistoryDrawer({ product, onClose }: HistoryDrawerProps) {
  const { amsProductId } = product
  const [kind, setKind] = useState<HistoryKind | null>(null)
  const [from, setFrom] = useState(0)
  const [shown, setShown] = useState(PAGE)
  const choose = (chosen: HistoryKind | null): void => {
    setKind(chosen)
    setFrom(0)
    setShown(PAGE)
  }
  const kinds = kind === null ? [] : [kind]
  const { data, error } = useEngineQuery(
    'products.history',
    { amsProductId, kinds, offset: from, limit: shown },
    'products',
  )
  const total = data?.total ?? 0
  const all = HISTORY_KINDS.reduce((sum, each) => sum + (data?.counts[each] ?? 0), 0)
  const more = (): void => {
    if (shown < MOST) setShown(shown + PAGE)
    else {
      setFrom(from + shown)
      setShown(PAGE)
    }
  }
  const rest = total - from - (data?.rows.length ?? 0)
  return (
    <Drawer opened side="right" size={560} title={t`History of ${product.name}`} onClose={onClose}>
      <div className="history-all">
        <div className="history-kinds">
          <div className="segments" role="group" aria-label={t`Kind`}>
            <button type="button" aria-pressed={kind === null} onClick={() => choose(null)}>
              {t`All ${count(all)}`}
            </button>
            {HISTORY_KINDS.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={kind === each}
                onClick={() => choose(kind === each ? null : each)}
              >
                {`${HISTORY_KIND_WORDS[each]} ${count(data?.counts[each] ?? 0)}`}
              </button>
            ))}
          </div>
        </div>
        {/* Longer than the drawer: reachable with the keyboard. */}
        <div
          className="history-rows"
          tabIndex={0}
          role="group"
          aria-label={t`Lines of the history`}
        >
          {error ? <ErrorNote error={error} /> : null}
          {data && data.rows.length === 0 ? (
            <p className="dense muted">{t`Nothing of this kind happened yet.`}</p>
          ) : null}
          {from > 0 ? (
            <Button small className="history-more" onClick={() => choose(kind)}>
              {t`Back to the newest`}
            </Button>
          ) : null}
          <ol>
            {data?.rows.map((row) => (
              <HistoryLine key={row.key} row={row} onLeave={onClose} />
            ))}
          </ol>
          {rest > 0 ? (
            <Button small className="history-more" onClick={more}>
              {t`Show ${count(Math.min(PAGE, rest))} of ${count(rest)} more`}
            </Button>
          ) : null}
        </div>
      </div>
    </Drawer>
  )
}
