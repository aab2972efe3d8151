import { t } from '@shared/words/words'
import { useState } from 'react'
import { z } from 'zod'
import { usePlaceRisk } from '../api'
import { Note } from '../components/note'
import { recallForPerson, rememberForPerson } from '../components/remembered'
import { placeWords } from '../format'
import { useAppStore } from './app-store'
import { CloseNotice } from './close-notice'

/** The warning that was closed: another one is told anew, this one stays in Settings. */
const CLOSED = 'place-warning-closed'

/** Once, that files are known to be damaged where Concord keeps its data. */
export function PlaceNotice() {
  const risk = usePlaceRisk()
  const [closed, setClosed] = useState(() => recallForPerson(CLOSED, z.string()))
  const screen = useAppStore((store) => store.screen)
  // Settings tell it where the data are told of.
  if (!risk || screen === 'settings') return null
  const warning = risk.kind === 'synced' ? risk.by : risk.kind
  if (warning === closed) return null
  const close = (): void => {
    rememberForPerson(CLOSED, warning)
    setClosed(warning)
  }
  return (
    <Note look="warn" action={<CloseNotice onClose={close} />}>
      {placeWords(risk)} {t`Settings > Data says what to do.`}
    </Note>
  )
}
