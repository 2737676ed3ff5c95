package dev.passerby.pipeline.kafka.delivery;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What was lost on the way out since this instance of the job began, as an operator's alarms see it. */
final class LossCounters {

    private final Counter transactions;
    private final Counter writtenAgain;
    private final Counter events;

    LossCounters(MetricGroup metrics) {
        transactions = metrics.counter("lostTransactions");
        writtenAgain = metrics.counter("eventsWrittenAgain");
        events = metrics.counter("lostEvents");
    }

    /** A transaction was gone. Of events that nobody can count, one is counted: an alarm needs no more. */
    void lost(int again, int gone) {
        transactions.inc();
        writtenAgain.inc(again);
        events.inc(gone);
    }
}
