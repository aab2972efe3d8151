import type { PlaceRisk } from '@shared/contract/place-risk'
import { t } from '@shared/words/words'

/** What can happen to Concord's files where they are. */
export function placeWords(risk: PlaceRisk): string {
  return risk.kind === 'synced'
    ? t`Concord’s data are in a folder that ${risk.by} keeps in step with other places. While Concord works it may put back an earlier file, or a part of one, and what you decided since would be gone.`
    : t`Concord’s data are on a network drive. If the line to it breaks, or another computer opens them too, a store’s file can be damaged.`
}

/** What to do about it, where it can be done. */
export const MOVE_DATA = t`Quit Concord, move its data folder to this computer’s own disk, and start Concord with the environment variable CONCORD_DATA_FOLDER set to the new place. Until then, back up often.`
