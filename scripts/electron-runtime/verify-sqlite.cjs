// Run by Electron as Node: loads the compiled binding and uses each part that the patch touched.
'use strict'
const assert = require('node:assert/strict')

const [packageFolder, nativeBinding] = process.argv.slice(2)
const Database = require(packageFolder)
const db = new Database(':memory:', { nativeBinding })

db.exec('create table word (id integer primary key, text text not null unique)')
const insert = db.prepare('insert into word (text) values (@text)')
assert.equal(insert.run({ text: 'süß' }).lastInsertRowid, 1)
assert.deepEqual(db.prepare('select * from word').get(), { id: 1, text: 'süß' })
assert.throws(() => insert.run({ text: 'süß' }), { code: 'SQLITE_CONSTRAINT_UNIQUE' })

const many = db.prepare('select @a + @b + @c + @d + @e as sum')
assert.equal(many.get({ a: 1, b: 2, c: 3, d: 4, e: 5 }).sum, 15)
assert.throws(() => many.get({ a: 1, b: 2, c: 3, d: 4 }), /Missing named parameter "e"/)

db.aggregate('joined', { start: '', step: (all, next) => all + next })
insert.run({ text: 'sauer' })
assert.equal(db.prepare('select joined(text) from word').pluck().get(), 'süßsauer')
db.close()
