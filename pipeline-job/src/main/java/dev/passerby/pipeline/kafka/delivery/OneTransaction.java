package dev.passerby.pipeline.kafka.delivery;

import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnknownProducerIdException;

/** A request to commit as the connector's committer sees it; that the transaction is lost goes to whoever asked for it. */
final class OneTransaction implements CommitRequest<KafkaCommittable> {

    /** What a broker says of a transaction that it has given up, or forgotten since. */
    private static final List<Class<? extends Throwable>> GONE = List.of(
            ProducerFencedException.class,
            InvalidProducerEpochException.class,
            InvalidPidMappingException.class,
            InvalidTxnStateException.class,
            TransactionAbortedException.class,
            UnknownProducerIdException.class);

    private final CommitRequest<Precommitted> request;
    private final Consumer<Throwable> lost;

    OneTransaction(CommitRequest<Precommitted> request, Consumer<Throwable> lost) {
        this.request = request;
        this.lost = lost;
    }

    @Override
    public KafkaCommittable getCommittable() {
        return request.getCommittable().transaction();
    }

    @Override
    public int getNumberOfRetries() {
        return request.getNumberOfRetries();
    }

    @Override
    public void signalFailedWithKnownReason(Throwable why) {
        lost.accept(why);
    }

    /** The connector does not know what an expired transactional id is, and would fail at every restart for ever. */
    @Override
    public void signalFailedWithUnknownReason(Throwable why) {
        if (GONE.stream()
                .anyMatch(gone -> ExceptionUtils.findThrowable(why, gone).isPresent())) {
            lost.accept(why);
        } else {
            request.signalFailedWithUnknownReason(why);
        }
    }

    @Override
    public void retryLater() {
        request.retryLater();
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable transaction) {
        Precommitted before = request.getCommittable();
        request.updateAndRetryLater(new Precommitted(transaction, before.count(), before.events()));
    }

    @Override
    public void signalAlreadyCommitted() {
        request.signalAlreadyCommitted();
    }

    /** As the connector's own lines have it. */
    @Override
    public String toString() {
        return request.getCommittable().toString();
    }
}
