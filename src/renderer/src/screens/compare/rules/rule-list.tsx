import type { AppError } from '@shared/contract/app-error'
import type { Rule } from '@shared/contract/rules'
import { t } from '@shared/words/words'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { askEngine, useEngineQuery } from '../../../api'
import { announce } from '../../../components/announcer'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { ErrorNote } from '../../../components/error-note'
import { Note } from '../../../components/note'
import { Switch } from '../../../components/switch'
import { count } from '../../../format'
import { filterWords } from '../filter-bar'
import type { RulesPage } from './rules-page'
import { CHOICE_WORDS, RULES } from './texts'

type Done = { readonly sentence: string; readonly undoable: boolean }

export function RuleList({ onShow }: { readonly onShow: (page: RulesPage) => void }) {
  const actions = useAppActions()
  const rules = useEngineQuery('rules.list', null, 'rules')
  const [refused, setRefused] = useState<AppError | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [removing, setRemoving] = useState<Rule | null>(null)

  const tell = (next: Done): void => {
    announce(next.sentence)
    setDone(next)
  }
  const turn = async (rule: Rule, enabled: boolean): Promise<void> => {
    const { id, name, filter, choice } = rule
    const answer = await askEngine('rules.save', { id, name, filter, choice, enabled })
    setRefused(answer.ok ? null : answer.error)
    if (!answer.ok) return
    const { decided } = answer.value
    if (enabled) tell({ sentence: RULES.decidedNow(decided, name), undoable: decided > 0 })
    else tell({ sentence: RULES.offNow(name), undoable: false })
  }
  const remove = async ({ id }: Rule): Promise<void> => {
    const answer = await askEngine('rules.remove', { id })
    setRefused(answer.ok ? null : answer.error)
    setRemoving(null)
  }
  const undo = async (): Promise<void> => {
    setDone(null)
    await actions.undo()
  }

  const error = refused ?? rules.error
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      {done ? (
        <Note
          look="plain"
          action={
            done.undoable ? (
              <Button small onClick={() => void undo()}>
                {t`Undo`}
              </Button>
            ) : null
          }
        >
          {done.sentence}
        </Note>
      ) : null}
      {removing ? (
        <Note
          look="warn"
          action={
            <span className="line">
              <Button small onClick={() => setRemoving(null)}>
                {RULES.keep}
              </Button>
              <Button small look="danger" onClick={() => void remove(removing)}>
                {RULES.remove}
              </Button>
            </span>
          }
        >
          {RULES.removeAsk(removing.name)}
        </Note>
      ) : null}
      {rules.data?.length === 0 ? <p className="muted">{RULES.none}</p> : null}
      {rules.data && rules.data.length > 0 ? (
        <table className="plain-table rules-table">
          <thead>
            <tr>
              <th>{t`On`}</th>
              <th>{t`Name`}</th>
              <th>{t`Rows`}</th>
              <th>{t`Decision`}</th>
              <th className="num">{t`Decided`}</th>
              <th className="num">
                <span className="visually-hidden">{t`Change it`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.data.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                onTurn={(enabled) => void turn(rule, enabled)}
                onShow={onShow}
                onRemove={() => setRemoving(rule)}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="rules-foot">
        <Button
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => onShow({ kind: 'form', rule: null })}
        >
          {RULES.make}
        </Button>
      </p>
    </>
  )
}

type RuleRowProps = {
  readonly rule: Rule
  readonly onTurn: (enabled: boolean) => void
  readonly onShow: (page: RulesPage) => void
  readonly onRemove: () => void
}

function RuleRow({ rule, onTurn, onShow, onRemove }: RuleRowProps) {
  const words = filterWords(rule.filter) || RULES.everything
  return (
    <tr>
      <td>
        <Switch bare label={RULES.enable(rule.name)} checked={rule.enabled} onChange={onTurn} />
      </td>
      <td className="cut strong" title={rule.name}>
        <bdi>{rule.name}</bdi>
      </td>
      <td className="cut" title={words}>
        {words}
      </td>
      <td>{CHOICE_WORDS[rule.choice]}</td>
      <td className="num">
        <button
          type="button"
          className="link"
          aria-label={`${RULES.decidedBy(rule.name)}: ${count(rule.decided)}`}
          onClick={() => onShow({ kind: 'decided', rule })}
        >
          {count(rule.decided)}
        </button>
      </td>
      <td>
        <span className="line rules-actions">
          <Button
            small
            look="quiet"
            aria-label={RULES.editName(rule.name)}
            onClick={() => onShow({ kind: 'form', rule })}
          >
            {RULES.edit}
          </Button>
          <Button small look="quiet" aria-label={RULES.removeName(rule.name)} onClick={onRemove}>
            {RULES.remove}
          </Button>
        </span>
      </td>
    </tr>
  )
}
