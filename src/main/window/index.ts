export { APP_ORIGIN, registerAppScheme, serveApp } from './app-protocol'
export { openMainWindow } from './main-window'
export { setApplicationMenu } from './menu'
export { isShopifyAddress } from './shopify-address'
