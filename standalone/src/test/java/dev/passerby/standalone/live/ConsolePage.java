package dev.passerby.standalone.live;

import dev.passerby.console.browser.Browser;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.standalone.console.RunningConsole;
import dev.passerby.standalone.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running console and its page in a browser, logged in with the key that the first start printed. */
final class ConsolePage implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("pb_[\\w-]+");

    private final RunningConsole console;
    private final Browser browser;
    private final BrowserPage page;

    private ConsolePage(RunningConsole console, Browser browser, BrowserPage page) {
        this.console = console;
        this.browser = browser;
        this.page = page;
    }

    static ConsolePage open(Settings settings, String servers) throws IOException {
        RunningConsole console = RunningConsole.start(settings, servers);
        StringWriter said = new StringWriter();
        console.announce(new PrintWriter(said));
        Matcher key = KEY.matcher(said.toString());
        if (!key.find()) {
            throw new AssertionError("the first start printed no key");
        }
        Browser browser = Browser.start();
        BrowserPage page = browser.page();
        page.open("http://127.0.0.1:" + console.port() + "/");
        page.awaitElement(".login input:focus");
        page.type(key.group());
        page.press("Enter");
        page.awaitElement("nav a[aria-current]");
        return new ConsolePage(console, browser, page);
    }

    BrowserPage page() {
        return page;
    }

    void show(String name) {
        page.value("location.hash = '#/" + name + "'");
    }

    @Override
    public void close() throws IOException {
        page.close();
        browser.close();
        console.close();
    }
}
