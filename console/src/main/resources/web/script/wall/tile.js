import { text } from '../language/language.js';
import { element, fill, verbatim } from '../view/element.js';
import { number } from '../view/format.js';
import { drawFrame, faceName } from './draw.js';

/** After so many tallies without a frame nobody is said to be before the camera any more. */
const IDLE_TALLIES = 3;

/**
 * One camera on the wall. Of the frames that arrive only the newest is decoded, and only the newest decoded is drawn:
 * a tile that falls behind skips, and never shows old pictures.
 */
export class Tile {
  #canvas = element('canvas', { width: 320, height: 180 });
  #people = element('span.tile-people', { translate: 'no' });
  #rate = element('span.tile-rate', {});
  #state = element('span.tile-state');
  #note = element('p.tile-note');
  #redraw;
  #decoding = false;
  /** @type {{ seen: import('./live.js').Seen, jpeg: Blob } | null} */ #waiting = null;
  /** @type {{ seen: import('./live.js').Seen, picture: ImageBitmap } | null} */ #ready = null;
  #drawn = 0;
  #skipped = 0;
  #drawnBefore = 0;
  #idle = 0;
  visible = true;

  /** @param {any} camera @param {() => void} redraw asks for a call of {@link draw} in the next animation frame */
  constructor(camera, redraw) {
    this.#redraw = redraw;
    this.id = camera.id;
    this.view = element(
      'li.tile',
      { 'data-camera': camera.id },
      element(
        'a.tile-picture',
        { href: `#/wall/${encodeURIComponent(camera.id)}`, 'aria-label': text('wall.enlarge', { camera: camera.id }) },
        this.#canvas,
        this.#note,
      ),
      element(
        'div.tile-caption',
        {},
        this.#state,
        verbatim(camera.id, 'strong'),
        this.#people,
        this.#rate,
      ),
    );
    this.update(camera);
  }

  /** @param {any} camera as the console tells it now */
  update(camera) {
    const state = camera.status?.state ?? 'waiting';
    this.view.dataset.state = state;
    this.#state.title = text(`camera.state.${state}`);
    this.#state.setAttribute('aria-label', text(`camera.state.${state}`));
    this.#state.setAttribute('role', 'img');
    const reason = camera.status?.reason;
    fill(
      this.#note,
      state === 'online' ? false : [element('b', {}, text(`camera.state.${state}`)), reason && element('span', { translate: 'no', title: reason }, reason)],
    );
  }

  /** @param {import('./live.js').Seen} seen @param {Blob} jpeg */
  frame(seen, jpeg) {
    if (this.#waiting || this.#ready) {
      this.#skipped++;
    }
    this.#waiting = { seen, jpeg };
    this.#decode();
  }

  /** Draws the newest frame, if there is one that was not drawn yet. */
  draw() {
    const ready = this.#ready;
    if (!ready) {
      return;
    }
    this.#ready = null;
    const { clientWidth, clientHeight } = this.#canvas;
    const scale = Math.max(ready.picture.width / clientWidth, ready.picture.height / clientHeight);
    drawFrame(this.#canvas, ready.picture, ready.seen.faces, Number.isFinite(scale) ? Math.max(scale, 0.4) : 1);
    ready.picture.close();
    this.#drawn++;
    this.view.dataset.live = 'true';
    const people = [...new Set(ready.seen.faces.filter((face) => face.decision !== 'pending').map(faceName))].join(', ');
    if (this.#people.textContent !== people) {
      this.#people.textContent = people;
    }
  }

  /** @returns {number} CSS pixels */
  get width() {
    return this.#canvas.clientWidth;
  }

  /**
   * Takes the tile's figures of the time since it was last asked, and shows its rate.
   *
   * @param {number} seconds that passed
   * @returns {{ drawn: number, skipped: number }}
   */
  tally(seconds) {
    const drawn = this.#drawn - this.#drawnBefore;
    this.#drawnBefore = this.#drawn;
    const skipped = this.#skipped;
    this.#skipped = 0;
    this.view.dataset.drawn = String(this.#drawn);
    this.#idle = drawn ? 0 : this.#idle + 1;
    if (this.#idle >= IDLE_TALLIES) {
      this.#people.textContent = '';
    }
    this.#rate.textContent = drawn ? text('unit.framesPerSecond', { rate: number(drawn / seconds, 1) }) : '';
    return { drawn, skipped };
  }

  async #decode() {
    if (this.#decoding || !this.#waiting) {
      return;
    }
    const { seen, jpeg } = this.#waiting;
    this.#waiting = null;
    this.#decoding = true;
    try {
      const picture = await createImageBitmap(jpeg);
      this.#ready?.picture.close();
      this.#ready = { seen, picture };
      this.#redraw();
    } catch {
      this.#skipped++;
    } finally {
      this.#decoding = false;
      this.#decode();
    }
  }
}
