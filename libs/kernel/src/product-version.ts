/** Of all parts of Drydock; the same as in the root's `package.json`. */
export const productVersion = '0.1.0';
