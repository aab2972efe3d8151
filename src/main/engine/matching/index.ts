export {
  type Candidate,
  type Evidence,
  matchCatalogs,
  type OurRecord,
  type ProductMatch,
  type TheirRecord,
} from './match-catalogs'
export { matchVariants, type VariantMatch } from './match-variants'
