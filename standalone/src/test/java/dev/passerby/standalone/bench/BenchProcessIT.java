package dev.passerby.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BenchProcessIT {

    /** Says what it was told, and waits for ever. */
    static final class Patient {

        private Patient() {}

        public static void main(String[] arguments) throws InterruptedException {
            BenchProcess.endWithParent();
            for (String argument : arguments) {
                System.out.println(argument);
            }
            new CountDownLatch(1).await();
        }
    }

    @Test
    @Timeout(30)
    void arguments_arrive_as_they_were_and_the_process_ends_when_whoever_started_it_does() {
        List<String> arguments = List.of("plain", "with space", "a \"quote\" and a \\ backslash", "x".repeat(5_000));
        BenchProcess process = BenchProcess.start(Patient.class, arguments);

        assertThat(arguments)
                .allSatisfy(argument -> assertThat(process.line("")).isEqualTo(argument));
        process.close(); // closes its input, as the system does when this process ends

        assertThat(process.code()).isZero();
        assertThat(process.line("")).isNull();
    }
}
