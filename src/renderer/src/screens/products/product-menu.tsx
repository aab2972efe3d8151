import { Menu } from '@mantine/core'
import type { BulkEdit } from '@shared/contract/editing'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Archive, ArchiveRestore, Copy, Ellipsis } from 'lucide-react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { toast } from '../../components/toast'
import { tellSavedMany } from './editing/save-edit'
import { openProduct } from './products-store'

const MORE = t`More about this product: duplicate, archive`

/** What is done with a product as a whole, now and then. Nothing is sent by it. */
export function ProductMenu({ product }: { readonly product: ProductDetail }) {
  const actions = useAppActions()
  const { amsProductId } = product
  const isInactive = product.fields.find(({ key }) => key === 'status')?.ours === 'inactive'
  const undo = (): void => void actions.undo()
  const edit = async (edit: BulkEdit): Promise<void> => {
    const selection = { kind: 'ids' as const, ids: [amsProductId] }
    const answer = await askEngine('products.edit-many', { selection, edit })
    if (!answer.ok) toast({ sentence: answer.error.message })
    else if (answer.value.kind === 'saved') tellSavedMany(answer.value, undo)
  }
  const duplicate = async (): Promise<void> => {
    const answer = await askEngine('products.duplicate', { amsProductId })
    if (!answer.ok) toast({ sentence: answer.error.message })
    else if (answer.value.kind === 'refused')
      toast({ sentence: answer.value.problems[0]?.message ?? t`It was not saved.` })
    else if (answer.value.kind === 'saved') {
      openProduct(answer.value.amsProductId)
      const sentence = t`Copied. Its SKUs and its stock are yours to enter.`
      announce(sentence)
      toast({ sentence, undo })
    }
  }
  return (
    <Menu
      position="bottom-end"
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      width={200}
    >
      <Menu.Target>
        <Button
          look="quiet"
          className="button-icon"
          aria-label={MORE}
          hint={MORE}
          icon={<Ellipsis size={16} aria-hidden="true" />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Copy size={14} aria-hidden="true" />}
          onClick={() => void duplicate()}
        >
          {t`Duplicate`}
        </Menu.Item>
        {isInactive ? (
          <Menu.Item
            leftSection={<ArchiveRestore size={14} aria-hidden="true" />}
            onClick={() => void edit({ kind: 'restore' })}
          >
            {t`Restore`}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<Archive size={14} aria-hidden="true" />}
            onClick={() => void edit({ kind: 'archive' })}
          >
            {t`Archive`}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
