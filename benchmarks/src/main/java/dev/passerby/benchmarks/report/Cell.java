package dev.passerby.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * One cell of a table.
 *
 * @param text what it says
 * @param tone how it should be felt
 * @param shade how dark its ground is, from 0 (none) to 1: a table of shades is a heat map
 * @param pictures small pictures before the text
 */
public record Cell(String text, Tone tone, double shade, List<Thumbnail> pictures) {

    public Cell {
        pictures = List.copyOf(pictures);
        if (!(shade >= 0 && shade <= 1)) {
            throw new IllegalArgumentException("a cell's shade lies between 0 and 1, got " + shade);
        }
    }

    public static Cell of(String text) {
        return of(text, Tone.PLAIN);
    }

    public static Cell of(String text, Tone tone) {
        return new Cell(text, tone, 0, List.of());
    }

    public static Cell shaded(String text, double shade) {
        return new Cell(text, Tone.PLAIN, shade, List.of());
    }

    public static Cell of(Thumbnail picture, String text) {
        return new Cell(text, Tone.PLAIN, 0, List.of(picture));
    }

    Element element(boolean namesItsRow) {
        Element cell = namesItsRow ? Element.of("th").with("scope", "row") : Element.of("td");
        cell.with("class", tone.style());
        if (shade > 0) {
            cell.with("style", String.format(Locale.ROOT, "--shade: %.0f%%", 100 * shade));
        }
        pictures.forEach(picture -> cell.add(picture.element()));
        return cell.text(text);
    }
}
