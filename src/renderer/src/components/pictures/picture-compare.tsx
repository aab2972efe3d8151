import type { Side } from '@shared/catalog/product'
import { t } from '@shared/words/words'
import { type KeyboardEvent, useRef, useState } from 'react'
import { SideSign } from '../side-sign'
import type { PicturePair, PlacedPicture } from './picture-pairs'
import { pictureName } from './picture-words'
import './picture-compare.css'
import { pictureAddress } from './picture-image'
import { Thumb } from './thumb'

export const COMPARE_VIEWS = ['side', 'slide', 'blink', 'full'] as const
export type CompareView = (typeof COMPARE_VIEWS)[number]

const SIDE_NAME: Readonly<Record<Side, string>> = { ours: 'AMS', theirs: 'Shopify' }

type PictureCompareProps = { readonly pair: PicturePair; readonly view: CompareView }

/** True where both pictures can be seen, so that one can be laid over the other. */
export function canOverlay({ ours, theirs }: PicturePair): boolean {
  return ours?.picture.content.kind === 'here' && theirs?.picture.content.kind === 'here'
}

/** Two pictures in frames of the same size, whatever theirs is. */
export function PictureCompare({ pair, view }: PictureCompareProps) {
  if (!canOverlay(pair)) return <SideBySide pair={pair} />
  switch (view) {
    case 'side':
      return <SideBySide pair={pair} />
    case 'slide':
      return <Slide pair={pair} />
    case 'blink':
      return <Blink pair={pair} />
    case 'full':
      return <FullSize pair={pair} />
  }
}

type PairProps = { readonly pair: PicturePair }

function SideBySide({ pair: { ours, theirs } }: PairProps) {
  return (
    <div className="picture-compare picture-compare-two">
      <Frame side="ours" placed={ours} />
      <Frame side="theirs" placed={theirs} />
    </div>
  )
}

type FrameProps = { readonly side: Side; readonly placed: PlacedPicture | null }

function Frame({ side, placed }: FrameProps) {
  return (
    <div className="picture-frame">
      {placed === null ? (
        <span className="picture-none">{t`Not in ${SIDE_NAME[side]}`}</span>
      ) : (
        <Picture placed={placed} side={side} />
      )}
      <SideChip side={side} />
    </div>
  )
}

function Picture({ placed: { picture }, side }: { placed: PlacedPicture; side: Side }) {
  return (
    <Thumb
      size="frame"
      content={picture.content}
      name={`${SIDE_NAME[side]}: ${pictureName(picture)}`}
    />
  )
}

function SideChip({ side }: { readonly side: Side }) {
  return (
    <span className={`picture-chip picture-chip-${side}`} aria-hidden="true">
      <SideSign side={side} /> {SIDE_NAME[side]}
    </span>
  )
}

const MIDDLE = 50

/** AMS's picture over Shopify's, up to a line that is moved with the arrows or dragged. */
function Slide({ pair: { ours, theirs } }: PairProps) {
  const [share, setShare] = useState(MIDDLE)
  return (
    <div className="picture-compare picture-slide">
      <div className="picture-frame">
        <div className="picture-layer">
          {theirs ? <Picture placed={theirs} side="theirs" /> : null}
        </div>
        <div className="picture-layer" style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}>
          {ours ? <Picture placed={ours} side="ours" /> : null}
        </div>
        <span className="picture-line" aria-hidden="true" style={{ left: `${share}%` }} />
        <SideChip side="ours" />
        <SideChip side="theirs" />
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label={t`How much of the picture of AMS is shown`}
          aria-valuetext={`${share}%`}
          onChange={(event) => setShare(Number(event.currentTarget.value))}
        />
      </div>
    </div>
  )
}

/** Shopify's picture in the place of AMS's for as long as Space or the mouse is held. */
function Blink({ pair: { ours, theirs } }: PairProps) {
  const [isHeld, setHeld] = useState(false)
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return
    event.preventDefault()
    setHeld(event.type === 'keydown')
  }
  const side: Side = isHeld ? 'theirs' : 'ours'
  return (
    <div className="picture-compare">
      <button
        type="button"
        className="picture-frame picture-blink"
        aria-label={t`Hold Space or the mouse to see the picture of Shopify`}
        onKeyDown={onKey}
        onKeyUp={onKey}
        onPointerDown={() => setHeld(true)}
        onPointerUp={() => setHeld(false)}
        onPointerLeave={() => setHeld(false)}
        onBlur={() => setHeld(false)}
      >
        <span className="picture-layer">{ours ? <Picture placed={ours} side="ours" /> : null}</span>
        <span className={`picture-layer${isHeld ? '' : ' picture-away'}`}>
          {theirs ? <Picture placed={theirs} side="theirs" /> : null}
        </span>
        <SideChip side={side} />
      </button>
    </div>
  )
}

/** Both in their own size, moved together. */
function FullSize({ pair: { ours, theirs } }: PairProps) {
  const boxes = useRef<HTMLDivElement>(null)
  const follow = (moved: HTMLElement): void => {
    for (const box of boxes.current?.querySelectorAll('.picture-full') ?? []) {
      if (box !== moved) box.scrollTo(moved.scrollLeft, moved.scrollTop)
    }
  }
  const full = (side: Side, placed: PlacedPicture | null) =>
    placed?.picture.content.kind === 'here' ? (
      <div className="picture-frame">
        <div
          className="picture-full"
          tabIndex={0}
          role="group"
          aria-label={t`${SIDE_NAME[side]} in full size`}
          onScroll={(event) => follow(event.currentTarget)}
        >
          <img
            src={pictureAddress(placed.picture.content.sha256)}
            alt={pictureName(placed.picture)}
            width={placed.picture.content.width}
            height={placed.picture.content.height}
            decoding="async"
            draggable={false}
          />
        </div>
        <SideChip side={side} />
      </div>
    ) : null
  return (
    <div className="picture-compare picture-compare-two" ref={boxes}>
      {full('ours', ours)}
      {full('theirs', theirs)}
    </div>
  )
}
