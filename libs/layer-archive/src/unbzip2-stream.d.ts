declare module 'unbzip2-stream' {
  /** A through stream: bzip2 in, plain out. */
  export default function unbzip2(): NodeJS.ReadWriteStream;
}
