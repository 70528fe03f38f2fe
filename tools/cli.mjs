// npm run --silent cli -- …: the command line, from the built server code; stdout carries its output alone.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled, root } from './ensure-installed.mjs';

ensureInstalled();
ensureBuilt(['server']);
await import(pathToFileURL(path.join(root, 'dist/server/cli.js')).href);
