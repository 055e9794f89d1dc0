import java.io.FileInputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;

/**
 * Checks PDFs by veraPDF's profile of PDF/UA-1 and writes a line for each rule that a file breaks.
 *
 * The profile is read here, because veraPDF's own way of doing so needs a library that is neither in
 * its archive nor in Java.
 */
class Validate {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    for (String file : files) {
      try (var parser = Foundries.defaultInstance()
          .createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1, PDFAFlavour.PDFUA_1)) {
        var result = ValidatorFactory.createValidator(profile, false).validate(parser);
        Set<String> broken = new TreeSet<>();
        for (TestAssertion one : result.getTestAssertions()) {
          if (one.getStatus() == TestAssertion.Status.FAILED) {
            broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " "
                + one.getMessage());
          }
        }
        System.out.println(file + ": " + result.getTotalAssertions() + " checks, compliant: "
            + result.isCompliant());
        broken.forEach(line -> System.out.println(file + ": " + line));
      }
    }
  }

  private static ValidationProfile profile() throws Exception {
    var input = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml");
    Element root =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input).getDocumentElement();
    Set<Rule> rules = new HashSet<>();
    for (Element rule : all(root, "rule")) {
      Element id = all(rule, "id").get(0);
      rules.add(Profiles.ruleFromValues(
          Profiles.ruleIdFromValues(PDFAFlavour.Specification.ISO_14289_1,
              id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
          rule.getAttribute("object"), rule.hasAttribute("deferred") ? true : null,
          rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
          Profiles.errorFromValues(text(rule, "message"), List.of()), List.of()));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element one : all(root, "variable")) {
      variables.add(Profiles.variableFromValues(one.getAttribute("name"),
          one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
    }
    var details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "veraPDF", new Date(0));
    return Profiles.profileFromValues(PDFAFlavour.PDFUA_1, details, "", rules, variables);
  }

  private static List<Element> all(Element element, String name) {
    var nodes = element.getElementsByTagName(name);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(at -> (Element) nodes.item(at)).toList();
  }

  private static String text(Element element, String name) {
    return all(element, name).get(0).getTextContent();
  }
}
