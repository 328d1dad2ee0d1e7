package io.huiyin.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.jobs.Jobs;
import io.huiyin.protection.Keyset.Step;
import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys are changed while everything stays readable and findable, until the old one can be dropped (密钥轮换). */
@QuarkusTest
class KeyRotationTest {

    /** Remarks of a household: the table, and the column in which they used to stand. */
    private static final Map<String, String> HOUSEHOLD =
            Map.of("household_member", "note", "vehicle", "description", "special_date", "label");

    private static final LocalDate ANY_DAY = LocalDate.of(2025, 6, 6);

    @Inject
    Database database;

    @Inject
    Jobs jobs;

    @Inject
    @Any
    Instance<SealedColumns> rooms;

    @ConfigProperty(name = "huiyin.protection.keyset")
    String present;

    private String withNewKey;
    private String promoted;
    private SmallEstate estate;
    private UUID owner;
    private UUID record;
    private UUID frame;
    private String remembered;

    private record Phone(UUID community, UUID owner, byte[] sealed, byte[] index) {}

    @BeforeEach
    void prepare() {
        withNewKey = Keyset.after(Step.ADD_KEY, Optional.of(present));
        promoted = Keyset.after(Step.PROMOTE_KEY, Optional.of(withNewKey));
        estate = SmallEstate.build();
        owner = UUID.fromString(estate.api()
                .post("/v1/owners", """
                        {'communityId': '%s', 'kind': 'PERSON', 'name': '陈先生', 'segment': 'KEY', 'phones': ['13900001111', '13900002222'],
                         'identityNumber': '110101199003071234', 'emergencyContact': {'name': '李四', 'phone': '13911112222'}}""", estate.community())
                .statusCode(201)
                .extract()
                .path("id"));
        var tag = estate.api().get("/v1/owners/" + owner).extract().header("ETag");
        estate.api()
                .put(
                        "/v1/owners/" + owner,
                        tag,
                        "{'kind': 'PERSON', 'name': '陈老', 'segment': 'KEY', 'phones': ['13900001111', '13900002222'],"
                                + " 'identityNumber': '110101199003071234', 'emergencyContact': {'name': '李四', 'phone': '13911112222'}}")
                .statusCode(200);
        estate.api()
                .create(
                        "/v1/owners/" + owner + "/members",
                        "{'name': '王五', 'kinship': 'SPOUSE', 'phone': '13700003456'}");
        estate.api()
                .put("/v1/owners/" + owner + "/portrait", "\"0\"", "{'occupation': '退休教师', 'notes': '喜静'}")
                .statusCode(200);
        estate.complaint("VERBAL");
        sealedForGood();
    }

    /** Rows that the program cannot change, but whose seals are renewed. */
    private void sealedForGood() {
        var api = estate.api();
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31'}",
                estate.house());
        var form = api.create(
                "/v1/forms",
                "{'communityId': '%s', 'code': 'KF-07', 'name': '走访', 'fields': [{'code': 'said', 'label': '意见', 'type': 'TEXT'}]}",
                estate.community());
        record = api.create("/v1/form-records", "{'formId': '%s', 'values': {'said': '加装路灯'}}", form);
        frame = api.create("/v1/sample-frames", "{'communityId': '%s', 'name': '六月'}", estate.community());
        api.post(
                        "/v1/sample-frames/" + frame + "/exclusions",
                        "{'ownerId': '%s', 'reason': 'OTHER', 'note': '出国'}",
                        owner)
                .statusCode(201);
        remembered = create(frame.toString());
        api.post("/v1/answer-topics/ask", "{'communityId': '%s', 'question': '几点'}", estate.community())
                .statusCode(200);
    }

    /** With a key, so that the answer is remembered. */
    private String create(String key) {
        return estate.api()
                .request()
                .header("Idempotency-Key", key)
                .body(Api.json("{'communityId': '%s', 'name': '七月'}", estate.community()))
                .post("/v1/sample-frames")
                .then()
                .statusCode(201)
                .extract()
                .asString();
    }

    /** What this test sealed under other keys the program must open again. */
    @AfterEach
    void goBack() {
        reseal(withNewKey);
    }

    @Test
    void everything_is_sealed_and_indexed_anew_and_the_old_key_can_be_dropped() {
        var version = estate.api().get("/v1/owners/" + owner).extract().<Integer>path("version");
        assertThat(stale(promoted, "owner_phone.sealed")).isPositive();
        assertThat(stale(promoted, "idempotency_record.body_sealed")).isPositive();

        var first = reseal(promoted);

        assertThat((int) first.get("resealed")).isGreaterThan(10);
        assertThat(first).containsEntry("remaining", 0);
        assertThat(stale(promoted, "owner_phone.sealed")).isZero();
        assertThat(stale(promoted, "idempotency_record.body_sealed")).isZero();
        var alone = ProtectionTest.with(Keyset.after(Step.TRIM_KEYSET, Optional.of(promoted)));
        assertThat(phones()).hasSize(2).allSatisfy(phone -> {
            var number = alone.open(phone.community(), phone.owner(), "phone", phone.sealed());
            assertThat(number).startsWith("1390000");
            assertThat(phone.index()).isEqualTo(alone.index(Protection.PHONE, number));
        });
        assertThat(reseal(promoted)).containsEntry("resealed", 0).containsEntry("remaining", 0);

        goBack();
        estate.api()
                .get("/v1/owners/" + owner + "?unmasked=true&reason=CONTACT")
                .body("phones", contains("13900001111", "13900002222"))
                .body("identityNumber", equalTo("110101199003071234"))
                .body("members[0].phone", equalTo("13700003456"))
                .body("version", equalTo(version));
        estate.api()
                .get("/v1/owners/" + owner + "/portrait?reason=VERIFICATION")
                .body("occupation", equalTo("退休教师"))
                .body("notes", equalTo("喜静"));
        estate.api()
                .post("/v1/owners/search", "{'communityId': '%s', 'phone': '13900002222'}", estate.community())
                .body("items.id", contains(owner.toString()));
        estate.api().get("/v1/form-records/" + record).body("values.said", equalTo("加装路灯"));
        estate.api().get("/v1/sample-frames/" + frame + "/exclusions").body("items.note", contains("出国"));
        assertThat(create(frame.toString())).isEqualTo(remembered);
    }

    /** An instance that has the new key already, and one that does not let it seal yet, understand each other. */
    @Test
    void a_key_that_was_added_opens_and_finds_but_does_not_seal() {
        var early = ProtectionTest.with(withNewKey);
        var late = ProtectionTest.with(promoted);
        var row = UUID.randomUUID();

        assertThat(late.open(row, row, "f", early.seal(row, row, "f", "甲"))).isEqualTo("甲");
        assertThat(early.open(row, row, "f", late.seal(row, row, "f", "乙"))).isEqualTo("乙");
        assertThat(early.indexes("k", "甲"))
                .anySatisfy(index -> assertThat(index).isEqualTo(late.index("k", "甲")));
        var old = ProtectionTest.with(present);
        assertThat(old.open(row, row, "f", early.seal(row, row, "f", "丙"))).isEqualTo("丙");
        var sealedByNew = late.seal(row, row, "f", "丁");
        assertThatThrownBy(() -> old.open(row, row, "f", sealedByNew)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_under_a_key_that_is_gone_is_counted_and_left_alone() {
        var stranger = ProtectionTest.with(Keyset.generate());
        var lost = stranger.seal(estate.community(), owner, "emergencyContact", "13911112222");
        var before = sealedContact();
        write(lost);

        var result = reseal(promoted);

        assertThat(result).containsEntry("remaining", 1);
        assertThat(result.get("of")).isEqualTo(Map.of("owner.emergency_phone_sealed", 1));
        assertThat(sealedContact()).isEqualTo(lost);
        write(before);
    }

    /** From before remarks were sealed. */
    @Test
    void what_stands_in_the_clear_is_read_where_it_is_and_sealed_by_the_job() {
        database.asSystem(
                "test",
                () -> database.handle()
                        .createUpdate(
                                "update owner set special_circumstances = '行动不便', note = '晚上联系', complaint_points = '噪声' where id = :owner")
                        .bind("owner", owner)
                        .execute());
        estate.api().get("/v1/owners/" + owner).body("note", equalTo("晚上联系"));

        reseal(present);

        estate.api()
                .get("/v1/owners/" + owner)
                .body("specialCircumstances", equalTo("行动不便"))
                .body("note", equalTo("晚上联系"))
                .body("complaintPoints", equalTo("噪声"));
        estate.api()
                .get("/v1/owners?inNeed=true&communityId=" + estate.community())
                .body("items.id", contains(owner.toString()));
        assertThat(database.asSystem(
                        "test",
                        () -> database.handle()
                                .createQuery(
                                        "select count(*) from owner where num_nonnulls(special_circumstances, note, complaint_points) > 0")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void so_is_what_stands_in_the_clear_of_their_household() {
        var path = "/v1/owners/" + owner;
        estate.api().create(path + "/vehicles", "{'plate': '鲁A12345'}");
        estate.api().create(path + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1960-02-28'}");
        for (var clear : HOUSEHOLD.entrySet()) {
            database.asSystem(
                    "test",
                    () -> database.handle()
                            .createUpdate("update <table> set <clear> = '晚上联系' where owner_id = :owner")
                            .define("table", clear.getKey())
                            .define("clear", clear.getValue())
                            .bind("owner", owner)
                            .execute());
        }
        householdSays("晚上联系");

        reseal(present);

        householdSays("晚上联系");
        for (var clear : HOUSEHOLD.entrySet()) {
            assertThat(inTheClear(clear.getKey(), clear.getValue()))
                    .as(clear.getKey())
                    .isZero();
        }
    }

    private void householdSays(String remark) {
        estate.api()
                .get("/v1/owners/" + owner)
                .body("members[0].note", equalTo(remark))
                .body("vehicles[0].description", equalTo(remark))
                .body("specialDates[0].label", equalTo(remark));
    }

    private int inTheClear(String table, String column) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(<column>) from <table>")
                        .define("table", table)
                        .define("column", column)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void no_sealed_column_is_forgotten() {
        var named = new TreeSet<String>();
        for (var room : rooms) {
            for (var column : room.columns()) {
                named.add(column.table() + "." + column.column());
                if (column.index() != null) named.add(column.table() + "." + column.index());
            }
        }
        var there = database.asSystem(
                "test",
                () -> database.handle().createQuery("""
                        select table_name || '.' || column_name from information_schema.columns
                         where table_schema = 'public' and data_type = 'bytea'
                           and column_name !~ '(hash|sha256|digest)$' and table_name <> 'audit_seal'
                        """).mapTo(String.class).list());
        assertThat(named).containsExactlyInAnyOrderElementsOf(there);
    }

    private Map<String, Object> reseal(String keyset) {
        return new ResealJob(database, ProtectionTest.with(keyset), rooms, jobs).run(ANY_DAY);
    }

    private int stale(String keyset, String column) {
        var place = column.split("\\.");
        var prefix = ProtectionTest.with(keyset).presentPrefix();
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(*) from <table> where substring(<column> from 1 for 5) <> :prefix")
                        .define("table", place[0])
                        .define("column", place[1])
                        .bind("prefix", prefix)
                        .mapTo(Integer.class)
                        .one());
    }

    private List<Phone> phones() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select * from owner_phone where owner_id = :owner")
                        .bind("owner", owner)
                        .map((row, context) -> new Phone(
                                Columns.uuid(row, "community_id"),
                                Columns.uuid(row, "owner_id"),
                                row.getBytes("sealed"),
                                row.getBytes("phone_index")))
                        .list());
    }

    private byte[] sealedContact() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select emergency_phone_sealed from owner where id = :owner")
                        .bind("owner", owner)
                        .mapTo(byte[].class)
                        .one());
    }

    private void write(byte[] sealed) {
        database.asSystem(
                "test",
                () -> database.handle()
                        .createUpdate("update owner set emergency_phone_sealed = :sealed where id = :owner")
                        .bind("sealed", sealed)
                        .bind("owner", owner)
                        .execute());
    }
}
