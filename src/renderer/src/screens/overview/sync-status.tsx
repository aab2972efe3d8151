import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { SideSign } from '../../components/side-sign'
import { SyncBadge } from '../../components/sync-badge'
import { count, counted } from '../../format'
import './sync-status.css'

export function SyncStatus({ badges }: { readonly badges: Overview['badges'] }) {
  const linked = badges.synced + badges.outOfSync + badges.syncError
  return (
    <section className="panel sync-status" aria-label={t`Sync status`}>
      <header>
        <h2>{t`Sync status`}</h2>
        <span className="dense muted">{counted(linked, 'linked product')}</span>
      </header>
      {linked > 0 ? (
        <div className="sync-proportion" aria-hidden="true">
          <Share look="ok" n={badges.synced} />
          <Share look="warn" n={badges.outOfSync} />
          <Share look="err" n={badges.syncError} />
        </div>
      ) : null}
      <dl>
        <Line name={<SyncBadge small badge="synced" />} n={badges.synced} />
        <Line name={<SyncBadge small badge="out-of-sync" />} n={badges.outOfSync} />
        <Line name={<SyncBadge small badge="sync-error" />} n={badges.syncError} />
        <Line
          name={
            <>
              <SideSign side="ours" /> {t`Only in AMS`}
            </>
          }
          n={badges.onlyAms}
        />
        <Line
          name={
            <>
              <SideSign side="theirs" /> {t`Only in Shopify`}
            </>
          }
          n={badges.onlyShopify}
        />
        <Line
          name={
            <>
              <CircleHelp size={16} aria-hidden="true" /> {t`Unsure match`}
            </>
          }
          n={badges.unsure}
        />
      </dl>
    </section>
  )
}

/** A share of none takes no gap either: all of it reaches the end. */
function Share({ look, n }: { readonly look: 'ok' | 'warn' | 'err'; readonly n: number }) {
  return n === 0 ? null : <i className={`sync-proportion-${look}`} style={{ flexGrow: n }} />
}

function Line({ name, n }: { readonly name: ReactNode; readonly n: number }) {
  return (
    <div>
      <dt className="line">{name}</dt>
      <dd>{count(n)}</dd>
    </div>
  )
}
