import type { Picture } from '@shared/contract/pictures'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useAppActions } from '../../../components/app-actions'
import { Button } from '../../../components/button'
import { TextField } from '../../../components/text-field'
import { EditingDialog } from './editing-dialog'
import {
  draftOfPictures,
  movePicture,
  type PicturesDraft,
  wantedOf,
  withAddress,
  withoutPicture,
} from './picture-draft'
import { PictureRow } from './picture-row'
import { type Outcome, saveChange } from './save-edit'

const LONGEST_ADDRESS = 2_000

type PicturesDialogProps = {
  readonly product: ProductDetail
  /** Those of AMS. */
  readonly pictures: readonly Picture[]
  readonly onClose: () => void
}

/** AMS's pictures of a product: their order, texts, which are there, and which one shows a variant. */
export function PicturesDialog({ product, pictures, onClose }: PicturesDialogProps) {
  const actions = useAppActions()
  const [before] = useState(() => draftOfPictures(pictures, product.variants))
  const [draft, setDraft] = useState(before)
  const [address, setAddress] = useState('')
  const add = (): void => {
    setDraft(withAddress(draft, address))
    setAddress('')
  }
  const save = (): Promise<Outcome> =>
    saveChange(
      product,
      { kind: 'pictures', from: wantedOf(before), to: wantedOf(draft) },
      () => void actions.undo(),
    )
  return (
    <EditingDialog
      title={t`Images of ${product.name}`}
      width={680}
      saveLabel={t`Save images`}
      onSave={save}
      onClose={onClose}
    >
      <div className="dialog-section editing-options">
        {draft.images.length === 0 ? (
          <p className="muted">{t`AMS has no image of this product.`}</p>
        ) : null}
        {draft.images.map((picture, index) => (
          <PictureRow
            key={picture.label}
            picture={picture}
            isFirst={index === 0}
            isLast={index === draft.images.length - 1}
            onAlt={(alt) => setDraft(withAlt(draft, index, alt))}
            onMove={(step) => setDraft(movePicture(draft, index, step))}
            onRemove={() => setDraft(withoutPicture(draft, picture.label))}
          />
        ))}
        <div className="editing-option">
          <TextField
            label={t`Address of another image`}
            value={address}
            maxLength={LONGEST_ADDRESS}
            onChange={setAddress}
          />
          <Button
            icon={<Plus size={14} aria-hidden="true" />}
            blockedBecause={address.trim() === '' ? t`Enter an address first` : undefined}
            onClick={add}
          >
            {t`Add image`}
          </Button>
        </div>
      </div>
      <ShownVariants product={product} draft={draft} onChange={setDraft} />
    </EditingDialog>
  )
}

type ShownVariantsProps = {
  readonly product: ProductDetail
  readonly draft: PicturesDraft
  readonly onChange: (draft: PicturesDraft) => void
}

function ShownVariants({ product, draft, onChange }: ShownVariantsProps) {
  if (draft.images.length === 0) return null
  const show = (variant: string, label: string): void =>
    onChange({ ...draft, shows: { ...draft.shows, [variant]: label === '' ? null : label } })
  return (
    <div className="dialog-section editing-form editing-table-scroll">
      {product.variants.map(({ id, label }) => (
        <label key={id} className="editing-choice-field">
          <bdi>{t`Image of ${label}`}</bdi>
          <select
            value={draft.shows[id] ?? ''}
            onChange={(event) => show(id, event.currentTarget.value)}
          >
            <option value="">{t`No image`}</option>
            {draft.images.map((picture, index) => (
              <option key={picture.label} value={picture.label}>
                {`${index + 1}. ${picture.name}`}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

function withAlt(draft: PicturesDraft, at: number, alt: string): PicturesDraft {
  const images = draft.images.map((picture, index) =>
    index === at ? { ...picture, alt } : picture,
  )
  return { ...draft, images }
}
