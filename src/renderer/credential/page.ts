import '../src/theme/fonts.css'
import '../src/theme/tokens.css'
import './page.css'

declare global {
  interface Window {
    readonly concordSecret: { readonly give: (typed: string | null) => Promise<void> }
  }
}

/** The page of the window for one secret. It has no framework in it, keeps nothing and is gone with the window. */
function open(): void {
  // The tokens follow this attribute; main has set the system's colours to the person's choice.
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light'
  const asked = new URLSearchParams(window.location.search)
  const label = asked.get('label') ?? ''
  document.documentElement.lang = asked.get('language') ?? 'en'
  text('title', label)
  text('label', label)
  for (const id of ['where', 'show-label', 'cancel', 'keep']) text(id, asked.get(id) ?? '')
  document.title = label
  const secret = input('secret')
  const show = input('show')
  show.addEventListener('change', () => {
    secret.type = show.checked ? 'text' : 'password'
  })
  const give = (typed: string | null): void => {
    secret.value = ''
    void window.concordSecret.give(typed)
  }
  found('form').addEventListener('submit', (event) => {
    event.preventDefault()
    give(secret.value)
  })
  found('cancel').addEventListener('click', () => give(null))
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') give(null)
  })
  secret.focus()
}

function found(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no ${id}`)
  return element
}

function input(id: string): HTMLInputElement {
  const element = found(id)
  if (!(element instanceof HTMLInputElement)) throw new Error(`${id} is no input`)
  return element
}

function text(id: string, content: string): void {
  found(id).textContent = content
}

open()
