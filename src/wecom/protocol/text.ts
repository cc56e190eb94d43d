/** Name of the platform: where what was asked here is noted to come from, and what all of its keys begin with. */
export const PLATFORM = 'wecom';
