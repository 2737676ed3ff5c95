package dev.passerby.console.onvif;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions to one device and its answers. A proof of the password is given when the device asks for one and not before, in the
 * way it asks for, and once: devices count wrong ones. The password itself is never sent.
 */
final class Conversation {

    private final SoapLine line;
    private final @Nullable Login login;
    private Duration ahead = Duration.ZERO;
    private @Nullable Proof proof;
    private boolean accepted;

    /** @param login absent where no password is known */
    Conversation(SoapLine line, @Nullable Login login) {
        this.line = line;
        this.login = login;
    }

    /** Takes note of how far the device's clock is ahead, since its proofs are of its own time. */
    void clockIsAhead(Duration by) {
        ahead = by;
    }

    /**
     * Asks.
     *
     * @return the body's content, an answer of the operation's name
     * @throws OtherAnswerException when it answers, but not this
     * @throws OnvifException when it does not answer, or wants a password that it does not get
     */
    XmlElement ask(URI service, Operation operation) throws OnvifException {
        Reply reply = send(service, operation);
        if (reply.wantsProof() && prove(reply)) {
            reply = send(service, operation);
        }
        if (reply.wantsProof()) {
            throw new OnvifException("refuses the user or the password");
        }
        accepted = proof != null;
        return reply.answerTo(operation);
    }

    /** Whether there is another proof to give. */
    private boolean prove(Reply refusal) throws OnvifException {
        if (login == null) {
            throw new OnvifException("asks for a password");
        }
        Optional<HttpDigest> digest = HttpDigest.to(refusal.challenges(), login);
        if (proof == null) {
            if (digest.isEmpty() && refusal.asksForThePasswordItself()) {
                throw new OnvifException("asks for the password itself (Basic), which it does not get");
            }
            proof = digest.<Proof>map(answer -> answer).orElse(new UsernameToken(login, ahead));
            return true;
        }
        // A challenge grows old; an answer that was never taken does not become right by another one.
        boolean renewed = accepted
                && proof instanceof HttpDigest given
                && digest.map(given::isOtherThan).orElse(false);
        if (renewed) {
            proof = digest.orElseThrow();
            accepted = false;
        }
        return renewed;
    }

    private Reply send(URI service, Operation operation) throws OnvifException {
        Proof given = proof;
        String header = given == null ? "" : given.inMessage(Instant.now());
        String authorization = given == null ? null : given.inRequest(service).orElse(null);
        return Reply.of(line.send(service, operation.message(header), authorization));
    }

    /** The device answered, but not what it was asked: it may be asked in another way. */
    static final class OtherAnswerException extends OnvifException {

        private static final long serialVersionUID = 1L;

        OtherAnswerException(String message) {
            super(message);
        }
    }

    /**
     * An answer, read.
     *
     * @param content of the SOAP body; absent where there is none
     */
    private record Reply(
            int status, List<String> challenges, @Nullable XmlElement content) {

        static Reply of(SoapLine.Answer answer) throws OnvifException {
            boolean said = answer.body().length > 0;
            try {
                XmlElement content = said
                        ? XmlReader.read(answer.body()).at("Body").stream()
                                .flatMap(body -> body.children().stream())
                                .findFirst()
                                .orElse(null)
                        : null;
                return new Reply(answer.status(), answer.challenges(), content);
            } catch (OnvifException e) {
                // A refusal's page for people.
                if (answer.status() / 100 == 2) {
                    throw e;
                }
                return new Reply(answer.status(), answer.challenges(), null);
            }
        }

        boolean wantsProof() {
            return status == 401
                    || subcodes()
                            .anyMatch(code -> code.endsWith("notauthorized") || code.endsWith("failedauthentication"));
        }

        boolean asksForThePasswordItself() {
            return challenges.stream().anyMatch(header -> header.regionMatches(true, 0, "Basic", 0, 5));
        }

        private Stream<String> subcodes() {
            if (content == null || !content.name().equals("Fault")) {
                return Stream.empty();
            }
            // ONVIF core, section 5.8.2: ter:NotAuthorized within a subcode of a subcode at most.
            return Stream.of(
                            content.textAt("Code", "Subcode", "Value"),
                            content.textAt("Code", "Subcode", "Subcode", "Value"))
                    .map(code -> code.toLowerCase(Locale.ROOT));
        }

        XmlElement answerTo(Operation operation) throws OnvifException {
            if (content != null && content.name().equals("Fault")) {
                String told = ForeignText.line(content.textAt("Reason", "Text"));
                throw new OtherAnswerException(
                        "answers " + operation.name() + " with a fault" + (told.isEmpty() ? "" : ": " + told));
            }
            if (content == null || !content.name().equals(operation.name() + "Response")) {
                throw new OtherAnswerException(
                        status / 100 == 2
                                ? "answers " + operation.name() + " with something else"
                                : "answers " + operation.name() + " with HTTP status " + status);
            }
            return content;
        }
    }
}
