import type { AppError } from '@shared/contract/app-error'
import type { CompareFilter } from '@shared/contract/review'
import type { Rule } from '@shared/contract/rules'
import { t } from '@shared/words/words'
import { type FormEvent, useId, useState } from 'react'
import { askEngine, useEngineQuery } from '../../../api'
import { announce } from '../../../components/announcer'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { ErrorNote } from '../../../components/error-note'
import { Switch } from '../../../components/switch'
import { TextField } from '../../../components/text-field'
import { toast } from '../../../components/toast'
import { closeDialog } from '../compare-store'
import { filterWords } from '../filter-bar'
import { CHOICE_WORDS, LONGEST_NAME, nameOfRule, RULES } from './texts'

const CHOICES = ['ours', 'theirs', 'suggestion', 'skip'] as const

type RuleFormProps = {
  /** Null: a new rule. */
  readonly rule: Rule | null
  /** The present filter of Compare. */
  readonly filter: CompareFilter
  readonly onBack: () => void
}

/** Makes a rule of the present filter, or changes one. An enabled rule decides when it is saved. */
export function RuleForm({ rule, filter: present, onBack }: RuleFormProps) {
  const form = useId()
  const actions = useAppActions()
  const [filter, setFilter] = useState(rule?.filter ?? present)
  const [choice, setChoice] = useState<Rule['choice']>(rule?.choice ?? 'ours')
  const [typed, setTyped] = useState<string | null>(rule?.name ?? null)
  const [enabled, setEnabled] = useState(rule?.enabled ?? true)
  const [error, setError] = useState<AppError | null>(null)
  const counts = useEngineQuery('compare.counts', filter, 'compare').data
  const words = filterWords(filter) || RULES.everything
  const name = typed ?? nameOfRule(words, choice)
  const rows = !counts ? 0 : choice === 'skip' ? counts.open : counts.acceptable[choice]

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return
    const saved = { name, filter, choice, enabled, ...(rule ? { id: rule.id } : {}) }
    const answer = await askEngine('rules.save', saved)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    const { decided } = answer.value
    const sentence = enabled ? RULES.decidedNow(decided, name.trim()) : RULES.offNow(name.trim())
    announce(sentence)
    toast(decided === 0 ? { sentence } : { sentence, undo: () => void actions.undo() })
    closeDialog()
  }

  return (
    <Dialog
      opened
      width={560}
      title={rule ? RULES.formEdit : RULES.formNew}
      onClose={onBack}
      footnote={RULES.foot}
      buttons={
        <>
          <Button keys="Esc" onClick={onBack}>
            {t`Cancel`}
          </Button>
          <Button
            look="primary"
            type="submit"
            form={form}
            blockedBecause={name.trim() === '' ? RULES.nameMissing : undefined}
          >
            {enabled ? RULES.save(rows) : RULES.saveOff}
          </Button>
        </>
      }
    >
      <form id={form} className="dialog-section rule-form" onSubmit={(event) => void save(event)}>
        {error ? <ErrorNote error={error} /> : null}
        <TextField
          label={RULES.name}
          value={name}
          maxLength={LONGEST_NAME}
          first
          onChange={setTyped}
        />
        <span className="muted">{RULES.filter}</span>
        <span className="line">
          <span className="grow">{words}</span>
          {JSON.stringify(filter) === JSON.stringify(present) ? null : (
            <Button small onClick={() => setFilter(present)}>
              {RULES.useFilter}
            </Button>
          )}
        </span>
        <span className="muted">{RULES.choice}</span>
        <select
          className="policy-select"
          aria-label={RULES.choice}
          value={choice}
          onChange={(event) => {
            const { value } = event.currentTarget
            setChoice(CHOICES.find((one) => one === value) ?? 'ours')
          }}
        >
          {CHOICES.map((one) => (
            <option key={one} value={one}>
              {CHOICE_WORDS[one]}
            </option>
          ))}
        </select>
        <span />
        <span className="dense muted">{RULES.decides(rows)}</span>
        <Switch label={RULES.on} checked={enabled} onChange={setEnabled} />
      </form>
    </Dialog>
  )
}
