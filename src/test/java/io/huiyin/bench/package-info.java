/** The benchmark ({@code ./mvnw -Pbench verify}): the packaged program over HTTP beside the same SQL over bare JDBC. */
package io.huiyin.bench;
