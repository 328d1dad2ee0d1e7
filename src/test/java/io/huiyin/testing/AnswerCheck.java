package io.huiyin.testing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the program answers to any test against the contract: that it names the status, and that JSON fits the schema.
 * No fuzzing comes to answers that only a second call of the same content gets.
 */
final class AnswerCheck implements Request.Listener {

    static final Request.Listener INSTANCE = new AnswerCheck();

    @Override
    public void answered(Request request, Answer answer) {
        // The contract is read by a request too.
        if (answer.statusCode() >= 400 || request.path().equals(Contract.PATH)) return;
        var contract = Contract.served();
        contract.operation(request.method(), request.path()).ifPresent(operation -> {
            int status = answer.statusCode();
            assertThat(operation.answers(status))
                    .as("the contract names %d of %s", status, operation)
                    .isTrue();
            if (!String.valueOf(answer.contentType()).startsWith("application/json")) return;
            assertThat(contract.misfits(operation, status, answer.jsonPath().root()))
                    .as("%s answers as the contract says", request)
                    .isEmpty();
        });
    }
}
