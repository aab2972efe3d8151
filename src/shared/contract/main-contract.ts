import { languageChoiceSchema, languageSchema } from '@shared/words/languages'
import { z } from 'zod'
import { amsSetupSchema } from './ams-setup'
import { restorePreviewSchema, savedFileSchema } from './backups'
import { catalogExportedSchema, catalogExportSchema } from './catalog-export'
import { placeRiskSchema } from './place-risk'
import { pushLogFilterSchema } from './stock-sync'
import { importResultSchema } from './store'
import {
  credentialKindSchema,
  credentialPartSchema,
  storeIdSchema,
  storeSetupSchema,
  storesSchema,
} from './stores'
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
  node: z.string(),
  /** Empty while the engine does not run. */
  sqlite: z.string(),
  /** The system, in words. */
  system: z.string(),
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** A package of others that is part of the app. */
export const licenceSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** As the package names it, e.g. "MIT". */
  licence: z.string(),
  /** The licence's own words; empty where the package ships none. */
  text: z.string(),
})
export type Licence = z.infer<typeof licenceSchema>

export const themeSchema = z.enum(['light', 'dark', 'system'])
export type Theme = z.infer<typeof themeSchema>

/** Null while none is watched. */
const watchedFolderSchema = z.object({ name: z.string().nullable() })

export const mainRequests = {
  'app.info': { input: nothing, output: appInfoSchema },
  /**
   * Opens the file dialog. The engine reads the file that is chosen there, and tells what comes of it
   * (`import.changed`); nothing changes before a person has seen that.
   */
  'catalog.choose-file': { input: nothing, output: nothing },
  /** The sample's AMS catalog becomes the one of the open store. */
  'catalog.import-sample': { input: nothing, output: importResultSchema },
  /** Name of the folder that is watched for new catalog files, each of which is shown as if it had been chosen. */
  'catalog.watched-folder': { input: nothing, output: watchedFolderSchema },
  /** Opens the folder dialog; the watched folder stays where the person closed it. */
  'catalog.watch-folder': { input: nothing, output: watchedFolderSchema },
  'catalog.watch-nothing': { input: nothing, output: watchedFolderSchema },
  'stores.list': { input: nothing, output: storesSchema },
  /**
   * Adds a store and opens it in the Setup Wizard; the page is loaded anew. `invalid-input` for an address that is no
   * shop's, `already-connected` where it is in the list.
   */
  'stores.add': { input: z.object({ address: z.string().max(2_000) }), output: nothing },
  /** Closes the open store and opens this one; the page is loaded anew. */
  'stores.open': { input: z.object({ id: storeIdSchema }), output: nothing },
  /** The same for the sample store, which is made where there is none. */
  'stores.open-sample': { input: nothing, output: nothing },
  'stores.rename': {
    input: z.object({ id: storeIdSchema, name: z.string().trim().min(1).max(80) }),
    output: nothing,
  },
  /** Deletes its credential from the keychain and closes it. Everything else stays. */
  'stores.disconnect': { input: z.object({ id: storeIdSchema }), output: nothing },
  /** Moves everything that Concord has of a store that is not open to the system's trash. */
  'stores.remove': { input: z.object({ id: storeIdSchema }), output: nothing },
  /** The set-up of the open store; null where none is open. */
  'setup.get': { input: nothing, output: storeSetupSchema.nullable() },
  'setup.choose-app': { input: z.object({ kind: credentialKindSchema }), output: storeSetupSchema },
  /**
   * Takes the secret from the clipboard, which is emptied then. `credential-unusable` where it holds none; what was
   * kept before stays.
   */
  'setup.paste': { input: credentialPartSchema, output: storeSetupSchema },
  /** The same from a window made for nothing else; null when the person closed it. */
  'setup.type': { input: credentialPartSchema, output: storeSetupSchema.nullable() },
  /** Keeps what the keychain did not take in memory, until Concord ends. */
  'setup.keep-for-session': { input: nothing, output: storeSetupSchema },
  /** Asks the keychain once more, e.g. after it was unlocked. */
  'setup.ask-keychain': { input: nothing, output: storeSetupSchema },
  /** Deletes the credential, in the keychain and in memory. */
  'setup.forget': { input: nothing, output: storeSetupSchema },
  /** The AMS server of the open store; null where no store is open. */
  'ams-server.get': { input: nothing, output: amsSetupSchema.nullable() },
  /** From now on AMS's catalog is the server's, once a token is given. `invalid-input` for what is no address. */
  'ams-server.connect': {
    input: z.object({ address: z.string().max(2_000) }),
    output: amsSetupSchema,
  },
  /** Takes the token from the clipboard, which is emptied then. */
  'ams-server.paste': { input: nothing, output: amsSetupSchema },
  /** The same from a window made for nothing else; null when the person closed it. */
  'ams-server.type': { input: nothing, output: amsSetupSchema.nullable() },
  /** Keeps what the keychain did not take in memory, until Concord ends. */
  'ams-server.keep-for-session': { input: nothing, output: amsSetupSchema },
  'ams-server.ask-keychain': { input: nothing, output: amsSetupSchema },
  /** Ends the line and deletes its token. The catalog stays as it is here. */
  'ams-server.disconnect': { input: nothing, output: amsSetupSchema },
  'setup.finish': { input: nothing, output: storeSetupSchema },
  /**
   * Opens the save dialog; null when the person closed it. Every decision that is not carried out yet is
   * written to the file as CSV.
   */
  'outbox.export': { input: nothing, output: exportResultSchema.nullable() },
  /**
   * Opens the save dialog; null when the person closed it. The stock pushes that are kept and that the filter
   * lets through are written to the file as CSV.
   */
  'push-log.export': { input: pushLogFilterSchema, output: exportResultSchema.nullable() },
  /**
   * Opens the save dialog, and writes what of the AMS catalog is wanted as a file; `works.changed` tells how far it is.
   * Null when the person closed the dialog, or canceled: nothing was written then.
   */
  'catalog.export': { input: catalogExportSchema, output: catalogExportedSchema.nullable() },
  /** Opens a page of Shopify's admin in the person's browser; any other address is refused. */
  'shopify.open': { input: z.object({ url: z.string().max(2_000) }), output: nothing },
  'appearance.set-theme': { input: themeSchema, output: nothing },
  'language.get': {
    input: nothing,
    output: z.object({
      choice: languageChoiceSchema,
      /** What Concord speaks since it was started. */
      spoken: languageSchema,
    }),
  },
  /** It is spoken from the next start on. */
  'language.choose': { input: languageChoiceSchema, output: nothing },
  /** Ends Concord in order and starts it again. */
  'language.restart': { input: nothing, output: nothing },
  /** Every package that is shipped with the app, by name. */
  'app.licences': { input: nothing, output: z.array(licenceSchema) },
  /** Opens the save dialog; null when the person closed it. A consistent copy of the state file is written. */
  'data.back-up': { input: nothing, output: savedFileSchema.nullable() },
  /**
   * Opens the file dialog; null when the person closed it. The file is checked and waits for `data.restore` or
   * `data.drop-backup`; nothing was changed.
   */
  'data.choose-backup': { input: nothing, output: restorePreviewSchema.nullable() },
  /**
   * Puts the chosen backup in the place of the state file, which is kept under another name beside it. Where it
   * can't be opened, the former one is put back, and the error says so.
   */
  'data.restore': { input: nothing, output: z.object({ keptAs: z.string() }) },
  'data.drop-backup': { input: nothing, output: nothing },
  /** What speaks against the place of the person's data; null where nothing is known to. */
  'data.place': { input: nothing, output: placeRiskSchema.nullable() },
  /** Shows the folder of the person's data in the system's file manager. */
  'data.open-folder': { input: nothing, output: nothing },
  /** Opens the save dialog; null when the person closed it. Facts for support, without tokens. */
  'data.save-diagnostics': { input: nothing, output: savedFileSchema.nullable() },
  /** Asks for a new port to the engine, e.g. after the page was reloaded. */
  'engine.connect': { input: nothing, output: nothing },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type MainRequests = typeof mainRequests
export type MainChannel = keyof MainRequests
export type MainInput<C extends MainChannel> = z.input<MainRequests[C]['input']>
export type MainOutput<C extends MainChannel> = z.output<MainRequests[C]['output']>

/**
 * Not for the page, which never has a path: the preload's own request, with what the system says a person dropped on
 * the window. One catalog file is opened as by `catalog.choose-file`; several, or what is no file, are refused.
 */
export const droppedFilesRequest = { input: z.array(z.string()).min(1), output: nothing } as const

/** How the engine process is doing, told by main. `restarts` says how often since the app started. */
export const engineStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({
    kind: z.literal('ready'),
    restarts: z.number().int(),
    /** It stopped several times: what it was sending is set aside, and it does nothing by itself. */
    isCautious: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('restarting'), restarts: z.number().int() }),
  /** Stopped on purpose for a moment: another state file takes the place of the present one. */
  z.object({ kind: z.literal('exchanging') }),
  z.object({ kind: z.literal('stopped'), message: z.string() }),
])
export type EngineStatus = z.infer<typeof engineStatusSchema>

/** Names on the wire between preload and main. */
export const MAIN_REQUEST_CHANNEL = 'concord:request'
export const ENGINE_STATUS_CHANNEL = 'concord:engine-status'
export const ENGINE_PORT_CHANNEL = 'concord:engine-port'
export const MENU_COMMAND_CHANNEL = 'concord:menu-command'
/** The list of stores or the set-up of the open one is another now: ask again. */
export const STORES_CHANGED_CHANNEL = 'concord:stores-changed'

/** From the preload to main alone. */
export const DROPPED_FILES_CHANNEL = 'concord:dropped-files'

/** What the application menu tells the screens to do. */
export const MENU_COMMANDS = [
  'undo-decision',
  'redo-decision',
  'full-sync',
  'review-and-push',
  'import-catalog',
  'export-catalog',
  'export-decisions',
  'export-push-log',
  'show-keys',
  'show-palette',
  'go-overview',
  'go-compare',
  'go-products',
  'go-outbox',
  'go-push-log',
  'go-home',
  'go-setup',
  'go-settings',
] as const
export const menuCommandSchema = z.enum(MENU_COMMANDS)
export type MenuCommand = z.infer<typeof menuCommandSchema>

/** What the preload puts on `window.concord`. */
export type ConcordBridge = {
  readonly request: (channel: MainChannel, input: unknown) => Promise<unknown>
  readonly onEngineStatus: (listener: (status: unknown) => void) => () => void
  readonly onMenuCommand: (listener: (command: unknown) => void) => () => void
  readonly onStoresChanged: (listener: () => void) => () => void
  /** What came of a drop of files: an answer as `request` gives it. Paths stay in the preload and in main. */
  readonly onFilesDropped: (listener: (answer: unknown) => void) => () => void
}
