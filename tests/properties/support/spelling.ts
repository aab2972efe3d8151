/** Another way to write the same text: composed or decomposed letters, spaces around it. */
export function respellText(text: string, way: number): string {
  switch (way % 4) {
    case 0:
      return text.normalize('NFD')
    case 1:
      return ` ${text}`
    case 2:
      return `${text.normalize('NFD')}\n`
    default:
      return text.normalize('NFC').trim()
  }
}

/** Another way to write the same amount. */
export function respellMoney(amount: string, way: number): string {
  const [whole = '0', decimals = ''] = amount.trim().split('.')
  switch (way % 4) {
    case 0:
      return `${whole}.${decimals.padEnd(4, '0')}`
    case 1:
      return decimals.replace(/0+$/, '') === '' ? whole : `${whole}.${decimals.replace(/0+$/, '')}`
    case 2:
      return ` ${whole}.${decimals.padEnd(2, '0')} `
    default:
      return `${whole.replace(/^(-?)/, '$10')}.${decimals.padEnd(1, '0')}`
  }
}
