import assert from 'node:assert/strict';
import { buttons } from '../support/channel.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { devices, people, smallTenant } from '../support/tenant.ts';

const operator = people.fieldOperator;
const LAPTOP = 'AINO-LAPTOP';

/** Small talk, labels, other word orders, and what is typed in the wrong place. */
describe('what a help desk types', () => {
  let stage: Stage;
  before(async () => {
    const data = smallTenant();
    const phone = data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(phone ?? {}, { wiFiMacAddress: '02AB00CD00EF', imei: '350000000000012' });
    const mac = data.managedDevices.find(({ deviceName }) => deviceName === 'AINO-MAC');
    Object.assign(mac ?? {}, { deviceName: 'Aino iPhone' });
    stage = await openStage({ data });
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.channel.say(operator, 'cancel');
    stage.calls();
  });

  const say = (text: string) => stage.channel.say(operator, text);
  const guesses = async (text: string) => {
    const { card, text: answer } = await say(text);
    assert.deepEqual(read(), [], text);
    assert.match(answer, /Did you mean …|What you can say here/, text);
    return buttons(card)
      .map(({ title }) => String(title))
      .filter((title) => !['whoami', 'cancel', 'sign out'].includes(title));
  };
  const read = () =>
    stage.calls().filter((call) => /managedDevices|\/users[/?]/.test(call) && !call.includes(operator));

  for (const talk of [
    ...[
      'hallo',
      'Guten Morgen!',
      'Grüß Gott',
      'wie geht’s',
      'bonjour',
      'ça va ?',
      'hola',
      'buenos días',
      'Good morning',
    ],
    ...['ciao', 'terve', 'how are you?', 'hi team'],
  ])
    it(`“${talk}” is a greeting, and nobody is looked for in it`, async () => {
      assert.deepEqual(await guesses(talk), []);
      assert.match((await say(talk)).text, /Hello\./);
    });

  for (const talk of [
    'danke',
    'Vielen Dank!',
    'merci beaucoup',
    'muchas gracias',
    'thank you so much',
    'kiitos',
  ])
    it(`“${talk}” is thanks`, async () => {
      assert.equal((await say(talk)).text, 'You’re welcome.');
    });

  for (const talk of ['ok', 'bye', 'ja', 'nein', 'oui', 'sí', 'auf Wiedersehen', 'never mind'])
    it(`“${talk}” wants nothing`, async () => {
      assert.match((await say(talk)).text, /^All right\./);
    });

  for (const call of [
    ...[
      'help me please',
      'I need help',
      'can you help me?',
      'please help',
      'are you a bot?',
      'who are you',
      'menu',
    ],
    ...['/help', '/start', 'help!', 'Hilfe', 'ich brauche Hilfe', 'ayuda', 'aide'],
  ])
    it(`“${call}” is answered with what can be said, and no more`, async () => {
      const { text } = await say(call);
      assert.match(text, /What you can say here/);
      assert.doesNotMatch(text, /don’t understand|Did you mean/);
    });

  for (const foreign of ['où est mon ordinateur', 'wo ist mein Handy', 'no puedo', 'kannst du bitte'])
    it(`“${foreign}” has nobody’s name in it`, async () => {
      assert.deepEqual(await guesses(foreign), []);
    });

  for (const [said, ...meant] of [
    ['slect user aino', 'select user aino'],
    ['look up aino', 'select user aino', 'device aino'],
    ['whomai', 'whoami'],
    ['hlep', 'help'],
    ['wie ist aino', 'select user aino', 'device aino'],
    ['kannst du bitte das Handy von aino sperren', 'select user aino', 'device aino'],
    ['por favor bloquea el teléfono de aino', 'select user aino', 'device aino'],
    ['Aino iPhone', 'select user Aino', 'device Aino iPhone'],
    ['why is Aino iPhone not compliant', 'select user Aino', 'device Aino iPhone'],
    ['devices of aino', 'select user aino', 'device aino'],
    ['don’t lock Aino iPhone', 'select user Aino', 'device Aino iPhone'],
    ['Maria de la Cruz', 'select user Maria de la Cruz', 'device Maria de la Cruz'],
    [`${LAPTOP} restart`, `restart ${LAPTOP}`, `select user ${LAPTOP}`, `device ${LAPTOP}`],
    ['AADSTS50126', 'why AADSTS50126'],
    ['error 0x87D1FDE8', 'why 0x87D1FDE8'],
    ['aino gets 0x87D1FDE8', 'why 0x87D1FDE8', 'select user aino', 'device aino'],
    ['user is locked out'],
    ['device not compliant'],
  ] as const)
    it(`“${said}” may mean: ${meant.join(', ') || 'nothing'}`, async () => {
      const shown = await guesses(said);
      assert.deepEqual(
        shown.filter((title) => title !== 'whoami'),
        meant.filter((title) => title !== 'whoami'),
      );
    });

  for (const said of ['whoami?', 'WHOAMI!', 'whoami.'])
    it(`“${said}” is the command`, async () => {
      assert.match((await say(said)).text, /Field Operator/);
    });

  for (const said of [
    ...[
      'mailto:aino@contoso.example',
      '<aino@contoso.example>',
      'aino@contoso.example.',
      'UPN: aino@contoso.example',
    ],
    ...['Aino Virtanen <aino@contoso.example>', 'select user mailto:aino@contoso.example'],
    'select user Aino Virtanen <aino@contoso.example>',
  ])
    it(`“${said}” names one person`, async () => {
      const { text } = await say(said);
      assert.match(text, /^\S+\nAino Virtanen\naino@contoso\.example/);
    });

  for (const said of [
    ...[
      'S/N SERIAL-1',
      'serial number: SERIAL-1',
      'device SN SERIAL-1',
      'IMEI: 350000000000012',
      'imei 35 000000 000001 2',
    ],
    ...['02ab.00cd.00ef', 'MAC address 02:AB:00:CD:00:EF', 'device wi-fi mac 02-AB-00-CD-00-EF'],
    `Intune ID: ${devices.ainoPhone}`,
  ])
    it(`“${said}” names one device`, async () => {
      assert.match((await say(said)).text, /^AINO-PHONE\n/);
    });

  for (const said of ['lock it', 'lock him', 'lock that'])
    it(`“${said}” looks for nothing of that name`, async () => {
      assert.match((await say(said)).text, /Say which device: “lock”/);
      assert.deepEqual(read(), []);
    });

  for (const [said, shown] of [
    ['reset aino virtanen’s passcode', /AINO-PHONE/],
    ['lock the device AINO-PHONE', /Lock this device/],
    ['lock user aino virtanen', /Searched for “Aino Virtanen”/],
  ] as const)
    it(`“${said}” is understood, and asks`, async () => {
      const whom = said.startsWith('reset') ? people.admin : operator;
      assert.match((await stage.channel.say(whom, said)).text, shown);
    });

  it('“rename AINO-PHONE to X” opens the form of that device', async () => {
    assert.match(
      (await stage.channel.say(people.admin, 'rename AINO-PHONE to X')).text,
      /^Rename device\nAINO-PHONE/,
    );
  });

  for (const [said, way] of [
    ['select user SERIAL-1', 'device SERIAL-1'],
    ['device aino@contoso.example', 'select user aino@contoso.example'],
    ['select user aino and lock her phone', 'select user aino'],
    ['wipe the old phone of zzz', 'select user old zzz'],
    ['find the bitlocker key for AINO-LAPTOP', 'bitlocker key AINO-LAPTOP'],
    ['device the bitlocker key of AINO-LAPTOP', 'bitlocker key AINO-LAPTOP'],
    ['select user Wipe Kim', 'select user Kim'],
    ['find Lock Smith', 'select user Smith'],
  ] as const)
    it(`“${said}” finds nothing, and offers what may`, async () => {
      const { card, text } = await say(said);
      assert.match(text, /matches/);
      assert.deepEqual(
        buttons(card).map(({ title }) => title),
        [way],
      );
    });

  for (const title of ['Verify caller', 'copy for the ticket', 'Compare devices', 'Applications', 'sign-in'])
    it(`“${title}” is a button: where it is, is said`, async () => {
      assert.match((await say(title)).text, /is a button on a person’s card/);
      await say('select user aino@contoso.example');
      const { card } = await say(title);
      assert.ok(buttons(card).some((button) => button.title === 'select user aino@contoso.example'));
    });
});
