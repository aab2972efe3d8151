import { t } from '@shared/words/words'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { IconButton } from '../../../components/button'
import { Thumb } from '../../../components/pictures'
import { TextField } from '../../../components/text-field'
import type { PictureDraft } from './picture-draft'

const LONGEST_ALT = 512

type PictureRowProps = {
  readonly picture: PictureDraft
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onAlt: (alt: string) => void
  readonly onMove: (step: 1 | -1) => void
  readonly onRemove: () => void
}

/** One picture with its alt text, its place and its going. */
export function PictureRow(props: PictureRowProps) {
  const { picture, isFirst, isLast, onAlt, onMove, onRemove } = props
  return (
    <div className="editing-option">
      {picture.content === null ? (
        <span className="editing-new-picture faint">{t`New`}</span>
      ) : (
        <Thumb size={40} name="" content={picture.content} />
      )}
      <TextField
        label={<bdi>{t`Alt text of ${picture.name}`}</bdi>}
        value={picture.alt}
        maxLength={LONGEST_ALT}
        first={isFirst}
        onChange={onAlt}
      />
      <IconButton
        label={t`Move up: ${picture.name}`}
        icon={<ArrowUp size={14} aria-hidden="true" />}
        blockedBecause={isFirst ? t`It is the first` : undefined}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={t`Move down: ${picture.name}`}
        icon={<ArrowDown size={14} aria-hidden="true" />}
        blockedBecause={isLast ? t`It is the last` : undefined}
        onClick={() => onMove(1)}
      />
      <IconButton
        label={t`Remove: ${picture.name}`}
        icon={<Trash2 size={14} aria-hidden="true" />}
        onClick={onRemove}
      />
    </div>
  )
}
