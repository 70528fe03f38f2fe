// npm start: installs what is missing, builds what changed, runs the server in this process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
ensureBuilt(['web', 'server']);
process.chdir(root);
await import(pathToFileURL(path.join(root, 'dist/server/main.js')).href);
