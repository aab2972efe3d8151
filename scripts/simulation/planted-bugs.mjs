// @ts-check
/**
 * Bugs that the simulation must find. Each is a change of the source, made in the bundle alone: text that no
 * longer stands in the source stops the run, so that a bug is never believed to be planted when it is not.
 * @typedef {import('./bundle.mjs').Patch} Patch
 * @typedef {{ name: string, patches: Patch[] }} PlantedBug
 */

const OUTBOX = 'src/main/engine/outbox'
const LINKED = `${OUTBOX}/push-linked-product.ts`
const WRITES = `${OUTBOX}/send-writes.ts`
const SEND = `${OUTBOX}/send-attempt.ts`
const STOCK = 'src/main/engine/stock-sync'

/** @type {readonly PlantedBug[]} */
export const PLANTED_BUGS = [
  {
    name: 'what Shopify changed since the decision is overwritten',
    patches: [
      {
        file: `${OUTBOX}/check-ground.ts`,
        from: 'if (!sameValue(kind, now.theirs, entry.theirs) && !areImagesHalfWay && !areOptionsHalfWay) {',
        to: 'if (entry.id < 0) {',
      },
    ],
  },
  {
    name: 'a write that the throttle held back leaves without a new read',
    patches: [
      {
        file: WRITES,
        from: '{ notAfter, options: theirs.options }',
        to: '{ options: theirs.options }',
      },
    ],
  },
  {
    name: 'a lost answer is sent again without reading back',
    patches: [
      {
        file: LINKED,
        from: 'theirs = await readDecided(context, toShopify, answered.theirs)',
        to: "theirs = answered.setback === 'lost' ? answered.theirs : await readDecided(context, toShopify, answered.theirs)",
      },
    ],
  },
  {
    name: 'a lost answer is taken for success',
    patches: [
      {
        file: SEND,
        from: 'const outcome = await outcomeOf(gateway, write, terms)',
        to: `const got = await outcomeOf(gateway, write, terms)
  const outcome = got.kind === 'unknown' ? { kind: 'done', requestId: '', productId: '' } : got`,
      },
    ],
  },
  {
    name: 'a request that was turned away is taken for success',
    patches: [
      {
        file: 'src/main/shopify/send-write.ts',
        from: "if (answer.kind !== 'ok') return answer\n",
        to: `if (answer.kind === 'not-sent') return { kind: 'done', requestId: '', productId }
  if (answer.kind !== 'ok') return answer
`,
      },
    ],
  },
  {
    name: 'the attempt is stored after its request was sent',
    patches: [
      { file: SEND, from: '  const outcome = await outcomeOf(gateway, write, terms)\n', to: '' },
      {
        file: SEND,
        from: '  const attempt = store.outbox.claim({',
        to: '  const outcome = await outcomeOf(gateway, write, terms)\n  const attempt = store.outbox.claim({',
      },
    ],
  },
  {
    name: 'the stored payload is not what is sent',
    patches: [
      {
        file: SEND,
        from: 'payload: JSON.stringify(write satisfies ProductWrite)',
        to: 'payload: JSON.stringify({ kind: write.kind })',
      },
    ],
  },
  {
    name: 'a product is created without looking for it first',
    patches: [
      {
        file: `${OUTBOX}/push-whole-product.ts`,
        from: 'const found = await context.gateway.findByAmsId(ours.id)',
        to: 'const found = round > 1 ? await context.gateway.findByAmsId(ours.id) : null',
      },
    ],
  },
  {
    name: 'a product is created under another id than it is looked up by',
    patches: [
      {
        file: 'src/main/shopify/write-product.ts',
        from: 'identifier: { customId: customId(write.product.id) },',
        to: 'identifier: { customId: customId(`new-${write.product.id}`) },',
      },
      {
        file: 'src/main/shopify/write-product.ts',
        from: "metafields: [{ ...AMS_ID, value: ours.id, type: 'id' }],",
        to: "metafields: [{ ...AMS_ID, value: `new-${ours.id}`, type: 'id' }],",
      },
    ],
  },
  {
    name: 'AMS-only values slip into a creation',
    patches: [
      {
        file: `${OUTBOX}/new-records.ts`,
        from: 'category: ours.category,',
        to: "category: ours.category + Object.values(ours.amsOnly).join(' '),",
      },
    ],
  },
  {
    name: 'what was in flight is forgotten when a process died',
    patches: [
      {
        file: 'src/main/database/outbox-queries.ts',
        from: 'return productsInFlight.all().reduce((sum, productKey) => sum + release(productKey, at), 0)',
        to: 'return 0',
      },
    ],
  },
  {
    name: 'what was in flight is sent again after a crash as if it had never left',
    patches: [
      {
        file: 'src/main/engine/runs.ts',
        from: 'const recovered = store.outbox.recoverInFlight(isoNow(environment.clock))',
        to: 'const recovered = 0',
      },
    ],
  },
  {
    name: 'undo reaches what is on its way',
    patches: [
      {
        file: 'src/main/database/undo-queries.ts',
        from: "= ['pending', 'parked', 'refused', 'skipped']",
        to: "= ['pending', 'in-flight', 'parked', 'refused', 'skipped']",
      },
    ],
  },
  {
    name: 'undo forgets the decision that was replaced',
    patches: [
      {
        file: 'src/main/database/undo-queries.ts',
        from: "setDecision.run('current', to)\n      bringBack.run(to)",
        to: '',
      },
    ],
  },
  {
    name: 'a decision outlives its entry',
    patches: [
      {
        file: 'src/main/database/outbox-queries.ts',
        from: '          closeDecision(entryId)\n        }\n        if (settlement.pair)',
        to: '        }\n        if (settlement.pair)',
      },
    ],
  },
  {
    name: 'a refused decision does not say why',
    patches: [
      { file: WRITES, from: "'refused', t`Shopify refused it: ${message}.`", to: "'refused', ''" },
    ],
  },
  {
    name: 'a push that ended early keeps its decisions in flight',
    patches: [
      {
        file: `${OUTBOX}/push-share.ts`,
        from: 'if (ofStore !== null) {\n      context.store.outbox.release(productKey, context.now())',
        to: 'if (ofStore !== null) {',
      },
    ],
  },
  {
    name: 'the base moves before the sides agree',
    patches: [
      {
        file: 'src/main/engine/planning/review-pair.ts',
        from: 'agreements: compared.agreements,',
        to: 'agreements: [...compared.agreements, ...compared.differences.map(({ field, variantId, ours: value }) => ({ field, variantId, value }))],',
      },
    ],
  },
  {
    name: 'a SKU that several products share links two of them',
    patches: [
      {
        file: 'src/main/engine/matching/match-by-sku.ts',
        from: 'shared.find(({ ourUses, theirUses }) => ourUses === 1 && theirUses === 1)',
        to: 'shared[0]',
      },
      {
        file: 'src/main/engine/matching/match-by-sku.ts',
        from: '!first.isTaken && !isContested',
        to: '!first.isTaken',
      },
    ],
  },
  {
    name: 'a count is set whatever Shopify has by then',
    patches: [
      {
        file: 'src/main/shopify/set-stock.ts',
        from: '          changeFromQuantity,\n',
        to: '          changeFromQuantity: null,\n',
      },
    ],
  },
  {
    name: 'a count is set from the one that was decided instead of the one that was read',
    patches: [
      {
        file: `${OUTBOX}/plan-writes.ts`,
        from: 'const row = { inventoryItemId, quantity, changeFromQuantity }',
        to: 'const row = { inventoryItemId, quantity, changeFromQuantity: changeFromQuantity === null ? null : Number(entry.ours) }',
      },
    ],
  },
  {
    name: 'stock goes out under the same idempotency key each time',
    patches: [
      {
        file: `${OUTBOX}/plan-writes.ts`,
        from: 'idempotencyKey: newKey(),',
        to: "idempotencyKey: newKey().slice(0, 0) + '00000000-0000-4000-a000-000000000000',",
      },
    ],
  },
  {
    name: 'a product that moved in Shopify is not marked',
    patches: [
      {
        file: 'src/main/database/shop-moves.ts',
        from: 'if (same?.[0] === 1) markHead(head.id, same[1] === 0)',
        to: 'if (same?.[0] === 1) void markHead',
      },
    ],
  },
  {
    name: 'a variant that moved in Shopify does not mark its product',
    patches: [
      {
        file: 'src/main/database/shop-moves.ts',
        from: "mark('shop', productId, hasSameSku.get(live, productId, id, sku) === undefined)",
        to: 'void hasSameSku',
      },
    ],
  },
  {
    name: 'an import does not mark what it changed',
    patches: [
      {
        file: 'src/main/database/catalog-switch.ts',
        from: 'markMovedAms(db, before, after)',
        to: '',
      },
    ],
  },
  {
    name: 'a skip outlives a change of its values',
    patches: [
      {
        file: 'src/main/database/hold-decisions.ts',
        from: "if (state === 'returned') return null",
        to: "if (state === 'returned' || state === 'skipped') return null",
      },
    ],
  },
  {
    name: 'a rule decides again what was taken back',
    patches: [
      {
        file: 'src/main/database/decision-queries.ts',
        from: 'rows.filter(({ key }) => !takenBack.has(key))',
        to: "rows.filter(({ key }) => !takenBack.has(key) || key !== '')",
      },
    ],
  },
  {
    name: 'undo brings a parked decision back as one that waits',
    patches: [
      {
        file: 'src/main/database/undo-queries.ts',
        from: 'state = coalesce(taken_back_from, CASE',
        to: 'state = coalesce(NULL, CASE',
      },
    ],
  },
  {
    name: 'a product that one read lacks is called deleted',
    patches: [
      {
        file: 'src/main/engine/syncing/confirm-absent.ts',
        from: 'if (absent.length === 0) return 0',
        to: 'if (absent.length >= 0) return 0',
      },
    ],
  },
  {
    name: 'reading what changed begins later than the last read ended',
    patches: [
      {
        file: 'src/main/engine/syncing/read-until.ts',
        from: 'Date.parse(until) - OVERLAP_MS',
        to: 'Date.parse(until) + OVERLAP_MS',
      },
    ],
  },
  {
    name: 'reading what changed overlooks deletions',
    patches: [
      {
        file: 'src/main/engine/syncing/read-changes.ts',
        from: 'if (known.length === 0) return',
        to: 'if (known.length >= 0) return',
      },
    ],
  },
  {
    name: 'a candidate of a product that is linked now is forgotten',
    patches: [
      {
        file: 'src/main/database/pair-settler.ts',
        from: "for (const candidate of selectCandidates.all(productKey)) mark('shop', candidate, true)",
        to: 'void selectCandidates',
      },
      {
        file: 'src/main/database/pair-settler.ts',
        from: 'if (newLink || skusNow() !== skusBefore)',
        to: 'if (skusNow() !== skusBefore)',
      },
    ],
  },
  {
    name: 'a blank vendor is sent, and called done',
    patches: [
      {
        file: 'src/main/engine/planning/review-pair.ts',
        from: "field === 'vendor' && typeof ours === 'string'",
        to: "field === 'name' && typeof ours === 'string'",
      },
    ],
  },
  {
    name: 'a brake is let go with a wrong figure',
    patches: [
      {
        file: `${OUTBOX}/refuse-unconfirmed.ts`,
        from: 'confirmed[kind] !== count',
        to: 'confirmed[kind] === undefined && count < 0',
      },
    ],
  },
  {
    name: 'a read of an emptied shop is believed at once',
    patches: [
      {
        file: 'src/main/engine/syncing/prove-complete.ts',
        from: 'now * 2 >= before) return',
        to: 'now * 2 >= before || now < before) return',
      },
    ],
  },
  {
    name: 'a deletion goes out whatever became of its variant since it was listed',
    patches: [
      {
        file: `${OUTBOX}/check-deletion.ts`,
        from: 'if (!facts || !isAsListed(listed, facts)) {',
        to: 'if (!facts || isAsListed(listed, facts) === null) {',
      },
    ],
  },
  {
    name: 'a deletion takes another variant than the one that was decided',
    patches: [
      {
        file: `${OUTBOX}/plan-writes.ts`,
        from: '...planVariantDeletion(entries, theirs.id),',
        to: '...planVariantDeletion(entries.map((entry) => isDeletion(entry) ? { ...entry, shopifyVariantId: theirs.variants[0]?.id ?? null } : entry), theirs.id),',
      },
    ],
  },
  {
    name: 'a deletion needs no figure typed',
    patches: [
      {
        file: 'src/main/engine/planning/brakes.ts',
        from: "kind === 'deletion' ? count > 0 : isMany",
        to: 'isMany',
      },
    ],
  },
  {
    name: 'a deletion is decided by Accept All',
    patches: [
      {
        file: 'src/main/database/compare-filter.ts',
        from: "WHEN d.kind = 'variant' AND ${given} = 'null' THEN NULL",
        to: "WHEN d.kind = 'nothing' THEN NULL",
      },
    ],
  },
  {
    name: 'options are sent although they moved in Shopify',
    patches: [
      {
        file: `${OUTBOX}/check-ground.ts`,
        from: "    begun &&\n    entry.field === 'option-names' &&\n    isOnItsWay(itemsOf(now.theirs), itemsOf(entry.theirs), itemsOf(entry.ours))",
        to: "    entry.field === 'option-names' &&\n    (begun || isOnItsWay([], itemsOf(entry.theirs), []) || true)",
      },
    ],
  },
  {
    name: 'options that are added make variants of every combination',
    patches: [
      {
        file: 'src/main/shopify/operations/options.ts',
        from: 'variantStrategy: LEAVE_AS_IS',
        to: 'variantStrategy: CREATE',
      },
    ],
  },
  {
    name: 'automatic push takes what Shopify changed',
    patches: [
      {
        file: 'src/main/engine/syncing/automatic-push.ts',
        from: "changedBy: ['ams'],",
        to: '',
      },
    ],
  },
  {
    name: 'a push by itself takes everything that waits',
    patches: [
      {
        file: 'src/main/engine/runs.ts',
        from: 'outbox: store.outbox.only(scope)',
        to: 'outbox: store.outbox',
      },
    ],
  },
  {
    name: 'bulk: lines of a result are taken for those of other products',
    patches: [
      {
        file: 'src/main/shopify/bulk-mutation.ts',
        from: 'const { __lineNumber: number, data } = parsed.data',
        to: 'const { data } = parsed.data\n  const number = (parsed.data.__lineNumber + 1) % productIds.length',
      },
      {
        file: 'src/main/shopify/bulk-mutation.ts',
        from: 'if (product !== null && product.id !== productId) return',
        to: '',
      },
    ],
  },
  {
    name: 'bulk: a start whose answer was lost is sent again',
    patches: [
      {
        file: 'src/main/shopify/bulk-mutation.ts',
        from: 'const answer = await client.mutate(runBulkMutation, { mutation, path, marker }, { notAfter })',
        to: `let answer = await client.mutate(runBulkMutation, { mutation, path, marker }, { notAfter })
  if (answer.kind === 'unknown')
    answer = await client.mutate(runBulkMutation, { mutation, path, marker }, { notAfter })`,
      },
    ],
  },
  {
    name: 'bulk: an operation of a dead process is not waited for',
    patches: [
      {
        file: 'src/main/engine/outbox/push-run.ts',
        from: 'await takeOverOpen({ ...run, showBulk })',
        to: 'if (bulkFrom === -1) await takeOverOpen({ ...run, showBulk })',
      },
    ],
  },
  {
    name: 'stock: a lost answer is asked for under a new key',
    patches: [
      {
        file: `${STOCK}/settle-open-calls.ts`,
        from: 'await ports.gateway.stock.set(call, signal)',
        to: 'await ports.gateway.stock.set({ ...call, idempotencyKey: ports.environment.chance.uuid() }, signal)',
      },
    ],
  },
  {
    name: 'stock: a call is claimed after it was sent',
    patches: [
      {
        file: `${STOCK}/push-stock.ts`,
        from: '  const call = stockSync.claim({',
        to: `  const key = environment.chance.uuid()
  if (workedOut.send.length > 0)
    await gateway.stock.set({ idempotencyKey: key, locationId: location.id, rows: workedOut.send })
  const call = stockSync.claim({`,
      },
      {
        file: `${STOCK}/push-stock.ts`,
        from: 'idempotencyKey: environment.chance.uuid(),',
        to: 'idempotencyKey: key,',
      },
    ],
  },
  {
    name: 'stock: a count is set from the one of the last sync instead of the one just read',
    patches: [
      {
        file: `${STOCK}/work-out-rows.ts`,
        from: '        changeFromQuantity,\n',
        to: '        changeFromQuantity: theirs.available ?? 0,\n',
      },
    ],
  },
  {
    name: 'stock: a refused count is taken for success',
    patches: [
      {
        file: `${STOCK}/endings-of.ts`,
        from: '  if (own?.isStale) {',
        to: "  if (own?.isStale) return ending(row, 'success', 'done')\n  if (own?.isStale) {",
      },
    ],
  },
  {
    name: 'stock: a lost answer is taken for success',
    patches: [
      {
        file: `${STOCK}/push-stock.ts`,
        from: 'const outcome = await gateway.stock.set(call, signal)',
        to: `const got = await gateway.stock.set(call, signal)
  const outcome = got.kind === 'unknown' ? { kind: 'done', requestId: '' } : got`,
      },
    ],
  },
  {
    name: 'stock: a key is trusted however old it is',
    patches: [
      {
        file: `${STOCK}/settle-open-calls.ts`,
        from: 'ageMs < 0 || ageMs >= KEY_HOLDS_MS',
        to: 'ageMs < -KEY_HOLDS_MS',
      },
    ],
  },
  {
    name: 'stock: what is on hand goes without what is committed',
    patches: [
      {
        file: `${STOCK}/work-out-rows.ts`,
        from: '        quantity,\n        changeFromQuantity',
        to: '        quantity: ours.onHand ?? quantity,\n        changeFromQuantity',
      },
    ],
  },
  {
    name: 'stock: the log shows another quantity than was sent for a decision',
    patches: [
      {
        file: 'src/main/database/stock-attempts.ts',
        from: "          rule: 'respect',\n          quantity: row.quantity,",
        to: "          rule: 'respect',\n          quantity: found?.on_hand ?? 0,",
      },
    ],
  },
  {
    name: 'stock: what arrived is not what both agree on from then on',
    patches: [
      {
        file: `${STOCK}/settle-call.ts`,
        from: 'endings: slice, pairs, requestId, at',
        to: 'endings: slice, pairs: pairs.slice(0, 0), requestId, at',
      },
    ],
  },
  {
    name: 'stock: a count goes although Shopify’s was decided',
    patches: [
      {
        file: `${STOCK}/plan-entry.ts`,
        from: "if (ground.isDecided(ours.id)) return held('decided')",
        to: '',
      },
    ],
  },
  {
    name: 'stock: a count goes on which both never agreed',
    patches: [
      {
        file: `${STOCK}/plan-entry.ts`,
        from: 'return agreed !== undefined || entry.isAsked || ours.isSoldOut === true',
        to: 'return [agreed, entry, ours].length > 0',
      },
    ],
  },
  {
    name: 'stock: a decided count overtakes a change whose answer was lost',
    patches: [
      {
        file: `${OUTBOX}/push-run.ts`,
        from: 'await settleStockFirst({ environment, store, gateway }, signal)',
        to: '',
      },
      {
        file: `${OUTBOX}/push-linked-product.ts`,
        from: 'parkUnsettledStock(context.store, open, settle)',
        to: 'open',
      },
    ],
  },
  {
    name: 'stock: paused, it goes on by itself',
    patches: [
      {
        file: 'src/main/engine/stock-queue.ts',
        from: 'return this.#settings.pausedAt() === null && this.#watch.isOnline',
        to: 'return this.#watch.isOnline',
      },
    ],
  },
  {
    name: 'stock: counts of a catalog file do not follow',
    patches: [
      {
        file: 'src/main/database/catalog-switch.ts',
        from: 'queue.imported(before, after, sourceName, at)',
        to: '',
      },
    ],
  },
  {
    name: 'stock: a change while its variant is on the way is taken for sent',
    patches: [
      {
        file: 'src/main/database/stock-queue-queries.ts',
        from: `WHERE id = ? AND state IN ('waiting', 'in-flight')`,
        to: `WHERE ams_variant_id = (SELECT ams_variant_id FROM stock_entry WHERE id = ?)
       AND state IN ('waiting', 'in-flight')`,
      },
    ],
  },
  {
    name: 'stock: what is sold out sells on as Concord set it',
    patches: [
      {
        file: 'src/shared/catalog/sold-out.ts',
        from: 'kept !== null && now === kept.setTo && now !== kept.earlier',
        to: "rule === 'sold-out' && kept !== null",
      },
    ],
  },
  {
    name: 'stock: what was held stays held',
    patches: [
      {
        file: 'src/main/engine/stock-queue.ts',
        from: '      options.store.stockSync.reconsider()\n    })\n    options.store.stockSync.reconsider()',
        to: '    })',
      },
      {
        file: 'src/main/engine/stock-queue.ts',
        from: 'this.#options.store.stockSync.reconsider()',
        to: '',
      },
    ],
  },
  {
    name: 'restored: what was agreed on about stock holds on',
    patches: [
      {
        file: 'src/main/database/stock-queue-queries.ts',
        from: '        agreed.forget()\n        dropAll.run({ at, reason: RESTORED })\n',
        to: '',
      },
    ],
  },
  {
    name: 'restored: counts go before Shopify was read',
    patches: [
      {
        file: 'src/main/database/stock-queue-queries.ts',
        from: "        isUnread('restored', at)\n",
        to: '',
      },
    ],
  },
]
