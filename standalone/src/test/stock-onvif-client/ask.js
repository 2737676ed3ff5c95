// Finds cameras and asks the one at this address for its stream: node ask.js DEVICE_SERVICE; the password is in ONVIF_USER and
// ONVIF_PASSWORD. Prints one JSON object.
const { Cam } = require('onvif');

const service = new URL(process.argv[2]);
const camera = new Cam(
  {
    hostname: service.hostname,
    port: Number(service.port),
    path: service.pathname,
    username: process.env.ONVIF_USER,
    password: process.env.ONVIF_PASSWORD,
    timeout: 10000,
  },
  (refused) => {
    if (refused || !camera.activeSource) {
      end({ refused: String(refused ?? 'no profiles') });
    }
    camera.getDeviceInformation((failed, device) => {
      camera.getStreamUri({ protocol: 'RTSP' }, (none, stream) => {
        end(
          failed || none
            ? { refused: String(failed ?? none) }
            : { stream: stream.uri, model: device.model, width: camera.activeSource.width, encoding: camera.activeSource.encoding },
        );
      });
    });
  },
);

function end(answer) {
  console.log(JSON.stringify(answer));
  process.exit(0);
}
