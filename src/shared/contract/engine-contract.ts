import { z } from 'zod'
import { FIELD_POLICIES } from '../fields/field-registry'
import {
  amsDecidedManySchema,
  amsManyPreviewSchema,
  amsManySchema,
  decideAmsManySchema,
} from './ams-decisions'
import { amsLineOpenSchema, amsLineSchema, decideAmsConflictSchema } from './ams-line'
import { exportFactsSchema } from './catalog-export'
import { createInputSchema, editedSchema, editInputSchema, editManyInputSchema } from './editing'
import { historyInputSchema, historyPageSchema } from './history'
import {
  importChoicesSchema,
  importListInputSchema,
  importNotesSchema,
  importProductsInputSchema,
  importProductsSchema,
  importRefusedSchema,
  importStateSchema,
} from './imports'
import {
  linkedManySchema,
  linkManyInputSchema,
  productPairSchema,
  suggestedLinksInputSchema,
  suggestedLinksSchema,
} from './linking'
import { longWorkSchema, longWorksSchema } from './long-works'
import { imagesOverviewSchema, productPicturesSchema } from './pictures'
import {
  productCountsInputSchema,
  productCountsSchema,
  productListInputSchema,
  productNeighboursInputSchema,
  productNeighboursSchema,
  productPageSchema,
} from './products'
import {
  pushListInputSchema,
  pushListSchema,
  pushRunInputSchema,
  rollBackPreviewSchema,
} from './pushes'
import { reachSchema } from './reach'
import {
  acceptAllInputSchema,
  acceptAllPreviewSchema,
  compareCountsSchema,
  compareFilterSchema,
  decidedSchema,
  decideInputSchema,
  differenceDetailSchema,
  fieldKeySchema,
  placeInputSchema,
  rowsInputSchema,
  rowsPageSchema,
  rulerInputSchema,
  rulerSchema,
} from './review'
import {
  policiesSchema,
  ruleDecisionsInputSchema,
  ruleDecisionsSchema,
  ruleSchema,
  savedViewSchema,
  saveRuleInputSchema,
  saveViewInputSchema,
} from './rules'
import {
  runEntriesInputSchema,
  runEntriesSchema,
  runLineSchema,
  runListInputSchema,
  runListSchema,
} from './runs'
import { setSettingsInputSchema, settingsSchema } from './settings'
import {
  movementRowSchema,
  recordMovementSchema,
  soldOutNowInputSchema,
  soldOutRuleInputSchema,
  soldOutRulesSchema,
  variantStockSchema,
} from './stock'
import {
  pushLogDaysSchema,
  pushLogInputSchema,
  pushLogPageSchema,
  pushLogRowSchema,
  stockConfirmedSchema,
  stockHealthSchema,
  stockLocationsSchema,
  stockQueueInputSchema,
  stockQueuePageSchema,
} from './stock-sync'
import { connectionSchema, importResultSchema, overviewSchema, productDetailSchema } from './store'
import { SETUP_CHECKS, setupCheckSchema } from './stores'
import {
  cameBackPageSchema,
  outboxCountsSchema,
  outboxPageSchema,
  outboxTabSchema,
  outboxWaitingSchema,
  pushPreviewSchema,
  pushStateSchema,
  startPushInputSchema,
  startSyncInputSchema,
  syncStateSchema,
} from './sync'

/**
 * The whole surface between the screens and the engine, written once. `query` reads and may be asked
 * again after an engine restart; `command` changes something and never is.
 */
const nothing = z.null()

export const engineRequests = {
  'overview.get': { kind: 'query', input: nothing, output: overviewSchema },
  'connection.test': { kind: 'command', input: nothing, output: connectionSchema },
  /** One of the Setup Wizard's checks, which only read. What does not hold is answered with its error. */
  'setup.check': {
    kind: 'command',
    input: z.object({ check: z.enum(SETUP_CHECKS) }),
    output: setupCheckSchema,
  },
  'sync.start': { kind: 'command', input: startSyncInputSchema, output: nothing },
  'sync.cancel': { kind: 'command', input: nothing, output: nothing },
  'compare.rows': { kind: 'query', input: rowsInputSchema, output: rowsPageSchema },
  'compare.counts': { kind: 'query', input: compareFilterSchema, output: compareCountsSchema },
  'compare.detail': {
    kind: 'query',
    input: z.object({ key: z.string() }),
    output: differenceDetailSchema,
  },
  /** The place of the next row of a kind; null when there is none in that direction. */
  'compare.place': {
    kind: 'query',
    input: placeInputSchema,
    output: z.number().int().nullable(),
  },
  'compare.ruler': { kind: 'query', input: rulerInputSchema, output: rulerSchema },
  'views.list': { kind: 'query', input: nothing, output: z.array(savedViewSchema) },
  /** A view of the same name is replaced. */
  'views.save': { kind: 'command', input: saveViewInputSchema, output: savedViewSchema },
  'views.remove': {
    kind: 'command',
    input: z.object({ id: z.number().int() }),
    output: nothing,
  },
  'rules.list': { kind: 'query', input: nothing, output: z.array(ruleSchema) },
  /** An enabled rule decides at once what is open under its filter. */
  'rules.save': { kind: 'command', input: saveRuleInputSchema, output: decidedSchema },
  /** What it decided stays decided. */
  'rules.remove': {
    kind: 'command',
    input: z.object({ id: z.number().int() }),
    output: nothing,
  },
  'rules.decided': {
    kind: 'query',
    input: ruleDecisionsInputSchema,
    output: ruleDecisionsSchema,
  },
  'policies.get': { kind: 'query', input: nothing, output: policiesSchema },
  'policies.set': {
    kind: 'command',
    input: z.object({ field: fieldKeySchema, policy: z.enum(FIELD_POLICIES) }),
    output: nothing,
  },
  'decisions.decide': { kind: 'command', input: decideInputSchema, output: decidedSchema },
  'decisions.clear': {
    kind: 'command',
    input: z.object({ keys: z.array(z.string()).min(1).max(500) }),
    output: decidedSchema,
  },
  /** Takes back every decision that waits and was never sent, as one step of undo. */
  'decisions.clear-waiting': { kind: 'command', input: z.null(), output: decidedSchema },
  'decisions.preview-accept-all': {
    kind: 'query',
    input: acceptAllInputSchema,
    output: acceptAllPreviewSchema,
  },
  'decisions.accept-all': { kind: 'command', input: acceptAllInputSchema, output: decidedSchema },
  'decisions.undo': { kind: 'command', input: nothing, output: decidedSchema },
  'decisions.redo': { kind: 'command', input: nothing, output: decidedSchema },
  'outbox.rows': {
    kind: 'query',
    input: z.object({
      tab: outboxTabSchema,
      search: z.string().max(200).default(''),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: outboxPageSchema,
  },
  'outbox.waiting': { kind: 'query', input: nothing, output: outboxWaitingSchema },
  /** What came back and was not decided again since, the oldest first. */
  'outbox.came-back': {
    kind: 'query',
    input: z.object({ limit: z.number().int().min(1).max(100) }),
    output: cameBackPageSchema,
  },
  /** A person says which Shopify product an AMS product is. Outranks every pass of matching. */
  'links.link': { kind: 'command', input: productPairSchema, output: nothing },
  /** What the matching would ask of a person about the products that are meant. */
  'links.suggested': {
    kind: 'query',
    input: suggestedLinksInputSchema,
    output: suggestedLinksSchema,
  },
  /** The same word about several pairs, each of which is linked by itself or refused. */
  'links.link-many': { kind: 'command', input: linkManyInputSchema, output: linkedManySchema },
  /** "Not the same": this pair is never suggested or linked again. */
  'links.reject': { kind: 'command', input: productPairSchema, output: nothing },
  /** Shopify products that a person may link by hand, at most 30; unlinked ones first. */
  'links.search': {
    kind: 'query',
    input: z.object({ text: z.string().trim().min(1).max(200) }),
    output: z.array(
      z.object({
        shopifyProductId: z.string(),
        title: z.string(),
        vendor: z.string(),
        linked: z.boolean(),
      }),
    ),
  },
  /**
   * For a broken link: forgets the Shopify product that is gone and decides that the AMS product is created
   * there anew. Nothing is sent before it is pushed.
   */
  'links.create-anew': {
    kind: 'command',
    input: z.object({ amsProductId: z.string() }),
    output: nothing,
  },
  'links.unlink': {
    kind: 'command',
    input: z.object({ amsProductId: z.string() }),
    output: nothing,
  },
  'push.preview': { kind: 'query', input: nothing, output: pushPreviewSchema },
  'push.start': { kind: 'command', input: startPushInputSchema, output: nothing },
  /**
   * Asks for what waits now to be sent by itself as soon as the store is back, or takes that back. Throws
   * `brake` where a figure would have to be typed: that is never sent by itself.
   */
  'push.when-online': {
    kind: 'command',
    input: z.object({ wanted: z.boolean() }),
    output: nothing,
  },
  'push.cancel': { kind: 'command', input: nothing, output: nothing },
  'settings.get': { kind: 'query', input: nothing, output: settingsSchema },
  'settings.set': { kind: 'command', input: setSettingsInputSchema, output: settingsSchema },
  /** What a person enters about AMS's stock; gives the variant's stock after it. */
  'stock.record': { kind: 'command', input: recordMovementSchema, output: variantStockSchema },
  /** The ledger of a variant, newest first. */
  'stock.movements': {
    kind: 'query',
    input: z.object({ amsProductId: z.string(), amsVariantId: z.string() }),
    output: z.array(movementRowSchema),
  },
  'stock.sold-out-rules': {
    kind: 'query',
    input: z.object({ amsProductId: z.string() }),
    output: soldOutRulesSchema,
  },
  'stock.set-sold-out-rule': { kind: 'command', input: soldOutRuleInputSchema, output: nothing },
  'stock.sold-out-now': { kind: 'command', input: soldOutNowInputSchema, output: nothing },
  /** Asks the store. */
  'stock.locations': { kind: 'command', input: nothing, output: stockLocationsSchema },
  /**
   * Keeps stock at another location from now on: what follows AMS is set there, after the whole catalog was
   * read anew, which this starts. Where Shopify was never read, nothing is there to be read anew.
   */
  'stock.set-location': {
    kind: 'command',
    input: z.object({ locationId: z.string() }),
    output: nothing,
  },
  'stock-sync.health': { kind: 'query', input: nothing, output: stockHealthSchema },
  /** What is to go to Shopify, the oldest first. */
  'stock-sync.queue': { kind: 'query', input: stockQueueInputSchema, output: stockQueuePageSchema },
  /** Pushes what waits now. Throws `brake` where a figure has to be typed, `stock-paused` while paused. */
  'stock-sync.push-now': { kind: 'command', input: stockConfirmedSchema, output: nothing },
  'stock-sync.pause': { kind: 'command', input: nothing, output: nothing },
  /** Throws `brake` with the figure where more would go at once than the settings let by. */
  'stock-sync.resume': { kind: 'command', input: stockConfirmedSchema, output: nothing },
  /** What was given up on waits again. */
  'stock-sync.try-again': {
    kind: 'command',
    input: z.object({ id: z.number().int() }),
    output: nothing,
  },
  /** Attempts that are kept, newest first. */
  'push-log.rows': { kind: 'query', input: pushLogInputSchema, output: pushLogPageSchema },
  'push-log.days': { kind: 'query', input: nothing, output: pushLogDaysSchema },
  /** All attempts at the change that one attempt was about, oldest first. */
  'push-log.story': {
    kind: 'query',
    input: z.object({ sequence: z.number().int() }),
    output: z.array(pushLogRowSchema),
  },
  /** Puts away a decision that came back and has no difference any more. */
  'outbox.dismiss': { kind: 'command', input: z.object({ id: z.number().int() }), output: nothing },
  'outbox.try-again': {
    kind: 'command',
    input: z.object({ id: z.number().int() }),
    output: nothing,
  },
  'pushes.list': { kind: 'query', input: pushListInputSchema, output: pushListSchema },
  'pushes.preview-roll-back': {
    kind: 'query',
    input: pushRunInputSchema,
    output: rollBackPreviewSchema,
  },
  /** Makes decisions that wait to be pushed; sends nothing itself. */
  'pushes.roll-back': { kind: 'command', input: pushRunInputSchema, output: decidedSchema },
  /** How much of the AMS catalog a file would hold. */
  'catalog.export-facts': { kind: 'query', input: nothing, output: exportFactsSchema },
  /** The catalog file that is on its way into AMS; main begins with one. */
  'imports.get': { kind: 'query', input: nothing, output: importStateSchema },
  /** Says how the file is read; what comes of it is told by `import.changed`. */
  'imports.choose': {
    kind: 'command',
    input: z.object({ choices: importChoicesSchema }),
    output: nothing,
  },
  /** Back to how the file is read. */
  'imports.ask': { kind: 'command', input: nothing, output: nothing },
  /** Works out what the file would change. `invalid-input` while something is not answered. */
  'imports.prepare': { kind: 'command', input: nothing, output: nothing },
  'imports.products': {
    kind: 'query',
    input: importProductsInputSchema,
    output: importProductsSchema,
  },
  'imports.refused': { kind: 'query', input: importListInputSchema, output: importRefusedSchema },
  'imports.notes': { kind: 'query', input: importListInputSchema, output: importNotesSchema },
  /**
   * Makes the file the AMS catalog at one stroke. `catalog-shrunken` where it lacks most products and nobody agreed
   * to that.
   */
  'imports.confirm': {
    kind: 'command',
    input: z.object({ allowShrunken: z.boolean() }),
    output: importResultSchema,
  },
  /** Stops what is under way and forgets the file. */
  'imports.discard': { kind: 'command', input: nothing, output: nothing },
  'products.list': { kind: 'query', input: productListInputSchema, output: productPageSchema },
  'products.counts': {
    kind: 'query',
    input: productCountsInputSchema,
    output: productCountsSchema,
  },
  'products.get': {
    kind: 'query',
    input: z.object({ amsProductId: z.string() }),
    output: productDetailSchema,
  },
  /** Asking for them has what is not here yet fetched; `data.changed` with `images` says that there is more to see. */
  'images.of-product': {
    kind: 'query',
    input: z.object({
      amsProductId: z.string().nullable(),
      shopifyProductId: z.string().nullable(),
    }),
    output: productPicturesSchema,
  },
  /** The direct line to an AMS server. `data.changed` with `ams-line` says that it is another one now. */
  'ams-line.state': { kind: 'query', input: nothing, output: amsLineSchema },
  'ams-line.open': { kind: 'query', input: nothing, output: amsLineOpenSchema },
  /** Asks the server who it is; answered with the error of what stands in the way. */
  'ams-line.test': { kind: 'command', input: nothing, output: amsLineSchema },
  'ams-line.decide': { kind: 'command', input: decideAmsConflictSchema, output: nothing },
  /** What one answer to many conflicts does. */
  'ams-line.preview-many': { kind: 'query', input: amsManySchema, output: amsManyPreviewSchema },
  /** Refused with `brake` without the figures that the preview asks for. */
  'ams-line.decide-many': {
    kind: 'command',
    input: decideAmsManySchema,
    output: amsDecidedManySchema,
  },
  /** What the server did not take goes once more. */
  'ams-line.try-again': { kind: 'command', input: nothing, output: nothing },
  /** Takes the server's catalog although it lacks most of what AMS has here, and reads it. */
  'ams-line.take-smaller': { kind: 'command', input: nothing, output: nothing },
  'images.overview': { kind: 'query', input: nothing, output: imagesOverviewSchema },
  /** Pictures are fetched from hosts that are allowed and from no other. */
  'images.allow-host': {
    kind: 'command',
    input: z.object({ host: z.string().max(255), isAllowed: z.boolean() }),
    output: nothing,
  },
  /** Fetches what failed once more. */
  'images.try-again': { kind: 'command', input: nothing, output: nothing },
  /** Deletes the pictures from this computer. They are fetched again when they are needed. */
  'images.clear': { kind: 'command', input: nothing, output: nothing },
  /** All changes of one product or none; what is refused says why, field by field. */
  'products.edit': { kind: 'command', input: editInputSchema, output: editedSchema },
  /** One step of undo, however many products it is about. */
  'products.edit-many': { kind: 'command', input: editManyInputSchema, output: editedSchema },
  'products.create': { kind: 'command', input: createInputSchema, output: editedSchema },
  'products.duplicate': {
    kind: 'command',
    input: z.object({ amsProductId: z.string() }),
    output: editedSchema,
  },
  'products.history': { kind: 'query', input: historyInputSchema, output: historyPageSchema },
  'products.neighbours': {
    kind: 'query',
    input: productNeighboursInputSchema,
    output: productNeighboursSchema,
  },
  /** Long work that a person waits for; `works.changed` tells it while it goes on. */
  'works.get': { kind: 'query', input: nothing, output: longWorksSchema },
  /** Stops it between two products. What it answers then says what was done. */
  'works.cancel': { kind: 'command', input: z.object({ work: longWorkSchema }), output: nothing },
  /** Every sync and every push, newest first. */
  'runs.list': { kind: 'query', input: runListInputSchema, output: runListSchema },
  'runs.get': {
    kind: 'query',
    input: z.object({ run: z.number().int() }),
    output: runLineSchema,
  },
  /** What became of each decision of a push. */
  'runs.entries': { kind: 'query', input: runEntriesInputSchema, output: runEntriesSchema },
} as const satisfies Record<
  string,
  { kind: 'query' | 'command'; input: z.ZodType; output: z.ZodType }
>

export type EngineRequests = typeof engineRequests
export type EngineChannel = keyof EngineRequests
export type EngineInput<C extends EngineChannel> = z.input<EngineRequests[C]['input']>
/** What a handler gets: the input after parsing, defaults filled in. */
export type EngineParsedInput<C extends EngineChannel> = z.output<EngineRequests[C]['input']>
export type EngineOutput<C extends EngineChannel> = z.output<EngineRequests[C]['output']>

/** Told to the screens without being asked. `data.changed` says which queries are worth asking again. */
export const engineEvents = {
  'sync.progress': syncStateSchema,
  'push.progress': pushStateSchema,
  'outbox.changed': outboxCountsSchema,
  'connection.changed': connectionSchema,
  'reach.changed': reachSchema,
  'import.changed': importStateSchema,
  'works.changed': longWorksSchema,
  'data.changed': z.object({
    what: z.array(
      z.enum([
        'compare',
        'products',
        'outbox',
        'pushes',
        'overview',
        'rules',
        'settings',
        'stock',
        'images',
        'ams-line',
      ]),
    ),
  }),
} as const satisfies Record<string, z.ZodType>

export type EngineEvents = typeof engineEvents
export type EngineEventName = keyof EngineEvents
export type EngineEventPayload<E extends EngineEventName> = z.output<EngineEvents[E]>

/** What travels over the port. Anything else is dropped and logged. */
export const portRequestSchema = z.object({
  kind: z.literal('request'),
  id: z.number().int(),
  channel: z.string().max(100),
  input: z.unknown(),
})
export const portMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number().int(), result: z.unknown() }),
  z.object({ kind: z.literal('event'), name: z.string(), payload: z.unknown() }),
])
