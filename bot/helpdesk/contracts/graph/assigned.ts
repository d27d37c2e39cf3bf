import type { Problem } from '../problem.ts';

/** An app or a configuration that “Remove apps and configurations” was about, as a device's result tells it (Graph beta, deviceAssignmentItem). */
export interface AssignmentItem {
  /** Graph's `itemType`, such as `application`. */
  type: string;
  id: string;
  name?: string | undefined;
  /** `remove`, or `restore` once a later call no longer named it. */
  intent: string;
  /** Graph's `assignmentItemActionStatus`, such as `initiated` or `removed`. */
  status: string;
  /** Why it failed, in Intune's words. */
  message?: string | undefined;
}

/** A configuration profile of the tenant (Graph, deviceConfiguration). */
export interface ConfigurationProfile {
  id: string;
  name: string;
  /** Graph's type without its namespace, such as `iosWiFiConfiguration`. undefined: Graph didn't say. */
  type: string | undefined;
  scopeTags: readonly string[] | undefined;
}

/** Something that an action's form picks from: of the tenant or of the device. */
export interface Pickable {
  id: string;
  name: string;
  scopeTags: readonly string[] | undefined;
  /** The permission of Intune that seeing it takes, besides the action's own. */
  seenWith?: string;
}

/** What a field can pick from. */
export interface Choices {
  all: readonly Pickable[];
  /** Parts of it that aren't among them. `problem`: why they could not be read. */
  missing?: readonly { part: string; problem?: Problem | undefined }[];
  /** What there is could be read, and nobody knows what it means. Then nothing is sent. */
  unclear?: true;
}
