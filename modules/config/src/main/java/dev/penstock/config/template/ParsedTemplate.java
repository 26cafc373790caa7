package dev.penstock.config.template;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a template's text.
 *
 * @param template the template; where there are faults, without what is faulty
 * @param faults everything that is wrong with the text; empty when it is right
 */
public record ParsedTemplate(Template template, List<Fault> faults) {

  public ParsedTemplate {
    faults = List.copyOf(faults);
  }

  /** Parses any text; never throws. */
  public static ParsedTemplate of(String text) {
    return new Parser(text).parse();
  }

  private static final class Parser {
    private static final String ESCAPED = "$${";
    private static final String OPEN = "${";

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    Parser(String text) {
      this.text = text;
    }

    ParsedTemplate parse() {
      int position = 0;
      while (position < text.length()) {
        position = step(position);
      }
      endLiteral();
      return new ParsedTemplate(new Template(text, parts), faults);
    }

    private int step(int position) {
      if (text.startsWith(ESCAPED, position)) {
        literal.append(OPEN);
        return position + ESCAPED.length();
      }
      if (text.startsWith(OPEN, position)) {
        return reference(position + OPEN.length());
      }
      literal.append(text.charAt(position));
      return position + 1;
    }

    private int reference(int start) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        faults.add(new Fault("`${` without its `}`", "write `$${` where you mean the text itself"));
        return text.length();
      }
      endLiteral();
      switch (KnownReferences.find(text.substring(start, end).strip())) {
        case KnownReferences.Found(Reference reference) -> parts.add(new Part.Hole(reference));
        case KnownReferences.Unknown(Fault fault) -> faults.add(fault);
      }
      return end + 1;
    }

    private void endLiteral() {
      if (!literal.isEmpty()) {
        parts.add(new Part.Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
