import { readShopAddress } from '@shared/connecting/shop-address'
import { describe, expect, test } from 'vitest'

const FERNHILL = { origin: 'https://fernhill.myshopify.com', host: 'fernhill.myshopify.com' }

describe('K2: the address of a shop', () => {
  test.each([
    'fernhill',
    'FERNHILL',
    'fernhill.myshopify.com',
    '  Fernhill.MyShopify.com  ',
    '"fernhill.myshopify.com"',
    '<https://fernhill.myshopify.com>',
    'fernhill.myshopify.com/',
    'https://fernhill.myshopify.com',
    'http://fernhill.myshopify.com',
    'https://fernhill.myshopify.com/admin/products?x=1#top',
    'https://admin.shopify.com/store/fernhill',
    'admin.shopify.com/store/Fernhill/settings/apps',
  ])('is read in %j', (typed) => {
    expect(readShopAddress(typed)).toEqual({ ok: true, address: FERNHILL })
  })

  test.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['localhost:4010/admin', 'http://localhost:4010'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
  ])('of this computer may be plain http: %j', (typed, origin) => {
    expect(readShopAddress(typed)).toMatchObject({ ok: true, address: { origin } })
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['""', 'empty'],
    ['fernhill.com', 'custom-domain'],
    ['https://www.fernhill-workshop.com/shop', 'custom-domain'],
    ['https://fernhill.myshopify.com.evil.example', 'look-alike'],
    ['https://fernhill-myshopify.com', 'look-alike'],
    ['https://myshopify.com', 'look-alike'],
    ['https://a.fernhill.myshopify.com', 'look-alike'],
    ['http://fernhill.com', 'not-secure'],
    ['http://192.168.0.4:4010', 'not-secure'],
    ['ftp://fernhill.myshopify.com', 'not-secure'],
    ['ws://localhost:4010', 'not-secure'],
    ['foo://localhost', 'not-secure'],
    ['https://fernhill.myshopify.com:8443', 'not-a-shop'],
    ['https://fernhill.myshopify.com@evil.example', 'not-a-shop'],
    ['https://evil.example/@fernhill.myshopify.com', 'custom-domain'],
    ['https://admin.shopify.com/store/', 'not-a-shop'],
    ['https://admin.shopify.com/stores/fernhill', 'not-a-shop'],
    ['-fernhill', 'custom-domain'],
    ['_x.myshopify.com', 'look-alike'],
    ['fern hill', 'not-a-shop'],
    ['http://127.0.0.1.evil.example', 'not-secure'],
    ['javascript:alert(1)', 'not-a-shop'],
    [`https://${'a'.repeat(3_000)}.myshopify.com`, 'not-a-shop'],
  ])('is refused in %j: %s', (typed, why) => {
    expect(readShopAddress(typed)).toEqual({ ok: false, why })
  })

  test('a letter of another script that looks alike leads to no shop', () => {
    // A Cyrillic "е" becomes punycode, and with it another host.
    const read = readShopAddress('https://fеrnhill.myshopify.com')
    expect(read).not.toMatchObject({ address: FERNHILL })
  })
})
