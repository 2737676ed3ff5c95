package dev.passerby.console.onvif;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A search for cameras that speak ONVIF. Any thread. */
public final class CameraSearch {

    /** The longest that answers are gathered. */
    public static final int MOST_SECONDS = 10;

    /** How long answers are gathered where nothing else is said. */
    public static final int USUAL_SECONDS = 3;

    /** How long all devices together may take to tell their streams. */
    private static final Duration LOOKS = Duration.ofSeconds(20);

    private static final int LOOKS_AT_ONCE = 16;

    private final Reach reach;
    private final Function<String, Login> logins;

    /**
     * A search.
     *
     * @param allowed whether a camera may have this address; nothing is sent to others
     * @param logins the content of a reference such as {@code env:NAME}; throws IllegalArgumentException in one line that
     *     holds neither user nor password
     */
    public CameraSearch(Predicate<InetAddress> allowed, Function<String, Login> logins) {
        this.reach = new Reach(allowed);
        this.logins = logins;
    }

    /**
     * Searches all networks of this machine, or asks one address; takes half a minute at most.
     *
     * @param address {@code HOST}, {@code HOST:PORT} of discovery, or the address of a device service; absent for all networks
     * @param credentials where user and password for devices that ask are to be found; a proof of the password is sent to
     *     each device that asks
     * @param wait how long answers are gathered
     * @throws IllegalArgumentException in one line when the address or the credentials cannot be used
     */
    public List<FoundCamera> search(@Nullable String address, @Nullable String credentials, Duration wait) {
        Login login = credentials == null ? null : logins.apply(credentials);
        List<ProbeMatch> found = address == null ? everywhere(wait) : at(SearchPlace.parse(address), wait);
        Map<String, ProbeMatch> devices = new LinkedHashMap<>();
        found.forEach(
                match -> devices.putIfAbsent(service(match).map(URI::toString).orElse(match.identity()), match));
        return looks(List.copyOf(devices.values()), login);
    }

    private List<ProbeMatch> everywhere(Duration wait) {
        try {
            return new Discovery(reach).everywhere(wait);
        } catch (IOException e) {
            throw new IllegalArgumentException("this machine's networks cannot be searched: " + e.getMessage(), e);
        }
    }

    private List<ProbeMatch> at(SearchPlace place, Duration wait) {
        ProbeMatch asked = new ProbeMatch("", List.of(), List.of(place.usualService()));
        try {
            InetAddress number = reach.of(place.host());
            if (place.service().isPresent()) {
                return List.of(asked);
            }
            List<ProbeMatch> found = new Discovery(reach).at(new InetSocketAddress(number, place.port()), wait);
            // Many devices answer only who asks the whole network.
            return found.isEmpty() ? List.of(asked) : found;
        } catch (IOException e) {
            return List.of(asked);
        } catch (OnvifException e) {
            throw new IllegalArgumentException("the address to search " + e.line(), e);
        }
    }

    private List<FoundCamera> looks(List<ProbeMatch> devices, @Nullable Login login) {
        SoapLine line = new SoapLine(reach);
        List<Callable<FoundCamera>> looks = new ArrayList<>();
        devices.forEach(device -> looks.add(() -> look(device, line, login)));
        ExecutorService threads = Executors.newFixedThreadPool(LOOKS_AT_ONCE, task -> {
            Thread thread = new Thread(task, "camera-search");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<FoundCamera>> ends = threads.invokeAll(looks, LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            List<FoundCamera> cameras = new ArrayList<>();
            for (int i = 0; i < ends.size(); i++) {
                cameras.add(
                        ends.get(i).isCancelled()
                                ? without(devices.get(i), "did not answer in time")
                                : ends.get(i).get());
            }
            return cameras;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private FoundCamera look(ProbeMatch match, SoapLine line, @Nullable Login login) {
        try {
            URI service = service(match)
                    .or(() -> match.addresses().stream().findFirst())
                    .orElseThrow(() -> new OnvifException("does not say where it is"));
            return new Device(service, reach, new Conversation(line, login)).look(match.name(), match.model());
        } catch (OnvifException e) {
            return without(match, e.line());
        }
    }

    /** The first of its addresses that may be asked. */
    private Optional<URI> service(ProbeMatch match) {
        return match.addresses().stream().filter(this::isReached).findFirst();
    }

    private boolean isReached(URI address) {
        try {
            return reach.of(address.getHost()) != null;
        } catch (OnvifException e) {
            return false;
        }
    }

    private static FoundCamera without(ProbeMatch match, String reason) {
        String place = match.addresses().stream()
                .findFirst()
                .map(URI::getHost)
                .map(ForeignText::line)
                .orElse("");
        String name = match.name().or(match::model).orElse(place);
        return new FoundCamera(name, match.model().orElse(null), place, List.of(), reason);
    }
}
