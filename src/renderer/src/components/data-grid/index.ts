export { DataGrid, type GridHandle, type GridRows } from './data-grid'
export { type GridColumns, gridColumnHelper } from './features'
export { useGridKeys } from './use-grid-keys'
