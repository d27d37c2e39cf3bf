/** What the policy can ask for before an action is sent, as `PolicyFile` and the store write it. */
export const NEEDS = ['callerCheck', 'secondOperator', 'reason', 'ticket', 'denied'] as const;

export type Need = (typeof NEEDS)[number];

/** What stands for every action in a rule. */
export const EVERY_ACTION = '*';

/** What is asked, by Graph's name of the action, a key's id, or `*`. */
export type Rules = ReadonlyMap<string, readonly Need[]>;

/** Whether employees are told of an action, as `PolicyFile` can set it. no: not until chat changes it. always: chat can't change it. */
export type ToldRule = 'no' | 'always';

/** What `PolicyFile` sets: the policy until chat changes it, and what chat can't go below. */
export interface PolicyRules {
  start: Rules;
  floor: Rules;
  /** By Graph's name of the action, or `*`. Where nothing is said, they are told until chat changes it. */
  told?: ReadonlyMap<string, ToldRule>;
}

/** What holds for an action. `told`: whether its employee is told. */
export interface Policy {
  needs: Need[];
  told: boolean;
}
