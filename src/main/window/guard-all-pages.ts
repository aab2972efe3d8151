import { app } from 'electron'
import { guardNavigation } from './navigation-guard'
import { guardSession } from './session-guard'

/**
 * The guards for every page and every session there will ever be, so that no window is opened without
 * them. Must run before the app is ready, which is when the first session is made.
 */
export function guardAllPages(): void {
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents))
}
