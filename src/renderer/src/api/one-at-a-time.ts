/** A question that is asked once at a time: calls while an answer is under way make one more question. */
export function oneAtATime(ask: () => Promise<void>): () => Promise<void> {
  let asking = false
  let askAgain = false
  return async () => {
    if (asking) {
      askAgain = true
      return
    }
    asking = true
    do {
      askAgain = false
      await ask()
    } while (askAgain)
    asking = false
  }
}
