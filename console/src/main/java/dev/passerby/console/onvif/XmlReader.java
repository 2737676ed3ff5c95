package dev.passerby.console.onvif;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that a stranger wrote: no document types, no entities but the five of XML itself, limits to everything. */
final class XmlReader {

    /** The longest document. Profiles of a recorder with 64 channels take some 200 KB. */
    static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_LEVELS = 32;
    private static final int MOST_ELEMENTS = 20_000;
    private static final String MOST_ATTRIBUTES = "64";

    private XmlReader() {}

    /**
     * The document's outermost element.
     *
     * @throws OnvifException in one line that repeats nothing of the document
     */
    static XmlElement read(byte[] document) throws OnvifException {
        if (document.length > MOST_BYTES) {
            throw new OnvifException("sends more than " + MOST_BYTES / 1024 + " KiB");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return tree(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new OnvifException("sends what is no XML");
        } catch (RuntimeException e) {
            // Java's reader has others for damaged encodings and prefixes.
            throw new OnvifException("sends what is no XML");
        }
    }

    // Java's own, whatever else lies on the class path; one for each document, as they may not be shared.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit", MOST_ATTRIBUTES);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }

    private static XmlElement tree(XMLStreamReader reader) throws XMLStreamException, OnvifException {
        Deque<Open> open = new ArrayDeque<>();
        // Holds the outermost element as its only child.
        open.push(new Open("", Map.of()));
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS || open.size() > MOST_LEVELS) {
                        throw new OnvifException(
                                "sends XML of more than " + MOST_ELEMENTS + " elements or " + MOST_LEVELS + " levels");
                    }
                    open.push(new Open(reader.getLocalName(), attributes(reader)));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.pop().closed();
                    Objects.requireNonNull(open.peek()).children.add(closed);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    Objects.requireNonNull(open.peek()).text.append(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new OnvifException(
                            "sends XML with a document type or entities of its own, which is not read");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        XmlElement document = open.pop().closed();
        if (document.children().size() != 1) {
            throw new OnvifException("sends what is no XML");
        }
        return document.children().get(0);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** An element whose end has not come yet. */
    private static final class Open {

        private final String name;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        Open(String name, Map<String, String> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        XmlElement closed() {
            return new XmlElement(name, attributes, text.toString().strip(), children);
        }
    }
}
