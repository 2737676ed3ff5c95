package dev.passerby.console.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class XmlReaderTest {

    @Test
    void elementsAreFoundWhateverTheirPrefix() throws Exception {
        XmlElement read = read("<a:x xmlns:a='urn:a' xmlns:b='urn:b' b:token='t'> <b:y><z> deep\n</z></b:y><y/></a:x>");

        assertThat(read.name()).isEqualTo("x");
        assertThat(read.attributes()).containsEntry("token", "t");
        assertThat(read.all("y")).hasSize(2);
        assertThat(read.textAt("y", "z")).isEqualTo("deep");
        assertThat(read.textAt("y", "none")).isEmpty();
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItHoldsAndHoweverItIsWritten(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "canary");
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><x>&c;</x>";
        for (String document : new String[] {
            bomb,
            "<!DOCTYPE x><x/>",
            "<!DOCTYPE x SYSTEM '" + secret.toUri() + "'><x/>",
            "<!DOCTYPE x [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]><x>&s;</x>",
            "<!DOCTYPE x [<!ENTITY % s SYSTEM '" + secret.toUri() + "'>%s;]><x/>"
        }) {
            refused(document, "sends XML with a document type or entities of its own, which is not read");
            refused(
                    ("<?xml version='1.0' encoding='UTF-16'?>" + document).getBytes(StandardCharsets.UTF_16),
                    "sends XML with a document type or entities of its own, which is not read");
        }
    }

    @Test
    void whatIsNoXmlIsSaidInOneLineThatRepeatsNothing() {
        for (String document : new String[] {
            "",
            "canary",
            "<x>",
            "<x></y>",
            "<x/><y/>",
            "<p:x/>",
            "<x p:a=''/>",
            "<x>&canary;</x>",
            "<x>&#0;</x>",
            "<x a='1' a='2'/>"
        }) {
            assertThatThrownBy(() -> read(document))
                    .as(document)
                    .isInstanceOf(OnvifException.class)
                    .message()
                    .startsWith("sends ")
                    .doesNotContain("canary", "\n");
        }
        refused("<?xml version='1.0' encoding='no-such'?><x/>", "sends what is no XML");
        refused(new byte[] {'<', 'x', '>', (byte) 0xff, '<', '/', 'x', '>'}, "sends what is no XML");
    }

    @Test
    @Timeout(20)
    void sizesAreLimited() {
        String many = "sends XML of more than 20000 elements or 32 levels";
        refused("<x>".repeat(33) + "</x>".repeat(33), many);
        refused("<x>".repeat(100_000), many);
        refused("<x>" + "<y/>".repeat(20_000) + "</x>", many);
        refused("<x>" + " ".repeat(XmlReader.MOST_BYTES) + "</x>", "sends more than 512 KiB");
        StringBuilder attributes = new StringBuilder("<x");
        for (int i = 0; i < 1_000; i++) {
            attributes.append(" a").append(i).append("='u'");
        }
        refused(attributes + "/>", "sends what is no XML");
    }

    @Test
    void theLimitsLeaveRoomForALargeRecorder() throws Exception {
        String profile = "<t><a token='x'><b>1</b><c>2</c><d><e>3</e><f>4</f></d></a></t>";
        long begun = System.nanoTime();

        assertThat(read("<x>" + profile.repeat(128) + "</x>").children()).hasSize(128);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private static XmlElement read(String document) throws OnvifException {
        return XmlReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String document, String reason) {
        refused(document.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static void refused(byte[] document, String reason) {
        assertThatThrownBy(() -> XmlReader.read(document))
                .isInstanceOf(OnvifException.class)
                .hasMessage(reason);
    }
}
