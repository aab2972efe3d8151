import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import {
  connectEngine,
  followImages,
  followImport,
  followOverview,
  followStock,
  followStores,
  followWorks,
  PAGE_STORE,
  useLiveStores,
} from './api'
import { App } from './app/app'
import { showFirstScreen } from './app/app-store'
import { showDensity } from './components/density'
import { watchLayers } from './components/typing'
import { cssVariables, mantineTheme, readStyleNonce, shareStyleNonce } from './theme'

// The content policy forbids evaluation, which zod would otherwise try for speed.
z.config({ jitless: true })
shareStyleNonce()
showDensity()
watchLayers()
if (PAGE_STORE !== null) {
  connectEngine()
  followOverview()
  followStock()
  followImages()
  followImport()
  followWorks()
}
await followStores()
showFirstScreen(useLiveStores.getState())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={readStyleNonce}
    >
      <App />
    </MantineProvider>
  </StrictMode>,
)
