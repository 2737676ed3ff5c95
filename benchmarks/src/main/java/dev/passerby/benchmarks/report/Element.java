package dev.passerby.benchmarks.report;

import java.util.Locale;
import java.util.Set;

/** One element of HTML or SVG with its attributes and content; whatever text goes in is escaped. */
final class Element {

    private static final Set<String> WITHOUT_CONTENT = Set.of("img", "meta", "br");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final StringBuilder content = new StringBuilder();

    Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        return new Element(name);
    }

    /** An element with a class of the page's style sheet. */
    static Element of(String name, String style) {
        return new Element(name).with("class", style);
    }

    Element with(String attribute, String value) {
        attributes
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value))
                .append('"');
        return this;
    }

    /** An attribute in the picture's own units, to a hundredth. */
    Element with(String attribute, double value) {
        return with(attribute, coordinate(value));
    }

    Element text(String text) {
        content.append(escaped(text));
        return this;
    }

    Element add(Element child) {
        child.writeTo(content);
        return this;
    }

    Element add(Iterable<Element> children) {
        children.forEach(this::add);
        return this;
    }

    /** Text that is no markup's business: the page's own style sheet. */
    Element style(String styleSheet) {
        content.append(styleSheet);
        return this;
    }

    static String coordinate(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    private void writeTo(StringBuilder out) {
        out.append('<').append(name).append(attributes).append('>');
        if (!WITHOUT_CONTENT.contains(name)) {
            out.append(content).append("</").append(name).append('>');
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append((c < ' ' && c != '\n' && c != '\t') || c == 0x7f ? '\ufffd' : c);
            }
        }
        return out.toString();
    }
}
