import { readAmsAddress } from '@shared/connecting/ams-address'
import { expect, test } from 'vitest'

test.each([
  ['https://ams.example.com', 'https://ams.example.com'],
  ['ams.example.com/', 'https://ams.example.com'],
  [' "HTTPS://AMS.Example.com/shop/" ', 'https://ams.example.com/shop'],
  ['https://ams.example.com/api/v1', 'https://ams.example.com/api'],
  ['https://ams.example.com:8443', 'https://ams.example.com:8443'],
  ['http://127.0.0.1:4020', 'http://127.0.0.1:4020'],
  ['localhost:4020', 'http://localhost:4020'],
])('K2: %s leads to %s', (typed, base) => {
  expect(readAmsAddress(typed)).toMatchObject({ ok: true, address: { base } })
})

test.each([
  ['', 'empty'],
  ['http://ams.example.com', 'not-secure'],
  ['http://127.0.0.1.example.com', 'not-secure'],
  ['https://somebody:secret@ams.example.com', 'not-an-address'],
  ['https://ams.example.com/?token=secret', 'not-an-address'],
  ['ftp://ams.example.com', 'not-an-address'],
  ['not an address', 'not-an-address'],
])('K2: %s is refused', (typed, why) => {
  expect(readAmsAddress(typed)).toEqual({ ok: false, why })
})
