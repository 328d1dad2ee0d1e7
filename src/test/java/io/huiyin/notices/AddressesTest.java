package io.huiyin.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.messaging.AddressBook;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Contact;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressesTest {

    @Inject
    StaffAddresses staff;

    @Inject
    OwnerAddresses owners;

    @Inject
    HouseAddresses houses;

    @Inject
    BuildingBoards buildings;

    @Inject
    CommunityBoards communities;

    @Inject
    Database database;

    private SmallEstate estate;

    @BeforeEach
    void open() {
        estate = SmallEstate.build();
    }

    @Test
    void an_owner_is_reached_by_the_first_phone_and_by_mail_in_the_order_of_their_liking() {
        var owner = owner("'name': '王一', 'phones': ['13812345678', '13912345678'], 'email': 'wang@example.com',"
                + " 'preferredChannels': ['IN_PERSON', 'E_MAIL', 'SMS']");

        var contact = find(owners, owner);

        assertThat(contact.name()).isEqualTo("王一");
        assertThat(contact.preferred()).containsExactly(ChannelKind.E_MAIL, ChannelKind.SMS);
        assertThat(contact.addresses().get(ChannelKind.SMS)).contains("13812345678");
        assertThat(contact.addresses()).containsEntry(ChannelKind.E_MAIL, "wang@example.com");
        assertThat(contact).hasToString("Contact" + contact.addresses().keySet());
    }

    @Test
    void an_owner_is_reached_by_the_account_that_the_gateway_knows_them_by() {
        var owner = owner("'name': '李二', 'phones': [], 'preferredChannels': ['WECHAT']");

        assertThat(find(owners, owner).addresses())
                .isEqualTo(Map.of(ChannelKind.WECHAT, owner.toString(), ChannelKind.APP, owner.toString()));
    }

    @Test
    void a_telefax_goes_to_the_fixed_line_of_one_who_likes_telefaxes() {
        var phones = "'phones': ['13812345678', '0755-82345678']";
        var liking = owner("'name': '王一', %s, 'preferredChannels': ['FAX']".formatted(phones));
        var other = owner("'name': '王二', %s, 'preferredChannels': ['PHONE']".formatted(phones));
        var mobile = owner("'name': '王三', 'phones': ['13812345678'], 'preferredChannels': ['FAX']");

        assertThat(find(owners, liking).addresses()).containsEntry(ChannelKind.FAX, "0755-82345678");
        assertThat(find(owners, other).addresses()).doesNotContainKey(ChannelKind.FAX);
        assertThat(find(owners, mobile).addresses()).doesNotContainKey(ChannelKind.FAX);
    }

    @Test
    void a_letter_goes_to_the_house_that_the_owner_lives_in_today() {
        TestClock.set("2025-06-06T07:30");
        var owner = owner("'name': '王一', 'phones': [], 'preferredChannels': []");
        assertThat(find(owners, owner).addresses()).doesNotContainKey(ChannelKind.LETTER);
        var let = house("LET");
        relate(owner, let, "OWNER", "'from': '2019-01-01'");
        assertThat(find(owners, owner).addresses()).containsEntry(ChannelKind.LETTER, "测试小区 " + code(let));
        var left = house("OCCUPIED");
        relate(owner, left, "OWNER", "'from': '2018-01-01', 'to': '2025-06-05'");
        var home = house("OCCUPIED");
        relate(owner, home, "TENANT", "'from': '2025-06-06'");
        relate(owner, house("OCCUPIED"), "OWNER", "'from': '2025-06-07'");

        assertThat(find(owners, owner).addresses()).containsEntry(ChannelKind.LETTER, "测试小区 " + code(home));

        TestClock.reset();
    }

    @Test
    void a_house_has_a_letter_box_and_its_building_and_community_have_boards() {
        var building = UUID.fromString(
                estate.api().get("/v1/houses/" + estate.house()).extract().path("buildingId"));
        var board = "测试小区 "
                + estate.api().get("/v1/buildings/" + building).extract().<String>path("name");

        assertThat(find(houses, estate.house()).addresses())
                .isEqualTo(Map.of(ChannelKind.LETTER, "测试小区 " + code(estate.house()), ChannelKind.BOARD, board));
        assertThat(find(buildings, building).addresses()).isEqualTo(Map.of(ChannelKind.BOARD, board));
        assertThat(find(communities, estate.community()).addresses()).isEqualTo(Map.of(ChannelKind.BOARD, "测试小区"));
        assertThat(found(houses, UUID.randomUUID())).isEmpty();
        assertThat(found(buildings, UUID.randomUUID())).isEmpty();
        assertThat(found(communities, UUID.randomUUID())).isEmpty();
    }

    @Test
    void who_no_longer_works_here_is_reached_nowhere() {
        var contact = find(staff, estate.engineer());
        assertThat(contact.addresses()).containsKey(ChannelKind.SMS);

        estate.api().post("/v1/staff/" + estate.engineer() + "/deactivate").statusCode(200);

        assertThat(found(staff, estate.engineer())).isEmpty();
    }

    private UUID house(String occupancy) {
        return estate.api()
                .create(
                        "/v1/houses",
                        "{'communityId': '%s', 'building': '7栋', 'room': '%s', 'areaSquareMetres': '80.00',"
                                + " 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2018-01-01', 'occupancyStatus': '%s'}",
                        estate.community(),
                        Ids.next().toString().substring(9, 18),
                        occupancy);
    }

    private String code(UUID house) {
        return estate.api().get("/v1/houses/" + house).extract().path("code");
    }

    private void relate(UUID owner, UUID house, String relation, String fields) {
        estate.api()
                .post(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': '%s', %s}",
                        house,
                        relation,
                        fields)
                .statusCode(201);
    }

    private UUID owner(String fields) {
        return estate.api()
                .create("/v1/owners", "{'communityId': '%s', 'kind': 'PERSON', %s}", estate.community(), fields);
    }

    private Contact find(AddressBook book, UUID id) {
        return found(book, id).get(id);
    }

    private Map<UUID, Contact> found(AddressBook book, UUID id) {
        return database.in(Caller.job("test", estate.community()), () -> book.find(Set.of(id)));
    }
}
