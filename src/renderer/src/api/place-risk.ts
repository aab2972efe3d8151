import type { PlaceRisk } from '@shared/contract/place-risk'
import { useEffect, useState } from 'react'
import { askMain } from './main'

/** What speaks against the place of Concord's data; null while that is not known, too. */
export function usePlaceRisk(): PlaceRisk | null {
  const [risk, setRisk] = useState<PlaceRisk | null>(null)
  useEffect(() => {
    let isOld = false
    void askMain('data.place', null).then((answer) => {
      if (!isOld && answer.ok) setRisk(answer.value)
    })
    return () => {
      isOld = true
    }
  }, [])
  return risk
}
