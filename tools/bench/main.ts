import { benchAgencies } from './bench-agencies.ts';
import { benchCheck } from './bench-check.ts';
import { benchLive } from './bench-live.ts';
import { benchFiles } from './bench-files.ts';
import { benchRequests } from './bench-requests.ts';
import { benchPeer } from './bench-peer.ts';
import { benchScale } from './bench-scale.ts';
import { benchSync } from './bench-sync.ts';

const benches = {
  check: benchCheck,
  live: benchLive,
  files: benchFiles,
  requests: benchRequests,
  sync: benchSync,
  peer: benchPeer,
  agencies: benchAgencies,
  scale: benchScale,
};
/** Takes minutes, most of them to make a million rows: only when it is asked for by name. */
const onlyNamed = ['scale'];
const named = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (named.length === 0 ? !onlyNamed.includes(name) : named.includes(name)) await bench();
}
