export { CompareScreen } from './compare-screen'
export { clearFilters, openAcceptAll, setFilter } from './compare-store'
