export { CompareScreen } from './compare-screen'
export { clearFilters, setFilter } from './compare-store'
