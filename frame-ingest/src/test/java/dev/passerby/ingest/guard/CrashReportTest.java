package dev.passerby.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports as OpenJDK 17 writes them, up to where reading ends. */
class CrashReportTest {

    private static final String HEAD = """
            #
            #  SIGSEGV (0xb) at pc=0x00007f8fae6a9058, pid=6222, tid=6242
            #
            # JRE version: OpenJDK Runtime Environment (17.0.15+6) (build 17.0.15+6-Debian-1deb12u1)
            # Java VM: OpenJDK 64-Bit Server VM (17.0.15+6, mixed mode, sharing, tiered, serial gc, linux-amd64)
            # Problematic frame:
            # C  [libavcodec.so.62+0x16e058]  ff_hevc_decode+0x12
            #
            # CreateCoredumpOnCrash turned off, no core file dumped

            ---------------  S U M M A R Y ------------

            Command Line: -Xmx512m dev.passerby.ingest.IngestWorker

            ---------------  T H R E A D  ---------------

            """;

    @Test
    void the_thread_that_decodes_names_the_camera() {
        CrashReport report = report("Current thread (0x00007f8fa82148b0):  JavaThread \"camera-front.door-2\" daemon"
                + " [_thread_in_native, id=6242, stack(0x00007f8f805fe000,0x00007f8f806fe000)]");
        assertThat(report.signal()).isEqualTo("SIGSEGV");
        assertThat(report.frame()).isEqualTo("libavcodec.so.62+0x16e058");
        assertThat(report.camera()).contains("front.door-2");
    }

    @Test
    void so_does_the_thread_that_encodes() {
        assertThat(report("Current thread (0x1):  JavaThread \"frames-door\" daemon [_thread_in_native]")
                        .camera())
                .contains("door");
    }

    @Test
    void other_threads_name_nobody() {
        assertThat(report("Current thread (0x1):  JavaThread \"kafka-producer-network-thread\" [_thread_in_Java]")
                        .camera())
                .isEmpty();
        assertThat(report("Current thread (0x1):  VMThread \"VM Thread\" [stack: 0x1,0x2]")
                        .camera())
                .isEmpty();
        assertThat(report("Current thread is native thread").camera()).isEmpty();
    }

    @Test
    void a_line_that_another_thread_logs_meanwhile_does_no_harm() {
        CrashReport report = report("""
                Current thread (0x00007f8fa82148b0):  12:00:00.000 INFO  CameraReport: camera yard is online
                JavaThread "camera-door" daemon [_thread_in_native, id=6242]""");
        assertThat(report.camera()).contains("door");
    }

    @Test
    void a_report_that_breaks_off_names_nobody() {
        CrashReport report = CrashReport.of(List.of("#", "#  Internal Error (x.cpp:1), pid=1, tid=2"));
        assertThat(report).isEqualTo(new CrashReport("Internal Error", "an unknown place", ""));
        assertThat(report.camera()).isEmpty();
    }

    private static CrashReport report(String thread) {
        return CrashReport.of((HEAD + thread).lines().toList());
    }
}
