import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const runRemediation = ({ t }: Translator): WordsOf<'initiateOnDemandProactiveRemediation'> => ({
  title: t('Run remediation'),
  permission: t('Initiate on-demand remediation'),
  question: t('Run this remediation?'),
  confirm: t('Confirm remediation'),
  done: t('Remediation started'),
  effects: () => ({
    happens: t(
      'At its next check-in the device runs the detection script that you chose and, if it finds the problem, the remediation script. Their result is in Intune under Devices, Scripts and remediations.',
    ),
    notice: t('What the script does on the device. Ask who wrote it if you don’t know.'),
    untouched: t('What the script doesn’t change, and its schedule.'),
  }),
  fields: {
    scriptPolicyId: {
      label: t('Remediation'),
      hint: t('One of your organization’s script packages'),
      faults: {
        required: t('Choose a remediation.'),
        notAChoice: t(
          'This remediation is no longer there, or your scope tags don’t cover it. Choose another.',
        ),
      },
    },
  },
  refusals: refusals(t, t('run remediations'), t('only Windows has them')),
});
