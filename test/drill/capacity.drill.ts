// How many operators one tenant carries: `npm run capacity -- --operators 500,1000,5000`. The bot's own graph client and look-ups play against
// Intune's limits in virtual time.
import { parseArgs } from 'node:util';
import { capacity, type CapacityResult } from './support/capacity/capacity.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    operators: { type: 'string', default: '500,1000,2000,5000' },
    'an-hour': { type: 'string', default: '30' },
    'actions-an-hour': { type: 'string', default: '1' },
    after: { type: 'string', default: '6' },
    minutes: { type: 'string', default: '5' },
    assignments: { type: 'string', default: '20' },
    application: { type: 'boolean', default: false },
  },
});
const percent = (share: number) => `${(100 * share).toFixed(share > 0.9 && share < 1 ? 2 : 1)} %`;

for (const operators of values.operators.split(',').map(Number)) {
  const began = performance.now();
  const result = await capacity({
    seed: Number(values.seed),
    operators,
    anHour: Number(values['an-hour']),
    actionsAnHour: Number(values['actions-an-hour']),
    afterMinutes: Number(values.after),
    minutes: Number(values.minutes),
    assignments: Number(values.assignments),
    delegated: !values.application,
  });
  process.stdout.write(
    `${lineOf(operators, result)} (${((performance.now() - began) / 1_000).toFixed(0)} s)\n`,
  );
}

function lineOf(operators: number, result: CapacityResult): string {
  const { lookUps, whole, toldToWait, seconds, actions, sent, actionSeconds, refused, unfairness } = result;
  const services = Object.entries(refused).map(([service, share]) => `${service} ${percent(share)}`);
  return [
    `${operators} operators: ${lookUps} look-ups, ${percent(whole)} whole in 10 s, ${percent(toldToWait)} told to wait`,
    `median ${seconds[0].toFixed(1)} s, 95 % ${seconds[1].toFixed(1)} s, 99 % ${seconds[2].toFixed(1)} s`,
    `${actions} actions, ${percent(sent)} sent, 95 % in ${actionSeconds.toFixed(1)} s`,
    `refused: ${services.join(', ') || 'none'}`,
    `unfairness ${unfairness.toFixed(1)}`,
  ].join('; ');
}
