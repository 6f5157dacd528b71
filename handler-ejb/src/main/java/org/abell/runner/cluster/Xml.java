package org.abell.runner.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Answers of managers in XML, of which nothing but elements and their texts is of interest. */
final class Xml {

  private Xml() {}

  /** All elements of that name; the command is named where its answer cannot be read. */
  static List<Element> elements(String command, String text, String name) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      // The usual one prints what it finds.
      builder.setErrorHandler(new DefaultHandler());
      var root = builder.parse(new InputSource(new StringReader(text)));
      var nodes = root.getElementsByTagName(name);
      var found = new ArrayList<Element>();
      for (int i = 0; i < nodes.getLength(); i++) {
        found.add((Element) nodes.item(i));
      }
      return found;
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("%s's answer cannot be read: %s".formatted(command, e.getMessage()), e);
    }
  }

  /** The text of the first element of that name below it, or nothing. */
  static String text(Element element, String name) {
    var found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
