package org.abell.xml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.abell.problem.Problem;

/** Reads XML files. Document type declarations are refused, so nothing outside is ever read. */
public final class XmlFile {

  private final String file;
  private final Deque<Open> open = new ArrayDeque<>();
  private XmlElement root;

  private XmlFile(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws BadXmlException when it is missing, unreadable or not well-formed
   */
  public static XmlElement read(Path path) {
    try (var in = Files.newInputStream(path)) {
      return new XmlFile(path.toString()).parse(factory().createXMLStreamReader(in));
    } catch (NoSuchFileException e) {
      throw new BadXmlException(Problem.of(path.toString(), "the file does not exist"));
    } catch (IOException e) {
      throw new BadXmlException(
          Problem.of(path.toString(), "the file cannot be read: " + e.getMessage()));
    } catch (XMLStreamException e) {
      throw malformed(path.toString(), e);
    }
  }

  /** Reads a text as if it stood in the file of that name. */
  public static XmlElement parse(String file, String text) {
    Reader reader = new StringReader(text);
    try {
      return new XmlFile(file).parse(factory().createXMLStreamReader(reader));
    } catch (XMLStreamException e) {
      throw malformed(file, e);
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own reader, whatever a server puts on the class path: its line numbers are known.
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static BadXmlException malformed(String file, XMLStreamException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
    var message = e.getMessage().replaceFirst("(?s)^ParseError at .*?Message: ", "").strip();
    return new BadXmlException(
        new Problem(file, line, "not well-formed XML: " + message.replace('\n', ' ')));
  }

  private XmlElement parse(XMLStreamReader in) throws XMLStreamException {
    int line = 1;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open.push(new Open(in.getLocalName(), attributes(in), line));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        close();
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        open.peek().text.append(in.getText());
      } else if (event == XMLStreamConstants.DTD) {
        throw new BadXmlException(
            new Problem(file, line, "a document type declaration is not allowed"));
      }
      // An element begins where the event before it ended; its own location is the end of its tag.
      line = in.getLocation().getLineNumber();
    }
    return root;
  }

  private static Map<String, String> attributes(XMLStreamReader in) {
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      found.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    return found;
  }

  private void close() {
    var done = open.pop().element(file);
    if (open.isEmpty()) {
      root = done;
    } else {
      open.peek().children.add(done);
    }
  }

  private static final class Open {
    private final String name;
    private final Map<String, String> attributes;
    private final int line;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Open(String name, Map<String, String> attributes, int line) {
      this.name = name;
      this.attributes = attributes;
      this.line = line;
    }

    XmlElement element(String file) {
      return new XmlElement(name, attributes, children, text.toString(), file, line);
    }
  }
}
