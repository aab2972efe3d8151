import { ConcordError } from '@shared/contract/app-error'
import type { EngineParsedInput } from '@shared/contract/engine-contract'
import type { LinkedMany, ProductPair } from '@shared/contract/linking'
import type { DifferenceRow } from '@shared/contract/review'
import { t } from '@shared/words/words'
import type { Announcer } from './announcer'
import type { EngineOptions } from './engine-options'
import type { Candidate, Evidence } from './matching'
import {
  ambiguousRow,
  brokenLinkRow,
  type Difference,
  differenceKey,
  onlyInAmsRow,
  type ProductHead,
  reviewPair,
} from './planning'
import { isoNow } from './ports'
import type { Runs } from './runs'

const BY_A_PERSON: Evidence = { kind: 'person', text: t`Linked by a person` }

/** What a person says about who is who. It outranks every pass of the matching. */
export class Linking {
  readonly #options: EngineOptions
  readonly #announcer: Announcer
  readonly #runs: Runs

  constructor(options: EngineOptions, announcer: Announcer, runs: Runs) {
    this.#options = options
    this.#announcer = announcer
    this.#runs = runs
  }

  /** Links two products and compares them at once, as both sides were last read. */
  link(pair: ProductPair): null {
    this.#runs.refuseWhileRunning(t`Linking`)
    this.#link(pair)
    return this.#done()
  }

  /** The same for several: what can't be linked keeps nobody else from it. */
  linkMany({ pairs }: EngineParsedInput<'links.link-many'>): LinkedMany {
    this.#runs.refuseWhileRunning(t`Linking`)
    const refused = pairs.flatMap((pair) => {
      const reason = this.#reasonAgainst(pair)
      return reason === null ? [] : [{ amsProductId: pair.amsProductId, reason }]
    })
    this.#done()
    return { linked: pairs.length - refused.length, refused }
  }

  /** Links two products, or says why not. */
  #reasonAgainst(pair: ProductPair): string | null {
    try {
      this.#link(pair)
      return null
    } catch (thrown) {
      if (thrown instanceof ConcordError) return thrown.message
      throw thrown
    }
  }

  #link({ amsProductId, shopifyProductId }: ProductPair): void {
    const { store } = this.#options
    const ours = store.ams.product(amsProductId)
    const theirs = store.shop.product(shopifyProductId)
    if (!ours || !theirs) throw gone()
    const holder = store.links.linkedTo(shopifyProductId)
    if (holder !== null && holder !== amsProductId) throw taken(store.ams.product(holder)?.name)
    this.#refuseWhileDecided(amsProductId)
    const linked = { ...ours, shopifyProductId }
    store.outbox.settleProduct({
      at: this.#now(),
      productKey: amsProductId,
      outcomes: [],
      pair: {
        ours: linked,
        theirs,
        review: reviewPair(
          linked,
          theirs,
          store.comparison.baseOf(amsProductId, shopifyProductId),
          store.rules.policies(),
        ),
        newLink: { amsProductId, shopifyProductId, evidence: BY_A_PERSON },
      },
      audit: [{ action: BY_A_PERSON.text, detail: theirs.title }],
    })
  }

  /** "Not the same": the pair is never suggested again; without another candidate it stands alone. */
  reject({ amsProductId, shopifyProductId }: EngineParsedInput<'links.reject'>): null {
    this.#runs.refuseWhileRunning(t`Saying who is who`)
    const { store } = this.#options
    const found =
      store.screens.difference(`${amsProductId}||ambiguous`) ??
      store.screens.difference(`${amsProductId}||broken-link`) ??
      store.screens.difference(`${amsProductId}||product`)
    if (!found) throw gone()
    const left = found.candidates.filter(({ theirsId }) => theirsId !== shopifyProductId)
    const head = this.#head(amsProductId)
    store.links.reject({
      amsProductId,
      shopifyProductId,
      at: this.#now(),
      row: this.#rowWithout(found.row, head, left),
    })
    return this.#done()
  }

  #rowWithout(
    row: DifferenceRow,
    head: ProductHead,
    left: readonly (Candidate & { readonly title: string })[],
  ): Difference {
    if (row.kind === 'broken-link') return brokenLinkRow(head, row.shopifyProductId ?? '', left)
    if (left.length === 0) return onlyInAmsRow(head)
    if (row.kind === 'product')
      return onlyInAmsRow(head, { hasSku: true, similar: asSimilar(left) })
    return ambiguousRow(head, left, t`A person ruled out another candidate`)
  }

  unlink({ amsProductId }: EngineParsedInput<'links.unlink'>): null {
    this.#runs.refuseWhileRunning(t`Unlinking`)
    this.#refuseWhileDecided(amsProductId)
    this.#options.store.links.unlink(
      amsProductId,
      onlyInAmsRow(this.#head(amsProductId)),
      this.#now(),
    )
    return this.#done()
  }

  /**
   * A broken link whose product shall be there again: it is unlinked, and its creation decided. Undo takes
   * the creation back; the product that is gone stays forgotten.
   */
  createAnew({ amsProductId }: EngineParsedInput<'links.create-anew'>): null {
    const { store, environment } = this.#options
    if (!store.screens.difference(`${amsProductId}||broken-link`)) throw notBroken()
    this.unlink({ amsProductId })
    store.decisions.decide({
      keys: [differenceKey(amsProductId, '', 'product')],
      choice: 'ours',
      label: t`Create in Shopify anew`,
      at: this.#now(),
      newKey: () => environment.chance.uuid(),
    })
    this.#announcer.changed(['outbox', 'pushes'])
    this.#announcer.outboxChanged()
    return this.#done()
  }

  /** A decision was made about a pair; who is who must not change under it. */
  #refuseWhileDecided(productKey: string): void {
    const waiting = this.#options.store.outbox.waitingEntries(productKey).length
    const flying = this.#options.store.outbox.inFlight(productKey).length
    if (waiting + flying === 0) return
    throw new ConcordError({
      code: 'already-running',
      message: t`${waiting + flying} decisions about this product wait to be pushed. Its link was not changed.`,
      nextStep: t`Push them or take them back first.`,
      retryable: true,
    })
  }

  #head(amsProductId: string): ProductHead {
    const [head] = this.#options.store.ams.heads([amsProductId])
    if (!head) throw gone()
    return head
  }

  #now(): string {
    return isoNow(this.#options.environment.clock)
  }

  #done(): null {
    this.#announcer.changed(['compare', 'products', 'overview'])
    return null
  }
}

/** What is left of the products with a similar name; how alike they are is told by the next run. */
function asSimilar(candidates: readonly (Candidate & { readonly title: string })[]) {
  return candidates.map(({ theirsId, title }) => ({ id: theirsId, name: title, likeness: 0 }))
}

function gone(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`One of the two products is gone. Nothing was linked.`,
    nextStep: t`Run Full Sync And Compare.`,
    retryable: false,
  })
}

function notBroken(): ConcordError {
  return new ConcordError({
    code: 'not-found',
    message: t`Its Shopify product is not gone, or it is linked to none. Nothing was changed.`,
    nextStep: t`Run Full Sync And Compare.`,
    retryable: false,
  })
}

function taken(name: string | undefined): ConcordError {
  return new ConcordError({
    code: 'invalid-input',
    message:
      name === undefined
        ? t`That Shopify product is linked to another AMS product. Nothing was changed.`
        : t`That Shopify product is linked to ${name}. Nothing was changed.`,
    nextStep: t`Unlink the other product first.`,
    retryable: false,
  })
}
