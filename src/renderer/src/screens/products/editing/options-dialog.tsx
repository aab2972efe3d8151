import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { Button, IconButton } from '../../../components/button'
import { TextField } from '../../../components/text-field'
import { EditingDialog } from './editing-dialog'
import {
  draftOf,
  moveOption,
  type OptionDraft,
  optionNamesOf,
  optionsAfter,
  optionsNow,
} from './option-draft'
import { type Outcome, saveChange } from './save-edit'

const MOST_OPTIONS = 3

type OptionsDialogProps = { readonly product: ProductDetail; readonly onClose: () => void }

/** Options come, go, change places and names together: their values move with them in every variant. */
export function OptionsDialog({ product, onClose }: OptionsDialogProps) {
  const actions = useAppActions()
  const names = optionNamesOf(product)
  const { variants } = product
  const [from] = useState(() => optionsNow(names, variants))
  const [draft, setDraft] = useState(() => draftOf(names))
  const change = (id: number, part: Partial<OptionDraft>): void =>
    setDraft(draft.map((option) => (option.id === id ? { ...option, ...part } : option)))
  const add = (): void => {
    const id = Math.max(-1, ...draft.map((option) => option.id)) + 1
    setDraft([...draft, { id, name: '', was: null, value: '' }])
  }
  const save = (): Promise<Outcome> => {
    const to = optionsAfter(draft, variants)
    return saveChange(product, { kind: 'options', from, to }, () => void actions.undo())
  }
  return (
    <EditingDialog
      title={t`Options of ${product.name}`}
      width={560}
      saveLabel={t`Save options`}
      onSave={save}
      onClose={onClose}
    >
      <div className="dialog-section editing-options">
        {draft.length === 0 ? <p className="muted">{t`This product has no options.`}</p> : null}
        {draft.map((option, index) => (
          <div key={option.id} className="editing-option">
            <TextField
              label={t`Option ${index + 1}`}
              value={option.name}
              maxLength={300}
              first={index === 0}
              onChange={(name) => change(option.id, { name })}
            />
            {option.was === null ? (
              <TextField
                label={t`Value of all variants`}
                value={option.value}
                maxLength={300}
                onChange={(value) => change(option.id, { value })}
              />
            ) : null}
            <IconButton
              label={t`Move up: ${option.name}`}
              icon={<ArrowUp size={14} aria-hidden="true" />}
              blockedBecause={index === 0 ? t`It is the first` : undefined}
              onClick={() => setDraft(moveOption(draft, index, -1))}
            />
            <IconButton
              label={t`Move down: ${option.name}`}
              icon={<ArrowDown size={14} aria-hidden="true" />}
              blockedBecause={index === draft.length - 1 ? t`It is the last` : undefined}
              onClick={() => setDraft(moveOption(draft, index, 1))}
            />
            <IconButton
              label={t`Remove: ${option.name}`}
              icon={<Trash2 size={14} aria-hidden="true" />}
              onClick={() => setDraft(draft.filter(({ id }) => id !== option.id))}
            />
          </div>
        ))}
        <Button
          small
          icon={<Plus size={14} aria-hidden="true" />}
          blockedBecause={
            draft.length >= MOST_OPTIONS ? t`A product has at most 3 options` : undefined
          }
          onClick={add}
        >
          {t`Add option`}
        </Button>
      </div>
    </EditingDialog>
  )
}
