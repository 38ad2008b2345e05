// Reads and writes the sections of a WebAssembly module, as far as the scripts beside this one change them.
import { readFileSync, writeFileSync } from "node:fs";

const PREAMBLE = 8; // magic number and version

export const IMPORTS = 2;
export const EXPORTS = 7;

/** A number as WebAssembly writes it (unsigned LEB128). */
export function encoded(number) {
  return number < 128 ? [number] : [(number % 128) + 128, ...encoded(Math.floor(number / 128))];
}

export const withLength = (bytes) => Buffer.concat([Buffer.from(encoded(bytes.length)), bytes]);

/** Reads bytes from front to back. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  get atEnd() {
    return this.at >= this.bytes.length;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    const low = this.byte();
    return low < 128 ? low : low - 128 + 128 * this.number();
  }
  /** A vector of bytes, such as a name or the contents of a section. */
  vector() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/** Replaces the contents of one section of a file by what `change` makes of them. */
export function changeSection(path, section, change) {
  const wasm = readFileSync(path);
  const reader = new Reader(wasm, PREAMBLE);
  const parts = [wasm.subarray(0, PREAMBLE)];
  while (!reader.atEnd) {
    const id = reader.byte();
    const contents = reader.vector();
    parts.push(Buffer.from([id]), withLength(id === section ? change(contents) : contents));
  }
  writeFileSync(path, Buffer.concat(parts));
}
