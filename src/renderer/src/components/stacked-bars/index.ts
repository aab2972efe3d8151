export { BarLegend } from './bar-legend'
export { type Bar, StackedBars } from './stacked-bars'
