import { withImages } from '@shared/catalog/image-labels'
import type { ShopOption, ShopProduct } from '@shared/catalog/product'
import type { ProductWrite } from '../ports'

/** Shopify's product as it stands after a write that was accepted whole. */
export function applyWrite(write: ProductWrite, theirs: ShopProduct): ShopProduct {
  switch (write.kind) {
    case 'rename-option':
      return {
        ...theirs,
        optionNames: theirs.optionNames.map((name) => (name === write.from ? write.to : name)),
        ...withOption(theirs, write.from, (option) => ({ ...option, name: write.to })),
      }
    case 'rename-values': {
      const place = theirs.optionNames.indexOf(write.optionName)
      const names = new Map(write.renames.map(({ from, to }) => [from, to]))
      return {
        ...theirs,
        variants: theirs.variants.map((variant) => ({
          ...variant,
          optionValues: variant.optionValues.map((value, index) =>
            index === place ? (names.get(value) ?? value) : value,
          ),
        })),
        ...withOption(theirs, write.optionName, (option) => ({
          ...option,
          values: option.values.map(({ id, name }) => ({ id, name: names.get(name) ?? name })),
        })),
      }
    }
    case 'create-options':
      return {
        ...theirs,
        optionNames: [...theirs.optionNames, ...write.options.map(({ name }) => name)],
        variants: theirs.variants.map((variant) => ({
          ...variant,
          optionValues: [
            ...variant.optionValues,
            ...write.options.map(({ values }) => values[0] ?? ''),
          ],
        })),
      }
    case 'delete-options':
      return withPlaces(
        theirs,
        theirs.optionNames.filter((name) => !write.names.includes(name)),
      )
    case 'reorder-options':
      return withPlaces(theirs, write.names)
    case 'delete-variants':
      return {
        ...theirs,
        variants: theirs.variants.filter(({ id }) => !write.variantIds.includes(id)),
      }
    case 'update-product':
      return { ...theirs, ...write.changes }
    case 'update-variants': {
      const changes = new Map(write.variants.map((change) => [change.variantId, change]))
      return {
        ...theirs,
        variants: theirs.variants.map((variant) => {
          const {
            variantId: _,
            optionValues,
            ...change
          } = changes.get(variant.id) ?? {
            variantId: '',
          }
          const values = theirs.optionNames.map(
            (name, at) =>
              optionValues?.[write.optionNames.indexOf(name)] ?? variant.optionValues[at] ?? '',
          )
          return {
            ...variant,
            ...change,
            optionValues: optionValues ? values : variant.optionValues,
          }
        }),
      }
    }
    case 'set-stock': {
      const units = new Map(write.rows.map((row) => [row.inventoryItemId, row.quantity]))
      return {
        ...theirs,
        variants: theirs.variants.map((variant) => ({
          ...variant,
          available: units.get(variant.inventoryItemId) ?? variant.available,
        })),
      }
    }
    case 'detach-images': {
      const gone = new Set(write.mediaIds)
      return withImages(
        theirs,
        theirs.images.filter(({ id }) => !gone.has(id)),
      )
    }
    case 'set-image-alts': {
      const alts = new Map(write.images.map(({ mediaId, alt }) => [mediaId, alt]))
      return withImages(
        theirs,
        theirs.images.map((image) => ({ ...image, alt: alts.get(image.id) ?? image.alt })),
      )
    }
    case 'reorder-images': {
      const images = [...theirs.images]
      for (const { mediaId, position } of write.moves) {
        const [moved] = images.splice(
          images.findIndex(({ id }) => id === mediaId),
          1,
        )
        if (moved) images.splice(position, 0, moved)
      }
      return withImages(theirs, images)
    }
    case 'set-variant-images': {
      const shown = new Map(write.variants.map(({ variantId, mediaId }) => [variantId, mediaId]))
      return {
        ...theirs,
        variants: theirs.variants.map((variant) => {
          const imageId = shown.get(variant.id)
          return imageId === undefined ? variant : { ...variant, imageId }
        }),
      }
    }
    // Shopify makes the ids of new variants, pictures and products, so these are read, not told.
    case 'attach-images':
    case 'create-variants':
    case 'create-product':
      return theirs
  }
}

/** The ids stay under the new names, so that a next write can call them by these. */
function withOption(
  { options }: ShopProduct,
  name: string,
  change: (option: ShopOption) => ShopOption,
): Pick<ShopProduct, 'options'> {
  if (options === undefined) return {}
  return { options: options.map((option) => (option.name === name ? change(option) : option)) }
}

/** The product with these of its options, in this order. */
function withPlaces(theirs: ShopProduct, names: readonly string[]): ShopProduct {
  const from = names.map((name) => theirs.optionNames.indexOf(name))
  return {
    ...theirs,
    optionNames: names,
    variants: theirs.variants.map((variant) => ({
      ...variant,
      optionValues: from.map((place) => variant.optionValues[place] ?? ''),
    })),
  }
}
