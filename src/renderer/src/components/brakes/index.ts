export { BrakePanel } from './brake-panel'
export { type Confirmed, useTypedFigures } from './use-typed-figures'
