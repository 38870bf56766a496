/**
 * Stands for @peculiar/x509 in the bundle (wrangler.toml), which the passkey library needs for one thing only: certificates
 * that prove who built an authenticator. We ask for none. Whoever sends some all the same is refused here, before an address
 * out of such a certificate is fetched from.
 */
function refuse(): never {
  throw new Error("Certificates of authenticators are not accepted.");
}

export {
  refuse as AuthorityKeyIdentifierExtension,
  refuse as CRLDistributionPointsExtension,
  refuse as SubjectKeyIdentifierExtension,
  refuse as X509Certificate,
  refuse as X509ChainBuilder,
  refuse as X509Crl,
};
