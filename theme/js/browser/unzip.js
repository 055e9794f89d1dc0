/**
 * The files in a ZIP archive, as a workbook is one. Browsers inflate what is in it; what lies where is
 * read here, from the directory at its end (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16).
 */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** What is left at the end for a remark, and the record before it. */
const LONGEST_END = 65_557;
/** All that is inflated together: a workbook of a thousand questions has three millions. */
const MAX_INFLATED = 64 * 1_048_576;

/** Whether bytes begin as an archive does. */
export const isZip = (/** @type {Uint8Array} */ bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether bytes begin as files of older offices do, and those that a password locks. */
export const isCompound = (/** @type {Uint8Array} */ bytes) => [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);

/**
 * The texts of the wanted files, by name.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {(name: string) => boolean} isWanted
 * @returns {Promise<Map<string, string>>}
 * @throws {RangeError | TypeError} where it is no whole archive, or too much is in it
 */
export async function unzip(bytes, isWanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end > bytes.length - LONGEST_END && view.getUint32(end, true) !== END) end -= 1;
  if (view.getUint32(end, true) !== END) throw new RangeError("no end of an archive");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let room = MAX_INFLATED;
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError("no entry of an archive");
    const [method, size, full] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, more, remark] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (isWanted(name)) {
      room -= full;
      if (room < 0) throw new RangeError("too much in an archive");
      const own = view.getUint32(at + 42, true);
      const start = own + 30 + view.getUint16(own + 26, true) + view.getUint16(own + 28, true);
      texts.set(name, await textOf(bytes.subarray(start, start + size), method, full));
    }
    at += 46 + nameLength + more + remark;
  }
  return texts;
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {number} method 8 is deflated, 0 as it is
 * @param {number} full the bytes that it says it has: more are not read
 */
async function textOf(packed, method, full) {
  const blob = new Blob([packed]);
  const stream = method === 8 ? blob.stream().pipeThrough(new DecompressionStream("deflate-raw")) : blob.stream();
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += /** @type {Uint8Array} */ (value).length;
    if (length > full) throw new RangeError("more in an archive than it says");
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
