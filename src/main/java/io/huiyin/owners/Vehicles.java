package io.huiyin.owners;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The vehicles of owners' households. */
@ApplicationScoped
public class Vehicles {

    private static final String FIELD = "vehicles";

    private final Database database;
    private final Archive archive;
    private final VehicleRepository vehicles;
    private final Clock clock;

    Vehicles(Database database, Archive archive, VehicleRepository vehicles, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.vehicles = vehicles;
        this.clock = clock;
    }

    /** @throws ProblemException 404 for an unknown owner; 422 for a plate that is none; 409 if the household has it */
    public Vehicle add(Caller caller, UUID ownerId, String plate, String description) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var vehicle = new Vehicle(Ids.next(), ownerId, Plates.of(plate), description, 1);
            if (vehicles.isTaken(ownerId, vehicle.plate())) throw taken();
            vehicles.insert(vehicle, owner.communityId(), clock.instant());
            archive.changed(owner, FIELD);
            return vehicle;
        });
    }

    public Vehicle get(Caller caller, UUID ownerId, UUID id) {
        return database.in(caller, () -> vehicles.find(ownerId, id).orElseThrow(Problems::notFound));
    }

    /** In the order in which they were entered. */
    public Page<Vehicle> list(Caller caller, UUID ownerId, String cursor, int limit) {
        return database.in(caller, () -> {
            archive.owner(ownerId);
            var list = "owner-vehicles?" + ownerId;
            var rows = vehicles.page(ownerId, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, vehicle -> Cursor.after(list, vehicle.id()));
        });
    }

    public Vehicle change(Caller caller, UUID ownerId, UUID id, Expected expected, String plate, String description) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var before = vehicles.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var number = Plates.of(plate);
            if (!number.equals(before.plate()) && vehicles.isTaken(ownerId, number)) throw taken();
            if (!vehicles.update(id, owner.communityId(), before.version(), number, description))
                throw Problems.stale();
            archive.changed(owner, FIELD);
            return get(caller, ownerId, id);
        });
    }

    public void remove(Caller caller, UUID ownerId, UUID id, Expected expected) {
        database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var vehicle = vehicles.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(vehicle.version());
            archive.delete("vehicle", id, vehicle.version());
            archive.changed(owner, FIELD);
        });
    }

    private static ProblemException taken() {
        return Problems.conflict(
                "/plate", "taken", Text.of("The household has a vehicle of this plate.", "该住户已登记此车牌。"));
    }
}
