import type { ImportChoices, ImportReading } from '@shared/contract/imports'

/** What a person may be said to have chosen, where nothing but how a file is read by now is known. */
export function choicesOf({
  encoding,
  encodingBy,
  delimiter,
  sheet,
  layout,
  isRemembered,
  mapping,
}: ImportReading): ImportChoices {
  return {
    ...(encoding !== null && encodingBy === 'choice' ? { encoding } : {}),
    ...(delimiter === null ? {} : { delimiter }),
    ...(sheet === null ? {} : { sheet }),
    ...(layout === 'mapped' && isRemembered ? { columns: mapping } : {}),
  }
}
