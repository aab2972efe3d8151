// One shape for a product of either side: short definitions become it, edits change a copy of it,
// ams-csv.mjs and shop-json.mjs write it down.

const availableOf = (onHand, wholesale) => (onHand === null ? 0 : Math.max(0, onHand - wholesale))

const shopifyVariantId = (productId, position) => 9000000 + (productId - 8001000) * 100 + position

const toVariant = (definition, product, position) => {
  const [sku, price, values, onHand, wholesale, extras = {}] = definition
  const tracked = extras.tracked ?? true
  return {
    id: product.id ? `${product.id}-${position}` : null,
    shopifyId: product.shopifyId ? shopifyVariantId(product.shopifyId, position) : null,
    sku: sku ?? '',
    price,
    worksheetPrice: price,
    values,
    onHand,
    wholesale,
    tracked,
    policy: extras.policy ?? 'DENY',
    compareAt: extras.compareAt ?? null,
    barcode: extras.barcode ?? null,
    available: tracked ? (extras.available ?? availableOf(onHand, wholesale)) : 0,
    committed: 0,
  }
}

export const toProduct = (definition) => {
  const { id = null, shopifyId = null, description, options = [], variants } = definition
  const product = {
    status: 'active',
    shopifyStatus: 'Active',
    ...definition,
    id,
    shopifyId,
    handleName: definition.name,
    description: Array.isArray(description) ? description.join('\n') : description,
    optionNames: options,
    changedAt: null,
  }
  product.variants = variants.map((variant, index) => toVariant(variant, product, index + 1))
  return product
}

const EDITABLE = {
  product: ['name', 'vendor', 'category', 'status', 'shopifyStatus', 'optionNames'],
  variant: ['sku', 'price', 'values', 'onHand', 'wholesale', 'available', 'committed'],
}
const APART = ['product', 'variant', 'on', 'rewrite', 'addVariant']

const rewritten = (text, [from, to]) => {
  if (text.split(from).length !== 2) throw new Error(`"${from}" must occur once in "${text}"`)
  return text.replace(from, () => to)
}

const findTarget = (products, edit) => {
  const id = edit.product ?? Number(edit.variant.split('-')[0])
  const product = products.find((candidate) => candidate.id === id)
  const target = edit.product ? product : product?.variants.find((v) => v.id === edit.variant)
  if (!target) throw new Error(`No ${edit.product ?? edit.variant} to edit`)
  return { product, target }
}

const applyEdit = (products, edit, side) => {
  const { product, target } = findTarget(products, edit)
  const allowed = edit.product ? EDITABLE.product : EDITABLE.variant
  for (const [field, value] of Object.entries(edit)) {
    if (APART.includes(field)) continue
    if (!allowed.includes(field)) throw new Error(`${field} can't be edited`)
    if (JSON.stringify(target[field]) === JSON.stringify(value)) {
      throw new Error(`The edit of ${edit.product ?? edit.variant} leaves ${field} as it was`)
    }
    target[field] = value
  }
  for (const passage of edit.rewrite ?? [])
    target.description = rewritten(target.description, passage)
  if (edit.addVariant) {
    const added = toVariant(edit.addVariant, product, product.variants.length + 1)
    product.variants.push({ ...added, [side === 'ams' ? 'shopifyId' : 'id']: null })
  }
  if (edit.on && (product.changedAt ?? '') < edit.on) product.changedAt = edit.on
}

/** A copy of the products with the edits of one side ('ams' or 'shopify') made in order. */
export const withEdits = (products, edits, side) => {
  const copy = structuredClone(products)
  for (const edit of edits) applyEdit(copy, edit, side)
  return copy
}
