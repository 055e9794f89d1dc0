/**
 * A text as a QR code (ISO/IEC 18004): bytes, error correction of level M, in the smallest version
 * that holds them. Whole numbers all the way; no page, no clock.
 *
 * @typedef {number[][]} Modules  rows of 1 for dark and 0 for light, without the margin
 */

/** The largest version that phones read off a screen from an arm's length; there are forty. */
export const LARGEST = 25;

/** For each version from 1: how many bytes of correction a block has, and how many blocks there are. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];

/** Which modules a mask turns over. @type {((row: number, column: number) => number)[]} */
const MASKS = [
  (row, column) => (row + column) % 2,
  (row) => row % 2,
  (_, column) => column % 3,
  (row, column) => (row + column) % 3,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2,
  (row, column) => ((row * column) % 2) + ((row * column) % 3),
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2,
];

const sideOf = (/** @type {number} */ version) => 17 + 4 * version;

/**
 * Where the centres of the small squares are, in rows and in columns.
 * @param {number} version
 */
function centresOf(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = 2 * Math.ceil((4 * version + 4) / (2 * count - 2));
  return [6, ...Array.from({ length: count - 1 }, (_, place) => sideOf(version) - 7 - (count - 2 - place) * step)];
}

/**
 * The remainder of a number divided as a polynomial over two, moved by as many bits as it has.
 * @param {number} value
 * @param {number} divisor
 */
function remainder(value, divisor) {
  const bits = 31 - Math.clz32(divisor);
  let rest = value << bits;
  while (rest >> bits) rest ^= divisor << (31 - Math.clz32(rest) - bits);
  return rest;
}

/** The product of two elements of the field of 256. */
function product(/** @type {number} */ one, /** @type {number} */ other) {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    sum = (sum << 1) ^ ((sum >> 7) * 0x11d);
    if ((other >> bit) & 1) sum ^= one;
  }
  return sum;
}

/**
 * The bytes of correction to some data, by Reed and Solomon.
 * @param {number[]} data
 * @param {number} count
 */
function correctionOf(data, count) {
  /** Without the first coefficient, which is 1. */
  let generator = /** @type {number[]} */ ([]);
  for (let step = 0, root = 1; step < count; step += 1, root = product(root, 2)) {
    const whole = [1, ...generator, 0];
    generator = whole.slice(1).map((coefficient, place) => coefficient ^ product(whole[place], root));
  }
  /** @type {number[]} */
  let rest = Array(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest[0];
    rest = [...rest.slice(1), 0].map((one, place) => one ^ product(generator[place], factor));
  }
  return rest;
}

/**
 * How many bytes a version holds, those of correction among them.
 * @param {number} version
 */
function bytesIn(version) {
  const centres = centresOf(version).length;
  const squares = centres && 25 * (centres * centres - 3) - 10 * (centres - 2);
  const patterns = 3 * 64 + 2 * (sideOf(version) - 16) + 31 + squares + (version < 7 ? 0 : 36);
  return Math.floor((sideOf(version) ** 2 - patterns) / 8);
}

const dataIn = (/** @type {number} */ version) => bytesIn(version) - CORRECTION[version - 1] * BLOCKS[version - 1];

/** How many bits say how long the text is. */
const lengthBits = (/** @type {number} */ version) => (version < 10 ? 8 : 16);

/**
 * The smallest version that holds so many bytes; undefined where none that can be read does.
 * @param {number} count
 */
const versionFor = (count) =>
  Array.from({ length: LARGEST }, (_, place) => place + 1).find((version) => 8 * dataIn(version) >= 4 + lengthBits(version) + 8 * count);

/**
 * All bits in the order in which they are written: data and correction, block by block in turn.
 * @param {Uint8Array} text
 * @param {number} version
 */
function bitsOf(text, version) {
  const room = dataIn(version);
  const head = 4 * 2 ** lengthBits(version) + text.length;
  // With the four bits that end it the text fills whole bytes, whatever its length.
  const bits = head.toString(2).padStart(4 + lengthBits(version), "0") + [...text].map(bitsOfByte).join("") + "0000";
  const data = Array.from({ length: bits.length / 8 }, (_, place) => Number.parseInt(bits.slice(8 * place, 8 * place + 8), 2));
  for (let filler = 0xec; data.length < room; filler ^= 0xec ^ 0x11) data.push(filler);

  const count = BLOCKS[version - 1];
  const short = Math.floor(room / count);
  const firstLong = count - (room % count);
  const blocks = Array.from({ length: count }, (_, place) => {
    const start = place * short + Math.max(0, place - firstLong);
    return data.slice(start, start + short + (place < firstLong ? 0 : 1));
  });
  const corrections = blocks.map((block) => correctionOf(block, CORRECTION[version - 1]));
  return [...inTurn(blocks), ...inTurn(corrections)].map(bitsOfByte).join("");
}

const bitsOfByte = (/** @type {number} */ byte) => byte.toString(2).padStart(8, "0");

/** The first of each list, then the second of each, and so on. */
const inTurn = (/** @type {number[][]} */ lists) =>
  lists[lists.length - 1].flatMap((_, place) => lists.flatMap((list) => list.slice(place, place + 1)));

/**
 * What stands in every code of a version, and -1 where there is room for data.
 * @param {number} version
 * @param {number} mask
 * @returns {Modules}
 */
function patternsOf(version, mask) {
  const side = sideOf(version);
  /** @type {Modules} */
  const modules = Array.from({ length: side }, () => Array(side).fill(-1));
  /** @type {(row: number, column: number, isDark: boolean | number) => void} */
  const put = (row, column, isDark) => {
    if (row in modules && column in modules) modules[row][column] = Number(isDark);
  };
  /** Squares within squares. @type {(row: number, column: number, reach: number) => void} */
  const putSquares = (row, column, reach) => {
    for (let down = -reach; down <= reach; down += 1) {
      for (let across = -reach; across <= reach; across += 1) {
        const ring = Math.max(Math.abs(down), Math.abs(across));
        put(row + down, column + across, reach === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
      }
    }
  };
  for (let place = 0; place < side; place += 1) {
    put(6, place, place % 2 === 0);
    put(place, 6, place % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, side - 4], [side - 4, 3]]) putSquares(row, column, 4);
  const centres = centresOf(version);
  for (const row of centres) {
    for (const column of centres) {
      const isCorner = [[6, 6], [6, side - 7], [side - 7, 6]].some(([one, other]) => one === row && other === column);
      if (!isCorner) putSquares(row, column, 2);
    }
  }
  // Level M is written as 00, so the format is the mask alone.
  const format = ((mask << 10) | remainder(mask, 0x537)) ^ 0x5412;
  for (let bit = 0; bit < 15; bit += 1) {
    const isDark = (format >> bit) & 1;
    // The first eight go down on the left of the upper corner, or lie on its right end; the strip of timing is left out.
    const upper = bit < 6 ? bit : bit < 8 ? bit + 1 : side - 15 + bit;
    const left = bit < 8 ? side - 1 - bit : bit < 9 ? 7 : 14 - bit;
    put(upper, 8, isDark);
    put(8, left, isDark);
  }
  put(side - 8, 8, 1);
  if (version >= 7) {
    const named = (version << 12) | remainder(version, 0x1f25);
    for (let bit = 0; bit < 18; bit += 1) {
      const [far, near] = [side - 11 + (bit % 3), Math.floor(bit / 3)];
      put(far, near, (named >> bit) & 1);
      put(near, far, (named >> bit) & 1);
    }
  }
  return modules;
}

/**
 * The code of a version with one of eight masks.
 * @param {Uint8Array} text
 * @param {number} version
 * @param {number} mask
 */
export function codeWith(text, version, mask) {
  const modules = patternsOf(version, mask);
  const bits = bitsOf(text, version);
  const last = modules.length - 1;
  let next = 0;
  let isUpward = true;
  // Two columns at a time from the right, up and down in turn; that of the timing is none of them.
  for (let right = last; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step <= last; step += 1) {
      const row = isUpward ? last - step : step;
      for (const column of [right, right - 1]) {
        if (modules[row][column] >= 0) continue;
        // Behind the last bit some modules may be left, which are light.
        modules[row][column] = Number(bits[next] ?? 0) ^ Number(MASKS[mask](row, column) === 0);
        next += 1;
      }
    }
    isUpward = !isUpward;
  }
  return modules;
}

/** As a finder looks, with four light modules on one side. */
const LIKE_A_FINDER = ["00001011101", "10111010000"];

/** A line of modules in pieces of one colour. */
const runsOf = (/** @type {string} */ line) => line.replaceAll("01", "0 1").replaceAll("10", "1 0").split(" ");

/**
 * How badly a code reads: long runs, blocks, what looks like a finder, and more of one colour.
 * @param {Modules} modules
 */
export function penaltyOf(modules) {
  const columns = modules.map((_, column) => modules.map((row) => row[column]));
  const lines = [...modules, ...columns].map((line) => line.join(""));
  let sum = 0;
  for (const line of lines) {
    for (const { length } of runsOf(line)) if (length >= 5) sum += length - 2;
    for (const pattern of LIKE_A_FINDER) sum += 40 * [...line].filter((_, place) => line.startsWith(pattern, place)).length;
  }
  for (let row = 1; row < modules.length; row += 1) {
    for (let column = 1; column < modules.length; column += 1) {
      const four = modules[row][column] + modules[row][column - 1] + modules[row - 1][column] + modules[row - 1][column - 1];
      if (four % 4 === 0) sum += 3;
    }
  }
  const dark = modules.flat().reduce((count, module) => count + module, 0);
  // For each twentieth that the share of dark modules is away from one half.
  return sum + 10 * Math.floor(Math.abs(20 * dark - 10 * modules.length ** 2) / modules.length ** 2);
}

/**
 * @param {string} text
 * @returns {Modules | null} null for a text that is too long to be read
 */
export function qrOf(text) {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === undefined) return null;
  const codes = MASKS.map((_, mask) => codeWith(bytes, version, mask));
  const penalties = codes.map(penaltyOf);
  return codes[penalties.indexOf(Math.min(...penalties))];
}

/**
 * The dark modules as the path of an SVG, a unit each, with the margin that readers need around it.
 * @param {Modules} modules
 */
export function qrPath(modules) {
  let path = "";
  for (const [y, row] of modules.entries()) {
    let x = MARGIN;
    for (const { 0: colour, length } of runsOf(row.join(""))) {
      if (colour === "1") path += `M${x} ${y + MARGIN}h${length}v1h-${length}z`;
      x += length;
    }
  }
  return { path, side: modules.length + 2 * MARGIN };
}

/** In modules. */
const MARGIN = 4;
