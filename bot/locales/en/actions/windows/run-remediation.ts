import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const initiateOnDemandProactiveRemediation: WordsOf<'initiateOnDemandProactiveRemediation'> = {
  title: 'Run remediation',
  permission: 'Initiate on-demand remediation',
  question: 'Run this remediation?',
  confirm: 'Confirm remediation',
  done: 'Remediation started',
  effects: () => ({
    happens:
      'At its next check-in the device runs the detection script that you chose and, if it finds the problem, the remediation script. Their result is in Intune under Devices, Scripts and remediations.',
    notice: 'What the script does on the device. Ask who wrote it if you don’t know.',
    untouched: 'What the script doesn’t change, and its schedule.',
  }),
  fields: {
    scriptPolicyId: {
      label: 'Remediation',
      hint: 'One of your organization’s script packages',
      faults: {
        required: 'Choose a remediation.',
        notAChoice: 'This remediation is no longer there, or your scope tags don’t cover it. Choose another.',
      },
    },
  },
  refusals: refusals('run remediations', 'only Windows has them'),
};
