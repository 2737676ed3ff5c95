import { change, path } from '../connection/request.js';
import { text } from '../language/language.js';
import { confirmed } from '../view/dialog.js';
import { tellProblem } from '../view/notice.js';

/** Asks, then detaches a camera. @param {import('../navigation/shell.js').App} app @param {any} camera */
export async function removeCamera(app, camera) {
  const sure = await confirmed({
    title: text('camera.remove.title', { camera: camera.id }),
    question: text('camera.remove.question'),
    action: text('camera.remove.do'),
  });
  if (!sure) {
    return;
  }
  try {
    await change('DELETE', `/cameras${path(camera.id)}`);
    await app.store.reload('cameras');
  } catch (failure) {
    tellProblem(failure);
  }
}
