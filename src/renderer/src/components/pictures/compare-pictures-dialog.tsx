import { fileSize } from '@shared/words/file-size'
import { count, t } from '@shared/words/words'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button, IconButton } from '../button'
import { Dialog } from '../dialog'
import { SideSign } from '../side-sign'
import { COMPARE_VIEWS, type CompareView, canOverlay, PictureCompare } from './picture-compare'
import type { PicturePair, PlacedPicture } from './picture-pairs'
import { pixelWords, RELATION_WORDS, sinceAgreed, variantWords } from './picture-words'

const VIEW_WORDS: Readonly<Record<CompareView, string>> = {
  side: t`Side by side`,
  slide: t`Slide`,
  blink: t`Blink`,
  full: t`Full size`,
}

type ComparePicturesDialogProps = {
  readonly pairs: readonly PicturePair[]
  /** Index of the pair that is looked at; null while none is. It stays there, so that the keyboard goes back. */
  readonly at: number | null
  /** Labels of the pictures on which both sides last agreed; null when they never did. */
  readonly agreed: readonly string[] | null
  readonly onGo: (at: number) => void
  readonly onClose: () => void
}

/** A picture of both sides, seen closely; [ and ] go on to the ones before and after it. */
export function ComparePicturesDialog(props: ComparePicturesDialogProps) {
  const { pairs, at, agreed, onGo, onClose } = props
  const [view, setView] = useState<CompareView>('side')
  const step = (by: 1 | -1): void => {
    if (at !== null && pairs[at + by]) onGo(at + by)
  }
  useStepKeys(step)
  const pair = at === null ? undefined : pairs[at]
  return (
    <Dialog
      opened={pair !== undefined}
      width={940}
      title={t`Picture ${count((at ?? 0) + 1)} of ${count(pairs.length)}`}
      subtitle={pair ? relationLine(pair, agreed) : ''}
      onClose={onClose}
      footnote={t`Told apart by address, content or a remembered media id, not by name.`}
      buttons={
        <Button data-autofocus onClick={onClose}>
          {t`Close`}
        </Button>
      }
    >
      <div className="dialog-section">
        <div className="picture-bar">
          {pair && canOverlay(pair) ? <ViewSegments view={view} onChoose={setView} /> : null}
          <span className="end line">
            <IconButton
              label={t`Previous picture ([)`}
              icon={<ChevronLeft size={16} aria-hidden="true" />}
              blockedBecause={at === 0 ? t`This is the first picture` : undefined}
              onClick={() => step(-1)}
            />
            <IconButton
              label={t`Next picture (])`}
              icon={<ChevronRight size={16} aria-hidden="true" />}
              blockedBecause={at === pairs.length - 1 ? t`This is the last picture` : undefined}
              onClick={() => step(1)}
            />
          </span>
        </div>
        {pair ? (
          <>
            <PictureCompare key={pair.key} pair={pair} view={view} />
            <FactsTable pair={pair} />
          </>
        ) : null}
      </div>
    </Dialog>
  )
}

function relationLine(pair: PicturePair, agreed: readonly string[] | null): string {
  const since = sinceAgreed(pair, agreed)
  const relation = RELATION_WORDS[pair.relation]
  return since === '' ? relation : `${relation}, ${since}`
}

type ViewSegmentsProps = {
  readonly view: CompareView
  readonly onChoose: (view: CompareView) => void
}

function ViewSegments({ view, onChoose }: ViewSegmentsProps) {
  return (
    <span className="segments" role="radiogroup" aria-label={t`Compare the pictures as`}>
      {COMPARE_VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={view === each}
          onClick={() => onChoose(each)}
        >
          {VIEW_WORDS[each]}
        </button>
      ))}
    </span>
  )
}

type Fact = readonly [name: string, of: (placed: PlacedPicture) => string]

const FACTS: readonly Fact[] = [
  [t`File`, ({ picture }) => picture.name],
  [t`Place`, ({ place }) => count(place)],
  [t`Size`, ({ picture: { content } }) => (content.kind === 'here' ? pixelWords(content) : '–')],
  [
    t`Weight`,
    ({ picture: { content } }) => (content.kind === 'here' ? fileSize(content.bytes) : '–'),
  ],
  [t`Alt text`, ({ picture }) => picture.alt.trim() || t`No alt text`],
  [t`Variants`, ({ picture }) => variantWords(picture.variants)],
]

function FactsTable({ pair: { ours, theirs } }: { readonly pair: PicturePair }) {
  return (
    <table className="plain-table picture-table">
      <thead>
        <tr>
          <th>
            <span className="visually-hidden">{t`What`}</span>
          </th>
          <th>
            <span className="line">
              <SideSign side="ours" /> AMS
            </span>
          </th>
          <th>
            <span className="line">
              <SideSign side="theirs" /> Shopify
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {FACTS.map(([name, of]) => {
          const our = ours && of(ours)
          const their = theirs && of(theirs)
          const differs = our !== null && their !== null && our !== their
          return (
            <tr key={name} className={differs ? 'picture-differs' : undefined}>
              <th scope="row">{name}</th>
              <td>
                <bdi>{our ?? '–'}</bdi>
              </td>
              <td>
                <bdi>{their ?? '–'}</bdi>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function useStepKeys(step: (by: 1 | -1) => void): void {
  const act = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return
    if (event.key === ']') step(1)
    else if (event.key === '[') step(-1)
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => act(event)
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
