package dev.passerby.console.http;

import dev.passerby.client.BrokerException;
import dev.passerby.console.access.Keys;
import dev.passerby.console.access.RateLimit;
import dev.passerby.console.access.Sessions;
import dev.passerby.console.journal.Change;
import dev.passerby.console.journal.Journal;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's HTTP server: a gate before all routes, the journal behind all writes, and problems told in one way. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final double FAILURES_AT_ONCE = 20;
    private static final double FAILURES_PER_SECOND = 0.5;

    private final Javalin server;

    private HttpServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param host the address to listen at
     * @param port the port; 0 takes any free one
     * @param maxRequestBytes what a request without files may have at most
     * @throws IllegalStateException in one line when the port is taken
     */
    public static HttpServer start(
            String host,
            int port,
            long maxRequestBytes,
            Keys keys,
            Sessions sessions,
            Journal journal,
            Clock clock,
            List<Endpoints> features) {
        Gate gate = new Gate(keys, sessions, new RateLimit(FAILURES_AT_ONCE, FAILURES_PER_SECOND, System::nanoTime));
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = maxRequestBytes;
            config.http.prefer405over404 = true;
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new ServerProblems()));
            config.jsonMapper(new Json());
            config.routes.before(SecurityHeaders::add);
            config.routes.beforeMatched(gate::check);
            config.routes.wsBeforeUpgrade(gate::check);
            features.forEach(feature -> feature.addTo(config.routes));
            config.routes.after(context -> write(journal, clock, context));
            tellProblems(config);
        });
        try {
            return new HttpServer(server.start(host, port));
        } catch (RuntimeException e) {
            server.stop();
            throw new IllegalStateException(
                    "the console cannot listen at " + host + ":" + port + " (" + e.getMessage()
                            + "); set 'console.port' to a free one",
                    e);
        }
    }

    public int port() {
        return server.port();
    }

    /** What can be asked. */
    public List<Route> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(Route::of)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void write(Journal journal, Clock clock, Context context) {
        if (READS.contains(context.method())) {
            return;
        }
        String by = Caller.of(context).map(caller -> caller.key().id()).orElse("-");
        journal.add(new Change(
                clock.instant(),
                by,
                context.ip(),
                context.method() + " " + route(context),
                subject(context),
                context.statusCode()));
    }

    private static String route(Context context) {
        Endpoint matched = context.endpoints().matchedHttpEndpoint();
        return matched == null ? "-" : matched.path;
    }

    private static String subject(Context context) {
        return String.join("/", context.pathParamMap().values());
    }

    private static void tellProblems(JavalinConfig config) {
        config.routes.exception(
                Refusal.class, (refusal, context) -> Problem.answer(context, refusal.status(), text(refusal)));
        config.routes.exception(
                IllegalArgumentException.class,
                (problem, context) -> Problem.answer(context, HttpStatus.BAD_REQUEST, text(problem)));
        config.routes.exception(
                BrokerException.class,
                (problem, context) -> Problem.answer(context, HttpStatus.SERVICE_UNAVAILABLE, text(problem)));
        config.routes.exception(
                HttpResponseException.class,
                (problem, context) ->
                        Problem.answer(context, HttpStatus.forStatus(problem.getStatus()), text(problem)));
        config.routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), failure);
            Problem.answer(
                    context, HttpStatus.INTERNAL_SERVER_ERROR, "the console failed; its log says why, with the time");
        });
        for (HttpStatus status : List.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED)) {
            config.routes.error(status.getCode(), "*", context -> {
                if (!Problem.isTold(context)) {
                    Problem.answer(context, status, "there is no " + context.method() + " " + context.path());
                }
            });
        }
    }

    private static String text(Exception problem) {
        return String.valueOf(problem.getMessage());
    }

    /** Headers that keep other sites out of the console's pages. */
    private static final class SecurityHeaders {

        private static final String CONTENT = "default-src 'self'; img-src 'self' blob: data:; object-src 'none';"
                + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

        static void add(Context context) {
            context.header(Header.CONTENT_SECURITY_POLICY, CONTENT);
            context.header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
            context.header(Header.REFERRER_POLICY, "no-referrer");
            context.header(Header.CACHE_CONTROL, "no-store");
        }
    }
}
