import { guardAddress, hostOfAddress, loopbackOrigin } from '@main/images/address-guard'
import { guardedLookup, isPublicAddress } from '@main/images/guarded-lookup'
import { ImageError } from '@main/images/image-failures'
import { describe, expect, test } from 'vitest'

const HOSTS = ['cdn.shopify.com', 'pictures.example.com']
const OWN = 'http://127.0.0.1:4010'
const guard = (text: string, own: string | null = null, hosts: readonly string[] = HOSTS) =>
  guardAddress(text, hosts, own)
const codeOf = (text: string, own: string | null = null, hosts?: readonly string[]) => {
  const guarded = guard(text, own, hosts)
  return guarded.kind === 'refused' ? guarded.failure.code : 'may-ask'
}

describe('an address', () => {
  test.each([
    'https://cdn.shopify.com/s/files/1/mug.jpg?v=17',
    'https://CDN.Shopify.com:443/mug.jpg',
    'https://pictures.example.com/%2e%2e%2fmug.jpg',
  ])('%s may be asked', (text) => expect(codeOf(text)).toBe('may-ask'))

  test.each([
    'https://other.example.com/mug.jpg',
    'https://cdn.shopify.com.example.com/mug.jpg',
    'https://notcdn.shopify.com/mug.jpg',
    'https://shopify.com/mug.jpg',
  ])('%s waits until its host is allowed', (text) => {
    const guarded = guard(text)
    const { hostname } = new URL(text)
    expect(guarded).toMatchObject({
      kind: 'refused',
      failure: { code: 'host-not-allowed', host: hostname, retryable: false },
    })
    expect(codeOf(text, null, [...HOSTS, hostname])).toBe('may-ask')
    expect(hostOfAddress(text, null)).toBe(hostname)
  })

  test.each([
    'http://cdn.shopify.com/mug.jpg',
    'ftp://cdn.shopify.com/mug.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'app://concord/index.html',
    'https://user@cdn.shopify.com/mug.jpg',
    'https://user:password@cdn.shopify.com/mug.jpg',
    'https://cdn.shopify.com:8443/mug.jpg',
    'https://localhost/',
    'https://localhost./',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://2130706433/',
    'https://１２７.０.０.１/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[fe80::1]/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://8.8.8.8/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://a.localhost/',
    'https://router/',
    'https://cdn.shopify.com./mug.jpg',
    'not an address',
    '//cdn.shopify.com/mug.jpg',
    `https://cdn.shopify.com/${'a'.repeat(5000)}`,
  ])('I3: %s is refused, whatever is allowed', (text) => {
    const all = [...HOSTS, 'localhost', '127.0.0.1', '8.8.8.8', '[::1]', 'printer.local', 'router']
    expect(codeOf(text, null, all)).toBe('address-refused')
    expect(codeOf(text, OWN, all)).toBe('address-refused')
    expect(hostOfAddress(text, null)).toBeNull()
  })

  test('of the store on this computer may be asked at its own port alone', () => {
    expect(codeOf(`${OWN}/cdn/files/1/mug.png`, OWN)).toBe('may-ask')
    expect(codeOf(`${OWN}/cdn/files/1/mug.png`)).toBe('address-refused')
    expect(codeOf('http://127.0.0.1:4011/', OWN)).toBe('address-refused')
    expect(codeOf('http://user@127.0.0.1:4010/', OWN)).toBe('address-refused')
    expect(hostOfAddress(`${OWN}/x`, OWN)).toBe('127.0.0.1:4010')
  })

  test('of a store elsewhere is never taken for one on this computer', () => {
    expect(loopbackOrigin('http://127.0.0.1:4010')).toBe(OWN)
    expect(loopbackOrigin('https://fernhill.myshopify.com')).toBeNull()
    expect(loopbackOrigin('http://192.168.1.4')).toBeNull()
  })
})

describe('I3: a look-up', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b:1::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    '::127.0.0.1',
    '100::1',
  ])('knows %s as no public address', (address) => expect(isPublicAddress(address)).toBe(false))

  test.each([
    '23.227.38.33',
    '100.128.0.1',
    '172.32.0.1',
    '2606:4700::1',
    '2a00:1450::1',
    '64:ff9b::8.8.8.8',
  ])('knows %s as a public one', (address) => expect(isPublicAddress(address)).toBe(true))

  const ask = (addresses: readonly string[], all: boolean) =>
    new Promise<unknown>((resolve) => {
      const lookup = guardedLookup((_, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        ),
      )
      lookup('name.example', { all }, (error, address) => {
        resolve(error instanceof ImageError ? error.failure.code : (error ?? address))
      })
    })

  test('gives of a name that leads to both kinds only the public ones', async () => {
    const both = ['127.0.0.1', '23.227.38.33', '::1']
    expect(await ask(both, false)).toBe('23.227.38.33')
    expect(await ask(both, true)).toEqual([{ address: '23.227.38.33', family: 4 }])
  })

  test('gives nothing of a name that leads into a network of its own', async () => {
    expect(await ask(['10.0.0.1', '::ffff:127.0.0.1'], false)).toBe('address-refused')
    expect(await ask(['192.168.0.1'], true)).toBe('address-refused')
  })
})
