import { asksIfReally } from './asks-if-really.ts';
import type { Gate } from './gate.ts';
import { graphAnswered } from './graph-answered.ts';
import { hasARole } from './has-a-role.ts';
import { hasJustArrived } from './has-just-arrived.ts';
import { isAnOperator } from './is-an-operator.ts';
import { isForAdmins } from './is-for-admins.ts';
import { isSignedIn } from './is-signed-in.ts';
import { mayBePressedHere } from './may-be-pressed-here.ts';
import { mayBeShownHere } from './may-be-shown-here.ts';
import { onlyReadsByItself } from './only-reads-by-itself.ts';
import { recordWritten } from './record-written.ts';
import { runChange } from './run-change.ts';
import { runCommand } from './run-command.ts';
import { wantsToSignOut } from './wants-to-sign-out.ts';

/** What is asked of every request, in this order, before what it asks for is done. */
export const gates: readonly Gate[] = [
  recordWritten, // what can't be recorded isn't done, and the reason is told
  hasJustArrived, // people who meet the bot are welcomed, once
  onlyReadsByItself, // a card that refreshes itself changes nothing
  graphAnswered, // what Graph doesn't answer further on is explained here
  wantsToSignOut, // signing out never asks for a sign-in
  asksIfReally, // anybody may ask whether this is really the help desk
  isSignedIn, // a change or a secret needs proof of who asks, anything else a token
  isForAdmins, // admin commands are only for admins in the admin channel
  mayBePressedHere, // cards are pressed one-to-one
  runChange, // changes, secrets and take-backs run here: they read their presser's rights themselves
  isAnOperator, // no guests, no blocked accounts, no strangers
  hasARole, // an Intune or Entra role
  mayBeShownHere, // what the last gate answers is shown one-to-one
  runCommand, // does what was asked for
];
