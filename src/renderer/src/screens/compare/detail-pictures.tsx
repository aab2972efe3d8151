import { imageFileName } from '@shared/catalog/image-labels'
import type { Side } from '@shared/catalog/product'
import type { PictureContent, ProductPictures } from '@shared/contract/pictures'
import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import { useState } from 'react'
import { useProductPictures } from '../../api'
import {
  ComparePicturesDialog,
  pictureItems,
  pictureLabelled,
  picturePairs,
  Thumb,
} from '../../components/pictures'
import { MarkedText } from '../../components/rich-text'
import { count } from '../../format'
import './detail-pictures.css'
import { type PictureChange, type SidePicture, sidePictures } from './side-pictures'

type DetailPicturesProps = { readonly row: DifferenceRow; readonly side: Side | 'base' }

/** The pictures of one side by the eye, with what the side did since both last agreed. */
export function DetailPictures({ row, side }: DetailPicturesProps) {
  const { amsProductId, shopifyProductId } = row
  const pictures = useProductPictures({ amsProductId, shopifyProductId })
  const [opened, setOpened] = useState<number | null>(null)
  const pairs = pictures === null ? [] : picturePairs(pictures)
  const open = (label: string): (() => void) | null => {
    const at = pairs.findIndex(
      ({ ours, theirs }) => ours?.picture.label === label || theirs?.picture.label === label,
    )
    return at < 0 ? null : () => setOpened(at)
  }
  return (
    <>
      <ol className="detail-pictures">
        {sidePictures(row, side).map((picture, index) => (
          <li key={`${index} ${picture.label}`}>
            <Tile
              picture={picture}
              side={side}
              content={contentOf(pictures, picture.label)}
              onOpen={open(picture.label)}
            />
          </li>
        ))}
      </ol>
      <ComparePicturesDialog
        pairs={pairs}
        at={opened}
        agreed={agreedLabels(row)}
        onGo={setOpened}
        onClose={() => setOpened(null)}
      />
    </>
  )
}

function agreedLabels({ field, base, baseAgreedAt }: DifferenceRow): readonly string[] | null {
  if (baseAgreedAt === null || field === 'variant-image') return null
  return pictureItems(field, base).map(({ label }) => label)
}

/** A picture that neither side has any more is not on this computer for sure. */
function contentOf(pictures: ProductPictures | null, label: string): PictureContent {
  if (pictures === null) return { kind: 'waiting' }
  const known = pictureLabelled(pictures, label)
  if (known) return known.content
  const reason = t`Neither side has this picture any more.`
  return { kind: 'absent', reason, cause: null, host: null }
}

type TileProps = {
  readonly picture: SidePicture
  readonly side: Side | 'base'
  readonly content: PictureContent
  /** Null where there is nothing to compare it with. */
  readonly onOpen: (() => void) | null
}

function Tile({ picture, side, content, onOpen }: TileProps) {
  const { label, place, change } = picture
  const words = changeWords(change, side)
  const inside = (
    <>
      <span className="detail-picture-frame">
        <Thumb size={72} name="" content={content} />
        {place === null ? null : <span className="detail-picture-place">{count(place)}</span>}
      </span>
      {words === null || side === 'base' ? null : (
        <span className="detail-picture-change">
          <MarkedText side={side} stretches={[{ text: words, mark: 'changed' }]} />
        </span>
      )}
      <bdi className="cut">{imageFileName(label)}</bdi>
      <AltText picture={picture} side={side} />
    </>
  )
  const classes = `detail-picture${change === 'gone' ? ' detail-picture-gone' : ''}`
  const title = imageFileName(label)
  return onOpen === null ? (
    <div className={classes} title={title}>
      {inside}
    </div>
  ) : (
    <button type="button" className={classes} title={title} onClick={onOpen}>
      {inside}
    </button>
  )
}

function AltText({ picture: { alt, altChanged }, side }: Pick<TileProps, 'picture' | 'side'>) {
  if (alt === null) return null
  const text = alt.trim() === '' ? t`No alt text` : alt
  return (
    <span className="detail-picture-alt" title={text}>
      <MarkedText
        side={side === 'base' ? 'ours' : side}
        stretches={[{ text, mark: altChanged ? 'changed' : 'same' }]}
      />
    </span>
  )
}

function changeWords(change: PictureChange, side: Side | 'base'): string | null {
  switch (change) {
    case 'none':
      return null
    case 'new':
      return t`New`
    case 'replaced':
      return t`Replaced`
    case 'moved':
      return t`Moved`
    case 'gone':
      return t`Taken out`
    case 'other':
      return t`Another picture`
    case 'only':
      return side === 'ours' ? t`Only in AMS` : t`Only in Shopify`
  }
}
