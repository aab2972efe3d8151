import type { AppError } from '@shared/contract/app-error'
import type { ProductDetail } from '@shared/contract/store'
import { t } from '@shared/words/words'
import { Unlink } from 'lucide-react'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { Button, IconButton } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { ErrorNote } from '../../components/error-note'

/** Takes the link between two products away, after saying what that means. */
export function UnlinkButton({ product }: { readonly product: ProductDetail }) {
  const [opened, setOpened] = useState(false)
  const [refused, setRefused] = useState<AppError | null>(null)
  const close = (): void => {
    setOpened(false)
    setRefused(null)
  }
  const unlink = async (): Promise<void> => {
    const answer = await askEngine('links.unlink', { amsProductId: product.amsProductId })
    if (!answer.ok) {
      setRefused(answer.error)
      return
    }
    announce(t`Unlinked.`)
    close()
  }
  if (product.shopifyProductId === null) return null
  return (
    <>
      <IconButton
        label={t`Unlink`}
        icon={<Unlink size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      />
      <Dialog
        opened={opened}
        width={520}
        title={t`Unlink from Shopify?`}
        subtitle={product.name}
        onClose={close}
        footnote={t`Nothing is sent. Both products stay as they are.`}
        buttons={
          <>
            <Button keys="Esc" data-autofocus onClick={close}>
              {t`Keep the link`}
            </Button>
            <Button look="primary" onClick={() => void unlink()}>
              {t`Unlink`}
            </Button>
          </>
        }
      >
        <div className="dialog-section">
          {refused ? <ErrorNote error={refused} /> : null}
          <p>
            {t`Concord forgets what the two last agreed on and does not link them again by itself. The product can be pushed as a new one, or linked to another.`}
          </p>
        </div>
      </Dialog>
    </>
  )
}
