import type { CompareFilter } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Tabs } from '../../../components/tabs'
import { closeDialog } from '../compare-store'
import { DecidedByRule } from './decided-by-rule'
import { FieldPolicies } from './field-policies'
import { RuleForm } from './rule-form'
import { RuleList } from './rule-list'
import './rules.css'
import type { RulesPage } from './rules-page'
import { RULES } from './texts'

type RulesDialogProps = { readonly filter: CompareFilter; readonly making: boolean }

/** What decides rows without being asked: rules over filters, and the policies of the fields. */
export function RulesDialog({ filter, making }: RulesDialogProps) {
  const [page, show] = useState<RulesPage>(
    making ? { kind: 'form', rule: null } : { kind: 'rules' },
  )
  if (page.kind === 'form') {
    return <RuleForm rule={page.rule} filter={filter} onBack={() => show({ kind: 'rules' })} />
  }
  return (
    <Dialog
      opened
      width={860}
      title={page.kind === 'decided' ? RULES.decidedBy(page.rule.name) : RULES.title}
      subtitle={page.kind === 'decided' ? null : RULES.subtitle}
      onClose={closeDialog}
      footnote={RULES.foot}
      buttons={
        page.kind === 'decided' ? (
          <Button data-autofocus onClick={() => show({ kind: 'rules' })}>
            {RULES.back}
          </Button>
        ) : (
          <Button keys="Esc" data-autofocus onClick={closeDialog}>
            {t`Close`}
          </Button>
        )
      }
    >
      {page.kind === 'decided' ? (
        <DecidedByRule rule={page.rule} />
      ) : (
        <>
          <div className="rules-tabs">
            <Tabs
              label={RULES.title}
              tabs={[
                { id: 'rules', label: RULES.tabs.rules },
                { id: 'policies', label: RULES.tabs.policies },
              ]}
              selected={page.kind}
              panelId="rules-panel"
              onSelect={(kind) => show({ kind })}
            />
          </div>
          <div
            id="rules-panel"
            role="tabpanel"
            aria-label={RULES.tabs[page.kind]}
            className="dialog-section rules-body"
          >
            {page.kind === 'rules' ? <RuleList onShow={show} /> : <FieldPolicies />}
          </div>
        </>
      )}
    </Dialog>
  )
}
