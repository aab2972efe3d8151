import type { Overview } from '@shared/contract/store'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { SideSign } from '../../components/side-sign'
import { counted, timeOf } from '../../format'

type CatalogPanelProps = { readonly catalog: Overview['amsCatalog']; readonly importing: boolean }

export function CatalogPanel({ catalog, importing }: CatalogPanelProps) {
  const actions = useAppActions()
  return (
    <section className="panel catalog-panel" aria-label="AMS catalog">
      <header>
        <SideSign side="ours" />
        <h2>AMS catalog</h2>
        <span className="dense muted grow cut">
          {catalog
            ? `${catalog.sourceName}: ${counted(catalog.products, 'product')}, ${counted(catalog.variants, 'variant')}, read ${timeOf(catalog.importedAt)}`
            : 'No catalog yet. Import a file from AMS to begin.'}
        </span>
        <Button small busy={importing} onClick={() => void actions.importCatalog()}>
          {catalog ? 'Replace from a file…' : 'Import from a file…'}
        </Button>
      </header>
    </section>
  )
}
