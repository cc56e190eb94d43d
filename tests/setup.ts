/** Builds the programs once, so that tests that start them do not build side by side. */
export async function setup(): Promise<void> {
  const { build } = (await import('../src/build.mjs' as string)) as { build: () => Promise<void> };
  await build();
}
