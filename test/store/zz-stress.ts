import { mkdtemp, mkdir, writeFile, rm } from 'node:fs/promises';
import { lockFolder } from '/work/main/bot/store/lock.ts';
import { thisProcess } from '/work/main/bot/store/holder.ts';
import { openStore } from '/work/main/bot/store/index.ts';
import { heard, receipt, entry } from '/work/main/test/store/support.ts';
const log = heard(); let bad = 0;
for (let round = 0; round < 400; round++) {
  const dir = await mkdtemp('/tmp/stress-');
  if (round % 2) { await mkdir(dir+'/lock'); await writeFile(dir+'/lock/holder.json', round % 3 ? JSON.stringify({...await thisProcess('0123'), startedAt: 1}) : ''); }
  let holders = 0, max = 0, wins = 0;
  // racers that also release and retry: at most one holder at any time
  await Promise.all(Array.from({length: 8}, async (_, i) => {
    for (let n = 0; n < 3; n++) {
      try { const l = await lockFolder(dir, log); wins++; holders++; max = Math.max(max, holders); await new Promise(r => setTimeout(r, Math.random()*3)); holders--; await l.release(); }
      catch (e: any) { if (e.code !== 'held') { console.log(e); bad++; } }
    }
  }));
  if (max !== 1 || wins < 1) { bad++; console.log('max', max, 'wins', wins); }
  await rm(dir, {recursive: true});
}
console.log('bad', bad);
const dir = await mkdtemp('/tmp/stress-');
const s = await openStore({folder: dir, log, now: () => new Date('2026-01-02')});
await Promise.all(Array.from({length: 10000}, (_, i) => s.store.receipts.create(`${i}`, receipt(`${i}`))));
let t = performance.now();
for (let i = 0; i < 50; i++) await s.store.receipts.update('5', r => ({...r, state: 'done'}));
console.log('update with 10k receipts', (performance.now()-t)/50, 'ms');
t = performance.now();
for (let i = 0; i < 50; i++) await Promise.all(Array.from({length:64},(_, k) => s.store.receipts.update(`${k}`, r => ({...r, state: 'done'}))));
console.log('64 concurrent', (performance.now()-t)/50, 'ms');
await s.audit.append(entry({through:['x']})); await s.audit.append(entry({deviceName:'ü " \\'}));
await s.close(); 
console.log(dir);
