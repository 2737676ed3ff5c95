package dev.passerby.pipeline.kafka.delivery;

/**
 * What became of the events of a lost transaction.
 *
 * @param onTopic events that subscribers can read already
 * @param writtenAgain events that they could not, and now can
 * @param tooOld events from before the topic's oldest record: whether they were there nobody can tell, and nobody waits for them
 */
record Replaced(int onTopic, int writtenAgain, int tooOld) {

    @Override
    public String toString() {
        return onTopic + " events were on the topic already, " + writtenAgain + " have been written again, " + tooOld
                + " are older than what the topic holds and were left out";
    }
}
