/** `minutes` in every test run, `long` by `npm run proof -- --long`. */
export const isLong = (): boolean => process.env['DRYDOCK_PROOF_SIZE'] === 'long';
