export { OutboxScreen } from './outbox-screen'
export { openOutboxTab } from './outbox-store'
