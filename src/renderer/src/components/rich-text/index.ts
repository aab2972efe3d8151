export { cutAroundChange, cutLine, cutText } from './cut'
export { htmlBlocks, htmlToText, isTooLarge } from './html-blocks'
export { MarkedText } from './marked-text'
export { RenderedHtml } from './rendered-html'
export {
  type Folded,
  foldUnchanged,
  lineStretches,
  markSource,
  type SourceLine,
} from './source-lines'
export { stretchLines } from './stretch-lines'
export { changedPairs, markWords, type Stretch } from './word-marks'
