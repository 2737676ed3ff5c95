package dev.passerby.pipeline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {

    @TempDir
    Path directory;

    @Test
    void a_directory_that_is_not_there_holds_none() {
        assertThat(new RetainedCheckpoints(directory.resolve("absent")).newest())
                .isEmpty();
    }

    @Test
    void the_newest_is_the_one_completed_last_whichever_job_took_it() throws IOException {
        complete("aaa/chk-200", 1_000);
        Path newest = complete("bbb/chk-3", 3_000);
        complete("bbb/chk-2", 2_000);

        assertThat(new RetainedCheckpoints(directory).newestFirst().get(0)).isEqualTo(newest);
    }

    @Test
    void a_checkpoint_without_metadata_is_none() throws IOException {
        Path complete = complete("aaa/chk-1", 1_000);
        Files.createDirectories(directory.resolve("aaa/chk-2"));
        Files.writeString(directory.resolve("aaa/chk-2/part"), "half");
        Files.createDirectories(directory.resolve("aaa/shared"));
        Files.writeString(directory.resolve("aaa/shared/_metadata"), "no checkpoint");

        assertThat(new RetainedCheckpoints(directory).newestFirst()).containsExactly(complete);
    }

    @Test
    void a_checkpoint_whose_metadata_cannot_be_read_is_passed_over() throws IOException {
        complete("aaa/chk-1", 1_000);

        assertThat(new RetainedCheckpoints(directory).newest()).isEmpty();
    }

    private Path complete(String name, long atMillis) throws IOException {
        Path checkpoint = Files.createDirectories(directory.resolve(name));
        Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "complete");
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
        return checkpoint.toAbsolutePath();
    }
}
