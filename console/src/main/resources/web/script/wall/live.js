import { Backoff } from '../connection/backoff.js';
import { address } from '../connection/request.js';

/**
 * @typedef {object} Seen what the job saw in one frame
 * @property {string} camera
 * @property {number} width
 * @property {number} height
 * @property {string} capturedAt
 * @property {import('./draw.js').SeenFace[]} faces
 */

/**
 * One WebSocket for all tiles: for each frame a message that says what was seen, directly followed by that frame's JPEG.
 * It comes back by itself after a break, and asks anew when other cameras or another width are wanted.
 */
export class LivePictures {
  /** @type {WebSocket | null} */ #socket = null;
  #backoff = new Backoff();
  #timer = 0;
  #wanted = '';
  #frame;

  /** @param {(seen: Seen, jpeg: Blob) => void} frame told of each frame with its picture */
  constructor(frame) {
    this.#frame = frame;
  }

  /** @param {string[]} cameras @param {number} width the pictures' width in pixels */
  want(cameras, width) {
    const wanted = cameras.length ? address('/live', { cameras: cameras.join(','), width }) : '';
    if (wanted !== this.#wanted) {
      this.#wanted = wanted;
      this.#open();
    }
  }

  close() {
    this.#wanted = '';
    this.#open();
  }

  #open() {
    clearTimeout(this.#timer);
    const before = this.#socket;
    this.#socket = null;
    before?.close();
    if (!this.#wanted) {
      return;
    }
    const url = new URL(this.#wanted, document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.#socket = socket;
    /** @type {Seen | null} */
    let seen = null;
    socket.binaryType = 'blob';
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') {
        seen = JSON.parse(data);
      } else if (seen) {
        this.#backoff.succeeded();
        this.#frame(seen, data);
        seen = null;
      }
    };
    socket.onclose = () => {
      if (this.#socket === socket) {
        this.#timer = setTimeout(() => this.#open(), this.#backoff.next());
      }
    };
  }
}
