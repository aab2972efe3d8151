import type { ImportChoices, ImportReading } from '@shared/contract/imports'

/** What a person may be said to have chosen, where nothing but how a file is read by now is known. */
export function choicesOf({
  encoding,
  encodingBy,
  delimiter,
  sheet,
  layout,
  mapping,
}: ImportReading): ImportChoices {
  return {
    ...(encoding !== null && encodingBy === 'choice' ? { encoding } : {}),
    ...(delimiter === null ? {} : { delimiter }),
    ...(sheet === null ? {} : { sheet }),
    ...(layout === 'mapped' ? { columns: mapping } : {}),
  }
}

/**
 * What is chosen after one more word. Another encoding, delimiter or sheet makes other columns, and another column other
 * numbers: what was said of the earlier ones is not said of these.
 */
export function withChoice(
  { columns, numbers, ...format }: ImportChoices,
  more: ImportChoices,
): ImportChoices {
  const isOtherFormat =
    more.encoding !== undefined || more.delimiter !== undefined || more.sheet !== undefined
  if (isOtherFormat) return { ...format, ...more }
  const kept = Object.entries(numbers ?? {}).filter(
    ([key]) => more.columns === undefined || more.columns[key] === columns?.[key],
  )
  return {
    ...format,
    ...(columns ? { columns } : {}),
    ...(numbers ? { numbers: Object.fromEntries(kept) } : {}),
    ...more,
  }
}
