import { useAppActions } from './app-actions'
import { Button } from './button'

/** To the credential of the Setup Wizard, where Shopify's trouble with it is told and it can be replaced. */
export function ReconnectButton({ small = false }: { readonly small?: boolean }) {
  const actions = useAppActions()
  return (
    <Button small={small} onClick={() => actions.go({ screen: 'setup', at: 'credential' })}>
      Reconnect
    </Button>
  )
}
