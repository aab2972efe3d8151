import { useState } from 'react'
import { Button } from '../../components/button'
import { Drawer } from '../../components/drawer'
import { AboutPush, type AboutPushProps } from './about-push'
import './outbox-side.css'
import { SIDE } from './texts'

/** The column beside the rows, or, in a narrow window, what its button opens. */
export function OutboxSide(props: AboutPushProps) {
  return (
    <aside className="outbox-side" aria-label={SIDE.label}>
      <AboutPush {...props} />
    </aside>
  )
}

export function OutboxSideDrawer(props: AboutPushProps) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button small look="quiet" onClick={() => setOpened(true)}>
        {`${SIDE.label}…`}
      </Button>
      <Drawer
        opened={opened}
        side="right"
        size={360}
        title={SIDE.label}
        onClose={() => setOpened(false)}
      >
        <div className="outbox-side-sections">
          <AboutPush {...props} />
        </div>
      </Drawer>
    </>
  )
}
