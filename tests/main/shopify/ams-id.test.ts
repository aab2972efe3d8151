import { AdminClient } from '@main/shopify/admin-client'
import { ensureAmsIdDefinition } from '@main/shopify/ams-id'
import { describe, expect, test } from 'vitest'
import { FakeClock, FakeScheduler } from '../../support/fake-environment'
import { dataAnswer, FakeHttp } from '../../support/fake-http'
import { rejectedWith } from '../../support/thrown'

function clientThatHears(code: string, message: string): AdminClient {
  const clock = new FakeClock()
  const userErrors = [{ field: ['definition', 'key'], message, code }]
  const answer = dataAnswer({ metafieldDefinitionCreate: { createdDefinition: null, userErrors } })
  return new AdminClient({
    storeUrl: 'http://store.test',
    credential: () => ({ token: 'shpat_unit' }),
    http: new FakeHttp([answer]).send,
    clock,
    scheduler: new FakeScheduler(clock),
  })
}

describe('the field that carries the AMS id', () => {
  test('is as good when the shop has it already', async () => {
    await ensureAmsIdDefinition(clientThatHears('TAKEN', 'Key is in use'))
  })

  test('concerns creations alone when Shopify refuses it', async () => {
    const client = clientThatHears('RESOURCE_TYPE_LIMIT_EXCEEDED', 'Stores can only have 256')
    const error = await rejectedWith(ensureAmsIdDefinition(client))
    expect(error).toMatchObject({ code: 'store-rejected', retryable: false })
    expect(error.message).toMatch(/Stores can only have 256.*Nothing was created/)
  })
})
