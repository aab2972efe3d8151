import type { StoreTile } from '@shared/contract/stores'
import { FlaskConical, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { refreshStores, useLiveStores } from '../../api'
import { useAppActions } from '../../components/app-actions'
import { Button } from '../../components/button'
import { ErrorNote } from '../../components/error-note'
import { ScreenHeader } from '../../components/screen-header'
import './home-screen.css'
import { StoreDialog, type StoreQuestion } from './store-dialog'
import { StoreListItem } from './store-list-item'
import { HOME } from './texts'
import { useOpening } from './use-opening'
import { Welcome } from './welcome'

/** All stores of this computer; one of them is open, or none. */
export function HomeScreen() {
  const { stores, error } = useLiveStores()
  const actions = useAppActions()
  const opening = useOpening()
  const [question, setQuestion] = useState<StoreQuestion | null>(null)
  useEffect(() => void refreshStores(), [])
  const shown = opening.error ?? error ?? stores?.problem ?? null
  const addStore = (): void => actions.go({ screen: 'setup', at: 'new-store' })
  const list = stores?.stores ?? []
  const isWelcome = stores !== null && list.length === 0
  const isSampleOpen = list.some(({ kind, isOpen }) => kind === 'sample' && isOpen)
  return (
    <>
      <ScreenHeader title={HOME.title} state={isWelcome ? '' : HOME.count(list.length)}>
        {isWelcome ? null : (
          <>
            {isSampleOpen ? null : (
              <Button
                icon={<FlaskConical size={14} aria-hidden="true" />}
                busy={opening.busy === 'sample'}
                onClick={opening.openSample}
              >
                {HOME.explore}
              </Button>
            )}
            <Button look="primary" icon={<Plus size={14} aria-hidden="true" />} onClick={addStore}>
              {HOME.add}
            </Button>
          </>
        )}
      </ScreenHeader>
      <div className="home">
        {shown ? <ErrorNote error={shown} /> : null}
        {isWelcome ? (
          <Welcome
            openingSample={opening.busy === 'sample'}
            onAdd={addStore}
            onSample={opening.openSample}
          />
        ) : (
          <>
            <ul className="store-list" aria-label={HOME.stores}>
              {list.map((tile) => (
                <StoreListItem
                  key={tile.id}
                  tile={tile}
                  busy={opening.busy === tile.id}
                  onOpen={() => opening.open(tile)}
                  onAsk={(kind) => setQuestion({ kind, tile })}
                />
              ))}
            </ul>
            <p className="home-foot dense muted">{homeState(list)}</p>
          </>
        )}
      </div>
      {question ? <StoreDialog question={question} onClose={() => setQuestion(null)} /> : null}
    </>
  )
}

function homeState(list: readonly StoreTile[]): string {
  return list.some(({ isOpen }) => isOpen) ? HOME.state : `${HOME.none} ${HOME.state}`
}
