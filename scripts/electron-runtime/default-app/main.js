// The packaged Electron that the fallback runtime comes from lacks Electron's default app: the code
// that takes an app folder from the command line. These lines do that much, and no more.
'use strict'
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const path = require('node:path')

const args = process.argv.slice(1)
const preloads = []
let folder
for (let index = 0; index < args.length; index += 1) {
  const arg = args[index]
  if (arg === '-r' || arg === '--require') {
    index += 1
    preloads.push(args[index])
  } else if (!arg.startsWith('-')) {
    folder = path.resolve(arg)
    break
  }
}

for (const preload of preloads) require(path.resolve(preload))

if (folder === undefined) {
  process.stderr.write('Usage: electron [-r FILE] APP_FOLDER\n')
  process.exit(1)
}
const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setName(about.productName ?? about.name)
if (about.version) app.setVersion(about.version)
app.setAppPath(folder)
require(path.join(folder, about.main ?? 'index.js'))
