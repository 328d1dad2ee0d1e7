/** Whom a satisfaction survey asks (满意度调查), who is left out of it, and why. */
package io.huiyin.surveys;
