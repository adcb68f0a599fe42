package io.github.mapvet.ruling;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** POMs that Maven resolves dependencies of. */
final class Poms {
  private static final Splitter PARTS = Splitter.on(':');

  /** What a published POM has for its own build only, and where it would look for artifacts. */
  private static final ImmutableSet<String> BUILD =
      ImmutableSet.of(
          "build",
          "distributionManagement",
          "modules",
          "pluginRepositories",
          "prerequisites",
          "reporting",
          "repositories");

  private Poms() {}

  /** One that depends on these artifacts, {@code group:artifact:version}. */
  static String dependingOn(List<String> artifacts) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>ruling</groupId>
          <artifactId>ruling</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <dependencies>
        %s  </dependencies>
        </project>
        """
        .formatted(artifacts.stream().map(Poms::dependency).collect(joining()));
  }

  private static String dependency(String artifact) {
    List<String> parts = PARTS.splitToList(artifact);
    return "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n"
        .formatted(parts.get(0), parts.get(1), parts.get(2));
  }

  /**
   * Makes of a published POM one of which only the dependencies count. What depends on the artifact
   * does not get those that are optional or provided; the artifact itself does.
   *
   * @param published is read
   * @param own is written
   */
  static void ownDependencies(Path published, Path own) throws IOException {
    try {
      Document pom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(published.toFile());
      Element project = pom.getDocumentElement();
      strip(project);
      set(project, "packaging", "pom");
      for (Element parent : children(project, "parent")) {
        set(parent, "relativePath", "");
      }
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(pom), new StreamResult(own.toFile()));
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IOException(published.toString(), e);
    }
  }

  private static void strip(Element parent) {
    for (Element child : children(parent)) {
      if (BUILD.contains(child.getTagName())) {
        parent.removeChild(child);
      } else if (child.getTagName().equals("dependency") && isForTests(child)) {
        parent.removeChild(child);
      } else if (!child.getTagName().equals("dependencyManagement")) {
        strip(child);
      }
    }
  }

  private static boolean isForTests(Element dependency) {
    return has(dependency, "scope", "test")
        || has(dependency, "type", "test-jar")
        || has(dependency, "classifier", "tests");
  }

  private static boolean has(Element parent, String name, String text) {
    return children(parent, name).stream().anyMatch(e -> e.getTextContent().strip().equals(text));
  }

  private static void set(Element parent, String name, String text) {
    children(parent, name).forEach(parent::removeChild);
    Element child = parent.getOwnerDocument().createElement(name);
    child.setTextContent(text);
    parent.appendChild(child);
  }

  private static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getTagName().equals(name)).toList();
  }

  private static List<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .toList();
  }
}
