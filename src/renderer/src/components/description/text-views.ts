import { t } from '@shared/words/words'
/** How the text of a description is shown, in the order in which V goes through them. */
export const TEXT_VIEWS = ['words', 'rendered', 'source'] as const
export type TextView = (typeof TEXT_VIEWS)[number]

export const TEXT_VIEW_WORDS: Readonly<Record<TextView, string>> = {
  words: t`Words`,
  rendered: t`Rendered`,
  source: t`Source`,
}

/** The view that V shows next. */
export function nextTextView(view: TextView): TextView {
  return TEXT_VIEWS[(TEXT_VIEWS.indexOf(view) + 1) % TEXT_VIEWS.length] ?? 'words'
}
