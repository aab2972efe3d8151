import {
  DEFAULT_OPTION_NAME,
  DEFAULT_OPTION_VALUE,
  LevelRecord,
  OptionRecord,
  OptionValueRecord,
  ProductRecord,
  type ProductStatus,
  VariantRecord,
} from '../state/records'
import { readyImage } from './ready-image'
import { createRandom, type Random } from './seeded-random'

export type GeneratedCatalog = {
  readonly products: number
  readonly variantsPerProduct: number
  /** 0 when it is not given. The first image shows the first variant, and so on; the last ones go without. */
  readonly imagesPerProduct?: number
  readonly seed: number
  readonly locationId: number
}

const FIRST_PRODUCT_ID = 8_000_000_001
const FIRST_VARIANT_ID = 9_000_000_001
const FIRST_IMAGE_ID = 7_000_000_001
const FIRST_OPTION_ID = 600_000_001
const FIRST_DAY = Date.parse('2024-01-01T00:00:00Z') / 1000
const YEARS_2_IN_SECONDS = 2 * 365 * 24 * 60 * 60

const WOODS = ['Oak', 'Walnut', 'Maple', 'Cherry', 'Ash', 'Beech', 'Elm', 'Birch', 'Olive', 'Pear']
const KINDS = ['Bowl', 'Tray', 'Spoon', 'Stool', 'Lamp', 'Board', 'Box', 'Vase', 'Shelf', 'Mirror']
const FORMS = ['Round', 'Carved', 'Turned', 'Woven', 'Rustic', 'Slim', 'Tall', 'Painted', 'Raw']
const VENDORS = ['Fernhill', 'Northbeam', 'Kiln & Loom', 'Tidewater', 'Alder Row']
const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL']
const STATUSES: readonly ProductStatus[] = [
  'ACTIVE',
  'ACTIVE',
  'ACTIVE',
  'ACTIVE',
  'DRAFT',
  'ARCHIVED',
]

/** Products made from a seed: the same arguments give the same catalog. SKUs are `GEN-000001-01`, … */
export function* generateProducts(catalog: GeneratedCatalog): Generator<ProductRecord> {
  const random = createRandom(catalog.seed)
  for (let index = 0; index < catalog.products; index += 1)
    yield generateProduct(index, catalog, random)
}

function generateProduct(index: number, catalog: GeneratedCatalog, random: Random): ProductRecord {
  const number = index + 1
  const wood = random.pick(WOODS)
  const kind = random.pick(KINDS)
  const title = `${random.pick(FORMS)} ${wood} ${kind} ${number}`
  const createdAt = FIRST_DAY + random.below(YEARS_2_IN_SECONDS)
  const product = new ProductRecord(
    FIRST_PRODUCT_ID + index,
    title,
    title.toLowerCase().replaceAll(' ', '-'),
    createdAt,
  )
  product.updatedAt = createdAt + random.below(10_000_000)
  product.descriptionHtml = `<p>${title}: ${wood.toLowerCase()}, finished by hand.</p>`
  product.vendor = random.pick(VENDORS)
  product.productType = kind
  product.status = random.pick(STATUSES)
  product.tags = [kind.toLowerCase(), wood.toLowerCase()]
  addVariants(product, number, catalog, random)
  addImages(product, index, catalog.imagesPerProduct ?? 0)
  return product
}

function addImages(product: ProductRecord, index: number, count: number): void {
  product.media = Array.from({ length: count }, (_, place) => {
    const url = `https://pictures.example/${product.handle}-${place + 1}.jpg`
    const id = FIRST_IMAGE_ID + index * count + place
    return readyImage({ id, alt: `${product.title}, ${place + 1}`, url }, product.createdAt)
  })
  for (const [place, image] of product.media.entries()) {
    const variant = product.variants[place]
    if (variant !== undefined) variant.mediaId = image.id
  }
}

function addVariants(
  product: ProductRecord,
  number: number,
  catalog: GeneratedCatalog,
  random: Random,
): void {
  const count = catalog.variantsPerProduct
  const firstOptionId = FIRST_OPTION_ID + (number - 1) * (count + 1)
  const single = count === 1
  const values = Array.from(
    { length: count },
    (_, i) =>
      new OptionValueRecord(firstOptionId + 1 + i, single ? DEFAULT_OPTION_VALUE : sizeName(i)),
  )
  const name = single ? DEFAULT_OPTION_NAME : 'Size'
  product.options = [new OptionRecord(firstOptionId, name, values)]
  product.variants = values.map((value, i) => {
    const id = FIRST_VARIANT_ID + (number - 1) * count + i
    const variant = new VariantRecord(id, product, [value], product.createdAt)
    variant.updatedAt = product.updatedAt
    variant.sku = `GEN-${String(number).padStart(6, '0')}-${String(i + 1).padStart(2, '0')}`
    variant.price = `${5 + random.below(300)}.${random.pick(['00', '50', '90', '99'])}`
    variant.tracked = true
    variant.levels = [
      new LevelRecord(catalog.locationId, random.below(60), random.below(4), product.updatedAt),
    ]
    return variant
  })
}

function sizeName(index: number): string {
  return SIZES[index] ?? `Size ${index + 1}`
}
