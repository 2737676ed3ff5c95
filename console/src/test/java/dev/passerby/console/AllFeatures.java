package dev.passerby.console;

import dev.passerby.client.erasure.Receipts;
import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.cameras.CameraEndpoints;
import dev.passerby.console.cameras.CameraProbe;
import dev.passerby.console.cameras.ThresholdEndpoints;
import dev.passerby.console.crops.CropEndpoints;
import dev.passerby.console.crops.Crops;
import dev.passerby.console.events.EventEndpoints;
import dev.passerby.console.events.EventLog;
import dev.passerby.console.health.FigureEndpoints;
import dev.passerby.console.health.HealthEndpoints;
import dev.passerby.console.health.HealthFigures;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Throttle;
import dev.passerby.console.http.Turns;
import dev.passerby.console.live.LiveEndpoints;
import dev.passerby.console.live.LiveFrames;
import dev.passerby.console.onvif.CameraSearch;
import dev.passerby.console.onvif.DiscoverEndpoints;
import dev.passerby.console.onvif.Login;
import dev.passerby.console.people.EnrolEndpoints;
import dev.passerby.console.people.Erasure;
import dev.passerby.console.people.KeptPhotos;
import dev.passerby.console.people.PeopleEndpoints;
import dev.passerby.console.people.RejectEndpoints;
import dev.passerby.console.pictures.Pictures;
import dev.passerby.console.recognise.RecogniseEndpoints;
import dev.passerby.console.settings.ChosenSettings;
import dev.passerby.console.settings.SettingsEndpoints;
import dev.passerby.console.stream.StreamEndpoints;
import dev.passerby.console.unknowns.UnknownEndpoints;
import dev.passerby.console.unknowns.UnknownMarks;
import dev.passerby.console.unknowns.UnknownWatch;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Everything a console offers, for a broker that never answers: enough to be asked what it is. */
final class AllFeatures implements AutoCloseable {

    private static final String NOWHERE = "127.0.0.1:1";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<Endpoints> all;

    AllFeatures(Path folder) {
        Clock clock = Clock.systemUTC();
        TemplateSafe safe = TemplateSafe.at(folder.resolve("keys"));
        CameraTable cameras = opened(CameraTable.follow(NOWHERE, Topics.STANDARD));
        GalleryTable gallery = opened(GalleryTable.follow(NOWHERE, Topics.STANDARD, safe));
        GalleryTopic people = new GalleryTopic(NOWHERE, Topics.STANDARD, safe);
        EventTopic events = new EventTopic(NOWHERE, Topics.STANDARD);
        UnknownWatch unknowns = opened(UnknownWatch.follow(events, Duration.ofDays(1), clock));
        KeptPhotos photos = new KeptPhotos(folder.resolve("photos"));
        Pictures pictures = new Pictures(() -> {
            throw new IllegalStateException("there are no networks here");
        });
        var erasure = new dev.passerby.client.erasure.Erasure(
                people, safe, List.of(photos), Duration.ofDays(8), new Receipts(folder.resolve("receipts")), clock);
        Throttle uploads = new Throttle(10, 1);
        Turns answers = new Turns(1, "questions");
        UnknownEndpoints strangers =
                new UnknownEndpoints(unknowns, UnknownMarks.open(folder), gallery, people, photos, answers);
        ChosenSettings chosen = ChosenSettings.open(folder);
        EventLog log = opened(EventLog.follow(NOWHERE, Topics.STANDARD));
        LiveFrames frames = opened(LiveFrames.of(NOWHERE, Topics.STANDARD));
        HealthFigures figures = opened(HealthFigures.follow(NOWHERE, Topics.STANDARD, cameras, log, List.of()));
        all = List.of(
                opened(new LiveEndpoints(frames, camera -> false, log::unknownOf)),
                opened(new EventEndpoints(log)),
                new CropEndpoints(opened(Crops.open(folder.resolve("crops"), log, frames, chosen::current))),
                new FigureEndpoints(figures, () -> 0, () -> 0),
                opened(new StreamEndpoints(cameras, gallery, photos, strangers::shown, log, figures)),
                new HealthEndpoints(() -> true, clock),
                new CameraEndpoints(
                        cameras,
                        new CameraTopic(NOWHERE, Topics.STANDARD),
                        (url, credentials) -> CameraProbe.Finding.failed("there is no network here")),
                new DiscoverEndpoints(new CameraSearch(address -> false, reference -> new Login("nobody", ""))),
                new ThresholdEndpoints(cameras, gallery, events, clock),
                new PeopleEndpoints(gallery, people, photos, new Erasure(gallery, erasure)),
                new EnrolEndpoints(gallery, people, photos, pictures, uploads, MatchingRules.STANDARD),
                new RejectEndpoints(gallery, people, events, photos, Duration.ofDays(1), clock, answers),
                strangers,
                new RecogniseEndpoints(pictures, uploads, gallery, MatchingRules.STANDARD),
                new SettingsEndpoints(Map.of(), chosen));
    }

    List<Endpoints> all() {
        return all;
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
