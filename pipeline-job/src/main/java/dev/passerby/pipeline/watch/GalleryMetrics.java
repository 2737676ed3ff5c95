package dev.passerby.pipeline.watch;

import dev.passerby.vision.matching.GalleryIndex;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How many people are searched, and how recent the gallery is; nobody is named. Any thread. */
final class GalleryMetrics {

    private final Gauge people;
    private final Gauge templates;
    private final Gauge version;

    GalleryMetrics(PrometheusRegistry registry) {
        people = Gauge.builder()
                .name("passerby_job_gallery_people")
                .help("Enrolled people at the last search.")
                .register(registry);
        templates = Gauge.builder()
                .name("passerby_job_gallery_templates")
                .help("Their templates at the last search.")
                .register(registry);
        version = Gauge.builder()
                .name("passerby_job_gallery_version")
                .help("The highest version among the entries read, by subtask.")
                .labelNames("subtask")
                .register(registry);
    }

    void searched(GalleryIndex index) {
        people.set(index.people());
        templates.set(index.templates());
    }

    void read(String subtask, long entryVersion) {
        version.labelValues(subtask).set((double) entryVersion);
    }

    void ends(String subtask) {
        version.remove(subtask);
    }
}
