import { createHash } from 'node:crypto';
import type { Entity, Fields } from '../types.ts';

/** Digits that look random but are always the same for a device. */
export const figures = (device: Entity, what: string): string =>
  createHash('sha256')
    .update(`${what} ${device.id}`)
    .digest()
    .reduce((text, byte) => text + String(byte % 10), '');

export const unlockPin = (device: Entity): string => figures(device, 'pin').slice(0, 6);

export const passcode = (device: Entity): string => figures(device, 'passcode').slice(0, 8);

export function location(device: Entity, at: string): Fields {
  const drift = Number(figures(device, 'location').slice(0, 4)) / 1_000_000;
  return {
    lastCollectedDateTime: at,
    latitude: 47.64 + drift,
    longitude: -122.13 - drift,
    altitude: 37.5,
    horizontalAccuracy: 12,
    verticalAccuracy: 8,
    heading: 0,
    speed: 0,
  };
}
