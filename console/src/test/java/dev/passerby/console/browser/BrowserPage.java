package dev.passerby.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page in a {@link Browser}, as a person uses it. */
public final class BrowserPage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Map<String, Integer> KEY_CODES =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowRight", 39, "ArrowLeft", 37);

    private final DevTools devTools;
    private final String session;
    private final String context;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Map<String, String> replaced = new HashMap<>();

    BrowserPage(DevTools devTools, String session, String context) {
        this.devTools = devTools;
        this.session = session;
        this.context = context;
        devTools.listen(session, this::hear);
        for (String domain : List.of("Page", "Runtime", "Log", "DOM")) {
            command(domain + ".enable", Map.of());
        }
        size(1360, 850, 1);
    }

    /** What the console complained of: errors, refused loads and exceptions nobody caught. */
    public List<String> problems() {
        return problems;
    }

    /** Makes the window as large as this, in CSS pixels, with so many pixels of the screen in each. */
    public void size(int width, int height, double sharpness) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", sharpness, "mobile", width < 600));
        command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    /** Has the system prefer {@code dark} or {@code light}. */
    public void prefer(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Gives this text in place of what the server has at a path; before {@link #open}. */
    public void replace(String path, String text) {
        replaced.put(path, text);
        command("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", "*" + path))));
    }

    public void open(String address) {
        command("Page.navigate", Map.of("url", address));
        await("document.readyState === 'complete' && document.body.childElementCount > 0");
    }

    /** What an expression comes to. */
    public JsonNode value(String expression) {
        JsonNode answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": "
                    + answer.at("/exceptionDetails/exception/description").asText());
        }
        return answer.at("/result/value");
    }

    /** Waits until an expression is true. */
    public void await(String expression) {
        await(expression, PATIENCE);
    }

    /** The same with more patience, less than a minute and a half. */
    public void await(String expression, Duration patience) {
        String looking = "new Promise(done => { const end = Date.now() + " + patience.toMillis()
                + "; const look = () => { let is = false; try { is = " + expression + " } catch { }"
                + " if (is || Date.now() > end) { done(!!is) } else { setTimeout(look, 20) } }; look() })";
        if (!value(looking).asBoolean()) {
            throw new AssertionError("never came true: " + expression + "; the page says: "
                    + value("document.body.innerText").asText());
        }
    }

    /** Waits until something is there. */
    public void awaitElement(String selector) {
        await("document.querySelector(" + quoted(selector) + ")");
    }

    /** Waits until the page shows this text. */
    public void awaitText(String text) {
        await("document.body.innerText.includes(" + quoted(text) + ")");
    }

    public String text(String selector) {
        return value("document.querySelector(" + quoted(selector) + ").innerText")
                .asText();
    }

    public int count(String selector) {
        return value("document.querySelectorAll(" + quoted(selector) + ").length")
                .asInt();
    }

    /** Clicks in the middle of something. */
    public void click(String selector) {
        awaitElement(selector);
        clickAt("document.querySelector(" + quoted(selector) + ")");
    }

    /** Clicks on the button or link of these words. */
    public void clickText(String words) {
        String found =
                "[...document.querySelectorAll('button, a, summary, label')].filter(one => one.checkVisibility() && one.innerText.trim() === "
                        + quoted(words) + ").at(-1)";
        await(found);
        clickAt(found);
    }

    // Where it is once it stands still: what is above it may still come in and push it away from under the mouse.
    private void clickAt(String expression) {
        JsonNode at = value("new Promise(done => { const end = Date.now() + " + PATIENCE.toMillis()
                + "; let last = ''; const look = () => { const one = " + expression
                + "; one.scrollIntoView({block: 'center', behavior: 'instant'});"
                + " const box = one.getBoundingClientRect(); const at = [box.x + box.width / 2, box.y + box.height / 2];"
                + " if (String(at) === last || Date.now() > end) { done(at) }"
                + " else { last = String(at); setTimeout(look, 50) } }; look() })");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            command(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get(0).asDouble(),
                            "y",
                            at.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Types where the focus is. */
    public void type(String text) {
        command("Input.insertText", Map.of("text", text));
    }

    /** Presses a key by its name, or by the character it gives. */
    public void press(String key) {
        Map<String, Object> down = new HashMap<>(Map.of("type", "keyDown", "key", key));
        if (KEY_CODES.containsKey(key)) {
            down.put("code", key);
            down.put("windowsVirtualKeyCode", KEY_CODES.get(key));
            if (key.equals("Enter")) {
                down.put("text", "\r");
            }
        } else {
            down.put("text", key);
        }
        command("Input.dispatchKeyEvent", down);
        down.put("type", "keyUp");
        down.remove("text");
        command("Input.dispatchKeyEvent", down);
    }

    /** Drags files from elsewhere over something and lets them go. */
    public void drop(String selector, List<String> files) {
        JsonNode at = value(
                "(() => { const box = document.querySelector(" + quoted(selector)
                        + ").getBoundingClientRect(); return [box.x + box.width / 2, box.y + Math.min(60, box.height / 2)] })()");
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            command(
                    "Input.dispatchDragEvent",
                    Map.of(
                            "type", type,
                            "x", at.get(0).asDouble(),
                            "y", at.get(1).asDouble(),
                            "data", Map.of("items", List.of(), "files", files, "dragOperationsMask", 1)));
        }
    }

    /** Chooses files in a field. */
    public void choose(String selector, List<String> files) {
        JsonNode object =
                command("Runtime.evaluate", Map.of("expression", "document.querySelector(" + quoted(selector) + ")"));
        command(
                "DOM.setFileInputFiles",
                Map.of("files", files, "objectId", object.at("/result/objectId").asText()));
    }

    /** Writes what is seen to a file: PNG, or JPEG by the file's name. */
    public void screenshot(Path file) throws IOException {
        boolean jpeg = file.toString().endsWith(".jpg");
        Map<String, Object> wanted = jpeg ? Map.of("format", "jpeg", "quality", 85) : Map.of("format", "png");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(command("Page.captureScreenshot", wanted)
                                .get("data")
                                .asText()));
    }

    /** The expression for a text. */
    public static String quoted(String text) {
        return new ObjectMapper().getNodeFactory().textNode(text).toString();
    }

    @Override
    public void close() {
        devTools.command("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        return devTools.command(session, method, parameters);
    }

    private void hear(String event, JsonNode told) {
        switch (event) {
            case "Runtime.exceptionThrown" ->
                problems.add(told.at("/exceptionDetails/exception/description").asText());
            case "Runtime.consoleAPICalled" -> {
                if (told.get("type").asText().equals("error")
                        || told.get("type").asText().equals("warning")) {
                    problems.add(told.get("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (told.at("/entry/level").asText().equals("error")) {
                    problems.add(told.at("/entry/text").asText() + " "
                            + told.at("/entry/url").asText());
                }
            }
            case "Fetch.requestPaused" -> new Thread(() -> answer(told), "answers").start();
            default -> {
                // Nothing that a test asks for.
            }
        }
    }

    private void answer(JsonNode request) {
        String url = request.at("/request/url").asText();
        String text = replaced.entrySet().stream()
                .filter(entry -> url.endsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        command(
                "Fetch.fulfillRequest",
                Map.of(
                        "requestId", request.get("requestId"),
                        "responseCode", 200,
                        "responseHeaders", List.of(Map.of("name", "Content-Type", "value", "application/json")),
                        "body",
                                TextNode.valueOf(
                                        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))));
    }
}
