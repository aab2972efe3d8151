export {
  type Agreement,
  type BaseOf,
  comparePair,
  type FieldDifference,
  type Pair,
  type VariantPair,
} from './compare-pair'
