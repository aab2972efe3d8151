import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, screen } from 'electron'
import { z } from 'zod'

const stateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1024),
  height: z.number().int().min(700),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof stateSchema>

const FIRST_SIZE = { width: 1440, height: 900 }

/** Where the window was when it was last closed, if that place is still on a screen. */
export function readWindowState(file: string): Partial<WindowState> {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return isOnScreen(state) ? state : FIRST_SIZE
  } catch {
    // No file yet, or not ours any more: the first size is as good as any.
    return FIRST_SIZE
  }
}

export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  })
}

function isOnScreen({ x, y, width, height }: WindowState): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + width, workArea.x + workArea.width)
    const bottom = Math.min(y + height, workArea.y + workArea.height)
    return right - Math.max(x, workArea.x) > 200 && bottom - Math.max(y, workArea.y) > 100
  })
}
