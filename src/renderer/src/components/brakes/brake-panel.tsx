import { t } from '@shared/words/words'
import { Hand, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { TextField } from '../text-field'
import './brake-panel.css'
import type { TypedFigures } from './use-typed-figures'

type BrakePanelProps<K extends string> = {
  /** Each brake in words, and the figure to type. */
  readonly brakes: readonly {
    readonly kind: K
    readonly name: string
    readonly figure: string
    readonly limit: string
    readonly count: number
  }[]
  readonly figures: TypedFigures<K>
  /** What the figure is typed for. */
  readonly ask?: (brake: string) => string
  /** Takes the keyboard when its dialog opens. */
  readonly first?: boolean
  /** Where the brakes are neither about many changes nor about what a push deletes. */
  readonly words?: BrakeTitle | undefined
}

type BrakeTitle = { readonly title: string; readonly why: string }

const MANY: BrakeTitle = {
  title: t`Brake: unusually many changes at once`,
  why: t`Look whether a wrong file or a shifted column is behind it.`,
}
const DELETION: BrakeTitle = {
  title: t`Brake: what is deleted can’t be brought back`,
  why: t`Read the list above, then type how many variants it holds.`,
}

/** Why sending needs a person's word, each brake with its figure, its limit and a field to type it. */
const askToPush = (brake: string): string => t`${brake}: to push now, type`

export function BrakePanel<K extends string>({
  brakes,
  figures,
  ask = askToPush,
  first = false,
  words,
}: BrakePanelProps<K>) {
  const section = useRef<HTMLElement>(null)
  const shown = brakes.length > 0
  useEffect(() => {
    // The brakes come a moment after the dialog, which gave the keyboard to its safe button.
    if (first && shown) section.current?.querySelector('input')?.focus()
  }, [first, shown])
  if (!shown) return null
  const titles = words ? [words] : titlesOf(brakes.map(({ kind }) => kind))
  const title = titles[0]?.title
  return (
    <section ref={section} className="brake-panel" aria-label={title}>
      <div>
        <h3>
          <Hand size={16} aria-hidden="true" /> {title}
        </h3>
        <dl>
          {brakes.map(({ kind, name, figure, limit }) => (
            <BrakeLine key={kind} name={name} figure={figure} limit={limit} />
          ))}
        </dl>
        {titles.map(({ why }) => (
          <p key={why} className="dense">
            {why}
          </p>
        ))}
      </div>
      <div className="brake-fields">
        {brakes.map(({ kind, name, count }, index) => (
          <TextField
            key={kind}
            label={
              <>
                {ask(name)} <b className="strong">{count}</b>
              </>
            }
            inputMode="numeric"
            maxLength={12}
            first={first && index === 0}
            value={figures.typed[kind] ?? ''}
            onChange={(text) => figures.type(kind, text)}
          />
        ))}
      </div>
    </section>
  )
}

function titlesOf(kinds: readonly string[]): readonly BrakeTitle[] {
  return [
    ...(kinds.some((kind) => kind !== 'deletion') ? [MANY] : []),
    ...(kinds.includes('deletion') ? [DELETION] : []),
  ]
}

type BrakeLineProps = { readonly name: string; readonly figure: string; readonly limit: string }

function BrakeLine({ name, figure, limit }: BrakeLineProps) {
  return (
    <>
      <dt>
        <TriangleAlert size={14} aria-hidden="true" /> {name}
      </dt>
      <dd>
        <b className="strong">{figure}.</b> {limit}
      </dd>
    </>
  )
}
