export { cssVariables, mantineTheme } from './mantine-theme'
export { readStyleNonce, shareStyleNonce } from './nonce'
