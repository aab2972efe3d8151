import { t } from '@shared/words/words'
import DOMPurify from 'dompurify'

/** What a description is made of. Everything else is left out, its words are kept. */
const ALLOWED_TAGS =
  'a abbr b blockquote br caption code col colgroup dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  )
/** None of these can fetch, run, name an element or carry a style; `href` and `alt` become words. */
const ALLOWED_ATTR = ['alt', 'colspan', 'dir', 'href', 'lang', 'reversed', 'rowspan', 'start']

/**
 * A description as harmless elements of a document that is not shown. Links keep where they lead as a
 * tooltip and lead nowhere; pictures become their words.
 */
export function safeHtml(html: string): HTMLElement {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOWED_URI_REGEXP: /^https?:/i,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
  const body = document.implementation.createHTMLDocument('').body
  body.append(fragment)
  for (const link of body.querySelectorAll('a')) link.replaceWith(asWords(link))
  for (const picture of body.querySelectorAll('img')) picture.replaceWith(asPlaceholder(picture))
  return body
}

function asWords(link: HTMLAnchorElement): HTMLElement {
  const words = link.ownerDocument.createElement('span')
  words.className = 'link'
  words.title = leadsTo(link.getAttribute('href') ?? '')
  words.append(...link.childNodes)
  return words
}

/** The real host, as the browser reads it: "https://good@evil.example" leads to evil.example. */
function leadsTo(href: string): string {
  try {
    return t`Leads to ${new URL(href).host}`
  } catch {
    return t`Leads nowhere`
  }
}

function asPlaceholder(picture: HTMLImageElement): HTMLElement {
  const words = picture.ownerDocument.createElement('span')
  words.className = 'picture'
  words.textContent = picture.alt === '' ? t`Picture` : t`Picture: ${picture.alt}`
  return words
}
