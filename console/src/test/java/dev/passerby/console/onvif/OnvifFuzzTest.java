package dev.passerby.console.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What devices may send: answers to a search, or a reason of one line; names fit to be shown, addresses fit to be asked. */
class OnvifFuzzTest {

    private static final int LONGEST_REASON = 400;

    @FuzzTest(maxDuration = "1m")
    void message(byte[] sent) {
        try {
            XmlElement read = XmlReader.read(sent);
            assertThat(levels(read)).isLessThanOrEqualTo(32);
            for (ProbeMatch match : ProbeMatch.in(sent)) {
                holds(match);
                holds(match.joined(match));
            }
        } catch (OnvifException e) {
            isOneLine(e);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void address(byte[] sent) throws Exception {
        String told = new String(sent, StandardCharsets.ISO_8859_1);
        try {
            InetAddress device = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            // Numbers only: a name would be looked up.
            if (!told.matches("(?s).*//[^/]*[a-zA-Z].*")) {
                assertThat(StreamUrl.of(told, device, new Reach(InetAddress::isLoopbackAddress)))
                        .startsWithIgnoringCase("rtsp")
                        .doesNotContain("@");
            }
        } catch (OnvifException e) {
            isOneLine(e);
        }
        for (HttpDigest digest : HttpDigest.to(List.of("Digest " + told, told), new Login("u", "canary")).stream()
                .toList()) {
            assertThat(digest.authorization("POST", "/", "c"))
                    .doesNotContain("canary")
                    .matches("[ -~]*");
        }
    }

    private static void holds(ProbeMatch match) {
        match.name().ifPresent(OnvifFuzzTest::isShown);
        match.model().ifPresent(OnvifFuzzTest::isShown);
        assertThat(match.addresses()).hasSizeLessThanOrEqualTo(8).allSatisfy(address -> {
            assertThat(address.getScheme().toLowerCase(Locale.ROOT)).isIn("http", "https");
            assertThat(address.getHost()).matches("[0-9a-fA-F:.\\[\\]]+");
            assertThat(address.getRawUserInfo()).isNull();
        });
    }

    private static void isShown(String text) {
        assertThat(text.codePointCount(0, text.length())).isBetween(1, ForeignText.LONGEST_NAME + 1);
        assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    private static void isOneLine(OnvifException e) {
        assertThat(e.line()).isNotBlank().hasSizeLessThan(LONGEST_REASON);
        assertThat(e.line().chars().noneMatch(Character::isISOControl)).isTrue();
    }

    private static int levels(XmlElement element) {
        return 1
                + element.children().stream()
                        .mapToInt(OnvifFuzzTest::levels)
                        .max()
                        .orElse(0);
    }
}
