package dev.passerby.console.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that mean harm, or are just broken: each is one clear line, in bounded time and memory. */
@Timeout(60)
class HostileDeviceIT {

    private static final String CANARY = "canary-password";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CameraSearch search =
            new CameraSearch(InetAddress::isLoopbackAddress, reference -> new Login("operator", CANARY));
    private HttpServer server;

    /** What the device does when it is asked something. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                heard.add(exchange.getRequestHeaders().getFirst("Authorization") + asked);
                String operation = asked.replaceAll("(?s).*<q:(\\w+)>.*?</s:Body>.*", "$1");
                for (String known : answers.keySet()) {
                    operation = asked.contains("<q:" + known + ">") ? known : operation;
                }
                answers.getOrDefault(operation, fault("ter:ActionNotSupported", "no"))
                        .to(exchange);
            }
        });
        server.start();
        answers.put(
                "GetServices",
                said("<GetServicesResponse><Service><Namespace>" + Operation.MEDIA + "</Namespace><XAddr>" + url()
                        + "</XAddr></Service></GetServicesResponse>"));
        answers.put(
                "GetProfiles",
                said("<GetProfilesResponse><Profiles token='a&amp;b'><Name>main</Name></Profiles>"
                        + "</GetProfilesResponse>"));
        answers.put("GetStreamUri", stream("rtsp://127.0.0.1/main"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void anHonestOneWithoutClockAndInformationIsFound() {
        FoundCamera found = found(null);

        assertThat(found.reason()).isNull();
        assertThat(found.profiles())
                .containsExactly(new FoundCamera.Profile("main", "rtsp://127.0.0.1/main", null, null, null, null));
        assertThat(String.join("", heard)).contains("<q:ProfileToken>a&amp;b</q:ProfileToken>");
    }

    @Test
    void anOldOneIsAskedForItsCapabilities() {
        answers.remove("GetServices");
        answers.put(
                "GetCapabilities",
                said("<GetCapabilitiesResponse><Capabilities><Media><XAddr>" + url()
                        + "</XAddr></Media></Capabilities></GetCapabilitiesResponse>"));

        assertThat(found(null).profiles()).hasSize(1);
    }

    @Test
    void answersThatAreTooLongOrNoAnswersAreALineEach() {
        answers.put("GetProfiles", raw("<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><x>&b;</x>"));
        refused("sends XML with a document type or entities of its own, which is not read");

        answers.put("GetProfiles", raw("<x>".repeat(1_000)));
        refused("sends XML of more than 20000 elements or 32 levels");

        answers.put("GetProfiles", raw("<no:Envelope xmlns:yes='urn:x'><no:Body/></no:Envelope>"));
        refused("sends what is no XML");

        answers.put("GetProfiles", raw("<html>welcome</html>"));
        refused("answers GetProfiles with something else");

        answers.put("GetProfiles", said("<GetStreamUriResponse/>"));
        refused("answers GetProfiles with something else");

        answers.put("GetProfiles", said("<GetProfilesResponse/>"));
        refused("has no streams");

        answers.put("GetProfiles", fault("ter:Action", "bad\nday" + "!".repeat(5_000)));
        assertThat(found(null).reason())
                .startsWith("answers GetProfiles with a fault: bad day!!!")
                .hasSizeLessThan(200)
                .doesNotContain("\n");
    }

    @Test
    void bodiesWithoutEndEndAtTheLimit() {
        AtomicInteger chunks = new AtomicInteger();
        answers.put("GetProfiles", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            while (chunks.incrementAndGet() < 100_000) {
                exchange.getResponseBody().write(chunk);
            }
        });

        refused("sends more than 512 KiB");

        assertThat(chunks.get()).isLessThan(1_000);
    }

    @Test
    void whoNeverFinishesIsNotWaitedFor() {
        answers.put("GetProfiles", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            // Until the server is stopped, or the client hangs up.
            while (!Thread.currentThread().isInterrupted()) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(100).toNanos());
            }
        });
        long begun = System.nanoTime();

        refused("did not answer within 5 s");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void nothingIsSentToOtherHosts() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.2"))) {
            String elsewhere = "http://127.0.0.2:" + other.getLocalPort() + "/";
            answers.put("GetProfiles", exchange -> {
                exchange.getResponseHeaders().add("Location", elsewhere);
                exchange.sendResponseHeaders(307, -1);
            });
            refused("sends on to another address, which is not followed");

            answers.put(
                    "GetServices",
                    said("<GetServicesResponse><Service><Namespace>" + Operation.MEDIA + "</Namespace><XAddr>"
                            + elsewhere + "</XAddr></Service></GetServicesResponse>"));
            refused("sends on to another host, 127.0.0.2, which is not followed");

            answers.put(
                    "GetServices",
                    said("<GetServicesResponse><Service><Namespace>" + Operation.MEDIA
                            + "</Namespace><XAddr>http://203.0.113.9/</XAddr></Service></GetServicesResponse>"));
            refused(
                    "has the address 203.0.113.9, which lies in no allowed network; list one in ingest.allowed-networks");

            other.setSoTimeout(1);
            assertThatThrownBy(other::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void streamsAreAddressesThatACameraMayHave() {
        answers.put("GetStreamUri", stream("rtsp://admin:" + CANARY + "@127.0.0.1:554/main?a=1"));
        assertThat(found(null).profiles().get(0).url()).isEqualTo("rtsp://127.0.0.1:554/main?a=1");

        answers.put("GetStreamUri", stream("rtsp://127.0.0.1/user=admin&amp;password=" + CANARY));
        assertThat(found(null).reason())
                .startsWith("names a stream that no camera can be attached by: camera url must not hold a password")
                .doesNotContain(CANARY);

        answers.put("GetStreamUri", stream("rtsp://127.0.0.3/main"));
        refused("names a stream of another host, 127.0.0.3; attach it by hand if that is meant");

        answers.put("GetStreamUri", stream("http://127.0.0.1/main"));
        refused(
                "names a stream that no camera can be attached by: camera url must begin with rtsp:// or rtsps://, got 'http'");

        answers.put("GetStreamUri", stream("nowhere"));
        refused("names a stream without a host");
    }

    @Test
    void thePasswordIsNeverSentAndAWrongOneIsTriedOnce() {
        answers.put("GetProfiles", exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"give\"");
            exchange.sendResponseHeaders(401, -1);
        });
        assertThat(found(null).reason()).isEqualTo("asks for a password");
        assertThat(found("env:CAMERAS").reason())
                .isEqualTo("asks for the password itself (Basic), which it does not get");

        AtomicInteger tries = new AtomicInteger();
        answers.put("GetProfiles", exchange -> {
            tries.incrementAndGet();
            exchange.getResponseHeaders().add("WWW-Authenticate", "Digest realm=\"r\", nonce=\"" + tries + "\"");
            exchange.sendResponseHeaders(401, -1);
        });
        assertThat(found("env:CAMERAS").reason()).isEqualTo("refuses the user or the password");
        assertThat(tries).hasValue(2);

        answers.put("GetProfiles", fault("ter:NotAuthorized", "no"));
        assertThat(found("env:CAMERAS").reason()).isEqualTo("refuses the user or the password");

        assertThat(String.join("", heard))
                .contains("response=\"", "PasswordDigest")
                .doesNotContain(CANARY, "b3BlcmF0b3I6");
    }

    @Test
    void whatDoesNotAnswerIsALine() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = closed.getLocalPort();
            closed.close();
            assertThat(at("http://127.0.0.1:" + port + "/", null).reason()).isEqualTo("refuses the connection");
        }
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                while (!rude.isClosed()) {
                    try (var guest = rude.accept()) {
                        guest.getOutputStream().write("SSH-2.0-OpenSSH\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            assertThat(at("http://127.0.0.1:" + rude.getLocalPort() + "/", null).reason())
                    .isEqualTo("does not speak HTTP, or broke off");
        }
    }

    @Test
    void addressesThatMayNotBeAskedAreRefused() {
        for (String address : new String[] {"203.0.113.7", "http://203.0.113.7/onvif", "239.255.255.250"}) {
            assertThatThrownBy(() -> at(address, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lies in no allowed network; list one in ingest.allowed-networks");
        }
        for (String address :
                new String[] {"", "http://u:p@127.0.0.1/", "a b", "127.0.0.1/x", "127.0.0.1:99999", "[::1"}) {
            assertThatThrownBy(() -> at(address, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a camera is searched for at HOST, HOST:PORT, or");
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/onvif";
    }

    private FoundCamera found(@Nullable String credentials) {
        return at(url(), credentials);
    }

    private FoundCamera at(String address, @Nullable String credentials) {
        return search.search(address, credentials, Duration.ofSeconds(1)).get(0);
    }

    private void refused(String reason) {
        FoundCamera found = found(null);
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.profiles()).isEmpty();
    }

    private static Answer stream(String url) {
        return said("<GetStreamUriResponse><MediaUri><Uri>" + url + "</Uri></MediaUri></GetStreamUriResponse>");
    }

    private static Answer fault(String code, String reason) {
        return said("<Fault><Code><Subcode><Value>" + code + "</Value></Subcode></Code><Reason><Text>" + reason
                + "</Text></Reason></Fault>");
    }

    private static Answer said(String body) {
        return raw("<e:Envelope xmlns:e='urn:e'><e:Body>" + body + "</e:Body></e:Envelope>");
    }

    private static Answer raw(String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }
}
