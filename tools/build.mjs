// node tools/build.mjs [web] [server]: builds what is named (everything when nothing is) if its sources changed.
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
const names = process.argv.slice(2);
ensureBuilt(names.length > 0 ? names : ['web', 'server']);
