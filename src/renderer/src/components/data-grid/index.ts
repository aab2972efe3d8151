export { DataGrid, type GridHandle } from './data-grid'
export { gridColumnHelper } from './features'
export { useGridKeys } from './use-grid-keys'
export { useRevealSelected } from './use-reveal-selected'
