import { useLiveOverview } from '../../api'
import '../../components/panel.css'
import { ScreenHeader } from '../../components/screen-header'
import { CatalogPanel } from './catalog-panel'
import { ConnectionLine } from './connection-line'
import { NeedsYou } from './needs-you'
import { OutboxPanel } from './outbox-panel'
import './overview-screen.css'
import { RunPanel } from './run-panel'
import { RunsPanel } from './runs-panel'
import { StockPanel } from './stock'
import { SyncStatus } from './sync-status'
import { OVERVIEW } from './texts'

export function OverviewScreen({ importing }: { readonly importing: boolean }) {
  const overview = useLiveOverview((live) => live.overview)
  return (
    <>
      <ScreenHeader title={OVERVIEW.title} state={overview?.storeName} />
      {overview ? (
        <>
          <ConnectionLine connection={overview.connection} />
          <div className="overview">
            <RunPanel overview={overview} />
            <div className="overview-main">
              <StockPanel isOffline={overview.reach.kind === 'offline'} />
              <OutboxPanel overview={overview} />
              <RunsPanel />
              <CatalogPanel catalog={overview.amsCatalog} importing={importing} />
            </div>
            <div className="overview-side">
              <NeedsYou overview={overview} />
              <SyncStatus badges={overview.badges} />
            </div>
          </div>
        </>
      ) : (
        <div className="overview" aria-busy="true" />
      )}
    </>
  )
}
