export { alignLabels, type Relation } from './align-labels'
export { ComparePicturesDialog } from './compare-pictures-dialog'
export { PictureFacts } from './picture-facts'
export { type PictureItem, pictureField, pictureItems } from './picture-fields'
export {
  type PicturePair,
  type PlacedPicture,
  pictureLabelled,
  picturePairs,
  variantPicture,
} from './picture-pairs'
export {
  pairsSummary,
  pictureMoved,
  pictureName,
  RELATION_WORDS,
  sinceAgreed,
} from './picture-words'
export { RowThumb } from './row-thumb'
export { Thumb } from './thumb'
