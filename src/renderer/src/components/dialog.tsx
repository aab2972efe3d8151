import { Modal } from '@mantine/core'
import { t } from '@shared/words/words'
import type { ReactNode } from 'react'
import './dialog.css'

type DialogProps = {
  readonly opened: boolean
  readonly title: string
  readonly subtitle?: ReactNode
  readonly width?: number
  readonly onClose: () => void
  readonly children: ReactNode
  /** Left of the buttons: what this step does and does not do. */
  readonly footnote?: ReactNode
  /** The safe button first, with `data-autofocus`. */
  readonly buttons: ReactNode
}

export function Dialog(props: DialogProps) {
  const { opened, title, subtitle, width = 560, onClose, children, footnote, buttons } = props
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={width}
      centered
      zIndex={200}
      transitionProps={{ duration: 0 }}
      classNames={{ content: 'dialog' }}
    >
      <Modal.Overlay className="dialog-scrim" />
      <Modal.Content radius="xl">
        <Modal.Header className="dialog-header">
          <div>
            <Modal.Title className="dialog-title">{title}</Modal.Title>
            {subtitle ? <p className="muted">{subtitle}</p> : null}
          </div>
          <Modal.CloseButton aria-label={t`Close`} />
        </Modal.Header>
        <Modal.Body className="dialog-body">{children}</Modal.Body>
        <div className="dialog-footer">
          <span className="dense muted grow">{footnote}</span>
          {buttons}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}
