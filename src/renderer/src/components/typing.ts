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

/** True while a dialog, a drawer or a menu holds the keyboard. */
export function isLayerOpen(): boolean {
  return document.querySelector('[role=dialog], [role=menu]') !== null
}
