/**
 * Descriptions that try to run, load, submit or navigate. What runs tells `parent` (or `top`), and all
 * that could be loaded is under one host that does not exist, so both can be counted.
 */
export const NOWHERE = 'hostile.concord.invalid'

const RUN = "parent.postMessage('ran','*');top.postMessage('ran','*');window.ran=1"
const URL = `https://${NOWHERE}`

export const HOSTILE: Readonly<Record<string, string>> = {
  script: `<p>a</p><script>${RUN}</script>`,
  'event handler': `<img src=x onerror="${RUN}"><svg onload="${RUN}"></svg><details open ontoggle="${RUN}">x</details><body onload="${RUN}">`,
  'focus handler': `<input autofocus onfocus="${RUN}"><video><source onerror="${RUN}"></video>`,
  'script URLs': `<a id=go href="javascript:${RUN}">go</a><a href="data:text/html,<script>${RUN}</script>">d</a><a href="vbscript:x">v</a><iframe src="javascript:${RUN}"></iframe>`,
  'srcdoc, template, noscript': `<iframe srcdoc="<script>${RUN.replaceAll('parent', 'parent.parent')}</script>"></iframe><template><script>${RUN}</script></template><noscript><p title="</noscript><img src=x onerror=${RUN.replaceAll(' ', '')}>">`,
  namespaces: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  'mutation through svg': `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>"></svg>`,
  'mutation through form': `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  clobbering: `<form id=body><input name=attributes><input name=parentNode></form><img name=body><a id=document></a><img src=x onerror="${RUN}">`,
  'nested deep': `${'<div>'.repeat(5_000)}<img src=x onerror="${RUN}">`,
  pictures: `<img src="${URL}/p.png"><img srcset="${URL}/s.png 2x"><picture><source srcset="${URL}/pic.png"><img src="${URL}/q.png"></picture><video poster="${URL}/v.png" src="${URL}/v.mp4"></video><audio src="${URL}/a.mp3" autoplay></audio><input type=image src="${URL}/i.png"><body background="${URL}/b.png">`,
  'style sheets': `<style>@import url(${URL}/i.css);body{background:url(${URL}/b.png)}@font-face{font-family:f;src:url(${URL}/f.woff2)}p{font-family:f}</style><p style="background:url(${URL}/s.png)">text</p><link rel=stylesheet href="${URL}/l.css">`,
  hints: `<link rel=prefetch href="${URL}/pre"><link rel=dns-prefetch href="//${NOWHERE}"><link rel=preconnect href="${URL}"><link rel=preload as=image href="${URL}/pl">`,
  refresh: `<meta http-equiv=refresh content="0;url=${URL}/refresh"><base href="${URL}/"><img src="relative.png"><object data="${URL}/o"></object><embed src="${URL}/e"><iframe src="${URL}/f"></iframe>`,
  form: `<form action="${URL}/form" method=post><input name=a autofocus><button>Buy</button></form>`,
  links: `<a href="smb://${NOWHERE}/x">s</a><a href="file:///etc/passwd">f</a><a href="https://good.example@${NOWHERE}/">g</a><a ping="${URL}/ping" href="${URL}/${'x'.repeat(100_000)}">p</a>`,
  'huge styles': `<div style="position:fixed;inset:0;width:1000000000px;height:1000000000px;z-index:9999">cover</div><marquee>m</marquee><table>${'<tr><td>x'.repeat(3_000)}</table>`,
  unclosed: `<p>Unclosed <b>bold <i>italic<ul><li>one<li>two`,
}
