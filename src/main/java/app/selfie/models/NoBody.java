package app.selfie.models;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Takes nothing of a body that nobody wants, however long it is: the connection ends there. Its result is 0 bytes. */
final class NoBody implements BodySubscriber<Long> {

    private final CompletableFuture<Long> body = new CompletableFuture<>();

    @Override
    public CompletionStage<Long> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.cancel();
        body.complete(0L);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // was on its way when the subscription ended
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(0L);
    }
}
