import { Hand, Pause, Play, Send, WifiOff } from 'lucide-react'

/** How stock sync stands, as a picture beside its word. */
export const STOCK_SIGNS = {
  running: Play,
  sending: Send,
  paused: Pause,
  braked: Hand,
  away: WifiOff,
} as const
