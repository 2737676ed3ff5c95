package dev.passerby.simulator.onvif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A message that was sent to a device: its parts by their local names. */
final class SoapRequest {

    private final Document document;

    private SoapRequest(Document document) {
        this.document = document;
    }

    /** Reads a message; empty where it is no XML, or has a document type. */
    static Optional<SoapRequest> read(byte[] message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Without this, mistakes are printed.
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(new SoapRequest(builder.parse(new ByteArrayInputStream(message))));
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java reads XML", e);
        }
    }

    /** What is asked: the name of the first element in the body, or an empty one. */
    String operation() {
        return first("Body")
                .map(Element::getChildNodes)
                .flatMap(SoapRequest::element)
                .map(Node::getLocalName)
                .orElse("");
    }

    /** The text of the first element of this name; empty where there is none. */
    String text(String name) {
        return first(name).map(element -> element.getTextContent().strip()).orElse("");
    }

    private Optional<Element> first(String name) {
        return element(document.getElementsByTagNameNS("*", name));
    }

    private static Optional<Element> element(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .findFirst();
    }
}
