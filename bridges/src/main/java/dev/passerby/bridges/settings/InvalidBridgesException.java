package dev.passerby.bridges.settings;

import java.util.List;

/** Bridges that cannot be used as they are set. */
public final class InvalidBridgesException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidBridgesException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line per problem: the setting, its rule, the value. */
    public List<String> problems() {
        return problems;
    }
}
