import { t } from '@shared/words/words'
import { FileText, FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLiveOverview } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { SideSign } from '../../components/side-sign'
import { counted, timeOf } from '../../format'
import './catalog-step.css'
import { Help, HelpFacts } from './help'
import { CATALOG_HELP } from './help-texts'
import { showStep } from './setup-store'
import { StepFrame } from './step-frame'
import { CATALOG, SETUP } from './texts'

type CatalogStepProps = { readonly isFinished: boolean; readonly importing: boolean }

/** The catalog that the store is compared with. */
export function CatalogStep({ isFinished, importing }: CatalogStepProps) {
  const actions = useAppActions()
  const catalog = useLiveOverview((live) => live.overview?.amsCatalog ?? null)
  return (
    <StepFrame
      step="catalog"
      title={CATALOG.title}
      intro={CATALOG.text}
      forward={
        <Button
          look="primary"
          blockedBecause={catalog === null ? CATALOG.first : undefined}
          onClick={() => showStep('compare')}
        >
          {SETUP.next}
        </Button>
      }
      help={
        <Help title={CATALOG_HELP.title}>
          <HelpFacts facts={CATALOG_HELP.facts} />
        </Help>
      }
    >
      <p className="setup-fact line">
        <SideSign side="ours" />
        {catalog ? (
          <span>
            <bdi>{catalog.sourceName}</bdi>
            {t`: ${counted(catalog.products, 'product')}, ${counted(catalog.variants, 'variant')}, read ${timeOf(catalog.importedAt)}`}
          </span>
        ) : (
          CATALOG.none
        )}
      </p>
      <div className="catalog-ways">
        <Way
          sign={<FileText size={16} aria-hidden="true" />}
          title={CATALOG.fileTitle}
          text={CATALOG.fileText}
        >
          <Button busy={importing} onClick={() => void actions.importCatalog()}>
            {catalog ? CATALOG.replace : CATALOG.file}
          </Button>
        </Way>
        {isFinished ? null : (
          <Way
            sign={<FlaskConical size={16} aria-hidden="true" />}
            title={CATALOG.sampleTitle}
            text={CATALOG.sampleText}
          >
            <Button busy={importing} onClick={() => void actions.importSampleCatalog()}>
              {CATALOG.sample}
            </Button>
          </Way>
        )}
      </div>
      <p className="dense muted">{CATALOG.server}</p>
    </StepFrame>
  )
}

type WayProps = {
  readonly sign: ReactNode
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Way({ sign, title, text, children }: WayProps) {
  return (
    <section className="catalog-way">
      <h3 className="line">
        {sign} {title}
      </h3>
      <p className="dense muted">{text}</p>
      {children}
    </section>
  )
}
