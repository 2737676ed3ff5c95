package dev.passerby.console.settings;

import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Fields;
import dev.passerby.console.http.Needs;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code /api/v1/settings}: what holds, and what can be chosen for the console. */
public final class SettingsEndpoints implements Endpoints {

    private static final String CONSOLE = "/api/v1/settings/console";

    private final SortedMap<String, SettingShown> installation;
    private final ChosenSettings chosen;

    /**
     * The settings.
     *
     * @param installation every setting, by its key in the configuration file; no secrets
     */
    public SettingsEndpoints(Map<String, SettingShown> installation, ChosenSettings chosen) {
        this.installation = new TreeMap<>(installation);
        this.chosen = chosen;
    }

    /** The choices as they are shown. */
    record Shown(CropChoice crops, boolean blurOthers, Map<String, String> retention) {
        static Shown of(Choices choices) {
            return new Shown(
                    choices.crops(),
                    choices.blurOthers(),
                    Map.of("crops", text(choices.retention().crops())));
        }

        /** Whole days as days, as people write them. */
        private static String text(Duration duration) {
            return duration.equals(Duration.ofDays(duration.toDays()))
                    ? "P" + duration.toDays() + "D"
                    : duration.toString();
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/settings", context -> context.json(installation), Needs.ADMIN);
        routes.get(CONSOLE, context -> context.json(Shown.of(chosen.current())), Needs.ADMIN);
        routes.patch(CONSOLE, this::choose, Needs.ADMIN);
    }

    private void choose(Context context) {
        Fields wanted = Fields.of(context, "crops", "blurOthers", "retention");
        Choices before = chosen.current();
        String crops = wanted.text("crops");
        Boolean blur = wanted.flag("blurOthers");
        Fields retention = wanted.object("retention", "crops");
        String cropsFor = retention == null ? null : retention.text("crops");
        chosen.choose(new Choices(
                crops == null ? before.crops() : CropChoice.parse(crops),
                blur == null ? before.blurOthers() : blur,
                cropsFor == null ? before.retention() : new Choices.Retention(duration(cropsFor))));
        context.json(Shown.of(chosen.current()));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("'retention.crops' must be a duration such as P7D", e);
        }
    }
}
