import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { Account, Group } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { LicenseAssignment, LicensedProduct } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { entryOf } from '../shared/values.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

interface Licenses {
  products: Part<LicensedProduct[]>;
  /** undefined: Graph didn't say. */
  assignments: Part<LicenseAssignment[] | undefined>;
  account: Part<Account>;
  groups: Part<Listed<Group>>;
}

/** Plans that let somebody enroll a device. */
const INTUNE_PLAN = /^INTUNE_(?:A|EDU|SMB|SMBIZ)(?:_\w+)?$/i;

/** The products that are licensed to a person, how they came by them, and those that could not be assigned. */
export function licensesTab(context: Context, read: Licenses): TabView {
  const said = context.words.tabs.licenses;
  const { products, assignments, account } = read;
  const gaps: Note[] = [];
  if (!products.ok) gaps.push(gap(context, said.parts.products, products));
  if (!assignments.ok) gaps.push(gap(context, said.parts.assignments, assignments));
  else if (!assignments.value) gaps.push(note('unsure', said.assignmentsUnsaid));
  const all = products.ok ? products.value : [];
  const assigned = (assignments.ok ? assignments.value : undefined) ?? [];
  const listed = new Set(all.map(({ skuId }) => skuId));
  const names = new Map(
    read.groups.ok ? read.groups.value.items.map(({ id, displayName }) => [id, displayName]) : [],
  );
  const hasIntune = all.some(({ plans }) => plans.some(({ name }) => INTUNE_PLAN.test(name)));
  const noLocation = account.ok && account.value.usageLocation === undefined;
  return {
    rows: [
      ...(products.ok && all.length > 0 && !hasIntune ? [noIntuneRow(context)] : []),
      ...assigned
        .filter(({ skuId, error }) => error !== undefined && !listed.has(skuId))
        .map((one) => failedRow(context, one, names)),
      ...all.map((one) =>
        productRow(
          context,
          one,
          assigned.filter(({ skuId }) => skuId === one.skuId),
          names,
        ),
      ),
    ],
    notes: noLocation ? [note('bad', said.noLocation)] : [],
    gaps,
  };
}

function noIntuneRow({ words }: Context): TabRow {
  const { noIntune, noIntuneMeans } = words.tabs.licenses;
  return { title: noIntune, state: note('bad', noIntuneMeans), lines: [], wrong: true };
}

/** A license that could not be assigned. */
function failedRow(
  context: Context,
  assignment: LicenseAssignment,
  names: ReadonlyMap<string, string>,
): TabRow {
  const said = context.words.tabs.licenses;
  return {
    title: said.other(assignment.skuId),
    state: note('bad', said.notAssigned),
    lines: assignmentLines(context, [assignment], names),
    wrong: true,
  };
}

function productRow(
  context: Context,
  { product, plans }: LicensedProduct,
  assigned: readonly LicenseAssignment[],
  names: ReadonlyMap<string, string>,
): TabRow {
  const said = context.words.tabs.licenses;
  const off = plans.filter(({ state }) => state === 'Disabled');
  const intuneOff = off.filter(({ name }) => INTUNE_PLAN.test(name));
  const notReady = plans.filter(({ state }) => state !== 'Success' && state !== 'Disabled');
  const failed = notReady.some(({ state }) => state === 'Error');
  const state = () => {
    if (intuneOff.length > 0) return note('bad', said.intuneOff);
    if (failed) return note('bad', said.failed);
    if (notReady.length > 0) return note('waiting', said.notReady);
    if (off.length === 0) return note('good', said.active);
    return note('good', off.length === 1 ? said.oneOff : said.someOff(context.words.number(off.length)));
  };
  const known = entryOf(said.products, product);
  return {
    title: known === undefined ? product : `${known} (${product})`,
    state: state(),
    lines: [
      ...[...intuneOff, ...notReady].map((plan) =>
        said.plan(plan.name, entryOf(said.planStates, plan.state) ?? plan.state),
      ),
      ...assignmentLines(context, assigned, names),
    ],
    wrong: intuneOff.length > 0 || failed || assigned.some(({ error }) => error !== undefined),
  };
}

function assignmentLines(
  { words }: Context,
  assigned: readonly LicenseAssignment[],
  names: ReadonlyMap<string, string>,
): string[] {
  const said = words.tabs.licenses;
  return assigned.map(({ groupId, error }) => {
    const how = groupId === undefined ? said.direct : said.group(names.get(groupId));
    return error === undefined ? how : `${how}. ${said.error(error)}`;
  });
}
