package dev.passerby.bridges.webhook;

import dev.passerby.bridges.delivery.NotDelivered;
import dev.passerby.bridges.settings.WebhookSettings;
import dev.passerby.wire.event.CloudEvent;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The other side of a webhook: takes one event a request, as structured CloudEvents JSON. */
final class Receiver {

    private static final long MOST_BYTES_OF_A_REPLY = 64 << 10;

    private final WebhookSettings settings;
    private final Map<String, String> environment;
    private final Duration patience;
    private final Clock clock;
    private final HttpClient client;

    /**
     * A receiver.
     *
     * @param patience how long a request may take from its first byte to the end of the reply
     */
    Receiver(WebhookSettings settings, Map<String, String> environment, Duration patience, Clock clock) {
        this.settings = settings;
        this.environment = environment;
        this.patience = patience;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                // Where a redirect leads nobody has configured.
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /**
     * Sends an event.
     *
     * @return whether it was taken, or refused for what it is
     * @throws NotDelivered where it should be sent again
     */
    Reply send(CloudEvent event) throws NotDelivered, InterruptedException {
        HttpResponse<@Nullable Void> response = exchange(request(event));
        Reply reply = Reply.of(response.statusCode());
        if (reply == Reply.NOT_NOW) {
            throw new NotDelivered(
                    "it answers " + response.statusCode(),
                    Reply.retryAfter(
                            response.headers().firstValue("retry-after").orElse(null)));
        }
        return reply;
    }

    private HttpRequest request(CloudEvent event) throws NotDelivered {
        byte[] body = event.toJsonLine().getBytes(StandardCharsets.UTF_8);
        String id = WebhookSignature.messageId(event);
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(patience)
                .header("content-type", "application/cloudevents+json; charset=utf-8")
                .header("user-agent", "Passerby")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (settings.secret() != null) {
            request.header(
                    "webhook-signature", signature(settings.secret().text()).sign(id, timestamp, body));
        }
        return request.build();
    }

    private WebhookSignature signature(String reference) throws NotDelivered {
        try {
            return WebhookSignature.of(
                    settings.secret() == null ? "" : settings.secret().resolve(environment));
        } catch (IOException | IllegalArgumentException e) {
            throw new NotDelivered("its secret '" + reference + "' cannot be used: " + e.getMessage());
        }
    }

    private HttpResponse<@Nullable Void> exchange(HttpRequest request) throws NotDelivered, InterruptedException {
        CompletableFuture<HttpResponse<@Nullable Void>> reply =
                client.sendAsync(request, head -> new Discarding(MOST_BYTES_OF_A_REPLY));
        try {
            return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotDelivered("no whole reply within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
            throw new NotDelivered(cause.getClass().getSimpleName() + reason);
        } finally {
            reply.cancel(true);
        }
    }
}
