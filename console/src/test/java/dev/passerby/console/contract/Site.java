package dev.passerby.console.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.console.Console;
import dev.passerby.console.ConsoleSettings;
import dev.passerby.console.browser.Browser;
import dev.passerby.console.browser.BrowserPage;
import dev.passerby.console.page.PageEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A console with the page before a server that keeps its contract, and a browser to look at it. */
public final class Site implements AutoCloseable {

    private final Browser browser;
    private final ContractEndpoints contract;
    private final Console console;
    private final String admin;

    private Site(Browser browser, ContractEndpoints contract, Path folder) {
        this.browser = browser;
        this.contract = contract;
        this.console =
                Console.start(ConsoleSettings.standard(folder).withPort(0), List.of(new PageEndpoints(), contract));
        this.admin = console.firstKey().orElseThrow();
    }

    public static Site open(ContractEndpoints contract, Path folder) throws IOException {
        return new Site(Browser.start(), contract, folder);
    }

    public ContractEndpoints contract() {
        return contract;
    }

    public String address() {
        return "http://127.0.0.1:" + console.port() + "/";
    }

    public String adminKey() {
        return admin;
    }

    /** A new key of this role. */
    public String key(String role) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "api/v1/keys"))
                .header("Authorization", "Bearer " + admin)
                .POST(HttpRequest.BodyPublishers.ofString("{\"label\":\"a " + role + "er\",\"role\":\"" + role + "\"}"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer).get("key").asText();
    }

    /** A page that nobody has logged in to. */
    public BrowserPage stranger() {
        return browser.page();
    }

    /** The page as the holder of this key sees it, on the wall. */
    public BrowserPage as(String key) {
        BrowserPage page = browser.page();
        logIn(page, key);
        return page;
    }

    /** Logs in as a person does. */
    public void logIn(BrowserPage page, String key) {
        page.open(address());
        page.awaitElement(".login input:focus");
        page.type(key);
        page.press("Enter");
        page.awaitElement("nav a[aria-current]");
    }

    @Override
    public void close() throws IOException {
        browser.close();
        contract.close();
        console.close();
    }
}
