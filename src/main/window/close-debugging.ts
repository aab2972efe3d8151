import { app } from 'electron'

/** Through them another program could steer the window and read what is on it. */
const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe']

/**
 * A packaged app can't be debugged from outside. Node's own inspector is closed by a fuse; Chromium's has
 * none. Must run before the app is ready, which is when Chromium reads the switches.
 */
export function closeDebugging(): void {
  if (!app.isPackaged) return
  for (const name of DEBUGGING_SWITCHES) app.commandLine.removeSwitch(name)
}
