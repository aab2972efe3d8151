import { useEffect, useEffectEvent, useRef } from 'react'
import { useLiveImages } from './live-images'

/** While pictures come in, lists look for new ones this often. */
const LOOK_EVERY_MS = 5_000

/** Runs `refresh` when there are more pictures to see in a list; bursts make one call. */
export function useNewPictures(refresh: () => void): void {
  const run = useEffectEvent(refresh)
  const timer = useRef<number>(undefined)
  useEffect(() => {
    const stop = useLiveImages.subscribe(({ images }, before) => {
      if (images === null || before.images === null) return
      const isDone = images.left === 0 && before.images.left > 0
      if (!isDone && images.kept.pictures === before.images.kept.pictures) return
      if (isDone) {
        window.clearTimeout(timer.current)
        timer.current = undefined
        run()
        return
      }
      timer.current ??= window.setTimeout(() => {
        timer.current = undefined
        run()
      }, LOOK_EVERY_MS)
    })
    return () => {
      window.clearTimeout(timer.current)
      stop()
    }
  }, [])
}
