const STEPS = [160, 240, 320, 480, 640, 960, 1280];
const SHARP_TILES = 4;
const TOO_MANY_SKIPPED = 0.3;

/**
 * The width to ask pictures in: enough for the widest tile, with the screen's full sharpness while there are few, and
 * narrower when the browser cannot keep up.
 */
export class PictureWidth {
  #stepsDown = 0;

  /** @param {number[]} tiles widths in CSS pixels @param {number} sharpness device pixels per CSS pixel */
  of(tiles, sharpness) {
    const wanted = Math.max(...tiles) * (tiles.length > SHARP_TILES ? 1 : Math.min(sharpness, 2));
    const step = STEPS.findIndex((width) => width >= wanted);
    const enough = step < 0 ? STEPS.length - 1 : step;
    return STEPS[Math.max(0, enough - this.#stepsDown)];
  }

  /** @param {{ drawn: number, skipped: number }} frames of the last while, of all tiles together */
  judge({ drawn, skipped }) {
    const all = drawn + skipped;
    if (all > 20 && skipped / all > TOO_MANY_SKIPPED) {
      this.#stepsDown = Math.min(2, this.#stepsDown + 1);
    }
  }
}
