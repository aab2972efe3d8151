import { isShopifyAddress } from '@main/window/shopify-address'
import { expect, test } from 'vitest'

test.each([
  'https://admin.shopify.com/store/fernhill/products/8001001',
  'https://fernhill-workshop.myshopify.com/admin/products/8001001',
])('%s is opened', (url) => {
  expect(isShopifyAddress(url)).toBe(true)
})

test.each([
  'http://admin.shopify.com/',
  'https://shopify.com/',
  'https://admin.shopify.com.evil.example/',
  'https://evil.example/admin.shopify.com',
  'https://admin.shopify.com@evil.example/',
  'https://someone@admin.shopify.com/',
  'https://admin.shopify.com:8443/',
  'https://myshopify.com/',
  'https://evilmyshopify.com/',
  'https://a.b.myshopify.com/',
  'https://-x.myshopify.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-settings:',
  '//admin.shopify.com/',
  'admin.shopify.com',
  '',
])('%s is not opened', (url) => {
  expect(isShopifyAddress(url)).toBe(false)
})
