package dev.passerby.console.onvif;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Carries SOAP 1.2 messages over HTTP to addresses that are allowed, and nowhere else: no proxy, no redirect. An answer has a
 * few seconds from the first byte of the request to the last of the body.
 */
final class SoapLine {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Reach reach;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .build();

    SoapLine(Reach reach) {
        this.reach = reach;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param challenges the WWW-Authenticate headers
     * @param body at most as long as {@link XmlReader} reads
     */
    record Answer(int status, List<String> challenges, byte[] body) {}

    /**
     * Sends a message and waits for the answer.
     *
     * @param authorization the Authorization header, if any
     * @throws OnvifException when there is none, in time, of bearable size, and from there
     */
    Answer send(URI service, String message, @Nullable String authorization) throws OnvifException {
        HttpRequest.Builder request = HttpRequest.newBuilder(reach.numbered(service))
                .header("Content-Type", "application/soap+xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(message, StandardCharsets.UTF_8));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request.build(), head -> new LimitedBody(XmlReader.MOST_BYTES));
        try {
            HttpResponse<byte[]> response = asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 == 3) {
                throw new OnvifException("sends on to another address, which is not followed");
            }
            return new Answer(response.statusCode(), response.headers().allValues("WWW-Authenticate"), response.body());
        } catch (TimeoutException e) {
            throw new OnvifException("did not answer within " + ANSWER.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OnvifException("was not waited for");
        } catch (ExecutionException e) {
            throw new OnvifException(reason(e.getCause()));
        } finally {
            asked.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof LimitedBody.TooLargeException) {
            return "sends more than " + XmlReader.MOST_BYTES / 1024 + " KiB";
        }
        if (failure instanceof HttpTimeoutException) {
            return "cannot be connected to within " + CONNECT.toSeconds() + " s";
        }
        if (failure instanceof ConnectException) {
            return "refuses the connection";
        }
        if (failure instanceof SSLException) {
            return "shows a certificate that this Java does not trust for its address";
        }
        return failure instanceof IOException ? "does not speak HTTP, or broke off" : "gave no answer that is read";
    }
}
