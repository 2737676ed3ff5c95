package dev.passerby.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Chromium without a window, with an empty profile, that talks to nobody but the pages it is given. */
public final class Browser implements AutoCloseable {

    private static final String LISTENS = "DevTools listening on ";
    private static final List<String> OPTIONS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--no-proxy-server",
            "--lang=en-US",
            "--remote-debugging-port=0");

    private final Process process;
    private final Path profile;
    private final DevTools devTools;

    private Browser(Process process, Path profile, DevTools devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /** Starts the browser on the path, {@code chromium}. */
    public static Browser start() throws IOException {
        Path profile = Files.createTempDirectory("chromium");
        List<String> command = new ArrayList<>(List.of("chromium", "--user-data-dir=" + profile));
        command.addAll(OPTIONS);
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENS)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("chromium ended before it listened");
        }
        Thread drain = new Thread(() -> said.lines().forEach(unused -> {}), "chromium's words");
        drain.setDaemon(true);
        drain.start();
        return new Browser(
                process,
                profile,
                new DevTools(URI.create(line.substring(LISTENS.length()).strip())));
    }

    /** An empty page with cookies and storage of its own. */
    public BrowserPage page() {
        String context = devTools.command("", "Target.createBrowserContext", Map.of())
                .get("browserContextId")
                .asText();
        String target = devTools.command(
                        "", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .get("targetId")
                .asText();
        JsonNode attached = devTools.command("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true));
        return new BrowserPage(devTools, attached.get("sessionId").asText(), context);
    }

    @Override
    public void close() throws IOException {
        devTools.close();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
        try (var files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
