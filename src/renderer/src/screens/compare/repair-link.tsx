import type { AppError } from '@shared/contract/app-error'
import type { DifferenceRow } from '@shared/contract/review'
import { PackagePlus, Unlink } from 'lucide-react'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { toast } from '../../components/toast'
import { REPAIR } from './texts'

/** What can be done about a product whose Shopify product is gone, besides naming another one. */
export function RepairLink({ row }: { readonly row: DifferenceRow }) {
  const [refused, setRefused] = useState<AppError | null>(null)
  const { amsProductId } = row
  if (row.kind !== 'broken-link' || amsProductId === null) return null
  const repair = async (channel: 'links.create-anew' | 'links.unlink', done: string) => {
    const answer = await askEngine(channel, { amsProductId })
    if (!answer.ok) {
      setRefused(answer.error)
      return
    }
    announce(done)
    toast({ sentence: done })
  }
  return (
    <>
      {refused ? <ErrorNote error={refused} /> : null}
      <Button
        small
        icon={<PackagePlus size={14} aria-hidden="true" />}
        onClick={() => void repair('links.create-anew', REPAIR.created(row.productName))}
      >
        {REPAIR.create}
      </Button>
      <Button
        small
        icon={<Unlink size={14} aria-hidden="true" />}
        onClick={() => void repair('links.unlink', REPAIR.unlinked(row.productName))}
      >
        {REPAIR.unlink}
      </Button>
    </>
  )
}
