import { t } from '@shared/words/words'
import { count } from '../../../format'

export const TICKED = {
  all: t`Tick all shown`,
  row: (label: string, product: string) => t`Tick ${label} of ${product}`,
  ticked: (rows: number) => t`${count(rows)} ticked`,
  none: t`Tick some to answer them together; with Shift, from the last one to this one.`,
  clear: t`Untick`,
} as const
