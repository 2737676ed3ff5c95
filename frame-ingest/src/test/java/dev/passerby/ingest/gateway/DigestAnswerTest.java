package dev.passerby.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.camera.Credentials;
import org.junit.jupiter.api.Test;

/** The examples of the standards. */
class DigestAnswerTest {

    private static final String RFC_7616 = "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    @Test
    void rfc2617() {
        assertThat(answer(
                        "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
                        new Credentials("Mufasa", "Circle Of Life"),
                        "0a4f113b"))
                .contains("response=\"6629fae49393a05397450978507c4ef1\"", "nc=00000001", "cnonce=\"0a4f113b\"")
                .doesNotContain("algorithm", "Circle");
    }

    @Test
    void rfc7616() {
        Credentials credentials = new Credentials("Mufasa", "Circle of Life");
        String clientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
        assertThat(answer("Digest " + RFC_7616.formatted("MD5"), credentials, clientNonce))
                .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"", "algorithm=MD5");
        assertThat(answer("Digest " + RFC_7616.formatted("SHA-256"), credentials, clientNonce))
                .contains(
                        "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"",
                        "algorithm=SHA-256");
    }

    @Test
    void rfc2069() {
        DigestAnswer answer = DigestAnswer.to(
                        Challenge.parse("Digest realm=\"door\", nonce=\"n\"").get(0),
                        new Credentials("ada", "Zq9%21:@/x"))
                .orElseThrow();
        String header = answer.authorization("DESCRIBE", "rtsp://192.0.2.7/s", "unused");
        assertThat(header).contains("uri=\"rtsp://192.0.2.7/s\"").doesNotContain("qop", "cnonce");
        assertThat(answer.authorization("DESCRIBE", "rtsp://192.0.2.7/s", "another"))
                .as("nothing is counted")
                .isEqualTo(header);
    }

    @Test
    void quotesInANameStayInIt() {
        assertThat(answer("Digest realm=\"a\\\"b\", nonce=n", new Credentials("x\"y", "p"), "c"))
                .contains("username=\"x\\\"y\", realm=\"a\\\"b\"");
    }

    @Test
    void whatCannotBeAnsweredRanksLowest() {
        assertThat(rank("Digest nonce=n, algorithm=SHA-512-256")).isZero();
        assertThat(rank("Basic realm=x")).isZero();
        assertThat(rank("Digest nonce=n")).isEqualTo(1);
        assertThat(rank("Digest nonce=n, algorithm=sha-256")).isEqualTo(2);
    }

    private static int rank(String header) {
        return DigestAnswer.rank(Challenge.parse(header).get(0));
    }

    private static String answer(String header, Credentials credentials, String clientNonce) {
        return DigestAnswer.to(Challenge.parse(header).get(0), credentials)
                .orElseThrow()
                .authorization("GET", "/dir/index.html", clientNonce);
    }
}
