package dev.passerby.console.onvif;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of what a device sent. Elements are told by their local names: devices disagree about namespaces more often
 * than two elements of one name stand in one place.
 *
 * @param name the local name
 * @param attributes by local name
 * @param text what stands directly in it, without white space around
 * @param children in their order
 */
record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children) {

    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The children of this name. */
    List<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The first element that is reached by these names, one level each. */
    Optional<XmlElement> at(String... path) {
        Optional<XmlElement> here = Optional.of(this);
        for (String step : path) {
            here = here.flatMap(element -> element.all(step).stream().findFirst());
        }
        return here;
    }

    /** The text of the element there; empty where there is none. */
    String textAt(String... path) {
        return at(path).map(XmlElement::text).orElse("");
    }
}
