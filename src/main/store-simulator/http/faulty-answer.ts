import type { ServerResponse } from 'node:http'
import type { FaultEffect } from '../control/fault-rules'
import type { Wait } from '../state/clock'
import { UNAUTHORIZED_BODY } from './access'
import { sendHtml, sendJson, sendText } from './responses'

const ERROR_PAGE = '<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>'

/** Where a network that wants a sign-in sends everybody; nobody is there. */
const SIGN_IN_ADDRESS = 'http://sign-in.invalid/'

/** Sends what a fault answers without asking the store; `false` when the fault is of another kind. */
export function answerInstead(
  fault: FaultEffect,
  response: ServerResponse,
  throttled: () => unknown,
): boolean {
  switch (fault.kind) {
    case 'html':
      sendHtml(response, 200, ERROR_PAGE)
      return true
    case 'redirect':
      response.setHeader('Location', SIGN_IN_ADDRESS)
      sendHtml(response, 302, ERROR_PAGE)
      return true
    case 'empty':
      sendText(response, 200, '')
      return true
    case 'throttled':
      sendJson(response, 200, throttled())
      return true
    case 'http':
      if (fault.retryAfterSeconds !== undefined) {
        response.setHeader('Retry-After', String(fault.retryAfterSeconds))
      }
      if (fault.body === 'html') sendHtml(response, fault.status, ERROR_PAGE)
      else sendJson(response, fault.status, bodyOf(fault.status))
      return true
    default:
      return false
  }
}

function bodyOf(status: number): { readonly errors: string } {
  return status === 401 ? UNAUTHORIZED_BODY : { errors: 'Internal Server Error' }
}

/** Sends an answer the way a fault spoils it. The effect has taken place. */
export async function sendSpoiled(
  fault: FaultEffect | null,
  response: ServerResponse,
  body: unknown,
  wait: Wait,
): Promise<void> {
  const text = JSON.stringify(body)
  const half = text.slice(0, Math.floor(text.length / 2))
  switch (fault?.kind) {
    case 'reset':
      if (fault.when === 'during') {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(text) })
        await new Promise<void>((resolve) => response.write(half, () => resolve()))
      }
      response.destroy()
      return
    case 'cut':
      response.writeHead(200, JSON_TYPE)
      response.end(half)
      return
    case 'wrong-type':
      sendText(response, 200, text)
      return
    case 'trickle':
      response.writeHead(200, JSON_TYPE)
      for (let from = 0; from < text.length && !response.destroyed; from += fault.bytes) {
        response.write(text.slice(from, from + fault.bytes))
        await wait(fault.everyMs)
      }
      response.end()
      return
    case 'slow':
      if (fault.when === 'after') await wait(fault.delayMs)
      sendJson(response, 200, body)
      return
    default:
      sendJson(response, 200, body)
  }
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
