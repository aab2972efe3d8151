import type { SuggestedLinks } from '@shared/contract/linking'
import { t } from '@shared/words/words'
import { CheckLine } from '../../components/check-box'
import { SideSign } from '../../components/side-sign'
import { count } from '../../format'

export type SuggestedPair = SuggestedLinks['pairs'][number]

type SuggestedPairsProps = {
  readonly pairs: readonly SuggestedPair[]
  /** So many there are in all. */
  readonly clear: number
  /** AMS ids of the pairs that are not linked. */
  readonly unticked: ReadonlySet<string>
  readonly onToggle: (amsProductId: string) => void
}

/** The pairs that a person looks through before they are linked. */
export function SuggestedPairs({ pairs, clear, unticked, onToggle }: SuggestedPairsProps) {
  return (
    <>
      <p className="muted dense">
        {t`Each may be one product of Shopify that is free and that no other product may be. Untick what is not the same.`}
        {clear > pairs.length ? (
          <> {t`These are the first ${count(pairs.length)} of ${count(clear)}.`}</>
        ) : null}
      </p>
      <div className="link-many-pairs">
        <table className="plain-table">
          <thead>
            <tr>
              <th>
                <span className="line of-ours">
                  <SideSign side="ours" /> AMS
                </span>
              </th>
              <th>
                <span className="line of-theirs">
                  <SideSign side="theirs" /> Shopify
                </span>
              </th>
              <th>{t`What speaks for it`}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={pair.amsProductId}>
                <td>
                  <CheckLine
                    label={pair.name}
                    checked={!unticked.has(pair.amsProductId)}
                    onChange={() => onToggle(pair.amsProductId)}
                  />
                </td>
                <td>
                  <bdi>{pair.title}</bdi>
                </td>
                <td className="muted">{pair.evidence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
