import type { AmsConflictKind, AmsKeep } from '@shared/contract/ams-line'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { count } from '../../../format'
import { DecideManyDialog, type DecideManyProps } from './decide-many-dialog'
import { DECIDE_MANY } from './decide-many-words'

const KEEPS: readonly AmsKeep[] = ['ours', 'theirs']

/** All conflicts by their kind, each kind with the two answers to all of it. */
export function ConflictKinds({ kinds }: { readonly kinds: readonly AmsConflictKind[] }) {
  const [many, setMany] = useState<DecideManyProps['many'] | null>(null)
  return (
    <>
      <table className="plain-table settings-table ams-server-kinds" aria-label={DECIDE_MANY.all}>
        <thead>
          <tr>
            <th>{DECIDE_MANY.kind}</th>
            <th className="num">{DECIDE_MANY.values}</th>
            <th className="num">{DECIDE_MANY.products}</th>
            <th>{DECIDE_MANY.all}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, label, values, products }) => (
            <tr key={kind}>
              <td>{label}</td>
              <td className="num">{count(values)}</td>
              <td className="num">{count(products)}</td>
              <td>
                <span className="line">
                  {KEEPS.map((keep) => (
                    <Button
                      key={keep}
                      small
                      look={keep === 'ours' ? 'ams' : 'plain'}
                      aria-label={DECIDE_MANY.title[keep](label)}
                      onClick={() => setMany({ scope: { of: 'kind', kind }, keep, label })}
                    >
                      {DECIDE_MANY.button[keep]}
                    </Button>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {many ? <DecideManyDialog many={many} onClose={() => setMany(null)} /> : null}
    </>
  )
}
