import type { AppError } from '@shared/contract/app-error'
import type { DifferenceDetail } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { askEngine } from '../../api'
import { announce } from '../../components/announcer'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { SideSign } from '../../components/side-sign'
import { openDialog } from './compare-store'
import { RepairLink } from './repair-link'
import { canLinkByHand } from './row-words'
import { LINK } from './texts'

/** The possible counterparts with what speaks for each; where none is right, a person names another. */
export function Candidates({ detail }: { readonly detail: DifferenceDetail }) {
  const { row, candidates } = detail
  const [refused, setRefused] = useState<AppError | null>(null)
  const say = async (channel: 'links.link' | 'links.reject', shopifyProductId: string) => {
    if (row.amsProductId === null) return
    const answer = await askEngine(channel, { amsProductId: row.amsProductId, shopifyProductId })
    if (!answer.ok) setRefused(answer.error)
    else announce(channel === 'links.link' ? t`Linked.` : t`Noted: not the same.`)
  }
  return (
    <>
      {candidates.length === 0 ? null : (
        <ul className="detail-candidates">
          {refused ? <ErrorNote error={refused} /> : null}
          {candidates.map((candidate) => (
            <li key={candidate.shopifyProductId}>
              <SideSign side="theirs" />
              <span>
                <b>
                  <bdi>{candidate.title}</bdi>
                </b>
                <br />
                <span className="muted">{candidate.evidence}</span>
                <span className="detail-candidate-choices">
                  <Button small onClick={() => void say('links.link', candidate.shopifyProductId)}>
                    {LINK.link}
                  </Button>
                  <Button
                    small
                    onClick={() => void say('links.reject', candidate.shopifyProductId)}
                  >
                    {t`Not the same`}
                  </Button>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {canLinkByHand(row) ? (
        <div className="detail-by-hand">
          <Button small onClick={() => openDialog({ kind: 'link', row })}>
            {LINK.button}
          </Button>
          <RepairLink row={row} />
        </div>
      ) : null}
    </>
  )
}
