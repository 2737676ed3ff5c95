package dev.passerby.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.console.Console;
import dev.passerby.console.ConsoleSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's files over real HTTP. */
class PageEndpointsIT {

    @TempDir
    Path folder;

    private Console console;

    @BeforeEach
    void start() {
        console = Console.start(ConsoleSettings.standard(folder).withPort(0), List.of(new PageEndpoints()));
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void thePageIsAtTheRootForWhoeverComes() throws Exception {
        HttpResponse<String> page = get("/", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<!doctype html>").contains("script/main.js");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void eachKindOfFileHasItsType() throws Exception {
        assertThat(type("/script/main.js")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(type("/style/base.css")).isEqualTo("text/css;charset=utf-8");
        assertThat(type("/languages/en.json")).isEqualTo("application/json");
        assertThat(type("/icon.svg")).isEqualTo("image/svg+xml");
    }

    @Test
    void whatABrowserHasAlreadyIsNotSentAgain() throws Exception {
        String tag = get("/style/base.css", "").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/style/base.css", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/style/base.css", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void noPathLeadsOutOfThePage() throws Exception {
        for (String path : List.of(
                "/script/../../dev/passerby/console/description/openapi.yaml",
                "/script/%2e%2e/%2e%2e/dev/passerby/console/description/openapi.yaml",
                "/..%2f..%2fetc%2fpasswd",
                "//etc/passwd",
                "/script/..\\..\\dev/passerby/console/description/openapi.yaml",
                "/web/index.html",
                "/script/",
                "/dev/passerby/console/description/openapi.yaml")) {
            assertThat(statusOfRaw(path)).as(path).isBetween(400, 404);
        }
    }

    private String type(String path) throws Exception {
        return get(path, "").headers().firstValue("Content-Type").orElseThrow();
    }

    private HttpResponse<String> get(String path, String known) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path));
        if (!known.isEmpty()) {
            request.header("If-None-Match", known);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The path as it is, which no client library would send. */
    private int statusOfRaw(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port());
                PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            out.print("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            out.flush();
            String answer = in.lines().collect(Collectors.joining("\n"));
            assertThat(answer).doesNotContain("openapi: 3");
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
