import { z } from 'zod'
import { pushLogFilterSchema } from './stock-sync'
import { importResultSchema } from './store'
import { exportResultSchema } from './sync'

/**
 * What the screens ask of the main process: things that only it may do (dialogs, the window, the
 * engine's life). Paths and credentials never cross here.
 */
const nothing = z.null()

export const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.string(),
})
export type AppInfo = z.infer<typeof appInfoSchema>

export const themeSchema = z.enum(['light', 'dark', 'system'])
export type Theme = z.infer<typeof themeSchema>

export const mainRequests = {
  'app.info': { input: nothing, output: appInfoSchema },
  /** Opens the file dialog; null when the person closed it. The file becomes the AMS catalog. */
  'catalog.import-file': {
    /** `allowShrunken` after the person has seen both numbers and agreed. */
    input: z.object({ allowShrunken: z.boolean() }),
    output: importResultSchema.nullable(),
  },
  /**
   * Opens the save dialog; null when the person closed it. Every decision that is not carried out yet is
   * written to the file as CSV.
   */
  'outbox.export': { input: nothing, output: exportResultSchema.nullable() },
  /**
   * Opens the save dialog; null when the person closed it. The stock pushes of the last 30 days that the filter
   * lets through are written to the file as CSV.
   */
  'push-log.export': { input: pushLogFilterSchema, output: exportResultSchema.nullable() },
  /** Opens a page of Shopify's admin in the person's browser; any other address is refused. */
  'shopify.open': { input: z.object({ url: z.string().max(2_000) }), output: nothing },
  'appearance.set-theme': { input: themeSchema, output: nothing },
  /** Asks for a new port to the engine, e.g. after the page was reloaded. */
  'engine.connect': { input: nothing, output: nothing },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type MainRequests = typeof mainRequests
export type MainChannel = keyof MainRequests
export type MainInput<C extends MainChannel> = z.input<MainRequests[C]['input']>
export type MainOutput<C extends MainChannel> = z.output<MainRequests[C]['output']>

/** How the engine process is doing, told by main. `restarts` says how often since the app started. */
export const engineStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('ready'), restarts: z.number().int() }),
  z.object({ kind: z.literal('restarting'), restarts: z.number().int() }),
  z.object({ kind: z.literal('stopped'), message: z.string() }),
])
export type EngineStatus = z.infer<typeof engineStatusSchema>

/** Names on the wire between preload and main. */
export const MAIN_REQUEST_CHANNEL = 'concord:request'
export const ENGINE_STATUS_CHANNEL = 'concord:engine-status'
export const ENGINE_PORT_CHANNEL = 'concord:engine-port'
export const MENU_COMMAND_CHANNEL = 'concord:menu-command'

/** What the application menu tells the screens to do. */
export const MENU_COMMANDS = [
  'undo-decision',
  'redo-decision',
  'full-sync',
  'review-and-push',
  'import-catalog',
  'export-decisions',
  'export-push-log',
  'show-keys',
  'go-overview',
  'go-compare',
  'go-products',
  'go-outbox',
  'go-push-log',
] as const
export const menuCommandSchema = z.enum(MENU_COMMANDS)
export type MenuCommand = z.infer<typeof menuCommandSchema>

/** What the preload puts on `window.concord`. */
export type ConcordBridge = {
  readonly request: (channel: MainChannel, input: unknown) => Promise<unknown>
  readonly onEngineStatus: (listener: (status: unknown) => void) => () => void
  readonly onMenuCommand: (listener: (command: unknown) => void) => () => void
}
