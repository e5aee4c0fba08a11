/** What every process says at `/livez`; from `stopping` a gateway knows to send its calls elsewhere. */
export const livenessOf = (isStopping: boolean): { readonly live: true; readonly stopping?: true } =>
  isStopping ? { live: true, stopping: true } : { live: true };
