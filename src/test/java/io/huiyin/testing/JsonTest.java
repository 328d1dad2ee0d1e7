package io.huiyin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final String TEXT = Api.json("""
            {'text': 'a', 'none': null, 'yes': true, 'int': 7, 'long': 12345678901, 'big': 123456789012345678901234567890,
             'less': -7, 'fraction': 12.50, 'tiny': 1e-9, 'vast': 1e300, 'e': 1E2, 'class': 'PROPERTY', 'empty': [], 'object': {},
             'a.b': {'c-d': 1, '中文': '文'}, '中文': 2, 'size': 3, 'first': 1, 'nulls': [null, {'id': 1}, null],
             'numbers': [1, 2.5, null, 12345678901],
             'nested': [[{'id': 1}, {'id': 2}], [], [{'id': 3}]],
             'items': [
               {'id': 'x', 'class': 'A', 'kind': 'K', 'n': 1, 'on': null, 'by': {'name': '张', 'id': 5}, 'lines': [{'v': 1}, {'v': 2}]},
               {'id': 'y', 'class': 'B', 'kind': 'L', 'by': {'name': 'B'}, 'lines': []},
               {'id': 'z', 'class': 'C', 'kind': 'K', 'n': 3, 'on': true, 'by': null, 'lines': [{'v': null}], 'hours': {'MON': 1}}]}
            """.replace("%", "%%"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "text",
                "$.text",
                "none",
                "missing",
                "missing.more",
                "none.more",
                "yes",
                "int",
                "long",
                "big",
                "less",
                "fraction",
                "tiny",
                "vast",
                "e",
                "class",
                "empty",
                "object",
                "numbers",
                "items",
                "'a.b'",
                "'a.b'.'c-d'",
                "'a.b'.中文",
                "中文",
                "size",
                "first",
                "nulls",
                "nulls.id",
                "nested.id",
                "nested[0].id",
                "nested.flatten().id",
                "nested.size()",
                "items.size()",
                "object.size()",
                "items[0]",
                "items[0].id",
                "items[2].on",
                "items[-1].id",
                "items[-3].id",
                "items[3]",
                "items[3].id",
                "items.id",
                "items.missing",
                "items.n",
                "items.on",
                "items.class",
                "items.by.name",
                "items[0].by.name",
                "items.by.id",
                "items.lines",
                "items.lines.v",
                "items.lines[0].v",
                "items.lines.flatten().v",
                "items.lines.flatten()",
                "items.last().id",
                "items.first",
                "empty.id",
                "empty.size()",
                "numbers[1]",
                "items.find { it.id == 'y' }",
                "items.find { it.id == 'y' }.kind",
                "items.find { it.id == 'q' }",
                "items.find { it.id == 'q' }.kind",
                "items.find{it.id == 'y'}.kind",
                "items.findAll { it.kind == 'K' }.id",
                "items.findAll { it.kind == 'Q' }.id",
                "items.findAll { it.kind == 'K' && it.on == null }.id",
                "items.findAll { it.on != null }.id",
                "items.findAll { it.by.name == '张' }.id",
                "items.findAll { it.n == 3 }.id",
                "items.findAll { it.kind != 'K' }.id",
                "items.find { it.kind == 'K' }.lines[1].v",
                "items.findAll { it.kind == 'K' }.last().id",
                "items.findAll { it.kind == 'K' }[1].id",
                "items.findAll { it.kind == 'K' }.size()",
                "items.findAll { it.kind == 'K' }*.id",
                "items.kind.sort()",
                "items.kind.unique()",
                "items[2].hours.keySet()",
                "items.findAll { it.n }.id",
                "items.collect { it.id + 'x' }",
                "items.findAll { it.kind.contains('L') }.id",
                "text.length()",
                "items.find { it.n > 1 }.id"
            })
    void a_path_leads_where_groovy_leads(String path) {
        var groovy =
                path.isEmpty() ? JsonPath.from(TEXT).get() : JsonPath.from(TEXT).get(path);
        var ours = Json.from(TEXT).get(path);

        assertThat(ours).isEqualTo(groovy);
        assertThat(Objects.toString(ours)).hasSameSizeAs(Objects.toString(groovy));
        if (groovy != null && !(groovy instanceof java.util.Collection || groovy instanceof java.util.Map))
            assertThat(ours).hasSameClassAs(groovy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "size()", "id", "[1]", "[-1].id", "$[0].id", "find { it.id == 2 }", "[0].by.name"})
    void a_list_is_walked_too(String path) {
        var text = "[{\"id\": 1, \"by\": {\"name\": \"a\"}}, {\"id\": 2}]";

        assertThat(Json.from(text).<Object>get(path))
                .isEqualTo(
                        path.isEmpty()
                                ? JsonPath.from(text).get()
                                : JsonPath.from(text).get(path));
    }

    /** Or what is said to be walked would be left to Groovy, which is slow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a.b[0].c",
                "[0]",
                "'a.b'.c",
                "a.size()",
                "a.b.flatten().c",
                "a.find { it.b == 'x' }.c",
                "a.findAll { it.b.c == 'x' && it.d == null }.e",
                "a.findAll { it.b != null }.last().c"
            })
    void what_is_plain_is_not_left_to_groovy(String path) {
        assertThat(JsonWalk.of(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.sort()",
                "a.find { it.b > 1 }",
                "a*.b",
                "a.b()",
                "a + b",
                "a-b",
                "a.\"b\"",
                "a ",
                "a..b",
                "$.a"
            })
    void what_is_not_plain_is(String path) {
        assertThat(JsonWalk.of(path)).isEmpty();
    }

    @Test
    void a_part_is_asked_by_paths_of_its_own() {
        var part = Json.from(TEXT).at("items[0].by");

        assertThat(part.getString("name")).isEqualTo("张");
        assertThat(part.getInt("id")).isEqualTo(5);
    }

    @Test
    void a_list_can_be_had_as_texts() {
        assertThat(Json.from(TEXT).getList("items.class", String.class)).containsExactly("A", "B", "C");
        assertThat(Json.from("{\"a\": [1, 2]}").getList("a", String.class)).containsExactly("1", "2");
    }
}
