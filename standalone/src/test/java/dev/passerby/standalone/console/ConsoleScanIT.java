package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of the description, asked with every kind of key: what a key may not do it cannot. */
@Timeout(180)
class ConsoleScanIT {

    private static final List<String> ROLES = List.of("view", "enrol", "admin");

    /** From the twentieth wrong key on, the address is told to wait instead. */
    private static final Integer[] REFUSED = {401, 429};

    @TempDir
    Path folder;

    @Test
    void everyOperationIsForWhomItSaysAndForNobodyElse() throws Exception {
        try (BrokerAndConsole running = BrokerAndConsole.in(folder)) {
            Api api = running.api();
            Map<String, String> keys =
                    Map.of("view", running.key("view"), "enrol", running.key("enrol"), "admin", running.admin());
            assertThat(api.operations()).hasSizeGreaterThan(30);
            for (Api.Operation operation : api.operations()) {
                if (operation.role().equals("nothing")) {
                    assertThat(status(api, null, operation))
                            .as(operation + " without a key")
                            .isNotEqualTo(403);
                    continue;
                }
                assertThat(status(api, null, operation))
                        .as(operation + " without a key")
                        .isIn((Object[]) REFUSED);
                assertThat(status(api, "pb_wrong", operation))
                        .as(operation + " with a wrong key")
                        .isIn((Object[]) REFUSED);
                for (String role : ROLES) {
                    int status = status(api, keys.get(role), operation);
                    if (ROLES.indexOf(role) < ROLES.indexOf(operation.role())) {
                        assertThat(status).as(operation + " as " + role).isEqualTo(403);
                    } else {
                        assertThat(status).as(operation + " as " + role).isNotIn(401, 403, 429);
                        assertThat(status).as(operation + " as " + role).isLessThan(500);
                    }
                }
            }
        }
    }

    private static int status(Api api, String key, Api.Operation operation) throws Exception {
        String path = operation.path().replaceAll("\\{[a-z]+}", "nothing");
        return api.send(key, operation.method(), path, "application/json", BodyPublishers.ofString("{}"))
                .status();
    }
}
