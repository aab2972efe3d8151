/** True where single letters must stay letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  // A list of choices takes letters for its own search.
  if (target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio'
}

/** True where Enter and Space already do something of their own. */
export function actsOnEnter(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button, a, input, select, summary, [role=tab], [role=menuitem]') !== null
  )
}

/** True where the arrows already do something of their own. */
export function actsOnArrows(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('select, [role=tab], [role=radio], [role=menuitem]') !== null
  )
}

/**
 * Whether a layer was open when the key now under way went down: the layer may close by it before the
 * screen hears of the key, and one Esc must not close a dialog and the pane behind it.
 */
let openAtPress = false

/** Starts watching; called once, before any other listener for keys exists. */
export function watchLayers(): void {
  const note = (): void => {
    openAtPress = hasLayer()
  }
  window.addEventListener('keydown', note, { capture: true })
}

/** True while a dialog, a drawer or a menu holds the keyboard. For listeners of keys. */
export function isLayerOpen(): boolean {
  return openAtPress || hasLayer()
}

/** True while one is there. For everything but keys. */
export function hasLayer(): boolean {
  return document.querySelector('[role=dialog], [role=menu]') !== null
}
