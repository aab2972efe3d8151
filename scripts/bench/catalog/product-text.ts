import type { Random } from '@main/store-simulator/catalogs/seeded-random'

const FORMS = ['Round', 'Carved', 'Turned', 'Woven', 'Rustic', 'Slim', 'Tall', 'Painted', 'Raw']
const STUFFS = ['Oak', 'Walnut', 'Maple', 'Cherry', 'Linen', 'Stoneware', 'Brass', 'Olive', 'Felt']
export const KINDS = ['Bowl', 'Tray', 'Spoon', 'Stool', 'Lamp', 'Board', 'Box', 'Vase', 'Mirror']
export const VENDORS = [
  'Fernhill',
  'Northbeam',
  'Kiln & Loom',
  'Tidewater',
  'Alder Row',
  'Café Ébène',
]
const SENTENCES = [
  'Made by hand in small batches, so no two pieces are quite alike.',
  'The surface is sanded four times and finished with two coats of natural oil.',
  'Wipe with a damp cloth; do not leave it in water & keep it out of the dishwasher.',
  'Fits a kitchen shelf of 30 cm and stacks with the other sizes of the series.',
  'The grain, the colour and the weight vary a little from piece to piece.',
  'Packed in recycled cardboard without any plastic, ready to be given away.',
  'Designed in the workshop’s first winter and hardly changed since.',
  'Each one is signed and numbered underneath by the person who made it.',
  'Safe for food, tested to < 0.1 mg of lead, and pleasantly light to hold.',
]
const CARE = ['Care', 'Measures', 'Material', 'Origin', 'Delivery']

export function productTitle(random: Random, number: number): string {
  return `${random.pick(FORMS)} ${random.pick(STUFFS)} ${random.pick(KINDS)} No. ${number}`
}

/** A description as a shop's editor writes it: 300 to 2,000 bytes of HTML. */
export function productDescription(random: Random, title: string): string {
  const wanted = 300 + random.below(1400)
  let html = `<p>${escapeText(title)}: <strong>${escapeText(random.pick(SENTENCES))}</strong></p>`
  while (html.length < wanted) html += block(random)
  return html
}

function block(random: Random): string {
  const first = escapeText(random.pick(SENTENCES))
  const second = escapeText(random.pick(SENTENCES))
  if (random.below(3) > 0) return `\n<p>${first} ${second}</p>`
  return `\n<ul class="facts"><li>${random.pick(CARE)}: ${first}</li></ul>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
