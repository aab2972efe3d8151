export {
  changeForAms,
  changeForShopify,
  lacksValues,
  movedValues,
  type OptionChange,
  type PairOfOptions,
  valuesOf,
} from './change-options'
export { haveOptionsMoved, newPlaces } from './match-options'
