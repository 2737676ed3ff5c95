package dev.passerby.pipeline.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record's headers as the codecs of {@code wire} want them, and back. */
final class KafkaHeaders {

    private KafkaHeaders() {}

    /** Headers by name; of several under one name the last holds, and one without a value counts as missing. */
    static Map<String, byte[]> toMap(Headers headers) {
        Map<String, byte[]> byName = new HashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                byName.put(header.key(), header.value());
            }
        }
        return byName;
    }

    static Headers fromMap(Map<String, byte[]> byName) {
        Headers headers = new RecordHeaders();
        byName.forEach(headers::add);
        return headers;
    }
}
