import { Menu } from '@mantine/core'
import type { BulkEdit } from '@shared/contract/editing'
import { t } from '@shared/words/words'
import { Archive, ArchiveRestore } from 'lucide-react'

type ArchiveItemProps = {
  readonly kind: 'archive' | 'restore'
  readonly onEdit: (edit: BulkEdit) => void
}

const WORDS = {
  archive: { label: t`Archive`, Icon: Archive },
  restore: { label: t`Restore`, Icon: ArchiveRestore },
}

/** Takes products out of use in a menu, or back into it. */
export function ArchiveItem({ kind, onEdit }: ArchiveItemProps) {
  const { label, Icon } = WORDS[kind]
  return (
    <Menu.Item leftSection={<Icon size={14} aria-hidden="true" />} onClick={() => onEdit({ kind })}>
      {label}
    </Menu.Item>
  )
}
