import { candles } from './product-lines/candles.mjs'
import { pottery } from './product-lines/pottery.mjs'
import { textiles } from './product-lines/textiles.mjs'
import { wood } from './product-lines/wood.mjs'

/** Every product that both sides have agreed on, as they last agreed. */
export const linkedProducts = [...pottery, ...wood, ...textiles, ...candles]
