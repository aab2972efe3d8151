import { t } from '@shared/words/words'

export const IMPORT_TITLE = t`Import into AMS`
export const NOTHING_YET = t`Nothing changes before you press Import.`
/** Wide enough for how the rows are read beside what becomes of them. */
export const IMPORT_WIDTH = 960
