/** The edge of HTTP: who calls, one transaction a request, problems, tags, strict JSON. */
package io.huiyin.app.http;
