import { useEffect, useEffectEvent } from 'react'
import { nextTextView } from '../../components/description'
import { isLayerOpen, isTyping } from '../../components/typing'
import { useProductsStore } from './products-store'
import { stepProduct } from './step-product'

function showNextTextView(): void {
  useProductsStore.setState(({ textView }) => ({ textView: nextTextView(textView) }))
}

/** ] [ next and previous product · V how texts are shown · H the whole history. */
export function useProductKeys(openHistory: () => void): void {
  const act = useEffectEvent((event: KeyboardEvent): void => {
    const actions: Readonly<Record<string, () => void>> = {
      ']': () => stepProduct('next'),
      '[': () => stepProduct('previous'),
      v: showNextTextView,
      h: openHistory,
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (!isTyping(event.target) && !isLayerOpen()) act(event)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
