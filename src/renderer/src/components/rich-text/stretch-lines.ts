import type { Stretch } from './word-marks'

/** The stretches parted at their line ends; what was taken out stays where it was. */
export function stretchLines(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  let open: Stretch[] = []
  const lines = [open]
  for (const stretch of stretches) {
    if (stretch.mark === 'gone') {
      open.push(stretch)
      continue
    }
    for (const [index, text] of stretch.text.split('\n').entries()) {
      if (index > 0) {
        open = []
        lines.push(open)
      }
      if (text !== '') open.push({ text, mark: stretch.mark })
    }
  }
  return lines
}
