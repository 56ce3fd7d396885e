namespace Federation.Gateway.GraphQL.Errors;

/// <summary>
/// Every <c>extensions.code</c> that the API answers with, and the HTTP status of a request that fails with it. A closed set: clients branch
/// on it. Retired codes are never used again.
/// </summary>
internal sealed record ErrorCode
{
    private ErrorCode(string value, int status, bool wellFormed = false)
    {
        Value = value;
        Status = status;
        IsWellFormed = wellFormed;
    }

    /// <summary>The body or the query string is not a GraphQL-over-HTTP request.</summary>
    public static ErrorCode BadRequest { get; } = new("BAD_REQUEST", 400);

    public static ErrorCode MethodNotAllowed { get; } = new("METHOD_NOT_ALLOWED", 405);

    public static ErrorCode NotAcceptable { get; } = new("NOT_ACCEPTABLE", 406);

    public static ErrorCode BodyTooLarge { get; } = new("BODY_TOO_LARGE", 413);

    public static ErrorCode UnsupportedMediaType { get; } = new("UNSUPPORTED_MEDIA_TYPE", 415);

    /// <summary>No trusted document has that id; or only those are taken, and the text is none.</summary>
    public static ErrorCode DocumentUnknown { get; } = new("DOCUMENT_UNKNOWN", 400);

    public static ErrorCode LimitTokens { get; } = new("LIMIT_TOKENS", 400);

    public static ErrorCode LimitDepth { get; } = new("LIMIT_DEPTH", 400);

    public static ErrorCode LimitFields { get; } = new("LIMIT_FIELDS", 400);

    public static ErrorCode LimitAliases { get; } = new("LIMIT_ALIASES", 400);

    public static ErrorCode LimitDirectives { get; } = new("LIMIT_DIRECTIVES", 400);

    /// <summary>The answer grew too large while it was made.</summary>
    public static ErrorCode LimitResult { get; } = new("LIMIT_RESULT", 400);

    /// <summary>The answer took too long.</summary>
    public static ErrorCode LimitTime { get; } = new("LIMIT_TIME", 503);

    /// <summary>The connection has as many operations under way as one may have.</summary>
    public static ErrorCode LimitOperations { get; } = new("LIMIT_OPERATIONS", 429);

    /// <summary>The caller has as many streams and connections open as one may have.</summary>
    public static ErrorCode LimitStreams { get; } = new("LIMIT_STREAMS", 429);

    /// <summary>The caller has asked for too much in too short a time.</summary>
    public static ErrorCode RateLimited { get; } = new("RATE_LIMITED", 429);

    /// <summary>All callers together ask for more than this host gets done; nothing of this was.</summary>
    public static ErrorCode HostBusy { get; } = new("HOST_BUSY", 503);

    /// <summary>The document is not GraphQL.</summary>
    public static ErrorCode SyntaxError { get; } = new("SYNTAX_ERROR", 400, wellFormed: true);

    /// <summary>The document does not fit the schema.</summary>
    public static ErrorCode ValidationFailed { get; } = new("VALIDATION_FAILED", 400, wellFormed: true);

    /// <summary>A value has the right type and yet cannot be used.</summary>
    public static ErrorCode BadInput { get; } = new("BAD_INPUT", 400, wellFormed: true);

    /// <summary>The field is not for everybody, and the request does not show who sends it.</summary>
    public static ErrorCode Unauthenticated { get; } = new("UNAUTHENTICATED", 401, wellFormed: true);

    /// <summary>The field is not for whoever sent the request.</summary>
    public static ErrorCode Forbidden { get; } = new("FORBIDDEN", 403, wellFormed: true);

    public static ErrorCode StoreUnavailable { get; } = new("STORE_UNAVAILABLE", 503, wellFormed: true);

    /// <summary>The host of the cluster that had to answer has ended or does not answer. Whether it did what was asked is not known.</summary>
    public static ErrorCode HostUnavailable { get; } = new("HOST_UNAVAILABLE", 503, wellFormed: true);

    /// <summary>The directory cannot sign certificates, nor check any: its key file cannot be used.</summary>
    public static ErrorCode CertificatesUnavailable { get; } = new("CERTIFICATES_UNAVAILABLE", 503, wellFormed: true);

    /// <summary>Our fault; the log has the rest under the trace id.</summary>
    public static ErrorCode Internal { get; } = new("INTERNAL", 500, wellFormed: true);

    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        BadRequest, MethodNotAllowed, NotAcceptable, BodyTooLarge, UnsupportedMediaType, DocumentUnknown,
        LimitTokens, LimitDepth, LimitFields, LimitAliases, LimitDirectives, LimitResult, LimitTime, LimitOperations, LimitStreams, RateLimited, HostBusy,
        SyntaxError, ValidationFailed, BadInput, Unauthenticated, Forbidden, StoreUnavailable, HostUnavailable, CertificatesUnavailable, Internal,
    ];

    public string Value { get; }

    /// <summary>Of a response without data. With data, a response is 200 whatever its errors.</summary>
    public int Status { get; }

    /// <summary>
    /// True where the request itself was in order: then the older <c>application/json</c> form answers 200 instead of
    /// <see cref="Status"/> (GraphQL over HTTP, 6.4.1).
    /// </summary>
    public bool IsWellFormed { get; }

    public override string ToString() => Value;
}
