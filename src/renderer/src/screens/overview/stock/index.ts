export { PARKED_STOCK_ID } from './parked-stock'
export { StockPanel } from './stock-panel'
