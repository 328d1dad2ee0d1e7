package io.huiyin.imports;

/** What a reader of a cell throws when it makes no sense of it; caught where row and column are known. */
final class RowFaulty extends RuntimeException {

    private final FaultCode code;
    private final transient String argument;

    RowFaulty(FaultCode code) {
        this(code, null);
    }

    RowFaulty(FaultCode code, String argument) {
        super(code.code(), null, false, false);
        this.code = code;
        this.argument = argument;
    }

    Fault at(int row, String column) {
        return new Fault(row, column, code, argument);
    }
}
