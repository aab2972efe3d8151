import { missingScopes, SCOPES_TO_COPY, WANTED_SCOPES } from '@shared/connecting/scopes'
import { expect, test } from 'vitest'

test('a granted write scope includes the read scope', () => {
  expect(
    missingScopes(['write_products', 'write_inventory', 'read_locations', 'write_files']),
  ).toEqual([])
})

test('what is not granted is named, and whether everything stops without it', () => {
  expect(missingScopes(['write_products', 'read_inventory', 'read_locations'])).toEqual([
    { scope: 'write_inventory', isNeeded: true },
    { scope: 'read_files', isNeeded: false },
    { scope: 'write_files', isNeeded: false },
  ])
})

test('all wanted scopes are copied in the form that Shopify takes', () => {
  expect(SCOPES_TO_COPY.split(',')).toEqual(WANTED_SCOPES.map(({ scope }) => scope))
})
