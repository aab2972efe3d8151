export { Description } from './description'
export { TextViewSegments } from './text-view-segments'
export { nextTextView, type TextView } from './text-views'
