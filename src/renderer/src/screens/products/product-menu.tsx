import { Menu } from '@mantine/core'
import type { BulkEdit } from '@shared/contract/editing'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Copy } from 'lucide-react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { useAppActions } from '../../components/app-actions'
import { MoreMenu } from '../../components/more-menu'
import { toast } from '../../components/toast'
import { ArchiveItem } from './archive-item'
import { saveMany } from './editing/save-edit'
import { openProduct } from './products-store'

const MORE = t`More about this product: duplicate, archive`

/** What is done with a product as a whole, now and then. Nothing is sent by it. */
export function ProductMenu({ product }: { readonly product: ProductDetail }) {
  const actions = useAppActions()
  const { amsProductId } = product
  const isInactive = product.fields.find(({ key }) => key === 'status')?.ours === 'inactive'
  const undo = (): void => void actions.undo()
  const edit = (edit: BulkEdit): void =>
    void saveMany({ kind: 'ids', ids: [amsProductId] }, edit, undo)
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
    <MoreMenu label={MORE} width={200} look="quiet">
      <Menu.Item
        leftSection={<Copy size={14} aria-hidden="true" />}
        onClick={() => void duplicate()}
      >
        {t`Duplicate`}
      </Menu.Item>
      <ArchiveItem kind={isInactive ? 'restore' : 'archive'} onEdit={edit} />
    </MoreMenu>
  )
}
