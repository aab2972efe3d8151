import { Hand, Pause, Play, Power, Send, WifiOff } from 'lucide-react'

/** How stock sync stands, as a picture beside its word. */
export const STOCK_SIGNS = {
  running: Play,
  sending: Send,
  paused: Pause,
  braked: Hand,
  off: Power,
  away: WifiOff,
} as const
