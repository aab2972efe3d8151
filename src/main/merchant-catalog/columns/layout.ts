import type { ImportChoices, NumberColumn } from '@shared/contract/imports'
import { amsColumns } from '@shared/fields/ams-columns'
import type { CatalogLayout, SourceCell, SourceRow } from '../../engine/ports'
import { amsRows } from '../products/ams-rows'
import type { PlacedColumns } from '../products/cells'
import type { FindPicture } from '../products/find-picture'
import { type RowReader, readProduct } from '../products/product-rows'
import { shopifyRows } from '../products/shopify-rows'
import { labelsOf } from './labels'
import { NumberLook } from './number-look'
import { isAmsHeader, isShopifyHeader, SHOPIFY_NUMBERS, shopifyColumnOf } from './recognise'
import { suggestMapping } from './suggest-mapping'

type Kind = 'ams' | 'shopify' | 'mapped'

const AMS_NUMBERS = amsColumns.filter(({ kind }) => kind !== 'text').map(({ key }) => key)
const NEEDED = amsColumns.filter(({ isNeeded }) => isNeeded).map(({ key }) => key)
const AMS_KEYS: readonly string[] = amsColumns.map(({ key }) => key)
/** Where either kind of file names pictures. */
const PICTURES = { ams: 'image_urls', shopify: 'Image Src' } as const

/** What the columns of a file are: AMS's or Shopify's by their names, else those that they are mapped to. */
export function layoutOf(
  header: readonly SourceCell[],
  choices: ImportChoices,
  find: FindPicture,
): CatalogLayout {
  const labels = labelsOf(header)
  const kind = kindOf(header, choices)
  const mapping = kind === 'shopify' ? {} : mappingOf(kind, labels, choices)
  const places = placesOf(kind, labels, mapping)
  const missing = kind === 'shopify' ? [] : NEEDED.filter((key) => !places.has(key))
  const used = new Set([...places.values()].map(({ place }) => place))
  const looks = new Map(
    (kind === 'shopify' ? SHOPIFY_NUMBERS : AMS_NUMBERS).flatMap((column) => {
      const at = places.get(column)
      return at ? [[column, new NumberLook({ column, ...at })]] : []
    }),
  )
  const reader: RowReader = kind === 'shopify' ? shopifyRows(find) : amsRows(find)
  const idPlace = places.get(kind === 'shopify' ? 'Handle' : 'product_id')?.place
  return {
    kind: missing.length > 0 ? null : kind,
    columns: labels,
    mapping,
    missing,
    unused: labels.filter((_, place) => !used.has(place)),
    isSilentAboutImages: !places.has(PICTURES[kind === 'shopify' ? 'shopify' : 'ams']),
    look(rows) {
      for (const row of rows) for (const look of looks.values()) look.look(row)
    },
    numbers: () =>
      [...looks].map(
        ([column, look]): NumberColumn => look.found(kind !== 'mapped', choices.numbers?.[column]),
      ),
    productId: (row) => idOf(row, idPlace),
    product: (id, rows, rules) => {
      const columns: PlacedColumns = {
        places,
        rules,
        isGuarded: kind === 'ams' || kind === 'shopify',
      }
      return readProduct(id, rows, columns, reader)
    },
  }
}

function kindOf(header: readonly SourceCell[], choices: ImportChoices): Kind {
  if (choices.columns !== undefined) return 'mapped'
  const names = header.map((cell) => String(cell).trim())
  if (isAmsHeader(names)) return 'ams'
  return isShopifyHeader(names) ? 'shopify' : 'mapped'
}

function mappingOf(
  kind: Kind,
  labels: readonly string[],
  { columns }: ImportChoices,
): Record<string, string> {
  if (kind === 'ams') {
    const known = labels.filter((label) => AMS_KEYS.includes(label))
    return Object.fromEntries(known.map((label) => [label, label]))
  }
  if (columns === undefined) return suggestMapping(labels)
  const said = Object.entries(columns).filter(
    ([key, label]) => AMS_KEYS.includes(key) && labels.includes(label),
  )
  return Object.fromEntries(said)
}

function placesOf(
  kind: Kind,
  labels: readonly string[],
  mapping: Readonly<Record<string, string>>,
): PlacedColumns['places'] {
  const pairs =
    kind === 'shopify'
      ? labels.flatMap((label) => {
          const column = shopifyColumnOf(label)
          return column === null ? [] : [[column, label] as const]
        })
      : Object.entries(mapping)
  const placed = pairs.map(([column, label]) => {
    return [column, { place: labels.indexOf(label), label }] as const
  })
  return new Map(placed.filter(([, { place }]) => place >= 0))
}

function idOf({ cells }: SourceRow, place: number | undefined): string {
  return place === undefined ? '' : String(cells[place] ?? '').trim()
}
