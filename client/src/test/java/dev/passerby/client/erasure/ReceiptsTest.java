package dev.passerby.client.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    @Test
    void what_is_kept_says_everything_but_the_name(@TempDir Path folder) throws Exception {
        Instant asked = Instant.parse("2026-11-27T22:00:00Z");
        Receipt receipt = new Receipt(
                "p-1",
                "Ada",
                asked,
                asked.plusMillis(250),
                250,
                true,
                true,
                Map.of("templates", 2, "keys", 1),
                List.of(new Mention("events topic", "names", asked.plusSeconds(60), "time")));

        Path kept = new Receipts(folder.resolve("receipts")).keep(receipt);

        assertThat(kept.getFileName()).hasToString("20261127T220000.000Z.json");
        assertThat(Files.readString(kept))
                .isEqualTo("{\"personId\":\"p-1\",\"requestedAt\":\"2026-11-27T22:00:00Z\","
                        + "\"completedAt\":\"2026-11-27T22:00:00.250Z\",\"millis\":250,\"keyDestroyed\":true,"
                        + "\"forgottenByJob\":true,\"erased\":{\"keys\":1,\"templates\":2},\"stillMentioned\":["
                        + "{\"where\":\"events topic\",\"what\":\"names\",\"until\":\"2026-11-27T22:01:00Z\","
                        + "\"why\":\"time\"}]}");
        assertThat(new String(receipt.toJson(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"name\":\"Ada\"");
    }
}
