package dev.passerby.simulator.onvif;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.passerby.simulator.rtsp.LiveStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Simulated cameras as ONVIF devices, one for each: found by a search, and asked over SOAP for their one profile and its
 * address. {@code /onvif/device_service} is the first of them. Closing ends their threads and frees the ports.
 */
public final class OnvifDevices implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int THREADS = 4;
    private static final int NOT_ANSWERED = 400;

    private final OnvifSettings settings;
    private final DeviceGuard guard;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, SimulatedDevice> devices = new LinkedHashMap<>();
    private final SearchListener searches;

    private OnvifDevices(OnvifSettings settings, List<LiveStream> cameras) throws IOException {
        this.settings = settings;
        this.guard = new DeviceGuard(settings);
        this.server = HttpServer.create(new InetSocketAddress(settings.address(), 0), 0);
        for (LiveStream camera : cameras) {
            URI url = URI.create(camera.url());
            URI base = URI.create(
                    "http://" + url.getHost() + ":" + server.getAddress().getPort() + "/onvif/" + camera.name());
            devices.put(camera.name(), new SimulatedDevice(camera, base));
        }
        try {
            this.searches =
                    SearchListener.start(settings.address(), settings.discoveryPort(), List.copyOf(devices.values()));
        } catch (IOException e) {
            server.stop(0);
            throw e;
        }
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "onvif-devices");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/onvif/", this::handle);
        server.start();
    }

    /**
     * Has the cameras answer from now on.
     *
     * @throws IOException if the address or the port of discovery cannot be listened on
     */
    public static OnvifDevices start(OnvifSettings settings, List<LiveStream> cameras) throws IOException {
        return new OnvifDevices(settings, cameras);
    }

    /** The device services, in the order of the cameras. */
    public List<URI> services() {
        return devices.values().stream().map(SimulatedDevice::service).toList();
    }

    /** Where searches are heard, over UDP. */
    public int discoveryPort() throws IOException {
        return searches.port();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] message = exchange.getRequestBody().readNBytes(MOST_BYTES);
            String path = exchange.getRequestURI().getRawPath();
            Optional<SimulatedDevice> device = device(path);
            Optional<SoapRequest> request = SoapRequest.read(message);
            if (device.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (request.isEmpty()) {
                answer(exchange, NOT_ANSWERED, SoapText.fault("WellFormed", "the message is no XML that is read"));
            } else {
                answer(exchange, device.get(), request.get(), path);
            }
        }
    }

    private void answer(HttpExchange exchange, SimulatedDevice device, SoapRequest request, String path)
            throws IOException {
        Instant now = Instant.now().plus(settings.ahead());
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!guard.admits(request, path, authorization, now)) {
            boolean inHeader = !guard.challenge().isEmpty();
            if (inHeader) {
                exchange.getResponseHeaders().add("WWW-Authenticate", guard.challenge());
            }
            byte[] refusal = SoapText.fault("NotAuthorized", "the action requires authorization");
            answer(exchange, inHeader ? 401 : NOT_ANSWERED, refusal);
            return;
        }
        Optional<String> answer =
                device.answer(request.operation(), request.text("ProfileToken"), now.atZone(ZoneOffset.UTC));
        if (answer.isPresent()) {
            answer(exchange, 200, SoapText.envelope("", answer.get()));
        } else {
            answer(exchange, NOT_ANSWERED, SoapText.fault("ActionNotSupported", "this is not simulated"));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/soap+xml; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** {@code /onvif/NAME/…}, or {@code /onvif/…} for the first. */
    private Optional<SimulatedDevice> device(String path) {
        String[] parts = path.split("/", -1);
        return parts.length == 4
                ? Optional.ofNullable(devices.get(parts[2]))
                : devices.values().stream().findFirst().filter(first -> parts.length == 3);
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        searches.close();
    }
}
