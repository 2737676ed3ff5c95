package dev.passerby.bridges.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Throws a reply's body away, and hangs up where it does not end soon: a receiver's status is all that counts. */
final class Discarding implements BodySubscriber<@Nullable Void> {

    private final CompletableFuture<@Nullable Void> body = new CompletableFuture<>();
    private final long mostBytes;
    private long bytes;
    private Flow.@Nullable Subscription subscription;

    Discarding(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        if (bytes > mostBytes && subscription != null) {
            subscription.cancel();
            body.complete(null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The status has come, and it is the reply.
        body.complete(null);
    }

    @Override
    public void onComplete() {
        body.complete(null);
    }
}
