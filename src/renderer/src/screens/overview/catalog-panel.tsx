import type { Overview } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { SideSign } from '../../components/side-sign'
import { counted, timeOf } from '../../format'

type CatalogPanelProps = { readonly catalog: Overview['amsCatalog']; readonly importing: boolean }

export function CatalogPanel({ catalog, importing }: CatalogPanelProps) {
  const actions = useAppActions()
  return (
    <section className="panel catalog-panel" aria-label={t`AMS catalog`}>
      <header>
        <SideSign side="ours" />
        <h2>{t`AMS catalog`}</h2>
        <span className="dense muted grow cut">
          {catalog
            ? t`${catalog.sourceName}: ${counted(catalog.products, 'product')}, ${counted(catalog.variants, 'variant')}, read ${timeOf(catalog.importedAt)}`
            : t`No catalog yet. Import a file from AMS to begin.`}
        </span>
        {catalog ? (
          <Button small onClick={actions.exportCatalog}>
            {t`Export…`}
          </Button>
        ) : null}
        <Button small busy={importing} onClick={() => void actions.importCatalog()}>
          {catalog ? t`Replace from a file…` : t`Import from a file…`}
        </Button>
      </header>
    </section>
  )
}
