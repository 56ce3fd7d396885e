namespace Federation.Trust.Statements;

/// <summary>The words of entity statements (OpenID Federation 1.0, section 3).</summary>
public static class StatementWords
{
    /// <summary>The <c>typ</c> of an entity statement, and with <c>application/</c> before it its media type.</summary>
    public const string StatementType = "entity-statement+jwt";

    public const string Issuer = "iss";
    public const string Subject = "sub";
    public const string IssuedAt = "iat";
    public const string Expires = "exp";
    public const string Keys = "jwks";
    public const string AuthorityHints = "authority_hints";
    public const string Metadata = "metadata";
    public const string MetadataPolicy = "metadata_policy";
    public const string MetadataPolicyCrit = "metadata_policy_crit";
    public const string Constraints = "constraints";
    public const string Crit = "crit";
    public const string TrustMarks = "trust_marks";
    public const string TrustMarkIssuers = "trust_mark_issuers";
    public const string TrustMarkOwners = "trust_mark_owners";
    public const string SourceEndpoint = "source_endpoint";
    public const string TrustAnchorHints = "trust_anchor_hints";
    public const string FetchEndpoint = "federation_fetch_endpoint";

    /// <summary>Of a trust mark, and of its place in a statement.</summary>
    public const string TrustMarkType = "trust_mark_type";
}
