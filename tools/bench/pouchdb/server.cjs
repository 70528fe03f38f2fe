// express-pouchdb on LevelDB, as its documentation sets it up: node server.cjs <data folder>
const path = require('node:path');
const express = require('express');
const expressPouchdb = require('express-pouchdb');
const PouchDB = require('pouchdb-core').plugin(require('pouchdb-adapter-leveldb'));

const folder = process.argv[2];
const app = express();
const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(folder, 'log.txt') };
app.use(expressPouchdb(PouchDB.defaults({ prefix: folder + path.sep, adapter: 'leveldb' }), options));
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
