export { CurrencyContext, useCurrency } from './currency'
export { money } from './money'
export { hasMoved, isMissing, shownValue, statusWord } from './shown-value'
export { ValueText } from './value-text'
