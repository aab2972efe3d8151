import { useAppActions } from './app-actions'
import { Button } from './button'

type ReconnectButtonProps = { readonly words: string; readonly small?: boolean }

/** To the credential of the Setup Wizard, where Shopify's trouble with it is told and it can be replaced. */
export function ReconnectButton({ words, small = false }: ReconnectButtonProps) {
  const actions = useAppActions()
  return (
    <Button small={small} onClick={() => actions.go({ screen: 'setup', at: 'credential' })}>
      {words}
    </Button>
  )
}
