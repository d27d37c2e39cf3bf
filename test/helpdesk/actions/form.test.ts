import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FormField } from '../../../bot/helpdesk/actions/field.ts';
import { actionNamed, catalogue } from '../../../bot/helpdesk/actions/catalogue.ts';
import { checkForm, fieldsFor } from '../../../bot/helpdesk/actions/form.ts';
import { en } from '../../../bot/locales/en.ts';
import { managedDevice } from '../../support/samples.ts';
import { anyText } from '../../support/any-text.ts';

const check = (id: string, input: Record<string, unknown>, operatingSystem = 'iOS') => {
  const action = actionNamed(id);
  assert.ok(action);
  return checkForm(action, managedDevice({ operatingSystem }), input);
};
const values = (...given: Parameters<typeof check>) => {
  const checked = check(...given);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.values;
};
const faults = (...given: Parameters<typeof check>) => {
  const checked = check(...given);
  return checked.ok ? {} : Object.fromEntries(checked.faults.map(({ field, why }) => [field, why]));
};

describe('the form of a new device name', () => {
  const name = (newName: unknown, os = 'Windows') => faults('setDeviceName', { newName }, os).newName;

  it('accepts names by the platform’s rules', () => {
    assert.deepEqual(values('setDeviceName', { newName: '  OULU-PC-7 ' }, 'Windows'), {
      newName: 'OULU-PC-7',
    });
    for (const good of ['A', '7A', 'abcdefghijklmnop', 'x'.repeat(63)])
      assert.equal(name(good), undefined, good);
    for (const os of ['iOS', 'macOS', 'Android'])
      for (const good of ['Aino-phone', '12345', 'Äiti', 'हिन्दी', 'x'.repeat(63)])
        assert.equal(name(good, os), undefined, good);
  });

  it('says what is wrong with other names', () => {
    assert.equal(name(''), 'required');
    assert.equal(name('   '), 'required');
    assert.equal(name(undefined), 'required');
    assert.equal(name('x'.repeat(64)), 'tooLong');
    for (const bad of ['Aino’s phone', 'Aino phone', 'a_b', '👩', 'a/b', '<b>', '{{SERIALNUMBER}}'])
      assert.equal(name(bad, 'iOS'), 'notADeviceName', bad);
    assert.equal(name('12345'), 'onlyDigits');
    assert.equal(name('OULU PC'), 'notAWindowsName');
    assert.equal(name('OULU_PC'), 'notAWindowsName');
    assert.equal(name('ÄÄNI'), 'notAWindowsName');
    assert.equal(name('７７Ａ'), 'notAWindowsName');
    assert.equal(name('-OULU'), 'hyphenAtEnd');
    assert.equal(name('-'), 'hyphenAtEnd');
    assert.equal(name('SAMPLE-1'), 'sameName');
    assert.equal(name('x'.repeat(64), 'iOS'), 'tooLong');
    assert.equal(name('a\nb', 'iOS'), 'unprintable');
    assert.equal(name('a\u202eb', 'macOS'), 'unprintable');
    assert.equal(name('a\u0000b', 'Android'), 'unprintable');
    assert.equal(name('a\ud800b', 'Android'), 'unprintable');
  });

  it('names the limit, and keeps the input', () => {
    const typed = 'OULU-PC-WITH-A-LONG-NAME'.repeat(3);
    assert.deepEqual(check('setDeviceName', { newName: typed }, 'Windows'), {
      ok: false,
      faults: [{ field: 'newName', why: 'tooLong', limit: 63 }],
      typed: { newName: typed },
    });
  });
});

describe('the form of Lost Mode', () => {
  it('accepts a message, a phone number and a footer', () => {
    const input = { message: ' Lost.\nPlease call. ', phoneNumber: '+358 (9) 123-45', footer: 'Contoso' };
    assert.deepEqual(values('enableLostMode', input), { ...input, message: 'Lost.\nPlease call.' });
    assert.deepEqual(values('enableLostMode', { message: 'Call us', phoneNumber: '', footer: ' ' }), {
      message: 'Call us',
    });
  });

  it('says what is wrong with each field, and keeps the whole input', () => {
    const input = { message: '', phoneNumber: 'call me', footer: 'f'.repeat(101) };
    const checked = check('enableLostMode', input);
    assert.ok(!checked.ok);
    assert.deepEqual(faults('enableLostMode', input), {
      message: 'required',
      phoneNumber: 'notAPhoneNumber',
      footer: 'tooLong',
    });
    assert.deepEqual(checked.typed, input);
    const phone = (phoneNumber: unknown) =>
      faults('enableLostMode', { message: 'm', phoneNumber }).phoneNumber;
    for (const bad of ['12', '+', '--- ---', '+358+9', '١٢٣٤', '1;drop', '[x](http://x)'])
      assert.equal(phone(bad), 'notAPhoneNumber', bad);
    assert.equal(phone('1'.repeat(31)), 'tooLong');
  });

  it('accepts minutes within their limits', () => {
    const minutes = (durationInMinutes: unknown) =>
      faults('playLostModeSound', { durationInMinutes }).durationInMinutes;
    assert.deepEqual(values('playLostModeSound', { durationInMinutes: '60' }), { durationInMinutes: 60 });
    assert.deepEqual(values('playLostModeSound', { durationInMinutes: 1 }), { durationInMinutes: 1 });
    assert.deepEqual(values('playLostModeSound', {}), { durationInMinutes: 5 });
    assert.equal(minutes(''), 'required');
    assert.equal(minutes('0'), 'tooSmall');
    assert.equal(minutes('-5'), 'tooSmall');
    assert.equal(minutes('61'), 'tooLarge');
    for (const bad of ['1.5', '1e1', '0x10', 'ten', '９', '9'.repeat(40), NaN, Infinity])
      assert.equal(minutes(bad), 'notANumber', String(bad));
    assert.equal(minutes({ valueOf: () => 5 }), 'required');
  });
});

describe('the form of a wipe', () => {
  it('asks only for the platform’s fields', () => {
    const fields = (operatingSystem: string) =>
      fieldsFor(actionNamed('wipe')?.form, managedDevice({ operatingSystem })).map(({ id }) => id);
    assert.deepEqual(fields('Windows'), ['keepEnrollmentData', 'keepUserData', 'useProtectedWipe']);
    assert.deepEqual(fields('macOS'), ['macOsUnlockCode', 'obliterationBehavior']);
    assert.deepEqual(fields('iOS'), ['persistEsimDataPlan']);
    assert.deepEqual(fields('AndroidEnterprise'), ['persistEsimDataPlan']);
    assert.deepEqual(fields('tvOS'), []);
  });

  it('keeps an eSIM’s plan unless told otherwise', () => {
    for (const system of ['iOS', 'AndroidEnterprise']) {
      assert.deepEqual(values('wipe', {}, system), { persistEsimDataPlan: true });
      assert.deepEqual(values('wipe', { persistEsimDataPlan: 'false' }, system), {
        persistEsimDataPlan: false,
      });
    }
  });

  it('accepts toggles as clients send them', () => {
    assert.deepEqual(values('wipe', { keepEnrollmentData: 'true', keepUserData: false }, 'Windows'), {
      keepEnrollmentData: true,
      keepUserData: false,
      useProtectedWipe: false,
    });
    assert.deepEqual(values('wipe', {}, 'Windows'), {
      keepEnrollmentData: false,
      keepUserData: false,
      useProtectedWipe: false,
    });
    assert.deepEqual(values('wipe', { keepEnrollmentData: 'true' }, 'Android (AOSP)'), {});
    assert.deepEqual(faults('wipe', { keepUserData: 'perhaps' }, 'Windows'), { keepUserData: 'notAChoice' });
    assert.deepEqual(values('cleanWindowsDevice', {}, 'Windows'), { keepUserData: true });
  });

  it('accepts only a PIN of six digits', () => {
    const pin = (macOsUnlockCode: unknown) => faults('wipe', { macOsUnlockCode }, 'macOS').macOsUnlockCode;
    assert.deepEqual(values('wipe', { macOsUnlockCode: '012345' }, 'macOS'), {
      macOsUnlockCode: '012345',
      obliterationBehavior: 'default',
    });
    for (const missing of ['', undefined, [], {}]) assert.equal(pin(missing), 'required');
    for (const bad of ['12345', '12345a', '１２３４５６', '12 456', '-12345'])
      assert.equal(pin(bad), 'notSixDigits', bad);
    assert.equal(pin('1234567'), 'tooLong');
  });
});

describe('the form of removing a user from a shared iPad', () => {
  it('accepts a user principal name', () => {
    const user = (userPrincipalName: unknown) =>
      faults('deleteUserFromSharedAppleDevice', { userPrincipalName }).userPrincipalName;
    assert.equal(user('aino.virtanen@contoso.example'), undefined);
    assert.equal(user('o’hara+x@appleid.contoso.example'), undefined);
    for (const bad of ['aino', '@contoso.example', 'a@b', 'a b@c.example', 'a@b@c.example', 'a@b..example'])
      assert.equal(user(bad), 'notAUserName', bad);
  });
});

describe('any form', () => {
  it('refuses a value that isn’t a choice', () => {
    const form: FormField[] = [
      { id: 'kind', kind: 'choice', required: true, choices: ['quick', 'full'], default: 'quick' },
    ];
    const kind = (input: Record<string, unknown>) => checkForm({ form }, managedDevice(), input);
    assert.deepEqual(kind({ kind: 'full' }), { ok: true, values: { kind: 'full' } });
    assert.deepEqual(kind({}), { ok: true, values: { kind: 'quick' } });
    for (const bad of ['toString', 'quick,full', 'QUICK'])
      assert.deepEqual(kind({ kind: bad }), {
        ok: false,
        faults: [{ field: 'kind', why: 'notAChoice' }],
        typed: { kind: bad },
      });
  });

  it('drops input that belongs to no field', () => {
    const input = { action: 'wipe', device: 'd', ['__proto__']: { newName: 'X' }, deviceName: 'Y' };
    assert.deepEqual(check('setDeviceName', input), {
      ok: false,
      faults: [{ field: 'newName', why: 'required' }],
      typed: {},
    });
    assert.deepEqual(check('syncDevice', { quickScan: true }), { ok: true, values: {} });
    const inherited = Object.create({ newName: 'X' }) as Record<string, unknown>;
    assert.equal(check('setDeviceName', inherited).ok, false);
  });

  it('never keeps more than fits on a card', () => {
    const checked = check('enableLostMode', { message: 'x'.repeat(1_000_000) });
    assert.ok(!checked.ok);
    assert.equal(checked.typed.message?.length, 4_000);
  });

  it('has words for every fault, with its limit if there is one', () => {
    const { limits } = en.actions.form;
    assert.equal(limits.tooLong('15'), 'At most 15 characters.');
    for (const said of Object.values(en.actions.form.faults)) assert.ok(said.length > 10);
  });

  it('has a clear fault for a value of the wrong JSON type, whatever the kind of field', () => {
    const fields: FormField[] = [
      { kind: 'text', id: 'text', required: false, maxLength: 20 },
      { kind: 'number', id: 'number', required: false, min: 0, max: 9, default: 5 },
      { kind: 'choice', id: 'choice', required: false, choices: ['a'], default: 'a' },
      { kind: 'toggle', id: 'toggle', required: false, default: false },
    ];
    const faultsIn = (required: boolean, given: Record<string, unknown>) => {
      const form = fields.map((field) => ({ ...field, required }));
      const checked = checkForm({ form }, managedDevice(), given);
      return checked.ok ? [] : checked.faults.map(({ field, why }) => [field, why]);
    };
    const structure = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
    const wrong = fc.record({
      text: fc.oneof(structure, fc.boolean()),
      number: fc.oneof(structure, fc.boolean(), fc.constantFrom(1.5, 1e21, -1e-7)),
      choice: fc.oneof(structure, fc.boolean(), fc.double()),
      toggle: fc.oneof(structure, fc.double()),
    });
    const whys = [
      ['text', 'notAText'],
      ['number', 'notANumber'],
      ['choice', 'notAChoice'],
      ['toggle', 'notAChoice'],
    ];
    fc.assert(
      fc.property(wrong, (given) => {
        assert.deepEqual(faultsIn(false, given), whys);
        assert.deepEqual(
          faultsIn(true, given).map(([field]) => field),
          whys.map(([field]) => field),
        );
      }),
    );
  });

  it('handles any input, and accepts only values within the limits', () => {
    const input = fc.dictionary(
      fc.constantFrom(
        ...catalogue.flatMap(({ form = [] }) => form.map(({ id }) => id)),
        ...['__proto__', 'constructor', 'action'],
      ),
      fc.oneof(fc.anything(), anyText(), fc.constantFrom('true', '5', '123456', 'A-1')),
    );
    const system = fc.constantFrom('Windows', 'iOS', 'macOS', 'Android', 'ChromeOS', undefined);
    fc.assert(
      fc.property(input, system, fc.constantFrom(...catalogue), (given, operatingSystem, action) => {
        const device = managedDevice({ operatingSystem });
        const checked = checkForm(action, device, given);
        const fields = fieldsFor(action.form, device);
        if (!checked.ok) {
          assert.ok(checked.faults.every(({ field }) => fields.some(({ id }) => id === field)));
          return;
        }
        for (const [id, value] of Object.entries(checked.values)) {
          const field = fields.find((one) => one.id === id);
          assert.ok(field);
          if (field.kind === 'text')
            assert.ok(typeof value === 'string' && value !== '' && value.length <= field.maxLength);
          if (field.kind === 'number')
            assert.ok(Number.isInteger(value) && Number(value) >= field.min && Number(value) <= field.max);
          if (field.kind === 'toggle') assert.equal(typeof value, 'boolean');
        }
        assert.doesNotThrow(() => JSON.stringify(action.body?.(checked.values) ?? {}));
      }),
    );
  });
});
