package dev.passerby.console.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proofs of a password, as the documents that define them have them. */
class ProofsTest {

    @Test
    void aTokenIsThatOfOnvifsProgrammersGuide() throws Exception {
        UsernameToken token = new UsernameToken(new Login("us<er", "userpassword"), Duration.ofHours(-1));

        String header = token.inMessage(
                Instant.parse("2010-09-16T08:50:45.7Z"), Base64.getDecoder().decode("LKqI6G/AikKCQrN0zqZFlg=="));

        XmlElement said = XmlReader.read(
                        ("<s:x xmlns:s='urn:s'>" + header + "</s:x>").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .at("Security", "UsernameToken")
                .orElseThrow();
        assertThat(said.textAt("Password")).isEqualTo("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
        assertThat(said.textAt("Created")).isEqualTo("2010-09-16T07:50:45Z");
        assertThat(said.textAt("Nonce")).isEqualTo("LKqI6G/AikKCQrN0zqZFlg==");
        assertThat(said.textAt("Username")).isEqualTo("us<er");
        assertThat(header).doesNotContain("userpassword");
    }

    @Test
    void anAnswerByMd5IsThatOfRfc2617() {
        HttpDigest digest = digest(
                new Login("Mufasa", "Circle Of Life"),
                "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                        + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");

        assertThat(digest.authorization("GET", "/dir/index.html", "0a4f113b"))
                .contains(
                        "response=\"6629fae49393a05397450978507c4ef1\"",
                        "qop=auth, nc=00000001",
                        "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        assertThat(digest.authorization("GET", "/dir/index.html", "0a4f113b")).contains("nc=00000002");
    }

    @Test
    void anAnswerBySha256IsThatOfRfc7616AndComesBeforeMd5() {
        String fields = "realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        HttpDigest digest = digest(
                new Login("Mufasa", "Circle of Life"),
                "Digest " + fields + ", algorithm=MD5",
                "Digest " + fields + ", algorithm=SHA-256",
                "Digest " + fields + ", algorithm=SHA-512-256");

        assertThat(digest.authorization("GET", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"))
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
    }

    @Test
    void whatIsNoChallengeIsNotAnswered() {
        Login login = new Login("u", "p");

        assertThat(HttpDigest.to(List.of("Basic realm=\"x\"", "Digest", "Digest realm=\"x\"", ""), login))
                .isEmpty();
        assertThat(login.toString()).isEqualTo("Login[hidden]");
    }

    private static HttpDigest digest(Login login, String... challenges) {
        return HttpDigest.to(List.of(challenges), login).orElseThrow();
    }
}
