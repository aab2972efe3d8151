// @ts-check
/**
 * Bugs that the simulation must find. Each is a change of the source, made in the bundle alone: text that no
 * longer stands in the source stops the run, so that a bug is never believed to be planted when it is not.
 * @typedef {import('./bundle.mjs').Patch} Patch
 * @typedef {{ name: string, patches: Patch[] }} PlantedBug
 */

const OUTBOX = 'src/main/engine/outbox'
const LINKED = `${OUTBOX}/push-linked-product.ts`
const SEND = `${OUTBOX}/send-attempt.ts`

/** @type {readonly PlantedBug[]} */
export const PLANTED_BUGS = [
  {
    name: 'what Shopify changed since the decision is overwritten',
    patches: [
      {
        file: `${OUTBOX}/check-ground.ts`,
        from: 'if (!sameValue(kind, now.theirs, entry.theirs)) {',
        to: 'if (entry.id < 0) {',
      },
    ],
  },
  {
    name: 'a write that the throttle held back leaves without a new read',
    patches: [{ file: LINKED, from: 'planned, notAfter)', to: 'planned)' }],
  },
  {
    name: 'a lost answer is sent again without reading back',
    patches: [
      {
        file: LINKED,
        from: "case 'unknown':\n        return { theirs, readAgain: true, isSettled: false }",
        to: "case 'unknown':\n        return { theirs, readAgain: false, isSettled: false }",
      },
    ],
  },
  {
    name: 'a lost answer is taken for success',
    patches: [
      {
        file: SEND,
        from: 'const outcome = await outcomeOf(gateway, write, notAfter)',
        to: `const got = await outcomeOf(gateway, write, notAfter)
  const outcome = got.kind === 'unknown' ? { kind: 'done', requestId: '', productId: '' } : got`,
      },
    ],
  },
  {
    name: 'a request that was turned away is taken for success',
    patches: [
      {
        file: 'src/main/shopify/write-product.ts',
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
      { file: SEND, from: '  const outcome = await outcomeOf(gateway, write, notAfter)\n', to: '' },
      {
        file: SEND,
        from: '  const attempt = store.outbox.claim({',
        to: '  const outcome = await outcomeOf(gateway, write, notAfter)\n  const attempt = store.outbox.claim({',
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
        from: "return releaseInFlight(db, '', {})",
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
        from: "= ['pending', 'parked', 'refused']",
        to: "= ['pending', 'in-flight', 'parked', 'refused']",
      },
    ],
  },
  {
    name: 'undo forgets the decision that was replaced',
    patches: [
      {
        file: 'src/main/database/undo-queries.ts',
        from: "setDecision.run('current', to)\n      setEntry.run('pending', null, to)",
        to: '',
      },
    ],
  },
  {
    name: 'a decision outlives its entry',
    patches: [
      {
        file: 'src/main/database/outbox-queries.ts',
        from: '        closeDecisionsOfEndedEntries(db)\n      })()\n    },\n    take:',
        to: '      })()\n    },\n    take:',
      },
    ],
  },
  {
    name: 'a refused decision does not say why',
    patches: [
      { file: LINKED, from: "'refused', `Shopify refused it: ${message}.`", to: "'refused', ''" },
    ],
  },
  {
    name: 'a push that ended early keeps its decisions in flight',
    patches: [
      {
        file: `${OUTBOX}/push-share.ts`,
        from: 'context.store.outbox.release(productKey)\n      run.stop(error)',
        to: 'run.stop(error)',
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
        file: 'src/main/engine/matching/match-catalogs.ts',
        from: 'const proof = first?.[1].find((sku) => ourUses.get(sku) === 1 && theirUses.get(sku) === 1)',
        to: 'const proof = first?.[1][0]',
      },
    ],
  },
]
