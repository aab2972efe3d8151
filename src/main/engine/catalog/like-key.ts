/** Letters of other scripts that look like Latin ones (unicode.org/reports/tr39, the common ones). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'h',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'y',
  χ: 'x',
  ζ: 'z',
}

/**
 * What all SKUs share that a person could take for one another: their case, spaces, invisible characters, the ways in
 * which Unicode writes a letter and letters of other scripts are set aside. For pointing out only: nothing is ever
 * linked by it. "" for a SKU of nothing else.
 */
export function likeKey(sku: string): string {
  const plain = sku
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')
  return plain.replaceAll(/\p{L}/gu, (letter) => LOOK_ALIKES[letter] ?? letter).slice(0, 500)
}
