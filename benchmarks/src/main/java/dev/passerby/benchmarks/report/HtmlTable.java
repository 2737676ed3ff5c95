package dev.passerby.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table: a caption, named columns, rows. The first column names its row; the others hold numbers, set to the right. */
public final class HtmlTable {

    private final String caption;
    private final List<String> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private boolean words;

    /**
     * A table without rows yet.
     *
     * @param caption what it shows; may be empty
     * @param columns the names of its columns
     */
    public HtmlTable(String caption, String... columns) {
        this.caption = caption;
        this.columns = List.of(columns);
    }

    /** The same with its columns set to the left, for words. */
    public HtmlTable ofWords() {
        words = true;
        return this;
    }

    /** Adds a row of plain text. */
    public HtmlTable row(String... cells) {
        return row(Arrays.stream(cells).map(Cell::of).toArray(Cell[]::new));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException unless it has a cell for each column
     */
    public HtmlTable row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of this table has " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    Element element() {
        Element head = Element.of("tr");
        columns.forEach(column -> head.add(Element.of("th").with("scope", "col").text(column)));
        Element body = Element.of("tbody");
        for (List<Cell> cells : rows) {
            Element row = Element.of("tr");
            for (int i = 0; i < cells.size(); i++) {
                row.add(cells.get(i).element(i == 0));
            }
            body.add(row);
        }
        Element table = words ? Element.of("table", "words") : Element.of("table");
        if (!caption.isEmpty()) {
            table.add(Element.of("caption").text(caption));
        }
        return Element.of("div", "wide")
                .with("tabindex", "0")
                .with("role", "group")
                .with("aria-label", caption.isEmpty() ? String.join(", ", columns) : caption)
                .add(table.add(Element.of("thead").add(head)).add(body));
    }
}
