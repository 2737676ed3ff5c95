import { text } from '../language/language.js';
import { distance } from '../view/format.js';

/**
 * @typedef {object} SeenFace
 * @property {string} track
 * @property {[number, number, number, number]} box left, top, right, bottom as shares of the picture
 * @property {[number, number][]} [landmarks] as shares of the picture
 * @property {'pending' | 'match' | 'unknown' | 'ambiguous' | 'low-quality'} decision
 * @property {string} [person]
 * @property {string} [unknownId]
 * @property {number} [distance]
 */

/** How each decision is drawn: a colour, and a line that tells it from the others without colour. */
const STYLES = {
  match: { colour: '#3ddc97', dash: [], width: 2.5 },
  unknown: { colour: '#ffb454', dash: [9, 5], width: 2.5 },
  ambiguous: { colour: '#c9a3ff', dash: [2, 4], width: 2.5 },
  'low-quality': { colour: '#c3ccd3', dash: [1, 5], width: 1.5 },
  pending: { colour: '#ffffff', dash: [], width: 1.2 },
};

/** How much wider than its box the label of somebody without a name may be, where several stand together. */
const WIDEST_NAMELESS = 1.15;

const LABEL_FONT = '600 {size}px system-ui, sans-serif';

/** What a face is called. @param {SeenFace} face */
export function faceName(face) {
  return face.decision === 'match' && face.person ? face.person : text(`decision.${face.decision}`);
}

/**
 * Draws a frame and what was seen in it, in one go.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {ImageBitmap} picture
 * @param {SeenFace[]} faces
 * @param {number} scale device pixels per CSS pixel
 */
export function drawFrame(canvas, picture, faces, scale) {
  if (canvas.width !== picture.width || canvas.height !== picture.height) {
    canvas.width = picture.width;
    canvas.height = picture.height;
  }
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
  pen.drawImage(picture, 0, 0);
  faces.forEach((face) => drawFace(pen, face, scale));
}

/** @param {CanvasRenderingContext2D} pen @param {SeenFace} face @param {number} scale */
function drawFace(pen, face, scale) {
  const { width, height } = pen.canvas;
  const style = STYLES[face.decision] ?? STYLES.pending;
  const [left, top, right, bottom] = face.box;
  const box = { x: left * width, y: top * height, width: (right - left) * width, height: (bottom - top) * height };
  pen.lineJoin = 'round';
  outlined(pen, box, style, scale);
  landmarks(pen, face.landmarks ?? [], style.colour, scale);
  if (face.decision !== 'pending') {
    label(pen, face, box, style.colour, scale);
  }
}

/** @param {CanvasRenderingContext2D} pen @param {any} box @param {any} style @param {number} scale */
function outlined(pen, box, style, scale) {
  const radius = Math.min(8 * scale, box.width / 4);
  for (const [colour, extra] of [['rgb(0 0 0 / 55%)', 2], [style.colour, 0]]) {
    pen.beginPath();
    pen.roundRect(box.x, box.y, box.width, box.height, radius);
    pen.setLineDash(style.dash.map((/** @type {number} */ dash) => dash * scale));
    pen.strokeStyle = colour;
    pen.lineWidth = (style.width + extra) * scale;
    pen.stroke();
  }
  pen.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} pen @param {[number, number][]} points @param {string} colour @param {number} scale */
function landmarks(pen, points, colour, scale) {
  pen.fillStyle = colour;
  for (const [x, y] of points) {
    pen.beginPath();
    pen.arc(x * pen.canvas.width, y * pen.canvas.height, 1.6 * scale, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** @param {CanvasRenderingContext2D} pen @param {SeenFace} face @param {any} box @param {string} colour @param {number} scale */
function label(pen, face, box, colour, scale) {
  const size = 12.5 * scale;
  const near = face.decision === 'match' && face.distance !== undefined ? `  ${distance(face.distance)}` : '';
  pen.font = LABEL_FONT.replace('{size}', String(size));
  let words = faceName(face) + near;
  let width = pen.measureText(words).width + size;
  if (face.decision !== 'match' && width > WIDEST_NAMELESS * box.width) {
    words = '?';
    width = pen.measureText(words).width + size;
  }
  const height = size * 1.6;
  const x = Math.max(0, Math.min(box.x, pen.canvas.width - width));
  const above = box.y - height - 3 * scale;
  const y = above >= 0 ? above : Math.min(box.y + box.height + 3 * scale, pen.canvas.height - height);
  pen.fillStyle = 'rgb(12 18 22 / 78%)';
  pen.beginPath();
  pen.roundRect(x, y, width, height, 5 * scale);
  pen.fill();
  pen.fillStyle = colour;
  pen.textBaseline = 'middle';
  pen.fillText(words, x + size / 2, y + height / 2);
}
