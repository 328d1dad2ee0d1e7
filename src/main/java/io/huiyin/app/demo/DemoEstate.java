package io.huiyin.app.demo;

import io.huiyin.community.Communities;
import io.huiyin.community.CommunityDetails;
import io.huiyin.database.Database;
import io.huiyin.estate.HouseFilter;
import io.huiyin.estate.Houses;
import io.huiyin.estate.OccupancyStatus;
import io.huiyin.imports.ImportKind;
import io.huiyin.imports.ImportOrder;
import io.huiyin.imports.Imports;
import io.huiyin.imports.OnFault;
import io.huiyin.kernel.Caller;
import io.huiyin.owners.Owners;
import io.huiyin.staff.StaffRole;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills an empty embedded database with a community to try things on. Everything goes the way that users go: the houses
 * through an import, the matters through their moves, the fees through bill runs. One transaction, so that a start that is killed leaves nothing half.
 */
@ApplicationScoped
class DemoEstate {

    static final String CODE = "DEMO";

    private static final Logger LOG = Logger.getLogger(DemoEstate.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int AFTER_EVERYTHING_ELSE = 5000;
    private static final int HOUSES_WITH_MATTERS = 20;

    private final Database database;
    private final Communities communities;
    private final DemoPeople people;
    private final Imports imports;
    private final Houses houses;
    private final Owners owners;
    private final DemoMatters matters;
    private final DemoFees fees;
    private final Clock clock;
    private final boolean wanted;

    DemoEstate(
            Database database,
            Communities communities,
            DemoPeople people,
            Imports imports,
            Houses houses,
            Owners owners,
            DemoMatters matters,
            DemoFees fees,
            Clock clock,
            @ConfigProperty(name = "huiyin.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "huiyin.demo") boolean demo) {
        this.database = database;
        this.communities = communities;
        this.people = people;
        this.imports = imports;
        this.houses = houses;
        this.owners = owners;
        this.matters = matters;
        this.fees = fees;
        this.clock = clock;
        this.wanted = embedded && demo;
    }

    void start(@Observes @Priority(AFTER_EVERYTHING_ELSE) StartupEvent event) {
        if (wanted) fillIfEmpty();
    }

    /** @return whether it was empty */
    boolean fillIfEmpty() {
        var demo = Caller.job("demo");
        return database.in(demo, () -> {
            if (!communities.list(demo, null, null, 1).items().isEmpty()) return false;
            fill(demo);
            return true;
        });
    }

    private void fill(Caller demo) {
        var details = new CommunityDetails("示例小区", "示例市示例路 1 号", new BigDecimal("62000.00"));
        var community = communities.create(demo, CODE, ZONE, details).id();
        var members = people.join(demo, community);
        people.assignAreas(demo, community, members);
        importHouses(demo, community);
        registerMattersAndFees(
                demo, community, members.get(StaffRole.ENGINEER).getFirst().id());
        LOG.info("the demo estate was made");
    }

    private void importHouses(Caller demo, UUID community) {
        var file = new DemoSpreadsheet(LocalDate.now(clock.withZone(ZONE))).write();
        try {
            var order = new ImportOrder(
                    ImportKind.HOUSES_AND_OWNERS, community, false, OnFault.STOP, null, Map.of(), "demo.csv");
            var report = imports.run(demo, order, file, Files.size(file));
            if (report.rejected() > 0) throw new IllegalStateException("the demo's own rows are faulty: " + report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private void registerMattersAndFees(Caller demo, UUID community, UUID engineer) {
        var lived =
                new HouseFilter(community, null, null, null, null, null, null, null, OccupancyStatus.OCCUPIED, null);
        var withMatters = houses.list(demo, lived, null, HOUSES_WITH_MATTERS).items();
        var ownerOf = new HashMap<UUID, UUID>();
        var ids = withMatters.stream().map(house -> house.id()).toList();
        for (var owner : owners.currentOwnersOf(ids, LocalDate.now(clock.withZone(ZONE)))) {
            ownerOf.putIfAbsent(owner.houseId(), owner.ownerId());
        }
        List<UUID> owned = new ArrayList<>();
        for (var id : ids) owned.add(ownerOf.get(id));
        matters.register(demo, community, withMatters, owned, engineer);
        fees.charge(demo, community, withMatters, LocalDate.now(clock.withZone(ZONE)), ZONE);
    }

    private static void delete(java.nio.file.Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf(e, "the file %s could not be deleted", file);
        }
    }
}
