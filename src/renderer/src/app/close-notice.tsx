import { t } from '@shared/words/words'
import { Button } from '../components/button'

type CloseNoticeProps = {
  /** Quiet where a notice has something more important to press. */
  readonly look?: 'plain' | 'quiet'
  readonly onClose: () => void
}

export function CloseNotice({ look = 'plain', onClose }: CloseNoticeProps) {
  return (
    <Button small look={look} onClick={onClose}>
      {t`Close`}
    </Button>
  )
}
