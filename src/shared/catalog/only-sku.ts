/** The SKU that stands for a whole product: that of its one variant; "" where it has none or several. */
export function onlySku({
  variants,
}: {
  readonly variants: readonly { readonly sku: string }[]
}): string {
  const [first, ...others] = variants
  return others.length === 0 ? (first?.sku ?? '') : ''
}
