export { PolicyList } from './policy-list'
export { PolicySelect } from './policy-select'
export { POLICY } from './texts'
