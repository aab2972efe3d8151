import type { Page } from 'playwright'
import { z } from 'zod'

const outcomeSchema = z.object({ ran: z.array(z.string()), violated: z.array(z.string()) })

export type PolicyOutcome = z.infer<typeof outcomeSchema>

/**
 * Makes one attempt for each way that a policy has to close. What ran notes itself in `ran`; what was
 * stopped is known by the browser's own reports, whose directives come in one after the other.
 */
export async function breakPolicy(
  page: Page,
  host: string,
): Promise<{ readonly read: () => Promise<PolicyOutcome>; readonly clear: () => Promise<void> }> {
  await page.evaluate(attempt, host)
  return {
    read: async () => {
      const { ran, violated } = outcomeSchema.parse(
        await page.evaluate(() => Reflect.get(window, 'policyOutcome')),
      )
      return { ran, violated: [...new Set(violated)].toSorted() }
    },
    clear: () => page.evaluate(() => document.getElementById('policy-attempts')?.remove()),
  }
}

/** Runs in the page. */
function attempt(host: string): void {
  const outcome: { ran: string[]; violated: string[] } = { ran: [], violated: [] }
  const ran = (what: string): number => outcome.ran.push(what)
  Object.assign(window, { policyOutcome: outcome, policyRan: ran })
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    outcome.violated.push(effectiveDirective)
  })
  const place = document.createElement('div')
  place.id = 'policy-attempts'
  document.body.append(place)
  const add = (tag: string, attributes: Record<string, string>, text = ''): HTMLElement => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.textContent = text
    place.append(element)
    return element
  }
  const away = `http://${host}`
  const makers = [
    () => Reflect.apply(Reflect.get(window, 'eval'), null, ["policyRan('eval')"]),
    () => Reflect.construct(Function, ["policyRan('Function')"])(),
    () => new Worker(URL.createObjectURL(new Blob(["postMessage('ran')"]))),
  ]
  // Later, because a script that a test sends in may use eval while it runs.
  setTimeout(() => {
    for (const make of makers) {
      try {
        make()
      } catch {
        // As it should be.
      }
    }
    add('script', {}, "policyRan('inline script')")
    add('script', { src: `${away}/script.js` })
    add('script', { src: "data:text/javascript,policyRan('data script')" })
    add('button', { type: 'button', onclick: "policyRan('handler')" }).click()
    add('style', {}, 'body { outline: 1px solid red }')
    add('p', { style: 'color: red' })
    add('img', { src: `${away}/image.png` })
    add('video', { src: `${away}/video.mp4` })
    add('iframe', { src: 'app://concord/index.html' })
    add('object', { data: `${away}/object` })
    add('base', { href: `${away}/` })
    const form = add('form', { action: `${away}/form`, method: 'post' })
    if (form instanceof HTMLFormElement) form.requestSubmit()
    void fetch(`${away}/fetch`).catch(() => undefined)
    void new FontFace('away', `url(${away}/font.woff2)`).load().catch(() => undefined)
  })
}
