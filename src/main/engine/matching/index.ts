export {
  type Candidate,
  type Evidence,
  matchCatalogs,
  type OurRecord,
  type ProductMatch,
  type RejectedPairs,
  type TheirRecord,
} from './match-catalogs'
export { matchVariants, type VariantMatch } from './match-variants'
