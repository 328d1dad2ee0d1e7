package io.huiyin.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads what sources say of their records and enums, by the compiler's own parser. */
final class Javadocs {

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ");

    private Javadocs() {}

    /**
     * @param description the first paragraph; empty where there is none
     * @param parts       what is said of each property by its name in JSON, or of each constant; empty where nothing is
     */
    record Described(String description, Map<String, String> parts) {}

    /** By the binary names of the types. */
    static SortedMap<String, Described> read(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return read(files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> source(file.toUri(), text(file)))
                    .toList());
        }
    }

    static SortedMap<String, Described> read(String name, String text) {
        return read(List.of(source(URI.create("string:///" + name), text)));
    }

    private static SortedMap<String, Described> read(List<JavaFileObject> sources) {
        var task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, sources);
        var scanner = new Scanner(DocTrees.instance(task));
        try {
            task.parse().forEach(unit -> scanner.scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scanner.described;
    }

    private static JavaFileObject source(URI uri, String text) {
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                // A comment of one line may end in a tag, which the parser looks for at the beginning of lines.
                return text.replaceAll("(?m)^(\\s*/\\*\\* .*) (@param \\w+ .*\\*/)$", "$1\n * $2");
            }
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final SortedMap<String, Described> described = new TreeMap<>();
        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isToldOf(type)) return super.visitClass(type, nothing);
            var doc = trees.getDocCommentTree(getCurrentPath());
            if (type.getKind() == Tree.Kind.RECORD) add(described(doc, components(type, doc)));
            if (type.getKind() == Tree.Kind.ENUM) add(described(doc, constants(type)));
            return super.visitClass(type, nothing);
        }

        /** Nothing else can stand in the contract: what the rooms answer is public, what resources take stands beside them. */
        private boolean isToldOf(ClassTree type) {
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || getCurrentPath()
                            .getCompilationUnit()
                            .getPackageName()
                            .toString()
                            .endsWith(".rest");
        }

        private void add(Described type) {
            if (!type.description().isEmpty() || type.parts().values().stream().anyMatch(part -> !part.isEmpty())) {
                described.put(name(getCurrentPath()), type);
            }
        }

        private static Described described(DocCommentTree doc, Map<String, String> parts) {
            return new Described(doc == null ? "" : written(firstParagraph(doc.getFullBody())), parts);
        }

        private static Map<String, String> components(ClassTree type, DocCommentTree doc) {
            var said = doc == null
                    ? Map.<String, String>of()
                    : doc.getBlockTags().stream()
                            .filter(tag -> tag instanceof ParamTree param && !param.isTypeParameter())
                            .map(ParamTree.class::cast)
                            .collect(Collectors.toMap(
                                    param -> param.getName().toString(), param -> written(param.getDescription())));
            var components = new LinkedHashMap<String, String>();
            for (var member : type.getMembers()) {
                if (member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                    components.put(
                            jsonName(field), said.getOrDefault(field.getName().toString(), ""));
                }
            }
            return components;
        }

        private Map<String, String> constants(ClassTree type) {
            var constants = new LinkedHashMap<String, String>();
            for (var member : type.getMembers()) {
                // A constant is of the type's own name, with an initializer that its source does not show.
                if (member instanceof VariableTree constant
                        && constant.getModifiers().getFlags().containsAll(List.of(Modifier.PUBLIC, Modifier.STATIC))
                        && type.getSimpleName().contentEquals(String.valueOf(constant.getType()))) {
                    var doc = trees.getDocCommentTree(new TreePath(getCurrentPath(), constant));
                    constants.put(constant.getName().toString(), doc == null ? "" : written(doc.getFullBody()));
                }
            }
            return constants;
        }

        private static String jsonName(VariableTree component) {
            return component.getModifiers().getAnnotations().stream()
                    .filter(each -> each.getAnnotationType().toString().equals("JsonProperty"))
                    .findFirst()
                    .map(Scanner::value)
                    .orElse(component.getName().toString());
        }

        private static String value(AnnotationTree annotation) {
            var argument = annotation.getArguments().getFirst();
            var value = argument instanceof AssignmentTree assigned ? assigned.getExpression() : argument;
            return ((String) ((com.sun.source.tree.LiteralTree) value).getValue());
        }

        private static String name(TreePath path) {
            var outer = path.getParentPath();
            var name = ((ClassTree) path.getLeaf()).getSimpleName().toString();
            return outer.getLeaf() instanceof ClassTree
                    ? name(outer) + "$" + name
                    : path.getCompilationUnit().getPackageName() + "." + name;
        }
    }

    private static List<? extends DocTree> firstParagraph(List<? extends DocTree> body) {
        return body.stream().takeWhile(part -> !isParagraph(part)).toList();
    }

    private static boolean isParagraph(DocTree part) {
        return part instanceof StartElementTree element && element.getName().contentEquals("p");
    }

    /** As one line of Markdown that begins with a capital. */
    private static String written(List<? extends DocTree> parts) {
        var text = parts.stream()
                .map(Javadocs::written)
                .collect(Collectors.joining())
                .strip()
                .replaceAll("\\s+", " ");
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static String written(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree code
            when code.getKind() == DocTree.Kind.CODE -> "`" + code.getBody().getBody() + "`";
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link
            when !link.getLabel().isEmpty() ->
                link.getLabel().stream().map(Javadocs::written).collect(Collectors.joining());
            case LinkTree link -> "`" + link.getReference().getSignature() + "`";
            case EntityTree entity -> ENTITIES.getOrDefault(entity.getName().toString(), entity.toString());
            default -> isParagraph(part) ? " " : "";
        };
    }
}
