import type { Side } from '@shared/catalog/product'
import type { ProductPictures as Pictures } from '@shared/contract/pictures'
import type { ProductDetail } from '@shared/contract/store'
import { itemsOf } from '@shared/fields/items-of'
import { t } from '@shared/words/words'
import { ArrowLeft, ArrowRight, ArrowUpDown, Equal, EqualNot } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../components/button'
import {
  ComparePicturesDialog,
  PictureFacts,
  type PicturePair,
  type PlacedPicture,
  pairsSummary,
  pictureMoved,
  pictureName,
  picturePairs,
  RELATION_WORDS,
  type Relation,
  sinceAgreed,
  Thumb,
} from '../../components/pictures'
import { SideSign } from '../../components/side-sign'
import { count } from '../../format'
import { PicturesDialog } from './editing/pictures-dialog'
import './product-pictures.css'

type ProductPicturesProps = {
  readonly product: ProductDetail
  /** Null until they are known. */
  readonly pictures: Pictures | null
}

/** The pictures of both sides, one line for each with its counterpart. */
export function ProductPictures({ product, pictures }: ProductPicturesProps) {
  const [opened, setOpened] = useState<number | null>(null)
  const [editing, setEditing] = useState(false)
  const pairs = useMemo(() => (pictures === null ? [] : picturePairs(pictures)), [pictures])
  if (pictures === null) return null
  const agreed = agreedLabels(product)
  return (
    <section aria-label={t`Images`}>
      <div className="product-heading">
        <h2>{t`Images`}</h2>
        <span className="dense muted grow">{headline(pictures, pairs)}</span>
        <Button small onClick={() => setEditing(true)}>
          {t`Edit images`}
        </Button>
        {pairs.length === 0 ? null : (
          <Button small onClick={() => setOpened(0)}>
            {t`Compare images`}
          </Button>
        )}
      </div>
      {pairs.length === 0 ? (
        <p className="dense muted product-no-image">{t`No image`}</p>
      ) : (
        <table className="product-table product-pictures">
          <PicturesHead />
          <tbody>
            {pairs.map((pair, index) => (
              <PairLine
                key={pair.key}
                pair={pair}
                agreed={agreed}
                isLinked={pictures.theirs !== null}
                onOpen={() => setOpened(index)}
              />
            ))}
          </tbody>
        </table>
      )}
      {editing ? (
        <PicturesDialog
          product={product}
          pictures={pictures.ours ?? []}
          onClose={() => setEditing(false)}
        />
      ) : null}
      <ComparePicturesDialog
        pairs={pairs}
        at={opened}
        agreed={agreed}
        onGo={setOpened}
        onClose={() => setOpened(null)}
      />
    </section>
  )
}

function PicturesHead() {
  return (
    <thead>
      <tr>
        <th>
          <span className="line">
            <SideSign side="ours" /> AMS
          </span>
        </th>
        <th>{t`Difference`}</th>
        <th>
          <span className="line">
            <SideSign side="theirs" /> Shopify
          </span>
        </th>
      </tr>
    </thead>
  )
}

/** "5 in AMS, 4 in Shopify; 1 replaced, 1 only in AMS". */
function headline({ ours, theirs }: Pictures, pairs: readonly PicturePair[]): string {
  if (theirs === null) return t`${count(ours?.length ?? 0)} in AMS, not in Shopify yet`
  const counts = t`${count(ours?.length ?? 0)} in AMS, ${count(theirs.length)} in Shopify`
  return pairs.length === 0 ? counts : `${counts}; ${pairsSummary(pairs)}`
}

/** The pictures on which both sides last agreed; null when they never did. */
function agreedLabels({ fields }: ProductDetail): readonly string[] | null {
  const field = fields.find(({ key }) => key === 'images')
  return field && field.baseAgreedAt !== null ? itemsOf(field.base) : null
}

type PairLineProps = {
  readonly pair: PicturePair
  readonly agreed: readonly string[] | null
  readonly isLinked: boolean
  readonly onOpen: () => void
}

function PairLine({ pair, agreed, isLinked, onOpen }: PairLineProps) {
  return (
    <tr>
      <td>
        <OfSide side="ours" pair={pair} agreed={agreed} onOpen={onOpen} />
      </td>
      <td className="product-picture-relation">
        {isLinked ? <RelationOf pair={pair} agreed={agreed} /> : <span className="faint">–</span>}
      </td>
      <td>
        {isLinked ? (
          <OfSide side="theirs" pair={pair} agreed={agreed} onOpen={onOpen} />
        ) : (
          <span className="faint">{t`Not in Shopify`}</span>
        )}
      </td>
    </tr>
  )
}

type OfSideProps = Omit<PairLineProps, 'isLinked'> & { readonly side: Side }

function OfSide({ side, pair, agreed, onOpen }: OfSideProps) {
  const placed = pair[side]
  if (placed === null) {
    return <span className="faint">{side === 'ours' ? t`Not in AMS` : t`Not in Shopify`}</span>
  }
  const { picture, place } = placed
  const moved = pictureMoved(side, pair, agreed)
  return (
    <div className="product-picture">
      <button type="button" className="product-picture-open" onClick={onOpen}>
        <span className="visually-hidden">{openWords(side, placed, moved)}</span>
        <Thumb size={72} name="" content={picture.content} />
        <span className="product-picture-place" aria-hidden="true">
          {moved ? <span className={`mark mark-${side}`}>{count(place)}</span> : count(place)}
        </span>
      </button>
      <PictureFacts picture={picture} />
    </div>
  )
}

function openWords(side: Side, { place, picture }: PlacedPicture, moved: boolean): string {
  const of = side === 'ours' ? 'AMS' : 'Shopify'
  const words = t`Compare image ${count(place)} of ${of}: ${pictureName(picture)}`
  return moved ? t`${words}, changed in ${of}` : words
}

const RELATION_SIGNS = {
  same: Equal,
  moved: ArrowUpDown,
  replaced: EqualNot,
  'only-ours': ArrowRight,
  'only-theirs': ArrowLeft,
} as const satisfies Record<Relation, unknown>

function RelationOf({ pair, agreed }: Pick<PairLineProps, 'pair' | 'agreed'>) {
  const { relation, altDiffers, variantsDiffer } = pair
  const Sign = RELATION_SIGNS[relation]
  const since = sinceAgreed(pair, agreed)
  return (
    <>
      <Sign size={16} aria-hidden="true" />
      <b className="strong">{RELATION_WORDS[relation]}</b>
      {since === '' ? null : <span className="muted">{since}</span>}
      {altDiffers ? <span className="attention">{t`Alt text differs`}</span> : null}
      {variantsDiffer ? <span className="attention">{t`Other variants`}</span> : null}
    </>
  )
}
